//! Presets: named sets of rules.

use super::{Config, Selector};
use crate::rule::{Category, Level, Rule};
use crate::text::named;

/// A set of rules to start from: `extends = "strict"`.
///
/// ```
/// use authlint::{ConfigFile, Operation, Rule};
///
/// let file = ConfigFile::parse_toml("extends = 'strict'").unwrap();
/// let rule = Rule::from_id("oauth-admin-scope").unwrap();
/// assert!(!rule.is_on_by_default());
/// assert!(file.config("auth.json").level(rule, Operation::Create).is_some());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Preset {
    /// The rules that are on by default.
    Recommended,
    /// Every rule that does not contradict another.
    Strict,
    /// The default rules and all security rules, the latter at least at level warning.
    Security,
}

/// Rules that need a deliberate choice: each contradicts another, or does nothing without options.
const BY_CHOICE: [&str; 2] = ["password-composition-rules", "password-character-classes-missing"];

impl Preset {
    /// All presets.
    ///
    /// ```
    /// let names: Vec<_> = authlint::Preset::ALL.iter().map(|preset| preset.name()).collect();
    /// assert_eq!(names, ["recommended", "strict", "security"]);
    /// ```
    pub const ALL: &[Self] = &[Self::Recommended, Self::Strict, Self::Security];

    /// The name in a configuration.
    ///
    /// ```
    /// assert_eq!(authlint::Preset::Strict.name(), "strict");
    /// ```
    pub fn name(self) -> &'static str {
        match self {
            Self::Recommended => "recommended",
            Self::Strict => "strict",
            Self::Security => "security",
        }
    }

    pub(super) fn apply(self, config: &mut Config) {
        let rules = Rule::all().iter().filter(|rule| !BY_CHOICE.contains(&rule.id));
        match self {
            Self::Recommended => {}
            Self::Strict => config.extend_select(rules.map(|rule| Selector::Rule(rule))),
            Self::Security => {
                for rule in rules.filter(|rule| rule.category == Category::Security) {
                    let levels = rule.levels.into_iter().flatten();
                    config.set_level(rule, Some(levels.max().unwrap_or(Level::Warning).max(Level::Warning)));
                }
            }
        }
    }
}

named!(Preset, "no preset has this name");
