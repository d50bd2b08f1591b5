//! The prefix of a sign-in domain: its allowed characters and Cognito's reserved words.
//!
//! Reserved words are known to be rejected as whole parts between hyphens: `my-aws-app`, but not `awsome` or `drawstring`.

use std::ops::Range;

use crate::api::limits::DOMAIN_PREFIX;

/// The words that Cognito reserves.
pub(crate) const RESERVED: [&str; 3] = ["aws", "amazon", "cognito"];

/// Whether Cognito's pattern and length limit allow a prefix, apart from reserved words.
pub(crate) fn is_valid(prefix: &str) -> bool {
    DOMAIN_PREFIX.allows(prefix.len())
        && !prefix.starts_with('-')
        && !prefix.ends_with('-')
        && prefix.bytes().all(|byte| is_allowed(char::from(byte)))
}

/// Whether a prefix may contain a character.
pub(crate) fn is_allowed(character: char) -> bool {
    matches!(character, 'a'..='z' | '0'..='9' | '-')
}

/// The parts between hyphens and their ranges; empty for a text with characters that no prefix has in any case.
pub(crate) fn parts(prefix: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let is_prefix = prefix.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let mut end = 0;
    prefix.split('-').filter(move |_| is_prefix).map(move |part| {
        let start = end;
        end += part.len() + 1;
        (start..start + part.len(), part)
    })
}

/// The reserved word that a part is.
pub(crate) fn reserved(part: &str) -> Option<&'static str> {
    RESERVED.into_iter().find(|word| word.eq_ignore_ascii_case(part))
}

/// The reserved word inside a longer part, and its range. Not `aws`, which is in too many ordinary words.
pub(crate) fn embedded(part: &str) -> Option<(Range<usize>, &'static str)> {
    ["amazon", "cognito"].into_iter().filter(|word| part.len() > word.len()).find_map(|word| {
        let mut places = part.as_bytes().windows(word.len());
        let start = places.position(|place| place.eq_ignore_ascii_case(word.as_bytes()))?;
        Some((start..start + word.len(), word))
    })
}
