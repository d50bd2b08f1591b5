//! What a user wants: which rules at which levels, and their options.

#[cfg(feature = "config-file")]
mod baseline;
#[cfg(feature = "config-file")]
mod file;
#[cfg(feature = "config-file")]
mod preset;
#[cfg(feature = "config-file")]
mod tree;
#[cfg(any(feature = "config-file", feature = "policy"))]
mod trouble;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

#[cfg(feature = "config-file")]
pub use baseline::Baseline;
#[cfg(feature = "config-file")]
pub use file::ConfigFile;
#[cfg(feature = "config-file")]
pub use preset::Preset;
#[cfg(any(feature = "config-file", feature = "policy"))]
pub use trouble::Trouble;

use crate::document::{Document, Operation};
use crate::finding::{Finding, Level};
use crate::rule::{Category, OptionValue, Rule};

/// Which rules run, at which level, with which options.
///
/// ```
/// use authlint::{Config, Level, Rule};
///
/// let mut config = Config::default();
/// config.set_level(Rule::find("missing-required-member").unwrap(), Some(Level::Warning));
/// ```
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// One for each rule that anything is set for: few, so they are walked.
    settings: Vec<Setting>,
    selected: Option<Vec<Selector>>,
    also_selected: Vec<Selector>,
    ignored: Vec<Selector>,
    ignores: Vec<Ignore>,
    passes_over_comments: bool,
    #[cfg(feature = "policy")]
    policies: Vec<crate::policy::Policy>,
}

/// Findings at one place that are not reported.
#[derive(Debug, Clone)]
pub struct Ignore {
    pub(crate) rule: &'static Rule,
    pub(crate) scope: Scope,
    /// How many findings it covers.
    pub(crate) times: usize,
    pub(crate) used: Used,
}

/// Where an [`Ignore`] holds.
#[derive(Debug, Clone)]
pub(crate) enum Scope {
    /// At a canonical pointer (SDK names, from the `ResourceConfig` down) and in all that lies below it.
    Below(String),
    /// At this pointer into the document as it is.
    Exactly(String),
}

/// Whether an ignore was of use, in any document and on any thread.
#[derive(Debug, Clone, Default)]
pub(crate) struct Used(Arc<AtomicBool>);

impl Used {
    pub(crate) fn mark(&self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

impl Ignore {
    /// Ignores a rule at a canonical pointer (SDK names, from the `ResourceConfig` down: `/UserPoolConfigs/OAuth`) and
    /// below it. The empty pointer is the whole document.
    pub fn below(rule: &'static Rule, pointer: &str) -> Self {
        Self { rule, scope: Scope::Below(pointer.to_owned()), times: usize::MAX, used: Used::default() }
    }

    /// Ignores so many findings of a rule at a pointer into the document as it is, as reports give it.
    pub fn exactly(rule: &'static Rule, pointer: &str, times: usize) -> Self {
        Self { rule, scope: Scope::Exactly(pointer.to_owned()), times, used: Used::default() }
    }

    /// Whether it has covered a finding since it was made; clones count together.
    pub fn was_used(&self) -> bool {
        self.used.0.load(Ordering::Relaxed)
    }
}

#[derive(Debug, Clone, Copy, Default)]
enum Said {
    #[default]
    Nothing,
    Off,
    At(Level),
}

#[derive(Debug, Clone)]
struct Setting {
    rule: &'static Rule,
    /// What the user said of its level.
    level: Said,
    /// By the option's name; of a name that was set twice the last counts.
    options: Vec<(String, Value)>,
}

/// A value that a user gave for an option of a rule.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Value {
    /// A whole number.
    Integer(i64),
    /// A list of texts.
    Strings(Vec<String>),
    /// A regular expression that takes linear time.
    #[cfg(feature = "config-file")]
    Pattern(regex::Regex),
}

/// One rule, or all of a category.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Selector {
    /// One rule.
    Rule(&'static Rule),
    /// All rules of a category.
    Category(Category),
}

impl Selector {
    /// Reads a rule's id or a category's name.
    ///
    /// # Errors
    ///
    /// What the name was most likely meant to be, if it is neither.
    pub fn parse(name: &str) -> Result<Self, Option<&'static str>> {
        if let Some(rule) = Rule::find(name) {
            return Ok(Self::Rule(rule));
        }
        let categories = || Category::ALL.into_iter();
        if let Some(category) = categories().find(|category| category.name() == name) {
            return Ok(Self::Category(category));
        }
        let ids = Rule::all().iter().map(|rule| rule.id);
        Err(crate::suggest::nearest(name, ids.chain(categories().map(Category::name))))
    }

    fn covers(self, rule: &Rule) -> bool {
        match self {
            Self::Rule(one) => one == rule,
            Self::Category(category) => category == rule.category,
        }
    }
}

impl Config {
    /// Switches a rule off, or on at a level, in all operations that it applies to.
    pub fn set_level(&mut self, rule: &'static Rule, level: Option<Level>) {
        self.change(rule, |setting| setting.level = level.map_or(Said::Off, Said::At));
    }

