//! The commands of the command line, one a file, and what they share.

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
#[cfg(test)]
mod leaks;
mod ndjson;
pub(crate) mod output;
pub(crate) mod parse;
mod printer;
mod progress;
mod render_page;
pub(crate) mod rules;
pub(crate) mod schema;
pub(crate) mod settings;

use std::process::ExitCode;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Status {
    /// Nothing at or above the fail level.
    Clean,
    /// Something at or above it.
    Found,
    /// Could not judge.
    Trouble,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        match status {
            Status::Clean => Self::SUCCESS,
            Status::Found => Self::from(1),
            Status::Trouble => Self::from(2),
        }
    }
}
