//! Runs rules over documents: the linter, its report, suppressions and fixes.

pub(crate) mod fixer;
pub(crate) mod linter;
pub(crate) mod report;
#[cfg(feature = "miette")]
pub(crate) mod snippet;
#[cfg(feature = "cli")]
pub(crate) mod suppress;
pub(crate) mod walk;
