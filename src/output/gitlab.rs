//! GitLab's Code Quality report.

use serde_json::{Value, json};

use super::fingerprint::{fingerprint_of_rest, fingerprints};
use crate::lint::report::Report;
use crate::rule::Level;
use crate::text::Encoding;

/// All findings of all documents.
pub(crate) fn gitlab<'r>(reports: impl Iterator<Item = (&'r str, &'r Report)>) -> String {
    let issues: Vec<_> = reports.flat_map(|(path, report)| issues(path, report)).collect();
    super::pretty(&Value::Array(issues))
}

fn issues(path: &str, report: &Report) -> Vec<Value> {
    let document = report.document();
    let findings = report.findings().iter().zip(fingerprints(path, report));
    let issue = findings.map(|(finding, fingerprint)| {
        let line = |offset| document.position(offset, Encoding::Characters).line + 1;
        let mut issue = json!({
            "description": super::sentence(finding),
            "check_name": finding.rule().id(),
            "fingerprint": fingerprint,
            "severity": severity(finding.level()),
            "location": {
                "path": path.strip_prefix("./").unwrap_or(path),
                "lines": { "begin": line(finding.span().start), "end": line(finding.span().end) },
            },
        });
        if let (Some(assumption), Some(members)) = (super::assumption(report), issue.as_object_mut()) {
            members.insert("content".to_owned(), json!({ "body": assumption }));
        }
        issue
    });
    let left_out = super::left_out(report).map(|(message, worst)| {
        json!({
            "description": message,
            "check_name": "authlint",
            "fingerprint": fingerprint_of_rest(path),
            "severity": severity(worst),
            "location": { "path": path.strip_prefix("./").unwrap_or(path), "lines": { "begin": 1 } },
        })
    });
    issue.chain(left_out).collect()
}

fn severity(level: Level) -> &'static str {
    match level {
        Level::Error => "major",
        Level::Warning => "minor",
        Level::Advice => "info",
    }
}
