//! Findings as diagnostics.

use std::path::Path;

use gen_lsp_types::{
    Code, CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, Message, Uri,
};

use super::documents::Checked;
use super::places::Places;
use super::uri;
use crate::diagnostic::Finding;
use crate::rule::{Category, Level, Rule};
use crate::text::{Encoding, Utf16Index};
use crate::{output, redact};

/// Rules that find text without effect, which editors show faded.
const UNNECESSARY: [&str; 4] =
    ["delivery-settings-ignored", "identity-pool-configs-ignored", "mfa-settings-ignored", "unused-ignore"];

/// The hint how to set the operation.
const SET_OPERATION: &str =
    "to set it, name the file `create-….json`, `update-….json` or `get-….json`, or set `operation` in `authlint.toml`";

/// All findings of a document, and a hint if its operation is a guess.
pub(super) fn of_document(checked: &Checked, encoding: Encoding) -> Vec<Diagnostic> {
    let places = checked.places(encoding);
    let assumption = checked.shows_assumption().then(|| assumption(checked, places)).flatten();
    let findings = checked.findings().iter().map(|finding| of_finding(finding, checked, places));
    findings.chain(assumption).collect()
}

/// A hint at the start of the document with its operation and the reason.
fn assumption(checked: &Checked, places: Places<'_>) -> Option<Diagnostic> {
    let message = format!("{}; {SET_OPERATION}", output::assumption(&checked.report)?);
    Some(Diagnostic {
        range: places.range(redact::marked(checked.report.document().root()?)),
        severity: Some(DiagnosticSeverity::Hint),
        source: Some("authlint".to_owned()),
        message: Message::String(message),
        ..Diagnostic::default()
    })
}

/// A finding as a diagnostic. The help is part of the message, since editors have no other place for it.
pub(super) fn of_finding(finding: &Finding, checked: &Checked, places: Places<'_>) -> Diagnostic {
    let rule = finding.rule();
    let message = match finding.help() {
        Some(help) => format!("{}\n{help}", finding.message_with_basis()),
        None => finding.message_with_basis().into_owned(),
    };
    let labels = finding.labels().iter().map(|label| DiagnosticRelatedInformation {
        location: match checked.report.place_of(label) {
            (_, None) => places.location(&checked.uri, label.span),
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
        assert!(UNNECESSARY.iter().all(|id| Rule::from_id(id).is_some()));
    }
}
