//! Options of rules.

/// An option of a rule.
///
/// ```
/// use authlint::{OptionValue, Rule};
///
/// let option = Rule::find("password-minimum-length-weak").unwrap().options()[0];
/// assert_eq!((option.name, option.default), ("recommended", OptionValue::Integer(8)));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct RuleOption {
    /// The name in the configuration.
    pub name: &'static str,
    /// The default.
    pub default: OptionValue,
    /// What it means.
    pub docs: &'static str,
}

/// The default of a [`RuleOption`].
///
/// ```
/// use authlint::{OptionValue, Rule};
///
/// let option = Rule::find("redirect-uri-host-unlisted").unwrap().options()[0];
/// assert_eq!(option.default, OptionValue::Strings(&[]));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum OptionValue {
    /// A whole number.
    Integer(i64),
    /// A list of texts.
    Strings(&'static [&'static str]),
    /// A regular expression; by default everything matches.
    Pattern,
}
