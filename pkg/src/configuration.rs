//! Configuration files. Their text comes with the options, since only JavaScript reads files.

use authlint::{Config, ConfigError, ConfigFile, Operation};
use serde::Serialize;

/// The options: the text of the file, whether it is `toml` or `json`, and the path of the document from its folder.
pub(crate) const OPTIONS: [&str; 3] = ["config", "configFormat", "configPath"];

/// What a configuration file sets for a document; other options override it.
#[derive(Default)]
pub(crate) struct Layer {
    pub(crate) config: Config,
    pub(crate) operation: Option<Operation>,
}

impl Layer {
    /// The layer of the file that encoded options name.
    pub(crate) fn read(options: &str) -> Result<Self, String> {
        let [text, format, path] = OPTIONS.map(|name| option(options, name));
        let Some(text) = text else { return Ok(Self::default()) };
        let path = path.unwrap_or_default();
        let file = parse(text, format.unwrap_or_default()).map_err(|error| error.to_string())?;
        Ok(Self { config: file.config(path), operation: file.operation(path) })
    }
}

/// The value of an option; see [`crate::options`] for the encoding.
fn option<'o>(options: &'o str, wanted: &str) -> Option<&'o str> {
    let mut parts = options.split('\0');
    while let (Some(rule), Some(name), Some(value)) = (parts.next(), parts.next(), parts.next()) {
        if rule.is_empty() && name == wanted {
            return Some(value);
        }
    }
    None
}

pub(crate) fn parse(text: &str, format: &str) -> Result<ConfigFile, ConfigError> {
    if format == "json" { ConfigFile::parse_json(text) } else { ConfigFile::parse_toml(text) }
}

/// What JavaScript does for a configuration file.
#[derive(Serialize)]
pub(crate) struct Asked<'f> {
    /// Whether the document is checked whatever it looks like, or not at all.
    #[serde(skip_serializing_if = "Option::is_none")]
    chosen: Option<bool>,
    /// The file that the document is compared with, from the folder of the configuration.
    #[serde(skip_serializing_if = "Option::is_none")]
    existing: Option<&'f str>,
    /// Whether it names policies, which are not part of this engine.
    policies: bool,
}

impl<'f> Asked<'f> {
    pub(crate) fn of(file: &'f ConfigFile, path: &str) -> Self {
        Self {
            chosen: if file.excludes(path) { Some(false) } else { file.includes(path).then_some(true) },
            existing: file.existing(path),
            policies: !file.policies().is_empty(),
        }
    }
}
