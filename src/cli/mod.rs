//! The command line: reads the arguments, runs a command, says how it went. Each command has a file of its own.

pub(crate) mod args;
mod baseline;
pub(crate) mod check;
mod combinations;
mod explain;
mod fix;
mod init;
#[cfg(test)]
mod leaks;
mod markdown;
mod output;
mod printer;
mod progress;
mod records;
mod rules;
mod schema;
pub(crate) mod settings;
mod shell;

use std::ffi::OsString;
use std::process::ExitCode;
use std::{env, panic};

use clap::{CommandFactory as _, Parser};

use args::{Arguments, CheckArguments, Command};

use crate::files::Trouble;
use crate::{redact, suggest};

/// How a command ended, as the exit status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Status {
    /// Nothing at or above the fail level.
    Clean = 0,
    /// Something at or above it.
    Found = 1,
    /// Could not judge.
    Trouble = 2,
}

/// The whole program.
pub fn main() -> ExitCode {
    run(env::args_os().collect()).into()
}

/// The whole program for a process that is not only this: its exit status. The first argument is the program's name.
pub fn run(arguments: Vec<OsString>) -> u8 {
    panic::set_hook(Box::new(last_words));
    panic::catch_unwind(|| execute(arguments)).unwrap_or(Status::Trouble) as u8
}

fn execute(arguments: Vec<OsString>) -> Status {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help goes to standard output and is no trouble; nobody reads it if the pipe is gone.
            let _ = error.print();
            return if error.use_stderr() { Status::Trouble } else { Status::Clean };
        }
    };
    let result = match arguments.command {
        None => mistyped(&arguments.check).map_or_else(|| check::run(&arguments.check), Err),
        Some(Command::Check(arguments)) => check::run(&arguments),
        Some(Command::Fix(arguments)) => check::run(&CheckArguments { fix: true, ..arguments }),
        Some(Command::Init) => init::run(),
        Some(Command::Explain(arguments)) => explain::run(&arguments),
        Some(Command::Rules(arguments)) => rules::run(&arguments),
        Some(Command::Schema(arguments)) => schema::run(&arguments),
        Some(Command::Completions(arguments)) => shell::completions(arguments.shell),
        Some(Command::Man) => shell::man(),
        #[cfg(feature = "lsp")]
        Some(Command::Lsp(arguments)) => Ok(crate::lsp::run(arguments.client)),
    };
    result.unwrap_or_else(|trouble| {
        output::complain(&trouble.0);
        Status::Trouble
    })
}

/// Whether the first path is no file but a command that is spelled wrong.
fn mistyped(arguments: &CheckArguments) -> Option<Trouble> {
    let path = arguments.paths.first().filter(|path| !path.exists())?;
    let word = path.to_str().filter(|word| word.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-'))?;
    let command = Arguments::command();
    let near = suggest::nearest(word, command.get_subcommands().map(clap::Command::get_name))?;
    Some(Trouble(format!("there is no command or file `{}`; did you mean `{near}`?", redact::line(word))))
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
