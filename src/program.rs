//! The program: parses the arguments, and runs a command or the language server.

use std::ffi::OsString;
use std::process::ExitCode;
use std::{env, panic};

use crate::cli::args::{CheckArguments, Command};
use crate::cli::{Status, check, convert, diff, explain, generate, init, output, parse, rules, schema};

/// Runs the command that the arguments of the process name.
pub fn main() -> ExitCode {
    main_with(env::args_os().collect()).into()
}

/// Runs the command that arguments name, and gives the exit status; the first argument is the program's name.
///
/// For processes that are more than this program, such as Python's.
pub fn main_with(arguments: Vec<OsString>) -> u8 {
    panic::set_hook(Box::new(report_panic));
    panic::catch_unwind(|| run(arguments)).unwrap_or(Status::Error) as u8
}

fn run(arguments: Vec<OsString>) -> Status {
    let arguments = match parse::parse(arguments) {
        Ok(arguments) => arguments,
        Err(status) => return status,
    };
    let result = match arguments.command {
        None => parse::mistyped(&arguments.check).map_or_else(|| check::run(&arguments.check), Err),
        Some(Command::Check(arguments)) => check::run(&arguments),
        Some(Command::Fix(arguments)) => check::run(&CheckArguments { fix: true, ..arguments }),
        Some(Command::Convert(arguments)) => convert::run(&arguments),
        Some(Command::Diff(arguments)) => diff::run(&arguments),
        Some(Command::Init) => init::run(),
        Some(Command::Explain(arguments)) => explain::run(&arguments),
        Some(Command::Rules(arguments)) => rules::run(&arguments),
        Some(Command::Schema(arguments)) => schema::run(&arguments),
        Some(Command::Completions(arguments)) => generate::completions(arguments.shell),
        Some(Command::Man) => generate::man(),
        #[cfg(feature = "lsp")]
        Some(Command::Lsp(arguments)) => Ok(crate::lsp::run(arguments.client)),
    };
    result.unwrap_or_else(|failure| {
        output::print_error(&failure.0);
        Status::Error
    })
}

/// Prints only the location of a panic: its payload may contain document text.
fn report_panic(panic: &panic::PanicHookInfo<'_>) {
    let place = panic.location().map(|location| format!(" at {}:{}", location.file(), location.line()));
    output::print_error(&format!(
        "internal error{} in version {}; please report it",
        place.unwrap_or_default(),
        env!("CARGO_PKG_VERSION")
    ));
}
