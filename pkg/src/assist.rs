//! Completion and hover, in the caller's units.

use authlint::assist::{Completion, CompletionKind, Hover};
use authlint::output::json::Units;
use authlint::text::{Span, Utf16Index};
use serde::Serialize;

/// A completion item.
#[derive(Serialize)]
pub(crate) struct Choice<'c> {
    label: &'c str,
    kind: &'static str,
    detail: &'c str,
    documentation: &'c str,
    filter: &'c str,
    span: Span,
    text: &'c str,
    snippet: &'c str,
    #[serde(skip_serializing_if = "Option::is_none")]
    comma: Option<Insertion<'c>>,
    required: bool,
    deprecated: bool,
}

#[derive(Serialize)]
struct Insertion<'c> {
    start: u32,
    end: u32,
    text: &'c str,
}

impl<'c> Choice<'c> {
    pub(crate) fn new(completion: &'c Completion, places: &Places<'_>) -> Self {
        Self {
            label: &completion.label,
            kind: match completion.kind {
                CompletionKind::Member => "member",
                CompletionKind::Rule => "rule",
                CompletionKind::Directive => "directive",
                _ => "value",
            },
            detail: &completion.detail,
            documentation: &completion.documentation,
            filter: &completion.filter,
            span: places.span(completion.span),
            text: &completion.text,
            snippet: &completion.snippet,
            comma: completion.comma.as_ref().map(|edit| {
                let Span { start, end } = places.span(edit.span());
                Insertion { start, end, text: edit.text() }
            }),
            required: completion.required,
            deprecated: completion.deprecated,
        }
    }
}

/// Hover text.
#[derive(Serialize)]
pub(crate) struct Explained<'h> {
    span: Span,
    markdown: &'h str,
}

impl<'h> Explained<'h> {
    pub(crate) fn new(hover: &'h Hover, places: &Places<'_>) -> Self {
        Self { span: places.span(hover.span), markdown: &hover.markdown }
    }
}

/// Converts between the caller's offsets and the engine's.
pub(crate) struct Places<'t> {
    text: &'t str,
    utf16: Option<Utf16Index>,
}

impl<'t> Places<'t> {
    pub(crate) fn new(text: &'t str, units: Units) -> Self {
        Self { text, utf16: (units == Units::Utf16).then(|| Utf16Index::new(text)) }
    }

    /// The byte offset of a caller's offset.
    pub(crate) fn offset(&self, offset: u32) -> u32 {
        self.utf16.as_ref().map_or(offset, |utf16| utf16.offset(self.text, offset))
    }

    pub(crate) fn span(&self, span: Span) -> Span {
        let Some(utf16) = &self.utf16 else { return span };
        Span { start: utf16.units(self.text, span.start), end: utf16.units(self.text, span.end) }
    }
}
