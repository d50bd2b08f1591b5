//! A finding with its source lines, joined into one text.
//!
//! Contains no document, only redacted excerpts; independent of the renderer.

use crate::diagnostic::{Finding, Label};
use crate::document::Document;
use crate::lint::report::Report;
use crate::redact::{self, Chunk};
use crate::text::{Encoding, Position, Span};

/// A finding, ready to render.
#[derive(Debug, Clone)]
pub(crate) struct Framed {
    pub(crate) finding: Finding,
    /// The shown lines, each run with the name of its document; those of what exists come last.
    pub(crate) chunks: Vec<(String, Chunk)>,
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
    pub(crate) fn new(path: &str, report: &Report, finding: &Finding, width: usize) -> Self {
        let mut framed = Self { finding: finding.clone(), chunks: Vec::new(), places: Vec::new() };
        let (elsewhere, here): (Vec<_>, Vec<_>) = finding.labels().iter().partition(|label| label.in_existing);
        // The gutter with the line number takes the rest.
        let documents =
            [report.document()].into_iter().chain(report.document().existing().filter(|_| !elsewhere.is_empty()));
        let digits = documents.map(|document| document.lines().count().to_string().len()).max().unwrap_or_default();
        let columns = width.saturating_sub(digits + 4);
        let places = std::iter::once((finding.span(), None)).chain(here.into_iter().map(place));
        framed.add(path, report.document(), &places.collect::<Vec<_>>(), columns);
        if let Some((document, Some(name))) = elsewhere.first().map(|label| report.place_of(label)) {
            framed.add(&redact::line(name), document, &elsewhere.into_iter().map(place).collect::<Vec<_>>(), columns);
        }
        framed
    }

    /// Adds the lines of a document around some places.
    fn add(&mut self, path: &str, document: &Document, places: &[(Span, Option<&str>)], columns: usize) {
        let spans: Vec<_> = places.iter().map(|(span, _)| *span).collect();
        let excerpt = redact::excerpt(document, &spans, columns);
        let before: usize = self.chunks.iter().map(|(_, chunk)| chunk.text.len()).sum();
        let base =
            |chunk: usize| before + excerpt.chunks.iter().take(chunk).map(|chunk| chunk.text.len()).sum::<usize>();
        let marked = excerpt.places.iter().zip(places).map(|((chunk, shown), (span, message))| {
            let room = columns.saturating_sub(column(&excerpt.chunks, *chunk, *shown) + 5).max(24);
            Marked {
                message: message.map(|message| wrap(message, room).join("\n")),
                start: base(*chunk) + shown.start as usize,
                length: shown.len(),
                position: document.position(span.start, Encoding::Characters),
            }
        });
        self.places.extend(marked);
        self.chunks.extend(excerpt.chunks.into_iter().map(|chunk| (path.to_owned(), chunk)));
    }
}

/// The span and message of a label.
fn place(label: &Label) -> (Span, Option<&str>) {
    (label.span, Some(&label.message))
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
