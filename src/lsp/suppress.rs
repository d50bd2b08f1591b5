//! Edits that take a finding back: a comment in the document, or an entry of the configuration.
//!
//! Each is tried before it is given: one that would not take the finding back is no help.

use std::path::{Path, PathBuf};

use crate::api::member::{Member, member};
use crate::config::Suppression;
use crate::diagnostic::Finding;
use crate::io::files;
use crate::lint::linter::{Linter, Report};
use crate::rule::Category;
use crate::syntax::{Edit, Format, Step};
use crate::text::Span;

/// Whether any comment or setting could take it back.
pub(super) fn can_be_ignored(finding: &Finding) -> bool {
    finding.rule().category() != Category::Syntax && finding.rule().id() != "unused-ignore"
}

/// A comment that takes a finding back, where the format has comments: above its line, or behind what is on it.
pub(super) fn comment(report: &Report, finding: &Finding) -> Option<Edit> {
    let document = report.document();
    if document.format() != Format::Jsonc {
        return None;
    }
    let text = document.text();
    let line = document.lines().line_span(document.lines().line_of(finding.span().start));
    let content = line.of(text).trim_end();
    let indent = content.get(..content.len() - content.trim_start().len()).unwrap_or_default();
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let words = format!("authlint: ignore[{}]", finding.rule().id());
    let candidates = [
        Edit { span: Span::at(line.start as usize), text: format!("{indent}// {words}{end}") },
        Edit { span: Span::at(line.start as usize + content.len()), text: format!(" // {words}") },
        Edit { span: Span::at(finding.span().start as usize), text: format!("/* {words} */ ") },
    ];
    candidates.into_iter().find(|edit| {
        let mut ignored = text.to_owned();
        ignored.insert_str(edit.span.start as usize, &edit.text);
        let options = document.options().clone().operation(document.operation());
        takes_back(report, &report.linter().check(&options.parse(&ignored)), finding)
    })
}

/// Whether a report has one finding less of a rule, and nothing new.
fn takes_back(before: &Report, after: &Report, finding: &Finding) -> bool {
    let count = |report: &Report| report.findings().iter().filter(|it| it.rule() == finding.rule()).count();
    let all = |report: &Report| report.findings().len() + report.omitted();
    count(after) < count(before) && all(after) < all(before)
}

/// What to add to a configuration for a finding in a file, relative to the configuration: an override of its own.
pub(super) fn setting(report: &Report, finding: &Finding, file: &str) -> Option<String> {
    let pointer = pointer(report, finding)?;
    let mut config = report.linter().config().clone();
    config.suppress([Suppression::below(finding.rule(), &pointer)]);
    if !takes_back(report, &Linter::new(config).check(report.document()), finding) {
        return None;
    }
    // A string of JSON is one of TOML.
    let (file, pointer) = (serde_json::Value::from(glob(file)), serde_json::Value::from(pointer));
    let rule = finding.rule().id();
    Some(format!(
        "[[overrides]]\nfiles = [{file}]\nignore = [{{ rule = \"{rule}\", pointer = {pointer}, reason = \"say why\" }}]\n"
    ))
}

/// A file's name as a glob that matches nothing else.
fn glob(file: &str) -> String {
    let special = |letter| matches!(letter, '*' | '?' | '[' | ']' | '{' | '}' | '!');
    file.chars().map(|letter| if special(letter) { format!("[{letter}]") } else { letter.to_string() }).collect()
}

/// The canonical pointer to the innermost member around a finding that the API knows.
fn pointer(report: &Report, finding: &Finding) -> Option<String> {
    let steps = report.document().node(finding.node?)?.steps();
    let known = steps.iter().rev().find_map(|step| match step {
        Step::Member(key) => Member::of_tag(key.tag()),
        Step::Item(_) => None,
    });
    match known {
        None => Some(String::new()),
        Some(member) if member == member!("ResourceConfig") => Some(String::new()),
        // What stands beside the `ResourceConfig` has no canonical pointer; what stands at its top has no parent either.
        Some(member) => Some(format!("/{}", member.path().replace('.', "/"))),
    }
}

/// The configuration to add to: where it is, and what is in it; nothing in it if it is yet to be made.
pub(super) fn configuration(found: Option<&Path>, folder: &Path) -> Option<(PathBuf, Option<String>)> {
    /// No configuration that is read is larger.
    const LARGEST: u64 = 4_000_000;
    match found {
        Some(path) if path.extension().is_some_and(|ending| ending == "toml") => {
            let text = String::from_utf8(files::read(path, LARGEST).ok()?).ok()?;
            Some((path.to_owned(), Some(text)))
        }
        // JSON would have to be edited inside.
        Some(_) => None,
        None => Some((folder.join("authlint.toml"), None)),
    }
}
