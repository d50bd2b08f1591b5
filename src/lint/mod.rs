//! Runs rules over documents: the linter, its report, suppressions and fixes.

pub(crate) mod fixer;
pub(crate) mod linter;
#[cfg(feature = "miette")]
pub(crate) mod snippet;
#[cfg(feature = "cli")]
pub(crate) mod suppress;
pub(crate) mod walk;
