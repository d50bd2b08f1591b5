//! What was found, in one line.

use crate::document::Operation;
use crate::engine::Report;
use crate::findings::Counts;

/// The line under the findings of a document: how many, and what the document was taken for.
pub(crate) fn of_document(path: &str, report: &Report) -> String {
    let document = report.document();
    let kind = match document.operation() {
        Operation::Get => "response",
        Operation::Create | Operation::Update => "request",
    };
    let operation = document.operation().name();
    format!(
        "{} in {} ({operation} {kind}: {})",
        counts(report.counts()),
        super::path(path),
        document.operation_reason()
    )
}

/// The last line, if there was more than one document.
pub(crate) fn of_all(documents: usize, total: Counts) -> String {
    format!("{} in {documents} documents", counts(total))
}

/// `3 errors, 1 warning`
fn counts(counts: Counts) -> String {
    let words = [
        (counts.errors, "error", "errors"),
        (counts.warnings, "warning", "warnings"),
        (counts.advice, "advice", "advice"),
    ];
    let said: Vec<_> = words
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, many)| format!("{count} {}", if count == 1 { one } else { many }))
        .collect();
    if said.is_empty() { "nothing found".to_owned() } else { said.join(", ") }
}
