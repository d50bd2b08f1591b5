//! The options that JavaScript gives, as JSON.

use std::collections::BTreeMap;
use std::fmt;

use authlint::report::json::Units;
use authlint::{
    Casing, Config, Document, Envelope, Format, Level, Operation, OptionValue, ParseOptions, Rule, Selector, Value,
};
use serde::Deserialize;
use serde_json::Value as Json;

/// What `check`, `fix`, `complete` and `hover` take; `js/types.d.ts` describes it.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(crate) struct Options {
    path: Option<String>,
    format: Option<String>,
    operation: Option<String>,
    envelope: Option<String>,
    casing: Option<String>,
    encoding: Option<String>,
    select: Option<Vec<String>>,
    extend_select: Vec<String>,
    ignore: Vec<String>,
    rules: BTreeMap<String, Json>,
    unsafe_fixes: bool,
}

/// Options that mean nothing, and why.
#[derive(Debug)]
pub(crate) struct Trouble(String);

impl fmt::Display for Trouble {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Trouble {}

impl Options {
    /// Reads options; the empty text is none.
    pub(crate) fn read(text: &str) -> Result<Self, Trouble> {
        if text.is_empty() {
            return Ok(Self::default());
        }
        serde_json::from_str(text).map_err(|error| Trouble(format!("options: {error}")))
    }

    /// The name in reports; that of standard input where there is none.
    pub(crate) fn path(&self) -> &str {
        self.path.as_deref().unwrap_or("-")
    }

    pub(crate) fn wants_unsafe_fixes(&self) -> bool {
        self.unsafe_fixes
    }

    /// What positions count.
    pub(crate) fn units(&self) -> Result<Units, Trouble> {
        let units = [("utf-16", Units::Utf16), ("utf-8", Units::Bytes)];
        Ok(one_of("encoding", self.encoding.as_deref(), units)?.unwrap_or(Units::Utf16))
    }

    /// Reads a document the way the options say.
    pub(crate) fn parse(&self, text: &str) -> Result<Document, Trouble> {
        let mut parse = ParseOptions::new();
        if let Some(path) = &self.path {
            parse = parse.path(path);
        }
        let formats = [Format::Json, Format::Jsonc].map(|format| (format.name(), format));
        if let Some(format) = one_of("format", self.format.as_deref(), formats)? {
            parse = parse.format(format);
        }
        let operations = Operation::ALL.map(|operation| (operation.name(), operation));
        let operation = self.operation.as_deref().filter(|operation| *operation != "auto");
        if let Some(operation) = one_of("operation", operation, operations)? {
            parse = parse.operation(operation);
        }
        let envelopes =
            [Envelope::Request, Envelope::Wrapped, Envelope::Bare].map(|envelope| (envelope.name(), envelope));
        if let Some(envelope) = one_of("envelope", self.envelope.as_deref(), envelopes)? {
            parse = parse.envelope(envelope);
        }
        let casings = [Casing::Sdk, Casing::Wire].map(|casing| (casing.name(), casing));
        if let Some(casing) = one_of("casing", self.casing.as_deref(), casings)? {
            parse = parse.casing(casing);
        }
        Ok(parse.parse(text))
    }

    /// Which rules run.
    pub(crate) fn config(&self) -> Result<Config, Trouble> {
        let mut config = Config::default();
        if let Some(names) = &self.select {
            config.select(selectors(names)?);
        }
        config.extend_select(selectors(&self.extend_select)?);
        config.ignore(selectors(&self.ignore)?);
        for (id, setting) in &self.rules {
            let Selector::Rule(rule) = selector(id)? else {
                return Err(Trouble(format!("rules: `{id}` is a category; name its rules")));
            };
            set(&mut config, rule, setting)?;
        }
        Ok(config)
    }
}

/// A level, or `{ "level": …, "option": … }`.
fn set(config: &mut Config, rule: &'static Rule, setting: &Json) -> Result<(), Trouble> {
    let members = match setting {
        Json::Object(members) => members,
        level => {
            config.set_level(rule, level_of(rule, level)?);
            return Ok(());
        }
    };
    for (name, value) in members {
        if name == "level" {
            config.set_level(rule, level_of(rule, value)?);
            continue;
        }
        let known = rule.options().iter().find(|option| option.name == name);
        let value = known.and_then(|option| option_value(option.default, value));
        let Some(value) = value else {
            return Err(Trouble(format!("rules: `{name}` of `{}` is no such option, or not of its type", rule.id())));
        };
        config.set_option(rule, name, value);
    }
    Ok(())
}

fn level_of(rule: &Rule, value: &Json) -> Result<Option<Level>, Trouble> {
    let levels = Level::ALL.map(|level| (level.name(), Some(level)));
    let [error, warning, advice] = levels;
    let value = value.as_str().unwrap_or_default();
    let level = one_of(rule.id(), Some(value), [error, warning, advice, ("off", None)])?;
    Ok(level.flatten())
}

fn option_value(default: OptionValue, value: &Json) -> Option<Value> {
    match default {
        OptionValue::Integer(_) => value.as_i64().map(Value::Integer),
        OptionValue::Strings(_) => {
            let texts = value.as_array()?.iter().map(|item| item.as_str().map(str::to_owned));
            texts.collect::<Option<_>>().map(Value::Strings)
        }
        // Patterns are for the command line: a regular expression engine is larger than all of this.
        OptionValue::Pattern => None,
    }
}

fn selectors(names: &[String]) -> Result<Vec<Selector>, Trouble> {
    names.iter().map(|name| selector(name)).collect()
}

fn selector(name: &str) -> Result<Selector, Trouble> {
    Selector::parse(name).map_err(|nearest| {
        let hint = nearest.map(|nearest| format!("; did you mean `{nearest}`?")).unwrap_or_default();
        Trouble(format!("`{name}` is neither a rule nor a category{hint}"))
    })
}

/// The value with a name, where one is given.
fn one_of<T, const N: usize>(
    option: &str,
    name: Option<&str>,
    values: [(&'static str, T); N],
) -> Result<Option<T>, Trouble> {
    let Some(name) = name else { return Ok(None) };
    let names = values.each_ref().map(|(name, _)| *name);
    match values.into_iter().find(|(known, _)| *known == name) {
        Some((_, value)) => Ok(Some(value)),
        None => Err(Trouble(format!("{option}: `{name}` is not one of {}", names.join(", ")))),
    }
}
