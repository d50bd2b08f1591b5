//! One line per finding: `path:line:column: level[rule] message`.

use std::fmt::Write as _;

use crate::lint::report::Report;
use crate::text::Encoding;

/// The findings of a document, one per line.
pub(crate) fn concise(path: &str, report: &Report) -> String {
    let path = super::path(path);
    let document = report.document();
    let mut out = String::new();
    for finding in report.findings() {
        let place = document.position(finding.span().start, Encoding::Characters);
        let (line, column) = (place.line + 1, place.column + 1);
        let (level, rule) = (finding.level().name(), finding.rule().id());
        let _ = writeln!(out, "{path}:{line}:{column}: {level}[{rule}] {}", finding.message_with_basis());
    }
    if report.omitted() > 0 {
        let _ = writeln!(out, "{path}: and {} more", report.omitted());
    }
    if let Some(assumption) = super::assumption(report) {
        let _ = writeln!(out, "{path}: {assumption}");
    }
    out
}
