//! Edits of YAML as text: lines come and go in the indentation and the quotes of their neighbours.

use super::moves::keeps_line_ends;
use super::scalar;
use crate::syntax::edit::Edit;
use crate::syntax::plain;
use crate::syntax::tree::{Kind, Node, flag};
use crate::text::Span;

/// A name in the quotes of the one whose place it takes.
pub(in crate::syntax) fn rename_key(key: Node<'_>, name: &str) -> Edit {
    let text = match key.raw().as_bytes().first() {
        Some(b'"') => format!("\"{name}\""),
        Some(b'\'') => format!("'{name}'"),
        _ => name.to_owned(),
    };
    Edit { span: key.span(), text }
}

/// A value, given as JSON, in the quotes of the one whose place it takes.
pub(in crate::syntax) fn replace_value(value: Node<'_>, json: &str) -> Edit {
    let text = styled(json, value.raw());
    let space = if value.span().is_empty() { " " } else { "" };
    Edit { span: value.span(), text: format!("{space}{text}") }
}

/// A value, given as JSON, as its neighbour is written.
pub(super) fn styled(json: &str, neighbour: &str) -> String {
    let content = json.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let Some(content) = content.filter(|content| !content.contains(['\\', '"'])) else { return json.to_owned() };
    match neighbour.as_bytes().first() {
        Some(b'\'') if !content.contains('\'') => format!("'{content}'"),
        Some(b'"' | b'\'' | b'|' | b'>') => json.to_owned(),
        _ if is_plain(content) => content.to_owned(),
        _ => json.to_owned(),
    }
}

/// Whether a text needs no quotes in any place and for any reader.
pub(super) fn is_plain(text: &str) -> bool {
    let is_in_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'/' | b' ');
    let begins = text.as_bytes().first().is_some_and(u8::is_ascii_alphabetic);
    begins
        && text.bytes().all(is_in_plain)
        && !text.ends_with(' ')
        && scalar::kind(text) == Kind::String
        && !plain::is_boolean_word(text)
        // A boolean by the letter of YAML 1.1.
        && !matches!(text, "y" | "Y" | "n" | "N")
}

