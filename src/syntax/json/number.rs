//! Numbers as RFC 8259 has them.

/// What a number looks like.
pub(super) const SHAPE: &str = "a number has digits, at most one `.` and at most one exponent";

/// Why the digits are no number by RFC 8259, or nothing if they are one.
pub(super) fn problem(digits: &[u8]) -> Option<&'static str> {
    let rest = digits.strip_prefix(b"-").unwrap_or(digits);
    let count = |bytes: &[u8]| bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let integer = count(rest);
    if rest.starts_with(b"+") {
        return Some("a number has no `+` before it");
    }
    if integer == 0 {
        return Some("a number begins with a digit");
    }
    if integer > 1 && rest.starts_with(b"0") {
        return Some("a number has no needless zero before it");
    }
    let mut rest = rest.get(integer..).unwrap_or_default();
    if let Some(fraction) = rest.strip_prefix(b".") {
        let length = count(fraction);
        if length == 0 {
            return Some("digits must follow the `.`");
        }
        rest = fraction.get(length..).unwrap_or_default();
    }
    if let [b'e' | b'E', exponent @ ..] = rest {
        let exponent = exponent.strip_prefix(b"+").or_else(|| exponent.strip_prefix(b"-")).unwrap_or(exponent);
        let length = count(exponent);
        if length == 0 {
            return Some("digits must follow the exponent's `e`");
        }
        rest = exponent.get(length..).unwrap_or_default();
    }
    (!rest.is_empty()).then_some(SHAPE)
}
