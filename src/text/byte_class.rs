//! Which kinds of characters a text has: one look, and then questions cost nothing.

/// A set of kinds of characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Letters(u16);

impl Letters {
    /// Small letters and digits.
    const SMALL: Self = Self(1);
    const CAPITAL: Self = Self(1 << 1);
    pub(crate) const HYPHEN: Self = Self(1 << 2);
    pub(crate) const UNDERSCORE: Self = Self(1 << 3);
    pub(crate) const DOT: Self = Self(1 << 4);
    pub(crate) const SLASH: Self = Self(1 << 5);
    /// Braces and hashes.
    const BRACE: Self = Self(1 << 6);
    /// The other ASCII that can be seen, and blanks.
    const OTHER: Self = Self(1 << 7);
    /// Control characters and everything beyond ASCII.
    const STRANGE: Self = Self(1 << 8);

    /// Letters and digits.
    pub(crate) const ALPHANUMERIC: Self = Self::SMALL.or(Self::CAPITAL);
    /// ASCII that can be seen, and blanks.
    const PLAIN: Self = Self(Self::STRANGE.0 - 1);
    /// The same without braces and hashes.
    pub(crate) const PLAIN_BUT_BRACES: Self = Self(Self::PLAIN.0 & !Self::BRACE.0);

    /// The kinds of a text.
    #[inline]
    pub(crate) fn of(text: &[u8]) -> Self {
        Self(text.iter().fold(0, |seen, byte| seen | KINDS.get(usize::from(*byte)).map_or(0, |kind| kind.0)))
    }

    /// Both sets together.
    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether there are no others than these.
    pub(crate) fn are_only(self, kinds: Self) -> bool {
        self.0 & !kinds.0 == 0
    }
}

/// The kind of each byte.
const KINDS: [Letters; 256] = kinds();

#[expect(clippy::indexing_slicing, reason = "runs at compile time, within bounds")]
const fn kinds() -> [Letters; 256] {
    let mut kinds = [Letters::STRANGE; 256];
    let mut byte = 0;
    while byte < 256 {
        kinds[byte] = match byte as u8 {
            b'a'..=b'z' | b'0'..=b'9' => Letters::SMALL,
            b'A'..=b'Z' => Letters::CAPITAL,
            b'-' => Letters::HYPHEN,
            b'_' => Letters::UNDERSCORE,
            b'.' => Letters::DOT,
            b'/' => Letters::SLASH,
            b'{' | b'}' | b'#' => Letters::BRACE,
            b' '..=b'~' => Letters::OTHER,
            _ => Letters::STRANGE,
        };
        byte += 1;
    }
    kinds
}
