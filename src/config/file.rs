//! Reads a configuration file (`authlint.toml`, or the same as JSON) and says what holds for each document.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use globset::{Glob, GlobSet, GlobSetBuilder};

use super::preset::Preset;
use super::tree::{self, Item, Key, Table, Value as Tree};
use super::{Config, Ignore, Selector, UnknownName, Value};
use crate::api::{Operation, limits};
use crate::diagnostic::config_error::Trouble;
use crate::redact;
use crate::rule::{Level, OptionValue, Rule, RuleOption};
use crate::text::{Span, list, suggest};

/// What a configuration file says.
///
/// ```
/// use authlint::ConfigFile;
///
/// let file = ConfigFile::parse_toml("fail-level = 'warning'\n[rules]\n'syntax-error' = 'error'\n").unwrap();
/// assert_eq!(file.fail_level(), Some(authlint::Level::Warning));
/// ```
#[derive(Debug, Clone, Default)]
pub struct ConfigFile {
    fail_level: Option<Level>,
    policies: Vec<String>,
    include: GlobSet,
    exclude: GlobSet,
    base: Layer,
    overrides: Vec<(GlobSet, Layer)>,
}

/// Settings that hold for all documents, or for those that an override names.
#[derive(Debug, Clone, Default)]
struct Layer {
    operation: Option<Operation>,
    existing: Option<String>,
    preset: Option<Preset>,
    select: Option<Vec<Selector>>,
    extend_select: Vec<Selector>,
    ignore: Vec<Selector>,
    ignores: Vec<(Ignore, Span)>,
    rules: BTreeMap<&'static str, RuleSetting>,
}

#[derive(Debug, Clone, Default)]
struct RuleSetting {
    level: Option<RuleLevel>,
    options: BTreeMap<&'static str, Value>,
}

#[derive(Debug, Clone, Copy)]
enum RuleLevel {
    Off,
    On,
    At(Level),
}

const LEVELS: [&str; 3] = ["error", "warning", "advice"];
const TOP: [&str; 12] = [
    "extends",
    "fail-level",
    "operation",
    "existing",
    "policies",
    "include",
    "exclude",
    "select",
    "extend-select",
    "ignore",
    "rules",
    "overrides",
];
const OVERRIDE: [&str; 8] = ["files", "extends", "operation", "existing", "select", "extend-select", "ignore", "rules"];
const IGNORE: [&str; 3] = ["rule", "pointer", "reason"];

impl ConfigFile {
    /// Reads TOML.
    ///
    /// ```
    /// use authlint::ConfigFile;
    ///
    /// let trouble = ConfigFile::parse_toml("fail-levle = 'warning'").unwrap_err();
    /// assert_eq!(trouble.help, "did you mean `fail-level`?");
    /// ```
    ///
    /// # Errors
    ///
    /// The first thing that is wrong with it.
    pub fn parse_toml(text: &str) -> Result<Self, Trouble> {
        Self::read(tree::toml(text)?)
    }

    /// Reads JSON, in which comments and trailing commas are allowed.
    ///
    /// ```
    /// use authlint::{ConfigFile, Level};
    ///
    /// assert_eq!(ConfigFile::parse_json(r#"{ "fail-level": "advice" }"#).unwrap().fail_level(), Some(Level::Advice));
    /// ```
    ///
    /// # Errors
    ///
    /// The first thing that is wrong with it.
    pub fn parse_json(text: &str) -> Result<Self, Trouble> {
        Self::read(tree::json(text)?)
    }

    /// The level from which findings make the program fail.
    ///
    /// ```
    /// assert_eq!(authlint::ConfigFile::default().fail_level(), None);
    /// ```
    pub fn fail_level(&self) -> Option<Level> {
        self.fail_level
    }

    /// Files of policies, relative to the configuration file.
    ///
    /// ```
    /// let file = authlint::ConfigFile::parse_toml("policies = ['org.schema.json']").unwrap();
    /// assert_eq!(file.policies(), ["org.schema.json"]);
    /// ```
    pub fn policies(&self) -> &[String] {
        &self.policies
    }

