//! `authlint check`: judges documents.

use std::path::{Path, PathBuf};

use super::args::{self, CheckArguments, Format};
use super::output::{Output, complain};
use super::printer::Printer;
use super::{Status, records};
use crate::config::{Config, Selector};
use crate::document::{Casing, Envelope, Operation, ParseOptions};
use crate::engine::{Linter, Report};
use crate::files::{self, Found, Search, Trouble};
use crate::finding::Level;

pub(crate) fn run(arguments: &CheckArguments) -> Result<Status, Trouble> {
    let linter = Linter::new(config(arguments)?);
    let found = find(arguments)?;
    let mut output = Output::open(arguments.output_file.as_deref(), arguments.color)?;
    if arguments.show_files {
        return show_files(&found, output);
    }
    let mut status = Status::Clean;
    for Trouble(trouble) in &found.troubles {
        complain(trouble);
        status = Status::Trouble;
    }
    let mut printer = Printer::new(arguments, &mut output);
    for path in &found.chosen {
        let judge = if arguments.ndjson { records::judge } else { judge };
        let judged = judge(arguments, &linter, path, &mut printer);
        status = status.max(judged.unwrap_or_else(|Trouble(trouble)| {
            complain(&format!("{}: {trouble}", name(arguments, path)));
            Status::Trouble
        }));
    }
    printer.finish();
    output.finish()?;
    if !found.passed_over.is_empty() {
        let count = found.passed_over.len();
        complain(&format!("passed over {count} file{} that --show-files lists", if count == 1 { "" } else { "s" }));
    }
    Ok(if arguments.exit_zero && status == Status::Found { Status::Clean } else { status })
}

fn judge(
    arguments: &CheckArguments,
    linter: &Linter,
    path: &Path,
    printer: &mut Printer<'_>,
) -> Result<Status, Trouble> {
    let bytes = files::read(path, arguments.max_size)?;
    let name = name(arguments, path);
    let report = linter.check(&options(arguments, &name).parse_bytes(&bytes));
    let status = status(arguments, &report);
    printer.print(&name, None, report);
    Ok(status)
}

/// What a report means for the exit status.
pub(crate) fn status(arguments: &CheckArguments, report: &Report) -> Status {
    let level = match arguments.fail_level {
        args::Level::Error => Level::Error,
        args::Level::Warning => Level::Warning,
        args::Level::Advice => Level::Advice,
    };
    if report.counts().at_least(level) > 0 { Status::Found } else { Status::Clean }
}

/// The name of a document in reports.
pub(crate) fn name(arguments: &CheckArguments, path: &Path) -> String {
    match &arguments.stdin_filename {
        Some(name) if path.as_os_str() == "-" => name.clone(),
        _ => path.to_string_lossy().into_owned(),
    }
}

/// How to read a document.
pub(crate) fn options(arguments: &CheckArguments, name: &str) -> ParseOptions {
    let mut options = ParseOptions::new().path(name);
    match arguments.operation {
        args::Operation::Auto => {}
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
    Selector::parse(name).map_err(|nearest| {
        let hint = match nearest {
            Some(nearest) => format!("did you mean `{nearest}`?"),
            None => "`authlint rules` lists them".to_owned(),
        };
        Trouble(format!("there is no rule or category `{name}`; {hint}"))
    })
}

fn config(arguments: &CheckArguments) -> Result<Config, Trouble> {
    let selectors = |names: &[String]| names.iter().map(|name| selector(name.trim())).collect::<Result<Vec<_>, _>>();
    let mut config = Config::default();
    if !arguments.select.is_empty() {
        config.select(selectors(&arguments.select)?);
    }
    config.extend_select(selectors(&arguments.extend_select)?);
    config.ignore(selectors(&arguments.ignore)?);
    Ok(config)
}

fn find(arguments: &CheckArguments) -> Result<Found, Trouble> {
    let search = Search {
        exclude: files::globs(&arguments.exclude)?,
        force_exclude: arguments.force_exclude,
        max_size: arguments.max_size,
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
