//! TOML or JSON configuration as one tree with spans.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use crate::diagnostic::config_error::ConfigError;
use crate::syntax::{Format, Kind, Node, parse};
use crate::text::Span;

/// A value and its span.
pub(super) struct Item {
    pub(super) value: Value,
    pub(super) span: Span,
}

pub(super) enum Value {
    Text(String),
    Integer(i64),
    List(Vec<Item>),
    Table(Table),
    /// Values that no setting takes: floats, dates, null.
    Other,
}

pub(super) type Table = Vec<(Key, Item)>;

pub(super) struct Key {
    pub(super) name: String,
    pub(super) span: Span,
}

/// Reads TOML.
pub(super) fn toml(text: &str) -> Result<Item, ConfigError> {
    let table = DeTable::parse(text).map_err(|error| {
        let span = error.span().map_or(Span::at(0), spanned);
        ConfigError::new(span, format!("invalid TOML: {}", error.message()), "see https://toml.io")
    })?;
    let span = spanned(table.span());
    Ok(Item { value: of_table(table.get_ref()), span })
}

fn of_table(table: &DeTable<'_>) -> Value {
    let entry = |(key, value): (&toml::Spanned<_>, &toml::Spanned<DeValue<'_>>)| {
        let name: &std::borrow::Cow<'_, str> = key.get_ref();
        (Key { name: name.to_string(), span: spanned(key.span()) }, of_value(value))
    };
    let mut entries: Table = table.iter().map(entry).collect();
    entries.sort_by_key(|(key, _)| key.span.start);
    Value::Table(entries)
}

fn of_value(item: &toml::Spanned<DeValue<'_>>) -> Item {
    let value = match item.get_ref() {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(number) => match i64::from_str_radix(number.as_str(), number.radix()) {
            Ok(number) => Value::Integer(number),
            Err(_) => Value::Other,
        },
        DeValue::Array(items) => Value::List(items.iter().map(of_value).collect()),
        DeValue::Table(table) => of_table(table),
        DeValue::Boolean(_) | DeValue::Float(_) | DeValue::Datetime(_) => Value::Other,
    };
    Item { value, span: spanned(item.span()) }
}

/// Reads JSON with comments and trailing commas.
pub(super) fn json(text: &str) -> Result<Item, ConfigError> {
    let parsed = parse(text, Format::Jsonc);
    if let Some(problem) = parsed.problems.first() {
        return Err(ConfigError::new(problem.span, problem.message.to_string(), problem.help.to_string()));
    }
    let root = parsed.tree.root().map(of_node);
    root.ok_or_else(|| ConfigError::new(Span::at(0), "the configuration is empty", "write an object: `{}`"))
}

fn of_node(node: Node<'_>) -> Item {
    let value = match node.kind() {
        Kind::String => Value::Text(node.value().into_owned()),
        Kind::Number => node.raw().parse().map_or(Value::Other, Value::Integer),
        Kind::Array => Value::List(node.items().map(of_node).collect()),
        Kind::Object => Value::Table(
            node.members()
                .map(|(key, value)| (Key { name: key.value().into_owned(), span: key.span() }, of_node(value)))
                .collect(),
        ),
        _ => Value::Other,
    };
    Item { value, span: node.span() }
}

fn spanned(range: Range<usize>) -> Span {
    Span::new(range.start, range.end)
}
