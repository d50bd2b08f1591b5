//! Recognises the private key of Sign in with Apple by its first bytes.
//!
//! Decodes no further than the algorithm; the only output that contains the key is the key without header and footer.

use crate::text::search;

/// The kind of text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum AppleKey {
    /// A base64 body alone, without a known problem.
    Body,
    /// A base64 body with header, footer or whitespace around or in it.
    Wrapped {
        /// The body.
        body: String,
    },
    /// Not the key but where it is.
    Elsewhere(&'static str),
    /// A header, and no key behind it.
    HeaderAlone,
    /// Something else: what it is.
    Unusable(&'static str),
}

/// Recognises a text.
pub(crate) fn recognise(text: &str) -> AppleKey {
    let trimmed = text.trim();
    if let Some(place) = place(trimmed) {
        return AppleKey::Elsewhere(place);
    }
    let inside =
        match search::split_once(trimmed, "-----BEGIN ").and_then(|(_, rest)| search::split_once(rest, "-----")) {
            Some(("PRIVATE KEY", rest)) => search::split_once(rest, "-----END").map_or(rest, |(key, _)| key),
            Some(("EC PRIVATE KEY", _)) => return AppleKey::Unusable("a SEC 1 key, not PKCS#8"),
            Some(("RSA PRIVATE KEY", _)) => return AppleKey::Unusable("an RSA key"),
            Some(("ENCRYPTED PRIVATE KEY", _)) => return AppleKey::Unusable("an encrypted key"),
            Some(_) => return AppleKey::Unusable("not a private key"),
            None => trimmed,
        };
    // A shell may have left `\n` as two characters.
    let body: String = search::replace(&search::replace(inside, "\\n", ""), "\\r", "").split_whitespace().collect();
    if body.is_empty() {
        return AppleKey::HeaderAlone;
    }
    if !is_base64(&body) {
        return AppleKey::Unusable("not base64");
    }
    match fault(&decode(&body)) {
        Some(fault) => AppleKey::Unusable(fault),
        None if body == text => AppleKey::Body,
        None => AppleKey::Wrapped { body },
    }
}

/// What a text is that only says where the key is.
fn place(text: &str) -> Option<&'static str> {
    let ending = text.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let is_file = ending.is_some_and(|ending| matches!(ending.as_str(), "p8" | "pem" | "key" | "txt" | "der" | "p12"));
    let begins = |beginnings: &[&str]| beginnings.iter().any(|beginning| text.starts_with(beginning));
    // No base64 has these in it, and no PKCS#8 key begins with a slash.
    let is_drive = || text.get(1..3).is_some_and(|colon| matches!(colon, ":\\" | ":/"));
    if begins(&["arn:"]) {
        Some("an ARN, not the key that it names")
    } else if is_file || begins(&["file:"]) {
        Some("the name of a file, not the key in it")
    } else if text.contains("://") {
        Some("an address, not the key that is there")
    } else if begins(&["/", "./", "../", "~/", "\\\\"]) || is_drive() {
        Some("a path, not the key that is there")
    } else {
        None
    }
}

fn is_base64(body: &str) -> bool {
    let digits = body.trim_end_matches('=');
    body.len() - digits.len() <= 2
        && digits.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/'))
}

/// The first bytes of a base64 text: enough for the algorithm and the curve.
fn decode(body: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(48);
    let (mut bits, mut held) = (0_u32, 0);
    for digit in body.bytes().take(64) {
        let value = match digit {
            b'A'..=b'Z' => digit - b'A',
            b'a'..=b'z' => digit - b'a' + 26,
            b'0'..=b'9' => digit - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => break,
        };
        bits = (bits << 6) | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
            bits &= (1 << held) - 1;
        }
    }
    bytes
}

