//! `authlint check`: checks documents.

use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};

use super::args::{self, CheckArguments, Format};
use super::baseline::{self, FileFindings};
use super::output::{Output, be_quiet, note, print_error};
use super::printer::{Page, Printer, Style};
use super::progress::Progress;
use super::settings::{DocumentSettings, NAMES, Settings};
use super::watch::{self, Seen};
use super::{Status, combinations, fix, ndjson};
use crate::api::{Casing, Envelope, Operation};
use crate::config::Selector;
use crate::diagnostic::Counts;
use crate::document::ParseOptions;
use crate::io::Failure;
use crate::io::files::{self, Found, Search};
use crate::io::parallel;
use crate::lint::report::Report;
use crate::redact;
use crate::rule::{Level, Rule};
use crate::text::UnknownName;

pub(crate) fn run(arguments: &CheckArguments) -> Result<Status, Failure> {
    if arguments.quiet {
        be_quiet();
    }
    combinations::check(arguments)?;
    if arguments.watch { watch::run(arguments) } else { once(arguments, &mut Seen::default()) }
}

/// Checks once.
pub(crate) fn once(arguments: &CheckArguments, seen: &mut Seen) -> Result<Status, Failure> {
    seen.files = named_files(arguments);
    let settings = Settings::load(arguments)?;
    let found = find(arguments, &settings)?;
    seen.files.extend(watched_files(arguments, &found));
    seen.documents = found.chosen.len();
    refuse_to_overwrite(arguments, &found)?;
    let fixes_input = fixes(arguments) && found.chosen.iter().any(|path| is_input(path));
    // Standard output is for the fixed document, so the report goes to standard error.
    let mut output = if fixes_input && arguments.output_file.is_none() {
        Output::to_standard_error(arguments.color)
    } else {
        Output::open(arguments.output_file.as_deref(), arguments.color)?
    };
    if arguments.show_files {
        return show_files(&found, output);
    }
    let mut status = Status::Clean;
    for Failure(failure) in &found.failures {
        print_error(failure);
        status = Status::Error;
    }
    let (paths, broken) = settings.without_broken(found.chosen);
    for failure in &broken {
        print_error(failure);
        status = Status::Error;
    }
    let (worst, known) = check_all(arguments, &settings, &paths, &mut output, &mut seen.counts);
    status = status.max(worst);
    seen.files.extend(settings.files());
    output.flush();
    seen.is_closed = output.is_closed();
    output.finish()?;
    if !found.skipped.is_empty() {
        let count = found.skipped.len();
        note(&format!("skipped {count} other file{}; --show-files lists them", if count == 1 { "" } else { "s" }));
    }
    settings.unused_suppressions().iter().for_each(|line| note(line));
    baseline::finish(&settings, arguments.prune_baseline)?;
    if let Some(path) = &arguments.write_baseline {
        baseline::write(path, known)?;
        return Ok(if status == Status::Found { Status::Clean } else { status });
    }
    Ok(if (arguments.exit_zero || arguments.fix_only) && status == Status::Found { Status::Clean } else { status })
}

/// A report never replaces what is checked, or what it is checked with.
fn refuse_to_overwrite(arguments: &CheckArguments, found: &Found) -> Result<(), Failure> {
    let same = |files: &[PathBuf], target: &Path| {
        files.iter().any(|file| file.canonicalize().is_ok_and(|file| file == target))
    };
    for path in [&arguments.output_file, &arguments.write_baseline].into_iter().flatten() {
        let Ok(target) = path.canonicalize() else { continue };
        let is_configuration = target.file_name().is_some_and(|name| NAMES.iter().any(|known| name == *known));
        let read = if same(&found.chosen, &target) {
            "a document to check"
        } else if is_configuration || same(&named_files(arguments), &target) {
            "a file to check with"
        } else {
            continue;
        };
        return Err(Failure(format!("{}: {read}; write to another file", files::shown(path))));
    }
    Ok(())
}

