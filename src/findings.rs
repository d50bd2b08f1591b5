//! Findings while they come in: counted all, kept as many as are shown.

use std::cell::{Cell, RefCell};

use crate::finding::{Finding, Level};
use crate::rule::Rule;
use crate::text::sort_by_number;

/// How many findings of a document are shown; the rest is counted.
///
/// ```
/// let members: Vec<_> = (0..1000).map(|number| format!("\"Name{number}\": 1")).collect();
/// let text = format!("{{ \"AuthResources\": \"USER_POOL_ONLY\", \"Service\": \"COGNITO\", {} }}", members.join(", "));
/// let report = authlint::Linter::default().check(&authlint::Document::parse(&text, authlint::Format::Json));
/// assert_eq!(report.findings().len(), authlint::MAX_FINDINGS);
/// ```
pub const MAX_FINDINGS: usize = 100;

/// What rules report. Bounded, however much that is.
#[derive(Debug)]
pub(crate) struct Findings {
    counts: Cell<Counts>,
    /// Nothing where findings are only counted.
    kept: Option<RefCell<Vec<Finding>>>,
    /// Findings behind this place are not among the first.
    last: Cell<u32>,
}

impl Findings {
    /// Counts them, and wants no words.
    pub(crate) fn counted() -> Self {
        Self { counts: Cell::default(), kept: None, last: Cell::new(u32::MAX) }
    }

    /// Keeps them in words.
    pub(crate) fn in_words() -> Self {
        Self { kept: Some(RefCell::default()), ..Self::counted() }
    }

    /// Whether a finding that begins at this place is to be kept.
    pub(crate) fn want(&self, start: u32) -> bool {
        self.kept.is_some() && start <= self.last.get()
    }

    /// Keeps one that was counted.
    #[inline(never)]
    pub(crate) fn keep(&self, finding: Finding) {
        if let Some(kept) = &self.kept {
            let mut kept = kept.borrow_mut();
            kept.push(finding);
            if kept.len() >= 8 * MAX_FINDINGS {
                keep_first(&mut kept);
                self.last.set(kept.last().map_or(u32::MAX, |last| last.span.start));
            }
        }
    }

    /// Counts one that is in words already, and keeps it.
    pub(crate) fn count_and_keep(&self, finding: Finding) {
        self.count(finding.level, 1);
        self.keep(finding);
    }

    /// Counts some.
    pub(crate) fn count(&self, level: Level, count: usize) {
        let mut counts = self.counts.get();
        counts.add(level, count);
        self.counts.set(counts);
    }

    pub(crate) fn counts(&self) -> Counts {
        self.counts.get()
    }

    /// The first by position, as many as are shown.
    pub(crate) fn into_first(self) -> Vec<Finding> {
        let mut kept = self.kept.map(RefCell::into_inner).unwrap_or_default();
        keep_first(&mut kept);
        kept
    }
}

fn keep_first(findings: &mut Vec<Finding>) {
    sort_by_number(findings, |finding| {
        let id = finding.rule.id;
        let rule = Rule::all().partition_point(|rule| rule.id < id);
        // The start, then the worst level, then the rule: no catalogue has more than 2^16.
        u64::from(finding.span.start) << 18 | (Level::Error as u64 - finding.level as u64) << 16 | rule as u64
    });
    findings.truncate(MAX_FINDINGS);
}

/// How many findings there are of each level.
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
    fn add(&mut self, level: Level, count: usize) {
        match level {
            Level::Error => self.errors += count,
            Level::Warning => self.warnings += count,
            Level::Advice => self.advice += count,
        }
    }

    /// How many are of this level or worse.
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

    /// Both together.
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
