//! A finding with the few lines of its document that a person sees beside it, laid end to end.
//!
//! Holds no document, only an excerpt that is fit for any eye; knows nothing of who draws it.

use crate::diagnostic::Finding;
use crate::document::Document;
use crate::redact::{self, Chunk};
use crate::text::{Encoding, Position, Span};

/// A finding, ready to be drawn.
#[derive(Debug, Clone)]
pub(crate) struct Framed {
    pub(crate) finding: Finding,
    /// The name of its document.
    pub(crate) path: String,
    /// The lines that are shown.
    pub(crate) chunks: Vec<Chunk>,
    /// The place of the finding, then those of its labels.
    pub(crate) places: Vec<Marked>,
}

/// A place in the lines that are shown.
#[derive(Debug, Clone)]
pub(crate) struct Marked {
    /// What is there to see; of the finding itself its message says it.
    pub(crate) message: Option<String>,
    /// Bytes in all the lines, laid end to end.
    pub(crate) start: usize,
    pub(crate) length: usize,
    /// Where it is in the document.
    pub(crate) position: Position,
}

impl Framed {
    /// Takes from the document what is shown within so many columns.
    pub(crate) fn new(path: &str, document: &Document, finding: &Finding, width: usize) -> Self {
        let mut spans = vec![finding.span()];
        spans.extend(finding.labels().iter().map(|label| label.span));
        // The gutter with its line number takes the rest.
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

/// How many characters are before the middle of a place on its line, as it is shown.
fn column(chunks: &[Chunk], chunk: usize, span: Span) -> usize {
    let before = chunks.get(chunk).and_then(|chunk| chunk.text.get(..span.start as usize)).unwrap_or_default();
    before.rsplit('\n').next().unwrap_or_default().chars().count() + span.len() / 2
}

/// Words in lines of at most so many characters; a longer word has a line of its own. What is between backticks is one
/// word, unless a line cannot hold it.
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