    /// Whether a file is a document of ours whatever it looks like.
    ///
    /// Paths here and below are relative to the folder of the configuration file, with `/`.
    ///
    /// ```
    /// let file = authlint::ConfigFile::parse_toml("include = ['auth/**']").unwrap();
    /// assert!(file.includes("auth/staging.json"));
    /// ```
    pub fn includes(&self, path: &str) -> bool {
        self.include.is_match(path)
    }

    /// Whether a folder walk leaves a file out.
    ///
    /// ```
    /// let file = authlint::ConfigFile::parse_toml("exclude = ['legacy/**']").unwrap();
    /// assert!(file.excludes("legacy/auth.json"));
    /// ```
    pub fn excludes(&self, path: &str) -> bool {
        self.exclude.is_match(path)
    }

    /// The operation that it says a file is of.
    ///
    /// ```
    /// use authlint::{ConfigFile, Operation};
    ///
    /// let file = ConfigFile::parse_toml("[[overrides]]\nfiles = ['patches/**']\noperation = 'update'").unwrap();
    /// assert_eq!(file.operation("patches/auth.json"), Some(Operation::Update));
    /// assert_eq!(file.operation("auth.json"), None);
    /// ```
    pub fn operation(&self, path: &str) -> Option<Operation> {
        self.layers(path).filter_map(|layer| layer.operation).last()
    }

    /// The file that says what exists, with which a file is compared, relative to the configuration file.
    ///
    /// ```
    /// let file = authlint::ConfigFile::parse_toml(
    ///     "[[overrides]]\nfiles = ['update.json']\nexisting = 'current.json'",
    /// ).unwrap();
    /// assert_eq!(file.existing("update.json"), Some("current.json"));
    /// assert_eq!(file.existing("create.json"), None);
    /// ```
    pub fn existing(&self, path: &str) -> Option<&str> {
        self.layers(path).filter_map(|layer| layer.existing.as_deref()).last()
    }

    /// What holds for a file; later overrides win.
    ///
    /// ```
    /// use authlint::{ConfigFile, Operation, Rule};
    ///
    /// let file = ConfigFile::parse_toml("[rules]\n'inline-secret' = 'off'").unwrap();
    /// let rule = Rule::find("inline-secret").unwrap();
    /// assert_eq!(file.config("auth.json").level(rule, Operation::Create), None);
    /// ```
    pub fn config(&self, path: &str) -> Config {
        let mut config = Config::default();
        for layer in self.layers(path) {
            layer.apply(&mut config);
        }
        config
    }

    /// Suppressions that have covered nothing so far: the rule, and where in the configuration file it stands.
    ///
    /// ```
    /// let text = "ignore = [{ rule = 'inline-secret', pointer = '/UserPoolConfigs', reason = 'a sandbox' }]";
    /// let file = authlint::ConfigFile::parse_toml(text).unwrap();
    /// let (rule, _) = file.unused_ignores().next().unwrap();
    /// assert_eq!(rule.id(), "inline-secret");
    /// ```
    pub fn unused_ignores(&self) -> impl Iterator<Item = (&'static Rule, Span)> {
        let layers = std::iter::once(&self.base).chain(self.overrides.iter().map(|(_, layer)| layer));
        let ignores = layers.flat_map(|layer| &layer.ignores);
        ignores.filter(|(ignore, _)| !ignore.was_used()).map(|(ignore, span)| (ignore.rule, *span))
    }

    /// The numbers of the overrides for a document: documents with the same ones have the same configuration.
    #[cfg(feature = "cli")]
    pub(crate) fn overrides(&self, path: &str) -> Vec<usize> {
        let overrides = self.overrides.iter().enumerate().filter(|(_, (files, _))| files.is_match(path));
        overrides.map(|(number, _)| number).collect()
    }

