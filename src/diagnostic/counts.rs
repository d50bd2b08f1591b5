//! The number of findings.

use crate::rule::Level;

/// The number of findings of each level.
///
/// ```
/// use authlint::Counts;
///
/// let counts = authlint::check_value(&serde_json::json!({ "AuthResources": "USER_POOL_ONLY", "Service": "cognito" })).counts();
/// assert!(counts.errors > 0 && counts != Counts::default());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Counts {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Advice.
    pub advice: usize,
}

impl Counts {
    pub(crate) fn add(&mut self, level: Level, count: usize) {
        match level {
            Level::Error => self.errors += count,
            Level::Warning => self.warnings += count,
            Level::Advice => self.advice += count,
        }
    }

    /// The number of this level or worse.
    ///
    /// ```
    /// use authlint::Level;
    ///
    /// let counts = authlint::check_value(&serde_json::json!({ "AuthResources": "USER_POOL_ONLY", "Service": "cognito" })).counts();
    /// assert_eq!(counts.at_least(Level::Advice), counts.errors + counts.warnings + counts.advice);
    /// ```
    pub fn at_least(&self, level: Level) -> usize {
        match level {
            Level::Error => self.errors,
            Level::Warning => self.errors + self.warnings,
            Level::Advice => self.errors + self.warnings + self.advice,
        }
    }

    /// The sum of both.
    ///
    /// ```
    /// let reports = [serde_json::json!({}), serde_json::json!([])].map(|value| authlint::check_value(&value));
    /// let total = reports.iter().fold(authlint::Counts::default(), |total, report| total.plus(report.counts()));
    /// assert!(total.errors >= 2);
    /// ```
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            errors: self.errors + other.errors,
            warnings: self.warnings + other.warnings,
            advice: self.advice + other.advice,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_have_each_level() {
        let counts = Counts { errors: 1, warnings: 20, advice: 300 };
        let sum = counts.plus(Counts { errors: 4, warnings: 50, advice: 600 });
        assert_eq!(sum, Counts { errors: 5, warnings: 70, advice: 900 });
        assert_eq!(Level::ALL.iter().map(|level| sum.at_least(*level)).collect::<Vec<_>>(), [5, 75, 975]);
    }
}
