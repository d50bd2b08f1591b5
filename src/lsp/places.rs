//! Offsets and spans to the protocol's positions and ranges and back, in the negotiated encoding.

use gen_lsp_types::{Location, Position, Range, TextEdit, Uri};

use crate::document::Document;
use crate::syntax::Edit;
use crate::text::{self, Encoding, LineIndex, Span, Utf16Index};

/// A document and the encoding of its client.
#[derive(Clone, Copy)]
pub(super) struct Places<'d> {
    pub(super) document: &'d Document,
    pub(super) encoding: Encoding,
    /// An index, since a line may be megabytes long, with thousands of positions on it.
    pub(super) utf16: &'d Utf16Index,
}

impl Places<'_> {
    pub(super) fn offset(self, position: Position) -> u32 {
        offset(self.document.text(), self.document.lines(), position, self.encoding)
    }

    pub(super) fn span(self, range: Range) -> Span {
        Span::new(self.offset(range.start) as usize, self.offset(range.end) as usize)
    }

    pub(super) fn range(self, span: Span) -> Range {
        Range { start: self.position(span.start), end: self.position(span.end) }
    }

    pub(super) fn edit(self, edit: &Edit) -> TextEdit {
        TextEdit { range: self.range(edit.span), new_text: edit.text.clone() }
    }

    pub(super) fn location(self, uri: &Uri, span: Span) -> Location {
        Location { uri: uri.clone(), range: self.range(span) }
    }

    fn position(self, offset: u32) -> Position {
        let (text, lines) = (self.document.text(), self.document.lines());
        if self.encoding == Encoding::Utf16 {
            let line = lines.line_of(offset);
            let units = |offset| self.utf16.units(text, offset);
            return Position { line, character: units(offset) - units(lines.line_span(line).start) };
        }
        let text::Position { line, column } = lines.position(text, offset, self.encoding);
        Position { line, character: column }
    }
}

/// The byte offset of a position, clamped to the text and to a character boundary.
pub(super) fn offset(text: &str, lines: &LineIndex, position: Position, encoding: Encoding) -> u32 {
    lines.offset(text, text::Position { line: position.line, column: position.character }, encoding)
}
