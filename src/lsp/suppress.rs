//! Edits that suppress a finding: a comment in the document, or an override in the configuration.
//!
//! Each is tried before it is offered, and dropped if it does not suppress the finding.

use std::path::{Path, PathBuf};

use crate::api::member::{Member, member};
use crate::config::Suppression;
use crate::diagnostic::Finding;
use crate::io::files;
use crate::lint::linter::Linter;
use crate::lint::report::Report;
pub(super) use crate::lint::suppress::{comment, is_suppressible};
use crate::syntax::Step;

/// Whether a report has fewer findings of the rule, and nothing new.
fn suppresses(before: &Report, after: &Report, finding: &Finding) -> bool {
    let count = |report: &Report| report.findings().iter().filter(|it| it.rule() == finding.rule()).count();
    let all = |report: &Report| report.findings().len() + report.omitted();
    count(after) < count(before) && all(after) < all(before)
}

/// The override to add to a configuration for a finding in a file, relative to the configuration.
pub(super) fn setting(report: &Report, finding: &Finding, file: &str) -> Option<String> {
    let pointer = pointer(report, finding)?;
    let mut config = report.linter().config().clone();
    config.suppress([Suppression::below(finding.rule(), &pointer)]);
    if !suppresses(report, &Linter::new(config).check(report.document()), finding) {
        return None;
    }
    // A JSON string is a valid TOML string.
    let (file, pointer) = (serde_json::Value::from(glob(file)), serde_json::Value::from(pointer));
    let rule = finding.rule().id();
    Some(format!(
        "[[overrides]]\nfiles = [{file}]\nignore = [{{ rule = \"{rule}\", pointer = {pointer}, reason = \"explain why\" }}]\n"
    ))
}

/// A glob that matches only this file.
fn glob(file: &str) -> String {
    let special = |letter| matches!(letter, '*' | '?' | '[' | ']' | '{' | '}' | '!');
    file.chars().map(|letter| if special(letter) { format!("[{letter}]") } else { letter.to_string() }).collect()
}

/// The canonical pointer to the innermost known member around a finding.
fn pointer(report: &Report, finding: &Finding) -> Option<String> {
    let steps = report.document().node(finding.node?)?.steps();
    let known = steps.iter().rev().find_map(|step| match step {
        Step::Member(key) => Member::of_tag(key.tag()),
        Step::Item(_) => None,
    });
    match known {
        None => Some(String::new()),
        Some(member) if member == member!("ResourceConfig") => Some(String::new()),
        // Members beside the `ResourceConfig` have no canonical pointer; those at its top have no parent either.
        Some(member) => Some(format!("/{}", member.path().replace('.', "/"))),
    }
}

/// The configuration to edit: its path and its text, none if it does not exist yet.
pub(super) fn configuration(found: Option<&Path>, folder: &Path) -> Option<(PathBuf, Option<String>)> {
    /// The maximum size of a configuration.
    const LARGEST: u64 = 4_000_000;
    match found {
        Some(path) if path.extension().is_some_and(|ending| ending == "toml") => {
            let text = String::from_utf8(files::read(path, LARGEST).ok()?).ok()?;
            Some((path.to_owned(), Some(text)))
        }
        // An override cannot be appended to JSON.
        Some(_) => None,
        None => Some((folder.join("authlint.toml"), None)),
    }
}
