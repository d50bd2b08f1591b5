//! The nearest spelling.

/// Longer names than this are compared with nothing: nobody misspells that much, and time stays bounded.
const LONGEST: usize = 64;

/// The candidate that a name was most likely meant to be, if one is near enough.
///
/// Case, hyphens, underscores and dots do not count; else one slip for every three letters.
pub(crate) fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if name.len() > LONGEST || name.is_empty() {
        return None;
    }
    let plain: String = letters(name).collect();
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let slips = candidate.len() / 3;
        if slips < differing(&plain, candidate) {
            continue;
        }
        let other: String = letters(candidate).collect();
        let distance = if plain == other { 0 } else { strsim::damerau_levenshtein(&plain, &other).max(1) };
        if distance <= other.len() / 3 && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Whether two names differ in nothing but case, hyphens, underscores, dots and blanks.
pub(crate) fn same_letters(left: &str, right: &str) -> bool {
    left == right || (left.len() <= LONGEST && letters(left).eq(letters(right)))
}

/// Names are ASCII, so what is not is compared as it stands.
fn letters(name: &str) -> impl Iterator<Item = char> {
    let letters = name.chars().filter(|character| character.is_ascii_alphanumeric() || !character.is_ascii());
    letters.map(|character| character.to_ascii_lowercase())
}

/// At least so many slips lie between two names: each adds or removes at most one letter, or swaps one for another.
fn differing(left: &str, right: &str) -> usize {
    let (left, right) = (letters_used(left), letters_used(right));
    (left & !right).count_ones().max((right & !left).count_ones()) as usize
}

/// A bit for each letter of the alphabet that a name uses.
fn letters_used(name: &str) -> u32 {
    let used = name.bytes().filter(u8::is_ascii_alphabetic);
    used.fold(0, |bits, byte| bits | 1 << (byte.to_ascii_lowercase() - b'a'))
}
