//! The configuration: rules, their levels and options.

#[cfg(feature = "config-file")]
mod baseline;
#[cfg(feature = "config-file")]
mod file;
mod option;
#[cfg(feature = "config-file")]
mod preset;
mod selector;
mod suppression;
#[cfg(feature = "config-file")]
mod tree;

#[cfg(any(feature = "config-file", feature = "policy"))]
pub use crate::diagnostic::config_error::ConfigError;
#[cfg(feature = "config-file")]
pub use baseline::Baseline;
#[cfg(feature = "cli")]
pub(crate) use baseline::Usage as BaselineUsage;
#[cfg(feature = "config-file")]
pub use file::ConfigFile;
pub use option::{OptionError, OptionValue};
#[cfg(feature = "config-file")]
pub use preset::Preset;
pub use selector::Selector;
pub(crate) use suppression::Scope;
pub use suppression::Suppression;

use crate::api::Operation;
use crate::diagnostic::Finding;
use crate::document::Document;
use crate::rule::{Category, Level, OptionDefault, Rule};

/// Which rules run, at which level, with which options.
///
/// ```
/// use authlint::{Config, Level, Rule};
///
/// let mut config = Config::default();
/// config.set_level(Rule::from_id("missing-required-member").unwrap(), Some(Level::Warning));
/// ```
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// One for each configured rule: few, so they are searched linearly.
    settings: Vec<Setting>,
    selected: Option<Vec<Selector>>,
    also_selected: Vec<Selector>,
    ignored: Vec<Selector>,
    ignores: Vec<Suppression>,
    passes_over_comments: bool,
    #[cfg(feature = "policy")]
    policies: Vec<crate::policy::Policy>,
}

#[derive(Debug, Clone, Copy, Default)]
enum Choice {
    #[default]
    Nothing,
    Off,
    At(Level),
}

#[derive(Debug, Clone)]
struct Setting {
    rule: &'static Rule,
    /// What the user said of its level.
    level: Choice,
    /// By the option's name; of a name that was set twice the last counts.
    options: Vec<(String, option::Setting)>,
}

impl Config {
    /// Switches a rule off, or on at a level, in all operations that it applies to.
    ///
    /// ```
    /// use authlint::{Config, Level, Operation, Rule};
    ///
    /// let weak = Rule::from_id("password-minimum-length-weak").unwrap();
    /// let secret = Rule::from_id("inline-secret").unwrap();
    /// let mut config = Config::default();
    /// config.set_level(weak, Some(Level::Error));
    /// config.set_level(secret, None);
    /// assert_eq!(config.level(weak, Operation::Create), Some(Level::Error));
    /// assert_eq!(config.level(secret, Operation::Create), None);
    /// ```
    pub fn set_level(&mut self, rule: &'static Rule, level: Option<Level>) {
        self.change(rule, |setting| setting.level = level.map_or(Choice::Off, Choice::At));
    }

    /// Sets an option of a rule.
    ///
    /// ```
    /// use authlint::{Config, Rule, OptionValue};
    ///
    /// let rule = Rule::from_id("password-minimum-length-weak").unwrap();
    /// let mut config = Config::default();
    /// config.set_option(rule, "recommended", OptionValue::Integer(15))?;
    /// # Ok::<(), authlint::OptionError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the rule has no such option, or it takes another type; nothing is set then.
    pub fn set_option(&mut self, rule: &'static Rule, option: &str, value: OptionValue) -> Result<(), OptionError> {
        let value = option::Setting::new(rule, option, value)?;
        self.change(rule, |setting| setting.options.push((option.to_owned(), value)));
        Ok(())
    }

    /// Runs only these rules, instead of those that are on by default.
    ///
    /// ```
    /// use authlint::{Category, Config, Operation, Rule, Selector};
    ///
    /// let mut config = Config::default();
    /// config.select([Selector::Category(Category::Security)]);
    /// assert_eq!(config.level(Rule::from_id("unknown-member").unwrap(), Operation::Create), None);
    /// ```
    pub fn select(&mut self, selectors: impl IntoIterator<Item = Selector>) {
        self.selected = Some(selectors.into_iter().collect());
    }

    /// Runs these rules too.
    ///
    /// ```
    /// use authlint::{Config, Operation, Rule, Selector};
    ///
    /// let rule = Rule::from_id("oauth-admin-scope").unwrap();
    /// let mut config = Config::default();
    /// assert_eq!(config.level(rule, Operation::Create), None);
    /// config.extend_select([Selector::Rule(rule)]);
    /// assert!(config.level(rule, Operation::Create).is_some());
    /// ```
    pub fn extend_select(&mut self, selectors: impl IntoIterator<Item = Selector>) {
        self.also_selected.extend(selectors);
    }

    /// Does not run these rules.
    ///
    /// ```
    /// use authlint::{Category, Config, Operation, Rule, Selector};
    ///
    /// let mut config = Config::default();
    /// config.deselect([Selector::Category(Category::Security)]);
    /// assert_eq!(config.level(Rule::from_id("inline-secret").unwrap(), Operation::Create), None);
    /// ```
    pub fn deselect(&mut self, selectors: impl IntoIterator<Item = Selector>) {
        self.ignored.extend(selectors);
    }

