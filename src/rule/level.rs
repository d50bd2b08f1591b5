//! Levels of findings.

/// The severity of a finding. Ordered: advice is least.
///
/// ```
/// use authlint::Level;
///
/// assert!(Level::Advice < Level::Warning && Level::Warning < Level::Error);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
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
    /// assert_eq!(Level::ALL.map(Level::name), ["error", "warning", "advice"]);
    /// ```
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Advice];

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
