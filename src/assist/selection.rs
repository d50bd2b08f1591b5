//! Selection ranges: from a token to its member, its object, and on to the document.

use super::context::{clamp, is_closed};
use crate::document::Document;
use crate::syntax::{Kind, Node};
use crate::text::Span;

/// The spans around an offset, the innermost first; each contains the one before.
pub fn selection(document: &Document, offset: u32) -> Vec<Span> {
    let offset = clamp(document.text(), offset);
    let mut spans = vec![Span::new(0, document.text().len())];
    let mut here = document.root();
    while let Some(node) = here {
        if node.kind().is_container() {
            spans.push(node.span());
            let span = node.span();
            if is_closed(node) {
                spans.push(Span::new(span.start as usize + 1, span.end as usize - 1));
            }
        } else {
            spans.push(node.span());
            spans.push(node.content_span());
        }
        let entry = |key: Node<'_>| key.span().to(key.key_value().map_or(key.span(), Node::span));
        for key in node.children().filter(|child| child.kind() == Kind::Key) {
            if covers(entry(key), offset) {
                spans.push(entry(key));
            }
        }
        here = node.children().find(|child| covers(child.span(), offset) && !child.raw().is_empty());
    }
    let mut grown: Vec<Span> = Vec::new();
    for span in spans.into_iter().filter(|span| covers(*span, offset)) {
        let fits = grown.last().is_none_or(|outer| outer.contains(span) && *outer != span);
        if fits && (!span.is_empty() || grown.is_empty()) {
            grown.push(span);
        }
    }
    grown.reverse();
    grown
}

fn covers(span: Span, offset: u32) -> bool {
    span.start <= offset && offset <= span.end
}
