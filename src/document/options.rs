//! How a document is read.

use super::detect::Reason;
use super::{Document, Inner, bytes};
use crate::api::{Casing, Envelope, Operation};
use crate::syntax::{Format, parse};

/// How to read a text; what is left open is found out from the document.
///
/// ```
/// use authlint::{Linter, Operation, ParseOptions};
///
/// let body = r#"{ "resourceConfig": { "service": "COGNITO" } }"#;
/// let document = ParseOptions::new().operation(Operation::Update).in_memory().parse(body);
/// assert!(Linter::default().check(&document).has_errors());
/// ```
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct ParseOptions {
    /// Left open, the path decides it.
    pub(super) format: Option<Format>,
    pub(super) path: Option<String>,
    pub(super) operation: Option<Operation>,
    /// What was found out of an earlier text of the same document.
    pub(super) decided: Option<(Operation, Reason)>,
    pub(super) envelope: Option<Envelope>,
    pub(super) casing: Option<Casing>,
    pub(super) existing: Option<Document>,
    pub(super) is_in_memory: bool,
    pub(super) is_redacted: bool,
    /// See [`ParseOptions::repaired`].
    pub(super) is_repaired: bool,
}

impl ParseOptions {
    /// Everything left open, format JSON.
    ///
    /// ```
    /// let document = authlint::ParseOptions::new().parse("{}");
    /// assert_eq!(document.format(), authlint::Format::Json);
    /// ```
    pub fn new() -> Self {
        Self::default()
    }

    /// The format of the text; `None` to detect it.
    ///
    /// ```
    /// use authlint::{Format, Linter, ParseOptions};
    ///
    /// let document = ParseOptions::new().format(Format::Jsonc).parse("// of the staging environment\n{}");
    /// let report = Linter::default().check(&document);
    /// assert!(report.findings().iter().all(|finding| finding.rule().id() != "syntax-error"));
    /// ```
    pub fn format(mut self, format: impl Into<Option<Format>>) -> Self {
        self.format = format.into();
        self
    }

    /// The name of the file: `create`, `update` or `get` as a word of it, or as the name of a folder that it is in, decides
    /// the operation, its extension the format, where these are left open.
    ///
    /// ```
    /// use authlint::{Format, Operation, ParseOptions};
    ///
    /// let document = ParseOptions::new().path("auth/update-staging.jsonc").parse("{}");
    /// assert_eq!((document.operation(), document.format()), (Operation::Update, Format::Jsonc));
    /// ```
    pub fn path(mut self, path: &str) -> Self {
        self.path = Some(path.to_owned());
        self
    }

    /// Check as this operation, whatever the document looks like; `None` to detect it.
    ///
    /// ```
    /// use authlint::{Operation, ParseOptions};
    ///
    /// assert_eq!(ParseOptions::new().operation(Operation::Get).parse("{}").operation(), Operation::Get);
    /// ```
    pub fn operation(mut self, operation: impl Into<Option<Operation>>) -> Self {
        self.operation = operation.into();
        self
    }

    /// Read as having this envelope; `None` to detect it.
    ///
    /// ```
    /// use authlint::{Envelope, ParseOptions};
    ///
    /// assert_eq!(ParseOptions::new().envelope(Envelope::Request).parse("{}").envelope(), Envelope::Request);
    /// ```
    pub fn envelope(mut self, envelope: impl Into<Option<Envelope>>) -> Self {
        self.envelope = envelope.into();
        self
    }

    /// Expect this casing; `None` to detect it.
    ///
    /// ```
    /// use authlint::{Casing, ParseOptions};
    ///
    /// assert_eq!(ParseOptions::new().casing(Casing::Wire).parse("{}").casing(), Casing::Wire);
    /// ```
    pub fn casing(mut self, casing: impl Into<Option<Casing>>) -> Self {
        self.casing = casing.into();
        self
    }

