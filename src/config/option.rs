//! Options of rules: what a user sets, and what is wrong with it.

use std::fmt;

use crate::rule::{OptionDefault, Rule};
use crate::text::suggest;

/// A value that a user gave for an option of a rule.
///
/// ```
/// use authlint::{Config, Rule, OptionValue};
///
/// let rule = Rule::from_id("redirect-uri-host-unlisted").unwrap();
/// Config::default().set_option(rule, "allowed-hosts", OptionValue::Strings(vec!["*.example.com".to_owned()]))?;
/// # Ok::<(), authlint::OptionError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum OptionValue {
    /// A whole number.
    Integer(i64),
    /// A list of texts.
    Strings(Vec<String>),
    /// A regular expression, in the syntax of the crate `regex`.
    #[cfg(feature = "config-file")]
    Pattern(String),
}

/// Why an option could not be set.
///
/// ```
/// use authlint::{Config, OptionError, OptionValue, Rule};
///
/// let rule = Rule::from_id("password-minimum-length-weak").unwrap();
/// let error = Config::default().set_option(rule, "recomended", OptionValue::Integer(15)).unwrap_err();
/// assert!(matches!(error, OptionError::Unknown { nearest: Some("recommended"), .. }));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum OptionError {
    /// The rule has no option of this name.
    #[non_exhaustive]
    Unknown {
        /// The option with the most similar name.
        nearest: Option<&'static str>,
    },
    /// The option takes a value of another type.
    WrongType,
    /// The pattern is not a regular expression, and why.
    InvalidPattern(String),
}

impl fmt::Display for OptionError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown { nearest: Some(nearest) } => {
                write!(formatter, "the rule has no such option; did you mean `{nearest}`?")
            }
            Self::Unknown { nearest: None } => formatter.write_str("the rule has no such option"),
            Self::WrongType => formatter.write_str("the option takes a value of another type"),
            Self::InvalidPattern(why) => write!(formatter, "this is not a regular expression: {why}"),
        }
    }
}

impl std::error::Error for OptionError {}

/// An option as it is used.
#[derive(Debug, Clone)]
pub(super) enum Setting {
    Integer(i64),
    Strings(Vec<String>),
    #[cfg(feature = "config-file")]
    Pattern(regex::Regex),
}

impl Setting {
    /// Checks a value for an option of a rule.
    pub(super) fn new(rule: &Rule, option: &str, value: OptionValue) -> Result<Self, OptionError> {
        let Some(known) = rule.options.iter().find(|known| known.name == option) else {
            let nearest = suggest::nearest(option, rule.options.iter().map(|known| known.name));
            return Err(OptionError::Unknown { nearest });
        };
        match (known.default, value) {
            (OptionDefault::Integer(_), OptionValue::Integer(number)) => Ok(Self::Integer(number)),
            (OptionDefault::Strings(_), OptionValue::Strings(texts)) => Ok(Self::Strings(texts)),
            #[cfg(feature = "config-file")]
            (OptionDefault::Pattern, OptionValue::Pattern(pattern)) => regex::Regex::new(&pattern)
                .map(Self::Pattern)
                .map_err(|error| OptionError::InvalidPattern(error.to_string())),
            _ => Err(OptionError::WrongType),
        }
    }
}
