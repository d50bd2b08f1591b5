//! Options of rules.

/// An option of a rule.
///
/// ```
/// use authlint::{OptionDefault, Rule};
///
/// let option = Rule::from_id("password-minimum-length-weak").unwrap().options()[0];
/// assert_eq!((option.name(), option.default()), ("recommended", OptionDefault::Integer(8)));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct RuleOption {
    pub(crate) name: &'static str,
    pub(crate) default: OptionDefault,
    pub(crate) docs: &'static str,
}

impl RuleOption {
    /// The name in the configuration.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// What applies if it is not set.
    pub fn default(&self) -> OptionDefault {
        self.default
    }

    /// What it means.
    pub fn docs(&self) -> &'static str {
        self.docs
    }
}

/// The default of a [`RuleOption`].
///
/// ```
/// use authlint::{OptionDefault, Rule};
///
/// let option = Rule::from_id("redirect-uri-host-unlisted").unwrap().options()[0];
/// assert_eq!(option.default(), OptionDefault::Strings(&[]));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum OptionDefault {
    /// A whole number.
    Integer(i64),
    /// A list of texts.
    Strings(&'static [&'static str]),
    /// A regular expression; by default everything matches.
    Pattern,
}
