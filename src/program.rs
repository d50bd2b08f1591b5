//! The program: reads the arguments, and runs a command or the language server.

use std::panic;
use std::process::ExitCode;

use crate::cli::args::{CheckArguments, Command};
use crate::cli::{Status, check, convert, diff, explain, generate, init, output, parse, rules, schema};

/// Reads the arguments of the process and runs a command.
pub fn main() -> ExitCode {
    panic::set_hook(Box::new(last_words));
    panic::catch_unwind(run).unwrap_or(Status::Trouble).into()
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
    result.unwrap_or_else(|trouble| {
        output::complain(&trouble.0);
        Status::Trouble
    })
}

/// A panic says where, and nothing of what it was about: that may be a secret.
fn last_words(panic: &panic::PanicHookInfo<'_>) {
    let place = panic.location().map(|location| format!(" at {}:{}", location.file(), location.line()));
    output::complain(&format!(
        "internal error{} in version {}; nothing was judged, please report it",
        place.unwrap_or_default(),
        env!("CARGO_PKG_VERSION")
    ));
}
