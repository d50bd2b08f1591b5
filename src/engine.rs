//! Runs the rules over a document and gathers what they find.

use std::borrow::Cow;
use std::fmt;
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
///
/// It clones cheaply, and threads may share one:
///
/// ```
/// fn shared<T: Send + Sync + 'static>() {}
/// shared::<authlint::Linter>();
/// shared::<authlint::Document>();
/// shared::<authlint::Report>();
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
    ///
    /// ```
    /// use authlint::{Category, Config, Linter, Selector};
    ///
    /// let mut config = Config::default();
    /// config.ignore([Selector::Category(Category::Style)]);
    /// let linter = Linter::new(config);
    /// ```
    pub fn new(config: Config) -> Self {
        let running = Operation::ALL.map(|operation| {
            let rules = rules::ALL.iter().filter_map(|rule| Some((*rule, config.level(rule, operation)?)));
            let rules: Vec<_> = rules.collect();
            let gates = Gates::new(rules.iter().map(|(rule, _)| (*rule, !config.sets_options(rule))));
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
    ///
    /// ```
    /// use authlint::{Linter, Operation, Rule};
    ///
    /// let rule = Rule::find("inline-secret").unwrap();
    /// assert_eq!(Linter::default().config().level(rule, Operation::Get), None);
    /// ```
    pub fn config(&self) -> &Config {
        &self.0.config
    }

    /// Judges a document.
    ///
    /// ```
    /// use authlint::{Document, Format, Linter};
    ///
    /// let linter = Linter::default();
    /// let texts = ["{}", "[]"];
    /// let reports = texts.map(|text| linter.check(&Document::parse(text, Format::Json)));
    /// assert!(reports.iter().all(|report| report.has_errors()));
    /// ```
    pub fn check(&self, document: &Document) -> Report {
        let mut report = Report {
            document: document.clone(),
            linter: self.clone(),
            counts: Counts::default(),
            speaking: 0,
            findings: OnceLock::new(),
            #[cfg(feature = "miette")]
            framed: OnceLock::new(),
        };
        let ignores = Ignores::of(document, self.config());
        // What users' schemas and comments find is known only in full.
        let is_simple = !self.config().has_policies() && !ignores.has_comments();
        let found = if is_simple { Findings::counted() } else { Findings::in_words() };
        report.speaking = self.look(document, &ignores, RuleSet::MAX, &found);
        report.counts = found.counts();
        if !is_simple {
            report.findings = OnceLock::from(fix::offered(document, found.into_first()));
        }
        report
    }

    /// Puts into words what some rules find.
    fn tell(&self, document: &Document, rules: RuleSet) -> Vec<Finding> {
        let findings = Findings::in_words();
        self.look(document, &Ignores::of(document, self.config()), rules, &findings);
        fix::offered(document, findings.into_first())
    }

    /// Lets some rules look at a document; gives those that found something.
    fn look(&self, document: &Document, ignores: &Ignores<'_>, rules: RuleSet, findings: &Findings) -> RuleSet {
        let config = self.config();
        for problem in &document.parsed().problems {
            if ignores.knows_syntax_errors && ignores.cover(document, &place_of(document, problem)) {
                continue;
            }
            findings.count(Level::Error, 1);
            if findings.want(problem.span.start) {
                findings.keep(Finding::new(place_of(document, problem), words_of(problem)));
            }
        }
        findings.count(Level::Error, document.parsed().more_problems);
        let running = self.running(document.operation());
        let facts = Facts::new(document);
        let only = [
            (&rules::foreign_document::RULE, document.foreign().is_some()),
            (&rules::untouched_skeleton::RULE, rules::untouched_skeleton::is_skeleton(document)),
        ];
        let runs = |rule: &Rule| running.rules.iter().any(|(running, _)| *running == rule);
        let only = only.into_iter().find(|(rule, is_met)| *is_met && (document.foreign().is_some() || runs(rule)));
        let only = only.map(|(rule, _)| rule);
        let passed = rules & running.gates.passed(Signs::of(document));
        let mut speaking = 0;
        let mut cx = Cx::new(document, &facts, config, ignores, findings);
        for number in numbers(passed) {
            let Some((rule, level)) = running.rules.get(number) else { break };
            // Of a document of another format, or that is not filled in, there is nothing else to say.
            if only.is_none_or(|only| *rule == only) {
                let before = findings.counts();
                cx.turn_to(rule, *level);
                (rule.check)(&cx);
                speaking |= RuleSet::from(findings.counts() != before) << number;
            }
        }
        let level_of = |wanted: &Rule| running.rules.iter().find(|(rule, _)| *rule == wanted).map(|(_, level)| *level);
        if only.is_none()
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
    for (span, message) in &problem.labels {
        verdict = verdict.with_label(Label { span: *span, message: Cow::Borrowed(message) });
    }
    match &problem.fix {
        Some((title, Applies::Safely, edits)) => verdict.safe_fix(*title, edits.clone()),
        Some((title, Applies::Likely, edits)) => verdict.unsafe_fix(*title, edits.clone()),
        None => verdict,
    }
}

/// What a [`Linter`] found in a document.
///
/// It is an error, to be given back with `?` (see [`Report::into_result`]), and with the feature `miette` a
/// `miette::Diagnostic` whose related diagnostics are the findings, drawn with their lines.
/// Nothing that it prints holds a secret.
///
/// ```
/// use authlint::Level;
///
/// let report = authlint::check_value(&serde_json::json!({ "Service": "cognito", "UserPoolConfigs": {} }));
/// assert!(report.has_errors());
/// for finding in report.at_least(Level::Warning) {
///     println!("{}: {finding}", report.pointer(finding));
/// }
/// ```
#[derive(Clone)]
pub struct Report {
    document: Document,
    linter: Linter,
    counts: Counts,
    /// The rules that found something.
    speaking: RuleSet,
    /// Put into words when somebody asks.
    findings: OnceLock<Vec<Finding>>,
    /// Made when somebody wants them drawn.
    #[cfg(feature = "miette")]
    framed: OnceLock<Arc<[crate::framed::Framed]>>,
}

/// Without the linter, which is long.
impl fmt::Debug for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Report")
            .field("document", &self.document)
            .field("findings", &self.findings())
            .finish_non_exhaustive()
    }
}

/// How many there are of each level, and in what: `2 errors and 1 warning in a document for CreateBackendAuth`.
impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Counts { errors, warnings, advice } = self.counts;
        let plural = |count: usize| if count == 1 { "" } else { "s" };
        let parts = [
            (errors, format!("{errors} error{}", plural(errors))),
            (warnings, format!("{warnings} warning{}", plural(warnings))),
            (advice, format!("{advice} piece{} of advice", plural(advice))),
        ];
        let parts: Vec<_> = parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words).collect();
        let found = match parts.split_last() {
            None => "nothing found".to_owned(),
            Some((last, [])) => last.clone(),
            Some((last, others)) => format!("{} and {last}", others.join(", ")),
        };
        write!(formatter, "{found} in a document for {}", self.document.operation().api_name())
    }
}

