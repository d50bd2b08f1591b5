//! The options that JavaScript gives.
//!
//! They are encoded as a sequence of rule id (or nothing), name and value, each followed by NUL: a JSON parser would be a
//! tenth of the engine. See `docs/size.md`.

use authlint::output::json::Units;
use authlint::{
    Applicability, Casing, Config, Conversion, Document, Envelope, Format, Level, Linter, Operation, OptionDefault,
    OptionValue, ParseOptions, Report, Selector, UnknownName,
};

/// What `check`, `fix`, `complete` and `hover` take; `js/options.d.ts` describes it.
#[derive(Debug)]
pub(crate) struct Options {
    /// The name in reports.
    pub(crate) path: String,
    /// The units of positions.
    pub(crate) units: Units,
    /// The fixes to apply.
    pub(crate) applicability: Applicability,
    /// Neither a format nor a path is given.
    #[cfg(feature = "yaml")]
    is_format_open: bool,
    parse: ParseOptions,
    linter: Linter,
}

impl Options {
    /// Parses options; the empty text has none.
    pub(crate) fn read(text: &str) -> Result<Self, String> {
        #[cfg(feature = "editor")]
        let mut draft = Draft::above(crate::configuration::Layer::read(text)?);
        #[cfg(not(feature = "editor"))]
        let mut draft = Draft::default();
        let mut parts = text.split('\0');
        while let (Some(rule), Some(name), Some(value)) = (parts.next(), parts.next(), parts.next()) {
            if rule.is_empty() {
                draft.set(name, value)?;
            } else {
                draft.set_rule(rule, name, value)?;
            }
        }
        let existing = draft.existing.take().map(existing).transpose()?;
        Ok(draft.finish(existing.as_ref()))
    }

    /// Parses a document with these options.
    pub(crate) fn parse(&self, text: Vec<u8>) -> Document {
        // Texts come from `TextEncoder`, which always writes UTF-8.
        let text = String::from_utf8(text).unwrap_or_default();
        #[cfg(feature = "yaml")]
        if self.is_format_open {
            return self.parse.clone().format(Format::of_text(&text)).parse(text);
        }
        self.parse.parse(text)
    }

    /// Parses and checks a document.
    pub(crate) fn report(&self, text: Vec<u8>) -> Report {
        self.linter.check(&self.parse(text))
    }
}

impl Default for Options {
    fn default() -> Self {
        Draft::default().finish(None)
    }
}

/// Options under construction.
#[derive(Default)]
struct Draft {
    path: Option<String>,
    format: Option<Format>,
    operation: Option<Operation>,
    envelope: Option<Envelope>,
    casing: Option<Casing>,
    existing: Option<String>,
    is_in_memory: bool,
    is_redacted: bool,
    units: Option<Units>,
    applicability: Option<Applicability>,
    selected: Option<Vec<Selector>>,
    config: Config,
}

impl Draft {
    /// Options that override a configuration file.
    #[cfg(feature = "editor")]
    fn above(layer: crate::configuration::Layer) -> Self {
        Self { config: layer.config, operation: layer.operation, ..Self::default() }
    }

    fn set(&mut self, name: &str, value: &str) -> Result<(), String> {
        match name {
            "path" => self.path = Some(value.to_owned()),
            "format" => self.format = Some(one_of(name, value, Format::ALL, Format::name)?),
            "operation" if value == "auto" => self.operation = None,
            "operation" => self.operation = Some(one_of(name, value, Operation::ALL, Operation::name)?),
            "envelope" => self.envelope = Some(one_of(name, value, Envelope::ALL, Envelope::name)?),
            "casing" => self.casing = Some(one_of(name, value, Casing::ALL, Casing::name)?),
            "existing" => self.existing = Some(value.to_owned()),
            "inMemory" => self.is_in_memory = is(name, value, "true", "false")?,
            "redacted" => self.is_redacted = is(name, value, "true", "false")?,
            "unsafeFixes" => {
                let is_unsafe = is(name, value, "true", "false")?;
                self.applicability = Some(if is_unsafe { Applicability::Unsafe } else { Applicability::Safe });
            }
            "encoding" => {
                self.units = Some(if is(name, value, "utf-16", "utf-8")? { Units::Utf16 } else { Units::Bytes });
            }
            "select" | "extendSelect" | "ignore" => {
                // An empty list is encoded as one empty name.
                let selector = if value.is_empty() { None } else { Some(selector(value)?) };
                match name {
                    "select" => self.selected.get_or_insert_default().extend(selector),
                    "ignore" => self.config.deselect(selector),
                    _ => self.config.extend_select(selector),
                }
            }
            #[cfg(feature = "editor")]
            _ if crate::configuration::OPTIONS.contains(&name) => {}
            _ => return Err(format!("options: there is no `{name}`")),
        }
        Ok(())
    }

