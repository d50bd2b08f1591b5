//! See [`RULE`].

use crate::checker::{Context, Diagnostic, rule};
use crate::cognito::message_template::{CODE, Message, PlaceholderKind};
use crate::syntax::Edit;

rule! {
    /// A message text has a placeholder for a link, and none for the code.
    ///
    /// ## Why
    ///
    /// `{##Verify##}` belongs to Cognito's templates for verification by link, which this API does not expose: its texts
    /// carry codes.
    /// Cognito answers such a text with "Value '{##check##}' at 'emailVerificationMessage' failed to satisfy constraint".
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
    ///       "EmailSettings": { "EmailSubject": "Verify", "EmailMessage": "Welcome! {##Verify your address##}" }
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
    ///       "EmailSettings": { "EmailSubject": "Verify", "EmailMessage": "Welcome! Your code is {####}" }
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
    ///       "EmailSettings": { "EmailSubject": "Verify", "EmailMessage": "Welcome! {####}" }
    ///     }
    ///   }
    /// }
    /// ```
    id: "verification-link-not-supported",
    category: CognitoLimits,
    levels: { create: Error, update: Error, get: Error },
    on: unusual_message,
    basis: Issue,
    source: "aws-amplify/amplify-studio #876, https://github.com/aws-amplify/amplify-studio/issues/876",
}

fn check(cx: &Context<'_>, message: &Message<'_>) {
    if !message.lacks_code() {
        return;
    }
    let found = &message.placeholders;
    let Some(link) = found.iter().find(|placeholder| placeholder.kind == PlaceholderKind::Link) else { return };
    let span = message.node.part(link.range.clone());
    let diagnostic = Diagnostic::new("`{##…##}` is a link, but this text must carry a code")
        .help(format!("write `{CODE}`, where the code is to stand, and have users enter it in the app"));
    // The words of the link go: they would hardly fit a code.
    let diagnostic = match found.len() {
        1 => diagnostic.unsafe_fix(format!("write `{CODE}`"), vec![Edit { span, text: CODE.to_owned() }]),
        _ => diagnostic,
    };
    cx.report_part(message.node, span, diagnostic);
}
