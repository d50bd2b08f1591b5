//! Reports as text, one format a file. Pure: who prints them, and where, is the doors' business.

#[cfg(feature = "cli")]
pub(crate) mod concise;
#[cfg(feature = "miette")]
pub(crate) mod human;
pub mod json;
#[cfg(feature = "cli")]
pub(crate) mod summary;

#[cfg(feature = "cli")]
use std::borrow::Cow;

#[cfg(feature = "cli")]
use crate::redact;

/// A file's name at the start of a line of output.
///
/// Continuous integration takes lines that begin with `::` or `##` for commands.
#[cfg(feature = "cli")]
pub(crate) fn path(path: &str) -> Cow<'_, str> {
    let shown = redact::line(path);
    if shown.starts_with("::") || shown.starts_with("##") { Cow::Owned(format!("./{shown}")) } else { shown }
}
