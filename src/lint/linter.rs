//! Runs rules on a document and collects their findings.

use std::borrow::Cow;
use std::fmt;
#[cfg(feature = "miette")]
use std::sync::OnceLock;
use std::sync::{Arc, LazyLock};

use crate::api::Operation;
use crate::api::member::Member;
use crate::checker::{Check, Collector, Finder, MAX_FINDINGS, On, Run, Suppressions};
use crate::config::Config;
use crate::diagnostic::{Applicability, Counts, Diagnostic, Finding, Label};
use crate::document::Document;
use crate::lint::fixer::{self, Fixed};
use crate::lint::walk::Checks;
use crate::rule::{Level, Rule};
use crate::rules;
use crate::syntax::{Applies, Problem, ProblemKind, Step};

/// A set of rules, ready to check documents. Made once, used from any thread.
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

/// The rules that run for an operation.
#[derive(Debug)]
struct Running {
    checks: Checks,
    /// The rule for documents of another format.
    foreign: Checks,
    /// The rule for documents that are not filled in, if it is on.
    skeleton: Option<Checks>,
    /// The rules without a check.
    policies: Option<(&'static Rule, Level)>,
    suppressions: Option<(&'static Rule, Level)>,
}

impl Running {
    fn new(rules: &[(&Check, Level)], checks: impl Fn(&[(&Check, Level)]) -> Checks) -> Self {
        let found_by = |finder| {
            let check = rules.iter().find(|(check, _)| matches!(check.on, On::FoundBy(by) if by == finder));
            check.map(|(check, level)| (check.rule, *level))
        };
        let only = |wanted: &Rule| rules.iter().find(|(check, _)| check.rule == wanted).map(|rule| checks(&[*rule]));
        Self {
            checks: checks(rules),
            foreign: only(&rules::foreign_document::RULE).unwrap_or_default(),
            skeleton: only(&rules::untouched_skeleton::RULE),
            policies: found_by(Finder::Policies),
            suppressions: found_by(Finder::Suppressions),
        }
    }

    /// The only check to run on a document of another format, or one that is not filled in.
    fn only(&self, document: &Document) -> Option<&Checks> {
        if document.foreign().is_some() {
            return Some(&self.foreign);
        }
        self.skeleton.as_ref().filter(|_| rules::untouched_skeleton::is_skeleton(document))
    }
}

/// The default rules, prepared once and shared.
impl Default for Linter {
    fn default() -> Self {
        static DEFAULT: LazyLock<Linter> = LazyLock::new(|| Linter::new(Config::default()));
        DEFAULT.clone()
    }
}

impl Linter {
    /// Prepares the rules of a configuration.
    ///
    /// ```
    /// use authlint::{Category, Config, Linter, Selector};
    ///
    /// let mut config = Config::default();
    /// config.deselect([Selector::Category(Category::Style)]);
    /// let linter = Linter::new(config);
    /// ```
    pub fn new(config: Config) -> Self {
        Self::ready(config, Checks::new)
    }

    /// The same without the prefilter: slower, with the same findings. For tests.
    #[doc(hidden)]
    #[must_use]
    pub fn without_prefilter(&self) -> Self {
        Self::ready(self.0.config.clone(), Checks::without_prefilter)
    }

    fn ready(config: Config, checks: impl Fn(&[(&Check, Level)]) -> Checks) -> Self {
        let running = Operation::EACH.map(|operation| {
            let rules = rules::CHECKS.iter().filter_map(|check| Some((*check, config.level(check.rule, operation)?)));
            Running::new(&rules.collect::<Vec<_>>(), &checks)
        });
        Self(Arc::new(Ready { config, running }))
    }

    /// The configuration that it was made from.
    ///
    /// ```
    /// use authlint::{Linter, Operation, Rule};
    ///
    /// let rule = Rule::from_id("inline-secret").unwrap();
    /// assert_eq!(Linter::default().config().level(rule, Operation::Get), None);
    /// ```
    pub fn config(&self) -> &Config {
        &self.0.config
    }

    /// Checks a document.
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
        self.check_up_to(MAX_FINDINGS, document)
    }

    /// Keeps another number of findings, for the fixer.
    pub(super) fn check_up_to(&self, limit: usize, document: &Document) -> Report {
        let (counts, findings) = self.find(document, Collector::new(limit)).finish();
        Report {
            document: document.clone(),
            linter: self.clone(),
            counts,
            findings: fixer::offered(document, findings),
            #[cfg(feature = "miette")]
            framed: OnceLock::new(),
        }
    }

    /// Collects the parser's problems and the findings of rules, policies and unused suppressions, in this order.
    fn find(&self, document: &Document, findings: Collector) -> Collector {
        let config = self.config();
        let suppressions = Suppressions::of(document, config);
        for problem in &document.parsed().problems {
            let finding = finding_of(document, problem);
            if !(suppressions.has_syntax_errors && suppressions.suppress(document, &finding)) {
                findings.add(finding);
            }
        }
        findings.count(Level::Error, document.parsed().more_problems);
        let running = self.running(document.operation());
        let run = Run { document, config, suppressions: &suppressions, findings: &findings };
        let only = running.only(document);
        only.unwrap_or(&running.checks).run(&run);
        if let Some((rule, level)) = running.policies
            && only.is_none()
        {
            let violations = config.violations(document, rule, level).into_iter();
            violations
                .filter(|finding| !suppressions.suppress(document, finding))
                .for_each(|finding| findings.add(finding));
        }
        if let Some((rule, level)) = running.suppressions {
            suppressions.unused(document, rule, level).into_iter().for_each(|finding| findings.add(finding));
        }
        findings
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

fn finding_of(document: &Document, problem: &Problem) -> Finding {
    let mut diagnostic = Diagnostic::new(problem.message.clone()).help(problem.help.clone());
    let rule = if problem.kind == ProblemKind::TooDeep {
        &rules::too_deep::RULE
    } else {
        diagnostic = diagnostic.message_id(problem.kind.id());
        &rules::syntax_error::RULE
    };
    if let Some(notation) = problem.notation() {
        diagnostic = diagnostic.found(notation.to_owned());
    }
    for (span, message) in &problem.labels {
        diagnostic = diagnostic.with_label(Label { span: *span, message: Cow::Borrowed(message), in_existing: false });
    }
    diagnostic = match &problem.fix {
        Some((title, Applies::Safely, edits)) => diagnostic.safe_fix(*title, edits.clone()),
        Some((title, Applies::Likely, edits)) => diagnostic.unsafe_fix(*title, edits.clone()),
        None => diagnostic,
    };
    Finding::new(rule, Level::Error, problem.span, document.node_at(problem.span.start), diagnostic)
}

/// What a [`Linter`] found in a document.
///
/// It is an error, to return with `?` (see [`Report::into_result`]), and with the feature `miette` a
/// `miette::Diagnostic` whose related diagnostics are the findings, with source snippets.
/// It prints no secrets.
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
    findings: Vec<Finding>,
    /// Computed when rendered.
    #[cfg(feature = "miette")]
    framed: OnceLock<Arc<[crate::lint::snippet::Framed]>>,
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

/// The counts and the operation: `2 errors and 1 warning in a document for CreateBackendAuth`.
impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Counts { errors, warnings, advice } = self.counts;
        let plural = |count: usize| if count == 1 { "" } else { "s" };
        let parts = [
            (errors, format!("{errors} error{}", plural(errors))),
            (warnings, format!("{warnings} warning{}", plural(warnings))),
            (advice, format!("{advice} piece{} of advice", plural(advice))),
        ];
        let parts: Vec<_> = parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, text)| text).collect();
        let found = match parts.split_last() {
            None => "no findings".to_owned(),
            Some((last, [])) => last.clone(),
            Some((last, others)) => format!("{} and {last}", others.join(", ")),
        };
        write!(formatter, "{found} in a document for {}", self.document.operation().api_name())
    }
}

