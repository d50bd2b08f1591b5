//! The setting of a rule: its level and its options.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use super::values::{level, text, texts, unknown};
use crate::api::limits;
use crate::config::tree::{Item, Value as Tree};
use crate::config::{Config, OptionValue, Selector};
use crate::diagnostic::config_error::ConfigError;
use crate::rule::{Level, OptionDefault, Rule, RuleOption};

#[derive(Debug, Clone, Default)]
pub(super) struct RuleSetting {
    level: Option<RuleLevel>,
    options: BTreeMap<&'static str, OptionValue>,
}

#[derive(Debug, Clone, Copy)]
enum RuleLevel {
    Off,
    On,
    At(Level),
}

const LEVELS: [&str; 3] = ["error", "warning", "advice"];

impl RuleSetting {
    /// Reads a level, or a table with a level and options.
    pub(super) fn read(rule: &'static Rule, item: Item) -> Result<Self, ConfigError> {
        let mut setting = Self::default();
        let Tree::Table(entries) = item.value else {
            setting.level = Some(rule_level(&item)?);
            return Ok(setting);
        };
        for (key, item) in entries {
            if key.name == "level" {
                setting.level = Some(rule_level(&item)?);
                continue;
            }
            let Some(option) = rule.options.iter().find(|option| option.name == key.name) else {
                let options = rule.options.iter().map(|option| option.name);
                return Err(unknown(&key, &std::iter::once("level").chain(options).collect::<Vec<_>>()));
            };
            setting.options.insert(option.name, option_value(rule, option, item)?);
        }
        Ok(setting)
    }

    /// Whether findings of the rule are no errors any more.
    pub(super) fn is_below_error(&self) -> bool {
        matches!(self.level, Some(RuleLevel::Off | RuleLevel::At(Level::Warning | Level::Advice)))
    }

    pub(super) fn apply(&self, rule: &'static Rule, config: &mut Config) {
        match self.level {
            Some(RuleLevel::Off) => config.set_level(rule, None),
            Some(RuleLevel::At(level)) => config.set_level(rule, Some(level)),
            Some(RuleLevel::On) | None => config.extend_select([Selector::Rule(rule)]),
        }
        for (option, value) in &self.options {
            // Checked when the file was read.
            let _ = config.set_option(rule, option, value.clone());
        }
    }
}

/// The useful numbers for an option: others would never, or always, be exceeded.
fn range(rule: &Rule, option: &RuleOption) -> RangeInclusive<i64> {
    let limit = match (rule.id, option.name) {
        ("password-minimum-length-weak", "recommended") => limits::PASSWORD_LENGTH,
        ("email-message-too-large-for-parameter", "most") => limits::EMAIL_MESSAGE,
        _ => return 0..=i64::MAX,
    };
    let number = |limit: usize| i64::try_from(limit).unwrap_or(i64::MAX);
    number(limit.min)..=number(limit.max)
}

fn option_value(rule: &Rule, option: &RuleOption, item: Item) -> Result<OptionValue, ConfigError> {
    match option.default {
        OptionDefault::Integer(_) => match item.value {
            Tree::Integer(number) if range(rule, option).contains(&number) => Ok(OptionValue::Integer(number)),
            Tree::Integer(_) => {
                let range = range(rule, option);
                let help = format!("write a number from {} to {}", range.start(), range.end());
                Err(ConfigError::new(item.span, format!("`{}` is out of range", option.name), help))
            }
            _ => Err(ConfigError::new(item.span, "expected an integer", "write it without quotes")),
        },
        OptionDefault::Strings(_) => Ok(OptionValue::Strings(texts(item)?.into_iter().map(|(text, _)| text).collect())),
        OptionDefault::Pattern => {
            let (text, span) = text(item)?;
            match regex::Regex::new(&text) {
                Ok(_) => Ok(OptionValue::Pattern(text)),
                Err(error) => Err(ConfigError::new(span, "this is not a regular expression", error.to_string())),
            }
        }
    }
}

fn rule_level(item: &Item) -> Result<RuleLevel, ConfigError> {
    match &item.value {
        Tree::Text(text) if text == "off" => Ok(RuleLevel::Off),
        Tree::Text(text) if text == "on" => Ok(RuleLevel::On),
        Tree::Text(text) if LEVELS.contains(&text.as_str()) => Ok(RuleLevel::At(level(item)?)),
        _ => {
            let help = "write `\"off\"`, `\"on\"`, `\"error\"`, `\"warning\"` or `\"advice\"`, or a table with `level` and options";
            Err(ConfigError::new(item.span, "invalid level", help))
        }
    }
}
