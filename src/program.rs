//! The program: parses the arguments, and runs a command or the language server.

use std::panic;
use std::process::ExitCode;

use crate::cli::args::{CheckArguments, Command};
use crate::cli::{Status, check, explain, generate, init, output, parse, rules, schema};

/// Parses the arguments of the process and runs a command.
pub fn main() -> ExitCode {
    panic::set_hook(Box::new(report_panic));
    panic::catch_unwind(run).unwrap_or(Status::Error).into()
}

fn run() -> Status {
    let arguments = match parse::parse() {
        Ok(arguments) => arguments,
        Err(status) => return status,
    };
    let result = match arguments.command {
        None => parse::mistyped(&arguments.check).map_or_else(|| check::run(&arguments.check), Err),
        Some(Command::Check(arguments)) => check::run(&arguments),
        Some(Command::Fix(arguments)) => check::run(&CheckArguments { fix: true, ..arguments }),
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