    fn layers(&self, path: &str) -> impl Iterator<Item = &Layer> {
        let overrides = self.overrides.iter().filter(move |(files, _)| files.is_match(path)).map(|(_, layer)| layer);
        std::iter::once(&self.base).chain(overrides)
    }

    fn read(root: Item) -> Result<Self, Trouble> {
        let mut file = Self::default();
        for (key, item) in table(root, "the configuration")? {
            match key.name.as_str() {
                "fail-level" => file.fail_level = Some(level(&item)?),
                "policies" => file.policies = texts(item)?.into_iter().map(|(text, _)| text).collect(),
                "include" => file.include = globs(item)?,
                "exclude" => file.exclude = globs(item)?,
                "overrides" => {
                    for entry in list(item)? {
                        file.overrides.push(read_override(entry)?);
                    }
                }
                _ => file.base.set(&key, item, &TOP)?,
            }
        }
        Ok(file)
    }
}

fn read_override(entry: Item) -> Result<(GlobSet, Layer), Trouble> {
    let span = entry.span;
    let (mut files, mut layer) = (None, Layer::default());
    for (key, item) in table(entry, "an override")? {
        match key.name.as_str() {
            "files" => files = Some(globs(item)?),
            _ => layer.set(&key, item, &OVERRIDE)?,
        }
    }
    let help = "say which files it is for: `files = [\"legacy/**\"]`";
    Ok((files.ok_or_else(|| Trouble::new(span, "this override has no `files`", help))?, layer))
}

impl Layer {
    fn set(&mut self, key: &Key, item: Item, known: &[&'static str]) -> Result<(), Trouble> {
        match key.name.as_str() {
            "extends" => self.preset = Some(one_of(&item, Preset::ALL, Preset::name)?),
            "operation" => self.operation = Some(one_of(&item, &Operation::ALL, Operation::name)?),
            "existing" => self.existing = Some(text(item)?.0),
            "select" => self.select = Some(selectors(item)?),
            "extend-select" => self.extend_select = selectors(item)?,
            "ignore" => self.read_ignores(item)?,
            "rules" => {
                for (key, item) in table(item, "`rules`")? {
                    let rule = rule(&key.name, key.span)?;
                    let span = item.span;
                    let setting = rule_setting(rule, item)?;
                    if matches!(setting.level, Some(RuleLevel::Off | RuleLevel::At(Level::Warning | Level::Advice))) {
                        can_be_ignored(Selector::Rule(rule), span)?;
                    }
                    self.rules.insert(rule.id, setting);
                }
            }
            _ => return Err(unknown(key, known)),
        }
        Ok(())
    }

    /// Names of rules and categories, and tables that name a place.
    fn read_ignores(&mut self, item: Item) -> Result<(), Trouble> {
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
                    return Err(Trouble::new(entry.span, "this names nothing to ignore", help));
                }
            }
        }
        Ok(())
    }

    fn apply(&self, config: &mut Config) {
        if let Some(preset) = self.preset {
            preset.apply(config);
        }
        if let Some(select) = &self.select {
            config.select(select.clone());
        }
        config.extend_select(self.extend_select.clone());
        config.ignore(self.ignore.clone());
        config.add_ignores(self.ignores.iter().map(|(ignore, _)| ignore.clone()));
        for (id, setting) in &self.rules {
            let Some(rule) = Rule::find(id) else { continue };
            match setting.level {
                Some(RuleLevel::Off) => config.set_level(rule, None),
                Some(RuleLevel::At(level)) => config.set_level(rule, Some(level)),
                Some(RuleLevel::On) | None => config.extend_select([Selector::Rule(rule)]),
            }
            for (option, value) in &setting.options {
                // Held against the rule when the file was read.
                let _ = config.set_option(rule, option, value.clone());
            }
        }
    }
}

/// Refuses what would have no effect: a text that is not JSON is always an error.
fn can_be_ignored(selector: Selector, span: Span) -> Result<(), Trouble> {
    match selector.always_on() {
        Some(name) => Err(Trouble::new(
            span,
            format!("`{name}` is always an error"),
            "fix the text, or leave the file out with `exclude`",
        )),
        None => Ok(()),
    }
}

