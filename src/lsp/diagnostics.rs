//! Findings as diagnostics.

use gen_lsp_types::{
    Code, CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, Message, Uri,
};

use super::documents::Judged;
use super::places::Places;
use crate::finding::{Finding, Level};
use crate::rule::{Category, Rule};
use crate::text::Encoding;

/// Rules that find what has no effect: editors draw it faded.
const UNNECESSARY: [&str; 4] =
    ["delivery-settings-ignored", "identity-pool-configs-ignored", "mfa-settings-ignored", "unused-ignore"];

/// All findings of a document.
pub(super) fn of_document(judged: &Judged, encoding: Encoding) -> Vec<Diagnostic> {
    let places = judged.places(encoding);
    judged.report.findings().iter().map(|finding| of_finding(finding, &judged.uri, places)).collect()
}

/// One finding. The help stands with the message: editors have no other place for it.
pub(super) fn of_finding(finding: &Finding, uri: &Uri, places: Places<'_>) -> Diagnostic {
    let rule = finding.rule();
    let message = match finding.help() {
        Some(help) => format!("{}\n{help}", finding.message_with_basis()),
        None => finding.message_with_basis().into_owned(),
    };
    let labels = finding.labels().iter().map(|label| DiagnosticRelatedInformation {
        location: places.location(uri, label.span),
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
