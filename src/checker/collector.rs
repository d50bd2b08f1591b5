//! Collects findings: counts all, keeps those that are shown.

use std::cell::{Cell, RefCell};

use crate::diagnostic::{Counts, Finding};
use crate::rule::Level;
use crate::text::sort_by_number;

/// The maximum number of findings shown per document; the rest are counted.
///
/// ```
/// let members: Vec<_> = (0..1000).map(|number| format!("\"Name{number}\": 1")).collect();
/// let text = format!("{{ \"AuthResources\": \"USER_POOL_ONLY\", \"Service\": \"COGNITO\", {} }}", members.join(", "));
/// let report = authlint::Linter::default().check(&authlint::Document::parse(&text, authlint::Format::Json));
/// assert_eq!(report.findings().len(), authlint::MAX_FINDINGS);
/// ```
pub const MAX_FINDINGS: usize = 100;

/// Collects what rules report: counts everything, and keeps the first findings by position.
#[derive(Debug)]
pub(crate) struct Collector {
    /// The maximum number of findings that are kept.
    limit: usize,
    counts: Cell<Counts>,
    kept: RefCell<Vec<Finding>>,
    /// Findings after this position are not among the first.
    last: Cell<u32>,
}

impl Collector {
    pub(crate) fn new(limit: usize) -> Self {
        Self { limit, counts: Cell::default(), kept: RefCell::default(), last: Cell::new(u32::MAX) }
    }

    /// Counts a finding, and keeps it if it may be among the first.
    #[inline(never)]
    pub(crate) fn add(&self, finding: Finding) {
        self.count(finding.level, 1);
        if finding.span.start > self.last.get() {
            return;
        }
        let mut kept = self.kept.borrow_mut();
        kept.push(finding);
        // Truncated only now and then, which keeps the time linear.
        if kept.len() >= self.limit.saturating_mul(8) {
            keep_first(&mut kept, self.limit);
            self.last.set(kept.last().map_or(u32::MAX, |last| last.span.start));
        }
    }

    /// Counts findings that are not kept.
    pub(crate) fn count(&self, level: Level, count: usize) {
        let mut counts = self.counts.get();
        counts.add(level, count);
        self.counts.set(counts);
    }

    /// The counts, and the first findings by position.
    pub(crate) fn finish(self) -> (Counts, Vec<Finding>) {
        let mut kept = self.kept.into_inner();
        keep_first(&mut kept, self.limit);
        (self.counts.get(), kept)
    }
}

fn keep_first(findings: &mut Vec<Finding>, limit: usize) {
    if findings.len() < 2 {
        return;
    }
    sort_by_number(findings, |finding| {
        let rule = finding.rule.number();
        // By start, then the worst level, then the rule; there are fewer than 2^16 rules.
        u64::from(finding.span.start) << 18 | (Level::Error as u64 - finding.level as u64) << 16 | rule as u64
    });
    findings.truncate(limit);
}
