//! `authlint check`: judges documents.

use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};

use super::args::{self, CheckArguments, Format};
use super::baseline::{self, Known};
use super::output::{Output, be_quiet, complain, note};
use super::printer::{Page, Printer, Style};
use super::progress::Progress;
use super::settings::{ForDocument, Settings};
use super::{Status, combinations, fix, ndjson};
use crate::api::{Casing, Envelope, Operation};
use crate::config::{Selector, UnknownName};
use crate::document::ParseOptions;
use crate::io::files::{self, Found, Search, Trouble};
use crate::io::parallel;
use crate::lint::linter::Report;
use crate::redact;
use crate::rule::{Level, Rule};

pub(crate) fn run(arguments: &CheckArguments) -> Result<Status, Trouble> {
    if arguments.quiet {
        be_quiet();
    }
    combinations::check(arguments)?;
    let settings = Settings::load(arguments)?;
    let found = find(arguments, &settings)?;
    let mends_input = mends(arguments) && found.chosen.iter().any(|path| is_input(path));
    // The mended document takes standard output, so the report steps aside.
    let mut output = if mends_input && arguments.output_file.is_none() {
        Output::to_standard_error(arguments.color)
    } else {
        Output::open(arguments.output_file.as_deref(), arguments.color)?
    };
    if arguments.show_files {
        return show_files(&found, output);
    }
    let mut status = Status::Clean;
    for Trouble(trouble) in &found.troubles {
        complain(trouble);
        status = Status::Trouble;
    }
    let (paths, broken) = settings.without_broken(found.chosen);
    for trouble in &broken {
        complain(trouble);
        status = Status::Trouble;
    }
    let (worst, known) = judge_all(arguments, &settings, &paths, &mut output);
    status = status.max(worst);
    output.finish()?;
    if !found.passed_over.is_empty() {
        let count = found.passed_over.len();
        note(&format!("skipped {count} other file{}; --show-files lists them", if count == 1 { "" } else { "s" }));
    }
    settings.unused_ignores().iter().for_each(|line| note(line));
    baseline::finish(&settings, arguments.prune_baseline)?;
    if let Some(path) = &arguments.write_baseline {
        baseline::write(path, known)?;
        return Ok(if status == Status::Found { Status::Clean } else { status });
    }
    Ok(if arguments.exit_zero && status == Status::Found { Status::Clean } else { status })
}

/// Judges on several threads, and prints in the order of the paths; how it ended, and what a baseline says.
fn judge_all(
    arguments: &CheckArguments,
    settings: &Settings<'_>,
    paths: &[PathBuf],
    output: &mut Output,
) -> (Status, Vec<Known>) {
    let mut printer = Printer::new(arguments, output);
    let style = printer.style();
    let types = paths.iter().any(|path| is_input(path)) && io::stdin().is_terminal();
    let progress = match types {
        true => Progress::hidden(),
        false => Progress::of("judging documents", (!arguments.ndjson).then_some(paths.len())),
    };
    // Records have threads of their own, and files are mended one after the other: two names may be one file.
    let jobs = if arguments.ndjson || mends(arguments) { 1 } else { arguments.jobs() };
    let (mut status, mut baseline) = (Status::Clean, Vec::new());
    let judge = |path: &PathBuf| judge(arguments, settings, path, style);
    parallel::each_in_order(paths, jobs, judge, |path, judged| {
        let ended = judged.and_then(|judged| match judged {
            Judged::Report(status, page, known) => {
                printer.print(*page);
                baseline.extend(known);
                progress.step();
                Ok(status)
            }
            Judged::Text(status, text) => {
                printer.write(&text);
                progress.step();
                Ok(status)
            }
            Judged::Diff(status, text, notice) => {
                printer.write(&text);
                if let Some(notice) = notice {
                    note(&notice);
                }
                progress.step();
                Ok(status)
            }
            Judged::Records(holds) => ndjson::judge(arguments, &holds, path, &mut printer, &progress),
        });
        status = status.max(ended.unwrap_or_else(|Trouble(trouble)| {
            complain(&format!("{}: {trouble}", crate::output::path(&name(arguments, path))));
            Status::Trouble
        }));
    });
    drop(progress);
    printer.finish();
    (status, baseline)
}

/// What came of a path.
enum Judged {
    /// A page to print, and what a baseline says if one is wanted.
    Report(Status, Box<Page>, Option<Known>),
    /// Text that is no report.
    Text(Status, String),
    /// A file of many documents, still to be judged.
    Records(ForDocument),
    /// What fixes would change, and why there are none.
    Diff(Status, String, Option<String>),
}

