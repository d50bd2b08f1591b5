//! The options that JavaScript gives.
//!
//! They come as `name=value`, with NUL between them: a reader of JSON would be a tenth of the whole engine.

use std::fmt;

use authlint::report::json::Units;
use authlint::{
    Applicability, Casing, Config, Document, Envelope, Format, Level, Operation, OptionValue, ParseOptions,
    Selector, Value,
};

/// What `check`, `fix`, `complete` and `hover` take; `js/options.d.ts` describes it.
#[derive(Debug)]
pub(crate) struct Options {
    path: Option<String>,
    parse: ParseOptions,
    config: Config,
    units: Units,
    applicability: Applicability,
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
        let mut options = Self {
            path: None,
            parse: ParseOptions::new(),
            config: Config::default(),
            units: Units::Utf16,
            applicability: Applicability::Safe,
        };
        let mut selected = None;
        for entry in text.split('\0').filter(|entry| !entry.is_empty()) {
            let (name, value) = entry.split_once('=').unwrap_or((entry, ""));
            if name == "select" {
                let selectors: &mut Vec<_> = selected.get_or_insert_default();
                selectors.extend(selector_or_nothing(value)?);
            } else {
                options.set(name, value)?;
            }
        }
        if let Some(selectors) = selected {
            options.config.select(selectors);
        }
        Ok(options)
    }

    /// The name in reports; that of standard input where there is none.
    pub(crate) fn path(&self) -> &str {
        self.path.as_deref().unwrap_or("-")
    }

    /// What positions count.
    pub(crate) fn units(&self) -> Units {
        self.units
    }

    /// What fixes must promise to be applied.
    pub(crate) fn applicability(&self) -> Applicability {
        self.applicability
    }

    /// Reads a document the way the options say.
    pub(crate) fn parse(&self, text: &str) -> Document {
        self.parse.parse(text)
    }

    /// Which rules run.
    pub(crate) fn config(&self) -> &Config {
        &self.config
    }

    fn set(&mut self, name: &str, value: &str) -> Result<(), Trouble> {
        let parse = self.parse.clone();
        match name {
            "path" => {
                self.path = Some(value.to_owned());
                self.parse = parse.path(value);
            }
            "format" => {
                let formats = [Format::Json, Format::Jsonc].map(|format| (format.name(), format));
                self.parse = parse.format(one_of(name, value, &formats)?);
            }
            "operation" if value == "auto" => {}
            "operation" => {
                let operations = Operation::ALL.map(|operation| (operation.name(), operation));
                self.parse = parse.operation(one_of(name, value, &operations)?);
            }
            "envelope" => {
                let envelopes = [Envelope::Request, Envelope::Wrapped, Envelope::Bare];
                self.parse =
                    parse.envelope(one_of(name, value, &envelopes.map(|envelope| (envelope.name(), envelope)))?);
            }
            "casing" => {
                let casings = [Casing::Sdk, Casing::Wire].map(|casing| (casing.name(), casing));
                self.parse = parse.casing(one_of(name, value, &casings)?);
            }
            "inMemory" => {
                if one_of(name, value, &[("true", true), ("false", false)])? {
                    self.parse = parse.in_memory();
                }
            }
            "encoding" => self.units = one_of(name, value, &[("utf-16", Units::Utf16), ("utf-8", Units::Bytes)])?,
            "unsafeFixes" => {
                let applicabilities = [("true", Applicability::Unsafe), ("false", Applicability::Safe)];
                self.applicability = one_of(name, value, &applicabilities)?;
            }
            "extendSelect" => self.config.extend_select(selector_or_nothing(value)?.into_iter().collect()),
            "ignore" => self.config.ignore(selector_or_nothing(value)?.into_iter().collect()),
            _ => match name.strip_prefix("rules.") {
                Some(name) => set_rule(&mut self.config, name, value)?,
                None => return Err(Trouble(format!("options: there is no `{name}`"))),
            },
        }
        Ok(())
    }
}

/// `ID=level`, or `ID.option=value`; the items of a list have U+0001 between them.
fn set_rule(config: &mut Config, name: &str, value: &str) -> Result<(), Trouble> {
    let (id, option) = name.split_once('.').unwrap_or((name, "level"));
    let Selector::Rule(rule) = selector(id)? else {
        return Err(Trouble(format!("rules: `{id}` is a category; name its rules")));
    };
    if option == "level" {
        let [error, warning, advice] = Level::ALL.map(|level| (level.name(), Some(level)));
        config.set_level(rule, one_of(rule.id(), value, &[error, warning, advice, ("off", None)])?);
        return Ok(());
    }
    let known = rule.options().iter().find(|known| known.name == option);
    match known.and_then(|known| option_value(known.default, value)) {
        Some(value) => config.set_option(rule, option, value),
        None => return Err(Trouble(format!("rules: `{option}` of `{id}` is no such option, or not of its type"))),
    }
    Ok(())
}

fn option_value(default: OptionValue, value: &str) -> Option<Value> {
    match default {
        OptionValue::Integer(_) => value.parse().ok().map(Value::Integer),
        OptionValue::Strings(_) => {
            Some(Value::Strings(value.split('\u{1}').filter(|text| !text.is_empty()).map(str::to_owned).collect()))
        }
        // Patterns are for the command line: an engine for regular expressions is larger than all of this.
        OptionValue::Pattern => None,
    }
}

/// A list that has nothing in it comes as one empty name.
fn selector_or_nothing(name: &str) -> Result<Option<Selector>, Trouble> {
    if name.is_empty() { Ok(None) } else { selector(name).map(Some) }
}

fn selector(name: &str) -> Result<Selector, Trouble> {
    Selector::parse(name).map_err(|nearest| {
        let hint = nearest.map(|nearest| format!("; did you mean `{nearest}`?")).unwrap_or_default();
        Trouble(format!("`{name}` is neither a rule nor a category{hint}"))
    })
}

/// The value with a name.
fn one_of<T: Copy>(option: &str, name: &str, values: &[(&str, T)]) -> Result<T, Trouble> {
    match values.iter().find(|(known, _)| *known == name) {
        Some((_, value)) => Ok(*value),
        None => {
            let names: Vec<_> = values.iter().map(|(name, _)| *name).collect();
            Err(Trouble(format!("{option}: `{name}` is not one of {}", names.join(", "))))
        }
    }
}
