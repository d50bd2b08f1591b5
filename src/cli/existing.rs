//! Reads what updates are compared with.

use std::path::Path;

use super::check::is_input;
use crate::document::{Document, ParseOptions};
use crate::io::{Failure, files};
use crate::syntax::Format;

/// How a file is read that is not linted: by its name, and standard input by what it begins with.
pub(crate) fn options(path: &Path, bytes: &[u8]) -> ParseOptions {
    let options = ParseOptions::new().path(&path.to_string_lossy());
    match str::from_utf8(bytes) {
        Ok(text) if is_input(path) => options.format(Format::of_text(text)),
        _ => options,
    }
}

/// Reads what exists; refuses what would make every member look left out.
pub(crate) fn read(path: &Path, max_size: u64) -> Result<Document, Failure> {
    let shown = if is_input(path) { "standard input".to_owned() } else { files::shown(path) };
    let bytes = files::read(path, max_size).map_err(|Failure(why)| Failure(format!("{shown}: {why}")))?;
    let name = if is_input(path) { "standard input".into() } else { path.to_string_lossy() };
    let document = options(path, &bytes).path(&name).parse_bytes(&bytes);
    if document.can_be_compared() {
        return Ok(document);
    }
    let why = if document.looks_like_resource_config() { "it has syntax errors" } else { "it is no auth document" };
    Err(Failure(format!("{shown}: cannot be compared with: {why}; `authlint check` says more")))
}