fn ignore(table: Table, span: Span) -> Result<Ignore, Trouble> {
    let (mut named, mut pointer, mut reason) = (None, None, None);
    for (key, item) in table {
        let (text, text_span) = text(item)?;
        match key.name.as_str() {
            "rule" => named = Some(rule(&text, text_span)?),
            "pointer" if text.is_empty() || text.starts_with('/') => pointer = Some(text),
            "pointer" => {
                return Err(Trouble::new(
                    text_span,
                    "a JSON Pointer begins with `/`",
                    format!("write `/{}`", text.replace('.', "/")),
                ));
            }
            "reason" if text.trim().is_empty() => {
                return Err(Trouble::new(text_span, "this gives no reason", "say why, for whoever reads it next"));
            }
            "reason" => reason = Some(text),
            _ => return Err(unknown(&key, &IGNORE)),
        }
    }
    match (named, pointer, reason) {
        (Some(rule), Some(pointer), Some(_)) => Ok(Ignore::below(rule, &pointer)),
        (None, ..) => Err(Trouble::new(span, "this ignore has no `rule`", "say which rule it silences")),
        (_, None, _) => Err(Trouble::new(
            span,
            "this ignore has no `pointer`",
            "say where: `pointer = \"/UserPoolConfigs/OAuth\"`, from the `ResourceConfig` down in SDK names",
        )),
        (.., None) => Err(Trouble::new(span, "this ignore has no `reason`", "say why, for whoever reads it next")),
    }
}

fn rule_setting(rule: &'static Rule, item: Item) -> Result<RuleSetting, Trouble> {
    let mut setting = RuleSetting::default();
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
            let names: Vec<_> = std::iter::once("level").chain(rule.options.iter().map(|option| option.name)).collect();
            return Err(unknown(&key, &names));
        };
        setting.options.insert(option.name, option_value(rule, option, item)?);
    }
    Ok(setting)
}

/// The numbers that make sense for an option: others would never, or always, be exceeded.
fn range(rule: &Rule, option: &RuleOption) -> RangeInclusive<i64> {
    let limit = match (rule.id, option.name) {
        ("password-minimum-length-weak", "recommended") => limits::PASSWORD_LENGTH,
        ("email-message-too-large-for-parameter", "most") => limits::EMAIL_MESSAGE,
        _ => return 0..=i64::MAX,
    };
    let number = |limit: usize| i64::try_from(limit).unwrap_or(i64::MAX);
    number(limit.min)..=number(limit.max)
}

fn option_value(rule: &Rule, option: &RuleOption, item: Item) -> Result<Value, Trouble> {
    match option.default {
        OptionValue::Integer(_) => match item.value {
            Tree::Integer(number) if range(rule, option).contains(&number) => Ok(Value::Integer(number)),
            Tree::Integer(_) => {
                let range = range(rule, option);
                let help = format!("write a number from {} to {}", range.start(), range.end());
                Err(Trouble::new(item.span, format!("`{}` is out of range", option.name), help))
            }
            _ => Err(Trouble::new(item.span, "this option takes a whole number", "write it without quotes")),
        },
        OptionValue::Strings(_) => Ok(Value::Strings(texts(item)?.into_iter().map(|(text, _)| text).collect())),
        OptionValue::Pattern => {
            let (text, span) = text(item)?;
            let pattern = regex::Regex::new(&text);
            pattern
                .map(Value::Pattern)
                .map_err(|error| Trouble::new(span, "this is not a regular expression", error.to_string()))
        }
    }
}

