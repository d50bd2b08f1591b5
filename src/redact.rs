//! The one way by which document text leaves the program.
//!
//! Shown are names, and values of members that the service model does not mark as sensitive. Masked, with a mask that
//! says nothing of the length, are all other values: of sensitive members, of members that the API does not know (one
//! may be a misspelt secret), of text that could not be read, of comments, and whatever looks like a key or a token.
//! Control and direction characters are written as escapes. Of message texts the placeholder tokens stay readable.

mod copy;
#[cfg(feature = "miette")]
mod excerpt;

use std::borrow::Cow;
use std::fmt::Write as _;

pub(crate) use copy::copy;
#[cfg(feature = "cli")]
pub(crate) use excerpt::whole_line;
#[cfg(feature = "miette")]
pub(crate) use excerpt::{Chunk, excerpt};

use crate::document::Document;
use crate::member::{Member, member};
use crate::schema::{self, Names};
use crate::suggest;
use crate::syntax::{Kind, Node, Step};
use crate::text::Span;
use crate::text::search;

/// What stands for text that is not shown.
pub(crate) const MASK: &str = "•••";

/// How many characters of a value or name a message shows.
const LONGEST: usize = 60;

/// How much of a string may be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Visibility {
    Shown,
    /// Only `{`, `}`, `#` and the blanks between them.
    Placeholders,
    Masked,
}

/// How much of a node's text may be seen.
pub(crate) fn visibility(document: &Document, node: Node<'_>) -> Visibility {
    // Names of members are never secret.
    if node.kind() == Kind::Key && Member::of_tag(node.tag()).is_some() {
        return Visibility::Shown;
    }
    let steps = node.steps();
    let is_key = node.kind() == Kind::Key;
    let around = steps.len() - usize::from(is_key && !steps.is_empty());
    let mut place = None;
    for step in steps.iter().take(around) {
        let Step::Member(key) = step else { continue };
        match Member::of_tag(key.tag()) {
            Some(member) => place = Some(member),
            None if is_key => place = None,
            None => return word_visibility(node),
        }
    }
    let sensitive = place.is_some_and(schema::is_sensitive);
    if is_key {
        let nearly = || suggest::nearest(&node.value(), Names::all().inside(place).map(|(name, ..)| name)).is_some();
        let name_like = node.content().len() <= LONGEST && !looks_secret(&node.value());
        return if name_like && (!sensitive || nearly()) { Visibility::Shown } else { Visibility::Masked };
    }
    match node.kind() {
        Kind::True | Kind::False | Kind::Null | Kind::Object | Kind::Array => Visibility::Shown,
        Kind::Invalid => word_visibility(node),
        _ if sensitive && node.kind() == Kind::String && place.is_some_and(is_message) => Visibility::Placeholders,
        _ if sensitive || looks_secret(&node.value()) => Visibility::Masked,
        // At the root, or in a list at the root: no member says what it is.
        _ if place.is_none() => word_visibility(node),
        _ if document.foreign().is_some() => Visibility::Masked,
        _ => Visibility::Shown,
    }
}

/// Of text whose meaning is unknown only words of the API's own vocabulary are shown.
fn word_visibility(node: Node<'_>) -> Visibility {
    let literal = matches!(node.kind(), Kind::True | Kind::False | Kind::Null | Kind::Object | Kind::Array);
    let value = node.value();
    if literal || matches!(&*value, "True" | "False" | "None") || schema::is_vocabulary(&value) {
        Visibility::Shown
    } else {
        Visibility::Masked
    }
}

fn is_message(member: Member) -> bool {
    matches!(member.name(), "EmailMessage" | "EmailSubject" | "SmsMessage")
        && member.parent() != Some(member!("UserPoolConfigs.Mfa.Settings"))
}

/// A node's value for a message: masked where it must be, escaped, and clipped.
pub(crate) fn shown(document: &Document, node: Node<'_>) -> String {
    match visibility(document, node) {
        Visibility::Masked => MASK.to_owned(),
        Visibility::Placeholders => placeholders(&node.value()),
        Visibility::Shown if node.kind().is_container() => {
            if node.kind() == Kind::Array { "[…]" } else { "{…}" }.to_owned()
        }
        Visibility::Shown => clipped(&node.value()),
    }
}

/// A message text with everything masked but its placeholder tokens.
fn placeholders(text: &str) -> String {
    let mut shown = String::new();
    let mut rest = text;
    while !rest.is_empty() {
        let token = placeholder_length(rest);
        if token > 0 {
            shown.push_str(rest.get(..token).unwrap_or_default());
        } else if !shown.ends_with(MASK) {
            shown.push_str(MASK);
        }
        let step = token.max(rest.chars().next().map_or(1, char::len_utf8));
        rest = rest.get(step..).unwrap_or_default();
    }
    if shown.chars().count() > LONGEST { MASK.to_owned() } else { shown }
}

