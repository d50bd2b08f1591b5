//! The engine of the npm package: UTF-8 in, JSON out. What else the package does is JavaScript, in `js/`.

mod assist;
mod options;

use authlint::assist as engine;
use authlint::explain::Explanation;
use authlint::report::{json, markdown};
use authlint::{Report, Rule};
use wasm_bindgen::prelude::{JsError, wasm_bindgen};

use crate::assist::{Choice, Explained, Places};
use crate::options::Options;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Judges a text: the `files` element of the JSON report.
///
/// # Errors
///
/// Options that mean nothing.
#[wasm_bindgen]
pub fn check(text: Vec<u8>, options: &str) -> Result<String, JsError> {
    let options = Options::read(options)?;
    Ok(json::file(options.path(), &report(read(text)?, &options), options.units()))
}

/// Mends a text: the new text, the rules whose findings were mended, and the report on what is left.
///
/// # Errors
///
/// Options that mean nothing.
#[wasm_bindgen]
pub fn fix(text: Vec<u8>, options: &str) -> Result<String, JsError> {
    let options = Options::read(options)?;
    let fixed = report(read(text)?, &options).fix(options.applicability());
    let left = json::file(options.path(), fixed.report(), options.units());
    let text = serde_json::to_string(fixed.text())?;
    let applied = serde_json::to_string(fixed.applied())?;
    Ok(format!("{{\"text\":{text},\"applied\":{applied},\"report\":{left}}}"))
}

/// The findings of a text as Markdown.
///
/// # Errors
///
/// Options that mean nothing.
#[wasm_bindgen]
pub fn markdown(text: Vec<u8>, options: &str) -> Result<String, JsError> {
    let options = Options::read(options)?;
    Ok(serde_json::to_string(&markdown::markdown(options.path(), &report(read(text)?, &options)))?)
}

/// A text without its secrets.
///
/// # Errors
///
/// Options that mean nothing.
#[wasm_bindgen]
pub fn redact(text: Vec<u8>, options: &str) -> Result<String, JsError> {
    let options = Options::read(options)?;
    Ok(serde_json::to_string(&options.parse(read(text)?).redacted())?)
}

/// What can be written at an offset: a list, the likeliest first.
///
/// # Errors
///
/// Options that mean nothing.
#[wasm_bindgen]
pub fn complete(text: Vec<u8>, offset: u32, options: &str) -> Result<String, JsError> {
    let (text, options) = (read(text)?, Options::read(options)?);
    let places = Places::new(&text, options.units());
    let completions = engine::complete(&options.parse(&text), places.offset(offset));
    let choices: Vec<_> = completions.iter().map(|completion| Choice::new(completion, &places)).collect();
    Ok(serde_json::to_string(&choices)?)
}

/// What is to be said of the member at an offset: `null` where there is nothing.
///
/// # Errors
///
/// Options that mean nothing.
#[wasm_bindgen]
pub fn hover(text: Vec<u8>, offset: u32, options: &str) -> Result<String, JsError> {
    let (text, options) = (read(text)?, Options::read(options)?);
    let places = Places::new(&text, options.units());
    let hover = engine::hover(&options.parse(&text), places.offset(offset));
    Ok(serde_json::to_string(&hover.as_ref().map(|hover| Explained::new(hover, &places)))?)
}

/// The catalogue of rules: a list of what is known about each, without its page.
///
/// # Errors
///
/// None that can happen: the catalogue is ours.
#[wasm_bindgen]
pub fn rules() -> Result<String, JsError> {
    let rules: Vec<_> = Rule::all().iter().map(|rule| Explanation::of(rule)).collect();
    Ok(serde_json::to_string(&rules)?)
}

/// Texts come as bytes: `TextEncoder` makes them ten times faster than the bindings, which copy a `string` one by one.
fn read(text: Vec<u8>) -> Result<String, JsError> {
    Ok(String::from_utf8(text)?)
}

fn report(text: String, options: &Options) -> Report {
    options.linter().check(&options.parse(text))
}
