//! Symbols, folding ranges, selection ranges, links and hover.

use gen_lsp_types::{
    Contents, DocumentLink, DocumentSymbol, FoldingRange, FoldingRangeKind, Hover, MarkupContent, MarkupKind, Position,
    SelectionRange, SymbolKind, Uri,
};

use super::documents::Checked;
use super::places::Places;
use crate::assist::{self, FoldKind, Symbol};

/// Documents with more nodes get no outline.
const MOST: usize = 20_000;

/// The findings at a position, then the member there.
pub(super) fn hover(places: Places<'_>, checked: &Checked, position: Position) -> Option<Hover> {
    let offset = places.offset(position);
    let finding = if checked.findings().is_empty() { None } else { assist::hover_findings(&checked.report, offset) };
    let member = assist::hover(places.document, offset);
    let span = finding.as_ref().or(member.as_ref())?.span;
    let pages: Vec<_> = [finding, member].into_iter().flatten().map(|hover| hover.markdown).collect();
    let contents = MarkupContent { kind: MarkupKind::Markdown, value: pages.join("\n\n---\n\n") };
    Some(Hover { contents: Contents::MarkupContent(contents), range: Some(places.range(span)) })
}

/// The outline, nested.
pub(super) fn symbols(places: Places<'_>) -> Vec<DocumentSymbol> {
    if is_too_large(places) {
        return Vec::new();
    }
    assist::symbols(places.document).into_iter().map(|it| symbol(places, it)).collect()
}

fn symbol(places: Places<'_>, symbol: Symbol) -> DocumentSymbol {
    #[expect(deprecated, reason = "the type still has the field")]
    DocumentSymbol {
        // The protocol forbids empty names.
        name: if symbol.name.is_empty() { "\"\"".to_owned() } else { symbol.name },
        detail: Some(symbol.detail).filter(|detail| !detail.is_empty()),
        kind: match symbol.kind {
            assist::SymbolKind::Object => SymbolKind::Object,
            assist::SymbolKind::List => SymbolKind::Array,
            assist::SymbolKind::String => SymbolKind::String,
            assist::SymbolKind::Number => SymbolKind::Number,
            assist::SymbolKind::Boolean => SymbolKind::Boolean,
            assist::SymbolKind::Null => SymbolKind::Null,
        },
        tags: None,
        deprecated: None,
        range: places.range(symbol.span),
        selection_range: places.range(symbol.selection_span),
        children: Some(symbol.children.into_iter().map(|child| self::symbol(places, child)).collect()),
    }
}

/// Whole lines, without the line of a closing bracket.
pub(super) fn folding(places: Places<'_>) -> Vec<FoldingRange> {
    if is_too_large(places) {
        return Vec::new();
    }
    let folds = assist::folding(places.document).into_iter().map(|fold| {
        let range = places.range(fold.span);
        let (end_line, kind) = match fold.kind {
            FoldKind::Region => (range.end.line.saturating_sub(1), None),
            FoldKind::Comment => (range.end.line, Some(FoldingRangeKind::Comment)),
        };
        FoldingRange { start_line: range.start.line, end_line, kind, ..FoldingRange::default() }
    });
    folds.filter(|fold| fold.start_line < fold.end_line).collect()
}

/// For each position the nested selections.
pub(super) fn selections(places: Places<'_>, positions: &[Position]) -> Vec<SelectionRange> {
    let selection = |position: &Position| {
        let spans = assist::selection(places.document, places.offset(*position));
        let outward = spans.into_iter().rev();
        let innermost = outward.fold(None, |parent: Option<SelectionRange>, span| {
            Some(SelectionRange { range: places.range(span), parent: parent.map(Box::new) })
        });
        innermost.unwrap_or_default()
    };
    positions.iter().map(selection).collect()
}

/// The links.
pub(super) fn links(places: Places<'_>) -> Vec<DocumentLink> {
    if is_too_large(places) {
        return Vec::new();
    }
    let links = assist::links(places.document).into_iter().map(|link| DocumentLink {
        range: places.range(link.span),
        target: Some(Uri(link.target)),
        tooltip: Some(link.title),
        data: None,
    });
    links.collect()
}

fn is_too_large(places: Places<'_>) -> bool {
    places.document.parsed().tree.slots.len() > MOST
}
