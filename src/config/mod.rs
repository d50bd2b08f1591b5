//! The configuration: rules, their levels and options.

#[cfg(feature = "config-file")]
mod baseline;
#[cfg(feature = "config-file")]
mod file;
#[cfg(feature = "config-file")]
mod preset;
#[cfg(feature = "config-file")]
mod tree;
mod unknown;

use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

#[cfg(any(feature = "config-file", feature = "policy"))]
pub use crate::diagnostic::config_error::ConfigError;
#[cfg(feature = "config-file")]
pub use baseline::Baseline;
#[cfg(feature = "cli")]
pub(crate) use baseline::Usage as BaselineUsage;
#[cfg(feature = "config-file")]
pub use file::ConfigFile;
#[cfg(feature = "config-file")]
pub use preset::Preset;
pub use unknown::UnknownName;

use crate::api::Operation;
use crate::diagnostic::Finding;
use crate::document::Document;
use crate::rule::{Category, Level, OptionValue, Rule};
use crate::text::suggest;

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
    /// One for each configured rule: few, so they are searched linearly.
    settings: Vec<Setting>,
    selected: Option<Vec<Selector>>,
    also_selected: Vec<Selector>,
    ignored: Vec<Selector>,
    ignores: Vec<Ignore>,
    passes_over_comments: bool,
    #[cfg(feature = "policy")]
    policies: Vec<crate::policy::Policy>,
}

/// A suppression: findings of a rule at one place that are not reported.
///
/// ```
/// use authlint::{Config, Document, Format, Ignore, Linter, Rule};
///
/// let ignore = Ignore::below(Rule::find("oauth-implicit-grant").unwrap(), "/UserPoolConfigs/OAuth");
/// let mut config = Config::default();
/// config.add_ignores([ignore.clone()]);
///
/// let text = r#"{ "UserPoolConfigs": { "OAuth": { "OAuthGrantType": "IMPLICIT" } } }"#;
/// let report = Linter::new(config).check(&Document::parse(text, Format::Json));
/// assert!(report.findings().iter().all(|finding| finding.rule().id() != "oauth-implicit-grant"));
/// assert!(ignore.was_used());
/// ```
#[derive(Debug, Clone)]
pub struct Ignore {
    pub(crate) rule: &'static Rule,
    pub(crate) scope: Scope,
    /// The maximum number of findings it suppresses.
    pub(crate) times: usize,
    pub(crate) used: Used,
}

/// The scope of an [`Ignore`].
#[derive(Debug, Clone)]
pub(crate) enum Scope {
    /// At and below a canonical pointer (SDK names, from the `ResourceConfig` down).
    Below(String),
    /// At exactly this pointer into the document.
    Exactly(String),
}

/// The maximum number of findings suppressed in one document, on any thread.
#[derive(Debug, Clone, Default)]
pub(crate) struct Used(Arc<AtomicUsize>);

impl Used {
    /// Records the number in a document, which may be checked more than once.
    pub(crate) fn mark(&self, count: usize) {
        self.0.fetch_max(count, Ordering::Relaxed);
    }

    pub(crate) fn count(&self) -> usize {
        self.0.load(Ordering::Relaxed)
    }
}

impl Ignore {
    /// Suppresses a rule at a canonical pointer (SDK names, from the `ResourceConfig` down: `/UserPoolConfigs/OAuth`) and
    /// below it. The empty pointer is the whole document.
    ///
    /// ```
    /// use authlint::{Ignore, Rule};
    ///
    /// let everywhere = Ignore::below(Rule::find("inline-secret").unwrap(), "");
    /// assert!(!everywhere.was_used());
    /// ```
    pub fn below(rule: &'static Rule, pointer: &str) -> Self {
        Self { rule, scope: Scope::Below(pointer.to_owned()), times: usize::MAX, used: Used::default() }
    }

    /// Suppresses at most `times` findings of a rule at a pointer into the document, as in reports.
    ///
    /// ```
    /// use authlint::{Ignore, Rule};
    ///
    /// let rule = Rule::find("redirect-uri-localhost").unwrap();
    /// let first = Ignore::exactly(rule, "/userPoolConfigs/oAuth/redirectSignInURIs/0", 1);
    /// assert!(!first.was_used());
    /// ```
    pub fn exactly(rule: &'static Rule, pointer: &str, times: usize) -> Self {
        Self { rule, scope: Scope::Exactly(pointer.to_owned()), times, used: Used::default() }
    }

    /// Whether it has suppressed a finding since it was made; clones count together.
    ///
    /// ```
    /// use authlint::{Config, Document, Ignore, Linter, Rule};
    ///
    /// let ignore = Ignore::below(Rule::find("invalid-enum-value").unwrap(), "/Service");
    /// let mut config = Config::default();
    /// config.add_ignores([ignore.clone()]);
    /// let document = Document::from_value(&serde_json::json!({ "AuthResources": "USER_POOL_ONLY", "Service": "cognito" }));
    /// let report = Linter::new(config).check(&document);
    /// assert!(ignore.was_used());
    /// ```
    pub fn was_used(&self) -> bool {
        self.used.count() > 0
    }
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
    /// The level set by the user.
    level: Choice,
    /// By option name; the last value of an option counts.
    options: Vec<(String, Value)>,
}

