//! Folding ranges: objects, lists and comments of more than one line.

use crate::document::Document;
use crate::text::Span;

/// A folding range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fold {
    /// Its span, including delimiters.
    pub span: Span,
    /// Its kind.
    pub kind: FoldKind,
}

/// The kind of a [`Fold`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FoldKind {
    /// An object or a list.
    Region,
    /// A comment.
    Comment,
}

/// The objects, lists and comments of more than one line, in document order.
pub fn folding(document: &Document) -> Vec<Fold> {
    let parsed = document.parsed();
    let containers = parsed.tree.slots.iter().filter(|slot| slot.kind.is_container());
    let containers = containers.map(|slot| Span { start: slot.start, end: slot.end });
    let regions = containers.map(|span| Fold { span, kind: FoldKind::Region });
    let comments = parsed.comments.iter().map(|span| Fold { span: *span, kind: FoldKind::Comment });
    let mut folds: Vec<_> = regions.chain(comments).collect();
    folds.retain(|fold| document.lines().line_of(fold.span.start) < document.lines().line_of(fold.span.end));
    folds.sort_by_key(|fold| fold.span);
    folds
}