/// Why a key is unusable; none if it is a PKCS#8 key on P-256, or too short to decide.
fn fault(bytes: &[u8]) -> Option<&'static str> {
    const SHORTEST: usize = 30;
    const ELLIPTIC: [u8; 9] = [0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01];
    const RSA: [u8; 11] = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01];
    const P256: [u8; 10] = [0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07];
    if bytes.len() < SHORTEST {
        return None;
    }
    // A sequence, its length in one to three bytes, and its content.
    let inside = match bytes {
        [0x30, 0x81, _, inside @ ..] | [0x30, 0x82, _, _, inside @ ..] => inside,
        [0x30, length, inside @ ..] if *length < 0x80 => inside,
        _ => return Some("not a private key"),
    };
    match inside {
        [0x02, 0x01, 0x00, 0x30, _, algorithm @ ..] if algorithm.starts_with(&ELLIPTIC) => {
            let curve = algorithm.get(ELLIPTIC.len()..).unwrap_or_default();
            let is_other = !curve.starts_with(&P256) && curve.len() >= P256.len();
            is_other.then_some("a key on another curve than P-256")
        }
        [0x02, 0x01, 0x00, 0x30, _, algorithm @ ..] if algorithm.starts_with(&RSA) => Some("an RSA key"),
        [0x02, 0x01, 0x00, 0x02, ..] => Some("an RSA key"),
        [0x02, 0x01, 0x01, 0x04, ..] => Some("a SEC 1 key, not PKCS#8"),
        [0x30, ..] => Some("a public key"),
        _ => Some("not a PKCS#8 key"),
    }
}

#[cfg(test)]
mod tests {
    use super::{AppleKey, recognise};

    /// The first bytes of `openssl genpkey` output for each kind; the keys themselves are cut off.
    const P256: &str = "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg";

    #[test]
    fn keys_are_recognised() {
        for (text, wanted) in [
            (P256, AppleKey::Body),
            ("MIGTAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBHkwdwIBAQQg", AppleKey::Body),
            ("MIGT", AppleKey::Body),
            (
                "MIG2AgEAMBAGByqGSM49AgEGBSuBBAAiBIGeMIGbAgEBBDD",
                AppleKey::Unusable("a key on another curve than P-256"),
            ),
            ("MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIB", AppleKey::Unusable("an RSA key")),
            ("MIIEowIBAAKCAQEAuGbXWiK3dQTyCbX5xdE4yCuYp0yyTn", AppleKey::Unusable("an RSA key")),
            ("MHcCAQEEIJZ5g1Zc5Vb3n1Dk4l4yq1p0gq8m1Yq1mZ0aAb", AppleKey::Unusable("a SEC 1 key, not PKCS#8")),
            ("MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEabcdefghij", AppleKey::Unusable("a public key")),
            ("AuthKey_ABC123DEFG.p8", AppleKey::Elsewhere("the name of a file, not the key in it")),
            ("./keys/AuthKey.PEM", AppleKey::Elsewhere("the name of a file, not the key in it")),
            ("file://AuthKey", AppleKey::Elsewhere("the name of a file, not the key in it")),
            ("/run/secrets/apple", AppleKey::Elsewhere("a path, not the key that is there")),
            (r"C:\keys\apple", AppleKey::Elsewhere("a path, not the key that is there")),
            ("s3://keys/apple", AppleKey::Elsewhere("an address, not the key that is there")),
            (
                "arn:aws:secretsmanager:eu-west-1:123456789012:secret:apple",
                AppleKey::Elsewhere("an ARN, not the key that it names"),
            ),
            ("not a key!", AppleKey::Unusable("not base64")),
            ("-----BEGIN RSA PRIVATE KEY-----\nMII\n-----END RSA PRIVATE KEY-----", AppleKey::Unusable("an RSA key")),
            ("-----BEGIN PRIVATE KEY----------END PRIVATE KEY-----", AppleKey::HeaderAlone),
            (
                "-----BEGIN PRIVATE KEY-----\nMIGT\nAgEA\n-----END PRIVATE KEY-----\n",
                AppleKey::Wrapped { body: "MIGTAgEA".into() },
            ),
            (
                "-----BEGIN PRIVATE KEY-----\\nMIGT\\nAgEA\\n-----END PRIVATE KEY-----",
                AppleKey::Wrapped { body: "MIGTAgEA".into() },
            ),
            (" MIGT AgEA", AppleKey::Wrapped { body: "MIGTAgEA".into() }),
        ] {
            assert_eq!(recognise(text), wanted, "{text}");
        }
    }
}
