//! What editors need besides: which documents are auth documents, the outline, and what is in a configuration file.

use authlint::assist::{Symbol, SymbolKind, symbols as outline};
use authlint::text::{Span, Utf16Index};
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::assist::Places;
use crate::configuration::{self, Asked};
use crate::{OPTIONS, written};

/// Whether a text is an auth document: 2 if it certainly is, 1 if it may become one, else 0.
#[wasm_bindgen]
pub fn ownership(text: Vec<u8>) -> u32 {
    let document = OPTIONS.with_borrow(|options| options.parse(text));
    u32::from(document.may_be_ours()) + u32::from(document.looks_like_resource_config())
}

/// The outline of a document, nested.
#[wasm_bindgen]
pub fn symbols(text: Vec<u8>) -> String {
    let (document, units) = OPTIONS.with_borrow(|options| (options.parse(text), options.units));
    let places = Places::new(document.text(), units);
    written(&outline(&document).into_iter().map(|symbol| Entry::new(symbol, &places)).collect::<Vec<_>>())
}

/// What a configuration file says about the document at a path, or where its first error is, in UTF-16.
#[wasm_bindgen]
pub fn configuration(text: Vec<u8>, format: &str, path: &str) -> String {
    // Texts come from `TextEncoder`, which always writes UTF-8.
    let text = String::from_utf8(text).unwrap_or_default();
    match configuration::parse(&text, format) {
        Ok(file) => written(&Asked::of(&file, path)),
        Err(error) => {
            let utf16 = Utf16Index::new(&text);
            let units = |offset| utf16.units(&text, offset);
            let span = Span { start: units(error.span().start), end: units(error.span().end) };
            written(&Problem { message: error.message(), help: error.help(), span })
        }
    }
}

/// An error in a configuration file.
#[derive(Serialize)]
struct Problem<'e> {
    message: &'e str,
    help: &'e str,
    span: Span,
}

/// A member or item of the outline.
#[derive(Serialize)]
struct Entry {
    name: String,
    detail: String,
    kind: &'static str,
    span: Span,
    #[serde(rename = "selectionSpan")]
    selection_span: Span,
    children: Vec<Entry>,
}

impl Entry {
    fn new(symbol: Symbol, places: &Places<'_>) -> Self {
        Self {
            name: symbol.name,
            detail: symbol.detail,
            kind: match symbol.kind {
                SymbolKind::Object => "object",
                SymbolKind::List => "list",
                SymbolKind::String => "string",
                SymbolKind::Number => "number",
                SymbolKind::Boolean => "boolean",
                _ => "null",
            },
            span: places.span(symbol.span),
            selection_span: places.span(symbol.selection_span),
            children: symbol.children.into_iter().map(|child| Self::new(child, places)).collect(),
        }
    }
}
