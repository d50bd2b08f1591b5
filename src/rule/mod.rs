//! The metadata of a rule: id, levels, documentation and source. Its check is in [`checker`](crate::checker).

mod basis;
mod category;
pub mod explain;
mod level;
mod option;
mod source;

pub use basis::Basis;
pub use category::Category;
pub use level::Level;
pub use option::{OptionDefault, RuleOption};
#[cfg(not(feature = "rule-docs"))]
pub(crate) use source::address;
pub(crate) use source::url_of;

use crate::api::Operation;
use crate::text::search;

/// The metadata of a rule.
///
/// ```
/// use authlint::{Category, Rule};
///
/// let rule = Rule::from_id("inline-secret").unwrap();
/// assert_eq!((rule.id(), rule.category()), ("inline-secret", Category::Security));
/// assert_eq!(rule.summary(), "A client secret or a private key is in the file in clear text.");
/// ```
pub struct Rule {
    pub(crate) id: &'static str,
    pub(crate) category: Category,
    /// By operation, in the order of [`Operation::ALL`]; none if it does not apply.
    pub(crate) levels: [Option<Level>; 3],
    pub(crate) on_by_default: bool,
    pub(crate) basis: Basis,
    pub(crate) source: &'static str,
    pub(crate) url: &'static str,
    pub(crate) options: &'static [RuleOption],
    pub(crate) docs: &'static str,
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_tuple("Rule").field(&self.id).finish()
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Rule {}

impl Rule {
    /// The stable id: `delivery-settings-missing`.
    ///
    /// ```
    /// assert!(authlint::Rule::all().iter().all(|rule| !rule.id().contains('_')));
    /// ```
    pub fn id(&self) -> &'static str {
        self.id
    }

    /// The kind of problem it finds.
    ///
    /// ```
    /// use authlint::{Category, Rule};
    ///
    /// assert_eq!(Rule::from_id("syntax-error").unwrap().category(), Category::Syntax);
    /// ```
    pub fn category(&self) -> Category {
        self.category
    }

    /// Its level in documents of an operation; none if it does not apply.
    ///
    /// ```
    /// use authlint::{Level, Operation, Rule};
    ///
    /// let rule = Rule::from_id("mfa-omitted-in-update").unwrap();
    /// assert_eq!(rule.level(Operation::Update), Some(Level::Warning));
    /// assert_eq!(rule.level(Operation::Create), None);
    /// ```
    pub fn level(&self, operation: Operation) -> Option<Level> {
        let [create, update, get] = self.levels;
        match operation {
            Operation::Create => create,
            Operation::Update => update,
            Operation::Get => get,
        }
    }

    /// Whether it is on by default.
    ///
    /// ```
    /// assert!(!authlint::Rule::from_id("name-pattern").unwrap().is_on_by_default());
    /// ```
    pub fn is_on_by_default(&self) -> bool {
        self.on_by_default
    }

    /// The kind of evidence for it.
    ///
    /// ```
    /// use authlint::{Basis, Rule};
    ///
    /// assert_eq!(Rule::from_id("unknown-member").unwrap().basis(), Basis::Model);
    /// ```
    pub fn basis(&self) -> Basis {
        self.basis
    }

    /// The source; without the feature `rule-docs` only its URL.
    ///
    /// ```
    /// assert!(authlint::Rule::from_id("unknown-member").unwrap().source().contains("service model"));
    /// ```
    pub fn source(&self) -> &'static str {
        self.source
    }

    /// The https URL of the source, if it has one.
    ///
    /// ```
    /// let url = authlint::Rule::from_id("duplicate-json-key").unwrap().url();
    /// assert_eq!(url, Some("https://www.rfc-editor.org/rfc/rfc8259#section-4"));
    /// ```
    pub fn url(&self) -> Option<&'static str> {
        Some(self.url).filter(|url| !url.is_empty())
    }

    /// The first line of its documentation. Empty without the feature `rule-docs`.
    ///
    /// ```
    /// assert_eq!(authlint::Rule::from_id("syntax-error").unwrap().summary(), "The text is not JSON.");
    /// ```
    pub fn summary(&self) -> &'static str {
        search::split_once(self.docs, "\n\n").map_or(self.docs, |(first, _)| first).trim()
    }

    /// Its documentation, in Markdown. Empty without the feature `rule-docs`.
    ///
    /// ```
    /// let rule = authlint::Rule::from_id("syntax-error").unwrap();
    /// assert!(rule.docs().trim_start().starts_with(rule.summary()));
    /// ```
    pub fn docs(&self) -> &'static str {
        self.docs
    }

    /// Its options.
    ///
    /// ```
    /// let rule = authlint::Rule::from_id("password-minimum-length-weak").unwrap();
    /// assert_eq!(rule.options()[0].name(), "recommended");
    /// ```
    pub fn options(&self) -> &'static [RuleOption] {
        self.options
    }
}
