//! The engine of the npm package: UTF-8 in, JSON out. The rest of the package is JavaScript, in `js/`.

mod assist;
#[cfg(feature = "editor")]
mod configuration;
#[cfg(feature = "editor")]
pub mod editor;
mod options;

use std::cell::RefCell;

use authlint::assist as engine;
use authlint::output::{json, markdown};
use authlint::{Casing, Document, Envelope, Format, Operation, Report};
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::assist::{Choice, Explained, Places};
use crate::options::Options;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

thread_local! {
    static OPTIONS: RefCell<Options> = RefCell::default();
    /// The options that [`swap`] restores.
    static OTHERS: RefCell<Options> = RefCell::default();
    /// The report of the last `check`.
    static REPORT: RefCell<Option<Report>> = const { RefCell::new(None) };
    /// The distinct descriptions of documents in reports without findings.
    static CLEAN: RefCell<Vec<Clean>> = const { RefCell::new(Vec::new()) };
}

type Clean = (Format, Operation, &'static str, Envelope, Casing);

/// Sets the options of all further calls; invalid options give an error and change nothing.
#[wasm_bindgen]
pub fn configure(options: &str) -> Option<String> {
    match Options::read(options) {
        Ok(options) => {
            OPTIONS.set(options);
            None
        }
        Err(error) => Some(error),
    }
}

/// Swaps the current options with the saved ones, so that two alternating sets are parsed only once.
#[wasm_bindgen]
pub fn swap() {
    OTHERS.with_borrow_mut(|others| OPTIONS.with_borrow_mut(|options| std::mem::swap(options, others)));
}

// Texts are bytes: `TextEncoder` is ten times faster than the bindings, which copy a `string` one unit at a time.

/// Checks a text: returns 0 if there are findings, else a number that identifies the report, which has only a few
/// variants without findings. Callers cache reports by number, and get others from `report`.
#[wasm_bindgen]
pub fn check(text: Vec<u8>) -> usize {
    let report = OPTIONS.with_borrow(|options| options.report(text));
    let shape = if report.findings().is_empty() { clean_report_number(report.document()) } else { 0 };
    REPORT.set(Some(report));
    shape
}

/// The report of the last `check`: the `files` element of the JSON report.
#[wasm_bindgen]
pub fn report() -> String {
    let Some(report) = REPORT.take() else { return String::new() };
    OPTIONS.with_borrow(|options| json::file_to_string(&options.path, &report, options.units))
}

/// Fixes a text: the new text, the rules whose findings were fixed, and the report on the new text.
#[wasm_bindgen]
pub fn fix(text: Vec<u8>) -> String {
    OPTIONS.with_borrow(|options| {
        let fixed = options.report(text).fix(options.applicability);
        let left = json::file_to_string(&options.path, fixed.report(), options.units);
        let (text, applied) = (written(fixed.text()), written(fixed.applied()));
        format!("{{\"text\":{text},\"applied\":{applied},\"report\":{left}}}")
    })
}

/// The findings of a text as Markdown.
#[wasm_bindgen]
pub fn markdown(text: Vec<u8>) -> String {
    OPTIONS.with_borrow(|options| markdown::to_string(&options.path, &options.report(text)))
}

/// A text without its secrets.
#[wasm_bindgen]
pub fn redact(text: Vec<u8>) -> String {
    OPTIONS.with_borrow(|options| options.parse(text).redacted())
}

/// What an update does to what the option `existing` says, member by member.
#[wasm_bindgen]
pub fn diff(text: Vec<u8>) -> String {
    OPTIONS.with_borrow(|options| written(&options.parse(text).changes()))
}

/// A text in another form, which comes as the names of operation, casing, envelope and format, with NUL between them and
/// nothing for what is left open: the new text and what is to be said, or why there is none.
#[wasm_bindgen]
pub fn convert(text: Vec<u8>, form: &str) -> String {
    let converted = options::conversion(form)
        .and_then(|form| OPTIONS.with_borrow(|it| form.convert(&it.parse(text)).map_err(|why| why.to_string())));
    match converted {
        Ok(it) => format!("{{\"text\":{},\"notes\":{}}}", written(it.text()), written(it.notes())),
        Err(why) => format!("{{\"error\":{}}}", written(&why)),
    }
}

/// The completions at an offset, the likeliest first.
#[wasm_bindgen]
pub fn complete(text: Vec<u8>, offset: u32) -> String {
    let (document, units) = OPTIONS.with_borrow(|options| (options.parse(text), options.units));
    let places = Places::new(document.text(), units);
    let completions = engine::complete(&document, places.offset(offset));
    let choices: Vec<_> = completions.iter().map(|completion| Choice::new(completion, &places)).collect();
    written(&choices)
}

/// The documentation of the member at an offset, or `null`.
#[wasm_bindgen]
pub fn hover(text: Vec<u8>, offset: u32) -> String {
    let (document, units) = OPTIONS.with_borrow(|options| (options.parse(text), options.units));
    let places = Places::new(document.text(), units);
    let hover = engine::hover(&document, places.offset(offset));
    written(&hover.as_ref().map(|hover| Explained::new(hover, &places)))
}

fn written(value: &(impl Serialize + ?Sized)) -> String {
    // Cannot fail: there are no maps with odd keys and no failing writers.
    serde_json::to_string(value).unwrap_or_default()
}

/// The number, not 0, of a report without findings: equal for documents with the same description.
fn clean_report_number(document: &Document) -> usize {
    let description =
        (document.format(), document.operation(), document.operation_reason(), document.envelope(), document.casing());
    CLEAN.with_borrow_mut(|seen| {
        let known = seen.iter().position(|earlier| *earlier == description);
        1 + known.unwrap_or_else(|| {
            seen.push(description);
            seen.len() - 1
        })
    })
}
