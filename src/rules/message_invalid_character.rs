//! See [`RULE`].

use crate::checker::{Context, Diagnostic, rule};
use crate::cognito::message_template::{Medium, Message};
use crate::syntax::Edit;
use crate::text::unicode;

rule! {
    /// An e-mail text or subject has a character that Cognito refuses.
    ///
    /// ## Why
    ///
    /// Cognito's patterns allow letters, marks, symbols, numbers, punctuation and white space.
    /// Outside of them are control characters, format characters (zero-width space and joiner, soft hyphen, byte order
    /// mark, the joiners inside emoji families), private-use and unassigned characters.
    /// Most of them cannot be seen; they come along when a text is pasted.
    /// Plain emoji and variation selectors are allowed.
    /// That Cognito enforces the pattern is seen in public issues; which characters fall outside is read off the pattern.
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
    ///       "EmailSettings": { "EmailSubject": "Verify", "EmailMessage": "Your code\u200b is {####}" }
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
    ///       "EmailSettings": { "EmailSubject": "Verify", "EmailMessage": "Your code is {####} 🎉" }
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
    ///       "EmailSettings": { "EmailSubject": "Verify", "EmailMessage": "Your code is {####}" }
    ///     }
    ///   }
    /// }
    /// ```
    id: "message-invalid-character",
    category: CognitoLimits,
    levels: { create: Error, update: Error, get: Error },
    on: unusual_message,
    basis: Model,
    source: "EmailVerificationMessageType and EmailVerificationSubjectType of the service model cognito-idp 2016-04-18; aws-amplify/amplify-studio #876, https://github.com/aws-amplify/amplify-studio/issues/876",
}

fn check(cx: &Context<'_>, message: &Message<'_>) {
    if message.is_plain || message.medium == Medium::SmsMessage {
        return;
    }
    let found: Vec<_> = message.text.char_indices().filter(|(_, character)| unicode::is_hidden(*character)).collect();
    let Some((_, first)) = found.first() else { return };
    let spans = message.node.parts(found.iter().map(|(start, character)| *start..start + character.len_utf8()));
    let [span, others @ ..] = spans.as_slice() else { return };
    let more = match others.len() {
        0 => String::new(),
        1 => ", and one more like it".to_owned(),
        count => format!(", and {count} more like it"),
    };
    let text = format!("`{}` has {}{more}, which Cognito refuses", cx.name(message.member), unicode::named(*first));
    let edits = spans.iter().map(|span| Edit { span: *span, text: String::new() });
    cx.report_part(
        message.node,
        *span,
        Diagnostic::new(text)
            .help("remove it: letters, marks, symbols, numbers, punctuation and white space are allowed")
            .unsafe_fix(if others.is_empty() { "remove the character" } else { "remove these characters" }, edits),
    );
}