/// The value of an option of a rule.
///
/// ```
/// use authlint::{Config, Rule, Value};
///
/// let rule = Rule::find("redirect-uri-host-unlisted").unwrap();
/// Config::default().set_option(rule, "allowed-hosts", Value::Strings(vec!["*.example.com".to_owned()]))?;
/// # Ok::<(), authlint::UnknownName>(())
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Value {
    /// A whole number.
    Integer(i64),
    /// A list of texts.
    Strings(Vec<String>),
    /// A regular expression, matched in linear time.
    #[cfg(feature = "config-file")]
    Pattern(regex::Regex),
}

/// One rule, or all of a category.
///
/// ```
/// use authlint::{Category, Selector};
///
/// assert_eq!("security".parse(), Ok(Selector::Category(Category::Security)));
/// assert!(matches!("inline-secret".parse(), Ok(Selector::Rule(_))));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Selector {
    /// One rule.
    Rule(&'static Rule),
    /// All rules of a category.
    Category(Category),
}

/// A rule's id or a category's name.
impl FromStr for Selector {
    type Err = UnknownName;

    fn from_str(name: &str) -> Result<Self, UnknownName> {
        if let Some(rule) = Rule::find(name) {
            return Ok(Self::Rule(rule));
        }
        let categories = || Category::ALL.iter().copied();
        if let Some(category) = categories().find(|category| category.name() == name) {
            return Ok(Self::Category(category));
        }
        let ids = Rule::all().iter().map(|rule| rule.id);
        let nearest = suggest::nearest(name, ids.chain(categories().map(Category::name)));
        Err(UnknownName::new("unknown rule or category", nearest))
    }
}

impl From<&'static Rule> for Selector {
    fn from(rule: &'static Rule) -> Self {
        Self::Rule(rule)
    }
}

impl From<Category> for Selector {
    fn from(category: Category) -> Self {
        Self::Category(category)
    }
}

impl Selector {
    /// Its name, if its rules always run.
    #[cfg(feature = "config-file")]
    pub(crate) fn always_on(self) -> Option<&'static str> {
        match self {
            Self::Rule(rule) => (rule.category == Category::Syntax).then_some(rule.id),
            Self::Category(category) => (category == Category::Syntax).then_some(category.name()),
        }
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
    ///
    /// ```
    /// use authlint::{Config, Level, Operation, Rule};
    ///
    /// let weak = Rule::find("password-minimum-length-weak").unwrap();
    /// let secret = Rule::find("inline-secret").unwrap();
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
    /// use authlint::{Config, Rule, Value};
    ///
    /// let rule = Rule::find("password-minimum-length-weak").unwrap();
    /// let mut config = Config::default();
    /// config.set_option(rule, "recommended", Value::Integer(15))?;
    /// let typo = config.set_option(rule, "recomended", Value::Integer(15)).unwrap_err();
    /// assert_eq!(typo.nearest(), Some("recommended"));
    /// # Ok::<(), authlint::UnknownName>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the rule has no such option, or the option takes another type.
    pub fn set_option(&mut self, rule: &'static Rule, option: &str, value: Value) -> Result<(), UnknownName> {
        let Some(known) = rule.options.iter().find(|known| known.name == option) else {
            let nearest = suggest::nearest(option, rule.options.iter().map(|known| known.name));
            return Err(UnknownName::new("unknown option", nearest));
        };
        match (known.default, &value) {
            (OptionValue::Integer(_), Value::Integer(_)) | (OptionValue::Strings(_), Value::Strings(_)) => {}
            #[cfg(feature = "config-file")]
            (OptionValue::Pattern, Value::Pattern(_)) => {}
            _ => return Err(UnknownName::new("the option takes a value of another type", None)),
        }
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
    /// assert_eq!(config.level(Rule::find("unknown-member").unwrap(), Operation::Create), None);
    /// ```
    pub fn select(&mut self, selectors: impl IntoIterator<Item = Selector>) {
        self.selected = Some(selectors.into_iter().collect());
    }

    /// Runs these rules too.
    ///
    /// ```
    /// use authlint::{Config, Operation, Rule, Selector};
    ///
    /// let rule = Rule::find("oauth-admin-scope").unwrap();
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
    /// config.ignore([Selector::Category(Category::Security)]);
    /// assert_eq!(config.level(Rule::find("inline-secret").unwrap(), Operation::Create), None);
    /// ```
    pub fn ignore(&mut self, selectors: impl IntoIterator<Item = Selector>) {
        self.ignored.extend(selectors);
    }

    /// Adds suppressions.
    ///
    /// ```
    /// use authlint::{Config, Ignore, Rule};
    ///
    /// let mut config = Config::default();
    /// config.add_ignores([Ignore::below(Rule::find("inline-secret").unwrap(), "/UserPoolConfigs/OAuth")]);
    /// assert_eq!(config.ignores().len(), 1);
    /// ```
    pub fn add_ignores(&mut self, ignores: impl IntoIterator<Item = Ignore>) {
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
    /// assert!(authlint::Config::default().ignores().is_empty());
    /// ```
    pub fn ignores(&self) -> &[Ignore] {
        &self.ignores
    }

    /// The level of a rule in documents of an operation; none if it does not run.
    ///
    /// ```
    /// use authlint::{Config, Level, Operation, Rule};
    ///
    /// let rule = Rule::find("missing-required-member").unwrap();
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
    #[expect(clippy::unused_self, reason = "the same call as with the feature")]
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
            let mut setting = Setting { rule, level: Choice::Nothing, options: Vec::new() };
            change(&mut setting);
            self.settings.push(setting);
        }
    }
}