fn rule_level(item: &Item) -> Result<RuleLevel, Trouble> {
    match &item.value {
        Tree::Text(text) if text == "off" => Ok(RuleLevel::Off),
        Tree::Text(text) if text == "on" => Ok(RuleLevel::On),
        Tree::Text(text) if LEVELS.contains(&text.as_str()) => Ok(RuleLevel::At(level(item)?)),
        _ => {
            let help = "write `\"off\"`, `\"on\"`, `\"error\"`, `\"warning\"` or `\"advice\"`, or a table with `level` and options";
            Err(Trouble::new(item.span, "this is not a level", help))
        }
    }
}

fn level(item: &Item) -> Result<Level, Trouble> {
    one_of(item, &Level::ALL, Level::name)
}

/// One of a few values, by its name.
fn one_of<T: Copy>(item: &Item, values: &[T], name: fn(T) -> &'static str) -> Result<T, Trouble> {
    let Tree::Text(text) = &item.value else {
        return Err(Trouble::new(item.span, "this must be text", format!("write one of {}", names_of(values, name))));
    };
    let found = values.iter().copied().find(|value| name(*value) == text);
    found.ok_or_else(|| {
        Trouble::new(
            item.span,
            format!("`{}` is not known here", redact::clipped(text)),
            format!("write {}", names_of(values, name)),
        )
    })
}

fn names_of<T: Copy>(values: &[T], name: fn(T) -> &'static str) -> String {
    list::one_of(&values.iter().map(|value| format!("\"{}\"", name(*value))).collect::<Vec<_>>())
}

fn selectors(item: Item) -> Result<Vec<Selector>, Trouble> {
    texts(item)?.into_iter().map(|(name, span)| selector(&name, span)).collect()
}

fn selector(name: &str, span: Span) -> Result<Selector, Trouble> {
    name.parse().map_err(|unknown: UnknownName| no_such_rule(name, span, unknown.nearest()))
}

fn rule(name: &str, span: Span) -> Result<&'static Rule, Trouble> {
    let near = || suggest::nearest(name, Rule::all().iter().map(|rule| rule.id));
    Rule::find(name).ok_or_else(|| no_such_rule(name, span, near()))
}

fn no_such_rule(name: &str, span: Span, near: Option<&str>) -> Trouble {
    let help = near.map_or("`authlint rules` lists them".to_owned(), |near| format!("did you mean `{near}`?"));
    Trouble::new(span, format!("no rule is called `{}`", redact::clipped(name)), help)
}

fn unknown(key: &Key, known: &[&str]) -> Trouble {
    let near = suggest::nearest(&key.name, known.iter().copied());
    let help =
        near.map_or_else(|| format!("known here: {}", list::all_of(known)), |near| format!("did you mean `{near}`?"));
    Trouble::new(key.span, format!("there is no setting `{}` here", redact::clipped(&key.name)), help)
}

fn globs(item: Item) -> Result<GlobSet, Trouble> {
    let whole = item.span;
    let mut builder = GlobSetBuilder::new();
    for (text, span) in texts(item)? {
        let glob = Glob::new(&text).map_err(|error| {
            Trouble::new(span, format!("this is not a glob: {}", error.kind()), "write for example `\"update/**\"`")
        })?;
        builder.add(glob);
    }
    builder.build().map_err(|error| Trouble::new(whole, format!("these globs are too large: {error}"), "write fewer"))
}

fn table(item: Item, what: &str) -> Result<Table, Trouble> {
    match item.value {
        Tree::Table(table) => Ok(table),
        _ => Err(Trouble::new(item.span, format!("{what} must be a table"), "write names and values")),
    }
}

fn list(item: Item) -> Result<Vec<Item>, Trouble> {
    match item.value {
        Tree::List(items) => Ok(items),
        _ => Err(Trouble::new(item.span, "this must be a list", "put it in `[` and `]`")),
    }
}

fn texts(item: Item) -> Result<Vec<(String, Span)>, Trouble> {
    list(item)?.into_iter().map(text).collect()
}

fn text(item: Item) -> Result<(String, Span), Trouble> {
    match item.value {
        Tree::Text(text) => Ok((text, item.span)),
        _ => Err(Trouble::new(item.span, "this must be text", "put it in quotes")),
    }
}
