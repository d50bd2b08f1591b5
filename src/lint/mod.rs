//! Runs rules over documents: the linter, its report, suppressions and fixes.

pub(crate) mod collector;
pub(crate) mod fixer;
pub(crate) mod linter;
pub(crate) mod suppression;
pub(crate) mod walk;
