//! See [`RULE`].

use crate::checker::{Context, Diagnostic, rule};
use crate::cognito::message_template::{CODE, Message};
use crate::syntax::Edit;

rule! {
    /// A message text has no place for the code.
    ///
    /// ## Why
    ///
    /// Cognito replaces `{####}` by the code.
    /// It refuses a verification or MFA text without it: "failed to satisfy constraint: Member must satisfy regular
    /// expression pattern".
    /// That this API hands the text to Cognito unchanged is inferred; Amplify Studio users saw that answer.
    ///
    /// ## Bad
    ///
    /// ```json update
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "VerificationMessage": {
    ///       "DeliveryMethod": "EMAIL",
    ///       "EmailSettings": { "EmailSubject": "Verify", "EmailMessage": "Please verify your address" }
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
    ///       "DeliveryMethod": "EMAIL",
    ///       "EmailSettings": { "EmailSubject": "Verify", "EmailMessage": "Your code is {####}" }
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
    ///       "DeliveryMethod": "EMAIL",
    ///       "EmailSettings": { "EmailSubject": "Verify", "EmailMessage": "Please verify your address {####}" }
    ///     }
    ///   }
    /// }
    /// ```
    id: "code-placeholder-missing",
    category: CognitoLimits,
    levels: { create: Error, update: Error, get: Error },
    on: unusual_message,
    basis: Model,
    source: "EmailVerificationMessageType and SmsVerificationMessageType of the service model cognito-idp 2016-04-18; aws-amplify/amplify-studio #876, https://github.com/aws-amplify/amplify-studio/issues/876",
}

fn check(cx: &Context<'_>, message: &Message<'_>) {
    // What was meant as the placeholder is reported as that.
    if !message.lacks_code() || !message.placeholders.is_empty() {
        return;
    }
    let name = cx.name(message.member);
    let diagnostic = Diagnostic::new(format!("`{name}` has no `{CODE}`, the placeholder for the code"))
        .help(format!("put `{CODE}` where the code should be: Cognito refuses a text without it"));
    cx.report(message.node, diagnostic.unsafe_fix(format!("append `{CODE}`"), append(message)));
}

/// The placeholder behind the text, unless the text has one of another kind or gets too long.
fn append(message: &Message<'_>) -> Option<Edit> {
    let fits = message.text.chars().count() + 1 + CODE.len() <= message.medium.limit().max;
    let space = if message.text.ends_with(char::is_whitespace) { "" } else { " " };
    let end = message.text.len();
    let edit = Edit { span: message.node.part(end..end), text: format!("{space}{CODE}") };
    (fits && !message.text.contains(['{', '}'])).then_some(edit)
}
