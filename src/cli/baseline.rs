//! `--write-baseline`, `--baseline` and `--prune-baseline`.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::output::{note, print_error};
use super::settings::Settings;
use crate::config::Baseline;
use crate::io::Failure;
use crate::io::files::{self, NewFile};
use crate::lint::report::Report;
use crate::redact;
use crate::rule::Rule;

/// The maximum number of stale entries that are listed.
const MOST_LISTED: usize = 20;

/// The findings of one document for a new baseline.
pub(crate) struct FileFindings {
    path: PathBuf,
    findings: Vec<(&'static Rule, String)>,
    omitted: usize,
}

impl FileFindings {
    pub(crate) fn of(path: &Path, report: &Report) -> Self {
        let findings = report.findings().iter().map(|finding| (finding.rule(), report.pointer(finding)));
        Self { path: path.to_path_buf(), findings: findings.collect(), omitted: report.omitted() }
    }
}

/// Writes a baseline of the findings.
pub(crate) fn write(path: &Path, known: Vec<FileFindings>) -> Result<(), Failure> {
    let folder = path.parent().unwrap_or(Path::new(""));
    let names: Vec<_> = known.iter().map(|known| files::relative_to(folder, &known.path)).collect();
    let omitted: usize = known.iter().map(|known| known.omitted).sum();
    let findings = known.into_iter().map(|known| known.findings);
    let baseline = Baseline::of(names.iter().map(String::as_str).zip(findings));
    replace(path, &baseline)?;
    note(&format!("{}: contains {}", files::shown(path), count_findings(baseline.count())));
    if omitted > 0 {
        // Reports contain no more, so their places are unknown.
        let most = crate::checker::MAX_FINDINGS;
        print_error(&format!(
            "{}: {} after the first {most} of a document are not in it",
            files::shown(path),
            count_findings(omitted)
        ));
    }
    Ok(())
}

/// Reports how much of the baseline was found and which entries are stale; removes those with `prune`.
pub(crate) fn finish(settings: &Settings<'_>, prune: bool) -> Result<(), Failure> {
    let Some((path, baseline)) = settings.baseline() else { return Ok(()) };
    let folder = path.parent().unwrap_or(Path::new(""));
    let usage = settings.usage();
    let stale = baseline.stale(&usage, |name| !folder.join(name).exists());
    let shown = files::shown(path);
    note(&format!("{shown}: contains {}, of which this run found {}", count_findings(baseline.count()), usage.count()));
    if stale.is_empty() {
        return Ok(());
    }
    let mut lines = stale.iter().take(MOST_LISTED).map(|((file, rule, pointer), gone)| {
        let place = if pointer.is_empty() { String::new() } else { format!(" at {}", redact::line(pointer)) };
        let times = if *gone == 1 { String::new() } else { format!(", {gone} times") };
        format!("\n{}: {}{place}{times}", crate::output::path(file), redact::line(rule))
    });
    let list: String = lines.by_ref().collect();
    let more = stale.len().saturating_sub(MOST_LISTED);
    let more = if more > 0 { format!("\nand {more} more") } else { String::new() };
    let entries = if stale.len() == 1 { "1 stale entry".to_owned() } else { format!("{} stale entries", stale.len()) };
    if prune {
        let pruned = baseline.pruned(&stale);
        replace(path, &pruned)?;
        note(&format!("{shown}: removed {entries}, contains {} now{list}{more}", count_findings(pruned.count())));
    } else {
        note(&format!("{shown}: {entries}; `--prune-baseline` removes them{list}{more}"));
    }
    Ok(())
}

/// Replaces the baseline atomically.
fn replace(path: &Path, baseline: &Baseline) -> Result<(), Failure> {
    let failure = |error: io::Error| Failure(format!("{}: cannot be written: {error}", files::shown(path)));
    let write = |mut file: NewFile| file.write_all(baseline.text().as_bytes()).and_then(|()| file.finish());
    NewFile::create(path).and_then(write).map_err(failure)
}

fn count_findings(count: usize) -> String {
    if count == 1 { "1 finding".to_owned() } else { format!("{count} findings") }
}
