//! Completion in YAML, by lines and their indentation: a text that is being typed is rarely YAML.
//!
//! What is in brackets gets none.

use super::complete::{Completion, Writer};
use super::context::{Context, Expected, clamp, is_word};
use super::snippet::{Draft, Style};
use crate::api::Envelope;
use crate::api::member::{Member, member};
use crate::api::schema::{Names, Schema, Spec, Type};
use crate::document::Document;
use crate::syntax::yaml::scalar;
use crate::text::Span;

/// The completions at an offset.
pub(super) fn complete(document: &Document, offset: u32) -> Vec<Completion> {
    let offset = clamp(document.text(), offset);
    let is_in = |comment: &&Span| comment.start < offset && offset <= comment.end;
    if let Some(comment) = document.parsed().comments.iter().find(is_in) {
        return super::complete::in_comment(document, *comment, offset);
    }
    completions(document, offset as usize).unwrap_or_default()
}

fn completions(document: &Document, offset: usize) -> Option<Vec<Completion>> {
    let place = Place::find(document.text(), offset)?;
    let root = (document.envelope() == Envelope::Bare).then_some(member!("ResourceConfig"));
    let names = Names::all();
    let find = |parent: Option<Member>, name: &&str| Some(Some(names.find(parent, name.as_bytes())?.0));
    let parent = place.path.iter().rev().try_fold(root, find)?;
    let context = Context { expected: Expected::Nothing, span: place.span, comma_before: None, comma_after: false };
    let style = Style::of(document, place.span.start);
    let mut writer = Writer { document, style, context: &context, completions: Vec::new() };
    match place.expected {
        Wanted::Key { has_colon } => {
            let present = place.siblings.iter().filter_map(|name| Some(names.find(parent, name.as_bytes())?.0));
            let present: Vec<_> = present.collect();
            let newline = if document.text().contains("\r\n") { "\r\n" } else { "\n" };
            for (schema, spec) in writer.ranked(parent, &present) {
                let name = writer.style.name(spec);
                let mut draft = Draft::default();
                draft.literal(name);
                if !has_colon {
                    draft.literal(":");
                    value(
                        &mut draft,
                        schema,
                        spec,
                        &writer.style,
                        &format!("{newline}{}", " ".repeat(place.column + 2)),
                    );
                }
                writer.named(name, schema, spec, draft);
            }
        }
        Wanted::Value { space, is_item } => {
            let member = parent?;
            let spec = writer.spec(member).filter(|spec| is_item == (spec.kind == Type::List))?;
            let quoted = |value: &str| match place.quote {
                Some(quote) => format!("{quote}{value}{quote}"),
                None => scalar(value),
            };
            let present = &place.siblings;
            for (position, value) in spec.values.iter().enumerate().filter(|(_, it)| !present.contains(&it.as_str())) {
                let meaning = spec.docs.meanings.get(position).cloned().unwrap_or_default();
                writer.valued(value, &format!("{space}{}", quoted(value)), spec).documentation = meaning;
            }
            let others: &[&str] = match spec.kind {
                Type::Boolean => &["true", "false"],
                Type::Number => &[spec.docs.default.as_deref().or(spec.docs.example.as_deref())?],
                _ => &[],
            };
            for value in others {
                writer.valued(value, &format!("{space}{value}"), spec);
            }
        }
    }
    Some(writer.completions)
}

/// What stands behind the name of a member: its value, with its required parts below it.
fn value(draft: &mut Draft, schema: &'static Schema, spec: &'static Spec, style: &Style, line: &str) {
    let written: Vec<_> = spec.values.iter().map(|value| scalar(value)).collect();
    let example = spec.docs.default.as_deref().or(spec.docs.example.as_deref()).unwrap_or_default();
    match spec.kind {
        Type::Object => {
            let mut is_empty = true;
            for inner in schema.members_of(Some(spec.member)).filter(|inner| inner.required) {
                is_empty = false;
                draft.literal(line);
                draft.literal(style.name(inner));
                draft.literal(":");
                value(draft, schema, inner, style, &format!("{line}  "));
            }
            if is_empty {
                draft.literal(line);
                draft.stop("", "");
            }
        }
        Type::List => {
            draft.literal(line);
            draft.literal("- ");
            match written.is_empty() {
                true => draft.stop("", ""),
                false => draft.choice(&written),
            }
        }
        _ => {
            draft.literal(" ");
            match spec.kind {
                Type::Boolean => draft.choice(&["true".to_owned(), "false".to_owned()]),
                Type::Number => draft.stop(example, example),
                _ if written.is_empty() => draft.stop("\"\"", &scalar(example)),
                _ => draft.choice(&written),
            }
        }
    }
}

