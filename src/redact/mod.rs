//! The only way for document text to reach any output.
//!
//! The API's own names and values are shown, even misspelled. Other text is shown only if the text before it is valid
//! JSON, so that it certainly is what it seems to be: values of members that the service model does not mark as sensitive,
//! and keys that look like names. Everything else gets a mask of fixed length: values of unknown members, unreadable
//! text, comments, anything that looks like a key or token, and user, query and fragment of URLs. Message texts show only
//! their placeholder tokens. Control and direction characters are escaped.

mod address;
#[cfg(feature = "miette")]
mod excerpt;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::fmt::Write as _;

#[cfg(feature = "cli")]
pub(crate) use excerpt::whole_line;
#[cfg(feature = "miette")]
pub(crate) use excerpt::{Chunk, excerpt};

use crate::api::member::Member;
use crate::api::schema::{self, Names};
use crate::document::Document;
use crate::syntax::{Kind, Node, Step, flag};
use crate::text::{Span, search, suggest};

/// The replacement of text that is not shown.
pub(crate) const MASK: &str = "•••";

/// The number of characters of a value or key that a message shows.
const LONGEST: usize = 60;

/// How much of a string is shown, the least last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Visibility {
    Shown,
    /// All but the ranges of [`address::hidden`].
    Address,
    /// Only `{`, `}`, `#` and the spaces between them.
    Placeholders,
    Masked,
}

/// How much of a node's text is shown.
pub(crate) fn visibility(document: &Document, node: Node<'_>) -> Visibility {
    let own = visibility_alone(document, node);
    let Some(presentation) = document.parsed().tree.presentation.as_ref() else { return own };
    // What aliases stand for is written once: where one place hides it, all do.
    let others = presentation.written_at(node.span().start).filter_map(|other| document.node(other));
    let others = others.filter(|other| other.span() == node.span());
    others.map(|other| visibility_alone(document, other)).fold(own, Ord::max)
}

fn visibility_alone(document: &Document, node: Node<'_>) -> Visibility {
    match node.kind() {
        Kind::True | Kind::False | Kind::Null | Kind::Object | Kind::Array => Visibility::Shown,
        Kind::Key => name_visibility(document, node),
        Kind::Number | Kind::String | Kind::Invalid => value_visibility(document, node),
    }
}

/// Names of the API are shown anywhere, other keys only if they certainly are names.
fn name_visibility(document: &Document, key: Node<'_>) -> Visibility {
    let name = key.value();
    let is_name = || !document.parsed().is_damaged && is_certainly_name(key) && looks_like_name(&name);
    if Member::of_tag(key.tag()).is_some() || is_name() || is_api_name(&name) {
        Visibility::Shown
    } else {
        Visibility::Masked
    }
}

fn is_api_name(name: &str) -> bool {
    suggest::is_near_any(name, Names::all().everywhere())
}

/// Whether a key is in an object that the API describes, is not sensitive itself, and was not swapped with its value.
fn is_certainly_name(key: Node<'_>) -> bool {
    let steps = key.steps();
    let parent = steps.len().checked_sub(2).and_then(|parent| steps.get(parent));
    let is_described = match parent {
        None => true,
        Some(Step::Member(parent)) => Member::of_tag(parent.tag())
            .is_some_and(|parent| Names::all().has_inside(parent) && !schema::is_sensitive(parent)),
        Some(Step::Item(_)) => false,
    };
    let is_known = |value: Cow<'_, str>| Names::all().everywhere().any(|name| name == value);
    let is_swapped = || key.key_value().and_then(Node::string).is_some_and(is_known);
    is_described && !is_swapped()
}

fn looks_like_name(name: &str) -> bool {
    const LONGEST: usize = 40;
    let is_in_names = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'$');
    let digits = name.bytes().filter(u8::is_ascii_digit).count();
    name.len() <= LONGEST && digits <= 4 && name.bytes().all(is_in_names) && !looks_secret(name)
}

fn value_visibility(document: &Document, node: Node<'_>) -> Visibility {
    let mut place = None;
    for step in node.steps() {
        let Step::Member(key) = step else { continue };
        match Member::of_tag(key.tag()) {
            Some(member) => place = Some(member),
            // Short numbers in a misspelled object are no secrets.
            None if is_short_number(node) && node.key().is_some_and(|key| is_api_name(&key.value())) => {
                return Visibility::Shown;
            }
            None => return unknown_visibility(node),
        }
    }
    // At the root, or in a list at the root: it belongs to no member.
    let Some(place) = place else { return unknown_visibility(node) };
    if is_message(place) && node.kind() == Kind::String {
        return Visibility::Placeholders;
    }
    if schema::is_sensitive(place) {
        return Visibility::Masked;
    }
    let value = node.value();
    if schema::is_near_value(place, &value) || is_short_number(node) {
        return Visibility::Shown;
    }
    if document.parsed().is_damaged || node.kind() == Kind::Invalid || document.foreign().is_some() {
        return unknown_visibility(node);
    }
    let is_misplaced = schema::has_values(place) && !looks_like_name(&value);
    if is_misplaced || looks_secret(&address::shown(&value)) {
        Visibility::Masked
    } else if address::hidden(&value).is_empty() {
        Visibility::Shown
    } else {
        Visibility::Address
    }
}

fn is_short_number(node: Node<'_>) -> bool {
    const LONGEST: usize = 4;
    node.kind() == Kind::Number && node.raw().len() <= LONGEST
}

/// Text of unknown meaning is shown only if it is an allowed value of the API.
fn unknown_visibility(node: Node<'_>) -> Visibility {
    if schema::is_allowed_value(&node.value()) { Visibility::Shown } else { Visibility::Masked }
}

