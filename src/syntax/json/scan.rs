//! Scanning several bytes at once for the end of plain text or spaces.

/// The length of the plain text at the start: no double quote, backslash or control character.
#[inline]
pub(super) fn plain_run(bytes: &[u8]) -> usize {
    let mut rest = bytes;
    while let Some((word, after)) = rest.split_first_chunk::<8>() {
        let marks = special_bytes(u64::from_le_bytes(*word));
        if marks != 0 {
            return bytes.len() - rest.len() + marks.trailing_zeros() as usize / 8;
        }
        rest = after;
    }
    bytes.len() - rest.len() + plain_run_of_few(rest)
}

/// The same for the last few bytes of a text.
#[cold]
fn plain_run_of_few(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| !matches!(byte, b'"' | b'\\' | 0..=0x1f)).count()
}

/// The number of leading spaces in sixteen bytes.
#[inline]
pub(super) fn space_run(bytes: u128) -> usize {
    const SPACES: u128 = (u128::MAX / 255) * 0x20;
    (bytes ^ SPACES).trailing_zeros() as usize / 8
}

/// Eight bytes at once: marks the bytes that are `"`, `\` or below 0x20. The lowest mark is exact.
#[inline]
fn special_bytes(word: u64) -> u64 {
    const ONES: u64 = u64::MAX / 255;
    const HIGHS: u64 = ONES << 7;
    // With bit 1 flipped, `"` comes just after the control characters.
    let quotes_and_controls = (word ^ (ONES * 2)).wrapping_sub(ONES * 0x21);
    let backslashes = (word ^ (ONES * u64::from(b'\\'))).wrapping_sub(ONES);
    (quotes_and_controls | backslashes) & !word & HIGHS
}
