//! The engine of the npm package: strings in, JSON out. What else the package does is JavaScript, in `js/`.

mod options;

use authlint::report::json::{self, Units};
use authlint::{Applicability, Document, Linter, Report, Rule};
use serde::Serialize;
use wasm_bindgen::prelude::{JsError, wasm_bindgen};

use options::Options;

/// Judges a text: the `files` element of the JSON report.
///
/// # Errors
///
/// Options that mean nothing.
#[wasm_bindgen]
pub fn check(text: &str, options: &str) -> Result<String, JsError> {
    let options = Options::read(options)?;
    let report = report(text, &options)?;
    Ok(json::file(&options.path, &report, options.encoding.units()))
}

/// Mends a text: the new text, the rules whose findings were mended, and the report on what is left.
///
/// # Errors
///
/// Options that mean nothing.
#[wasm_bindgen]
pub fn fix(text: &str, options: &str) -> Result<String, JsError> {
    let options = Options::read(options)?;
    let applicability = if options.unsafe_fixes { Applicability::Unsafe } else { Applicability::Safe };
    let fixed = report(text, &options)?.fix(applicability);
    let left = json::file(&options.path, fixed.report(), options.encoding.units());
    let text = serde_json::to_string(fixed.text())?;
    let applied = serde_json::to_string(fixed.applied())?;
    Ok(format!("{{\"text\":{text},\"applied\":{applied},\"report\":{left}}}"))
}

/// The catalogue of rules.
#[wasm_bindgen]
pub fn rules() -> String {
    let rows: Vec<_> = Rule::all().iter().map(|rule| Row::new(rule)).collect();
    serde_json::to_string(&rows).unwrap_or_default()
}

fn report(text: &str, options: &Options) -> Result<Report, JsError> {
    Ok(Linter::new(options.config()?).check(&options.parse(text)))
}
