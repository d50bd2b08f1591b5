//! One document a line in, one report a line out: `cargo run --example ndjson < estate.ndjson`

use std::io::{self, BufRead, Write};

use authlint::{Document, Format, Linter, output};

fn main() -> io::Result<()> {
    batch(io::stdin().lock(), io::stdout().lock())
}

/// Keeps only one document in memory.
pub(crate) fn batch(input: impl BufRead, mut output: impl Write) -> io::Result<()> {
    let linter = Linter::default();
    for (index, line) in input.lines().enumerate() {
        let report = linter.check(&Document::parse(&line?, Format::Json));
        writeln!(output, "{}", output::json::to_line("-", Some(index + 1), &report))?;
    }
    Ok(())
}
