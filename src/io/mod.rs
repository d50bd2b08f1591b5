//! Files: finding, reading and writing them.

pub(crate) mod files;
pub(crate) mod parallel;
pub(crate) mod write;
