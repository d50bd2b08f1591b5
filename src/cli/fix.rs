//! `--fix`, `--unsafe-fixes`, `--diff`, `--add-ignore`: changes documents, or shows the changes.

use std::collections::BTreeMap;
use std::io::{self, Write as _};
use std::path::Path;

use similar::{ChangeTag, TextDiff};

use super::args::CheckArguments;
use super::output::note;
use crate::diagnostic::Applicability;
use crate::io::{Failure, files};
use crate::lint::report::Report;
use crate::lint::suppress;
use crate::redact;
use crate::rule::Level;

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
    rewrite(path, bytes, report, "fixed", |report| {
        let fixed = report.fix(applicability);
        let count = fixed.applied().len();
        let rules = if lists_rules { listed(fixed.applied()) } else { String::new() };
        let notice = (count > 0).then(|| format!("fixed {}{rules}", findings(count)));
        (fixed.report().clone(), notice)
    })
}

/// Adds comments that suppress findings, and returns the report on what is left.
pub(crate) fn add_ignores(path: &Path, bytes: &[u8], report: Report, reason: &str) -> Result<Report, Failure> {
    let suppressible = report.findings().iter().filter(|finding| suppress::is_suppressible(finding)).count();
    if suppressible > 0 && refusal(&report).is_none() && !suppress::allows_comments(report.document()) {
        const WHY: &str = "JSON has no comments; suppress findings in `authlint.toml`, or rename the file to `.jsonc`";
        note(&format!("{}: no comments added: {WHY}", files::shown(path)));
    }
    rewrite(path, bytes, report, "changed", |report| {
        let left = suppress::suppress(report, reason);
        let all = |report: &Report| report.counts().at_least(Level::Advice);
        let count = all(report).saturating_sub(all(&left));
        let notice = (count > 0).then(|| format!("suppressed {}", findings(count)));
        (left, notice)
    })
}

/// Changes a file in place, or standard input to standard output, if it is an auth document. The change returns the
/// report on the new document, and what it has done if there is something to write.
fn rewrite(
    path: &Path,
    bytes: &[u8],
    report: Report,
    verb: &str,
    change: impl FnOnce(&Report) -> (Report, Option<String>),
) -> Result<Report, Failure> {
    let is_input = path.as_os_str() == "-";
    let why = refusal(&report);
    if let Some(why) = why {
        note(&format!("{}: not {verb}: {why}", files::shown(path)));
    }
    // Invalid UTF-8 was not read completely, so it must not be written.
    let is_whole = report.document().text().as_bytes() == bytes;
    let (changed, notice) = if is_whole && why.is_none() { change(&report) } else { (report, None) };
    let text = changed.document().text().as_bytes();
    if is_input {
        write_out(if is_whole { text } else { bytes })?;
    } else if notice.is_some() {
        files::replace(path, bytes, text).map_err(|refusal| Failure(format!("not {verb}: {refusal}")))?;
    }
    if let Some(notice) = notice {
        note(&format!("{}: {notice}", files::shown(path)));
    }
    Ok(changed)
}

fn findings(count: usize) -> String {
    format!("{count} finding{}", if count == 1 { "" } else { "s" })
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