impl std::error::Error for Report {}

impl Report {
    /// The checked document.
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
    /// ```
    /// let report = authlint::check_value(&serde_json::json!([]));
    /// assert_eq!(report.findings()[0].rule().id(), "invalid-type");
    /// ```
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The [`findings`](Self::findings) of a level or worse.
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

    /// Returns the report as an error if it has findings of a level or worse.
    ///
    /// ```
    /// use authlint::{Level, Report};
    ///
    /// fn send(config: &serde_json::Value) -> Result<(), Report> {
    ///     authlint::check_value(config).into_result(Level::Error)?;
    ///     // Send it here.
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

    /// Without the findings beyond those that a report shows.
    pub(super) fn within_limit(mut self) -> Self {
        self.findings.truncate(MAX_FINDINGS);
        self
    }

    /// The document that a label is in, and its name if that is another one.
    pub(crate) fn place_of(&self, label: &Label) -> (&Document, Option<&str>) {
        match self.document.existing().filter(|_| label.in_existing) {
            Some(existing) => (existing, Some(existing.options().name().unwrap_or("existing"))),
            None => (&self.document, None),
        }
    }

    /// The findings with their source lines.
    #[cfg(feature = "miette")]
    pub(crate) fn framed(&self) -> &[crate::lint::snippet::Framed] {
        const WIDTH: usize = 100;
        let name = self.document.options().name().map_or("document".into(), crate::redact::line);
        let frame = |finding| crate::lint::snippet::Framed::new(&name, self, finding, WIDTH);
        self.framed.get_or_init(|| self.findings().iter().map(frame).collect())
    }

