//! Findings as diagnostics.

use std::path::Path;

use gen_lsp_types::{
    Code, CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, Message, Uri,
};

use super::documents::Judged;
use super::places::Places;
use super::uri;
use crate::diagnostic::Finding;
use crate::rule::{Category, Level, Rule};
use crate::text::{Encoding, Utf16Index};
use crate::{output, redact};

/// Rules that find what has no effect: editors draw it faded.
const UNNECESSARY: [&str; 4] =
    ["delivery-settings-ignored", "identity-pool-configs-ignored", "mfa-settings-ignored", "unused-ignore"];

/// How to set the operation from an editor.
const SET_OPERATION: &str =
    "to set it, name the file `create-….json`, `update-….json` or `get-….json`, or set `operation` in `authlint.toml`";

/// All findings of a document, and a hint where its operation is a guess.
pub(super) fn of_document(judged: &Judged, encoding: Encoding) -> Vec<Diagnostic> {
    let places = judged.places(encoding);
    let assumption = judged.says_assumption().then(|| assumption(judged, places)).flatten();
    let findings = judged.findings().iter().map(|finding| of_finding(finding, judged, places));
    findings.chain(assumption).collect()
}

/// Says at the start of the document what it was taken for, and why.
fn assumption(judged: &Judged, places: Places<'_>) -> Option<Diagnostic> {
    let message = format!("{}; {SET_OPERATION}", output::assumption(&judged.report)?);
    Some(Diagnostic {
        range: places.range(redact::marked(judged.report.document().root()?)),
        severity: Some(DiagnosticSeverity::Hint),
        source: Some("authlint".to_owned()),
        message: Message::String(message),
        ..Diagnostic::default()
    })
}

/// One finding. The help stands with the message: editors have no other place for it.
pub(super) fn of_finding(finding: &Finding, judged: &Judged, places: Places<'_>) -> Diagnostic {
    let rule = finding.rule();
    let message = match finding.help() {
        Some(help) => format!("{}\n{help}", finding.message_with_basis()),
        None => finding.message_with_basis().into_owned(),
    };
    let labels = finding.labels().iter().map(|label| DiagnosticRelatedInformation {
        location: match judged.report.place_of(label) {
            (_, None) => places.location(&judged.uri, label.span),
            (document, Some(path)) => {
                let utf16 = &Utf16Index::new(document.text());
                Places { document, utf16, ..places }.location(&uri::of_path(Path::new(path)), label.span)
            }
        },
        message: label.message.to_string(),
    });
    let labels: Vec<_> = labels.collect();
    Diagnostic {
        range: places.range(finding.span()),
        severity: Some(match finding.level() {
            Level::Error => DiagnosticSeverity::Error,
            Level::Warning => DiagnosticSeverity::Warning,
            Level::Advice => DiagnosticSeverity::Information,
        }),
        code: Some(Code::String(rule.id().to_owned())),
        code_description: rule.url().map(|url| CodeDescription { href: Uri(url.to_owned()) }),
        source: Some("authlint".to_owned()),
        message: Message::String(message),
        tags: tag(rule).map(|tag| vec![tag]),
        related_information: (!labels.is_empty()).then_some(labels),
        data: None,
    }
}

fn tag(rule: &Rule) -> Option<DiagnosticTag> {
    if rule.category() == Category::Deprecation {
        return Some(DiagnosticTag::Deprecated);
    }
    UNNECESSARY.contains(&rule.id()).then_some(DiagnosticTag::Unnecessary)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_rules_of_these_names() {
        assert!(UNNECESSARY.iter().all(|id| Rule::find(id).is_some()));
    }
}
