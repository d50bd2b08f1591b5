//! Spelling suggestions.

/// Longer names get no suggestion, which bounds the time.
const LONGEST: usize = 64;

/// The candidate that a name was most likely meant to be, if one is near enough.
///
/// Ignores case, hyphens, underscores and dots; allows one typo for every three letters.
pub(crate) fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if name.len() > LONGEST || name.is_empty() {
        return None;
    }
    let mut search = Search { name, used: letters_used(name), plain: String::new(), best: None };
    for candidate in candidates {
        search.consider(candidate);
    }
    search.best.map(|(_, candidate)| candidate)
}

/// Whether a name is one of these, give or take three typos: so close that it cannot hold a secret.
pub(crate) fn is_near_any<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> bool {
    const MOST_SLIPS: usize = 3;
    let is_name_like = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b' ');
    if name.len() > LONGEST || name.is_empty() || !name.bytes().all(is_name_like) {
        return false;
    }
    let mut search = Search { name, used: letters_used(name), plain: String::new(), best: None };
    candidates.into_iter().any(|candidate| {
        search.consider(candidate);
        search.best.is_some_and(|(slips, _)| slips <= MOST_SLIPS)
    })
}

/// The state of a search. Not generic over the candidates, so it is compiled once.
struct Search<'n, 'a> {
    name: &'n str,
    used: Used,
    /// The letters of the name, once a candidate needs them.
    plain: String,
    best: Option<(usize, &'a str)>,
}

impl<'a> Search<'_, 'a> {
    fn consider(&mut self, candidate: &'a str) {
        let slips = candidate.len() / 3;
        // The letters alone rule out most candidates.
        if slips < differing(&self.used, &letters_used(candidate)) {
            return;
        }
        if self.plain.is_empty() {
            self.plain = letters(self.name).collect();
        }
        let other: String = letters(candidate).collect();
        let distance = if self.plain == other { 0 } else { strsim::osa_distance(&self.plain, &other).max(1) };
        if distance <= other.len() / 3 && self.best.is_none_or(|(least, _)| distance < least) {
            self.best = Some((distance, candidate));
        }
    }
}

/// Whether two names differ only in case, hyphens, underscores, dots and spaces.
pub(crate) fn same_letters(left: &str, right: &str) -> bool {
    left == right || (left.len() <= LONGEST && letters(left).eq(letters(right)))
}

/// Whether a name is certainly a misspelling of a known one: at most one wrong letter in six.
pub(crate) fn is_slip(name: &str, known: &str) -> bool {
    is_within(name, known, 6)
}

/// Whether a name is possibly a misspelling of a known one: at most one wrong letter in four.
pub(crate) fn is_near(name: &str, known: &str) -> bool {
    is_within(name, known, 4)
}

/// Whether two words differ by one letter added, left out, replaced or exchanged with the next.
pub(crate) fn is_one_edit(left: &str, right: &str) -> bool {
    left.len().abs_diff(right.len()) < 2 && strsim::osa_distance(left, right) == 1
}

/// Whether a word is another one but for a slip in every three letters.
pub(crate) fn is_word_near(left: &str, right: &str) -> bool {
    strsim::osa_distance(left, right) <= (left.len().max(right.len()) / 3).max(1)
}

fn is_within(name: &str, known: &str, letters_for_each: usize) -> bool {
    let slips = known.len() / letters_for_each;
    if name.len() > LONGEST || slips < differing(&letters_used(name), &letters_used(known)) {
        return false;
    }
    let (name, known): (String, String) = (letters(name).collect(), letters(known).collect());
    name == known || strsim::osa_distance(&name, &known) <= slips
}

/// Known names are ASCII, so other characters are compared unchanged.
fn letters(name: &str) -> impl Iterator<Item = char> {
    let letters = name.chars().filter(|character| character.is_ascii_alphanumeric() || !character.is_ascii());
    letters.map(|character| character.to_ascii_lowercase())
}

/// How often a name uses each letter of the alphabet, in either case.
type Used = [u8; 32];

/// A lower bound for the edit distance: each edit adds, removes or replaces at most one letter.
fn differing(left: &Used, right: &Used) -> usize {
    let more = |left: &Used, right: &Used| -> usize {
        left.iter().zip(right).map(|(left, right)| usize::from(left.saturating_sub(*right))).sum()
    };
    more(left, right).max(more(right, left))
}

fn letters_used(name: &str) -> Used {
    let mut used = [0; 32];
    for byte in name.bytes().filter(u8::is_ascii_alphabetic) {
        if let Some(count) = used.get_mut(usize::from(byte & 31)) {
            *count = u8::saturating_add(*count, 1);
        }
    }
    used
}
