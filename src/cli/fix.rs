//! `--fix`, `--unsafe-fixes`, `--diff`: fixes documents, or shows the changes.

use std::collections::BTreeMap;
use std::io::{self, Write as _};
use std::path::Path;

use similar::{ChangeTag, TextDiff};

use super::args::CheckArguments;
use super::output::note;
use crate::diagnostic::Applicability;
use crate::io::{Failure, files};
use crate::lint::linter::Report;
use crate::redact;

/// The requested fixes.
pub(crate) fn asked(arguments: &CheckArguments) -> Option<Applicability> {
    match () {
        () if arguments.unsafe_fixes => Some(Applicability::Unsafe),
        () if arguments.fix || arguments.fix_only || arguments.diff => Some(Applicability::Safe),
        () => None,
    }
}

/// Fixes a file in place, or standard input to standard output; returns the report on the fixed document.
pub(crate) fn fix(
    path: &Path,
    bytes: &[u8],
    report: Report,
    applicability: Applicability,
    lists_rules: bool,
) -> Result<Report, Failure> {
    // Invalid UTF-8 was not read completely, so it must not be written.
    let is_whole = report.document().text().as_bytes() == bytes;
    let is_input = path.as_os_str() == "-";
    if !is_whole {
        if is_input {
            write_out(bytes)?;
        }
        return Ok(report);
    }
    if let Some(why) = refusal(&report) {
        note(&format!("{}: not fixed: {why}", files::shown(path)));
    }
    let fixed = report.fix(applicability);
    if is_input {
        write_out(fixed.text().as_bytes())?;
    } else if !fixed.applied().is_empty() {
        files::replace(path, bytes, fixed.text().as_bytes())
            .map_err(|refusal| Failure(format!("not fixed: {refusal}")))?;
    }
    let count = fixed.applied().len();
    if count > 0 {
        let rules = if lists_rules { listed(fixed.applied()) } else { String::new() };
        note(&format!("{}: fixed {count} finding{}{rules}", files::shown(path), if count == 1 { "" } else { "s" }));
    }
    Ok(fixed.report().clone())
}

/// The rules whose findings were fixed and how often, a line each.
fn listed(rules: &[&str]) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for rule in rules {
        *counts.entry(rule).or_default() += 1;
    }
    counts.iter().fold(String::new(), |list, (rule, count)| list + &format!("\n{count} {rule}"))
}

/// The reason why no fix is applied to a document with findings.
pub(crate) fn refusal(report: &Report) -> Option<&'static str> {
    let is_refused = !report.document().looks_like_resource_config() && !report.findings().is_empty();
    is_refused.then_some("it may not be an auth document")
}

fn write_out(bytes: &[u8]) -> Result<(), Failure> {
    let mut output = io::stdout().lock();
    match output.write_all(bytes).and_then(|()| output.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure(format!("cannot be written: {error}"))),
        _ => Ok(()),
    }
}

/// The changes of fixes as a patch that `git apply` takes, and what is no part of it.
///
/// Where a line is masked, the change is shown as a comment of the patch.
pub(crate) fn diff(name: &str, report: &Report, applicability: Applicability) -> (String, Option<String>) {
    let fixed = report.fix(applicability);
    let (before, after) = (report.document(), fixed.report().document());
    if fixed.applied().is_empty() {
        return (String::new(), None);
    }
    let diff = TextDiff::from_lines(before.text(), after.text());
    let name = crate::output::path(name);
    let name = name.trim_start_matches("./").trim_start_matches('/');
    let (mut patch, mut comment, mut masked) = (String::new(), String::new(), 0);
    for hunk in diff.unified_diff().context_radius(3).iter_hunks() {
        let mut text = format!("{}\n", hunk.header());
        let mut is_whole = true;
        for change in hunk.iter_changes() {
            let (mark, document, line) = match change.tag() {
                ChangeTag::Delete => ('-', before, change.old_index()),
                ChangeTag::Insert => ('+', after, change.new_index()),
                ChangeTag::Equal => (' ', after, change.new_index()),
            };
            let shown = line.map_or_else(String::new, |line| redact::whole_line(document, line as u32));
            let line = change.value().trim_end_matches('\n');
            is_whole &= shown == line.trim_end_matches('\r');
            let end = if is_whole && line.ends_with('\r') { "\r\n" } else { "\n" };
            text.push_str(&format!("{mark}{shown}{end}"));
            if change.missing_newline() {
                text.push_str("\\ No newline at end of file\n");
            }
        }
        if is_whole {
            patch.push_str(&text);
        } else {
            masked += 1;
            text.lines().for_each(|line| comment.push_str(&format!("# {line}\n")));
        }
    }
    let files = format!("--- a/{name}\n+++ b/{name}\n");
    let patch =
        if patch.is_empty() { format!("# {}", files.trim_end().replace('\n', "\n# ")) + "\n" } else { files + &patch };
    let left_out = (masked > 0).then(|| {
        let changes = if masked == 1 { "1 change is" } else { &format!("{masked} changes are") };
        format!("{changes} no part of the patch, since masked text is near; `authlint fix` applies everything")
    });
    (patch + &comment, left_out)
}
