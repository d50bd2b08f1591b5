//! Runs the rules over a document and gathers what they find.

use std::borrow::Cow;
use std::cell::RefCell;
use std::sync::Arc;

use crate::config::Config;
use crate::document::{Document, Operation};
use crate::facts::Facts;
use crate::finding::{Applicability, Finding, Fix, Label, Level};
use crate::fix::{self, Fixed};
use crate::ignores::Ignores;
use crate::rule::{Cx, Rule};
use crate::rules;
use crate::signs::{Gate, Signs};
use crate::syntax::{Applies, Node, Problem, ProblemKind};

/// How many findings of a document are shown; the rest is counted.
pub const MAX_FINDINGS: usize = 100;

/// A set of rules, ready to judge documents. Made once, used from any thread.
///
/// ```
/// use authlint::{Document, Format, Linter};
///
/// let linter = Linter::default();
/// let report = linter.check(&Document::parse("{}", Format::Json));
/// assert!(report.has_errors());
/// ```
#[derive(Debug, Clone)]
pub struct Linter(Arc<Ready>);

#[derive(Debug)]
struct Ready {
    config: Config,
    /// By operation, in the order of [`Operation::ALL`].
    running: [Vec<Running>; 3],
}

/// A rule that runs.
#[derive(Debug, Clone, Copy)]
struct Running {
    rule: &'static Rule,
    level: Level,
    gate: Gate,
}

impl Default for Linter {
    fn default() -> Self {
        Self::new(Config::default())
    }
}

impl Linter {
    /// Gets the rules ready as a configuration says.
    pub fn new(config: Config) -> Self {
        let running = Operation::ALL.map(|operation| {
            let gate = |rule: &Rule| Gate::new(rule.when, rule.when_any);
            let running =
                |rule: &&'static Rule| Some(Running { rule, level: config.level(rule, operation)?, gate: gate(rule) });
            rules::ALL.iter().filter_map(running).collect()
        });
        Self(Arc::new(Ready { config, running }))
    }

    /// The same, but every rule looks at every document: it finds the same, later. For tests.
    #[doc(hidden)]
    #[must_use]
    pub fn without_gates(&self) -> Self {
        let open = |running: &Running| Running { gate: Gate::open(), ..*running };
        let running = self.0.running.each_ref().map(|running| running.iter().map(open).collect());
        Self(Arc::new(Ready { config: self.0.config.clone(), running }))
    }

    /// The configuration that it was made from.
    pub fn config(&self) -> &Config {
        &self.0.config
    }

    /// Judges a document.
    pub fn check(&self, document: &Document) -> Report {
        let config = self.config();
        let ignores = Ignores::of(document, config);
        let mut findings = Findings::default();
        for problem in &document.parsed().problems {
            findings.add(syntax_finding(document, problem));
        }
        findings.add_uncounted(Level::Error, document.parsed().more_problems);
        let running = self.running(document.operation());
        let facts = Facts::new(document);
        let gathered = RefCell::new(findings);
        let is_foreign = document.foreign().is_some();
        let mut cx = Cx::new(document, &facts, config, &ignores, &gathered);
        let signs = Signs::of(document);
        for Running { rule, level, gate } in running {
            // Of a document of another format there is nothing else to say.
            if gate.is_open(signs) && (!is_foreign || **rule == rules::foreign_document::RULE) {
                cx.turn_to(rule, *level);
                (rule.check)(&mut cx);
            }
        }
        let mut findings = gathered.into_inner();
        let level_of = |wanted: &Rule| running.iter().find(|running| running.rule == wanted).map(|found| found.level);
        if !is_foreign
            && config.has_policies()
            && let Some(level) = level_of(&rules::policy_violation::RULE)
        {
            let violations = config.violations(document, level);
            violations
                .into_iter()
                .filter(|finding| !ignores.cover(document, finding))
                .for_each(|finding| findings.add(finding));
        }
        if ignores.has_comments()
            && let Some(level) = level_of(&rules::unused_ignore::RULE)
        {
            ignores
                .unused(document, &rules::unused_ignore::RULE, level)
                .into_iter()
                .for_each(|finding| findings.add(finding));
        }
        findings.finish(document.clone(), self.clone())
    }

