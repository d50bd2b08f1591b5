//! Findings and fixes: plain data.

use std::borrow::Cow;

use crate::diagnostic::{Data, Diagnostic};
use crate::rule::{Basis, Level, Rule};
pub use crate::syntax::Edit;
use crate::syntax::Node;
use crate::text::Span;
use crate::text::named;

/// How safe a fix is.
///
/// ```
/// use authlint::Applicability;
///
/// let report = authlint::check_value(&serde_json::json!({ "UserPoolConfigs": { "UserPoolName": "x", "PasswordPolcy": {} } }));
/// assert!(report.fix(Applicability::Safe).text().contains("PasswordPolcy"));
/// assert!(report.fix(Applicability::Unsafe).text().contains("PasswordPolicy"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Applicability {
    /// Definitely what the author meant, or the same meaning.
    Safe,
    /// Likely what the author meant; review the change.
    Unsafe,
}

impl Applicability {
    /// All of them.
    ///
    /// ```
    /// assert!(authlint::Applicability::ALL.contains(&authlint::Applicability::Safe));
    /// ```
    pub const ALL: &[Self] = &[Self::Safe, Self::Unsafe];

    /// The name in reports and options.
    ///
    /// ```
    /// assert_eq!(authlint::Applicability::Safe.name(), "safe");
    /// ```
    pub fn name(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Unsafe => "unsafe",
        }
    }
}

named!(Applicability, "no applicability has this name");

/// A change of the text that fixes a finding.
///
/// ```
/// let report = authlint::check_value(&serde_json::json!({ "AuthResources": "USER_POOL_ONLY", "Service": "cognito" }));
/// let finding = report.findings().iter().find(|finding| finding.rule().id() == "invalid-enum-value").unwrap();
/// let fix = &finding.fixes()[0];
/// assert_eq!((fix.title(), fix.applicability()), ("write `COGNITO`", authlint::Applicability::Safe));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    pub(crate) title: Cow<'static, str>,
    pub(crate) applicability: Applicability,
    pub(crate) edits: Vec<Edit>,
}

impl Fix {
    /// What it does, as an instruction: `rename it to …`.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// What it promises.
    pub fn applicability(&self) -> Applicability {
        self.applicability
    }

    /// Edits that do not overlap, in the order of the text. They may hold document text that is not masked.
    pub fn edits(&self) -> &[Edit] {
        &self.edits
    }
}

/// Another place that a finding refers to.
///
/// ```
/// let config = serde_json::json!({ "UserPoolConfigs": { "RequiredSignUpAttributes": ["NAME", "NAME"] } });
/// let report = authlint::check_value(&config);
/// let finding = report.findings().iter().find(|finding| finding.rule().id() == "duplicate-list-item").unwrap();
/// assert_eq!(finding.labels()[0].message(), "here");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    pub(crate) span: Span,
    pub(crate) message: Cow<'static, str>,
    pub(crate) in_existing: bool,
}

impl Label {
    /// Where, in bytes.
    pub fn span(&self) -> Span {
        self.span
    }

    /// What is there to see.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Whether the place is not in the document but in the one that it is compared with: [`Document::existing`].
    ///
    /// [`Document::existing`]: crate::Document::existing
    pub fn is_in_existing(&self) -> bool {
        self.in_existing
    }
}

/// One problem at one place.
///
/// Its texts are safe to show: values that may be secret are masked, control characters escaped.
/// Only [`Fix`] contains document text, unredacted.
///
/// ```
/// let report = authlint::check_value(&serde_json::json!({ "AuthResources": "USER_POOL_ONLY", "Service": "cognito" }));
/// let finding = report.findings().iter().find(|finding| finding.rule().id() == "invalid-enum-value").unwrap();
/// assert_eq!(finding.to_string(), "`cognito` is not a value of `Service`");
/// assert_eq!(report.pointer(finding), "/Service");
/// ```
#[derive(Clone)]
pub struct Finding {
    pub(crate) rule: &'static Rule,
    pub(crate) level: Level,
    pub(crate) span: Span,
    /// The node of its pointer; none for a place that is no node.
    pub(crate) node: Option<u32>,
    pub(crate) details: Box<Details>,
}

/// What is wrong, and what to do.
#[derive(Debug, Clone)]
pub(crate) struct Details {
    pub(crate) message: Cow<'static, str>,
    pub(crate) help: Option<Cow<'static, str>>,
    pub(crate) labels: Vec<Label>,
    pub(crate) fixes: Vec<Fix>,
    pub(crate) data: Data,
}

