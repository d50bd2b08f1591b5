//! Reports as text, one format per file. Pure: printing is left to the front ends.

#[cfg(feature = "cli")]
pub(crate) mod checkstyle;
#[cfg(feature = "cli")]
pub(crate) mod concise;
#[cfg(feature = "miette")]
mod diagnostic;
#[cfg(feature = "cli")]
pub(crate) mod diff;
#[cfg(feature = "cli")]
mod fingerprint;
#[cfg(feature = "cli")]
pub(crate) mod github;
#[cfg(feature = "cli")]
pub(crate) mod gitlab;
#[cfg(feature = "cli")]
pub(crate) mod grouped;
#[cfg(feature = "cli")]
pub(crate) mod human;
pub mod json;
#[cfg(feature = "cli")]
pub(crate) mod junit;
pub mod markdown;
#[cfg(feature = "cli")]
pub(crate) mod rdjson;
mod redacted;
#[cfg(feature = "cli")]
pub(crate) mod sarif;
#[cfg(feature = "cli")]
pub(crate) mod summary;
#[cfg(feature = "yaml")]
mod yaml_marks;

use std::borrow::Cow;

use crate::api::Operation;
#[cfg(feature = "cli")]
use crate::diagnostic::{Finding, Fix};
use crate::lint::report::Report;
use crate::redact;
#[cfg(feature = "cli")]
use crate::redact::Visibility;
#[cfg(feature = "cli")]
use crate::rule::Level;
#[cfg(feature = "cli")]
use crate::syntax::Slot;
#[cfg(feature = "cli")]
use crate::text::Span;

/// A path at the start of a line of output.
///
/// CI systems interpret lines that start with `::` or `##` as commands.
pub(crate) fn path(path: &str) -> Cow<'_, str> {
    let shown = redact::line(path);
    if shown.starts_with("::") || shown.starts_with("##") { Cow::Owned(format!("./{shown}")) } else { shown }
}

/// The operation of a document and its reason, if it is a guess.
pub(crate) fn assumption(report: &Report) -> Option<String> {
    let document = report.document();
    let kind = if document.operation() == Operation::Get { "response" } else { "request" };
    let (operation, reason) = (document.operation().name(), document.operation_reason());
    document.operation_is_assumed().then(|| format!("checked as {operation} {kind}: {reason}"))
}

/// Message and help, for formats with one text for both.
#[cfg(feature = "cli")]
fn sentence(finding: &Finding) -> String {
    match finding.help() {
        Some(help) => format!("{}: {help}", finding.message_with_basis()),
        None => finding.message_with_basis().into_owned(),
    }
}

/// The fixes that are safe to show or upload: none that writes document text that may be masked.
#[cfg(feature = "cli")]
fn public_fixes<'f>(report: &'f Report, finding: &'f Finding) -> impl Iterator<Item = &'f Fix> {
    let document = report.document();
    let slots = &document.parsed().tree.slots;
    let is_shown =
        |index: u32| document.node(index).is_some_and(|node| redact::visibility(document, node) == Visibility::Shown);
    // Text outside all nodes could not be read.
    let rewrites_shown = move |span: Span| {
        let mut nodes = (0..).zip(slots).filter(move |(_, slot)| slot.start < span.end && span.start < slot.end);
        let is_node = |slot: &Slot| slot.span() == span || (!slot.kind.is_container() && slot.span().contains(span));
        nodes.clone().any(|(_, slot)| is_node(slot)) && nodes.all(|(index, _)| is_shown(index))
    };
    finding.fixes().iter().filter(move |fix| {
        // Short texts may be parts of a secret.
        let written: Vec<_> = fix.edits.iter().map(|edit| edit.text.as_str()).collect();
        redact::is_ours(&written.join(" "))
            || fix.edits.iter().all(|edit| edit.text.is_empty() || rewrites_shown(edit.span))
    })
}

/// The findings that a report leaves out: a message, and their worst level.
#[cfg(feature = "cli")]
fn left_out(report: &Report) -> Option<(String, Level)> {
    let omitted = report.omitted();
    let listed = |level| report.findings().iter().filter(|finding| finding.level() >= level).count();
    let worst = Level::EACH.into_iter().filter(|level| report.counts().at_least(*level) > listed(*level)).max()?;
    let findings = if omitted == 1 { "finding" } else { "findings" };
    Some((format!("{omitted} more {findings} in this document, not listed"), worst))
}

/// Pretty-printed JSON.
#[cfg(feature = "cli")]
fn pretty(value: &serde_json::Value) -> String {
    redact::json(format!("{value:#}")) + "\n"
}

/// A document of XML.
#[cfg(feature = "cli")]
fn xml(write: impl FnOnce(&mut quick_xml::Writer<Vec<u8>>) -> std::io::Result<()>) -> String {
    let mut writer =
        quick_xml::Writer::new_with_indent(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_vec(), b' ', 2);
    // Writing to a `Vec` is infallible.
    let _ = write(&mut writer);
    String::from_utf8(writer.into_inner()).unwrap_or_default() + "\n"
}
