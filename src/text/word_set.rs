//! A set of words to look texts up in. For so few words, comparing integers is faster than hashing.

use std::ops::Deref;

/// A list of words; derefs to a slice.
#[derive(Debug, Clone)]
pub(crate) struct WordSet {
    words: Vec<String>,
    /// The first bytes of the words, as integers.
    heads: Vec<u64>,
    tails: Vec<Tail>,
}

impl WordSet {
    pub(crate) fn new(words: Vec<String>) -> Self {
        let heads = words.iter().map(|word| head(word.as_bytes())).collect();
        let tails = words.iter().map(|word| Tail::of(word.as_bytes())).collect();
        Self { words, heads, tails }
    }

    /// The index of a text in the list.
    #[inline]
    pub(crate) fn position(&self, text: &[u8]) -> Option<usize> {
        let (head, tail) = (head(text), Tail::of(text));
        let mut known = self.heads.iter().zip(&self.tails);
        let place = known.position(|(known, known_tail)| *known == head && *known_tail == tail)?;
        let is_whole = || self.words.get(place).is_some_and(|word| word.as_bytes() == text);
        (text.len() <= Tail::REACH || is_whole()).then_some(place)
    }
}

/// The first eight bytes of a word: nearly always enough to distinguish two.
#[inline]
fn head(word: &[u8]) -> u64 {
    match word.first_chunk() {
        Some(head) => u64::from_le_bytes(*head),
        None => word.iter().rev().fold(0, |head, byte| head << 8 | u64::from(*byte)),
    }
}

/// What follows the [`head`] of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Tail {
    length: usize,
    /// The second eight bytes.
    middle: u64,
    /// The last eight bytes.
    last: u64,
}

impl Tail {
    /// Up to this length, head and tail cover the whole word.
    const REACH: usize = 24;

    #[inline]
    fn of(word: &[u8]) -> Self {
        let number = |bytes: Option<&[u8; 8]>| bytes.map_or(0, |bytes| u64::from_le_bytes(*bytes));
        let middle = word.get(8..).and_then(|rest| rest.first_chunk());
        Self { length: word.len(), middle: number(middle), last: number(word.last_chunk()) }
    }
}

impl Deref for WordSet {
    type Target = [String];

    fn deref(&self) -> &[String] {
        &self.words
    }
}

#[cfg(test)]
mod tests {
    use super::WordSet;

    #[test]
    fn finds_exactly_its_words() {
        let words =
            ["", "a", "Mfa", "a-longer", "a-longer-word", "of-twenty-and-four-bytes", "of-twenty-and-five--bytes"];
        let set = WordSet::new(words.map(str::to_owned).to_vec());
        for (place, word) in words.into_iter().enumerate() {
            assert_eq!(set.position(word.as_bytes()), Some(place), "{word}");
            assert_eq!(set.position(format!("{word}!").as_bytes()), None, "{word}");
            assert_eq!(set.position(word.to_uppercase().as_bytes()).is_some(), word.is_empty(), "{word}");
        }
        // Two words of thirty bytes that differ outside head and tail.
        let long = WordSet::new(vec!["012345678901234567890123456789".to_owned()]);
        assert_eq!(long.position(b"0123456789012345678x0123456789"), None);
    }
}
