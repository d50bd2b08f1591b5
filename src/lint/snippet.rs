//! A finding with its source lines, joined into one text.
//!
//! Contains no document, only a redacted excerpt; independent of the renderer.

use crate::diagnostic::Finding;
use crate::document::Document;
use crate::redact::{self, Chunk};
use crate::text::{Encoding, Position, Span};

/// A finding, ready to render.
#[derive(Debug, Clone)]
pub(crate) struct Framed {
    pub(crate) finding: Finding,
    /// The name of its document.
    pub(crate) path: String,
    /// The shown lines.
    pub(crate) chunks: Vec<Chunk>,
    /// The span of the finding, then those of its labels.
    pub(crate) places: Vec<Marked>,
}

/// A span in the shown lines.
#[derive(Debug, Clone)]
pub(crate) struct Marked {
    /// The label; none for the finding itself, which has its message.
    pub(crate) message: Option<String>,
    /// Bytes in the joined lines.
    pub(crate) start: usize,
    pub(crate) length: usize,
    /// Its place in the document.
    pub(crate) position: Position,
}

impl Framed {
    /// Extracts the lines to show within `width` columns.
    pub(crate) fn new(path: &str, document: &Document, finding: &Finding, width: usize) -> Self {
        let mut spans = vec![finding.span()];
        spans.extend(finding.labels().iter().map(|label| label.span));
        // The gutter with the line number takes the rest.
        let digits = document.lines().count().to_string().len();
        let columns = width.saturating_sub(digits + 4);
        let excerpt = redact::excerpt(document, &spans, columns);
        let base = |chunk: usize| excerpt.chunks.iter().take(chunk).map(|chunk| chunk.text.len()).sum::<usize>();
        let messages = std::iter::once(None).chain(finding.labels().iter().map(|label| Some(&*label.message)));
        let places = excerpt.places.iter().zip(&spans).zip(messages).map(|(((chunk, shown), span), message)| {
            let room = columns.saturating_sub(column(&excerpt.chunks, *chunk, *shown) + 5).max(24);
            Marked {
                message: message.map(|message| wrap(message, room).join("\n")),
                start: base(*chunk) + shown.start as usize,
                length: shown.len(),
                position: document.position(span.start, Encoding::Characters),
            }
        });
        let places = places.collect();
        Self { finding: finding.clone(), path: path.to_owned(), chunks: excerpt.chunks, places }
    }
}

/// The number of characters before the middle of a span on its line, as shown.
fn column(chunks: &[Chunk], chunk: usize, span: Span) -> usize {
    let before = chunks.get(chunk).and_then(|chunk| chunk.text.get(..span.start as usize)).unwrap_or_default();
    before.rsplit('\n').next().unwrap_or_default().chars().count() + span.len() / 2
}

/// Wraps a text at `width` characters; a longer word gets its own line. Text in backticks is one word unless it is longer.
pub(crate) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut is_quoted = false;
    let breaks = |character: char| {
        is_quoted ^= character == '`';
        character == ' ' && !is_quoted
    };
    let words = text.split(breaks).flat_map(|word| {
        let fits = word.chars().count() <= width;
        if fits { vec![word] } else { word.split(' ').collect() }
    });
    let mut lines: Vec<String> = Vec::new();
    for word in words {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn lines_do_not_break_between_backticks() {
        for (text, width, expected) in [
            ("write `a b` here", 7, &["write", "`a b`", "here"][..]),
            ("write `a b` here", 11, &["write `a b`", "here"]),
            ("`a b c`", 3, &["`a", "b", "c`"]),
            ("one `open end", 4, &["one", "`open", "end"]),
            ("", 4, &[""]),
        ] {
            assert_eq!(wrap(text, width), expected, "{text}");
        }
    }
}
