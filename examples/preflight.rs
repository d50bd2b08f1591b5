//! Checks a file and draws what it finds: `cargo run --example preflight -- examples/broken-create.json`

use std::{env, fs};

use authlint::{Level, Linter, ParseOptions};
use miette::IntoDiagnostic;

fn main() -> miette::Result<()> {
    let path = env::args().nth(1).unwrap_or_else(|| "examples/create.json".to_owned());
    preflight(&path)
}

/// Refuses a document with errors; the report is the diagnostic.
pub(crate) fn preflight(path: &str) -> miette::Result<()> {
    let bytes = fs::read(path).into_diagnostic()?;
    let document = ParseOptions::new().path(path).parse_bytes(&bytes);
    Linter::default().check(&document).into_result(Level::Error)?;
    Ok(())
}
