//! Runs rules on a document and collects their findings.

use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

use crate::api::Operation;
use crate::checker::{Check, Collector, Finder, MAX_FINDINGS, On, Run, Suppressions};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Finding, Label};
use crate::document::Document;
use crate::lint::fixer;
use crate::lint::report::Report;
use crate::lint::walk::Checks;
use crate::rule::{Level, Rule};
use crate::rules;
use crate::syntax::{Applies, Problem, ProblemKind};

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
        Report::new(document.clone(), self.clone(), counts, fixer::offered(document, findings))
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