    /// Sets an option of a rule; names that the rule does not have are never read.
    pub fn set_option(&mut self, rule: &'static Rule, option: &str, value: Value) {
        self.change(rule, |setting| setting.options.push((option.to_owned(), value)));
    }

    /// Runs these only, instead of those that are on by default.
    pub fn select(&mut self, selectors: Vec<Selector>) {
        self.selected = Some(selectors);
    }

    /// Runs these too.
    pub fn extend_select(&mut self, selectors: Vec<Selector>) {
        self.also_selected.extend(selectors);
    }

    /// Does not run these.
    pub fn ignore(&mut self, selectors: Vec<Selector>) {
        self.ignored.extend(selectors);
    }

    /// Does not report what these cover.
    pub fn add_ignores(&mut self, ignores: impl IntoIterator<Item = Ignore>) {
        self.ignores.extend(ignores);
    }

    /// Reports what comments of a document ask not to report.
    #[cfg(feature = "aws-sdk")]
    pub(crate) fn pass_over_comments(&mut self) {
        self.passes_over_comments = true;
    }

    pub(crate) fn heeds_comments(&self) -> bool {
        !self.passes_over_comments
    }

    /// Demands that documents satisfy a policy too.
    #[cfg(feature = "policy")]
    pub fn add_policy(&mut self, policy: crate::policy::Policy) {
        self.policies.push(policy);
    }

    /// Whether there are policies at all.
    #[cfg(feature = "policy")]
    pub(crate) fn has_policies(&self) -> bool {
        !self.policies.is_empty()
    }

    /// Without the feature there are none.
    #[cfg(not(feature = "policy"))]
    pub(crate) fn has_policies(&self) -> bool {
        false
    }

    /// What a document violates of the policies.
    #[cfg(feature = "policy")]
    pub(crate) fn violations(&self, document: &Document, level: Level) -> Vec<Finding> {
        self.policies.iter().flat_map(|policy| policy.check(document, level)).collect()
    }

    /// Without the feature there are no policies.
    #[cfg(not(feature = "policy"))]
    pub(crate) fn violations(&self, _: &Document, _: Level) -> Vec<Finding> {
        Vec::new()
    }

    /// What is not reported.
    pub fn ignores(&self) -> &[Ignore] {
        &self.ignores
    }

    /// The level of a rule in documents of an operation; nothing if it does not run there.
    pub fn level(&self, rule: &'static Rule, operation: Operation) -> Option<Level> {
        let own = rule.level(operation)?;
        // What a text means is unknown where it is not of its format: nobody can do without these.
        if rule.category == Category::Syntax {
            return Some(own);
        }
        let names = |selectors: &[Selector]| selectors.iter().any(|selector| selector.covers(rule));
        let said = self.setting(rule).map(|setting| setting.level).unwrap_or_default();
        let selected = match &self.selected {
            Some(selectors) => names(selectors),
            None => rule.on_by_default || !matches!(said, Said::Nothing),
        };
        if names(&self.ignored) || !(selected || names(&self.also_selected)) {
            return None;
        }
        match said {
            Said::Nothing => Some(own),
            Said::Off => None,
            Said::At(level) => Some(level),
        }
    }

    pub(crate) fn integer(&self, rule: &'static Rule, option: &str) -> i64 {
        let default = rule.options.iter().find(|known| known.name == option).map(|known| known.default);
        match (self.option(rule, option), default) {
            (Some(Value::Integer(value)), _) | (_, Some(OptionValue::Integer(value))) => value,
            _ => 0,
        }
    }

    pub(crate) fn strings(&self, rule: &'static Rule, option: &str) -> Vec<String> {
        let default = rule.options.iter().find(|known| known.name == option).map(|known| known.default);
        match (self.option(rule, option), default) {
            (Some(Value::Strings(values)), _) => values,
            (_, Some(OptionValue::Strings(values))) => values.iter().map(|value| (*value).to_owned()).collect(),
            _ => Vec::new(),
        }
    }

    /// Whether a pattern is set for an option, and a text does not match it.
    #[cfg(feature = "config-file")]
    pub(crate) fn mismatches(&self, rule: &'static Rule, option: &str, text: &str) -> bool {
        matches!(self.option(rule, option), Some(Value::Pattern(pattern)) if !pattern.is_match(text))
    }

    /// Patterns come from configuration files only.
    #[cfg(not(feature = "config-file"))]
    pub(crate) fn mismatches(&self, _: &'static Rule, _: &str, _: &str) -> bool {
        false
    }

    fn option(&self, rule: &'static Rule, option: &str) -> Option<Value> {
        let set = self.setting(rule)?.options.iter().rev().find(|(name, _)| name == option);
        set.map(|(_, value)| value.clone())
    }

    fn setting(&self, rule: &Rule) -> Option<&Setting> {
        self.settings.iter().find(|setting| setting.rule == rule)
    }

    /// Sets something for a rule.
    fn change(&mut self, rule: &'static Rule, change: impl FnOnce(&mut Setting)) {
        if let Some(setting) = self.settings.iter_mut().find(|setting| setting.rule == rule) {
            change(setting);
        } else {
            let mut setting = Setting { rule, level: Said::Nothing, options: Vec::new() };
            change(&mut setting);
            self.settings.push(setting);
        }
    }
}
