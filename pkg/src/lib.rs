//! The engine of the npm package: strings in, JSON out. Everything else is JavaScript, in `js/`.

use authlint::{Document, Format, Linter};
use wasm_bindgen::prelude::wasm_bindgen;

/// Judges a text.
#[wasm_bindgen]
pub fn check(text: &str) -> String {
    let report = Linter::default().check(&Document::parse(text, Format::Json));
    report.findings().iter().map(|finding| finding.message().to_owned()).collect::<Vec<_>>().join("\n")
}
