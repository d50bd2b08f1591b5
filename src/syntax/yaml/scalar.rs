//! What a plain scalar is: as the AWS command line reads it, and whether others read it otherwise.
//!
//! The command line reads `--cli-input-yaml` with ruamel.yaml, which follows YAML 1.2 in all but a few numbers and dates.
//! `PyYAML`, and with it most scripts, follows YAML 1.1.

use crate::syntax::tree::Kind;

/// The kind of a plain scalar without a tag.
pub(super) fn kind(text: &str) -> Kind {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Kind::Null,
        "true" | "True" | "TRUE" => Kind::True,
        "false" | "False" | "FALSE" => Kind::False,
        _ if is_number(text) => Kind::Number,
        _ => Kind::String,
    }
}

/// What is a number to the AWS command line.
fn is_number(text: &str) -> bool {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    match unsigned.as_bytes() {
        [b'0', b'b', digits @ ..] => is_run(digits, |byte| matches!(byte, b'0' | b'1')),
        [b'0', b'x', digits @ ..] => is_run(digits, |byte| byte.is_ascii_hexdigit()),
        [b'0', b'o', digits @ ..] => is_run(digits, |byte| matches!(byte, b'0'..=b'7')),
        [b'0'..=b'9', ..] | [b'.', b'0'..=b'9', ..] => is_decimal(unsigned),
        _ => matches!(unsigned, ".inf" | ".Inf" | ".INF") || matches!(text, ".nan" | ".NaN" | ".NAN"),
    }
}

fn is_run(digits: &[u8], is_digit: fn(u8) -> bool) -> bool {
    !digits.is_empty() && digits.iter().all(|byte| is_digit(*byte) || *byte == b'_')
}

fn is_decimal(text: &str) -> bool {
    let (mantissa, exponent) = text.split_once(['e', 'E']).map_or((text, None), |(one, other)| (one, Some(other)));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_');
    let power = |text: &str| {
        let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    digits(whole) && digits(fraction) && exponent.is_none_or(power)
}