/// Checks on several threads and prints in the order of the paths; returns the status and the findings for a baseline.
fn check_all(
    arguments: &CheckArguments,
    settings: &Settings<'_>,
    paths: &[PathBuf],
    output: &mut Output,
    counts: &mut Counts,
) -> (Status, Vec<FileFindings>) {
    let mut printer = Printer::new(arguments, output);
    let style = printer.style();
    let types = paths.iter().any(|path| is_input(path)) && io::stdin().is_terminal();
    let progress = match types {
        true => Progress::hidden(),
        false => Progress::of("checking documents", (!arguments.ndjson).then_some(paths.len())),
    };
    // Records have their own threads. Files are fixed one after the other, since two names may be one file.
    let jobs = if arguments.ndjson || fixes(arguments) { 1 } else { arguments.jobs() };
    let (mut status, mut baseline) = (Status::Clean, Vec::new());
    let check = |path: &PathBuf| check(arguments, settings, path, style);
    parallel::each_in_order(paths, jobs, check, |path, checked| {
        let ended = checked.and_then(|checked| match checked {
            Checked::Report(status, page, known) => {
                printer.print(*page);
                baseline.extend(known);
                progress.step();
                Ok(status)
            }
            Checked::Text(status, text) => {
                printer.write(&text);
                progress.step();
                Ok(status)
            }
            Checked::Diff(status, text, notice) => {
                printer.write(&text);
                if let Some(notice) = notice {
                    note(&notice);
                }
                progress.step();
                Ok(status)
            }
            Checked::Records(effective) => ndjson::check(arguments, &effective, path, &mut printer, &progress),
        });
        status = status.max(ended.unwrap_or_else(|Failure(failure)| {
            print_error(&format!("{}: {failure}", crate::output::path(&name(arguments, path))));
            Status::Error
        }));
    });
    drop(progress);
    *counts = printer.total();
    printer.finish();
    (status, baseline)
}

/// The result of checking a path.
enum Checked {
    /// A page to print, and the findings for a baseline if one is written.
    Report(Status, Box<Page>, Option<FileFindings>),
    /// Text other than a report.
    Text(Status, String),
    /// A file of many documents, still to be checked.
    Records(DocumentSettings),
    /// The changes of fixes, and why there are none.
    Diff(Status, String, Option<String>),
}

fn check(arguments: &CheckArguments, settings: &Settings<'_>, path: &Path, style: Style) -> Result<Checked, Failure> {
    let name = name(arguments, path);
    let effective = settings.of(Path::new(&name))?;
    if arguments.show_settings {
        return Ok(Checked::Text(Status::Clean, shown(&name, &effective)));
    }
    if arguments.ndjson {
        return Ok(Checked::Records(effective));
    }
    let bytes = files::read(path, arguments.max_size)?;
    let mut options = options(arguments, &effective, &name);
    if is_input(path)
        && arguments.stdin_filename.is_none()
        && let Ok(text) = str::from_utf8(&bytes)
    {
        options = options.format(crate::syntax::Format::of_text(text));
    }
    let mut report = effective.linter.check(&options.parse_bytes(&bytes));
    settings.note_usage(Path::new(&name), &report);
    match fix::asked(arguments) {
        Some(applicability) if arguments.diff => {
            let (diff, left_out) = fix::diff(&name, &report, applicability);
            let notice = fix::refusal(&report).map(|why| format!("no fixes: {why}")).or(left_out);
            let notice = notice.map(|notice| format!("{}: {notice}", crate::output::path(&name)));
            return Ok(Checked::Diff(status(&effective, &report), diff, notice));
        }
        Some(applicability) => report = fix::fix(path, &bytes, report, applicability, arguments.show_fixes)?,
        None => {}
    }
    if let Some(reason) = &arguments.add_ignore {
        report = fix::add_ignores(path, &bytes, report, reason)?;
    }
    let known = arguments.write_baseline.is_some().then(|| FileFindings::of(path, &report));
    Ok(Checked::Report(
        status(&effective, &report),
        Box::new(style.page(&name, None, report, effective.fail_level)),
        known,
    ))
}

/// Whether files are written.
pub(crate) fn fixes(arguments: &CheckArguments) -> bool {
    (fix::asked(arguments).is_some() && !arguments.diff) || arguments.add_ignore.is_some()
}

pub(crate) fn is_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// The effective settings of a document, as text.
fn shown(name: &str, effective: &DocumentSettings) -> String {
    let config = effective.config_path.as_ref().map_or("no configuration".to_owned(), |path| files::shown(path));
    let operation = effective.operation.map_or("detected", Operation::name);
    let mut text = format!("{}\n", crate::output::path(name));
    text.push_str(&format!("  configuration: {}\n", redact::line(&config)));
    text.push_str(&format!("  fail level: {}\n  operation: {operation}\n  rules:\n", effective.fail_level.name()));
    for rule in Rule::all() {
        let level = |operation| effective.linter.config().level(rule, operation).map_or("off", Level::name);
        let levels = Operation::EACH.map(|operation| format!("{} {}", operation.name(), level(operation)));
        text.push_str(&format!("    {:<44} {}\n", rule.id(), levels.join(", ")));
    }
    text
}

