//! Applies fixes in rounds, until nothing changes.
//!
//! A round that would add an error or make the document unreadable is undone. Only documents that are certainly auth
//! documents are changed, so findings of others have no fixes.

use crate::checker::MAX_FINDINGS;
use crate::diagnostic::{Applicability, Edit, Finding, Fix, Label};
use crate::document::Document;
use crate::lint::report::Report;
use crate::rule::{Level, Rule};
use crate::rules;
use crate::syntax;
use crate::text::sort_by_number;

/// The maximum number of rounds. Members that are moved into one object take a round each.
const MAX_ROUNDS: usize = 64;

/// A document after its fixes.
///
/// ```
/// use authlint::{Applicability, Document, Format, Linter};
///
/// let text = r#"{ "AuthResources": "USER_POOL_ONLY", "Service": "cognito", "UserPoolConfigs": { "Mfa": { "MFAMode": "OFF" } } }"#;
/// let fixed = Linter::default().check(&Document::parse(text, Format::Json)).fix(Applicability::Safe);
/// assert_eq!(fixed.applied(), ["invalid-enum-value"]);
/// assert!(!fixed.report().has_errors());
/// ```
#[derive(Clone)]
pub struct Fixed {
    text: String,
    applied: Vec<&'static str>,
    report: Report,
}

impl std::fmt::Debug for Fixed {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Fixed")
            .field("applied", &self.applied)
            .field("report", &self.report)
            .finish_non_exhaustive()
    }
}

impl Fixed {
    /// The text with all fixes applied; unchanged if there were none. It may contain secrets.
    ///
    /// ```
    /// let report = authlint::check_value(&serde_json::json!({ "AuthResources": "USER_POOL_ONLY", "Service": "cognito" }));
    /// assert!(report.fix(authlint::Applicability::Safe).text().contains("COGNITO"));
    /// ```
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The ids of the rules whose findings were fixed, one for each fix.
    ///
    /// ```
    /// let report = authlint::check_value(&serde_json::json!({ "AuthResources": "USER_POOL_ONLY", "Service": "cognito" }));
    /// assert_eq!(report.fix(authlint::Applicability::Safe).applied(), ["invalid-enum-value"]);
    /// ```
    pub fn applied(&self) -> &[&'static str] {
        &self.applied
    }

    /// The report on the new text.
    ///
    /// ```
    /// let report = authlint::check_value(&serde_json::json!({ "AuthResources": "USER_POOL_ONLY", "Service": "cognito" }));
    /// let fixed = report.fix(authlint::Applicability::Safe);
    /// assert!(fixed.report().counts().errors < report.counts().errors);
    /// ```
    pub fn report(&self) -> &Report {
        &self.report
    }
}

/// Removes fixes from the findings of a document that is not certainly an auth document.
pub(crate) fn offered(document: &Document, mut findings: Vec<Finding>) -> Vec<Finding> {
    let keeps = |finding: &Finding| match document.parsed().tree.root() {
        // Edits of values do not apply to escaped JSON.
        Some(root) if root.has(syntax::flag::NESTED) => finding.rule.id == "syntax-error",
        // One text stands at several places: what is right for one may be wrong for another.
        _ => !finding.node.is_some_and(|node| document.is_shared(node)),
    };
    let is_ours = document.looks_like_resource_config();
    for finding in &mut findings {
        if !is_ours || !keeps(finding) {
            finding.details.fixes.clear();
        }
        if let Some(span) = finding.node.and_then(|node| document.alias_of(node)) {
            finding.details.labels.push(Label { span, message: "used here".into(), in_existing: false });
        }
    }
    if document.is_yaml() {
        keep_readable(document, &mut findings);
    }
    findings
}

/// Removes fixes that leave a document less readable: in YAML an edit may mean more than it says.
fn keep_readable(document: &Document, findings: &mut [Finding]) {
    // Reading takes most of the time, so all fixes of values are tried at once.
    let (mut together, mut taken) = (Vec::new(), Taken::default());
    let mut is_together = |finding: &Finding, fix: &Fix| {
        let is_in = finding.rule != &rules::syntax_error::RULE && taken.take(&fix.edits);
        if is_in {
            together.extend(fix.edits.iter().cloned());
        }
        is_in
    };
    let places: Vec<Vec<bool>> =
        findings.iter().map(|finding| finding.fixes().iter().map(|fix| is_together(finding, fix)).collect()).collect();
    let are_sound = is_read_as_well(document, together);
    for (finding, places) in findings.iter_mut().zip(places) {
        let mut places = places.into_iter();
        finding.details.fixes.retain(|fix| {
            let is_together = places.next().unwrap_or_default();
            (are_sound && is_together) || is_read_as_well(document, fix.edits.clone())
        });
    }
}