fn is_message(member: Member) -> bool {
    matches!(member.name(), "EmailMessage" | "EmailSubject" | "SmsMessage")
}

/// A node's value for a message: masked where it must be, escaped, and clipped.
pub(crate) fn shown(document: &Document, node: Node<'_>) -> String {
    match visibility(document, node) {
        Visibility::Masked => MASK.to_owned(),
        Visibility::Placeholders => placeholders(&node.value()),
        Visibility::Address => clipped(&address::shown(&node.value())),
        Visibility::Shown if node.kind().is_container() => {
            if node.kind() == Kind::Array { "[…]" } else { "{…}" }.to_owned()
        }
        Visibility::Shown => clipped(&node.value()),
    }
}

/// Whether the text of a fix contains no document text that might be masked: only names and values of the API,
/// punctuation, and too little else to matter.
#[cfg(feature = "cli")]
pub(crate) fn is_ours(text: &str) -> bool {
    const MOST_UNKNOWN: usize = 5;
    let is_in_word = |character: char| character.is_alphanumeric() || character == '_';
    let words = text.split(|character| !is_in_word(character));
    let is_known = |word: &str| Names::all().everywhere().any(|name| name == word) || schema::is_allowed_value(word);
    words.filter(|word| !is_known(word)).map(str::len).sum::<usize>() <= MOST_UNKNOWN
}

/// A message text with everything masked but its placeholder tokens.
pub(crate) fn placeholders(text: &str) -> String {
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

/// The length in bytes of a leading placeholder token (`{`, `}`, `#`, spaces between them).
pub(crate) fn placeholder_length(text: &str) -> usize {
    let run = text.bytes().take_while(|byte| matches!(byte, b'{' | b'}' | b'#' | b' ')).count();
    let token = text.get(..run).unwrap_or_default().trim_end_matches(' ');
    if token.starts_with(' ') { 0 } else { token.len() }
}

/// Any text for a message, such as a file name: escaped and clipped.
pub(crate) fn clipped(text: &str) -> String {
    if text.len() <= LONGEST && text.bytes().all(|byte| matches!(byte, b' '..=b'~') && byte != b'`') {
        return text.to_owned();
    }
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

/// Text that is not from a document, such as a path: escaped, not clipped.
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

/// Control characters, and those that change how the following text is rendered.
pub(crate) fn is_unprintable(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Escapes characters in JSON output that must not reach a terminal or a log.
pub(crate) fn json(text: String) -> String {
    let mut shown = String::new();
    let mut rest = text.as_str();
    let mut plain = 0;
    while let Some(special) = rest.as_bytes().get(plain..).and_then(special_byte) {
        let (before, after) = rest.split_at_checked(plain + special).unwrap_or((rest, ""));
        let Some(character) = after.chars().next() else { break };
        if !is_unprintable(character) {
            plain += special + character.len_utf8();
            continue;
        }
        shown.push_str(before);
        let mut units = [0; 2];
        for unit in character.encode_utf16(&mut units) {
            let _ = write!(shown, "\\u{unit:04x}");
        }
        (rest, plain) = (after.get(character.len_utf8()..).unwrap_or_default(), 0);
    }
    if shown.is_empty() && rest.len() == text.len() {
        return text;
    }
    shown.push_str(rest);
    shown
}

/// The position of the first byte that may begin an unprintable character.
fn special_byte(bytes: &[u8]) -> Option<usize> {
    let is_plain = |byte: &u8| matches!(byte, b' '..=b'~' | b'\n');
    // Nearly all bytes are plain: many at a time.
    let are_plain = |piece: &[u8]| piece.iter().fold(true, |all, byte| all & is_plain(byte));
    let plain = bytes.chunks(64).take_while(|piece| are_plain(piece)).count() * 64;
    let special = bytes.get(plain..)?.iter().position(|byte| !is_plain(byte))?;
    Some(plain + special)
}

/// The spans of a URL that are not shown.
pub(crate) fn hidden_parts(node: Node<'_>) -> Vec<Span> {
    node.parts(address::hidden(&node.value()))
}

/// RFC 6901 pointer to a node. Keys that may not be shown are masked.
pub(crate) fn pointer(document: &Document, node: Node<'_>) -> String {
    let mut pointer = String::with_capacity(64);
    for step in node.steps() {
        pointer.push('/');
        match step {
            Step::Item(index) => {
                let _ = write!(pointer, "{index}");
            }
            Step::Member(key) => {
                let is_shown = Member::of_tag(key.tag()).is_some() || visibility(document, key) != Visibility::Masked;
                // Names that are shown have neither `~` nor `/`, and are short.
                pointer.push_str(&if is_shown { key.value() } else { MASK.into() });
            }
        }
    }
    pointer
}

/// The span of a node that a finding marks: of an object or list only its opening bracket, or its key where it has none.
pub(crate) fn marked(node: Node<'_>) -> Span {
    let span = node.span();
    match node.kind() {
        Kind::Object | Kind::Array if node.has(flag::YAML) => {
            let first = node.children().next().filter(|first| !first.kind().is_container());
            node.key().or(first).map_or(Span::at(span.start as usize), Node::span)
        }
        Kind::Object | Kind::Array if !node.is_empty() => Span::new(span.start as usize, span.start as usize + 1),
        _ => span,
    }
}

/// Whether a text looks like a key, a token or a URL with a password.
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

/// `scheme://user:password@host`, or the start of one: the text after the colon is no port.
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

/// A long run of digits and letters in both cases.
fn is_random(run: &str) -> bool {
    let has = |wanted: fn(&u8) -> bool| run.bytes().filter(wanted).count() >= 3;
    run.len() >= 32 && has(u8::is_ascii_lowercase) && has(u8::is_ascii_uppercase) && has(u8::is_ascii_digit)
}
