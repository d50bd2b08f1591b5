//! The classes of bytes in a text, found in one pass.

/// A set of byte classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ByteClass(u16);

impl ByteClass {
    /// Lowercase letters and digits.
    const LOWERCASE: Self = Self(1);
    const UPPERCASE: Self = Self(1 << 1);
    pub(crate) const HYPHEN: Self = Self(1 << 2);
    pub(crate) const UNDERSCORE: Self = Self(1 << 3);
    pub(crate) const DOT: Self = Self(1 << 4);
    pub(crate) const SLASH: Self = Self(1 << 5);
    /// Braces and hashes.
    const BRACE: Self = Self(1 << 6);
    /// Other printable ASCII and the space.
    const OTHER: Self = Self(1 << 7);
    /// Control characters and everything outside ASCII.
    const UNUSUAL: Self = Self(1 << 8);

    /// Letters and digits.
    pub(crate) const ALPHANUMERIC: Self = Self::LOWERCASE.or(Self::UPPERCASE);
    /// Printable ASCII and the space.
    const PLAIN: Self = Self(Self::UNUSUAL.0 - 1);
    /// The same without braces and hashes.
    pub(crate) const PLAIN_BUT_BRACES: Self = Self(Self::PLAIN.0 & !Self::BRACE.0);

    /// The classes of a text.
    #[inline]
    pub(crate) fn of(text: &[u8]) -> Self {
        Self(text.iter().fold(0, |seen, byte| seen | CLASSES.get(usize::from(*byte)).map_or(0, |class| class.0)))
    }

    /// Both sets together.
    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether all classes of this set are in the other.
    pub(crate) fn are_only(self, classes: Self) -> bool {
        self.0 & !classes.0 == 0
    }
}

/// The class of each byte.
const CLASSES: [ByteClass; 256] = classes();

#[expect(clippy::indexing_slicing, reason = "runs at compile time, within bounds")]
const fn classes() -> [ByteClass; 256] {
    let mut classes = [ByteClass::UNUSUAL; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'a'..=b'z' | b'0'..=b'9' => ByteClass::LOWERCASE,
            b'A'..=b'Z' => ByteClass::UPPERCASE,
            b'-' => ByteClass::HYPHEN,
            b'_' => ByteClass::UNDERSCORE,
            b'.' => ByteClass::DOT,
            b'/' => ByteClass::SLASH,
            b'{' | b'}' | b'#' => ByteClass::BRACE,
            b' '..=b'~' => ByteClass::OTHER,
            _ => ByteClass::UNUSUAL,
        };
        byte += 1;
    }
    classes
}
