//! Files: finding, reading and writing them.

pub(crate) mod files;
pub(crate) mod parallel;
pub(crate) mod write;

/// Why a command could not do its work, for standard error.
#[derive(Debug)]
pub(crate) struct Failure(pub(crate) String);