    /// The number of findings beyond [`Self::findings`].
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

    /// The number of findings of each level, including those left out.
    ///
    /// ```
    /// let report = authlint::check_value(&serde_json::json!({ "AuthResources": "USER_POOL_ONLY", "Service": "cognito" }));
    /// assert!(report.counts().errors >= 2);
    /// ```
    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// Whether there are errors.
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
    /// // Check the next one in the same way.
    /// let next = report.linter().check(&Document::parse("{}", Format::Json));
    /// assert_eq!(next.counts(), report.counts());
    /// ```
    pub fn linter(&self) -> &Linter {
        &self.linter
    }

    /// Applies fixes up to an applicability and checks again, until nothing changes.
    ///
    /// ```
    /// use authlint::{Applicability, Document, Format, Linter};
    ///
    /// let text = r#"{"AuthResources": "USER_POOL_ONLY", "Service": "cognito"}"#;
    /// let report = Linter::default().check(&Document::parse(text, Format::Json));
    /// assert!(report.fix(Applicability::Safe).text().contains(r#""Service": "COGNITO""#));
    /// ```
    pub fn fix(&self, applicability: Applicability) -> Fixed {
        fixer::fix(self, applicability)
    }

    /// The canonical path of the member that a finding is about, or of the nearest one around it: SDK names with dots
    /// between them, from the `ResourceConfig` down.
    ///
    /// ```
    /// let report = authlint::check_value(&serde_json::json!({ "resourceConfig": { "service": "cognito" } }));
    /// let members: Vec<_> = report.findings().iter().filter_map(|finding| report.member(finding)).collect();
    /// assert!(members.contains(&"Service"));
    /// ```
    pub fn member(&self, finding: &Finding) -> Option<&'static str> {
        let node = self.document.node(finding.node?)?;
        let members = node.steps().into_iter().rev().filter_map(|step| match step {
            Step::Member(key) => Member::of_tag(key.tag()),
            Step::Item(_) => None,
        });
        members.map(Member::path).next()
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

/// Checks a value with the default rules; see [`Document::from_value`].
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
