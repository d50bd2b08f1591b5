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
    /// A no-break space, an ideographic space or a line separator is outside of it.
    /// An e-mail whose only unusual character was a no-break space was seen refused: "Member must satisfy regular
    /// expression pattern".
    /// They come along when a text is pasted; in HTML write them as `&nbsp;`.
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
    levels: { create: Error, update: Error, get: Error },
    on: unusual_message,
    basis: Issue,
    source: "aws-amplify/amplify-js #6917, https://github.com/aws-amplify/amplify-js/issues/6917; EmailVerificationMessageType and EmailVerificationSubjectType of the service model cognito-idp 2016-04-18; `\\s` as in java.util.regex.Pattern",
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
    let text = format!("`{name}` has {} (U+{:04X}), which Cognito refuses", named(*first), u32::from(*first));
    let is_html = message.medium == Medium::EmailMessage && looks_like_html(&message.text);
    let plain = |character: char| if is_html { entity(character) } else { " ".to_owned() };
    let edits = found.iter().zip(&spans).map(|((_, found), span)| Edit { span: *span, text: plain(*found) });
    let (help, title) = match is_html {
        true => ("write it as an HTML entity, such as `&nbsp;`, or as a plain space", "write HTML entities"),
        false => ("write a plain space: Cognito's pattern allows no other", "write a plain space"),
    };
    cx.report_part(message.node, *span, Diagnostic::new(text).help(help).unsafe_fix(title, edits));
}

/// Whether a text has a tag that ends.
fn looks_like_html(text: &str) -> bool {
    text.contains("</") || text.contains("/>") || text.contains("<br>")
}

fn entity(character: char) -> String {
    match character {
        '\u{a0}' => "&nbsp;".to_owned(),
        other => format!("&#x{:X};", u32::from(other)),
    }
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
