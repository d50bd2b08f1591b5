//! The options that Python gives; `authlint/options.py` describes them.

use std::path::PathBuf;

use authlint::{
    Applicability, Casing, Config, Conversion, Document, Envelope, Format, Linter, Operation, OptionDefault,
    OptionValue, ParseOptions, Report, Rule, RuleOption, Selector, UnknownName,
};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyMapping, PyString};

use crate::document::Source;

/// How documents are read and checked.
pub(crate) struct Options {
    /// The name in reports.
    pub(crate) path: String,
    /// What fixes must promise to be applied.
    pub(crate) applicability: Applicability,
    parse: ParseOptions,
    linter: Linter,
}

impl Options {
    /// Reads options, or says why they mean nothing.
    pub(crate) fn read(given: &Bound<'_, PyDict>) -> PyResult<Self> {
        let mut draft = Draft::default();
        // `None` leaves open what an option would say.
        for (name, value) in given.iter().filter(|(_, value)| !value.is_none()) {
            draft.set(&name.extract::<String>()?, &value)?;
        }
        Ok(draft.finish())
    }

    pub(crate) fn parse(&self, source: Source<'_>) -> Document {
        match source {
            Source::Text(text) => self.parse.parse(text),
            Source::Bytes(bytes) => self.parse.parse_bytes(&bytes),
            Source::Value(text) => self.parse.clone().in_memory().parse(text),
        }
    }

    pub(crate) fn check(&self, source: Source<'_>) -> Report {
        self.linter.check(&self.parse(source))
    }
}

/// Options that are being read.
#[derive(Default)]
struct Draft {
    path: Option<String>,
    format: Option<Format>,
    operation: Option<Operation>,
    envelope: Option<Envelope>,
    casing: Option<Casing>,
    existing: Option<Document>,
    is_in_memory: bool,
    is_unsafe: bool,
    config: Config,
}

impl Draft {
    fn set(&mut self, name: &str, value: &Bound<'_, PyAny>) -> PyResult<()> {
        match name {
            "path" => self.path = Some(path(name, value)?),
            "format" => self.format = Some(one_of(name, value, Format::ALL, Format::name)?),
            "operation" => self.operation = Some(one_of(name, value, Operation::ALL, Operation::name)?),
            "envelope" => self.envelope = Some(one_of(name, value, Envelope::ALL, Envelope::name)?),
            "casing" => self.casing = Some(one_of(name, value, Casing::ALL, Casing::name)?),
            "existing" => self.existing = Some(existing(value)?),
            "in_memory" => self.is_in_memory = truth(name, value)?,
            "unsafe_fixes" => self.is_unsafe = truth(name, value)?,
            "select" => self.config.select(selectors(name, value)?),
            "extend_select" => self.config.extend_select(selectors(name, value)?),
            "ignore" => self.config.deselect(selectors(name, value)?),
            "rules" => self.set_rules(value)?,
            _ => return Err(PyTypeError::new_err(format!("there is no option `{name}`"))),
        }
        Ok(())
    }

    fn set_rules(&mut self, given: &Bound<'_, PyAny>) -> PyResult<()> {
        for (id, setting) in members("rules", "a mapping of rules to their settings", given)? {
            let rule = rule(&id).map_err(|problem| PyValueError::new_err(format!("rules: {problem}")))?;
            if setting.is_instance_of::<PyString>() {
                self.set_level(rule, &setting)?;
                continue;
            }
            // As in an `authlint.toml`: a rule with settings is meant to run.
            self.config.extend_select([Selector::Rule(rule)]);
            for (name, value) in members(&id, "a level or a mapping", &setting)? {
                match name.as_str() {
                    "level" => self.set_level(rule, &value)?,
                    _ => self.set_option(rule, &name, &value)?,
                }
            }
        }
        Ok(())
    }

    fn set_level(&mut self, rule: &'static Rule, value: &Bound<'_, PyAny>) -> PyResult<()> {
        const NAMES: &[&str] = &["error", "warning", "advice", "on", "off"];
        match one_of(rule.id(), value, NAMES, |name| name)? {
            "on" => self.config.extend_select([Selector::Rule(rule)]),
            level => self.config.set_level(rule, level.parse().ok()),
        }
        Ok(())
    }

    fn set_option(&mut self, rule: &'static Rule, name: &str, value: &Bound<'_, PyAny>) -> PyResult<()> {
        let option = format!("{}: {name}", rule.id());
        let known = rule.options().iter().find(|known| known.name() == name);
        let value = match known.map(RuleOption::default) {
            Some(OptionDefault::Integer(_)) => {
                OptionValue::Integer(value.extract().map_err(|_| wrong_type(&option, "int", value))?)
            }
            Some(OptionDefault::Pattern) => {
                OptionValue::Pattern(value.extract().map_err(|_| wrong_type(&option, "str", value))?)
            }
            Some(OptionDefault::Strings(_)) => {
                OptionValue::Strings(value.extract().map_err(|_| wrong_type(&option, "a list of str", value))?)
            }
            // What is set then is refused with the option that was meant.
            None | Some(_) => OptionValue::Strings(Vec::new()),
        };
        let set = self.config.set_option(rule, name, value);
        set.map_err(|problem| PyValueError::new_err(format!("{option}: {problem}")))
    }

