//! One line per finding, below the name of its document: `line:column  level[rule]  message`.

use std::fmt::Write as _;

use crate::lint::report::Report;
use crate::text::Encoding;

/// The findings of a document; empty if there are none.
pub(crate) fn grouped(path: &str, report: &Report) -> String {
    let document = report.document();
    let rows = report.findings().iter().map(|finding| {
        let place = document.position(finding.span().start, Encoding::Characters);
        let place = format!("{}:{}", place.line + 1, place.column + 1);
        (
            place,
            format!("{}[{}]", finding.level().name(), finding.rule().id()),
            finding.message_with_basis().into_owned(),
        )
    });
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() {
        return String::new();
    }
    let widest = |width: fn(&(String, String, String)) -> usize| rows.iter().map(width).max().unwrap_or_default();
    let (places, rules) = (widest(|row| row.0.len()), widest(|row| row.1.len()));
    let mut out = format!("{}\n", super::path(path));
    for (place, rule, message) in &rows {
        let _ = writeln!(out, "  {place:>places$}  {rule:<rules$}  {message}");
    }
    if report.omitted() > 0 {
        let _ = writeln!(out, "  and {} more", report.omitted());
    }
    out + "\n"
}
