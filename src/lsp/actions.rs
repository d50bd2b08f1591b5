//! Code actions: fixes, suppressions, all safe fixes at once, conversions, and what an update is compared with.
//!
//! The edit of an action is computed when it is chosen, if the client supports that.

use gen_lsp_types::{
    CodeAction, CodeActionContext, CodeActionKind, CreateFile, DocumentChange, Edit as DocumentEdit,
    OptionalVersionedTextDocumentIdentifier, Position, Range, TextDocumentEdit, TextDocumentIdentifier, TextEdit, Uri,
    WorkspaceEdit,
};
use serde::{Deserialize, Serialize};

use super::documents::Checked;
use super::places::Places;
use super::{commands, conversions, diagnostics, fix_all, suppress, uri};
use crate::api::Operation;
use crate::diagnostic::{Applicability, Finding};
use crate::io::files;
use crate::redact;
use crate::syntax::{Edit, Format};
use crate::text::{Encoding, LineIndex};

/// The data of an action whose edit is computed later, for a version of a document.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Promise {
    pub(super) uri: Uri,
    pub(super) version: i32,
    what: What,
}

/// The kind of the actions that compare an update with another open document.
pub(super) const COMPARE_KIND: &str = "source.compare.authlint";

/// The size in bytes from which a document is not checked again for an action that may never be used.
const LARGE: usize = 100_000;

impl Promise {
    /// Whether its edit can be computed without checking a large document again.
    pub(super) fn is_quick(&self, checked: &Checked) -> bool {
        matches!(self.what, What::Fix { .. }) || checked.report.document().text().len() < LARGE
    }
}

/// The kind of action; findings and fixes by index.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum What {
    Fix { finding: usize, fix: usize },
    IgnoreByComment { finding: usize },
    IgnoreBySetting { finding: usize },
    FixAll,
    Convert { to: conversions::To },
}

/// The actions for a range, without their edits.
pub(super) fn offered(
    checked: &Checked,
    places: Places<'_>,
    range: Range,
    context: &CodeActionContext,
    creates_files: bool,
) -> Vec<CodeAction> {
    let wanted = |kind: &str| wants(context.only.as_deref(), kind);
    let promise =
        |what| serde_json::to_value(Promise { uri: checked.uri.clone(), version: checked.version, what }).ok();
    let mut actions = Vec::new();
    let span = places.span(range);
    let findings = checked.findings().iter().enumerate();
    let here = findings.filter(|(_, it)| it.span().start <= span.end && span.start <= it.span().end);
    for (number, finding) in here.filter(|_| wanted("quickfix")) {
        let quick = |title: String, is_preferred, what| CodeAction {
            title,
            kind: Some(CodeActionKind::QuickFix),
            diagnostics: Some(vec![diagnostics::of_finding(finding, checked, places)]),
            is_preferred,
            data: promise(what),
            ..CodeAction::default()
        };
        for (fix_number, fix) in finding.fixes().iter().enumerate() {
            let is_safe = fix.applicability == Applicability::Safe;
            let title = format!("{}{}", fix.title, if is_safe { "" } else { " (unsafe fix)" });
            actions.push(quick(title, is_safe.then_some(true), What::Fix { finding: number, fix: fix_number }));
        }
        if suppress::is_suppressible(finding) {
            let id = finding.rule().id();
            if matches!(checked.report.document().format(), Format::Jsonc | Format::Yaml) {
                let title = format!("suppress `{id}` here with a comment");
                actions.push(quick(title, None, What::IgnoreByComment { finding: number }));
            }
            if checked.path.is_some() {
                let title = format!("suppress `{id}` here in authlint.toml");
                actions.push(quick(title, None, What::IgnoreBySetting { finding: number }));
            }
        }
    }
    let can_fix = |finding: &Finding| finding.fixes().iter().any(|fix| fix.applicability == Applicability::Safe);
    if wanted(fix_all::KIND) && checked.findings().iter().any(can_fix) {
        actions.push(CodeAction {
            title: "apply all safe fixes".to_owned(),
            kind: Some(CodeActionKind::Custom(fix_all::KIND.into())),
            data: promise(What::FixAll),
            ..CodeAction::default()
        });
    }
    let is_small = checked.report.document().text().len() < LARGE;
    if wanted("refactor.rewrite") && checked.findings_are_shown() && is_small {
        actions.extend(conversions::offered(checked, creates_files).into_iter().map(|offer| CodeAction {
            title: offer.title,
            kind: Some(CodeActionKind::RefactorRewrite),
            command: offer.command,
            data: promise(What::Convert { to: offer.to }),
            ..CodeAction::default()
        }));
    }
    actions
}

