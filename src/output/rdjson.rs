//! The Reviewdog Diagnostic Format.

use serde_json::{Value, json};

use crate::diagnostic::Finding;

use crate::lint::report::Report;
use crate::rule::Level;
use crate::text::{Encoding, Span};

/// All findings of all documents.
pub(crate) fn rdjson<'r>(reports: impl Iterator<Item = (&'r str, &'r Report)>) -> String {
    let diagnostics: Vec<_> = reports.flat_map(|(path, report)| diagnostics(path, report)).collect();
    super::pretty(&json!({
        "source": { "name": "authlint" },
        "diagnostics": diagnostics,
    }))
}

fn diagnostics(path: &str, report: &Report) -> Vec<Value> {
    // The format has no other place for notes.
    let assumption =
        super::assumption(report).map(|it| json!({ "message": it, "location": { "path": path }, "severity": "INFO" }));
    report.findings().iter().map(|finding| diagnostic(path, report, finding)).chain(assumption).collect()
}

fn diagnostic(path: &str, report: &Report, finding: &Finding) -> Value {
    let mut code = json!({ "value": finding.rule().id() });
    if let (Some(url), Some(members)) = (finding.rule().url(), code.as_object_mut()) {
        members.insert("url".to_owned(), url.into());
    }
    // A suggestion is one edit, so fixes with several edits are left out.
    let suggestions = super::public_fixes(report, finding).filter_map(|fix| match fix.edits.as_slice() {
        [only] => Some(json!({ "range": range(report, only.span), "text": only.text })),
        _ => None,
    });
    json!({
        "message": super::sentence(finding),
        "location": { "path": path, "range": range(report, finding.span()) },
        "severity": match finding.level() {
            Level::Error => "ERROR",
            Level::Warning => "WARNING",
            Level::Advice => "INFO",
        },
        "code": code,
        "suggestions": suggestions.collect::<Vec<_>>(),
    })
}

/// Lines from 1, columns in bytes from 1.
fn range(report: &Report, span: Span) -> Value {
    let document = report.document();
    let place = |offset| {
        let position = document.position(offset, Encoding::Utf8);
        json!({ "line": position.line + 1, "column": position.column + 1 })
    };
    json!({ "start": place(span.start), "end": place(span.end) })
}