/// Whether a text can be read after some edits as well as before.
fn is_read_as_well(document: &Document, edits: Vec<Edit>) -> bool {
    /// Reading a longer document once for each fix would take long.
    const LONGEST: usize = 1 << 18;
    let before = document.parsed();
    if edits.is_empty() || document.text().len() > LONGEST {
        return false;
    }
    apply(document.text(), edits).is_some_and(|text| {
        let after = syntax::parse(text, document.format());
        after.problems.len() <= before.problems.len() && after.is_damaged <= before.is_damaged
    })
}

/// Applies the fixes of a report up to an applicability.
pub(crate) fn fix(report: &Report, applicability: Applicability) -> Fixed {
    // One round applies what it can of all findings, not only of those that are shown.
    let all = if report.omitted() > 0 { check(report, report.document()) } else { report.clone() };
    let mut fixed = Fixed { text: report.document().text().to_owned(), applied: Vec::new(), report: all };
    for _ in 0..MAX_ROUNDS {
        if !fixed.report.document().looks_like_resource_config() {
            break;
        }
        let Some(next) = round(&fixed, applicability) else { break };
        fixed = next;
    }
    Fixed { report: fixed.report.within_limit(), ..fixed }
}

/// Checks a document again, for all findings.
pub(super) fn check(report: &Report, document: &Document) -> Report {
    // In YAML each fix is tried once on its own, which takes long.
    let limit = if document.is_yaml() { MAX_FINDINGS } else { usize::MAX };
    report.linter().check_up_to(limit, document)
}

/// One round: what makes the text readable comes first, as it shows what else is wrong.
fn round(fixed: &Fixed, applicability: Applicability) -> Option<Fixed> {
    let repairs = choose(&fixed.report, applicability, is_repair);
    // What is inserted into a text that is read as a guess may be taken for something else, and be missing again.
    let is_guess = fixed.report.document().parsed().is_damaged;
    apply_all(fixed, repairs).or_else(|| {
        let mut others = choose(&fixed.report, applicability, |finding| !is_repair(finding));
        others.retain(|(_, fix)| !is_guess || fix.edits.iter().any(|edit| !edit.span.is_empty()));
        apply_all(fixed, others)
    })
}

fn is_repair(finding: &Finding) -> bool {
    finding.rule == &rules::syntax_error::RULE
}

/// Applies all fixes that do not overlap; if they do harm together, the first one that does none alone.
fn apply_all(fixed: &Fixed, mut chosen: Vec<(&Finding, &Fix)>) -> Option<Fixed> {
    loop {
        if chosen.is_empty() {
            return None;
        }
        let alone = |fix: &(&Finding, &Fix)| {
            attempt(fixed, std::slice::from_ref(fix)).filter(|next| !Idle::new(fixed, next).is_idle(fix.0))
        };
        let Some(next) = attempt(fixed, &chosen) else { return chosen.iter().take(MAX_FINDINGS).find_map(alone) };
        let idle = Idle::new(fixed, &next);
        let count = chosen.len();
        chosen.retain(|(finding, _)| !idle.is_idle(finding));
        if chosen.len() == count {
            return Some(next);
        }
    }
}

/// Recognizes fixes that leave their finding as it was: they would be applied again in every round.
struct Idle<'r> {
    before: &'r Report,
    after: &'r Report,
    /// The rules without fewer findings.
    rules: Vec<&'static Rule>,
}

impl<'r> Idle<'r> {
    fn new(before: &'r Fixed, after: &'r Fixed) -> Self {
        let (before, after) = (&before.report, &after.report);
        let count = |report: &Report| {
            let mut counts = vec![0_usize; Rule::all().len()];
            for finding in report.findings() {
                if let Some(count) = counts.get_mut(finding.rule.number()) {
                    *count += 1;
                }
            }
            counts
        };
        let counts = count(before).into_iter().zip(count(after));
        let rules = Rule::all().iter().zip(counts).filter(|(_, (before, after))| after >= before);
        Self { before, after, rules: rules.map(|(rule, _)| *rule).collect() }
    }

