//! What can be folded away: objects, lists and comments of more than one line.

use crate::document::Document;
use crate::text::Span;

/// A piece of text that can be folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fold {
    /// All of it, its marks included.
    pub span: Span,
    /// What it is.
    pub kind: FoldKind,
}

/// What a [`Fold`] holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FoldKind {
    /// An object or a list.
    Region,
    /// A comment.
    Comment,
}

/// The objects, lists and comments that go over lines, in the order of the text.
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