impl std::fmt::Debug for Finding {
    /// Omits the fixes, which contain document text.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Finding")
            .field("rule", &self.rule.id)
            .field("level", &self.level)
            .field("message", &self.details.message)
            .field("span", &self.span)
            .finish_non_exhaustive()
    }
}

/// The same text as [`Finding::message`].
impl std::fmt::Display for Finding {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.details.message)
    }
}

impl std::error::Error for Finding {}

impl Finding {
    pub(crate) fn new(
        rule: &'static Rule,
        level: Level,
        span: Span,
        node: Option<Node<'_>>,
        diagnostic: Diagnostic,
    ) -> Self {
        Self { rule, level, span, node: node.map(Node::index), details: diagnostic.into_details() }
    }

    /// The rule that reported it.
    ///
    /// ```
    /// let report = authlint::check_value(&serde_json::json!(7));
    /// assert_eq!(report.findings()[0].rule().category(), authlint::Category::Schema);
    /// ```
    pub fn rule(&self) -> &'static Rule {
        self.rule
    }

    /// The level.
    ///
    /// ```
    /// let report = authlint::check_value(&serde_json::json!(7));
    /// assert_eq!(report.findings()[0].level(), authlint::Level::Error);
    /// ```
    pub fn level(&self) -> Level {
        self.level
    }

    /// What is wrong: one sentence in lower case, without a full stop.
    ///
    /// ```
    /// let report = authlint::check_value(&serde_json::json!({ "AuthResources": "USER_POOL_ONLY", "Service": "cognito" }));
    /// let finding = report.findings().iter().find(|finding| finding.rule().id() == "invalid-enum-value").unwrap();
    /// assert_eq!(finding.message(), "`cognito` is not a value of `Service`");
    /// ```
    pub fn message(&self) -> &str {
        &self.details.message
    }

    /// The message for people, marked if the basis of the rule is only inferred.
    pub(crate) fn message_with_basis(&self) -> Cow<'_, str> {
        match self.rule.basis {
            Basis::Inferred => Cow::Owned(format!("{} (inferred)", self.message())),
            _ => Cow::Borrowed(self.message()),
        }
    }

    /// What to do about it, as an instruction.
    ///
    /// ```
    /// let report = authlint::check_value(&serde_json::json!({ "AuthResources": "USER_POOL_ONLY", "Service": "cognito" }));
    /// let finding = report.findings().iter().find(|finding| finding.rule().id() == "invalid-enum-value").unwrap();
    /// assert_eq!(finding.help(), Some("did you mean `COGNITO`? The only value is `COGNITO`"));
    /// ```
    pub fn help(&self) -> Option<&str> {
        self.details.help.as_deref()
    }

    /// The parts of its message by name.
    pub fn data(&self) -> &Data {
        &self.details.data
    }

    /// The smallest place that is wrong, in bytes.
    ///
    /// ```
    /// let report = authlint::check_value(&serde_json::json!({ "AuthResources": "USER_POOL_ONLY", "Service": "cognito" }));
    /// let finding = report.findings().iter().find(|finding| finding.rule().id() == "invalid-enum-value").unwrap();
    /// assert_eq!(finding.span().of(report.document().text()), "\"cognito\"");
    /// ```
    pub fn span(&self) -> Span {
        self.span
    }

    /// Other places it refers to.
    ///
    /// ```
    /// use authlint::{Document, Format, Linter};
    ///
    /// let text = r#"{ "Service": "COGNITO", "Service": "COGNITO" }"#;
    /// let report = Linter::default().check(&Document::parse(text, Format::Json));
    /// let repeated = report.findings().iter().find(|finding| finding.rule().id() == "duplicate-json-key").unwrap();
    /// assert_eq!(repeated.labels()[0].span().of(text), "\"Service\"");
    /// ```
    pub fn labels(&self) -> &[Label] {
        &self.details.labels
    }

    /// Ways to fix it, the best first.
    ///
    /// ```
    /// let report = authlint::check_value(&serde_json::json!({ "AuthResources": "USER_POOL_ONLY", "Service": "cognito" }));
    /// let finding = report.findings().iter().find(|finding| finding.rule().id() == "invalid-enum-value").unwrap();
    /// assert_eq!(finding.fixes()[0].title(), "write `COGNITO`");
    /// ```
    pub fn fixes(&self) -> &[Fix] {
        &self.details.fixes
    }
}
