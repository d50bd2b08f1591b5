//! Reads the arguments of the program.

use std::ffi::OsString;

use clap::{CommandFactory as _, Parser as _};

use super::Status;
use super::args::{Arguments, CheckArguments};
use crate::io::Failure;
use crate::redact;
use crate::text::suggest;

/// The arguments, or how the program ends where help was asked for or they are wrong; what is to be printed is printed.
pub(crate) fn parse(arguments: Vec<OsString>) -> Result<Arguments, Status> {
    Arguments::try_parse_from(arguments).map_err(|error| {
        // Help goes to standard output, and a closed pipe is no error.
        let _ = error.print();
        if error.use_stderr() { Status::Error } else { Status::Clean }
    })
}

/// The error if the first path is no file but a misspelled command.
pub(crate) fn mistyped(arguments: &CheckArguments) -> Option<Failure> {
    let path = arguments.paths.first().filter(|path| !path.exists())?;
    let word = path.to_str().filter(|word| word.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-'))?;
    let command = Arguments::command();
    let near = suggest::nearest(word, command.get_subcommands().map(clap::Command::get_name))?;
    if near == word {
        return Some(Failure(format!("`{near}` is a command: write it before all options")));
    }
    Some(Failure(format!("no such command or file `{}`; did you mean `{near}`?", redact::line(word))))
}