fn judge(arguments: &CheckArguments, settings: &Settings<'_>, path: &Path, style: Style) -> Result<Judged, Trouble> {
    let name = name(arguments, path);
    let holds = settings.of(Path::new(&name))?;
    if arguments.show_settings {
        return Ok(Judged::Text(Status::Clean, shown(&name, &holds)));
    }
    if arguments.ndjson {
        return Ok(Judged::Records(holds));
    }
    let bytes = files::read(path, arguments.max_size)?;
    let mut report = holds.linter.check(&options(arguments, &holds, &name).parse_bytes(&bytes));
    settings.note_usage(Path::new(&name), &report);
    match fix::asked(arguments) {
        Some(applicability) if arguments.diff => {
            let notice = fix::refusal(&report).map(|why| format!("{}: no fixes: {why}", crate::output::path(&name)));
            return Ok(Judged::Diff(status(&holds, &report), fix::diff(&name, &report, applicability), notice));
        }
        Some(applicability) => report = fix::mend(path, &bytes, report, applicability)?,
        None => {}
    }
    let known = arguments.write_baseline.is_some().then(|| Known::of(path, &report));
    Ok(Judged::Report(status(&holds, &report), Box::new(style.page(&name, None, report, holds.fail_level)), known))
}

/// Whether files are written.
pub(crate) fn mends(arguments: &CheckArguments) -> bool {
    fix::asked(arguments).is_some() && !arguments.diff
}

pub(crate) fn is_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// What holds for a document, as text.
fn shown(name: &str, holds: &ForDocument) -> String {
    let config = holds.config_path.as_ref().map_or("no configuration".to_owned(), |path| files::shown(path));
    let operation = holds.operation.map_or("found out", Operation::name);
    let mut text = format!("{}\n", crate::output::path(name));
    text.push_str(&format!("  configuration: {}\n", redact::line(&config)));
    text.push_str(&format!("  fail level: {}\n  operation: {operation}\n  rules:\n", holds.fail_level.name()));
    for rule in Rule::all() {
        let level = |operation| holds.linter.config().level(rule, operation).map_or("off", Level::name);
        let levels = Operation::ALL.map(|operation| format!("{} {}", operation.name(), level(operation)));
        text.push_str(&format!("    {:<44} {}\n", rule.id(), levels.join(", ")));
    }
    text
}

/// What a report means for the exit status.
pub(crate) fn status(holds: &ForDocument, report: &Report) -> Status {
    if report.counts().at_least(holds.fail_level) > 0 { Status::Found } else { Status::Clean }
}

/// The name of a document in reports.
pub(crate) fn name(arguments: &CheckArguments, path: &Path) -> String {
    match &arguments.stdin_filename {
        Some(name) if path.as_os_str() == "-" => name.clone(),
        _ => path.to_string_lossy().into_owned(),
    }
}

/// How to read a document.
pub(crate) fn options(arguments: &CheckArguments, holds: &ForDocument, name: &str) -> ParseOptions {
    let mut options = ParseOptions::new().path(name);
    match arguments.operation {
        args::Operation::Auto => {
            if let Some(operation) = holds.operation {
                options = options.operation(operation);
            }
        }
        args::Operation::Create => options = options.operation(Operation::Create),
        args::Operation::Update => options = options.operation(Operation::Update),
        args::Operation::Get => options = options.operation(Operation::Get),
    }
    if let Some(existing) = &holds.existing {
        options = options.existing(existing);
    }
    match arguments.envelope {
        args::Envelope::Auto => {}
        args::Envelope::Request => options = options.envelope(Envelope::Request),
        args::Envelope::Wrapped => options = options.envelope(Envelope::Wrapped),
        args::Envelope::Bare => options = options.envelope(Envelope::Bare),
    }
    match arguments.casing {
        args::Casing::Auto => options,
        args::Casing::Sdk => options.casing(Casing::Sdk),
        args::Casing::Wire => options.casing(Casing::Wire),
    }
}

/// A rule or a category by its name.
pub(crate) fn selector(name: &str) -> Result<Selector, Trouble> {
    name.parse().map_err(|unknown: UnknownName| {
        let hint = match unknown.nearest() {
            Some(nearest) => format!("did you mean `{nearest}`?"),
            None => "`authlint rules` lists them".to_owned(),
        };
        Trouble(format!("there is no rule or category `{}`; {hint}", redact::line(name)))
    })
}

fn find(arguments: &CheckArguments, settings: &Settings<'_>) -> Result<Found, Trouble> {
    let configured = |path: &Path| settings.walks(path);
    let progress = Progress::of("looking into files", None);
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

fn show_files(found: &Found, mut output: Output) -> Result<Status, Trouble> {
    for path in &found.chosen {
        output.write(&format!("{}\n", crate::output::path(&path.to_string_lossy())));
    }
    for path in &found.passed_over {
        output.write(&format!("{} (skipped)\n", crate::output::path(&path.to_string_lossy())));
    }
    output.finish()?;
    for Trouble(trouble) in &found.troubles {
        complain(trouble);
    }
    Ok(if found.troubles.is_empty() { Status::Clean } else { Status::Trouble })
}

/// The format to print in.
pub(crate) fn format(arguments: &CheckArguments) -> Format {
    arguments.format.unwrap_or(if arguments.ndjson { Format::Jsonl } else { Format::Full })
}
