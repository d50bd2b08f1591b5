//! Documents from values: pretty-printed, then parsed like any other.

use serde::Serialize;
use serde_json::Value;

use super::{Document, ParseOptions};

impl ParseOptions {
    /// Reads a value. Spans and lines refer to its pretty-printed text, which is [`Document::text`].
    ///
    /// Secrets in it are no finding; see [`Self::in_memory`].
    ///
    /// ```
    /// use authlint::{Linter, Operation, ParseOptions};
    ///
    /// let value = serde_json::json!({ "Service": "cognito", "UserPoolConfigs": {} });
    /// let document = ParseOptions::new().operation(Operation::Update).parse_value(&value);
    /// let report = Linter::default().check(&document);
    /// assert!(report.findings().iter().any(|finding| report.pointer(finding) == "/Service"));
    /// ```
    pub fn parse_value(&self, value: &Value) -> Document {
        self.clone().in_memory().parse(serde_json::to_string_pretty(value).unwrap_or_default())
    }

    /// Reads what anything serializes to; otherwise as [`Self::parse_value`].
    ///
    /// ```
    /// use authlint::{Linter, ParseOptions};
    ///
    /// #[derive(serde::Serialize)]
    /// #[serde(rename_all = "PascalCase")]
    /// struct Config {
    ///     service: &'static str,
    /// }
    /// let document = ParseOptions::new().parse_serialize(&Config { service: "cognito" })?;
    /// assert!(Linter::default().check(&document).has_errors());
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// What its `Serialize` says, or that a map has keys that are not strings.
    pub fn parse_serialize(&self, value: &impl Serialize) -> serde_json::Result<Document> {
        Ok(self.clone().in_memory().parse(&serde_json::to_string_pretty(value)?))
    }
}

impl Document {
    /// Reads a value, and finds out all else about it; see [`ParseOptions::parse_value`].
    ///
    /// ```
    /// let document = authlint::Document::from_value(&serde_json::json!({ "Service": "COGNITO" }));
    /// assert_eq!(document.text(), "{\n  \"Service\": \"COGNITO\"\n}");
    /// ```
    pub fn from_value(value: &Value) -> Self {
        ParseOptions::new().parse_value(value)
    }

    /// Reads what anything serializes to, and finds out all else about it; see [`ParseOptions::parse_serialize`].
    ///
    /// ```
    /// let document = authlint::Document::from_serialize(&[1, 2])?;
    /// assert_eq!(document.text(), "[\n  1,\n  2\n]");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`ParseOptions::parse_serialize`].
    pub fn from_serialize(value: &impl Serialize) -> serde_json::Result<Self> {
        ParseOptions::new().parse_serialize(value)
    }
}
