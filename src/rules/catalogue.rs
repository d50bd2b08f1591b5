//! Looks rules up.

use super::ALL;
use crate::rule::Rule;

impl Rule {
    /// The rule with this id.
    ///
    /// ```
    /// assert!(authlint::Rule::from_id("inline-secret").is_some());
    /// assert!(authlint::Rule::from_id("inline-secrets").is_none());
    /// ```
    pub fn from_id(id: &str) -> Option<&'static Self> {
        let place = ALL.binary_search_by(|rule| rule.id.cmp(id)).ok()?;
        ALL.get(place).copied()
    }

    /// All rules, sorted by id.
    ///
    /// ```
    /// use authlint::{Category, Rule};
    ///
    /// let security = Rule::all().iter().filter(|rule| rule.category() == Category::Security);
    /// assert!(security.count() > 3);
    /// ```
    pub fn all() -> &'static [&'static Self] {
        ALL
    }

    /// Its place among all rules.
    pub(crate) fn number(&self) -> usize {
        ALL.partition_point(|other| other.id < self.id)
    }
}
