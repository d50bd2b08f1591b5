//! Categories of rules.

use crate::text::named;

/// What kind of problem a rule finds.
///
/// ```
/// use authlint::{Category, Config, Linter, Selector};
///
/// let mut config = Config::default();
/// config.select([Selector::Category(Category::Security)]);
/// let only_security = Linter::new(config);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Category {
    /// Syntax errors.
    Syntax,
    /// Members, types and values that the API does not have.
    Schema,
    /// Limits of Amazon Cognito.
    CognitoLimits,
    /// Members that contradict each other.
    Consistency,
    /// Deprecated parts of the API.
    Deprecation,
    /// Weaknesses of sign-in.
    Security,
    /// Probably unintended.
    Suspicious,
    /// Hard to read or to move between environments.
    Style,
    /// The user's own policies.
    Policy,
}

impl Category {
    /// All categories.
    ///
    /// ```
    /// let names: Vec<_> = authlint::Category::ALL.iter().map(|category| category.name()).collect();
    /// assert!(names.contains(&"security"));
    /// ```
    pub const ALL: &[Self] = &[
        Self::Syntax,
        Self::Schema,
        Self::CognitoLimits,
        Self::Consistency,
        Self::Deprecation,
        Self::Security,
        Self::Suspicious,
        Self::Style,
        Self::Policy,
    ];

    /// The name in reports and options.
    ///
    /// ```
    /// assert_eq!(authlint::Category::CognitoLimits.name(), "cognito-limits");
    /// ```
    pub fn name(self) -> &'static str {
        match self {
            Self::Syntax => "syntax",
            Self::Schema => "schema",
            Self::CognitoLimits => "cognito-limits",
            Self::Consistency => "consistency",
            Self::Deprecation => "deprecation",
            Self::Security => "security",
            Self::Suspicious => "suspicious",
            Self::Style => "style",
            Self::Policy => "policy",
        }
    }
}

named!(Category, "no category has this name");
