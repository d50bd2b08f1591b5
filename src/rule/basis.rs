//! How well facts are known.

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
    /// AWS's service model says so.
    Model,
    /// Documentation says so.
    Docs,
    /// Seen in the code of Amplify.
    Code,
    /// Reported with the service's own answer in a public issue.
    Issue,
    /// Our own reading of the sources.
    Inferred,
    /// What the makers or users of this tool decided.
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

    /// In plain words.
    ///
    /// ```
    /// assert_eq!(authlint::Basis::Model.description(), "AWS's service model says so");
    /// ```
    pub fn description(self) -> &'static str {
        match self {
            Self::Model => "AWS's service model says so",
            Self::Docs => "documentation says so",
            Self::Code => "seen in Amplify's code",
            Self::Issue => "the service's answer, quoted in a public issue",
            Self::Inferred => "inferred from the sources; nobody states it",
            Self::Policy => "a policy, not a fact about the service",
        }
    }
}

named!(Basis, "no basis has this name");