/// Takes members of a block out, with their lines. Nothing where that is not possible.
pub(in crate::syntax) fn remove_members(keys: &[Node<'_>]) -> Vec<Edit> {
    let Some(object) = keys.first().and_then(|key| key.parent()) else { return Vec::new() };
    if keys.len() == object.members().count() {
        return vec![Edit { span: object.span(), text: "{}".to_owned() }];
    }
    keys.iter().filter_map(|key| remove_entry(*key, key.value_of_key()?)).collect()
}

/// Takes an item of a block out, with its lines.
pub(in crate::syntax) fn remove_item(item: Node<'_>) -> Vec<Edit> {
    let Some(list) = item.parent() else { return Vec::new() };
    if list.items().count() > 1 {
        return remove_entry(item, item).into_iter().collect();
    }
    let Some(key) = list.key() else { return Vec::new() };
    vec![Edit { span: Span { start: key.span().end, end: list.span().end }, text: ": []".to_owned() }]
}

fn remove_entry(first: Node<'_>, last: Node<'_>) -> Option<Edit> {
    let text = first.document_text();
    let (start, end) = (first.span().start as usize, last.span().end.max(first.span().end) as usize);
    let line_start = text.get(..start)?.rfind('\n').map_or(0, |at| at + 1);
    let lead = text.get(line_start..start)?.trim();
    let line_end = end_of_line(text, end)?;
    let is_item = first.kind() != Kind::Key;
    if lead.is_empty() && !is_item || lead == "-" && is_item {
        let behind = text.get(line_end..)?;
        let behind = if behind.starts_with("\r\n") { 2 } else { usize::from(behind.starts_with(['\n', '\r'])) };
        return Some(Edit { span: Span::new(line_start, line_end + behind), text: String::new() });
    }
    // It shares its line with the mark of an item: what follows takes its place.
    let next = last.parent()?.children().find(|next| next.span().start as usize >= end)?;
    Some(Edit { span: Span::new(start, next.span().start as usize), text: String::new() })
}

/// Where the line of an offset ends, if only a comment stands before that.
pub(super) fn end_of_line(text: &str, offset: usize) -> Option<usize> {
    let rest = text.get(offset..)?;
    let line = rest.split(['\n', '\r']).next().unwrap_or_default();
    let behind = line.trim_start_matches(':').trim();
    (behind.is_empty() || behind.starts_with('#')).then_some(offset + line.len())
}

/// Adds a member at the end of a map without brackets.
pub(in crate::syntax) fn insert_member(object: Node<'_>, name: &str, json: &str) -> Option<Edit> {
    let (key, value) = object.members().last()?;
    if key.is_copy() || value.is_copy() {
        return None;
    }
    let name = rename_key(key, name).text;
    let written = styled(json, if value.kind() == Kind::String { value.raw() } else { "" });
    append(key, value, &format!("{name}: {written}"))
}

/// Adds an item at the end of a list without brackets.
pub(in crate::syntax) fn insert_item(list: Node<'_>, json: &str) -> Option<Edit> {
    let end = list.items().last().filter(|item| !item.is_copy())?;
    append(end, end, &format!("- {}", styled(json, end.raw())))
}

/// Puts a line behind an entry of the same block.
fn append(first: Node<'_>, last: Node<'_>, entry: &str) -> Option<Edit> {
    let text = first.document_text();
    let start = first.span().start as usize;
    let line_start = text.get(..start)?.rfind('\n').map_or(0, |at| at + 1);
    let lead = text.get(line_start..start)?;
    let indent = match (entry.starts_with("- "), lead.trim_end().strip_suffix('-')) {
        (true, Some(before)) => before.to_owned(),
        (true, None) => return None,
        (false, _) => lead.chars().map(|character| if character == '\t' { '\t' } else { ' ' }).collect(),
    };
    let end = end_of_line(text, last.span().end.max(first.span().end) as usize).filter(|_| !keeps_line_ends(last))?;
    Some(Edit { span: Span::at(end), text: format!("{}{indent}{entry}", newline_of(text)) })
}

/// Whether a list or map is written without brackets.
pub(in crate::syntax) fn is_block(node: Node<'_>) -> bool {
    node.kind().is_container() && node.has(flag::YAML)
}

/// Puts a map below a name.
pub(in crate::syntax) fn enclose(object: Node<'_>, name: &str) -> Edit {
    let text = object.document_text();
    let start = line_start(text, object.span().start as usize);
    let span = Span::new(start, object.span().end as usize);
    let newline = newline_of(text);
    let lines = span.of(text).split_inclusive('\n').map(|line| match line.trim().is_empty() {
        true => line.to_owned(),
        false => format!("  {line}"),
    });
    Edit { span, text: format!("{name}:{newline}{}", lines.collect::<String>()) }
}

/// Replaces a map with a value nested in it.
pub(in crate::syntax) fn unwrap(outer: Node<'_>, inner: Node<'_>) -> Edit {
    let text = inner.document_text();
    let start = line_start(text, inner.span().start as usize);
    let indent = text.get(start..inner.span().start as usize).filter(|lead| lead.trim().is_empty());
    let whole = match indent {
        Some(_) => Span::new(start, inner.span().end as usize),
        None => inner.span(),
    };
    let lines = whole.of(text).split_inclusive('\n');
    let lines = lines.map(|line| line.strip_prefix(indent.unwrap_or_default()).unwrap_or(line));
    Edit { span: outer.span(), text: lines.collect() }
}

pub(super) fn line_start(text: &str, offset: usize) -> usize {
    text.get(..offset).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1)
}

pub(super) fn newline_of(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}
