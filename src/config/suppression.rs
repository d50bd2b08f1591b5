//! Findings that are not reported, by rule and place.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::rule::Rule;

/// Findings at one place that are not reported.
///
/// ```
/// use authlint::{Config, Document, Format, Suppression, Linter, Rule};
///
/// let suppression = Suppression::below(Rule::from_id("oauth-implicit-grant").unwrap(), "/UserPoolConfigs/OAuth");
/// let mut config = Config::default();
/// config.suppress([suppression.clone()]);
///
/// let text = r#"{ "UserPoolConfigs": { "OAuth": { "OAuthGrantType": "IMPLICIT" } } }"#;
/// let report = Linter::new(config).check(&Document::parse(text, Format::Json));
/// assert!(report.findings().iter().all(|finding| finding.rule().id() != "oauth-implicit-grant"));
/// assert!(suppression.was_used());
/// ```
#[derive(Debug, Clone)]
pub struct Suppression {
    pub(crate) rule: &'static Rule,
    pub(crate) scope: Scope,
    /// How many findings it covers.
    pub(crate) times: usize,
    pub(crate) used: Used,
}

/// Where a [`Suppression`] applies.
#[derive(Debug, Clone)]
pub(crate) enum Scope {
    /// At a canonical pointer (SDK names, from the `ResourceConfig` down) and in all that lies below it.
    Below(String),
    /// At this pointer into the document as it is.
    Exactly(String),
}

/// How many findings of one document a suppression covered at most, on any thread.
#[derive(Debug, Clone, Default)]
pub(crate) struct Used(Arc<AtomicUsize>);

impl Used {
    /// Notes that so many are covered in a document; a document may be checked more than once.
    pub(crate) fn mark(&self, count: usize) {
        self.0.fetch_max(count, Ordering::Relaxed);
    }

    pub(crate) fn count(&self) -> usize {
        self.0.load(Ordering::Relaxed)
    }
}

impl Suppression {
    /// Suppresses a rule at a canonical pointer (SDK names, from the `ResourceConfig` down: `/UserPoolConfigs/OAuth`) and
    /// below it. The empty pointer is the whole document.
    ///
    /// ```
    /// use authlint::{Suppression, Rule};
    ///
    /// let everywhere = Suppression::below(Rule::from_id("inline-secret").unwrap(), "");
    /// assert!(!everywhere.was_used());
    /// ```
    pub fn below(rule: &'static Rule, pointer: &str) -> Self {
        Self { rule, scope: Scope::Below(pointer.to_owned()), times: usize::MAX, used: Used::default() }
    }

    /// Suppresses so many findings of a rule at a pointer into the document as it is, as reports give it.
    ///
    /// ```
    /// use authlint::{Suppression, Rule};
    ///
    /// let rule = Rule::from_id("redirect-uri-localhost").unwrap();
    /// let first = Suppression::exactly(rule, "/userPoolConfigs/oAuth/redirectSignInURIs/0", 1);
    /// assert!(!first.was_used());
    /// ```
    pub fn exactly(rule: &'static Rule, pointer: &str, times: usize) -> Self {
        Self { rule, scope: Scope::Exactly(pointer.to_owned()), times, used: Used::default() }
    }

    /// Whether it has covered a finding since it was made; clones count together.
    ///
    /// ```
    /// use authlint::{Config, Document, Suppression, Linter, Rule};
    ///
    /// let suppression = Suppression::below(Rule::from_id("invalid-enum-value").unwrap(), "/Service");
    /// let mut config = Config::default();
    /// config.suppress([suppression.clone()]);
    /// let document = Document::from_value(&serde_json::json!({ "AuthResources": "USER_POOL_ONLY", "Service": "cognito" }));
    /// let report = Linter::new(config).check(&document);
    /// assert!(suppression.was_used());
    /// ```
    pub fn was_used(&self) -> bool {
        self.used.count() > 0
    }
}