    /// Adds suppressions.
    ///
    /// ```
    /// use authlint::{Config, Suppression, Rule};
    ///
    /// let mut config = Config::default();
    /// config.suppress([Suppression::below(Rule::from_id("inline-secret").unwrap(), "/UserPoolConfigs/OAuth")]);
    /// assert_eq!(config.suppressions().len(), 1);
    /// ```
    pub fn suppress(&mut self, ignores: impl IntoIterator<Item = Suppression>) {
        self.ignores.extend(ignores);
    }

    /// Disables suppressions by comments.
    #[cfg(feature = "aws-sdk")]
    pub(crate) fn disable_comments(&mut self) {
        self.passes_over_comments = true;
    }

    pub(crate) fn allows_comments(&self) -> bool {
        !self.passes_over_comments
    }

    /// Adds a policy.
    ///
    /// ```
    /// use authlint::{Config, Policy};
    ///
    /// let mut config = Config::default();
    /// config.add_policy(Policy::parse("org", r#"{ "required": ["IdentityPoolConfigs"] }"#)?);
    /// # Ok::<(), authlint::ConfigError>(())
    /// ```
    #[cfg(feature = "policy")]
    pub fn add_policy(&mut self, policy: crate::policy::Policy) {
        self.policies.push(policy);
    }

    /// The violations of the policies in a document.
    #[cfg(feature = "policy")]
    pub(crate) fn violations(&self, document: &Document, rule: &'static Rule, level: Level) -> Vec<Finding> {
        self.policies.iter().flat_map(|policy| policy.check(document, rule, level)).collect()
    }

    /// Without the feature there are no policies.
    #[cfg(not(feature = "policy"))]
    #[expect(clippy::unused_self, reason = "the same call as with the feature")]
    pub(crate) fn violations(&self, _: &Document, _: &'static Rule, _: Level) -> Vec<Finding> {
        Vec::new()
    }

    /// The suppressions.
    ///
    /// ```
    /// assert!(authlint::Config::default().suppressions().is_empty());
    /// ```
    pub fn suppressions(&self) -> &[Suppression] {
        &self.ignores
    }

    /// The level of a rule in documents of an operation; none if it does not run.
    ///
    /// ```
    /// use authlint::{Config, Level, Operation, Rule};
    ///
    /// let rule = Rule::from_id("missing-required-member").unwrap();
    /// let config = Config::default();
    /// assert_eq!(config.level(rule, Operation::Create), Some(Level::Error));
    /// assert_eq!(config.level(rule, Operation::Get), Some(Level::Warning));
    /// ```
    pub fn level(&self, rule: &'static Rule, operation: Operation) -> Option<Level> {
        let own = rule.level(operation)?;
        // An invalid text has no known meaning, so these always run.
        if rule.category == Category::Syntax {
            return Some(own);
        }
        let names = |selectors: &[Selector]| selectors.iter().any(|selector| selector.covers(rule));
        let choice = self.setting(rule).map(|setting| setting.level).unwrap_or_default();
        let selected = match &self.selected {
            Some(selectors) => names(selectors),
            None => rule.on_by_default || !matches!(choice, Choice::Nothing),
        };
        if names(&self.ignored) || !(selected || names(&self.also_selected)) {
            return None;
        }
        match choice {
            Choice::Nothing => Some(own),
            Choice::Off => None,
            Choice::At(level) => Some(level),
        }
    }

    pub(crate) fn integer(&self, rule: &'static Rule, option: &str) -> i64 {
        let default = rule.options.iter().find(|known| known.name == option).map(|known| known.default);
        match (self.option(rule, option), default) {
            (Some(option::Setting::Integer(value)), _) => *value,
            (_, Some(OptionDefault::Integer(value))) => value,
            _ => 0,
        }
    }

    pub(crate) fn strings(&self, rule: &'static Rule, option: &str) -> Vec<String> {
        let default = rule.options.iter().find(|known| known.name == option).map(|known| known.default);
        match (self.option(rule, option), default) {
            (Some(option::Setting::Strings(values)), _) => values.clone(),
            (_, Some(OptionDefault::Strings(values))) => values.iter().map(|value| (*value).to_owned()).collect(),
            _ => Vec::new(),
        }
    }

    /// Whether a pattern is set for an option, and a text does not match it.
    #[cfg(feature = "config-file")]
    pub(crate) fn mismatches(&self, rule: &'static Rule, option: &str, text: &str) -> bool {
        matches!(self.option(rule, option), Some(option::Setting::Pattern(pattern)) if !pattern.is_match(text))
    }

    /// Patterns come from configuration files only.
    #[cfg(not(feature = "config-file"))]
    #[expect(clippy::unused_self, reason = "the same call as with the feature")]
    pub(crate) fn mismatches(&self, _: &'static Rule, _: &str, _: &str) -> bool {
        false
    }

    fn option(&self, rule: &'static Rule, option: &str) -> Option<&option::Setting> {
        let set = self.setting(rule)?.options.iter().rev().find(|(name, _)| name == option);
        set.map(|(_, value)| value)
    }

    fn setting(&self, rule: &Rule) -> Option<&Setting> {
        self.settings.iter().find(|setting| setting.rule == rule)
    }

    /// Sets something for a rule.
    fn change(&mut self, rule: &'static Rule, change: impl FnOnce(&mut Setting)) {
        if let Some(setting) = self.settings.iter_mut().find(|setting| setting.rule == rule) {
            change(setting);
        } else {
            let mut setting = Setting { rule, level: Choice::Nothing, options: Vec::new() };
            change(&mut setting);
            self.settings.push(setting);
        }
    }
}
