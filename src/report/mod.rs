//! Reports as text, one format a file. Pure: who prints them, and where, is the doors' business.

#[cfg(feature = "cli")]
pub(crate) mod checkstyle;
#[cfg(feature = "cli")]
pub(crate) mod concise;
#[cfg(feature = "miette")]
mod diagnostic;
#[cfg(feature = "cli")]
mod fingerprint;
#[cfg(feature = "cli")]
pub(crate) mod github;
#[cfg(feature = "cli")]
pub(crate) mod gitlab;
#[cfg(feature = "cli")]
pub(crate) mod human;
pub mod json;
#[cfg(feature = "cli")]
pub(crate) mod junit;
pub mod markdown;
#[cfg(feature = "cli")]
pub(crate) mod rdjson;
#[cfg(feature = "cli")]
pub(crate) mod sarif;
#[cfg(feature = "cli")]
pub(crate) mod summary;

use std::borrow::Cow;

#[cfg(feature = "cli")]
use crate::engine::Report;
#[cfg(feature = "cli")]
use crate::finding::{Edit, Finding, Fix};
use crate::redact;
#[cfg(feature = "cli")]
use crate::redact::Visibility;
#[cfg(feature = "cli")]
use crate::text::Span;

/// A file's name at the start of a line of output.
///
/// Continuous integration takes lines that begin with `::` or `##` for commands.
pub(crate) fn path(path: &str) -> Cow<'_, str> {
    let shown = redact::line(path);
    if shown.starts_with("::") || shown.starts_with("##") { Cow::Owned(format!("./{shown}")) } else { shown }
}

/// What is wrong and what to do, for formats that have one text for both.
#[cfg(feature = "cli")]
fn sentence(finding: &Finding) -> String {
    match finding.help() {
        Some(help) => format!("{}: {help}", finding.message_with_basis()),
        None => finding.message_with_basis().into_owned(),
    }
}

/// The fixes that a report may carry which is shown or uploaded: none whose edits rewrite text that is masked.
#[cfg(feature = "cli")]
fn fixes_for_eyes<'f>(report: &'f Report, finding: &'f Finding) -> impl Iterator<Item = &'f Fix> {
    let document = report.document();
    let slots = &document.parsed().tree.slots;
    let is_masked =
        |index: u32| document.node(index).is_some_and(|node| redact::visibility(document, node) != Visibility::Shown);
    let rewrites_masked = move |span: Span| {
        let inside = (0..).zip(slots).filter(move |(_, slot)| slot.start < span.end && span.start < slot.end);
        inside.map(|(index, _)| index).any(is_masked)
    };
    let is_for_eyes = move |edit: &Edit| {
        let says_nothing = redact::placeholder_length(&edit.text) == edit.text.trim().len();
        says_nothing || !rewrites_masked(edit.span)
    };
    finding.fixes().iter().filter(move |fix| fix.edits.iter().all(is_for_eyes))
}

/// JSON as people read it.
#[cfg(feature = "cli")]
fn pretty(value: &serde_json::Value) -> String {
    redact::json(format!("{value:#}")) + "\n"
}

/// A document of XML.
#[cfg(feature = "cli")]
fn xml(write: impl FnOnce(&mut quick_xml::Writer<Vec<u8>>) -> std::io::Result<()>) -> String {
    let mut writer =
        quick_xml::Writer::new_with_indent(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_vec(), b' ', 2);
    // Memory does not refuse to be written.
    let _ = write(&mut writer);
    String::from_utf8(writer.into_inner()).unwrap_or_default() + "\n"
}