    fn finish(self) -> Options {
        let mut parse = ParseOptions::new();
        if let Some(path) = &self.path {
            parse = parse.path(path);
        }
        if let Some(format) = self.format {
            parse = parse.format(format);
        }
        if let Some(operation) = self.operation {
            parse = parse.operation(operation);
        }
        if let Some(envelope) = self.envelope {
            parse = parse.envelope(envelope);
        }
        if let Some(casing) = self.casing {
            parse = parse.casing(casing);
        }
        if let Some(existing) = &self.existing {
            parse = parse.existing(existing);
        }
        if self.is_in_memory {
            parse = parse.in_memory();
        }
        Options {
            path: self.path.unwrap_or_else(|| "-".to_owned()),
            applicability: if self.is_unsafe { Applicability::Unsafe } else { Applicability::Safe },
            parse,
            linter: Linter::new(self.config),
        }
    }
}

/// The form that a document is to have; `authlint/options.py` describes it.
pub(crate) fn conversion(form: &Bound<'_, PyAny>) -> PyResult<Conversion> {
    let mut conversion = Conversion::new();
    for (name, value) in members("the form", "a mapping of str", form)? {
        let name = name.as_str();
        conversion = match name {
            _ if value.is_none() => continue,
            "operation" => {
                const REQUESTS: &[Operation] = &[Operation::Create, Operation::Update];
                conversion.operation(one_of(name, &value, REQUESTS, Operation::name)?)
            }
            "casing" => conversion.casing(one_of(name, &value, Casing::ALL, Casing::name)?),
            "envelope" => conversion.envelope(one_of(name, &value, Envelope::ALL, Envelope::name)?),
            "format" => conversion.format(one_of(name, &value, Format::ALL, Format::name)?),
            _ => return Err(PyTypeError::new_err(format!("the form: there is no `{name}`"))),
        };
    }
    Ok(conversion)
}

/// What documents are compared with: a value, or a text in any format.
fn existing(value: &Bound<'_, PyAny>) -> PyResult<Document> {
    let py = value.py();
    let source: Source<'_> = value
        .extract()
        .map_err(|error: PyErr| PyErr::from_type(error.get_type(py), format!("existing: {}", error.value(py))))?;
    let read = |format| {
        let options = ParseOptions::new().path("existing").format(format);
        match &source {
            Source::Bytes(bytes) => options.parse_bytes(bytes),
            Source::Text(text) | Source::Value(text) => options.parse(text.as_str()),
        }
    };
    let document = py.detach(|| {
        // JSON is YAML, but with other problems where it is broken.
        [Format::Jsonc, Format::Yaml].into_iter().map(read).find(Document::can_be_compared)
    });
    document.ok_or_else(|| PyValueError::new_err("existing: it has syntax errors, or is no auth document"))
}

/// The rule with an id, or that there is none.
pub(crate) fn rule(id: &str) -> Result<&'static Rule, String> {
    match selector(id)? {
        Selector::Rule(rule) => Ok(rule),
        _ => Err(format!("`{id}` is a category; name one of its rules")),
    }
}

fn selector(name: &str) -> Result<Selector, String> {
    name.parse().map_err(|unknown: UnknownName| {
        let hint = unknown.nearest().map(|nearest| format!("; did you mean `{nearest}`?")).unwrap_or_default();
        format!("`{name}` is neither a rule nor a category{hint}")
    })
}

fn selectors(option: &str, value: &Bound<'_, PyAny>) -> PyResult<Vec<Selector>> {
    let error = || wrong_type(option, "a list of rules and categories", value);
    // A text is a list of its letters, and never meant as one.
    if value.is_instance_of::<PyString>() {
        return Err(error());
    }
    let mut selectors = Vec::new();
    for name in value.try_iter().map_err(|_| error())? {
        let name: String = name?.extract().map_err(|_| error())?;
        let selector = selector(&name).map_err(|problem| PyValueError::new_err(format!("{option}: {problem}")))?;
        selectors.push(selector);
    }
    Ok(selectors)
}

/// The members of a mapping of texts to anything.
fn members<'py>(option: &str, wanted: &str, value: &Bound<'py, PyAny>) -> PyResult<Vec<(String, Bound<'py, PyAny>)>> {
    let error = || wrong_type(option, wanted, value);
    let mapping = value.cast::<PyMapping>().map_err(|_| error())?;
    mapping.items()?.iter().map(|item| item.extract().map_err(|_| error())).collect()
}

fn path(option: &str, value: &Bound<'_, PyAny>) -> PyResult<String> {
    let path: PathBuf = value.extract().map_err(|_| wrong_type(option, "str or a path", value))?;
    Ok(path.to_string_lossy().into_owned())
}

fn truth(option: &str, value: &Bound<'_, PyAny>) -> PyResult<bool> {
    value.extract().map_err(|_| wrong_type(option, "bool", value))
}

/// The value with a name.
fn one_of<T: Copy>(
    option: &str,
    value: &Bound<'_, PyAny>,
    values: &[T],
    name_of: impl Fn(T) -> &'static str,
) -> PyResult<T> {
    let name: String = value.extract().map_err(|_| wrong_type(option, "str", value))?;
    let names: Vec<_> = values.iter().copied().map(name_of).collect();
    let known = values.iter().zip(&names).find(|(_, known)| **known == name);
    known
        .map(|(value, _)| *value)
        .ok_or_else(|| PyValueError::new_err(format!("{option}: `{name}` is not one of {}", names.join(", "))))
}

fn wrong_type(option: &str, wanted: &str, value: &Bound<'_, PyAny>) -> PyErr {
    let found = crate::document::type_name(value);
    PyTypeError::new_err(format!("{option}: must be {wanted}, not {found}"))
}