    /// Sets the level or an option of a rule; the items of a list are separated by U+0001.
    fn set_rule(&mut self, id: &str, option: &str, value: &str) -> Result<(), String> {
        let Selector::Rule(rule) = selector(id)? else {
            return Err(format!("rules: `{id}` is a category; name its rules"));
        };
        match (option, value) {
            // As in `authlint.toml`, setting an option turns the rule on.
            ("level", "on") => self.config.extend_select([Selector::Rule(rule)]),
            ("level", _) => {
                let [error, warning, advice] = [Level::Error, Level::Warning, Level::Advice].map(Some);
                let levels = [error, warning, advice, None];
                self.config.set_level(rule, one_of(id, value, &levels, |level| level.map_or("off", Level::name))?);
            }
            _ => {
                let known = rule.options().iter().find(|known| known.name() == option);
                let value = known.and_then(|known| option_value(known.default(), value));
                if value.is_none_or(|value| self.config.set_option(rule, option, value).is_err()) {
                    return Err(format!("rules: `{option}` of `{id}` is no such option, or not of its type"));
                }
            }
        }
        Ok(())
    }

    fn finish(mut self, existing: Option<&Document>) -> Options {
        #[cfg(feature = "yaml")]
        let is_format_open = self.format.is_none() && self.path.is_none();
        let mut parse = ParseOptions::new()
            .format(self.format)
            .operation(self.operation)
            .envelope(self.envelope)
            .casing(self.casing);
        if let Some(path) = &self.path {
            parse = parse.path(path);
        }
        if let Some(existing) = existing {
            parse = parse.existing(existing);
        }
        if self.is_in_memory {
            parse = parse.in_memory();
        }
        if self.is_redacted {
            parse = parse.redacted();
        }
        if let Some(selectors) = self.selected {
            self.config.select(selectors);
        }
        Options {
            path: self.path.unwrap_or_else(|| "-".to_owned()),
            units: self.units.unwrap_or(Units::Utf16),
            applicability: self.applicability.unwrap_or(Applicability::Safe),
            #[cfg(feature = "yaml")]
            is_format_open,
            parse,
            linter: Linter::new(self.config),
        }
    }
}

/// The formats to convert to.
const FORMATS: &[Format] = &[
    Format::Json,
    #[cfg(feature = "yaml")]
    Format::Yaml,
];

/// The form that a document is to have; see [`crate::convert`].
pub(crate) fn conversion(form: &str) -> Result<Conversion, String> {
    let mut conversion = Conversion::new();
    for (name, value) in ["operation", "casing", "envelope", "format"].into_iter().zip(form.split('\0')) {
        conversion = match name {
            _ if value.is_empty() => continue,
            "operation" => {
                conversion.operation(one_of(name, value, &[Operation::Create, Operation::Update], Operation::name)?)
            }
            "casing" => conversion.casing(one_of(name, value, Casing::ALL, Casing::name)?),
            "envelope" => conversion.envelope(one_of(name, value, Envelope::ALL, Envelope::name)?),
            _ => conversion.format(one_of(name, value, FORMATS, Format::name)?),
        };
    }
    Ok(conversion)
}

/// What documents are compared with. Comments do no harm in it.
fn existing(text: String) -> Result<Document, String> {
    let format = match Format::of_text(&text) {
        Format::Json => Format::Jsonc,
        other => other,
    };
    let document = ParseOptions::new().path("existing").format(format).parse(text);
    if document.can_be_compared() {
        Ok(document)
    } else {
        Err("existing: it has syntax errors, or is no auth document".to_owned())
    }
}

fn option_value(default: OptionDefault, value: &str) -> Option<OptionValue> {
    match default {
        OptionDefault::Integer(_) => value.parse().ok().map(OptionValue::Integer),
        OptionDefault::Strings(_) => Some(OptionValue::Strings(
            value.split('\u{1}').filter(|text| !text.is_empty()).map(str::to_owned).collect(),
        )),
        // Patterns are for the command line: an engine for regular expressions is larger than all of this.
        _ => None,
    }
}

fn selector(name: &str) -> Result<Selector, String> {
    name.parse().map_err(|unknown: UnknownName| {
        let hint = unknown.nearest().map(|nearest| format!("; did you mean `{nearest}`?")).unwrap_or_default();
        format!("`{name}` is neither a rule nor a category{hint}")
    })
}

/// Whether a value is the first of two names.
fn is(option: &str, value: &str, first: &'static str, second: &'static str) -> Result<bool, String> {
    one_of(option, value, &[true, false], |is_first| if is_first { first } else { second })
}

/// The value with a name.
fn one_of<T: Copy>(option: &str, name: &str, values: &[T], name_of: impl Fn(T) -> &'static str) -> Result<T, String> {
    let names: Vec<_> = values.iter().copied().map(name_of).collect();
    let known = values.iter().zip(&names).find(|(_, known)| **known == name);
    known.map(|(value, _)| *value).ok_or_else(|| none_of(option, name, &names))
}

fn none_of(option: &str, name: &str, names: &[&str]) -> String {
    format!("{option}: `{name}` is not one of {}", names.join(", "))
}
