//! The JSON report, version 1. `schemas/report.schema.json` describes it.

use std::cell::OnceCell;

use serde::Serialize;

use crate::api::{Casing, Envelope, Operation};
use crate::diagnostic::{Applicability, Counts, Edit, Finding, Fix, Label};
use crate::document::Document;
use crate::lint::report::Report;
use crate::redact;
use crate::rule::{Basis, Category, Level};
use crate::text::{Encoding, Span, Utf16Index};

/// The version of the report format.
///
/// ```
/// let report = authlint::check_value(&serde_json::json!({}));
/// let json: serde_json::Value = serde_json::from_str(&authlint::output::json::to_string([("auth.json", &report)]))?;
/// assert_eq!(json["version"], authlint::output::json::VERSION);
/// # Ok::<(), serde_json::Error>(())
/// ```
pub const VERSION: u32 = 1;

/// The whole report on documents and their names, as `--format json` prints it, on several lines.
///
/// ```
/// use authlint::{Document, Format, Linter, output};
///
/// let report = Linter::default().check(&Document::parse("{}", Format::Json));
/// let text = output::json::to_string([("auth.json", &report)]);
/// assert!(text.starts_with("{\n  \"version\": 1,"));
/// ```
pub fn to_string<'r>(reports: impl IntoIterator<Item = (&'r str, &'r Report)>) -> String {
    let mut pieces = Pieces::default();
    let mut whole = String::new();
    for (path, report) in reports {
        whole.push_str(&pieces.next(&part(path, report), report.counts()));
    }
    whole + &pieces.end()
}

/// One document's part of the whole report.
pub(crate) fn part(path: &str, report: &Report) -> String {
    // Cannot fail: there are no maps with odd keys and no failing writers.
    let part = serde_json::to_string_pretty(&File::new(path, report, Units::Bytes)).unwrap_or_default();
    redact::json(part.replace('\n', "\n    "))
}

/// Writes the report in pieces, so that it need not be in memory at once.
#[derive(Debug, Default)]
pub(crate) struct Pieces {
    files: usize,
    counts: Counts,
}

impl Pieces {
    /// The text for the next part.
    pub(crate) fn next(&mut self, part: &str, counts: Counts) -> String {
        let before = if self.files == 0 { self.frame().0 + "[" } else { ",".to_owned() };
        self.files += 1;
        self.counts = self.counts.plus(counts);
        format!("{before}\n    {part}")
    }

    /// The text after the last part.
    pub(crate) fn end(&self) -> String {
        let (before, after) = self.frame();
        if self.files == 0 { format!("{before}[]{after}") } else { format!("\n  ]{after}") }
    }

    /// The text before and after the list of parts.
    fn frame(&self) -> (String, String) {
        let Counts { errors, warnings, advice } = self.counts;
        let summary = Summary { files: self.files, errors, warnings, advice };
        let tool = Tool { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") };
        let whole = Whole { version: VERSION, tool, files: [], summary };
        let whole = serde_json::to_string_pretty(&whole).unwrap_or_default();
        let (before, after) = whole.split_once("[]").unwrap_or_default();
        (before.to_owned(), after.to_owned())
    }
}

/// One document's part of the report on one line, as `--format jsonl` prints it; with its record number under `--ndjson`.
///
/// ```
/// let report = authlint::check_value(&serde_json::json!({}));
/// let line = authlint::output::json::to_line("estate.ndjson", Some(7), &report);
/// assert_eq!(serde_json::from_str::<serde_json::Value>(&line)?["record"], 7);
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn to_line(path: &str, record: Option<usize>, report: &Report) -> String {
    let line = Line { version: VERSION, record, file: File::new(path, report, Units::Bytes) };
    redact::json(on_one_line(&line, report))
}

/// One document's part of the report on one line, with positions in units of the caller's choice.
///
/// ```
/// use authlint::output::json::{self, Units};
/// use authlint::{Document, Format, Linter};
///
/// let report = Linter::default().check(&Document::parse(r#"{ "Service": "🍐" }"#, Format::Json));
/// let end = |units| {
///     let file: serde_json::Value = serde_json::from_str(&json::file_to_string("auth.json", &report, units)).unwrap();
///     file["findings"].as_array().unwrap().last().unwrap()["span"]["end"].as_u64()
/// };
/// assert_eq!((end(Units::Bytes), end(Units::Utf16)), (Some(19), Some(17)));
/// ```
pub fn file_to_string(path: &str, report: &Report, units: Units) -> String {
    redact::json(on_one_line(&File::new(path, report, units), report))
}

/// JSON without line ends, with memory reserved by the number of findings.
fn on_one_line(value: &impl Serialize, report: &Report) -> String {
    let mut out = Vec::with_capacity(256 + 640 * report.findings().len());
    // Cannot fail: there are no maps with odd keys and no failing writers.
    let _ = serde_json::to_writer(&mut out, value);
    String::from_utf8(out).unwrap_or_default()
}

/// The units of spans and columns.
///
/// ```
/// use authlint::output::json::{self, Units};
///
/// let report = authlint::check_value(&serde_json::json!({}));
/// assert!(json::file_to_string("-", &report, Units::Utf16).starts_with(r#"{"path":"-""#));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Units {
    /// Spans count bytes and columns characters, as the report format specifies.
    Bytes,
    /// Both count UTF-16 code units, as JavaScript slices.
    Utf16,
}

