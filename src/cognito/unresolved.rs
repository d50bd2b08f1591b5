//! Unresolved values: references that are resolved before sending, and placeholders that were never replaced.

use crate::text::search;
use crate::text::unicode::{is_letter, is_letter_or_number};

/// Longer texts are not placeholders.
const LONGEST: usize = 200;

/// Whether a text contains a reference or is a placeholder.
pub(crate) fn is_unresolved(text: &str) -> bool {
    is_reference(text) || is_placeholder(text)
}

/// Whether a text contains a reference that a tool resolves before the document is sent: `${NAME}`, `{{ name }}`, …
pub(crate) fn is_reference(text: &str) -> bool {
    let opens = |byte: u8| matches!(byte, b'$' | b'{' | b'<' | b'@' | b'%' | b'#');
    let is_opened = |rest: &str| match rest.as_bytes() {
        [b'$' | b'#', b'{', ..] => closes(rest, "}"),
        [b'$', b'(', ..] => closes(rest, ")"),
        [b'{', b'{', ..] => closes(rest, "}}"),
        [b'<', b'%', ..] => closes(rest, "%>"),
        [b'@', b'@', ..] => closes(rest, "@@"),
        _ => false,
    };
    let bare = |prefix: &str, suffix: &str| {
        text.strip_prefix(prefix).and_then(|rest| rest.strip_suffix(suffix)).is_some_and(is_variable)
    };
    // Most values contain none of these characters.
    let mut places = text.bytes().enumerate().filter(|(_, byte)| opens(*byte)).map(|(place, _)| place).peekable();
    let may_be = places.peek().is_some();
    may_be && (places.any(|place| text.get(place..).is_some_and(is_opened)) || bare("$", "") || bare("%", "%"))
}

/// Whether a text is one reference by name and nothing else, so that nothing in it can be a value.
pub(crate) fn is_bare_reference(text: &str) -> bool {
    /// Longer texts are no names.
    const LONGEST: usize = 64;
    let inside = |(open, close)| text.strip_prefix(open)?.strip_suffix(close);
    let bare = [("$", ""), ("%", "%")].into_iter().find_map(inside);
    let bracketed = [("${", "}"), ("$(", ")"), ("#{", "}"), ("{{", "}}"), ("@@", "@@")].into_iter().find_map(inside);
    let is_name = |name: &str| {
        let name = name.trim();
        let is_in_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.');
        name.len() <= LONGEST
            && name.bytes().all(is_in_name)
            && name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
    };
    bracketed.map_or_else(|| bare.is_some_and(is_variable), is_name)
}

/// Whether a two-character bracket is closed and not empty.
fn closes(text: &str, close: &str) -> bool {
    let inside = text.get(2..).unwrap_or_default();
    search::find(inside, close).is_some_and(|length| length > 0)
}

/// The name of an environment variable.
fn is_variable(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_uppercase() || first == '_')
        && name.chars().all(|character| matches!(character, 'A'..='Z' | '0'..='9' | '_'))
}

/// Whether a text is a typical placeholder of documentation, generators and people.
pub(crate) fn is_placeholder(text: &str) -> bool {
    const WORDS: [&str; 12] = [
        "string",
        "string_value",
        "my__string",
        "todo",
        "tbd",
        "fixme",
        "changeme",
        "change_me",
        "replaceme",
        "replace_me",
        "placeholder",
        "redacted",
    ];
    let text = text.trim();
    if !may_be_placeholder(text) {
        return false;
    }
    let is_word = |word: &&str| word.len() == text.len() && begins(text, word);
    text.len() < LONGEST && (WORDS.iter().any(is_word) || is_filler(text) || has_angle_brackets(text) || is_order(text))
}

/// Whether a text starts like a placeholder, or contains `<`: a cheap test that rules most values out.
pub(crate) fn may_be_placeholder(text: &str) -> bool {
    begins_like_placeholder(text) || text.as_bytes().contains(&b'<')
}

