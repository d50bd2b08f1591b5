//! Summary lines.

use crate::api::Operation;
use crate::diagnostic::{Applicability, Counts};
use crate::lint::report::Report;

/// The line after the findings of a document: counts and operation.
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

/// The last line if operations were guessed.
pub(crate) fn of_assumed(documents: usize) -> String {
    let documents = if documents == 1 { "1 document".to_owned() } else { format!("{documents} documents") };
    format!("the operation of {documents} was assumed; use `--operation` if it is another")
}

/// The line under everything where there are findings.
pub(crate) const OF_RULES: &str = "`authlint explain RULE` says more; `--ignore RULE` silences a rule";

/// The line that explains [`MASK`](crate::redact::MASK), where it was printed.
pub(crate) const OF_MASKS: &str = "`•••` stands for text that may be secret";

/// The last line, if there was more than one document.
pub(crate) fn of_all(documents: usize, total: Counts) -> String {
    format!("{} in {documents} documents", counts(total))
}

/// The number of fixable findings, by applicability.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Fixable {
    safe: usize,
    only_unsafe: usize,
}

impl Fixable {
    pub(crate) fn of(report: &Report) -> Self {
        let mut fixable = Self::default();
        for finding in report.findings().iter().filter(|finding| !finding.fixes().is_empty()) {
            match finding.fixes().iter().any(|fix| fix.applicability == Applicability::Safe) {
                true => fixable.safe += 1,
                false => fixable.only_unsafe += 1,
            }
        }
        fixable
    }

    pub(crate) fn plus(self, other: Self) -> Self {
        Self { safe: self.safe + other.safe, only_unsafe: self.only_unsafe + other.only_unsafe }
    }

    /// The last line: what `authlint fix` would do; empty if nothing.
    pub(crate) fn line(self) -> String {
        match (self.safe, self.only_unsafe) {
            (0, 0) => String::new(),
            (safe, 0) => format!("{safe} fixable with `authlint fix`\n"),
            (0, only_unsafe) => format!("{only_unsafe} fixable with `authlint fix --unsafe-fixes`\n"),
            (safe, more) => format!("{safe} fixable with `authlint fix`, {more} more with `--unsafe-fixes`\n"),
        }
    }
}

/// `3 errors, 1 warning`
pub(crate) fn counts(counts: Counts) -> String {
    let levels = [
        (counts.errors, "error", "errors"),
        (counts.warnings, "warning", "warnings"),
        (counts.advice, "advice", "advice"),
    ];
    let parts: Vec<_> = levels
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, many)| format!("{count} {}", if count == 1 { one } else { many }))
        .collect();
    if parts.is_empty() { "no findings".to_owned() } else { parts.join(", ") }
}
