//! JSON strings: decoding and encoding.

use std::borrow::Cow;
use std::ops::Range;

/// Resolves the escapes between the quotes. An invalid escape is kept as it is.
pub(crate) fn decode(content: &str) -> Cow<'_, str> {
    if !content.as_bytes().contains(&b'\\') {
        return Cow::Borrowed(content);
    }
    let mut value = String::with_capacity(content.len());
    for (character, _) in characters(content) {
        value.push(character);
    }
    Cow::Owned(value)
}

/// Maps byte ranges of the value, ordered and disjoint, to the text between the quotes.
pub(crate) fn source_ranges(
    content: &str,
    values: impl IntoIterator<Item = Range<usize>>,
) -> impl Iterator<Item = Range<usize>> {
    let mut characters = characters(content);
    let (mut in_value, mut in_source) = (0, 0);
    let mut reach = move |wanted: usize| {
        while in_value < wanted
            && let Some((character, source)) = characters.next()
        {
            in_value += character.len_utf8();
            in_source = source.end;
        }
        in_source
    };
    values.into_iter().map(move |range| reach(range.start)..reach(range.end))
}

/// Every character of the value with its range in the text.
pub(super) fn characters(content: &str) -> impl Iterator<Item = (char, Range<usize>)> {
    let mut offset = 0;
    std::iter::from_fn(move || {
        let rest = content.get(offset..)?;
        let first = rest.chars().next()?;
        let (character, length) = match first {
            '\\' => lenient_escape(rest).unwrap_or(('\\', 1)),
            other => (other, other.len_utf8()),
        };
        let source = offset..offset + length;
        offset = source.end;
        Some((character, source))
    })
}

/// Reads one escape at the start of `rest`: the character and its length in bytes.
pub(crate) fn escape(rest: &str) -> Option<(char, usize)> {
    let simple = match rest.as_bytes().get(1)? {
        b'"' => '"',
        b'\\' => '\\',
        b'/' => '/',
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'u' => return unicode_escape(rest),
        _ => return None,
    };
    Some((simple, 2))
}

/// The same with the escapes of Python and JavaScript.
pub(crate) fn lenient_escape(rest: &str) -> Option<(char, usize)> {
    match rest.as_bytes().get(1)? {
        quote @ (b'\'' | b'`' | b'$') => Some((char::from(*quote), 2)),
        b'x' => Some((char::from(u8::from_str_radix(digits(rest, 2, 4)?, 16).ok()?), 4)),
        b'U' => Some((char::from_u32(u32::from_str_radix(digits(rest, 2, 10)?, 16).ok()?)?, 10)),
        _ => escape(rest),
    }
}

fn digits(text: &str, start: usize, end: usize) -> Option<&str> {
    text.get(start..end).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// Decodes a concatenation of string literals.
pub(crate) fn decode_joined(raw: &str) -> String {
    let mut value = String::with_capacity(raw.len());
    let mut quote = None;
    for (character, source) in characters(raw) {
        let is_mark = source.len() == 1;
        match quote {
            Some(closing) if is_mark && character == closing => quote = None,
            Some(_) => value.push(character),
            None => quote = Some(character).filter(|it| matches!(it, '"' | '\'' | '`')),
        }
    }
    value
}

fn unicode_escape(rest: &str) -> Option<(char, usize)> {
    let first = hex4(rest.get(2..6)?)?;
    if let Some(character) = char::from_u32(first) {
        return Some((character, 6));
    }
    let second = rest.get(6..)?.strip_prefix("\\u").and_then(|low| hex4(low.get(..4)?))?;
    if !(0xD800..0xDC00).contains(&first) || !(0xDC00..0xE000).contains(&second) {
        return None;
    }
    let character = char::from_u32(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))?;
    Some((character, 12))
}

fn hex4(digits: &str) -> Option<u32> {
    let valid = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    if valid { u32::from_str_radix(digits, 16).ok() } else { None }
}

/// The characters that may close a string opened by this typographic quote; empty for any other character.
pub(crate) fn typographic_closing(opening: char) -> &'static [char] {
    match opening {
        '“' | '”' | '„' => &['“', '”', '"'],
        '‘' | '’' | '‚' => &['‘', '’', '\''],
        '«' | '»' => &['«', '»'],
        '`' => &['`'],
        _ => &[],
    }
}

/// Writes a value as a JSON string, including the quotes.
pub(crate) fn quote(value: &str) -> String {
    let mut text = String::with_capacity(value.len() + 2);
    text.push('"');
    for character in value.chars() {
        match character {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            control if control.is_control() => text.push_str(&format!("\\u{:04x}", u32::from(control))),
            other => text.push(other),
        }
    }
    text.push('"');
    text
}
