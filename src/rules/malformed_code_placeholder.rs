//! See [`RULE`].

use crate::messages::{CODE, PlaceholderKind};
use crate::redact;
use crate::rule::{Cx, Verdict, rule};
use crate::signs::shows;
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
    when: [shows!(UnusualMessage)],
    basis: Model,
    source: "EmailVerificationMessageType and SmsVerificationMessageType of the service model cognito-idp 2016-04-18",
}

fn check(cx: &Cx<'_>) {
    for message in cx
        .messages()
        .iter()
        .filter(|message| !message.text.is_empty() && message.medium.carries_code() && !message.has_code())
    {
        let found = &message.placeholders;
        if found.iter().any(|placeholder| placeholder.kind == PlaceholderKind::Link) {
            continue;
        }
        let Some(first) = found.first() else { continue };
        let span = message.node.part(first.range.clone());
        cx.report_part(message.node, span, || {
            let token = redact::clipped(message.text.get(first.range.clone()).unwrap_or_default());
            let verdict = Verdict::new(format!("`{token}` is not the code placeholder `{CODE}`"))
                .help("write four `#` in braces, without spaces: Cognito refuses a text without it");
            // Of several, nobody can say which one is the code.
            match found.len() {
                1 => verdict.safe_fix(format!("write `{CODE}`"), vec![Edit { span, text: CODE.to_owned() }]),
                _ => verdict,
            }
        });
    }
}
