//! Decimal numbers compared by their text: exact, whatever their length or size.

use std::cmp::Ordering;

/// A number as a document writes it: `8`, `8.0`, `8e0` and `0.08E+2` are the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Decimal {
    /// A whole number of at most three digits, as nearly all are.
    Small(usize),
    Other(Digits),
}

impl Decimal {
    /// Parses a JSON number.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let digits = without_zero_fraction(text);
        if (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Some(Self::Small(whole(digits)));
        }
        let digits = Digits::parse(text)?;
        Some(digits.small().map_or(Self::Other(digits), Self::Small))
    }

    /// Whether it has no fraction.
    pub(crate) fn is_whole(&self) -> bool {
        match self {
            Self::Small(_) => true,
            Self::Other(number) => number.is_whole(),
        }
    }

    /// Compares it with a whole number.
    pub(crate) fn compare(&self, other: usize) -> Ordering {
        match self {
            Self::Small(small) => small.cmp(&other),
            Self::Other(number) => number.compare(other),
        }
    }
}

/// Any number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Digits {
    is_negative: bool,
    /// Without zeros at either end.
    significant: String,
    /// The number is `0.significant` times ten to this power.
    magnitude: i64,
}

impl Digits {
    fn parse(text: &str) -> Option<Self> {
        let (is_negative, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let is_number = !mantissa.is_empty() && whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit());
        let number = Self::positive(whole, fraction, read_exponent(exponent)?);
        let is_zero = number.significant.is_empty();
        (is_number && mantissa != ".").then_some(Self { is_negative: is_negative && !is_zero, ..number })
    }

    fn positive(whole: &str, fraction: &str, exponent: i64) -> Self {
        let all = [whole, fraction].concat();
        let significant = all.trim_start_matches('0');
        let digits = significant.trim_end_matches('0').to_owned();
        // Zero is smaller than anything that is not negative.
        let magnitude = match digits.len() {
            0 => i64::MIN,
            _ => length(whole) - (length(&all) - length(significant)) + exponent,
        };
        Self { is_negative: false, significant: digits, magnitude }
    }

    fn is_whole(&self) -> bool {
        length(&self.significant) <= self.magnitude.max(0)
    }

    fn compare(&self, other: usize) -> Ordering {
        let other = Self::positive(&other.to_string(), "", 0);
        if self.is_negative {
            return Ordering::Less;
        }
        (self.magnitude, &self.significant).cmp(&(other.magnitude, &other.significant))
    }

    /// Its value if it is a whole number of at most three digits.
    fn small(&self) -> Option<usize> {
        if self.significant.is_empty() {
            return Some(0);
        }
        let zeros = self.magnitude.checked_sub(length(&self.significant)).filter(|zeros| *zeros >= 0)?;
        if self.is_negative || !(1..=3).contains(&self.magnitude) {
            return None;
        }
        Some((0..zeros).fold(whole(&self.significant), |value, _| 10 * value))
    }
}

/// `16` for `16.0`; any other text unchanged.
fn without_zero_fraction(text: &str) -> &str {
    let point = text.bytes().position(|byte| byte == b'.').unwrap_or(text.len());
    match text.split_at_checked(point) {
        Some((whole, fraction)) if fraction.len() > 1 && fraction.bytes().skip(1).all(|byte| byte == b'0') => whole,
        _ => text,
    }
}

/// The value of a few digits.
fn whole(digits: &str) -> usize {
    digits.bytes().fold(0, |value, digit| 10 * value + usize::from(digit - b'0'))
}

fn length(text: &str) -> i64 {
    i64::try_from(text.len()).unwrap_or(i64::MAX)
}

/// Huge exponents are clamped: they are far outside every limit anyway.
fn read_exponent(text: &str) -> Option<i64> {
    const BEYOND: i64 = 1 << 60;
    let (is_negative, digits) = match text.as_bytes().first()? {
        b'-' => (true, text.get(1..)?),
        b'+' => (false, text.get(1..)?),
        _ => (false, text),
    };
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let size = digits.parse::<i64>().map_or(BEYOND, |size| size.min(BEYOND));
    Some(if is_negative { -size } else { size })
}

#[cfg(test)]
mod tests {
    use super::Decimal;
    use std::cmp::Ordering::{Equal, Greater, Less};

    #[test]
    fn numbers_are_checked_by_their_text() {
        for (text, whole, against, order) in [
            ("8", true, 8, Equal),
            ("8.0", true, 8, Equal),
            ("8e0", true, 8, Equal),
            ("0.08E+2", true, 8, Equal),
            ("80e-1", true, 8, Equal),
            ("10", true, 1, Greater),
            ("10", true, 100, Less),
            ("100", true, 99, Greater),
            ("5.9999999999999999999999999999", false, 6, Less),
            ("6.0000000000000000000000000001", false, 6, Greater),
            ("8.5", false, 8, Greater),
            ("1e999999", true, 99, Greater),
            ("1e99999999999999999999999999", true, 99, Greater),
            ("1e-99999999999999999999999999", false, 1, Less),
            ("0", true, 0, Equal),
            ("-0.0", true, 0, Equal),
            ("0e5", true, 1, Less),
            ("-8", true, 6, Less),
            ("7", true, 0, Greater),
        ] {
            let checked = Decimal::parse(text).map(|number| (number.is_whole(), number.compare(against)));
            assert_eq!(checked, Some((whole, order)), "{text} and {against}");
        }
        for text in ["", "-", ".", "e5", "1e", "1e+", "NaN", "0x10", "1 "] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
    }
}
