//! Completion.

use gen_lsp_types::{
    CompletionItem, CompletionItemKind, CompletionItemTag, CompletionItemTextEdit, Documentation, InsertTextFormat,
    InsertTextMode, MarkupContent, MarkupKind, Position, TextEdit,
};

use super::client::Client;
use super::places::Places;
use crate::assist::{self, Completion, CompletionKind};

/// The items in their order.
pub(super) fn items(places: Places<'_>, client: Client, position: Position) -> Vec<CompletionItem> {
    let completions = assist::complete(places.document, places.offset(position));
    completions.into_iter().enumerate().map(|(order, it)| item(places, client, order, it)).collect()
}

fn item(places: Places<'_>, client: Client, order: usize, completion: Completion) -> CompletionItem {
    let (new_text, format) = match client.snippets {
        true => (completion.snippet, InsertTextFormat::Snippet),
        false => (completion.text, InsertTextFormat::PlainText),
    };
    let edit = TextEdit { range: places.range(completion.span), new_text };
    let documentation =
        Documentation::MarkupContent(MarkupContent { kind: MarkupKind::Markdown, value: completion.documentation });
    CompletionItem {
        label: completion.label,
        kind: Some(match completion.kind {
            CompletionKind::Member => CompletionItemKind::Property,
            CompletionKind::Value => CompletionItemKind::EnumMember,
            CompletionKind::Rule => CompletionItemKind::Constant,
            CompletionKind::Directive => CompletionItemKind::Keyword,
        }),
        tags: completion.deprecated.then(|| vec![CompletionItemTag::Deprecated]),
        detail: Some(completion.detail).filter(|detail| !detail.is_empty()),
        documentation: Some(documentation),
        sort_text: Some(format!("{order:03}")),
        filter_text: Some(completion.filter),
        insert_text_format: Some(format),
        insert_text_mode: client.inserts_as_is.then_some(InsertTextMode::AsIs),
        text_edit: Some(CompletionItemTextEdit::TextEdit(edit)),
        additional_text_edits: completion.comma.map(|comma| vec![places.edit(&comma)]),
        ..CompletionItem::default()
    }
}