#[derive(Serialize)]
struct Whole {
    version: u32,
    tool: Tool,
    /// See [`Pieces`].
    files: [(); 0],
    summary: Summary,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct Summary {
    files: usize,
    errors: usize,
    warnings: usize,
    advice: usize,
}

#[derive(Serialize)]
struct Line<'r> {
    version: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    record: Option<usize>,
    #[serde(flatten)]
    file: File<'r>,
}

#[derive(Serialize)]
struct File<'r> {
    path: &'r str,
    format: &'static str,
    operation: Operation,
    #[serde(rename = "operationReason")]
    operation_reason: &'static str,
    envelope: Envelope,
    casing: Casing,
    findings: Vec<Row<'r>>,
    omitted: usize,
}

#[derive(Serialize)]
struct Row<'r> {
    rule: &'static str,
    category: Category,
    level: Level,
    message: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'static str>,
    basis: Basis,
    data: DataRow<'r>,
    pointer: String,
    span: Span,
    start: Place,
    end: Place,
    labels: Vec<LabelRow<'r>>,
    fixes: Vec<FixRow<'r>>,
}

/// A position as people count: from 1, columns in characters.
#[derive(Serialize)]
struct Place {
    line: u32,
    column: u32,
}

/// The parts of a message by name.
#[derive(Serialize)]
struct DataRow<'r> {
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "messageId")]
    message_id: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    member: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    missing: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    found: Option<&'r str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    allowed: &'r [&'static str],
    #[serde(skip_serializing_if = "Option::is_none")]
    suggestion: Option<&'r str>,
}

#[derive(Serialize)]
struct LabelRow<'r> {
    message: &'r str,
    /// The name of what the document is compared with, if the label is in there.
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'r str>,
    span: Span,
}

#[derive(Serialize)]
struct FixRow<'r> {
    title: &'r str,
    applicability: Applicability,
    edits: Vec<EditRow<'r>>,
}

#[derive(Serialize)]
struct EditRow<'r> {
    start: u32,
    end: u32,
    text: &'r str,
}

impl<'r> File<'r> {
    fn new(path: &'r str, report: &'r Report, units: Units) -> Self {
        let document = report.document();
        let places = Places::new(document, units);
        Self {
            path,
            format: document.format().name(),
            operation: document.operation(),
            operation_reason: document.operation_reason(),
            envelope: document.envelope(),
            casing: document.casing(),
            findings: report.findings().iter().map(|finding| Row::new(report, finding, &places)).collect(),
            omitted: report.omitted(),
        }
    }
}

impl<'r> Row<'r> {
    fn new(report: &'r Report, finding: &'r Finding, places: &Places<'_>) -> Self {
        let rule = finding.rule();
        Self {
            rule: rule.id(),
            category: rule.category(),
            level: finding.level(),
            message: finding.message(),
            help: finding.help(),
            url: rule.url(),
            basis: rule.basis(),
            data: DataRow::new(report, finding),
            pointer: report.pointer(finding),
            span: places.span(finding.span()),
            start: places.place(finding.span().start),
            end: places.place(finding.span().end),
            labels: finding.labels().iter().map(|label| LabelRow::new(report, label, places)).collect(),
            fixes: finding.fixes().iter().map(|fix| FixRow::new(fix, places)).collect(),
        }
    }
}

impl<'r> DataRow<'r> {
    fn new(report: &Report, finding: &'r Finding) -> Self {
        let data = finding.data();
        Self {
            member: report.member(finding),
            message_id: data.message_id(),
            missing: data.missing(),
            found: data.found(),
            allowed: data.allowed(),
            suggestion: data.suggestion(),
        }
    }
}

impl<'r> LabelRow<'r> {
    fn new(report: &'r Report, label: &'r Label, places: &Places<'_>) -> Self {
        let (document, file) = report.place_of(label);
        let span = match file {
            Some(_) => Places::new(document, places.units).span(label.span),
            None => places.span(label.span),
        };
        Self { message: &label.message, file, span }
    }
}

impl<'r> FixRow<'r> {
    fn new(fix: &'r Fix, places: &Places<'_>) -> Self {
        let edits = fix.edits.iter().map(|edit| EditRow::new(edit, places)).collect();
        Self { title: &fix.title, applicability: fix.applicability, edits }
    }
}

impl<'r> EditRow<'r> {
    fn new(edit: &'r Edit, places: &Places<'_>) -> Self {
        let Span { start, end } = places.span(edit.span);
        Self { start, end, text: &edit.text }
    }
}

/// Converts byte offsets into the requested units.
struct Places<'d> {
    document: &'d Document,
    units: Units,
    /// Computed for the first finding: most documents have none.
    utf16: OnceCell<Utf16Index>,
}

impl<'d> Places<'d> {
    fn new(document: &'d Document, units: Units) -> Self {
        Self { document, units, utf16: OnceCell::new() }
    }

    fn span(&self, span: Span) -> Span {
        if self.units == Units::Bytes {
            return span;
        }
        let text = self.document.text();
        let utf16 = self.utf16.get_or_init(|| Utf16Index::new(text));
        Span { start: utf16.units(text, span.start), end: utf16.units(text, span.end) }
    }

    fn place(&self, offset: u32) -> Place {
        let encoding = match self.units {
            Units::Bytes => Encoding::Characters,
            Units::Utf16 => Encoding::Utf16,
        };
        let position = self.document.position(offset, encoding);
        Place { line: position.line + 1, column: position.column + 1 }
    }
}
