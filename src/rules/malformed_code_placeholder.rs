//! See [`RULE`].

use crate::checker::{Context, Diagnostic, rule};
use crate::cognito::message_template::{CODE, Message, PlaceholderKind};
use crate::redact;
use crate::syntax::Edit;

rule! {
    /// The code placeholder of a message text is misspelt.
    ///
    /// ## Why
    ///
    /// Only `{####}`, four hashes in braces without spaces, stands for the code.
    /// Cognito refuses a text that has `{###}`, `{ #### }` or `####` instead: "failed to satisfy constraint: Member must
    /// satisfy regular expression pattern".
    /// Where a right one stands beside it, see `placeholder-sent-literally`.
    ///
    /// ## Bad
    ///
    /// ```json update
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "Mfa": {
    ///       "MFAMode": "OPTIONAL",
    ///       "Settings": { "MfaTypes": ["SMS", "TOTP"], "SmsMessage": "Your code is {###}" }
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
    ///     "Mfa": {
    ///       "MFAMode": "OPTIONAL",
    ///       "Settings": { "MfaTypes": ["SMS", "TOTP"], "SmsMessage": "Your code is {####}" }
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
    ///     "Mfa": {
    ///       "MFAMode": "OPTIONAL",
    ///       "Settings": { "MfaTypes": ["SMS", "TOTP"], "SmsMessage": "Your code is {####}" }
    ///     }
    ///   }
    /// }
    /// ```
    id: "malformed-code-placeholder",
    category: CognitoLimits,
    levels: { create: Error, update: Error, get: Error },
    on: unusual_message,
    basis: Model,
    source: "EmailVerificationMessageType and SmsVerificationMessageType of the service model cognito-idp 2016-04-18, https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_VerificationMessageTemplateType.html",
}

fn check(cx: &Context<'_>, message: &Message<'_>) {
    if !message.lacks_code() {
        return;
    }
    let found = &message.placeholders;
    if found.iter().any(|placeholder| placeholder.kind == PlaceholderKind::Link) {
        return;
    }
    let Some(first) = found.first() else { return };
    let span = message.node.part(first.range.clone());
    let token = redact::clipped(message.text.get(first.range.clone()).unwrap_or_default());
    let diagnostic = Diagnostic::new(format!("`{token}` is not the code placeholder `{CODE}`"))
        .help("write four `#` in braces, without spaces: Cognito refuses a text without it");
    // Which of several is the code is not known.
    let diagnostic = match found.len() {
        1 => diagnostic.safe_fix(format!("write `{CODE}`"), vec![Edit { span, text: CODE.to_owned() }]),
        _ => diagnostic,
    };
    cx.report_part(message.node, span, diagnostic);
}
