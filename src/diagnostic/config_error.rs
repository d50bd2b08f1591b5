//! Errors in configuration files and policies.

use crate::text::Span;

/// An error in a configuration file or policy, and its place.
///
/// ```
/// let text = "[rules]\n'inline-secrets' = 'off'";
/// let error = authlint::ConfigFile::parse_toml(text).unwrap_err();
/// assert_eq!(error.to_string(), "unknown rule `inline-secrets`");
/// assert_eq!(error.help(), "did you mean `inline-secret`?");
/// assert_eq!(error.span().of(text), "'inline-secrets'");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigError {
    pub(crate) message: String,
    pub(crate) help: String,
    pub(crate) span: Span,
}

impl ConfigError {
    pub(crate) fn new(span: Span, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into(), span }
    }

    /// What is wrong; `Display` gives the same.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What to do.
    pub fn help(&self) -> &str {
        &self.help
    }

    /// Where, in bytes of the file.
    pub fn span(&self) -> Span {
        self.span
    }
}

impl std::fmt::Display for ConfigError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for ConfigError {}
