//! Numbers by RFC 8259.

/// The syntax of a number.
pub(super) const SYNTAX: &str = "a number has digits, at most one `.` and at most one exponent";

/// The reason why this is not a valid number, if it is not.
pub(super) fn problem(digits: &[u8]) -> Option<&'static str> {
    let rest = digits.strip_prefix(b"-").unwrap_or(digits);
    let count = |bytes: &[u8]| bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let integer = count(rest);
    if rest.starts_with(b"+") {
        return Some("remove the `+`");
    }
    if integer == 0 {
        return Some("start the number with a digit");
    }
    if integer > 1 && rest.starts_with(b"0") {
        return Some("remove the leading zero");
    }
    let mut rest = rest.get(integer..).unwrap_or_default();
    if let Some(fraction) = rest.strip_prefix(b".") {
        let length = count(fraction);
        if length == 0 {
            return Some("write a digit after the `.`");
        }
        rest = fraction.get(length..).unwrap_or_default();
    }
    if let [b'e' | b'E', exponent @ ..] = rest {
        let exponent = exponent.strip_prefix(b"+").or_else(|| exponent.strip_prefix(b"-")).unwrap_or(exponent);
        let length = count(exponent);
        if length == 0 {
            return Some("write a digit after the `e`");
        }
        rest = exponent.get(length..).unwrap_or_default();
    }
    (!rest.is_empty()).then_some(SYNTAX)
}
