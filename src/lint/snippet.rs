//! A finding with the few lines of its document that a person sees beside it, laid end to end.
//!
//! Holds no document, only excerpts that are fit for any eye; knows nothing of who draws it.

use crate::diagnostic::{Finding, Label};
use crate::document::Document;
use crate::lint::linter::Report;
use crate::redact::{self, Chunk};
use crate::text::{Encoding, Position, Span};

/// A finding, ready to be drawn.
#[derive(Debug, Clone)]
pub(crate) struct Framed {
    pub(crate) finding: Finding,
    /// The lines that are shown, those of what exists last, each run with the name of its document.
    pub(crate) chunks: Vec<(String, Chunk)>,
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
    /// Takes from the documents what is shown within so many columns.
    pub(crate) fn new(path: &str, report: &Report, finding: &Finding, width: usize) -> Self {
        let mut framed = Self { finding: finding.clone(), chunks: Vec::new(), places: Vec::new() };
        let (elsewhere, here): (Vec<_>, Vec<_>) = finding.labels().iter().partition(|label| label.in_existing);
        // The gutter with its line number takes the rest.
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
                position: document.lines().position(document.text(), span.start, Encoding::Characters),
            }
        });
        self.places.extend(marked);
        self.chunks.extend(excerpt.chunks.into_iter().map(|chunk| (path.to_owned(), chunk)));
    }
}

/// Where a label is, and what it says.
fn place(label: &Label) -> (Span, Option<&str>) {
    (label.span, Some(&label.message))
}

/// How many characters are before the middle of a place on its line, as it is shown.
fn column(chunks: &[Chunk], chunk: usize, span: Span) -> usize {
    let before = chunks.get(chunk).and_then(|chunk| chunk.text.get(..span.start as usize)).unwrap_or_default();
    before.rsplit('\n').next().unwrap_or_default().chars().count() + span.len() / 2
}

/// Words in lines of at most so many characters; a longer word has a line of its own.
pub(crate) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
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
