//! Sets of rules under one name.

use super::{Config, Selector};
use crate::finding::Level;
use crate::rule::{Category, Rule};

/// A set of rules to start from: `extends = "strict"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preset {
    /// What runs by default.
    Recommended,
    /// Every rule that does not contradict another.
    Strict,
    /// What runs by default, with all security rules on, and none of them below a warning.
    Security,
}

/// Rules that only make sense by choice: each contradicts another, or does nothing without options.
const BY_CHOICE: [&str; 2] = ["password-composition-rules", "password-character-classes-missing"];

impl Preset {
    /// All presets.
    pub const ALL: [Self; 3] = [Self::Recommended, Self::Strict, Self::Security];

    /// The name in a configuration.
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
            Self::Strict => config.extend_select(rules.map(|rule| Selector::Rule(rule)).collect()),
            Self::Security => {
                for rule in rules.filter(|rule| rule.category == Category::Security) {
                    let levels = rule.levels.into_iter().flatten();
                    config.set_level(rule, Some(levels.max().unwrap_or(Level::Warning).max(Level::Warning)));
                }
            }
        }
    }
}
