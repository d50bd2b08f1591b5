//! Arguments that conflict, or have no effect together.

use super::args::{CheckArguments, Format};
use super::check::{fixes, format, is_input};
use super::output::note;
use crate::io::Failure;

/// Returns an error for conflicts, and prints a note for arguments without effect.
pub(crate) fn check(arguments: &CheckArguments) -> Result<(), Failure> {
    let is_line_by_line =
        matches!(format(arguments), Format::Full | Format::Concise | Format::Grouped | Format::Json | Format::Jsonl);
    let is_fixing = fixes(arguments);
    let reads_input = arguments.paths.iter().any(|path| is_input(path));
    let refusals = [
        // The other formats give lines of a file, and a record is one line.
        (
            arguments.ndjson && !is_line_by_line,
            "--ndjson works only with --format full, concise, grouped, json or jsonl",
        ),
        (arguments.ndjson && (is_fixing || arguments.diff), "--ndjson cannot apply fixes"),
        (
            arguments.statistics && !is_line_by_line,
            "--statistics works only with --format full, concise, grouped, json or jsonl",
        ),
        (
            arguments.existing.as_deref().is_some_and(is_input) && reads_input,
            "only one of both documents can be standard input",
        ),
        (arguments.watch && reads_input, "--watch works only with files, not with standard input"),
        (arguments.watch && arguments.fix, "--watch cannot apply fixes"),
        (arguments.add_ignore.is_some() && arguments.fix, "--add-ignore cannot apply fixes: fix first"),
        (arguments.write_baseline.is_some() && is_fixing, "--write-baseline cannot apply fixes: fix first"),
    ];
    if let Some((_, refusal)) = refusals.into_iter().find(|(is_asked, _)| *is_asked) {
        return Err(Failure(refusal.to_owned()));
    }
    let prints_no_report = arguments.diff || arguments.fix_only || arguments.write_baseline.is_some();
    let notes = [
        (arguments.jobs.is_some() && is_fixing, "--jobs affects only the search: files are fixed one after the other"),
        (arguments.stdin_filename.is_some() && !reads_input, "--stdin-filename has no effect: no path is `-`"),
        (arguments.format.is_some() && prints_no_report, "--format has no effect: no report is printed"),
        (arguments.statistics && arguments.diff, "--statistics has no effect with --diff"),
    ];
    notes.into_iter().filter(|(is_so, _)| *is_so).for_each(|(_, text)| note(text));
    Ok(())
}