/// How many bytes of a placeholder token (`{`, `}`, `#`, blanks between them) a text begins with.
pub(crate) fn placeholder_length(text: &str) -> usize {
    let run = text.bytes().take_while(|byte| matches!(byte, b'{' | b'}' | b'#' | b' ')).count();
    let token = text.get(..run).unwrap_or_default().trim_end_matches(' ');
    if token.starts_with(' ') { 0 } else { token.len() }
}

/// Any text for a message, a file's name for example: escaped and clipped.
pub(crate) fn clipped(text: &str) -> String {
    let mut shown = String::new();
    for (count, character) in text.chars().enumerate() {
        if count == LONGEST {
            shown.push('…');
            break;
        }
        push_escaped(&mut shown, character);
    }
    shown
}

/// Text of ours or of the system for a line of output, such as a path: escaped, whole.
pub(crate) fn line(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_unprintable) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        push_escaped(&mut shown, character);
    }
    Cow::Owned(shown)
}

pub(crate) fn push_escaped(shown: &mut String, character: char) {
    if is_unprintable(character) {
        let _ = write!(shown, "\\u{{{:x}}}", u32::from(character));
    } else if character == '`' {
        shown.push('\'');
    } else {
        shown.push(character);
    }
}

/// Control characters, and those that change how what follows is drawn.
pub(crate) fn is_unprintable(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// JSON text of ours with everything escaped that must not reach a terminal or a log as it is.
pub(crate) fn json(text: String) -> String {
    // Without an early end it is many bytes at a time, and nearly all texts are plain.
    let is_plain = text.bytes().fold(true, |plain, byte| plain & matches!(byte, b' '..=b'~' | b'\n'));
    if is_plain || !text.chars().any(|character| is_unprintable(character) && character != '\n') {
        return text;
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        if is_unprintable(character) && character != '\n' {
            let mut units = [0; 2];
            for unit in character.encode_utf16(&mut units) {
                let _ = write!(shown, "\\u{unit:04x}");
            }
        } else {
            shown.push(character);
        }
    }
    shown
}

/// RFC 6901 pointer to a node. Names that may not be shown are masked, very long ones clipped.
pub(crate) fn pointer(document: &Document, node: Node<'_>) -> String {
    let mut pointer = String::new();
    for step in node.steps() {
        pointer.push('/');
        match step {
            Step::Item(index) => {
                let _ = write!(pointer, "{index}");
            }
            Step::Member(key) => {
                let name = key.value();
                if visibility(document, key) == Visibility::Masked {
                    pointer.push_str(MASK);
                    continue;
                }
                for character in name.chars().take(4 * LONGEST) {
                    match character {
                        '~' => pointer.push_str("~0"),
                        '/' => pointer.push_str("~1"),
                        other => pointer.push(other),
                    }
                }
            }
        }
    }
    pointer
}

/// What of a node a finding marks: of an object or list only its opening bracket.
pub(crate) fn marked(node: Node<'_>) -> Span {
    let span = node.span();
    match node.kind() {
        Kind::Object | Kind::Array if !node.is_empty() => Span::new(span.start as usize, span.start as usize + 1),
        _ => span,
    }
}

/// Whether a text looks like a key, a token or a password in an address, wherever it stands.
pub(crate) fn looks_secret(text: &str) -> bool {
    const MARKS: [&str; 12] = [
        "PRIVATE KEY",
        "-----BEGIN",
        "GOCSPX-",
        "ghp_",
        "gho_",
        "github_pat_",
        "xoxb-",
        "xoxp-",
        "sk_live_",
        "AKIA",
        "ASIA",
        "eyJhbGci",
    ];
    if text.len() < 12 {
        return false;
    }
    let has_mark = MARKS.iter().any(|mark| search::find(text, mark).is_some());
    has_mark || has_password(text) || text.split(|character: char| !is_token(character)).any(is_random)
}

/// `scheme://user:password@host`, or the beginning of one: what follows the colon is no port.
fn has_password(text: &str) -> bool {
    let authority =
        search::split_once(text, "://").map(|(_, rest)| rest.split(['/', '?', '#']).next().unwrap_or_default());
    let Some(authority) = authority else { return false };
    match authority.rsplit_once('@') {
        Some((user, _)) => user.as_bytes().contains(&b':'),
        None if authority.starts_with('[') => false,
        None => authority.split_once(':').is_some_and(|(_, port)| !port.bytes().all(|byte| byte.is_ascii_digit())),
    }
}

fn is_token(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '+' | '=' | '_')
}

/// A long run of letters of both cases and digits.
fn is_random(run: &str) -> bool {
    let has = |wanted: fn(&u8) -> bool| run.bytes().filter(wanted).count() >= 3;
    run.len() >= 32 && has(u8::is_ascii_lowercase) && has(u8::is_ascii_uppercase) && has(u8::is_ascii_digit)
}
