//! Findings, fixes and levels: plain data.

#[cfg(any(feature = "config-file", feature = "policy"))]
pub(crate) mod config_error;
pub(crate) mod finding;
