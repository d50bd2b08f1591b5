//! For people: each finding with a frame of its lines, drawn by miette.
//!
//! miette never sees a document, only an excerpt: it prints what it is given as it is, whole lines of any length, and
//! panics at columns beyond 65535 and at spans past the end.

use std::fmt::{self, Write as _};

use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents, Severity,
    SourceCode, SourceSpan, SpanContents, ThemeCharacters, ThemeStyles,
};

use crate::engine::Report;
use crate::finding::{Applicability, Finding, Level};
use crate::redact::{self, Chunk};
use crate::text::{Encoding, Position, Span};

/// What the reader's terminal can do.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Look {
    /// Colours, by escape sequences.
    pub(crate) color: bool,
    /// Columns to stay within.
    pub(crate) width: usize,
}

/// The findings of a document, each with its frame.
pub(crate) fn human(path: &str, report: &Report, look: Look) -> String {
    let mut out = String::new();
    for finding in report.findings() {
        // Writing into a string cannot fail, and the excerpt answers for every span.
        let _ = write_finding(&mut out, path, report, finding, look);
    }
    if report.omitted() > 0 {
        let _ = writeln!(out, "and {} more\n", report.omitted());
    }
    out
}

fn write_finding(out: &mut String, path: &str, report: &Report, finding: &Finding, look: Look) -> fmt::Result {
    let paint = Paint(look.color);
    let (level, rule) = (finding.level().name(), finding.rule());
    let head = format!("{level}[{}]", rule.id());
    writeln!(out, "{}", paint.level(finding.level(), &head))?;
    handler(finding.level(), finding, look).render_report(out, &Framed::new(path, report, finding, look))?;
    for fix in finding.fixes() {
        let promise = match fix.applicability {
            Applicability::Safe => "",
            Applicability::Unsafe => " (unsafe: look at what it does)",
        };
        paint.note(out, "fix", &format!("{}{promise}", fix.title), look.width)?;
    }
    if let Some(url) = rule.url() {
        paint.note(out, "see", url, look.width)?;
    }
    writeln!(out)
}

/// miette's painter, with the colours of a level: the marked place in it, other places in a calmer one.
fn handler(level: Level, finding: &Finding, look: Look) -> GraphicalReportHandler {
    let mut styles = if look.color { ThemeStyles::ansi() } else { ThemeStyles::none() };
    let of_level = match level {
        Level::Error => styles.error,
        Level::Warning => styles.warning,
        Level::Advice => styles.advice,
    };
    let other = if level == Level::Advice { styles.warning } else { styles.advice };
    // miette gives the styles to the labels in the order of their places.
    let before = finding.labels().iter().filter(|label| label.span.start < finding.span().start).count();
    styles.highlights = vec![other; before];
    styles.highlights.push(of_level);
    styles.highlights.resize(finding.labels().len() + 1, other);
    let theme = GraphicalTheme { characters: ThemeCharacters::unicode(), styles };
    GraphicalReportHandler::new_themed(theme).with_width(look.width).without_syntax_highlighting()
}

/// Escape sequences for our own lines.
struct Paint(bool);

