//! Hover: documentation of members and findings, never a value of the document.

use std::fmt::Write as _;

use super::context::clamp;
use crate::api::schema::{self, Schema, Spec};
use crate::api::{Casing, Operation};
use crate::diagnostic::Finding;
use crate::document::Document;
use crate::lint::report::Report;
use crate::rule::Basis;
use crate::syntax::{Kind, Node};
use crate::text::Span;

/// Hover text for a span.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Hover {
    /// The span, in bytes.
    pub span: Span,
    /// The text, in Markdown.
    pub markdown: String,
}

/// Explains the member whose key or value is at an offset.
pub fn hover(document: &Document, offset: u32) -> Option<Hover> {
    let offset = clamp(document.text(), offset);
    let node = document.node_at(offset).filter(|node| is_at(*node, offset))?;
    let member = document.member_of(node)?;
    let own = document.schema().spec(member);
    let spec = own.or_else(|| Operation::EACH.iter().find_map(|operation| Schema::of(*operation).spec(member)))?;
    let mut markdown = page(document, spec);
    if own.is_none() {
        let _ = write!(markdown, "\n\n`{}` does not have this member.", document.operation().api_name());
    }
    Some(Hover { span: node.span(), markdown })
}

/// Explains the findings at an offset, the smallest span first.
pub fn hover_findings(report: &Report, offset: u32) -> Option<Hover> {
    let offset = clamp(report.document().text(), offset);
    let is_at = |finding: &&Finding| finding.span().start <= offset && offset <= finding.span().end;
    let mut findings: Vec<_> = report.findings().iter().filter(is_at).collect();
    findings.sort_by_key(|finding| finding.span().len());
    let span = findings.first()?.span();
    let parts: Vec<_> = findings.into_iter().map(finding_page).collect();
    Some(Hover { span, markdown: parts.join("\n\n---\n\n") })
}

/// The type in a few words: `a string, required`.
pub(super) fn type_of(spec: &Spec) -> String {
    let mut text = spec.kind.name().to_owned();
    for (applies, word) in [(spec.required, "required"), (spec.deprecated, "deprecated")] {
        if applies {
            text.push_str(", ");
            text.push_str(word);
        }
    }
    text
}

fn is_at(node: Node<'_>, offset: u32) -> bool {
    let is_container = node.kind().is_container() || (node.kind() == Kind::Invalid && node.raw().is_empty());
    !is_container || node.span().start == offset
}

fn page(document: &Document, spec: &Spec) -> String {
    let (name, other, where_else) = match document.casing() {
        Casing::Sdk => (spec.member.name(), spec.docs.wire.as_str(), "In the REST body"),
        Casing::Wire => (spec.docs.wire.as_str(), spec.member.name(), "In the SDKs"),
    };
    let mut page = format!("**`{name}`**: {}\n\n{}", type_of(spec), spec.docs.description);
    if !spec.values.is_empty() {
        page.push('\n');
        for (position, value) in spec.values.iter().enumerate() {
            let meaning = spec.docs.meanings.get(position).filter(|meaning| !meaning.is_empty());
            let _ = match meaning {
                Some(meaning) => write!(page, "\n- `{value}`: {meaning}"),
                None => write!(page, "\n- `{value}`"),
            };
        }
    }
    if let Some(default) = &spec.docs.default {
        let _ = write!(page, "\n\nDefault: `{default}`");
    }
    if schema::is_sensitive(spec.member) {
        page.push_str("\n\nSensitive: authlint never shows its value.");
    }
    if name != other {
        let _ = write!(page, "\n\n{where_else}: `{other}`");
    }
    if !spec.docs.source.is_empty() {
        let _ = write!(page, "\n\nSource: {}", spec.docs.source);
    }
    page
}

fn finding_page(finding: &Finding) -> String {
    let rule = finding.rule();
    let mut page = format!("**{}**: {}", finding.level().name(), finding.message_with_basis());
    if let Some(help) = finding.help() {
        let _ = write!(page, "\n\nHelp: {help}");
    }
    let id = match rule.url() {
        Some(url) => format!("[`{}`]({url})", rule.id()),
        None => format!("`{}`", rule.id()),
    };
    let basis = match rule.basis() {
        Basis::Inferred => "inferred from",
        _ => "source:",
    };
    let _ = write!(page, "\n\n{id}: {} ({basis} {})", rule.summary(), rule.source());
    page
}