/// The actions that compare an update with one of the other open documents, or stop that.
pub(super) fn comparisons(checked: &Checked, others: &[Uri], context: &CodeActionContext) -> Vec<CodeAction> {
    let is_update = checked.report.document().operation() == Operation::Update && checked.findings_are_shown();
    if !is_update || !wants(context.only.as_deref(), COMPARE_KIND) {
        return Vec::new();
    }
    let action = |title: String, command| CodeAction {
        title,
        kind: Some(CodeActionKind::Custom(COMPARE_KIND.into())),
        command: Some(command),
        ..CodeAction::default()
    };
    if checked.is_compared_by_command {
        let title = "stop comparing".to_owned();
        return vec![action(title.clone(), commands::stop(&title, &checked.uri))];
    }
    let compare = |other: &Uri| {
        let path = uri::path(other)?;
        let name = redact::clipped(&path.file_name()?.to_string_lossy());
        let title = format!("compare with `{name}`");
        Some(action(title.clone(), commands::compare(&title, &checked.uri, other)))
    };
    others.iter().filter_map(compare).collect()
}

/// Whether a kind is requested: no kinds are given, or one is the kind or a prefix of it.
fn wants(only: Option<&[CodeActionKind]>, kind: &str) -> bool {
    only.is_none_or(|only| {
        only.iter().map(ToString::to_string).any(|wanted| {
            kind.strip_prefix(wanted.as_str())
                .is_some_and(|rest| wanted.is_empty() || rest.is_empty() || rest.starts_with('.'))
        })
    })
}

/// The edit of an action, in the version of the document for which it was offered.
pub(super) fn edit(
    promise: &Promise,
    checked: &Checked,
    places: Places<'_>,
    creates_files: bool,
) -> Option<WorkspaceEdit> {
    let finding = |number: usize| checked.findings().get(number);
    let edits: Vec<Edit> = match promise.what {
        What::Fix { finding: number, fix } => finding(number)?.fixes().get(fix)?.edits.clone(),
        What::IgnoreByComment { finding: number } => vec![suppress::comment(&checked.report, finding(number)?)?],
        What::IgnoreBySetting { finding: number } => {
            return in_configuration(checked, finding(number)?, places.encoding, creates_files);
        }
        What::FixAll => vec![fix_all::edit(&checked.report)?],
        What::Convert { to } => {
            let converted = conversions::convert(to, checked)?;
            if let Some(file) = conversions::new_file(to, checked) {
                let edit = TextEdit { range: Range::default(), new_text: converted.text().to_owned() };
                return creates_files.then(|| make(uri::of_path(&file), edit));
            }
            vec![fix_all::difference(checked.report.document().text(), converted.text())?]
        }
    };
    let edits = edits.iter().map(|edit| places.edit(edit)).collect();
    Some(WorkspaceEdit { changes: Some([(checked.uri.clone(), edits)].into()), ..WorkspaceEdit::default() })
}

/// Appends an override to the configuration, which is created if there is none.
fn in_configuration(
    checked: &Checked,
    finding: &Finding,
    encoding: Encoding,
    creates_files: bool,
) -> Option<WorkspaceEdit> {
    let path = checked.path.as_deref()?;
    let (at, text) =
        suppress::configuration(checked.effective.settings.config_path.as_deref(), checked.folder.as_deref()?)?;
    let entry = suppress::setting(&checked.report, finding, &files::relative_to(at.parent()?, path))?;
    let uri = uri::of_path(&at);
    let Some(text) = text else {
        let edit = TextEdit { range: Range::default(), new_text: entry };
        return creates_files.then(|| make(uri, edit));
    };
    let end = LineIndex::new(&text).position(&text, u32::MAX, encoding);
    let end = Position { line: end.line, character: end.column };
    let gap = match text.as_str() {
        "" => "",
        text if text.ends_with('\n') => "\n",
        _ => "\n\n",
    };
    let edit = TextEdit { range: Range { start: end, end }, new_text: format!("{gap}{entry}") };
    Some(WorkspaceEdit { changes: Some([(uri, vec![edit])].into()), ..WorkspaceEdit::default() })
}

fn make(uri: Uri, edit: TextEdit) -> WorkspaceEdit {
    let file = CreateFile { uri: uri.clone(), options: None, annotation_id: None };
    let document = OptionalVersionedTextDocumentIdentifier {
        version: None,
        text_document_identifier: TextDocumentIdentifier { uri },
    };
    let edit = TextDocumentEdit { text_document: document, edits: vec![DocumentEdit::TextEdit(edit)] };
    let changes = vec![DocumentChange::CreateFile(file), DocumentChange::TextDocumentEdit(edit)];
    WorkspaceEdit { document_changes: Some(changes), ..WorkspaceEdit::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_requested_by_itself_or_by_a_prefix() {
        let check = |only: &[&'static str], kind: &str, wanted: bool| {
            let only: Vec<_> = only.iter().map(|kind| CodeActionKind::Custom((*kind).into())).collect();
            assert_eq!(wants(Some(&only), kind), wanted, "{only:?} {kind}");
        };
        assert!(wants(None, "quickfix"));
        check(&["quickfix"], "quickfix", true);
        check(&["source"], "quickfix", false);
        check(&["source"], fix_all::KIND, true);
        check(&["source.fixAll"], fix_all::KIND, true);
        check(&["refactor", "source.fixAll.authlint"], fix_all::KIND, true);
        check(&["source.fixAll.eslint"], fix_all::KIND, false);
        check(&["source.fix"], fix_all::KIND, false);
        check(&[""], "quickfix", true);
        check(&[], "quickfix", false);
    }
}
