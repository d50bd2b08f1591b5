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
    let plain = plain(name);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let other = self::plain(candidate);
        if plain.len().abs_diff(other.len()) > other.len() / 3 {
            continue;
        }
        let distance = if plain == other { 0 } else { strsim::damerau_levenshtein(&plain, &other).max(1) };
        if distance <= other.len() / 3 && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Whether two names differ in nothing but case, hyphens, underscores, dots and blanks.
pub(crate) fn same_letters(left: &str, right: &str) -> bool {
    left.len() <= LONGEST && plain(left) == plain(right)
}

fn plain(name: &str) -> String {
    name.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
