//! The command line: one file per command, and what they share.

pub(crate) mod args;
mod baseline;
pub(crate) mod check;
mod combinations;
pub(crate) mod convert;
pub(crate) mod diff;
pub(crate) mod existing;
pub(crate) mod explain;
pub(crate) mod fix;
pub(crate) mod generate;
pub(crate) mod init;
#[cfg(any(test, fuzzing))]
pub(crate) mod leaks;
mod ndjson;
pub(crate) mod output;
pub(crate) mod parse;
mod printer;
mod progress;
mod render_page;
pub(crate) mod rules;
pub(crate) mod schema;
pub(crate) mod settings;
mod watch;

/// How a command ended; the number is the exit status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Status {
    /// Nothing at or above the fail level.
    Clean = 0,
    /// Something at or above it.
    Found = 1,
    /// Something could not be checked.
    Error = 2,
}