impl std::error::Error for Report {}

impl Report {
    /// The document that it is about.
    ///
    /// ```
    /// let report = authlint::check_value(&serde_json::json!({ "UserPoolConfigs": { "Mfa": {} } }));
    /// assert_eq!(report.document().operation(), authlint::Operation::Update);
    /// ```
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The findings by position, at most [`MAX_FINDINGS`].
    ///
    /// They are put into words at the first call: a report that is only counted costs less.
    ///
    /// ```
    /// let report = authlint::check_value(&serde_json::json!([]));
    /// assert_eq!(report.findings()[0].rule().id(), "invalid-type");
    /// ```
    pub fn findings(&self) -> &[Finding] {
        self.findings.get_or_init(|| match self.counts == Counts::default() {
            true => Vec::new(),
            false => self.linter.tell(&self.document, self.speaking),
        })
    }

    /// Those of [`Self::findings`] that are of a level or worse.
    ///
    /// ```
    /// use authlint::{Document, Format, Level, Linter};
    ///
    /// let report = Linter::default().check(&Document::parse("{", Format::Json));
    /// assert_eq!(report.at_least(Level::Error).next().unwrap().rule().id(), "syntax-error");
    /// ```
    pub fn at_least(&self, level: Level) -> impl Iterator<Item = &Finding> {
        self.findings().iter().filter(move |finding| finding.level() >= level)
    }

