//! Levels of findings.

use crate::text::named;

/// How bad a finding is. Ordered: advice is least.
///
/// ```
/// use authlint::Level;
///
/// assert!(Level::Advice < Level::Warning && Level::Warning < Level::Error);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Level {
    /// Works, but could be better.
    Advice,
    /// Accepted, but probably not as intended.
    Warning,
    /// Rejected by the service, or sign-in breaks.
    Error,
}

impl Level {
    /// All levels, the worst first.
    ///
    /// ```
    /// use authlint::Level;
    ///
    /// let names: Vec<_> = Level::ALL.iter().map(|it| it.name()).collect();
    /// assert_eq!(names, ["error", "warning", "advice"]);
    /// ```
    pub const ALL: &[Self] = &Self::EACH;

    /// The same as an array.
    pub(crate) const EACH: [Self; 3] = [Self::Error, Self::Warning, Self::Advice];

    /// The name in reports and options: `error`, `warning` or `advice`.
    ///
    /// ```
    /// assert_eq!(authlint::Level::Warning.name(), "warning");
    /// ```
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Advice => "advice",
        }
    }
}

named!(Level, "no level has this name");