    fn running(&self, operation: Operation) -> &[Running] {
        let [create, update, get] = &self.0.running;
        match operation {
            Operation::Create => create,
            Operation::Update => update,
            Operation::Get => get,
        }
    }
}

fn syntax_finding(document: &Document, problem: &Problem) -> Finding {
    let rule = match problem.kind {
        ProblemKind::Syntax => &rules::syntax_error::RULE,
        ProblemKind::TooDeep => &rules::too_deep::RULE,
    };
    let fix = problem.fix.as_ref().map(|(title, applies, edits)| Fix {
        title: Cow::Borrowed(title),
        applicability: match applies {
            Applies::Safely => Applicability::Safe,
            Applies::Likely => Applicability::Unsafe,
        },
        edits: edits.clone(),
    });
    Finding {
        rule,
        level: Level::Error,
        message: problem.message.clone(),
        help: Some(problem.help.clone()),
        span: problem.span,
        node: document.node_at(problem.span.start).map(Node::index),
        labels: problem
            .label
            .iter()
            .map(|(span, message)| Label { span: *span, message: Cow::Borrowed(message) })
            .collect(),
        fixes: fix.into_iter().collect(),
    }
}

/// Findings while they come in: bounded, however many there are.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    kept: Vec<Finding>,
    omitted: usize,
    counts: Counts,
}

impl Findings {
    pub(crate) fn add(&mut self, finding: Finding) {
        self.counts.add(finding.level, 1);
        self.kept.push(finding);
        if self.kept.len() >= 8 * MAX_FINDINGS {
            self.trim();
        }
    }

    fn add_uncounted(&mut self, level: Level, count: usize) {
        self.counts.add(level, count);
        self.omitted += count;
    }

    /// Keeps the first by position.
    fn trim(&mut self) {
        self.kept.sort_by_key(|finding| (finding.span.start, std::cmp::Reverse(finding.level), finding.rule.id));
        self.omitted += self.kept.len().saturating_sub(MAX_FINDINGS);
        self.kept.truncate(MAX_FINDINGS);
    }

    fn finish(mut self, document: Document, linter: Linter) -> Report {
        self.trim();
        Report { document, linter, findings: self.kept, omitted: self.omitted, counts: self.counts }
    }
}

/// How many findings there are of each level.
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
    pub fn at_least(&self, level: Level) -> usize {
        match level {
            Level::Error => self.errors,
            Level::Warning => self.errors + self.warnings,
            Level::Advice => self.errors + self.warnings + self.advice,
        }
    }

    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            errors: self.errors + other.errors,
            warnings: self.warnings + other.warnings,
            advice: self.advice + other.advice,
        }
    }
}

/// What a [`Linter`] found in a document.
#[derive(Debug, Clone)]
pub struct Report {
    document: Document,
    linter: Linter,
    findings: Vec<Finding>,
    omitted: usize,
    counts: Counts,
}

impl Report {
    /// The document that it is about.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The findings by position, at most [`MAX_FINDINGS`].
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// How many more there are than [`Self::findings`] gives.
    pub fn omitted(&self) -> usize {
        self.omitted
    }

    /// How many there are of each level, those left out included.
    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// Whether anything was found that will be refused or breaks sign-in.
    pub fn has_errors(&self) -> bool {
        self.counts.errors > 0
    }

    /// The linter that made it.
    pub fn linter(&self) -> &Linter {
        &self.linter
    }

    /// Applies the fixes that promise at least this much, and looks again, until nothing changes.
    ///
    /// ```
    /// use authlint::{Applicability, Document, Format, Linter};
    ///
    /// let report = Linter::default().check(&Document::parse(r#"{"UserPoolConfigs": {},}"#, Format::Json));
    /// assert_eq!(report.fix(Applicability::Safe).text(), r#"{"UserPoolConfigs": {}, "Service": "COGNITO"}"#);
    /// ```
    pub fn fix(&self, applicability: Applicability) -> Fixed {
        fix::fix(self, applicability)
    }

    /// The RFC 6901 pointer to the member that a finding is about; of a missing one, to its parent.
    pub fn pointer(&self, finding: &Finding) -> String {
        let node = finding.node.and_then(|index| self.document.node(index));
        node.map(|node| crate::redact::pointer(&self.document, node)).unwrap_or_default()
    }
}