    /// Refuses a document with findings of a level or worse: the report is then the error.
    ///
    /// ```
    /// use authlint::{Level, Report};
    ///
    /// fn send(config: &serde_json::Value) -> Result<(), Report> {
    ///     authlint::check_value(config).into_result(Level::Error)?;
    ///     // Here it is sent.
    ///     Ok(())
    /// }
    /// let refused = send(&serde_json::json!({ "UserPoolConfigs": { "Mfa": {} } })).unwrap_err();
    /// assert!(refused.to_string().ends_with(" in a document for UpdateBackendAuth"));
    /// ```
    ///
    /// # Errors
    ///
    /// The report itself, if it has such findings.
    pub fn into_result(self, level: Level) -> Result<Self, Self> {
        if self.counts.at_least(level) > 0 { Err(self) } else { Ok(self) }
    }

    /// The findings, each with the lines around it.
    #[cfg(feature = "miette")]
    pub(crate) fn framed(&self) -> &[crate::framed::Framed] {
        const WIDTH: usize = 100;
        let name = self.document.options().name().map_or("document".into(), crate::redact::line);
        let frame = |finding| crate::framed::Framed::new(&name, &self.document, finding, WIDTH);
        self.framed.get_or_init(|| self.findings().iter().map(frame).collect())
    }

    /// How many more there are than [`Self::findings`] gives.
    ///
    /// ```
    /// let many: serde_json::Map<_, _> = (0..500).map(|number| (format!("Name{number}"), number.into())).collect();
    /// let report = authlint::check_value(&serde_json::json!({ "UserPoolConfigs": many }));
    /// assert_eq!(report.findings().len(), authlint::MAX_FINDINGS);
    /// assert!(report.omitted() > 400);
    /// ```
    pub fn omitted(&self) -> usize {
        self.counts.at_least(Level::Advice).saturating_sub(MAX_FINDINGS)
    }

    /// How many there are of each level, those left out included.
    ///
    /// ```
    /// let report = authlint::check_value(&serde_json::json!({ "AuthResources": "USER_POOL_ONLY", "Service": "cognito" }));
    /// assert!(report.counts().errors >= 2);
    /// ```
    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// Whether anything was found that will be refused or breaks sign-in.
    ///
    /// ```
    /// assert!(authlint::check_value(&serde_json::json!({})).has_errors());
    /// ```
    pub fn has_errors(&self) -> bool {
        self.counts.errors > 0
    }

    /// The linter that made it.
    ///
    /// ```
    /// use authlint::{Document, Format};
    ///
    /// let report = authlint::check_value(&serde_json::json!({}));
    /// // The next one is checked in the same way.
    /// let next = report.linter().check(&Document::parse("{}", Format::Json));
    /// assert_eq!(next.counts(), report.counts());
    /// ```
    pub fn linter(&self) -> &Linter {
        &self.linter
    }

    /// Applies the fixes that promise at least this much, and looks again, until nothing changes.
    ///
    /// ```
    /// use authlint::{Applicability, Document, Format, Linter};
    ///
    /// let text = r#"{"AuthResources": "USER_POOL_ONLY", "Service": "cognito"}"#;
    /// let report = Linter::default().check(&Document::parse(text, Format::Json));
    /// assert!(report.fix(Applicability::Safe).text().contains(r#""Service": "COGNITO""#));
    /// ```
    pub fn fix(&self, applicability: Applicability) -> Fixed {
        fix::fix(self, applicability)
    }

    /// The RFC 6901 pointer to the member that a finding is about; of a missing one, to its parent.
    ///
    /// ```
    /// let report = authlint::check_value(&serde_json::json!({ "ResourceConfig": { "Service": "cognito" } }));
    /// let pointers: Vec<_> = report.findings().iter().map(|finding| report.pointer(finding)).collect();
    /// assert!(pointers.contains(&"/ResourceConfig/Service".to_owned()));
    /// ```
    pub fn pointer(&self, finding: &Finding) -> String {
        let node = finding.node.and_then(|index| self.document.node(index));
        node.map(|node| crate::redact::pointer(&self.document, node)).unwrap_or_default()
    }
}

/// Judges a value that was never text, with the default rules; see [`Document::from_value`].
///
/// ```
/// let report = authlint::check_value(&serde_json::json!({ "UserPoolConfigs": { "Mfa": { "MFAMode": "MAYBE" } } }));
/// let finding = report.findings().iter().find(|finding| finding.rule().id() == "invalid-enum-value").unwrap();
/// assert_eq!(report.pointer(finding), "/UserPoolConfigs/Mfa/MFAMode");
/// assert_eq!(finding.message(), "`MAYBE` is not a value of `MFAMode`");
/// ```
pub fn check_value(value: &serde_json::Value) -> Report {
    Linter::default().check(&Document::from_value(value))
}
