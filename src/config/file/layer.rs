//! A layer of settings: those for all documents, or those of an override.

use std::collections::BTreeMap;

use super::rule_setting::RuleSetting;
use super::values::{list, one_of, rule, selector, selectors, table, text, unknown};
use crate::api::Operation;
use crate::config::preset::Preset;
use crate::config::tree::{Item, Key, Table, Value as Tree};
use crate::config::{Config, Selector, Suppression};
use crate::diagnostic::config_error::ConfigError;
use crate::rule::Rule;
use crate::text::Span;

/// Settings for all documents, or for those of an override.
#[derive(Debug, Clone, Default)]
pub(super) struct Layer {
    pub(super) operation: Option<Operation>,
    pub(super) existing: Option<String>,
    preset: Option<Preset>,
    select: Option<Vec<Selector>>,
    extend_select: Vec<Selector>,
    ignore: Vec<Selector>,
    pub(super) ignores: Vec<(Suppression, Span)>,
    rules: BTreeMap<&'static str, RuleSetting>,
}

const IGNORE: [&str; 3] = ["rule", "pointer", "reason"];

impl Layer {
    /// Reads one setting; `known` are the keys for the error on another one.
    pub(super) fn set(&mut self, key: &Key, item: Item, known: &[&'static str]) -> Result<(), ConfigError> {
        match key.name.as_str() {
            "extends" => self.preset = Some(one_of(&item, Preset::ALL, Preset::name)?),
            "operation" => self.operation = Some(one_of(&item, &Operation::EACH, Operation::name)?),
            "existing" => self.existing = Some(text(item)?.0),
            "select" => self.select = Some(selectors(item)?),
            "extend-select" => self.extend_select = selectors(item)?,
            "ignore" => self.read_ignores(item)?,
            "rules" => {
                for (key, item) in table(item, "`rules`")? {
                    let rule = rule(&key.name, key.span)?;
                    let span = item.span;
                    let setting = RuleSetting::read(rule, item)?;
                    if setting.is_below_error() {
                        can_be_ignored(Selector::Rule(rule), span)?;
                    }
                    self.rules.insert(rule.id, setting);
                }
            }
            _ => return Err(unknown(key, known)),
        }
        Ok(())
    }

    /// Reads rule ids and categories, and tables with a pointer.
    fn read_ignores(&mut self, item: Item) -> Result<(), ConfigError> {
        for entry in list(item)? {
            match entry.value {
                Tree::Text(name) => {
                    let selector = selector(&name, entry.span)?;
                    can_be_ignored(selector, entry.span)?;
                    self.ignore.push(selector);
                }
                Tree::Table(table) => {
                    let ignore = ignore(table, entry.span)?;
                    can_be_ignored(Selector::Rule(ignore.rule), entry.span)?;
                    self.ignores.push((ignore, entry.span));
                }
                _ => {
                    let help = "write a rule's id, or `{ rule = \"…\", pointer = \"/…\", reason = \"…\" }`";
                    return Err(ConfigError::new(entry.span, "expected a rule, a category or a table", help));
                }
            }
        }
        Ok(())
    }

    pub(super) fn apply(&self, config: &mut Config) {
        if let Some(preset) = self.preset {
            preset.apply(config);
        }
        if let Some(select) = &self.select {
            config.select(select.clone());
        }
        config.extend_select(self.extend_select.clone());
        config.deselect(self.ignore.clone());
        config.suppress(self.ignores.iter().map(|(ignore, _)| ignore.clone()));
        for (id, setting) in &self.rules {
            if let Some(rule) = Rule::from_id(id) {
                setting.apply(rule, config);
            }
        }
    }
}

/// Rejects a setting without effect: a syntax error is always an error.
fn can_be_ignored(selector: Selector, span: Span) -> Result<(), ConfigError> {
    match selector.always_on() {
        Some(name) => Err(ConfigError::new(
            span,
            format!("`{name}` is always an error"),
            "fix the text, or skip the file with `exclude`",
        )),
        None => Ok(()),
    }
}

fn ignore(table: Table, span: Span) -> Result<Suppression, ConfigError> {
    let (mut named, mut pointer, mut reason) = (None, None, None);
    for (key, item) in table {
        let (text, text_span) = text(item)?;
        match key.name.as_str() {
            "rule" => named = Some(rule(&text, text_span)?),
            "pointer" if text.is_empty() || text.starts_with('/') => pointer = Some(text),
            "pointer" => {
                return Err(ConfigError::new(
                    text_span,
                    "a JSON Pointer starts with `/`",
                    format!("write `/{}`", text.replace('.', "/")),
                ));
            }
            "reason" if text.trim().is_empty() => {
                return Err(ConfigError::new(text_span, "the reason is empty", "write why the finding is acceptable"));
            }
            "reason" => reason = Some(text),
            _ => return Err(unknown(&key, &IGNORE)),
        }
    }
    match (named, pointer, reason) {
        (Some(rule), Some(pointer), Some(_)) => Ok(Suppression::below(rule, &pointer)),
        (None, ..) => Err(ConfigError::new(span, "this ignore has no `rule`", "say which rule it silences")),
        (_, None, _) => Err(ConfigError::new(
            span,
            "missing `pointer`",
            "write for example `pointer = \"/UserPoolConfigs/OAuth\"`, from the `ResourceConfig` down in SDK names",
        )),
        (.., None) => Err(ConfigError::new(span, "missing `reason`", "write why the finding is acceptable")),
    }
}
