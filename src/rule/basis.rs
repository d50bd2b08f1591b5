//! The kinds of evidence for a rule.

use crate::text::named;

/// How well it is known that what a rule says is so.
///
/// ```
/// use authlint::{Basis, Rule};
///
/// let guesses = Rule::all().iter().filter(|rule| rule.basis() == Basis::Inferred);
/// assert!(guesses.count() < Rule::all().len() / 2);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Basis {
    /// AWS's service model.
    Model,
    /// Documentation.
    Docs,
    /// The source code of Amplify.
    Code,
    /// A response of the service, quoted in a public issue.
    Issue,
    /// Inferred from the sources, not stated in them.
    Inferred,
    /// A recommendation of authlint, or a policy of its users.
    Policy,
}

impl Basis {
    /// All of them.
    ///
    /// ```
    /// assert!(authlint::Basis::ALL.contains(&authlint::Basis::Model));
    /// ```
    pub const ALL: &[Self] = &[Self::Model, Self::Docs, Self::Code, Self::Issue, Self::Inferred, Self::Policy];

    /// The name in reports.
    ///
    /// ```
    /// assert_eq!(authlint::Basis::Model.name(), "model");
    /// ```
    pub fn name(self) -> &'static str {
        match self {
            Self::Model => "model",
            Self::Docs => "docs",
            Self::Code => "code",
            Self::Issue => "issue",
            Self::Inferred => "inferred",
            Self::Policy => "policy",
        }
    }

    /// A description for people.
    ///
    /// ```
    /// assert_eq!(authlint::Basis::Model.description(), "the AWS service model");
    /// ```
    pub fn description(self) -> &'static str {
        match self {
            Self::Model => "the AWS service model",
            Self::Docs => "documentation",
            Self::Code => "the source code of Amplify",
            Self::Issue => "a response of the service, quoted in a public issue",
            Self::Inferred => "inferred from the sources, not stated in them",
            Self::Policy => "a recommendation, not a fact about the service",
        }
    }
}

named!(Basis, "no basis has this name");
