//! The JSON report, version 1. `schemas/report.schema.json` describes it.

use serde::Serialize;

use crate::document::{Casing, Document, Envelope, Operation};
use crate::engine::{Counts, Report};
use crate::finding::{Applicability, Edit, Finding, Fix, Label, Level};
use crate::redact;
use crate::rule::{Basis, Category};
use crate::text::{Encoding, Span};

/// The version of the report's shape.
pub const VERSION: u32 = 1;

/// The whole report on documents and their names, as `--format json` prints it, on several lines.
///
/// ```
/// use authlint::{Document, Format, Linter, report};
///
/// let report = Linter::default().check(&Document::parse("{}", Format::Json));
/// let text = report::json::whole([("auth.json", &report)]);
/// assert!(text.starts_with("{\n  \"version\": 1,"));
/// ```
pub fn whole<'r>(reports: impl IntoIterator<Item = (&'r str, &'r Report)>) -> String {
    let mut counts = Counts::default();
    let mut files = Vec::new();
    for (path, report) in reports {
        counts = counts.plus(report.counts());
        files.push(File::new(path, report));
    }
    let summary =
        Summary { files: files.len(), errors: counts.errors, warnings: counts.warnings, advice: counts.advice };
    let tool = Tool { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") };
    let whole = Whole { version: VERSION, tool, files, summary };
    // Only maps with odd keys and failing writers make this fail, and here are neither.
    redact::json(serde_json::to_string_pretty(&whole).unwrap_or_default())
}

/// One document's part of the report on one line, as `--format jsonl` prints it; with its record number under `--ndjson`.
pub fn line(path: &str, record: Option<usize>, report: &Report) -> String {
    let line = Line { version: VERSION, record, file: File::new(path, report) };
    redact::json(serde_json::to_string(&line).unwrap_or_default())
}

#[derive(Serialize)]
struct Whole<'r> {
    version: u32,
    tool: Tool,
    files: Vec<File<'r>>,
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

#[derive(Serialize)]
struct LabelRow<'r> {
    message: &'r str,
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
    fn new(path: &'r str, report: &'r Report) -> Self {
        let document = report.document();
        Self {
            path,
            format: document.format().name(),
            operation: document.operation(),
            envelope: document.envelope(),
            casing: document.casing(),
            findings: report.findings().iter().map(|finding| Row::new(report, finding)).collect(),
            omitted: report.omitted(),
        }
    }
}

impl<'r> Row<'r> {
    fn new(report: &'r Report, finding: &'r Finding) -> Self {
        let rule = finding.rule();
        Self {
            rule: rule.id(),
            category: rule.category(),
            level: finding.level(),
            message: finding.message(),
            help: finding.help(),
            url: rule.url(),
            basis: rule.basis(),
            pointer: report.pointer(finding),
            span: finding.span(),
            start: place(report.document(), finding.span().start),
            end: place(report.document(), finding.span().end),
            labels: finding.labels().iter().map(label).collect(),
            fixes: finding.fixes().iter().map(fix).collect(),
        }
    }
}

fn place(document: &Document, offset: u32) -> Place {
    let position = document.lines().position(document.text(), offset, Encoding::Characters);
    Place { line: position.line + 1, column: position.column + 1 }
}

fn label(label: &Label) -> LabelRow<'_> {
    LabelRow { message: &label.message, span: label.span }
}

fn fix(fix: &Fix) -> FixRow<'_> {
    FixRow { title: &fix.title, applicability: fix.applicability, edits: fix.edits.iter().map(edit).collect() }
}

fn edit(edit: &Edit) -> EditRow<'_> {
    EditRow { start: edit.span.start, end: edit.span.end, text: &edit.text }
}
