//! Which kinds of characters a text has: one look, and then questions cost nothing.

/// A set of kinds of characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Letters(u16);

impl Letters {
    /// Small letters and digits, but for the next four.
    const SMALL: Self = Self(1);
    const C: Self = Self(1 << 1);
    const G: Self = Self(1 << 2);
    const W: Self = Self(1 << 3);
    const Z: Self = Self(1 << 4);
    const CAPITAL: Self = Self(1 << 5);
    pub(crate) const HYPHEN: Self = Self(1 << 6);
    pub(crate) const UNDERSCORE: Self = Self(1 << 7);
    pub(crate) const DOT: Self = Self(1 << 8);
    pub(crate) const SLASH: Self = Self(1 << 9);
    /// Braces and hashes.
    const BRACE: Self = Self(1 << 10);
    /// The other ASCII that can be seen, and blanks.
    const OTHER: Self = Self(1 << 11);
    /// Control characters and everything beyond ASCII.
    const STRANGE: Self = Self(1 << 12);

    /// Small letters and digits.
    pub(crate) const LOWER: Self = Self(0b1_1111);
    /// Letters and digits.
    pub(crate) const ALPHANUMERIC: Self = Self::LOWER.or(Self::CAPITAL);
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

    /// Whether one of these is there.
    pub(crate) fn have(self, kinds: Self) -> bool {
        self.0 & kinds.0 != 0
    }

    /// Whether the letters of `aws`, `amazon` or `cognito` that are the least common are there.
    pub(crate) fn may_spell_reserved_word(self) -> bool {
        self.have(Self::W.or(Self::Z)) || (self.have(Self::C) && self.have(Self::G))
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
            b'c' => Letters::C,
            b'g' => Letters::G,
            b'w' => Letters::W,
            b'z' => Letters::Z,
            b'C' => Letters::C.or(Letters::CAPITAL),
            b'G' => Letters::G.or(Letters::CAPITAL),
            b'W' => Letters::W.or(Letters::CAPITAL),
            b'Z' => Letters::Z.or(Letters::CAPITAL),
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
