//! Workflow commands of GitHub Actions: annotations on the lines of a pull request.

use std::fmt::Write as _;

use crate::lint::report::Report;
use crate::rule::Level;
use crate::text::Encoding;

/// The findings of a document, one command each.
pub(crate) fn github(path: &str, report: &Report) -> String {
    let document = report.document();
    let mut out = String::new();
    for finding in report.findings() {
        let place = |offset| document.position(offset, Encoding::Characters);
        let (start, end) = (place(finding.span().start), place(finding.span().end));
        let command = match finding.level() {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Advice => "notice",
        };
        let _ = write!(out, "::{command} file={},line={},", property(path), start.line + 1);
        // Columns count only within one line.
        if start.line == end.line {
            let _ = write!(out, "col={},endColumn={},", start.column + 1, end.column + 1);
        }
        let message = match finding.help() {
            Some(help) => format!("{}\n{help}", finding.message_with_basis()),
            None => finding.message_with_basis().into_owned(),
        };
        let _ = writeln!(out, "endLine={},title={}::{}", end.line + 1, finding.rule().id(), data(&message));
    }
    if let Some(assumption) = super::assumption(report) {
        let _ = writeln!(out, "::notice file={}::{}", property(path), data(&assumption));
    }
    if report.omitted() > 0 {
        let _ = writeln!(out, "::notice file={}::and {} more findings", property(path), report.omitted());
    }
    out
}

/// Text of a command, which ends at a line end.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property, which ends at a comma or colon too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