    fn is_idle(&self, finding: &Finding) -> bool {
        if !self.rules.contains(&finding.rule) {
            return false;
        }
        let from_end = |report: &Report, finding: &Finding| {
            report.document().text().len().saturating_sub(finding.span.start as usize)
        };
        // After one syntax error is repaired the next one may read the same.
        let is_next =
            |other: &Finding| is_repair(finding) && from_end(self.after, other) < from_end(self.before, finding);
        let pointer = self.before.pointer(finding);
        self.after.findings().iter().any(|other| {
            other.rule == finding.rule
                && other.message() == finding.message()
                && self.after.pointer(other) == pointer
                && !is_next(other)
        })
    }
}

fn attempt(fixed: &Fixed, chosen: &[(&Finding, &Fix)]) -> Option<Fixed> {
    let edits = chosen.iter().flat_map(|(_, fix)| &fix.edits).cloned().collect();
    let text = apply(&fixed.text, edits)?;
    if text == fixed.text {
        return None;
    }
    let before = fixed.report.document();
    let options = before.options().clone().operation_of(before).repaired(before.parsed().is_damaged);
    let document = options.parse(&text);
    let report = check(&fixed.report, &document);
    // A fix must not add an error. But a member missing beside a misplaced one shows only after the move, and what is
    // wrong with a text that could not be read only once it can be.
    let moves = chosen.iter().any(|(finding, _)| finding.rule == &rules::misplaced_member::RULE);
    let repairs = chosen.iter().any(|(finding, _)| is_repair(finding));
    let is_uncovered = |finding: &&Finding| {
        moves && finding.rule == &rules::missing_required_member::RULE
            || repairs && finding.level() == Level::Error && !is_repair(finding)
    };
    let errors = |report: &Report| {
        let uncovered = report.findings().iter().filter(is_uncovered).count();
        report.counts().errors.saturating_sub(uncovered)
    };
    let repeated = |report: &Report| report.document().repeated_keys().count();
    let is_repeating = || {
        // Unreadable text may already contain repeated keys.
        fixed.report.document().parsed().problems.is_empty() && repeated(&report) > repeated(&fixed.report)
    };
    // What is added to a text that cannot be read may be taken for a part of it.
    let unread = |report: &Report| report.document().parsed().problems.len();
    let harmed = errors(&report) > errors(&fixed.report) || unread(&report) > unread(&fixed.report) || is_repeating();
    let mut applied = fixed.applied.clone();
    applied.extend(chosen.iter().map(|(finding, _)| finding.rule.id));
    (!harmed).then_some(Fixed { text, applied, report })
}

/// The best fix of each of some findings, in document order, without those that touch an earlier one.
fn choose(
    report: &Report,
    applicability: Applicability,
    is_wanted: impl Fn(&Finding) -> bool,
) -> Vec<(&Finding, &Fix)> {
    let mut taken = Taken::default();
    let fixes = report.findings().iter().filter(|finding| is_wanted(finding)).filter_map(|finding| {
        let fix = finding.fixes().iter().find(|fix| fix.applicability <= applicability)?;
        Some((finding, fix))
    });
    fixes.filter(|(_, fix)| taken.take(&fix.edits)).collect()
}

/// The places of edits that can be applied together: their starts and ends, in order. Nearly all come in order.
#[derive(Default)]
struct Taken(Vec<(u32, u32)>);

impl Taken {
    /// Takes the places of a fix, unless one of them touches a place that is taken.
    fn take(&mut self, edits: &[Edit]) -> bool {
        let touches = |own: &Edit| {
            let last = self.place(own.span.end).checked_sub(1).and_then(|last| self.0.get(last));
            last.is_some_and(|(_, end)| *end >= own.span.start)
        };
        let is_free = !edits.iter().any(touches);
        for edit in edits.iter().filter(|_| is_free) {
            let place = self.place(edit.span.start);
            self.0.insert(place, (edit.span.start, edit.span.end));
        }
        is_free
    }

    /// How many of them start at an offset or before it.
    fn place(&self, offset: u32) -> usize {
        self.0.partition_point(|(start, _)| *start <= offset)
    }
}

/// Applies edits to a text; none if they overlap or are out of range.
pub(crate) fn apply(text: &str, mut edits: Vec<Edit>) -> Option<String> {
    sort_by_number(&mut edits, |edit| edit.span.rank());
    let mut out = String::with_capacity(text.len() + 64);
    let mut reached = 0;
    for edit in edits {
        out.push_str(text.get(reached..edit.span.start as usize)?);
        out.push_str(&edit.text);
        reached = edit.span.end as usize;
    }
    out.push_str(text.get(reached..)?);
    Some(out)
}