impl Paint {
    fn level(&self, level: Level, text: &str) -> String {
        let code = match level {
            Level::Error => "31;1",
            Level::Warning => "33;1",
            Level::Advice => "36;1",
        };
        if self.0 { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    /// A line under the frame, its word right-aligned as miette's `help` is.
    fn note(&self, out: &mut String, word: &str, text: &str, width: usize) -> fmt::Result {
        let word = if self.0 { format!("\u{1b}[36m{word:>6}:\u{1b}[0m") } else { format!("{word:>6}:") };
        let text = wrap(text, width.saturating_sub(10)).join("\n        ");
        writeln!(out, "{word} {text}")
    }
}

/// Words in lines of at most so many characters; a longer word has a line of its own.
fn wrap(text: &str, width: usize) -> Vec<String> {
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

/// A finding with what is shown of its document.
struct Framed<'r> {
    finding: &'r Finding,
    labels: Vec<LabeledSpan>,
    frame: Frame,
}

/// Runs of lines, laid end to end for miette, which counts in offsets.
struct Frame {
    path: String,
    chunks: Vec<Chunk>,
    /// Where the labels begin in the laid-out text, and where that is in the document.
    positions: Vec<(usize, Position)>,
}

impl<'r> Framed<'r> {
    fn new(path: &str, report: &Report, finding: &'r Finding, look: Look) -> Self {
        let document = report.document();
        let mut places = vec![finding.span()];
        places.extend(finding.labels().iter().map(|label| label.span));
        // The gutter with its line number takes the rest.
        let digits = document.lines().count().to_string().len();
        let columns = look.width.saturating_sub(digits + 4);
        let excerpt = redact::excerpt(document, &places, columns);
        let base = |chunk: usize| excerpt.chunks.iter().take(chunk).map(|chunk| chunk.text.len()).sum::<usize>();
        let mut labels = Vec::new();
        let mut positions = Vec::new();
        let messages = std::iter::once(None).chain(finding.labels().iter().map(|label| Some(&*label.message)));
        for (((chunk, span), place), message) in excerpt.places.iter().zip(&places).zip(messages) {
            let start = base(*chunk) + span.start as usize;
            positions.push((start, document.lines().position(document.text(), place.start, Encoding::Characters)));
            let source = SourceSpan::new(start.into(), span.len());
            labels.push(match message {
                None => LabeledSpan::new_primary_with_span(None, source),
                Some(message) => {
                    let before = column(&excerpt.chunks, *chunk, *span);
                    let room = columns.saturating_sub(before + 5).max(24);
                    LabeledSpan::new_with_span(Some(wrap(message, room).join("\n")), source)
                }
            });
        }
        Self {
            finding,
            labels,
            frame: Frame { path: super::path(path).into_owned(), chunks: excerpt.chunks, positions },
        }
    }
}

/// How many characters are before the middle of a place on its line, as it is shown.
fn column(chunks: &[Chunk], chunk: usize, span: Span) -> usize {
    let before = chunks.get(chunk).and_then(|chunk| chunk.text.get(..span.start as usize)).unwrap_or_default();
    before.rsplit('\n').next().unwrap_or_default().chars().count() + span.len() / 2
}

impl SourceCode for Frame {
    /// The whole run of lines that a span is in, or, when asked for no lines around it, its true position.
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        lines_before: usize,
        _lines_after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let mut base = 0;
        for chunk in &self.chunks {
            let end = base + chunk.text.len();
            if span.offset() < end && span.offset() + span.len() <= end {
                let position = self.positions.iter().find(|(start, _)| *start == span.offset());
                let (line, column) = match position {
                    Some((_, position)) if lines_before == 0 => (position.line as usize, position.column as usize),
                    _ => (chunk.first_line as usize, 0),
                };
                let whole = SourceSpan::new(base.into(), chunk.text.len());
                let data = chunk.text.as_bytes();
                let lines = chunk.text.lines().count();
                let contents = MietteSpanContents::new_named(self.path.clone(), data, whole, line, column, lines);
                return Ok(Box::new(contents));
            }
            base = end;
        }
        Err(MietteError::OutOfBounds)
    }
}

impl fmt::Debug for Framed<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.finding.fmt(formatter)
    }
}

impl fmt::Display for Framed<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.finding.message())
    }
}

impl std::error::Error for Framed<'_> {}

impl Diagnostic for Framed<'_> {
    fn severity(&self) -> Option<Severity> {
        Some(severity(self.finding.level()))
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.finding.help().map(|help| Box::new(help) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.frame)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }
}

fn severity(level: Level) -> Severity {
    match level {
        Level::Error => Severity::Error,
        Level::Warning => Severity::Warning,
        Level::Advice => Severity::Advice,
    }
}
