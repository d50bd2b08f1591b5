//! SARIF 2.1.0, for code scanning of GitHub, Azure and others.

use std::borrow::Cow;

use serde_json::{Value, json};

use super::fingerprint::fingerprints;
use crate::diagnostic::{Applicability, Edit, Finding, Fix};
use crate::document::Document;
use crate::lint::report::Report;
use crate::rule::{Level, Rule};
use crate::text::{Encoding, Span};

/// All findings of all documents, as one run.
pub(crate) fn sarif<'r>(reports: impl Iterator<Item = (&'r str, &'r Report)>) -> String {
    let reports: Vec<_> = reports.collect();
    let mut rules: Vec<_> =
        reports.iter().flat_map(|(_, report)| report.findings().iter().map(Finding::rule)).collect();
    rules.sort_by_key(|rule| rule.id());
    rules.dedup();
    let results: Vec<_> = reports.iter().flat_map(|(path, report)| results(path, report, &rules)).collect();
    let left_out: Vec<_> = reports.iter().filter_map(|(path, report)| left_out(path, report)).collect();
    let mut run = json!({
        "tool": { "driver": {
            "name": "authlint",
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "rules": rules.iter().map(|rule| descriptor(rule)).collect::<Vec<_>>(),
        } },
        "columnKind": "utf16CodeUnits",
        "artifacts": reports.iter().map(|(path, report)| artifact(path, report)).collect::<Vec<_>>(),
        "results": results,
    });
    if let (false, Some(members)) = (left_out.is_empty(), run.as_object_mut()) {
        let omitted: usize = reports.iter().map(|(_, report)| report.omitted()).sum();
        members.insert(
            "invocations".to_owned(),
            json!([{ "executionSuccessful": true, "toolExecutionNotifications": left_out }]),
        );
        members.insert("properties".to_owned(), json!({ "omitted": omitted }));
    }
    super::pretty(&json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }))
}

/// A notification of findings that are not among the results.
fn left_out(path: &str, report: &Report) -> Option<Value> {
    let (message, worst) = super::left_out(report)?;
    Some(json!({
        "level": level(worst),
        "message": { "text": message },
        "locations": [{ "physicalLocation": { "artifactLocation": { "uri": uri(path) } } }],
    }))
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Advice => "note",
    }
}

fn descriptor(rule: &Rule) -> Value {
    let mut descriptor = json!({
        "id": rule.id(),
        "shortDescription": { "text": rule.summary() },
        "help": { "text": format!("{}\n\nBasis: {}. Source: {}.", rule.summary(), rule.basis().description(), rule.source()),
                  "markdown": rule.docs() },
        "properties": { "category": rule.category().name(), "basis": rule.basis().name() },
    });
    if let (Some(url), Some(members)) = (rule.url(), descriptor.as_object_mut()) {
        members.insert("helpUri".to_owned(), url.into());
    }
    descriptor
}

/// A document and its operation.
fn artifact(path: &str, report: &Report) -> Value {
    let document = report.document();
    json!({
        "location": { "uri": uri(path) },
        "properties": {
            "operation": document.operation().name(),
            "operationReason": document.operation_reason(),
        },
    })
}

fn results(path: &str, report: &Report, rules: &[&Rule]) -> Vec<Value> {
    let uri = uri(path);
    let findings = report.findings().iter().zip(fingerprints(path, report));
    findings.map(|(finding, fingerprint)| result(&uri, report, finding, &fingerprint, rules)).collect()
}

fn result(uri: &str, report: &Report, finding: &Finding, fingerprint: &str, rules: &[&Rule]) -> Value {
    let document = report.document();
    let related = finding.labels().iter().map(|label| {
        let (document, name) = report.place_of(label);
        let uri = name.map_or(Cow::Borrowed(uri), |name| Cow::Owned(self::uri(name)));
        json!({ "message": { "text": label.message }, "physicalLocation": place(&uri, document, label.span) })
    });
    json!({
        "ruleId": finding.rule().id(),
        "ruleIndex": rules.iter().position(|rule| *rule == finding.rule()),
        "level": level(finding.level()),
        "message": { "text": super::sentence(finding) },
        "locations": [{
            "physicalLocation": place(uri, document, finding.span()),
            "logicalLocations": [{ "fullyQualifiedName": report.pointer(finding) }],
        }],
        "relatedLocations": related.collect::<Vec<_>>(),
        "fixes": super::public_fixes(report, finding).map(|fix| fixed(uri, document, fix)).collect::<Vec<_>>(),
        "partialFingerprints": { "authlint/v1": fingerprint },
    })
}

fn place(uri: &str, document: &Document, span: Span) -> Value {
    json!({ "artifactLocation": { "uri": uri }, "region": region(document, span) })
}

/// Lines and columns from 1; the end is after the last character.
fn region(document: &Document, span: Span) -> Value {
    let position = |offset| document.position(offset, Encoding::Utf16);
    let (start, end) = (position(span.start), position(span.end));
    json!({
        "startLine": start.line + 1,
        "startColumn": start.column + 1,
        "endLine": end.line + 1,
        "endColumn": end.column + 1,
    })
}

fn fixed(uri: &str, document: &Document, fix: &Fix) -> Value {
    let replacement =
        |edit: &Edit| json!({ "deletedRegion": region(document, edit.span), "insertedContent": { "text": edit.text } });
    let promise = match fix.applicability {
        Applicability::Safe => "safe",
        Applicability::Unsafe => "unsafe fix",
    };
    json!({
        "description": { "text": format!("{} ({promise})", fix.title) },
        "artifactChanges": [{
            "artifactLocation": { "uri": uri },
            "replacements": fix.edits.iter().map(replacement).collect::<Vec<_>>(),
        }],
    })
}

/// A path as a relative reference, percent-encoded.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.replace('\\', "/").bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'.' | b'-' | b'_' | b'~') {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}
