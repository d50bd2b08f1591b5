//! The findings of a document, with what belongs to them.

use std::fmt;
#[cfg(feature = "miette")]
use std::sync::{Arc, OnceLock};

use crate::api::member::Member;
use crate::checker::MAX_FINDINGS;
use crate::diagnostic::{Applicability, Counts, Finding, Label};
use crate::document::Document;
use crate::lint::fixer::{self, Fixed};
use crate::lint::linter::Linter;
use crate::rule::Level;
use crate::syntax::Step;

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
    pub(super) fn new(document: Document, linter: Linter, counts: Counts, findings: Vec<Finding>) -> Self {
        Self {
            document,
            linter,
            counts,
            findings,
            #[cfg(feature = "miette")]
            framed: OnceLock::new(),
        }
    }

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
