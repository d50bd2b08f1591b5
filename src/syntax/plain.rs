//! Plain scalars of YAML that readers take for different things.

/// Whether YAML 1.1 has a boolean where YAML 1.2 has a text.
pub(crate) fn is_boolean_word(text: &str) -> bool {
    let is_cased = |word: &str| {
        let is_upper = text.bytes().all(|byte| byte.is_ascii_uppercase());
        let is_lower = |text: &str| text.bytes().all(|byte| byte.is_ascii_lowercase());
        text.eq_ignore_ascii_case(word) && (is_upper || text.get(1..).is_some_and(is_lower))
    };
    ["yes", "no", "on", "off"].into_iter().any(is_cased)
}

/// Whether a text without quotes is a date or a time to both readers: `2026-01-31`, also with a time behind it.
pub(crate) fn is_date(text: &str) -> bool {
    let (date, time) = match text.find(['T', 't', ' ', '\t']) {
        Some(at) => text.split_at(at),
        None => (text, ""),
    };
    let parts: Vec<_> = date.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return false };
    let digits = |part: &str, least: usize, most: usize| {
        (least..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    if time.is_empty() {
        return digits(year, 4, 4) && digits(month, 2, 2) && digits(day, 2, 2);
    }
    let time = time.trim_start_matches(['T', 't', ' ', '\t']);
    let clock: Vec<_> = time.splitn(3, ':').collect();
    let [hour, minute, rest] = clock.as_slice() else { return false };
    let is_second = rest.get(..2).is_some_and(|second| digits(second, 2, 2));
    digits(year, 4, 4)
        && digits(month, 1, 2)
        && digits(day, 1, 2)
        && digits(hour, 1, 2)
        && digits(minute, 2, 2)
        && is_second
}

/// What readers make of a number that JSON does not write so.
pub(crate) fn other_reading(text: &str) -> Option<&'static str> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if !digits.starts_with(|first: char| first.is_ascii_digit() || first == '.') {
        return None;
    }
    let is = |wanted: fn(u8) -> bool| digits.bytes().all(wanted);
    match digits.as_bytes() {
        [b'0', b'0'..=b'9' | b'_', ..] if is(|byte| byte.is_ascii_digit() || byte == b'_') => {
            Some("the AWS command line reads it as decimal; YAML 1.1 readers as octal, or as text")
        }
        [b'0', b'o', ..] => Some("the AWS command line reads it as octal, YAML 1.1 readers as text"),
        [b'0', b'b' | b'x', ..] => Some("YAML 1.1 readers take it for a number, some YAML 1.2 readers for text"),
        _ if text.contains('_') && is(|byte| byte.is_ascii_digit() || matches!(byte, b'_' | b'.')) => {
            Some("the AWS command line and YAML 1.1 readers leave the `_` out, YAML 1.2 readers take it for text")
        }
        _ if is(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'e' | b'E' | b'-' | b'+'))
            && text.split_once(['e', 'E']).is_some_and(|(mantissa, exponent)| {
                // With both, all readers take it for a number.
                !(mantissa.contains('.') && exponent.starts_with(['-', '+']))
            }) =>
        {
            Some("the AWS command line reads a number, YAML 1.1 readers a text")
        }
        _ if is_sexagesimal(digits) => {
            Some("the AWS command line reads a text, YAML 1.1 readers a number to the base of 60")
        }
        _ => None,
    }
}

/// `12:30`: minutes and seconds, counted in seconds.
fn is_sexagesimal(digits: &str) -> bool {
    let mut parts = digits.split(':');
    let first = parts.next().unwrap_or_default();
    let is_first = first.as_bytes().first().is_some_and(|byte| matches!(byte, b'1'..=b'9'))
        && first.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_');
    let mut rest = parts.peekable();
    let has_rest = rest.peek().is_some();
    let is_part = |part: &str| matches!(part.as_bytes(), [b'0'..=b'9'] | [b'0'..=b'5', b'0'..=b'9']);
    is_first && has_rest && rest.all(is_part)
}