/// What may be written at an offset.
struct Place<'t> {
    /// The names around it, the innermost first; of a value its own first.
    path: Vec<&'t str>,
    /// The names, or items, that are there already.
    siblings: Vec<&'t str>,
    expected: Wanted,
    /// What is replaced.
    span: Span,
    column: usize,
    /// The quote that is typed already.
    quote: Option<char>,
}

enum Wanted {
    Key { has_colon: bool },
    Value { space: &'static str, is_item: bool },
}

impl<'t> Place<'t> {
    fn find(text: &'t str, offset: usize) -> Option<Self> {
        let before = text.get(..offset)?;
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let typed = before.get(start..)?;
        let above: Vec<_> = text.get(..start)?.lines().filter_map(Line::read).collect();
        let rest = text.get(offset..)?;
        let behind = rest.split(['\n', '\r']).next().unwrap_or_default();
        let below: Vec<_> = rest.get(behind.len()..)?.lines().filter_map(Line::read).collect();
        let content = typed.trim_start_matches(' ');
        let outer = typed.len() - content.len();
        let place = |path, siblings, expected, token: &str, column| {
            let end = behind.len() - behind.trim_start_matches(is_word).len();
            let quote = token.chars().next().filter(|first| matches!(first, '"' | '\''));
            let word = quote.map_or(Some(token), |quote| token.strip_prefix(quote))?;
            let closes = quote.is_some_and(|quote| behind.get(end..).is_some_and(|rest| rest.starts_with(quote)));
            let span = Span::new(offset - token.len(), offset + end + usize::from(closes));
            word.chars().all(is_word).then_some(Self { path, siblings, expected, span, column, quote })
        };
        if let Some(item) = content.strip_prefix('-') {
            let is_key = |line: &&Line<'t>| !line.is_item && line.column <= outer;
            let list = above.iter().rposition(|line| is_key(&line))?;
            let items = |line: &&Line<'t>| line.is_item && line.column == outer;
            let there = above.get(list + 1..)?.iter().rev().chain(&below);
            let siblings = there.take_while(items).filter_map(|line| line.text).collect();
            let space = if item.is_empty() { " " } else { "" };
            let path = path(&above, list + 1, above.get(list)?.column + 1);
            return place(path, siblings, Wanted::Value { space, is_item: true }, item.trim_start(), outer);
        }
        let around = path(&above, above.len(), outer);
        if let Some((name, value)) = content.split_once(':') {
            let space = if value.is_empty() { " " } else { "" };
            let name = name.trim_matches(['"', '\'']);
            let path = std::iter::once(name).chain(around).collect();
            return place(
                path,
                Vec::new(),
                Wanted::Value { space, is_item: false },
                value.trim_start_matches(' '),
                outer,
            );
        }
        let same = |line: &&Line<'t>| line.column >= outer;
        let there = above.iter().rev().take_while(same).chain(below.iter().take_while(same));
        let siblings = there.filter(|line| line.column == outer).filter_map(|line| line.name).collect();
        let has_colon = behind.trim_start_matches(|it| is_word(it) || matches!(it, '"' | '\'')).starts_with(':');
        place(around, siblings, Wanted::Key { has_colon }, content, outer)
    }
}

/// The names around a column, the innermost first, from a number of lines.
fn path<'t>(lines: &[Line<'t>], count: usize, column: usize) -> Vec<&'t str> {
    let mut limit = column;
    let mut path = Vec::new();
    for line in lines.iter().take(count).rev().filter(|line| !line.is_item) {
        if line.column < limit {
            limit = line.column;
            path.extend(line.name);
        }
    }
    path
}

/// A line with something on it.
struct Line<'t> {
    column: usize,
    is_item: bool,
    /// The name that it begins with.
    name: Option<&'t str>,
    /// The text of an item.
    text: Option<&'t str>,
}

impl<'t> Line<'t> {
    fn read(line: &'t str) -> Option<Self> {
        let content = line.trim_start_matches(' ');
        if content.trim().is_empty() || content.starts_with('#') || content.starts_with("---") {
            return None;
        }
        let clean = |text: &'t str| text.trim().trim_matches(['"', '\'']);
        let item = content.strip_prefix('-');
        let name = content.split_once(':').map(|(name, _)| clean(name)).filter(|name| name.chars().all(is_word));
        Some(Self { column: line.len() - content.len(), is_item: item.is_some(), name, text: item.map(clean) })
    }
}
