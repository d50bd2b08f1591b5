//! Reads the values of settings.

use globset::{Glob, GlobSet, GlobSetBuilder};

use crate::config::Selector;
use crate::config::tree::{Item, Key, Table, Value as Tree};
use crate::diagnostic::config_error::ConfigError;
use crate::redact;
use crate::rule::{Level, Rule};
use crate::text::{Span, UnknownName, list, suggest};

pub(super) fn level(item: &Item) -> Result<Level, ConfigError> {
    one_of(item, &Level::EACH, Level::name)
}

/// One of a few values, by its name.
pub(super) fn one_of<T: Copy>(item: &Item, values: &[T], name: fn(T) -> &'static str) -> Result<T, ConfigError> {
    let Tree::Text(text) = &item.value else {
        return Err(ConfigError::new(
            item.span,
            "expected a string",
            format!("write one of {}", names_of(values, name)),
        ));
    };
    let found = values.iter().copied().find(|value| name(*value) == text);
    found.ok_or_else(|| {
        ConfigError::new(
            item.span,
            format!("unknown value `{}`", redact::clipped(text)),
            format!("write {}", names_of(values, name)),
        )
    })
}

fn names_of<T: Copy>(values: &[T], name: fn(T) -> &'static str) -> String {
    list::one_of(&values.iter().map(|value| format!("\"{}\"", name(*value))).collect::<Vec<_>>())
}

pub(super) fn selectors(item: Item) -> Result<Vec<Selector>, ConfigError> {
    texts(item)?.into_iter().map(|(name, span)| selector(&name, span)).collect()
}

pub(super) fn selector(name: &str, span: Span) -> Result<Selector, ConfigError> {
    name.parse().map_err(|unknown: UnknownName| no_such_rule(name, span, unknown.nearest()))
}

pub(super) fn rule(name: &str, span: Span) -> Result<&'static Rule, ConfigError> {
    let near = || suggest::nearest(name, Rule::all().iter().map(|rule| rule.id));
    Rule::from_id(name).ok_or_else(|| no_such_rule(name, span, near()))
}

fn no_such_rule(name: &str, span: Span, near: Option<&str>) -> ConfigError {
    let help = near.map_or("`authlint rules` lists them".to_owned(), |near| format!("did you mean `{near}`?"));
    ConfigError::new(span, format!("unknown rule `{}`", redact::clipped(name)), help)
}

pub(super) fn unknown(key: &Key, known: &[&str]) -> ConfigError {
    let near = suggest::nearest(&key.name, known.iter().copied());
    let help =
        near.map_or_else(|| format!("known keys: {}", list::all_of(known)), |near| format!("did you mean `{near}`?"));
    ConfigError::new(key.span, format!("unknown key `{}`", redact::clipped(&key.name)), help)
}

pub(super) fn globs(item: Item) -> Result<GlobSet, ConfigError> {
    let whole = item.span;
    let mut builder = GlobSetBuilder::new();
    for (text, span) in texts(item)? {
        let glob = Glob::new(&text).map_err(|error| {
            ConfigError::new(span, format!("invalid glob: {}", error.kind()), "write for example `\"update/**\"`")
        })?;
        builder.add(glob);
    }
    builder.build().map_err(|error| ConfigError::new(whole, format!("the globs are too large: {error}"), "write fewer"))
}

pub(super) fn table(item: Item, what: &str) -> Result<Table, ConfigError> {
    match item.value {
        Tree::Table(table) => Ok(table),
        _ => Err(ConfigError::new(item.span, format!("{what} must be a table"), "write keys and values")),
    }
}

pub(super) fn list(item: Item) -> Result<Vec<Item>, ConfigError> {
    match item.value {
        Tree::List(items) => Ok(items),
        _ => Err(ConfigError::new(item.span, "expected a list", "put it in `[` and `]`")),
    }
}

pub(super) fn texts(item: Item) -> Result<Vec<(String, Span)>, ConfigError> {
    list(item)?.into_iter().map(text).collect()
}

pub(super) fn text(item: Item) -> Result<(String, Span), ConfigError> {
    match item.value {
        Tree::Text(text) => Ok((text, item.span)),
        _ => Err(ConfigError::new(item.span, "expected a string", "put it in quotes")),
    }
}
