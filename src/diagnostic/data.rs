//! What a finding says, as named values: for forms and translations.

use std::borrow::Cow;

/// The parts of a message by name, where it has them. Nothing in here is secret: what may be is masked.
///
/// ```
/// let report = authlint::check_value(&serde_json::json!({ "AuthResources": "USER_POOL_ONLY", "Service": "cognito" }));
/// let finding = report.findings().iter().find(|finding| finding.rule().id() == "invalid-enum-value").unwrap();
/// let data = finding.data();
/// assert_eq!((data.found(), data.allowed(), data.suggestion()), (Some("cognito"), ["COGNITO"].as_slice(), Some("COGNITO")));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Data {
    pub(crate) message_id: Option<&'static str>,
    pub(crate) missing: Option<&'static str>,
    pub(crate) found: Option<Cow<'static, str>>,
    pub(crate) allowed: Vec<&'static str>,
    pub(crate) suggestion: Option<Cow<'static, str>>,
}

impl Data {
    /// Which of the rule's messages it is, where the rule has several: stable, whatever the wording.
    pub fn message_id(&self) -> Option<&'static str> {
        self.message_id
    }

    /// The name of the member that is missing, in the casing of the document.
    pub fn missing(&self) -> Option<&'static str> {
        self.missing
    }

    /// What the document has instead: a name or a value, masked where it must not be shown.
    pub fn found(&self) -> Option<&str> {
        self.found.as_deref()
    }

    /// The names or values that are allowed.
    pub fn allowed(&self) -> &[&'static str] {
        &self.allowed
    }

    /// The name or value that was most likely meant.
    pub fn suggestion(&self) -> Option<&str> {
        self.suggestion.as_deref()
    }
}
