//! `--fix`, `--unsafe-fixes`, `--diff`: fixes documents, or shows the changes.

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
        () if arguments.fix || arguments.diff => Some(Applicability::Safe),
        () => None,
    }
}

/// Fixes a file in place, or standard input to standard output; returns the report on the fixed document.
pub(crate) fn fix(path: &Path, bytes: &[u8], report: Report, applicability: Applicability) -> Result<Report, Failure> {
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
        note(&format!("{}: fixed {count} finding{}", files::shown(path), if count == 1 { "" } else { "s" }));
    }
    Ok(fixed.report().clone())
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

/// The changes of fixes as a unified diff, redacted, since people read it.
pub(crate) fn diff(name: &str, report: &Report, applicability: Applicability) -> String {
    let fixed = report.fix(applicability);
    let (before, after) = (report.document(), fixed.report().document());
    if fixed.applied().is_empty() {
        return String::new();
    }
    let diff = TextDiff::from_lines(before.text(), after.text());
    let name = crate::output::path(name);
    let mut out = format!("--- {name}\n+++ {name}\n");
    for hunk in diff.unified_diff().context_radius(3).iter_hunks() {
        out.push_str(&format!("{}\n", hunk.header()));
        for change in hunk.iter_changes() {
            let (mark, document, line) = match change.tag() {
                ChangeTag::Delete => ('-', before, change.old_index()),
                ChangeTag::Insert => ('+', after, change.new_index()),
                ChangeTag::Equal => (' ', after, change.new_index()),
            };
            let shown = line.map_or_else(String::new, |line| redact::whole_line(document, line as u32));
            out.push_str(&format!("{mark}{shown}\n"));
        }
    }
    out
}
