//! Reads a configuration file (`authlint.toml`, or the same as JSON) and computes the effective configuration of each
//! document.

mod layer;
mod rule_setting;
mod values;

use globset::GlobSet;
use layer::Layer;
use values::{globs, level, list, table, texts};

use super::Config;
#[cfg(feature = "cli")]
use super::tree::Value as Tree;
use super::tree::{self, Item};
use crate::api::Operation;
use crate::diagnostic::config_error::ConfigError;
use crate::rule::{Level, Rule};
use crate::text::Span;

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