/// The exit status for a report.
pub(crate) fn status(effective: &DocumentSettings, report: &Report) -> Status {
    if report.counts().at_least(effective.fail_level) > 0 { Status::Found } else { Status::Clean }
}

/// The name of a document in reports.
pub(crate) fn name(arguments: &CheckArguments, path: &Path) -> String {
    match &arguments.stdin_filename {
        Some(name) if path.as_os_str() == "-" => name.clone(),
        _ => path.to_string_lossy().into_owned(),
    }
}

/// The options to parse a document with.
pub(crate) fn options(arguments: &CheckArguments, effective: &DocumentSettings, name: &str) -> ParseOptions {
    let operation = match arguments.operation {
        args::Operation::Auto => effective.operation,
        args::Operation::Create => Some(Operation::Create),
        args::Operation::Update => Some(Operation::Update),
        args::Operation::Get => Some(Operation::Get),
    };
    let envelope = match arguments.envelope {
        args::Envelope::Auto => None,
        args::Envelope::Request => Some(Envelope::Request),
        args::Envelope::Wrapped => Some(Envelope::Wrapped),
        args::Envelope::Bare => Some(Envelope::Bare),
    };
    let casing = match arguments.casing {
        args::Casing::Auto => None,
        args::Casing::Sdk => Some(Casing::Sdk),
        args::Casing::Wire => Some(Casing::Wire),
    };
    let options = ParseOptions::new().path(name).operation(operation).envelope(envelope).casing(casing);
    match &effective.existing {
        Some(existing) => options.existing(existing),
        None => options,
    }
}

/// A rule or a category by its name.
pub(crate) fn selector(name: &str) -> Result<Selector, Failure> {
    name.parse().map_err(|unknown: UnknownName| {
        let hint = match unknown.nearest() {
            Some(nearest) => format!("did you mean `{nearest}`?"),
            None => "`authlint rules` lists them".to_owned(),
        };
        Failure(format!("unknown rule or category `{}`; {hint}", redact::line(name)))
    })
}

fn find(arguments: &CheckArguments, settings: &Settings<'_>) -> Result<Found, Failure> {
    let configured = |path: &Path| settings.walks(path);
    let progress = Progress::of("searching files", None);
    let search = Search {
        configured: &configured,
        exclude: files::globs(&arguments.exclude)?,
        force_exclude: arguments.force_exclude,
        allow_unmatched: arguments.no_errors_on_unmatched,
        max_size: arguments.max_size,
        jobs: arguments.jobs(),
        seen: &|| progress.step(),
    };
    match arguments.paths.as_slice() {
        [] => Ok(search.find(&[PathBuf::from(".")])),
        paths => Ok(search.find(paths)),
    }
}

/// The files that the command line names, besides documents.
fn named_files(arguments: &CheckArguments) -> Vec<PathBuf> {
    let files = [&arguments.config, &arguments.existing, &arguments.baseline].into_iter().flatten();
    files.chain(&arguments.policy).cloned().collect()
}

/// The documents, the files that a walk skipped, and the folders in which it may find new ones.
fn watched_files(arguments: &CheckArguments, found: &Found) -> Vec<PathBuf> {
    let files = found.chosen.iter().chain(&found.skipped);
    let walked = files.clone().filter(|path| !arguments.paths.contains(path));
    // The folder of `auth.json` is the empty path.
    let folders = walked.filter_map(|path| path.parent()).map(|folder| Path::new(".").join(folder));
    let named =
        arguments.paths.iter().cloned().chain([PathBuf::from(".")].into_iter().filter(|_| arguments.paths.is_empty()));
    files.cloned().chain(folders).chain(named).collect()
}

fn show_files(found: &Found, mut output: Output) -> Result<Status, Failure> {
    for path in &found.chosen {
        output.write(&format!("{}\n", crate::output::path(&path.to_string_lossy())));
    }
    for path in &found.skipped {
        output.write(&format!("{} (skipped)\n", crate::output::path(&path.to_string_lossy())));
    }
    output.finish()?;
    for Failure(failure) in &found.failures {
        print_error(failure);
    }
    Ok(if found.failures.is_empty() { Status::Clean } else { Status::Error })
}

/// The output format.
pub(crate) fn format(arguments: &CheckArguments) -> Format {
    arguments.format.unwrap_or(if arguments.ndjson { Format::Jsonl } else { Format::Full })
}