/// Whether the first three letters of a text are those of a placeholder.
fn begins_like_placeholder(text: &str) -> bool {
    text.as_bytes().first_chunk().is_some_and(|beginning: &[u8; 3]| {
        let begins_word = matches!(
            &beginning.map(|byte| byte.to_ascii_lowercase()),
            b"str"
                | b"my_"
                | b"my-"
                | b"my "
                | b"tod"
                | b"tbd"
                | b"fix"
                | b"cha"
                | b"rep"
                | b"pla"
                | b"red"
                | b"you"
                | b"ins"
                | b"ent"
                | b"put"
                | b"xxx"
                | b"***"
                | b"..."
        );
        begins_word || !beginning.is_ascii()
    })
}

/// `xxxx`, `****`, `...`
fn is_filler(text: &str) -> bool {
    let mut characters = text.chars();
    let Some(first) = characters.next() else { return false };
    let repeats = matches!(first, 'x' | 'X' | '*' | '.' | '•') && characters.all(|character| character == first);
    text == "…" || (repeats && text.len() > 2 * first.len_utf8())
}

/// `<client-id>`, alone or inside a URL.
fn has_angle_brackets(text: &str) -> bool {
    if !text.bytes().any(|byte| byte == b'<') {
        return false;
    }
    let name = text.split_once('<').and_then(|(_, rest)| rest.split_once('>')).map(|(name, _)| name);
    name.is_some_and(|name| {
        name.starts_with(is_letter)
            && name
                .chars()
                .all(|character| is_letter_or_number(character) || matches!(character, '-' | '_' | ' ' | '.'))
    })
}

/// `YOUR_CLIENT_ID`, `your-secret-here`, `insert-key-here`
fn is_order(text: &str) -> bool {
    const ASKED_FOR: [&str; 7] = ["_here", "_client_id", "_client_secret", "_secret", "_key", "_key_id", "_team_id"];
    if begins(text, "your_") {
        let is_shouted = !text.contains(|character: char| character.is_ascii_lowercase());
        return text.len() > "your_".len() && (is_shouted || ASKED_FOR.iter().any(|end| ends(text, end)));
    }
    ends(text, "_here") && ["insert_", "enter_", "replace_", "put_"].iter().any(|verb| begins(text, verb))
}

/// Whether a text starts with a word, ignoring case and the kind of separator.
fn begins(text: &str, word: &str) -> bool {
    if text.len() < word.len() {
        return false;
    }
    let mut characters = text.chars().map(plain);
    word.chars().all(|wanted| characters.next() == Some(wanted))
}

fn ends(text: &str, word: &str) -> bool {
    if text.len() < word.len() {
        return false;
    }
    let mut characters = text.chars().rev().map(plain);
    word.chars().rev().all(|wanted| characters.next() == Some(wanted))
}

fn plain(character: char) -> char {
    match character {
        '-' | ' ' => '_',
        other => other.to_ascii_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::{is_placeholder, is_reference};

    #[test]
    fn references_are_recognised() {
        for text in [
            "${SECRET}",
            "{{ secret }}",
            "{{resolve:ssm:/x}}",
            "a-${ENV}-b",
            "$SECRET",
            "%SECRET%",
            "$(SECRET)",
            "#{Secret}#",
            "<%= x %>",
        ] {
            assert!(is_reference(text), "{text}");
        }
        for text in ["", "$", "${", "${}", "$5.00", "50%", "{####}", "{{}}", "secret", "%a%"] {
            assert!(!is_reference(text), "{text}");
        }
    }

    #[test]
    fn placeholders_are_recognised() {
        for text in [
            "string",
            "STRING_VALUE",
            "My__string",
            "TODO",
            "changeme",
            "change-me",
            "xxxx",
            "XXXXXXXXXX",
            "***",
            "...",
            "…",
            "<client-id>",
            "https://<your-domain>/",
            "YOUR_CLIENT_ID",
            "your-client-id",
            "insert-key-here",
        ] {
            assert!(is_placeholder(text), "{text}");
        }
        for text in [
            "",
            "x",
            "xx",
            "customers",
            "your-travel",
            "a < b > c",
            "strings",
            "todo-app",
            "xxl",
            "enter-prise",
            "1 <2> 3",
        ] {
            assert!(!is_placeholder(text), "{text}");
        }
    }
}
