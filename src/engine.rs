//! Runs the rules over a document and gathers what they find.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use crate::config::Config;
use crate::document::{Document, Operation};
use crate::facts::Facts;
use crate::finding::{Applicability, Finding, Label, Level, Place};
use crate::findings::{Counts, Findings, MAX_FINDINGS};
use crate::fix::{self, Fixed};
use crate::gates::{Gates, RuleSet};
use crate::ignores::Ignores;
use crate::rule::{Cx, Rule, Verdict};
use crate::rules;
use crate::signs::Signs;
use crate::syntax::{Applies, Node, Problem, ProblemKind};

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
    running: [Running; 3],
}

/// The rules that run, with their levels.
#[derive(Debug, Clone)]
struct Running {
    rules: Vec<(&'static Rule, Level)>,
    gates: Gates,
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
            let rules = rules::ALL.iter().filter_map(|rule| Some((*rule, config.level(rule, operation)?)));
            let rules: Vec<_> = rules.collect();
            let gates = Gates::new(rules.iter().map(|(rule, _)| *rule));
            Running { rules, gates }
        });
        Self(Arc::new(Ready { config, running }))
    }

    /// The same, but every rule looks at every document: it finds the same, later. For tests.
    #[doc(hidden)]
    #[must_use]
    pub fn without_gates(&self) -> Self {
        let open = |running: &Running| Running { gates: Gates::open(), ..running.clone() };
        let running = self.0.running.each_ref().map(open);
        Self(Arc::new(Ready { config: self.0.config.clone(), running }))
    }

    /// The configuration that it was made from.
    pub fn config(&self) -> &Config {
        &self.0.config
    }

    /// Judges a document.
    pub fn check(&self, document: &Document) -> Report {
        let mut report = Report {
            document: document.clone(),
            linter: self.clone(),
            counts: Counts::default(),
            speaking: 0,
            findings: OnceLock::new(),
        };
        let ignores = Ignores::of(document, self.config());
        // What users' schemas and comments find is known only in full.
        let is_simple = !self.config().has_policies() && !ignores.has_comments();
        let found = if is_simple { Findings::counted() } else { Findings::in_words() };
        report.speaking = self.look(document, &ignores, RuleSet::MAX, &found);
        report.counts = found.counts();
        if !is_simple {
            report.findings = OnceLock::from(found.into_first());
        }
        report
    }

    /// Puts into words what some rules find.
    fn tell(&self, document: &Document, rules: RuleSet) -> Vec<Finding> {
        let findings = Findings::in_words();
        self.look(document, &Ignores::of(document, self.config()), rules, &findings);
        findings.into_first()
    }

    /// Lets some rules look at a document; gives those that found something.
    fn look(&self, document: &Document, ignores: &Ignores<'_>, rules: RuleSet, findings: &Findings) -> RuleSet {
        let config = self.config();
        for problem in &document.parsed().problems {
            findings.count(Level::Error, 1);
            if findings.want(problem.span.start) {
                findings.keep(Finding::new(place_of(document, problem), words_of(problem)));
            }
        }
        findings.count(Level::Error, document.parsed().more_problems);
        let running = self.running(document.operation());
        let facts = Facts::new(document);
        let is_foreign = document.foreign().is_some();
        let passed = rules & running.gates.passed(Signs::of(document));
        let mut speaking = 0;
        let mut cx = Cx::new(document, &facts, config, ignores, findings);
        for number in numbers(passed) {
            let Some((rule, level)) = running.rules.get(number) else { break };
            // Of a document of another format there is nothing else to say.
            if !is_foreign || **rule == rules::foreign_document::RULE {
                let before = findings.counts();
                cx.turn_to(rule, *level);
                (rule.check)(&cx);
                speaking |= RuleSet::from(findings.counts() != before) << number;
            }
        }
        let level_of = |wanted: &Rule| running.rules.iter().find(|(rule, _)| *rule == wanted).map(|(_, level)| *level);
        if !is_foreign
            && config.has_policies()
            && let Some(level) = level_of(&rules::policy_violation::RULE)
        {
            let violations = config.violations(document, level).into_iter();
            violations
                .filter(|finding| !ignores.cover(document, &finding.place()))
                .for_each(|it| findings.count_and_keep(it));
        }
        if ignores.has_comments()
            && let Some(level) = level_of(&rules::unused_ignore::RULE)
        {
            ignores
                .unused(document, &rules::unused_ignore::RULE, level)
                .into_iter()
                .for_each(|it| findings.count_and_keep(it));
        }
        speaking
    }

    fn running(&self, operation: Operation) -> &Running {
        let [create, update, get] = &self.0.running;
        match operation {
            Operation::Create => create,
            Operation::Update => update,
            Operation::Get => get,
        }
    }
}

/// The numbers of the rules in a set.
fn numbers(mut rules: RuleSet) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let number = rules.trailing_zeros();
        rules &= rules.wrapping_sub(1);
        (number < RuleSet::BITS).then_some(number as usize)
    })
}

// Every rule has its bit.
const _: () = assert!(rules::ALL.len() <= RuleSet::BITS as usize);

fn place_of(document: &Document, problem: &Problem) -> Place {
    let rule = match problem.kind {
        ProblemKind::Syntax => &rules::syntax_error::RULE,
        ProblemKind::TooDeep => &rules::too_deep::RULE,
    };
    let node = document.node_at(problem.span.start).map(Node::index);
    Place { rule, level: Level::Error, span: problem.span, node }
}

fn words_of(problem: &Problem) -> Verdict {
    let mut verdict = Verdict::new(problem.message.clone()).help(problem.help.clone());
    verdict.labels =
        problem.label.iter().map(|(span, message)| Label { span: *span, message: Cow::Borrowed(message) }).collect();
    match &problem.fix {
        Some((title, Applies::Safely, edits)) => verdict.safe_fix(*title, edits.clone()),
        Some((title, Applies::Likely, edits)) => verdict.unsafe_fix(*title, edits.clone()),
        None => verdict,
    }
}

/// What a [`Linter`] found in a document.
#[derive(Debug, Clone)]
pub struct Report {
    document: Document,
    linter: Linter,
    counts: Counts,
    /// The rules that found something.
    speaking: RuleSet,
    /// Put into words when somebody asks.
    findings: OnceLock<Vec<Finding>>,
}

impl Report {
    /// The document that it is about.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The findings by position, at most [`MAX_FINDINGS`].
    ///
    /// They are put into words at the first call: a report that is only counted costs less.
    pub fn findings(&self) -> &[Finding] {
        self.findings.get_or_init(|| match self.counts == Counts::default() {
            true => Vec::new(),
            false => self.linter.tell(&self.document, self.speaking),
        })
    }

    /// How many more there are than [`Self::findings`] gives.
    pub fn omitted(&self) -> usize {
        self.counts.at_least(Level::Advice).saturating_sub(MAX_FINDINGS)
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
