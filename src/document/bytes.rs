//! Decoding of bytes, and errors for those that are not UTF-8.

use crate::syntax::{Parsed, Problem, ProblemKind, Tree};
use crate::text::Span;

/// Decodes UTF-8; the error has a text of the same length to show it in.
#[expect(clippy::result_large_err, reason = "rare, and once per document")]
pub(super) fn decode(bytes: &[u8]) -> Result<&str, Parsed> {
    if let Some(encoding) = other_encoding(bytes) {
        let message = format!("the document is {encoding}, not UTF-8");
        return Err(problem(String::new(), Span::at(0), message, "save it as UTF-8, as RFC 8259 requires"));
    }
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok(text),
        Err(error) => error,
    };
    let start = error.valid_up_to();
    let byte = bytes.get(start).copied().unwrap_or_default();
    let span = Span::new(start, start + error.error_len().unwrap_or(1));
    let help = "save the document as UTF-8, as RFC 8259 requires";
    let message = match error.error_len() {
        Some(_) => format!("the byte 0x{byte:02X} is not valid UTF-8"),
        None => "the document ends in the middle of a UTF-8 character".to_owned(),
    };
    Err(problem(replace_invalid(bytes), span, message, help))
}

/// Detects UTF-16 and UTF-32 by the byte order mark or the zero bytes of ASCII characters.
fn other_encoding(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => Some("UTF-32"),
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [0, 1..=255, 0, 1..=255, ..] | [1..=255, 0, 1..=255, 0, ..] => {
            Some("UTF-16")
        }
        _ => None,
    }
}

/// Replaces each invalid byte with a question mark, which keeps offsets.
fn replace_invalid(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|_| '?'));
    }
    text
}

fn problem(text: String, span: Span, message: String, help: &'static str) -> Parsed {
    Parsed {
        tree: Tree::without_nodes(text),
        problems: vec![*Problem::new(ProblemKind::Encoding, span, message, help)],
        ..Parsed::default()
    }
}
