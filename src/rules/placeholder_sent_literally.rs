//! See [`RULE`].

use crate::checker::{Context, Diagnostic, rule};
use crate::cognito::message_template::{CODE, Message, PlaceholderKind};
use crate::redact;
use crate::syntax::Edit;

rule! {
    /// Beside the code placeholder a message text has something like it that is sent as it stands.
    ///
    /// ## Why
    ///
    /// A text with `{####}` in it is accepted, whatever else there is.
    /// Only `{####}` becomes the code: of `{{####}}` the outer braces are sent along, and `{###}` or `{##Verify##}` is
    /// sent literally (inferred from Cognito's patterns).
    ///
    /// ## Bad
    ///
    /// ```json update
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "VerificationMessage": {
    ///       "DeliveryMethod": "SMS",
    ///       "SmsSettings": { "SmsMessage": "Your code is {{####}}" }
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ## Good
    ///
    /// ```json update
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "VerificationMessage": {
    ///       "DeliveryMethod": "SMS",
    ///       "SmsSettings": { "SmsMessage": "Your code is {####}" }
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```json update
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "VerificationMessage": {
    ///       "DeliveryMethod": "SMS",
    ///       "SmsSettings": { "SmsMessage": "Your code is {####}" }
    ///     }
    ///   }
    /// }
    /// ```
    id: "placeholder-sent-literally",
    category: Suspicious,
    levels: { create: Warning, update: Warning, get: Warning },
    on: unusual_message,
    basis: Inferred,
    source: "EmailVerificationMessageType and SmsVerificationMessageType of the service model cognito-idp 2016-04-18, which such texts satisfy, https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html",
}

fn check(cx: &Context<'_>, message: &Message<'_>) {
    if message.text.is_empty() || !message.medium.carries_code() || !message.has_code() {
        return;
    }
    let spans = message.node.parts(message.placeholders.iter().map(|placeholder| placeholder.range.clone()));
    for (placeholder, span) in message.placeholders.iter().zip(spans) {
        // Four hashes alone are a heading or a line more likely than a code.
        if matches!(placeholder.kind, PlaceholderKind::Code | PlaceholderKind::BareHashes) {
            continue;
        }
        let token = redact::clipped(message.text.get(placeholder.range.clone()).unwrap_or_default());
        let text = match placeholder.kind {
            PlaceholderKind::CodeInBraces => format!("of `{token}` only `{CODE}` becomes the code"),
            PlaceholderKind::Link => "`{##…##}` is sent as it stands, not as a link".to_owned(),
            _ => format!("`{token}` is sent as it stands"),
        };
        let diagnostic = if placeholder.kind == PlaceholderKind::CodeInBraces {
            let edit = Edit { span, text: CODE.to_owned() };
            Diagnostic::new(text)
                .help("remove the other braces: they are sent along")
                .unsafe_fix(format!("write `{CODE}`"), vec![edit])
        } else {
            Diagnostic::new(text).help(format!("only `{CODE}` becomes the code: remove the other placeholder"))
        };
        cx.report_part(message.node, span, diagnostic);
    }
}
