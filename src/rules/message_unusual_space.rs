//! See [`RULE`].

use crate::checker::{Context, Diagnostic, rule};
use crate::cognito::message_template::{Medium, Message};
use crate::syntax::Edit;

rule! {
    /// An e-mail text or subject contains a space character other than U+0020.
    ///
    /// ## Why
    ///
    /// Cognito's patterns allow white space as `\s`, which in Java means space, tab and line ends unless told otherwise.
    /// A no-break space, an ideographic space or a line separator is then refused.
    /// Whether Cognito tells it otherwise is unknown, so this is a warning; a plain space is safe.
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
    ///       "EmailSettings": { "EmailSubject": "Verify", "EmailMessage": "Your code is\u00a0{####}" }
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
    ///       "EmailSettings": { "EmailSubject": "Verify", "EmailMessage": "Your code is {####}" }
    ///     }
    ///   }
    /// }
    /// ```
    id: "message-unusual-space",
    category: CognitoLimits,
    levels: { create: Warning, update: Warning, get: Warning },
    on: unusual_message,
    basis: Inferred,
    source: "EmailVerificationMessageType and EmailVerificationSubjectType of the service model cognito-idp 2016-04-18; `\\s` as in java.util.regex.Pattern",
}

fn check(cx: &Context<'_>, message: &Message<'_>) {
    if message.is_plain || message.medium == Medium::SmsMessage {
        return;
    }
    let found: Vec<_> = message.text.char_indices().filter(|(_, character)| is_unusual(*character)).collect();
    let Some((_, first)) = found.first() else { return };
    let spans = message.node.parts(found.iter().map(|(start, character)| *start..start + character.len_utf8()));
    let [span, ..] = spans.as_slice() else { return };
    let name = cx.name(message.member);
    let text = format!("`{name}` has {} (U+{:04X}), which Cognito may refuse", named(*first), u32::from(*first));
    let edits = spans.iter().map(|span| Edit { span: *span, text: " ".to_owned() });
    cx.report_part(
        message.node,
        *span,
        Diagnostic::new(text)
            .help("write a plain space: Cognito's pattern may allow no other")
            .unsafe_fix("write a plain space", edits),
    );
}

/// White space that `\s` leaves out in Java.
fn is_unusual(character: char) -> bool {
    character.is_whitespace() && !matches!(character, ' ' | '\t' | '\n' | '\u{b}' | '\u{c}' | '\r')
}

fn named(character: char) -> &'static str {
    match character {
        '\u{a0}' | '\u{2007}' | '\u{202f}' => "a no-break space",
        '\u{3000}' => "an ideographic space",
        '\u{85}' | '\u{2028}' | '\u{2029}' => "an unusual line end",
        _ => "an unusual space",
    }
}
