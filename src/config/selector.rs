//! Rules by name or category.

use std::str::FromStr;

use crate::rule::{Category, Rule};
use crate::text::UnknownName;
use crate::text::suggest;

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
        if let Some(rule) = Rule::from_id(name) {
            return Ok(Self::Rule(rule));
        }
        let categories = || Category::ALL.iter().copied();
        if let Some(category) = categories().find(|category| category.name() == name) {
            return Ok(Self::Category(category));
        }
        let ids = Rule::all().iter().map(|rule| rule.id);
        let nearest = suggest::nearest(name, ids.chain(categories().map(Category::name)));
        Err(UnknownName::new("no rule or category has this name", nearest))
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
    /// Its name, if its rules run whatever is selected and ignored.
    #[cfg(feature = "config-file")]
    pub(crate) fn always_on(self) -> Option<&'static str> {
        match self {
            Self::Rule(rule) => (rule.category == Category::Syntax).then_some(rule.id),
            Self::Category(category) => (category == Category::Syntax).then_some(category.name()),
        }
    }

    pub(super) fn covers(self, rule: &Rule) -> bool {
        match self {
            Self::Rule(one) => one == rule,
            Self::Category(category) => category == rule.category,
        }
    }
}
