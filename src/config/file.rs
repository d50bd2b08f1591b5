//! Reads a configuration file (`authlint.toml`, or the same as JSON) and computes the effective configuration of each
//! document.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use globset::{Glob, GlobSet, GlobSetBuilder};

use super::preset::Preset;
use super::tree::{self, Item, Key, Table, Value as Tree};
use super::{Config, OptionValue, Selector, Suppression};
use crate::api::{Operation, limits};
use crate::diagnostic::config_error::ConfigError;
use crate::redact;
use crate::rule::{Level, OptionDefault, Rule, RuleOption};
use crate::text::UnknownName;
use crate::text::{Span, list, suggest};

/// A configuration file.
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
    /// The files that overrides name one by one.
    #[cfg(feature = "cli")]
    named: Vec<String>,
}

/// Settings for all documents, or for those of an override.
#[derive(Debug, Clone, Default)]
struct Layer {
    operation: Option<Operation>,
    existing: Option<String>,
    preset: Option<Preset>,
    select: Option<Vec<Selector>>,
    extend_select: Vec<Selector>,
    ignore: Vec<Selector>,
    ignores: Vec<(Suppression, Span)>,
    rules: BTreeMap<&'static str, RuleSetting>,
}

#[derive(Debug, Clone, Default)]
struct RuleSetting {
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
    /// let error = ConfigFile::parse_toml("fail-levle = 'warning'").unwrap_err();
    /// assert_eq!(error.help(), "did you mean `fail-level`?");
    /// ```
    ///
    /// # Errors
    ///
    /// The first error in it.
    pub fn parse_toml(text: &str) -> Result<Self, ConfigError> {
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
    /// The first error in it.
    pub fn parse_json(text: &str) -> Result<Self, ConfigError> {
        Self::read(tree::json(text)?)
    }

    /// The level at or above which findings make the program fail.
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

    /// Whether a file is checked whatever it looks like.
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

    /// Whether a folder walk skips a file.
    ///
    /// ```
    /// let file = authlint::ConfigFile::parse_toml("exclude = ['legacy/**']").unwrap();
    /// assert!(file.excludes("legacy/auth.json"));
    /// ```
    pub fn excludes(&self, path: &str) -> bool {
        self.exclude.is_match(path)
    }

    /// The operation that is set for a file.
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

    /// The file with the current configuration that a file is compared with, relative to the configuration file.
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

    /// The effective configuration of a file; later overrides win.
    ///
    /// ```
    /// use authlint::{ConfigFile, Operation, Rule};
    ///
    /// let file = ConfigFile::parse_toml("[rules]\n'inline-secret' = 'off'").unwrap();
    /// let rule = Rule::from_id("inline-secret").unwrap();
    /// assert_eq!(file.config("auth.json").level(rule, Operation::Create), None);
    /// ```
    pub fn config(&self, path: &str) -> Config {
        let mut config = Config::default();
        for layer in self.layers(path) {
            layer.apply(&mut config);
        }
        config
    }

    /// Suppressions that are unused so far: the rule, and its place in the configuration file.
    ///
    /// ```
    /// let text = "ignore = [{ rule = 'inline-secret', pointer = '/UserPoolConfigs', reason = 'a sandbox' }]";
    /// let file = authlint::ConfigFile::parse_toml(text).unwrap();
    /// let (rule, _) = file.unused_suppressions().next().unwrap();
    /// assert_eq!(rule.id(), "inline-secret");
    /// ```
    pub fn unused_suppressions(&self) -> impl Iterator<Item = (&'static Rule, Span)> {
        let layers = std::iter::once(&self.base).chain(self.overrides.iter().map(|(_, layer)| layer));
        let ignores = layers.flat_map(|layer| &layer.ignores);
        ignores.filter(|(ignore, _)| !ignore.was_used()).map(|(ignore, span)| (ignore.rule, *span))
    }

    /// Whether an override names a file, and not only matches it with a pattern.
    #[cfg(feature = "cli")]
    pub(crate) fn names(&self, path: &str) -> bool {
        self.named.iter().any(|name| name == path)
    }

    /// The indices of the overrides for a document: documents with the same ones have the same configuration.
    #[cfg(feature = "cli")]
    pub(crate) fn overrides(&self, path: &str) -> Vec<usize> {
        let overrides = self.overrides.iter().enumerate().filter(|(_, (files, _))| files.is_match(path));
        overrides.map(|(number, _)| number).collect()
    }

    fn layers(&self, path: &str) -> impl Iterator<Item = &Layer> {
        let overrides = self.overrides.iter().filter(move |(files, _)| files.is_match(path)).map(|(_, layer)| layer);
        std::iter::once(&self.base).chain(overrides)
    }

    fn read(root: Item) -> Result<Self, ConfigError> {
        let mut file = Self::default();
        for (key, item) in table(root, "the configuration")? {
            match key.name.as_str() {
                "fail-level" => file.fail_level = Some(level(&item)?),
                "policies" => file.policies = texts(item)?.into_iter().map(|(text, _)| text).collect(),
                "include" => file.include = globs(item)?,
                "exclude" => file.exclude = globs(item)?,
                "overrides" => {
                    for entry in list(item)? {
                        #[cfg(feature = "cli")]
                        file.named.extend(named_files(&entry));
                        file.overrides.push(read_override(entry)?);
                    }
                }
                _ => file.base.set(&key, item, &TOP)?,
            }
        }
        Ok(file)
    }
}

/// The files that an override names without a pattern.
#[cfg(feature = "cli")]
fn named_files(item: &Item) -> Vec<String> {
    let Tree::Table(table) = &item.value else { return Vec::new() };
    let files = table.iter().filter(|(key, _)| key.name == "files").filter_map(|(_, item)| match &item.value {
        Tree::List(files) => Some(files),
        _ => None,
    });
    let names = files.flatten().filter_map(|file| match &file.value {
        Tree::Text(name) if !name.contains(['*', '?', '[', '{', '\\']) => Some(name.clone()),
        _ => None,
    });
    names.collect()
}

fn read_override(item: Item) -> Result<(GlobSet, Layer), ConfigError> {
    let span = item.span;
    let (mut files, mut layer) = (None, Layer::default());
    for (key, item) in table(item, "an override")? {
        match key.name.as_str() {
            "files" => files = Some(globs(item)?),
            _ => layer.set(&key, item, &OVERRIDE)?,
        }
    }
    let help = "set the files it applies to: `files = [\"legacy/**\"]`";
    Ok((files.ok_or_else(|| ConfigError::new(span, "this override has no `files`", help))?, layer))
}

impl Layer {
    fn set(&mut self, key: &Key, item: Item, known: &[&'static str]) -> Result<(), ConfigError> {
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

    fn apply(&self, config: &mut Config) {
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
            let Some(rule) = Rule::from_id(id) else { continue };
            match setting.level {
                Some(RuleLevel::Off) => config.set_level(rule, None),
                Some(RuleLevel::At(level)) => config.set_level(rule, Some(level)),
                Some(RuleLevel::On) | None => config.extend_select([Selector::Rule(rule)]),
            }
            for (option, value) in &setting.options {
                // Checked when the file was read.
                let _ = config.set_option(rule, option, value.clone());
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

fn rule_setting(rule: &'static Rule, item: Item) -> Result<RuleSetting, ConfigError> {
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

fn level(item: &Item) -> Result<Level, ConfigError> {
    one_of(item, &Level::EACH, Level::name)
}

/// One of a few values, by its name.
fn one_of<T: Copy>(item: &Item, values: &[T], name: fn(T) -> &'static str) -> Result<T, ConfigError> {
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

fn selectors(item: Item) -> Result<Vec<Selector>, ConfigError> {
    texts(item)?.into_iter().map(|(name, span)| selector(&name, span)).collect()
}

fn selector(name: &str, span: Span) -> Result<Selector, ConfigError> {
    name.parse().map_err(|unknown: UnknownName| no_such_rule(name, span, unknown.nearest()))
}

fn rule(name: &str, span: Span) -> Result<&'static Rule, ConfigError> {
    let near = || suggest::nearest(name, Rule::all().iter().map(|rule| rule.id));
    Rule::from_id(name).ok_or_else(|| no_such_rule(name, span, near()))
}

fn no_such_rule(name: &str, span: Span, near: Option<&str>) -> ConfigError {
    let help = near.map_or("`authlint rules` lists them".to_owned(), |near| format!("did you mean `{near}`?"));
    ConfigError::new(span, format!("unknown rule `{}`", redact::clipped(name)), help)
}

fn unknown(key: &Key, known: &[&str]) -> ConfigError {
    let near = suggest::nearest(&key.name, known.iter().copied());
    let help =
        near.map_or_else(|| format!("known keys: {}", list::all_of(known)), |near| format!("did you mean `{near}`?"));
    ConfigError::new(key.span, format!("unknown key `{}`", redact::clipped(&key.name)), help)
}

fn globs(item: Item) -> Result<GlobSet, ConfigError> {
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

fn table(item: Item, what: &str) -> Result<Table, ConfigError> {
    match item.value {
        Tree::Table(table) => Ok(table),
        _ => Err(ConfigError::new(item.span, format!("{what} must be a table"), "write keys and values")),
    }
}

fn list(item: Item) -> Result<Vec<Item>, ConfigError> {
    match item.value {
        Tree::List(items) => Ok(items),
        _ => Err(ConfigError::new(item.span, "expected a list", "put it in `[` and `]`")),
    }
}

fn texts(item: Item) -> Result<Vec<(String, Span)>, ConfigError> {
    list(item)?.into_iter().map(text).collect()
}

fn text(item: Item) -> Result<(String, Span), ConfigError> {
    match item.value {
        Tree::Text(text) => Ok((text, item.span)),
        _ => Err(ConfigError::new(item.span, "expected a string", "put it in quotes")),
    }
}
