//! What was found, in one line.

use crate::document::Operation;
use crate::engine::Report;
use crate::findings::Counts;

/// The line under the findings of a document: how many, and what the document was taken for.
pub(crate) fn of_document(path: &str, report: &Report) -> String {
    let document = report.document();
    let found = format!("{} in {}", counts(report.counts()), super::path(path));
    if document.foreign().is_some() {
        return found;
    }
    let kind = match document.operation() {
        Operation::Get => "response",
        Operation::Create | Operation::Update => "request",
    };
    format!("{found} ({} {kind}: {})", document.operation().name(), document.operation_reason())
}

/// The line under everything where operations were guesses.
pub(crate) fn of_assumed(documents: usize) -> String {
    let documents = if documents == 1 { "1 document".to_owned() } else { format!("{documents} documents") };
    format!("the operation of {documents} was assumed; use `--operation` if it is another")
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