    /// Read as an update of what exists: the answer of `GetBackendAuth`, or an earlier request.
    ///
    /// Rules then report what the update would lose; see [`Document::existing`].
    ///
    /// ```
    /// use authlint::{Document, Format, Linter, ParseOptions};
    ///
    /// let config = |inside: &str| format!(
    ///     r#"{{ "AuthResources": "USER_POOL_ONLY", "Service": "COGNITO", "UserPoolConfigs": {{ {inside} }} }}"#
    /// );
    /// let existing = Document::parse(config(r#""Mfa": { "MFAMode": "OPTIONAL" }"#), Format::Json);
    /// let update = ParseOptions::new().existing(&existing).parse(config(r#""Mfa": { "MFAMode": "ON" }"#));
    /// let report = Linter::default().check(&update);
    /// assert!(report.findings().iter().any(|finding| finding.rule().id() == "mfa-on-in-update"));
    /// ```
    pub fn existing(mut self, existing: &Document) -> Self {
        self.existing = Some(existing.clone());
        self
    }

    /// The name of the file, if it has one.
    pub(crate) fn name(&self) -> Option<&str> {
        self.path.as_deref()
    }

    /// As the operation that an earlier text of the same document was checked as, for the same reason.
    pub(crate) fn operation_of(mut self, earlier: &Document) -> Self {
        self.decided = Some((earlier.0.operation, earlier.0.reason));
        self
    }

    /// The text never was a file and is not about to be one: secrets in it are where they belong.
    ///
    /// ```
    /// use authlint::{Linter, ParseOptions};
    ///
    /// let text = r#"{ "UserPoolConfigs": { "OAuth": { "SocialProviderSettings": {
    ///     "Google": { "ClientSecret": "pears" } } } } }"#;
    /// let warns = |options: ParseOptions| {
    ///     let report = Linter::default().check(&options.parse(text));
    ///     report.findings().iter().any(|finding| finding.rule().id() == "inline-secret")
    /// };
    /// assert!(warns(ParseOptions::new()) && !warns(ParseOptions::new().in_memory()));
    /// ```
    pub fn in_memory(mut self) -> Self {
        self.is_in_memory = true;
        self
    }

    /// The text was made by [`Document::redacted`]: what is masked in it stands for a value, and is no finding.
    ///
    /// ```
    /// use authlint::{Linter, ParseOptions};
    ///
    /// let text = r#"{ "UserPoolConfigs": { "UserPoolName": "•••" } }"#;
    /// let warns = |options: ParseOptions| {
    ///     let report = Linter::default().check(&options.parse(text));
    ///     report.findings().iter().any(|finding| finding.rule().id() == "placeholder-value")
    /// };
    /// assert!(warns(ParseOptions::new()) && !warns(ParseOptions::new().redacted()));
    /// ```
    pub fn redacted(mut self) -> Self {
        self.is_redacted = true;
        self
    }

    /// Reads a text. Never fails: what is wrong with it becomes findings.
    ///
    /// Texts of 4 GiB and more are read as empty; callers limit far below that. A `String` is kept, a `&str` copied.
    ///
    /// ```
    /// use authlint::{Linter, ParseOptions};
    ///
    /// let report = Linter::default().check(&ParseOptions::new().parse("{ this is hardly JSON"));
    /// assert_eq!(report.findings()[0].rule().id(), "syntax-error");
    /// ```
    pub fn parse(&self, text: impl Into<String>) -> Document {
        self.read(text.into())
    }

    /// The text is a guess at what a damaged one was meant to be: that it reads well says nothing about it.
    pub(crate) fn repaired(mut self, is_repaired: bool) -> Self {
        self.is_repaired |= is_repaired;
        self
    }

    pub(super) fn effective_format(&self) -> Format {
        self.format.or_else(|| self.path.as_deref().map(Format::of_path)).unwrap_or_default()
    }

    fn read(&self, text: String) -> Document {
        let text = if u32::try_from(text.len()).is_ok() { text } else { String::new() };
        Document(Inner::read(parse(text, self.effective_format()), self))
    }

    /// Reads bytes that should be UTF-8; where they are not, that is the one finding.
    ///
    /// ```
    /// use authlint::{Linter, ParseOptions};
    ///
    /// let report = Linter::default().check(&ParseOptions::new().parse_bytes(b"{\"Service\": \"\xe9\"}"));
    /// assert_eq!(report.findings()[0].message(), "the byte 0xE9 is not valid UTF-8");
    /// ```
    pub fn parse_bytes(&self, bytes: &[u8]) -> Document {
        match bytes::decode(bytes) {
            Ok(text) => self.parse(text),
            Err(parsed) => Document(Inner::read(parsed, self)),
        }
    }
}
