//! Files: finding, reading and writing them.

pub(crate) mod files;
pub(crate) mod parallel;
mod temporary;
pub(crate) mod write;

/// An error of a command, for standard error.
#[derive(Debug)]
pub(crate) struct Failure(pub(crate) String);
