//! `authlint check`: judges documents.

use std::io::{self, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

use super::args::{self, CheckArguments, Format};
use super::output::{Output, complain};
use super::printer::{Page, Printer, Style};
use super::progress::Progress;
use super::settings::{ForDocument, Settings};
use super::{Status, fix, records};
use crate::config::{Baseline, Selector, UnknownName};
use crate::document::{Casing, Envelope, Operation, ParseOptions};
use crate::engine::Report;
use crate::files::{self, Found, NewFile, Search, Trouble};
use crate::finding::Level;
use crate::parallel;
use crate::redact;
use crate::rule::Rule;

pub(crate) fn run(arguments: &CheckArguments) -> Result<Status, Trouble> {
    let streams = matches!(format(arguments), Format::Full | Format::Concise | Format::Json | Format::Jsonl);
    if arguments.ndjson && !streams {
        // Their places are lines of a file, and a record is one.
        return Err(Trouble("--ndjson goes with --format full, concise, json or jsonl".to_owned()));
    }
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
    let (worst, known) = judge_all(arguments, &settings, &found.chosen, &mut output);
    status = status.max(worst);
    output.finish()?;
    if !found.passed_over.is_empty() {
        let count = found.passed_over.len();
        complain(&format!("passed over {count} file{} that --show-files lists", if count == 1 { "" } else { "s" }));
    }
    settings.unused_ignores().iter().for_each(|line| complain(line));
    if let Some(path) = &arguments.write_baseline {
        write_baseline(path, known)?;
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
                printer.print(page);
                baseline.extend(known);
                progress.step();
                Ok(status)
            }
            Judged::Text(status, text) => {
                printer.write(&text);
                progress.step();
                Ok(status)
            }
            Judged::Records(holds) => records::judge(arguments, &holds, path, &mut printer, &progress),
        });
        status = status.max(ended.unwrap_or_else(|Trouble(trouble)| {
            complain(&format!("{}: {trouble}", crate::report::path(&name(arguments, path))));
            Status::Trouble
        }));
    });
    drop(progress);
    printer.finish();
    (status, baseline)
}

/// What a baseline says of one document.
type Known = (PathBuf, Vec<(&'static Rule, String)>);

/// What came of a path.
enum Judged {
    /// A page to print, and what a baseline says if one is wanted.
    Report(Status, Page, Option<Known>),
    /// Text that is no report.
    Text(Status, String),
    /// A file of many documents, still to be judged.
    Records(ForDocument),
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
    match fix::asked(arguments) {
        Some(applicability) if arguments.diff => {
            return Ok(Judged::Text(status(&holds, &report), fix::diff(&name, &report, applicability)));
        }
        Some(applicability) => report = fix::mend(path, &bytes, report, applicability)?,
        None => {}
    }
    let known = arguments.write_baseline.is_some().then(|| {
        let findings = report.findings().iter().map(|finding| (finding.rule(), report.pointer(finding)));
        (path.to_path_buf(), findings.collect())
    });
    Ok(Judged::Report(status(&holds, &report), style.page(&name, None, report), known))
}

/// Whether files are written.
fn mends(arguments: &CheckArguments) -> bool {
    fix::asked(arguments).is_some() && !arguments.diff
}

fn is_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}

fn write_baseline(path: &Path, known: Vec<Known>) -> Result<(), Trouble> {
    let folder = path.parent().unwrap_or(Path::new(""));
    let names: Vec<_> = known.iter().map(|(path, _)| files::relative_to(folder, path)).collect();
    let findings = known.into_iter().map(|(_, findings)| findings);
    let baseline = Baseline::of(names.iter().map(String::as_str).zip(findings));
    let trouble = |error: &io::Error| Trouble(format!("{}: cannot be written: {error}", files::shown(path)));
    // What was known stays known, whatever happens while this is written.
    let write = |mut file: NewFile| file.write_all(baseline.text().as_bytes()).and_then(|()| file.finish());
    NewFile::create(path).and_then(write).map_err(|error| trouble(&error))?;
    complain(&format!("{}: knows {} findings", files::shown(path), baseline.count()));
    Ok(())
}

/// What holds for a document, as text.
fn shown(name: &str, holds: &ForDocument) -> String {
    let config = holds.config_path.as_ref().map_or("no configuration".to_owned(), |path| files::shown(path));
    let operation = holds.operation.map_or("found out", Operation::name);
    let mut text = format!("{}\n", crate::report::path(name));
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
        output.write(&format!("{}\n", crate::report::path(&path.to_string_lossy())));
    }
    for path in &found.passed_over {
        output.write(&format!("{} (passed over)\n", crate::report::path(&path.to_string_lossy())));
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
