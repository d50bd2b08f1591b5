//! The engine of the npm package: UTF-8 in, JSON out. What else the package does is JavaScript, in `js/`.

mod assist;
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
    /// The options that [`swap`] brings back.
    static OTHERS: RefCell<Options> = RefCell::default();
    /// What the last `check` found, until somebody asks for it.
    static REPORT: RefCell<Option<Report>> = const { RefCell::new(None) };
    /// What reports without findings said of their documents, each once.
    static CLEAN: RefCell<Vec<Clean>> = const { RefCell::new(Vec::new()) };
}

type Clean = (Format, Operation, &'static str, Envelope, Casing);

/// Sets the options of all calls from now on, unless they mean nothing: then it says why, and changes nothing.
#[wasm_bindgen]
pub fn configure(options: &str) -> Option<String> {
    match Options::read(options) {
        Ok(options) => {
            OPTIONS.set(options);
            None
        }
        Err(trouble) => Some(trouble),
    }
}

/// Exchanges the options with the ones kept aside, so that two sets that alternate are read once each.
#[wasm_bindgen]
pub fn swap() {
    OTHERS.with_borrow_mut(|others| OPTIONS.with_borrow_mut(|options| std::mem::swap(options, others)));
}

// Texts come as bytes: `TextEncoder` makes them ten times faster than the bindings, which copy a `string` one by one.

/// Judges a text: 0 if there are findings, else a number that is the same for all reports that say the same of it.
/// What they say is to be had from `report`; whoever knows it need not ask, and most texts are without findings.
#[wasm_bindgen]
pub fn check(text: Vec<u8>) -> usize {
    let report = OPTIONS.with_borrow(|options| options.report(text));
    let shape = if report.findings().is_empty() { shape(report.document()) } else { 0 };
    REPORT.set(Some(report));
    shape
}

/// What the last `check` found: the `files` element of the JSON report.
#[wasm_bindgen]
pub fn report() -> String {
    let Some(report) = REPORT.take() else { return String::new() };
    OPTIONS.with_borrow(|options| json::file(&options.path, &report, options.units))
}

/// Mends a text: the new text, the rules whose findings were mended, and the report on what is left.
#[wasm_bindgen]
pub fn fix(text: Vec<u8>) -> String {
    OPTIONS.with_borrow(|options| {
        let fixed = options.report(text).fix(options.applicability);
        let left = json::file(&options.path, fixed.report(), options.units);
        let (text, applied) = (written(fixed.text()), written(fixed.applied()));
        format!("{{\"text\":{text},\"applied\":{applied},\"report\":{left}}}")
    })
}

/// The findings of a text as Markdown.
#[wasm_bindgen]
pub fn markdown(text: Vec<u8>) -> String {
    OPTIONS.with_borrow(|options| markdown::markdown(&options.path, &options.report(text)))
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

/// What can be written at an offset: a list, the likeliest first.
#[wasm_bindgen]
pub fn complete(text: Vec<u8>, offset: u32) -> String {
    let (document, units) = OPTIONS.with_borrow(|options| (options.parse(text), options.units));
    let places = Places::new(document.text(), units);
    let completions = engine::complete(&document, places.offset(offset));
    let choices: Vec<_> = completions.iter().map(|completion| Choice::new(completion, &places)).collect();
    written(&choices)
}

/// What is to be said of the member at an offset: `null` where there is nothing.
#[wasm_bindgen]
pub fn hover(text: Vec<u8>, offset: u32) -> String {
    let (document, units) = OPTIONS.with_borrow(|options| (options.parse(text), options.units));
    let places = Places::new(document.text(), units);
    let hover = engine::hover(&document, places.offset(offset));
    written(&hover.as_ref().map(|hover| Explained::new(hover, &places)))
}

fn written(value: &(impl Serialize + ?Sized)) -> String {
    // Only maps with odd keys and failing writers make this fail, and here are neither.
    serde_json::to_string(value).unwrap_or_default()
}

/// A number, not 0, for what a report without findings says of its document: the same for the same.
fn shape(document: &Document) -> usize {
    let said =
        (document.format(), document.operation(), document.operation_reason(), document.envelope(), document.casing());
    CLEAN.with_borrow_mut(|seen| {
        let known = seen.iter().position(|earlier| *earlier == said);
        1 + known.unwrap_or_else(|| {
            seen.push(said);
            seen.len() - 1
        })
    })
}
