//! The options that JavaScript gives.
//!
//! They come as `name=value`, with NUL between them: a reader of JSON would be a tenth of the whole engine.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use authlint::report::json::Units;
use authlint::{
    Applicability, Casing, Config, Document, Envelope, Format, Level, Linter, Operation, OptionValue, ParseOptions,
    Selector, UnknownName, Value,
};

/// What `check`, `fix`, `complete` and `hover` take; `js/options.d.ts` describes it.
#[derive(Debug)]
pub(crate) struct Options {
    path: Option<String>,
    parse: ParseOptions,
    linter: Linter,
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
    /// Reads options; the empty text is none. Those of the last call are kept, since few callers change theirs.
    pub(crate) fn read(text: &str) -> Result<Rc<Self>, Trouble> {
        thread_local! {
            static LAST: RefCell<Option<(String, Rc<Options>)>> = const { RefCell::new(None) };
        }
        LAST.with_borrow_mut(|last| {
            if let Some((known, options)) = last
                && known == text
            {
                return Ok(Rc::clone(options));
            }
            let options = Rc::new(Draft::read(text)?);
            *last = Some((text.to_owned(), Rc::clone(&options)));
            Ok(options)
        })
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
    pub(crate) fn parse(&self, text: impl Into<String>) -> Document {
        self.parse.parse(text)
    }

    /// What runs the rules.
    pub(crate) fn linter(&self) -> &Linter {
        &self.linter
    }
}

/// Options that are being read.
#[derive(Default)]
struct Draft {
    path: Option<String>,
    parse: ParseOptions,
    config: Config,
    selected: Option<Vec<Selector>>,
    encoding: Option<Units>,
    applicability: Option<Applicability>,
}

impl Draft {
    fn read(text: &str) -> Result<Options, Trouble> {
        let mut draft = Self::default();
        for entry in text.split('\0').filter(|entry| !entry.is_empty()) {
            let (name, value) = entry.split_once('=').unwrap_or((entry, ""));
            draft.set(name, value)?;
        }
        if let Some(selectors) = draft.selected {
            draft.config.select(selectors);
        }
        Ok(Options {
            path: draft.path,
            parse: draft.parse,
            linter: Linter::new(draft.config),
            units: draft.encoding.unwrap_or(Units::Utf16),
            applicability: draft.applicability.unwrap_or(Applicability::Safe),
        })
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
            "encoding" => {
                self.encoding = Some(one_of(name, value, &[("utf-16", Units::Utf16), ("utf-8", Units::Bytes)])?);
            }
            "unsafeFixes" => {
                let applicabilities = [("true", Applicability::Unsafe), ("false", Applicability::Safe)];
                self.applicability = Some(one_of(name, value, &applicabilities)?);
            }
            "select" => self.selected.get_or_insert_default().extend(selector_or_nothing(value)?),
            "extendSelect" => self.config.extend_select(selector_or_nothing(value)?),
            "ignore" => self.config.ignore(selector_or_nothing(value)?),
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
    // As in an `authlint.toml`: a rule with settings is meant to run.
    if option == "level" && value == "on" {
        config.extend_select([Selector::Rule(rule)]);
        return Ok(());
    }
    if option == "level" {
        let [error, warning, advice] = Level::ALL.map(|level| (level.name(), Some(level)));
        config.set_level(rule, one_of(rule.id(), value, &[error, warning, advice, ("off", None)])?);
        return Ok(());
    }
    let known = rule.options().iter().find(|known| known.name == option);
    let value = known.and_then(|known| option_value(known.default, value));
    match value.map(|value| config.set_option(rule, option, value)) {
        Some(Ok(())) => {}
        _ => return Err(Trouble(format!("rules: `{option}` of `{id}` is no such option, or not of its type"))),
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
        _ => None,
    }
}

/// A list that has nothing in it comes as one empty name.
fn selector_or_nothing(name: &str) -> Result<Option<Selector>, Trouble> {
    if name.is_empty() { Ok(None) } else { selector(name).map(Some) }
}

fn selector(name: &str) -> Result<Selector, Trouble> {
    name.parse().map_err(|unknown: UnknownName| {
        let hint = unknown.nearest().map(|nearest| format!("; did you mean `{nearest}`?")).unwrap_or_default();
        Trouble(format!("`{name}` is neither a rule nor a category{hint}"))
    })
}

/// The value with a name.
fn one_of<T: Copy>(option: &str, name: &str, values: &[(&str, T)]) -> Result<T, Trouble> {
    let known = values.iter().find(|(known, _)| *known == name);
    known
        .map(|(_, value)| *value)
        .ok_or_else(|| none_of(option, name, &values.iter().map(|(name, _)| *name).collect::<Vec<_>>()))
}

fn none_of(option: &str, name: &str, names: &[&str]) -> Trouble {
    Trouble(format!("{option}: `{name}` is not one of {}", names.join(", ")))
}
