//! The outline of a document.

use crate::document::Document;
use crate::redact;
use crate::syntax::{Kind, Node};
use crate::text::Span;

/// A member or item, with its children.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Symbol {
    /// The key of the member, or the position of the item.
    pub name: String,
    /// The value, masked if it may be secret; empty for objects and lists.
    pub detail: String,
    /// The kind of value.
    pub kind: SymbolKind,
    /// The whole: key and value.
    pub span: Span,
    /// The key, or the item.
    pub selection_span: Span,
    /// The children.
    pub children: Vec<Symbol>,
}

/// The kind of value of a [`Symbol`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum SymbolKind {
    /// An object.
    Object,
    /// A list.
    List,
    /// A string.
    String,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// `null`, or an unreadable value.
    Null,
}

/// The members and items of a document, nested.
pub fn symbols(document: &Document) -> Vec<Symbol> {
    document.root().map(|root| inside(document, root)).unwrap_or_default()
}

/// Not deeper than [`crate::MAX_DEPTH`]: the parser reads no further.
fn inside(document: &Document, container: Node<'_>) -> Vec<Symbol> {
    let members = container.members().map(|(key, value)| symbol(document, redact::shown(document, key), key, value));
    let items = container.items().enumerate();
    members.chain(items.map(|(position, item)| symbol(document, position.to_string(), item, item))).collect()
}

fn symbol(document: &Document, name: String, first: Node<'_>, value: Node<'_>) -> Symbol {
    let is_leaf = !value.kind().is_container();
    Symbol {
        name,
        detail: if is_leaf && !value.raw().is_empty() { redact::shown(document, value) } else { String::new() },
        kind: match value.kind() {
            Kind::Object => SymbolKind::Object,
            Kind::Array => SymbolKind::List,
            Kind::String | Kind::Key => SymbolKind::String,
            Kind::Number => SymbolKind::Number,
            Kind::True | Kind::False => SymbolKind::Boolean,
            Kind::Null | Kind::Invalid => SymbolKind::Null,
        },
        span: Span { start: first.span().start, end: value.span().end.max(first.span().end) },
        selection_span: first.span(),
        children: inside(document, value),
    }
}
