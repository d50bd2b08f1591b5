//! Documents in another form: as another request, in other names, with more or less around them.
//!
//! The text is edited, and written anew only where it changes between JSON and YAML: order, comments and numbers stay.
//! What does not come along is said.

mod steps;
#[cfg(feature = "yaml")]
mod yaml;

use std::fmt;

use crate::api::schema::Spec;
use crate::api::{Casing, Envelope, Operation};
use crate::checker::View;
use crate::document::{Document, ParseOptions};
use crate::redact;
use crate::rules::missing_required_member;
use crate::syntax::Format;
use crate::text::list;

/// The form that a document is to have; what is left open stays as it is.
///
/// ```
/// use authlint::{Casing, Conversion, Document, Format, Operation};
///
/// let text = r#"{ "AuthResources": "USER_POOL_ONLY", "Service": "COGNITO", "UserPoolConfigs": {
///   "UserPoolName": "orchard", "SignInMethod": "EMAIL", "RequiredSignUpAttributes": ["EMAIL"],
///   "Mfa": { "MFAMode": "OFF" } // for now
/// } }"#;
/// let document = Document::parse(text, Format::Jsonc);
/// let converted = Conversion::new().operation(Operation::Update).casing(Casing::Wire).convert(&document)?;
/// assert!(converted.text().contains(r#""mfa": { "MFAMode": "OFF" } // for now"#));
/// assert_eq!(converted.notes()[0], "dropped `UserPoolName`: it is fixed at creation");
/// # Ok::<(), authlint::NotConverted>(())
/// ```
#[derive(Debug, Clone, Copy, Default)]
#[must_use]
pub struct Conversion {
    operation: Option<Operation>,
    casing: Option<Casing>,
    envelope: Option<Envelope>,
    format: Option<Format>,
}

/// A document in another form.
///
/// ```
/// use authlint::{Conversion, Document, Envelope, Format};
///
/// let document = Document::parse(r#"{ "UserPoolConfigs": { "Mfa": { "MFAMode": "OFF" } } }"#, Format::Json);
/// let wrapped = Conversion::new().envelope(Envelope::Wrapped).convert(&document)?;
/// assert_eq!(wrapped.text(), r#"{ "ResourceConfig": { "UserPoolConfigs": { "Mfa": { "MFAMode": "OFF" } } } }"#);
/// # Ok::<(), authlint::NotConverted>(())
/// ```
#[derive(Clone)]
pub struct Converted {
    document: Document,
    notes: Vec<String>,
}

/// Why a document is not converted: something would be lost, or would have to be made up.
///
/// ```
/// use authlint::{Conversion, Document, Format, Operation};
///
/// let update = Document::parse(r#"{ "UserPoolConfigs": { "Mfa": { "MFAMode": "OFF" } } }"#, Format::Json);
/// let refused = Conversion::new().operation(Operation::Create).convert(&update).unwrap_err();
/// assert!(refused.to_string().starts_with("a create request needs `UserPoolName`"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotConverted(String);

impl fmt::Display for NotConverted {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for NotConverted {}

impl fmt::Debug for Converted {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Converted")
            .field("document", &self.document)
            .field("notes", &self.notes)
            .finish_non_exhaustive()
    }
}

impl Converted {
    /// The new text. It may hold secrets.
    ///
    /// ```
    /// use authlint::{Casing, Conversion, Document, Format};
    ///
    /// let document = Document::parse(r#"{"UserPoolConfigs": {"Mfa": {}}}"#, Format::Json);
    /// let wire = Conversion::new().casing(Casing::Wire).convert(&document)?;
    /// assert_eq!(wire.text(), r#"{"userPoolConfigs": {"mfa": {}}}"#);
    /// # Ok::<(), authlint::NotConverted>(())
    /// ```
    pub fn text(&self) -> &str {
        self.document.text()
    }

    /// The document that the new text is.
    ///
    /// ```
    /// use authlint::{Conversion, Document, Format, Operation};
    ///
    /// let document = Document::parse(r#"{"UserPoolConfigs": {"UserPoolName": "orchard"}}"#, Format::Json);
    /// let update = Conversion::new().operation(Operation::Update).convert(&document);
    /// assert!(update.is_ok_and(|update| update.document().operation() == Operation::Update));
    /// ```
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// What was dropped, what is carried as it is, and what an answer does not have and a request may need; a sentence
    /// each, fit for any eye.
    ///
    /// ```
    /// use authlint::{Casing, Conversion, Document, Format};
    ///
    /// let document = Document::parse(r#"{"UserPoolConfigs": {"Mfa": {}, "PasswordPolcy": {}}}"#, Format::Json);
    /// let wire = Conversion::new().casing(Casing::Wire).convert(&document)?;
    /// assert_eq!(wire.notes(), ["`PasswordPolcy` is carried as it is: the API has no such member there"]);
    /// # Ok::<(), authlint::NotConverted>(())
    /// ```
    pub fn notes(&self) -> &[String] {
        &self.notes
    }
}

impl Conversion {
    /// Everything as it is.
    ///
    /// ```
    /// use authlint::{Conversion, Document, Format};
    ///
    /// let document = Document::parse(r#"{"UserPoolConfigs": {"Mfa": {}}}"#, Format::Json);
    /// assert_eq!(Conversion::new().convert(&document)?.text(), document.text());
    /// # Ok::<(), authlint::NotConverted>(())
    /// ```
    pub fn new() -> Self {
        Self::default()
    }

    /// A request of this operation: members that it does not have are dropped.
    ///
    /// ```
    /// use authlint::{Conversion, Document, Format, Operation};
    ///
    /// let document = Document::parse(r#"{"UserPoolConfigs": {"Mfa": {}}}"#, Format::Json);
    /// // Nothing is converted into an answer.
    /// assert!(Conversion::new().operation(Operation::Get).convert(&document).is_err());
    /// ```
    pub fn operation(self, operation: Operation) -> Self {
        Self { operation: Some(operation), ..self }
    }

    /// With members spelled like this.
    ///
    /// ```
    /// use authlint::{Casing, Conversion, Document, Format};
    ///
    /// let document = Document::parse(r#"{"userPoolConfigs": {"mfa": {}}}"#, Format::Json);
    /// let sdk = Conversion::new().casing(Casing::Sdk).convert(&document)?;
    /// assert_eq!(sdk.text(), r#"{"UserPoolConfigs": {"Mfa": {}}}"#);
    /// # Ok::<(), authlint::NotConverted>(())
    /// ```
    pub fn casing(self, casing: Casing) -> Self {
        Self { casing: Some(casing), ..self }
    }

    /// With this much around the `ResourceConfig`.
    ///
    /// ```
    /// use authlint::{Conversion, Document, Envelope, Format};
    ///
    /// let document = Document::parse(r#"{"ResourceConfig": {"UserPoolConfigs": {"Mfa": {}}}}"#, Format::Json);
    /// let bare = Conversion::new().envelope(Envelope::Bare).convert(&document)?;
    /// assert_eq!(bare.text(), r#"{"UserPoolConfigs": {"Mfa": {}}}"#);
    /// # Ok::<(), authlint::NotConverted>(())
    /// ```
    pub fn envelope(self, envelope: Envelope) -> Self {
        Self { envelope: Some(envelope), ..self }
    }

    /// As a text of this format. YAML is written in blocks, with quotes where a reader would see something else.
    ///
    /// ```
    /// use authlint::{Conversion, Document, Format};
    ///
    /// let document = Document::parse(r#"{"UserPoolConfigs": {"Mfa": {}, /* none */ } }"#, Format::Jsonc);
    /// let json = Conversion::new().format(Format::Json).convert(&document)?;
    /// assert_eq!(json.text(), r#"{"UserPoolConfigs": {"Mfa": {} } }"#);
    /// assert_eq!(json.notes(), ["dropped 1 comment: JSON has none"]);
    /// # #[cfg(feature = "yaml")]
    /// assert_eq!(
    ///     Conversion::new().format(Format::Yaml).convert(&document)?.text(),
    ///     "UserPoolConfigs:\n  Mfa: {}\n  # none\n"
    /// );
    /// # Ok::<(), authlint::NotConverted>(())
    /// ```
    pub fn format(self, format: Format) -> Self {
        Self { format: Some(format), ..self }
    }

    /// Gives a document this form.
    ///
    /// ```
    /// use authlint::{Conversion, Document, Envelope, Format};
    ///
    /// let broken = Document::parse(r#"{"UserPoolConfigs": {"Mfa": "#, Format::Json);
    /// assert!(Conversion::new().envelope(Envelope::Bare).convert(&broken).is_err());
    /// ```
    ///
    /// # Errors
    ///
    /// If the document cannot be read, or needs something in that form that it does not have.
    pub fn convert(self, document: &Document) -> Result<Converted, NotConverted> {
        self.refuse(document)?;
        #[cfg(feature = "yaml")]
        if document.is_yaml() || self.format == Some(Format::Yaml) {
            return yaml::convert(self, document);
        }
        self.edit(document)
    }

    /// Edits the text step by step.
    fn edit(self, document: &Document) -> Result<Converted, NotConverted> {
        let mut draft = Draft { document: document.clone(), notes: Vec::new() };
        let form = Form::of(document);
        draft.read(document.text().to_owned(), form);
        let operation = self.operation.unwrap_or(form.operation);
        let casing = self.casing.unwrap_or(form.casing);
        let form = Form { operation, ..form };
        steps::drop_members(&mut draft, form, casing, self.operation.is_some())?;
        let form = steps::envelope(&mut draft, form, self.envelope.unwrap_or(form.envelope))?;
        let form = steps::rename(&mut draft, form, casing)?;
        let form = steps::format(&mut draft, form, self.format.unwrap_or(form.format))?;
        draft.note_lost_comments(document, form);
        let was = View(document);
        let lacks = |spec: &&Spec| !missing_required_member::missing(was).any(|(known, _)| known.member == spec.member);
        let lacking: Vec<_> = missing_required_member::missing(View(&draft.document)).map(|(spec, _)| spec).collect();
        let lacking: Vec<_> =
            lacking.into_iter().filter(lacks).map(|spec| draft.document.name_of(spec.member)).collect();
        if !lacking.is_empty() {
            let request = if form.operation == Operation::Create { "a create request" } else { "an update request" };
            return Err(NotConverted(format!(
                "{request} needs {}, and the document has no value for it",
                list::all_of(&lacking)
            )));
        }
        if document.operation() == Operation::Get && form.operation != Operation::Get {
            draft.note_secrets();
        }
        Ok(Converted { document: draft.document, notes: draft.notes })
    }

    /// Whether the text can be edited at all.
    fn refuse(self, document: &Document) -> Result<(), NotConverted> {
        let why = if self.operation == Some(Operation::Get) {
            "an answer comes from the service; nothing is converted into one".to_owned()
        } else if !document.parsed().problems.is_empty() {
            "it has syntax errors; fix them first".to_owned()
        } else if !document.looks_like_resource_config() {
            "it is no auth document".to_owned()
        } else if let Some(wrapper) = document.wrapper() {
            format!("it stands inside `{}`, which does not belong there", redact::shown(document, wrapper))
        } else if let Some(key) = steps::repeated(document) {
            format!("`{}` is there twice; remove one first", redact::shown(document, key))
        } else {
            return Ok(());
        };
        Err(NotConverted(why))
    }
}

/// What a document is, so that it is read as that whatever its text looks like.
#[derive(Clone, Copy)]
struct Form {
    operation: Operation,
    casing: Casing,
    envelope: Envelope,
    format: Format,
}

impl Form {
    fn of(document: &Document) -> Self {
        Self {
            operation: document.operation(),
            casing: document.casing(),
            envelope: document.envelope(),
            format: document.format(),
        }
    }

    fn options(self) -> ParseOptions {
        let options = ParseOptions::new().format(self.format).operation(self.operation);
        options.envelope(self.envelope).casing(self.casing)
    }
}

/// A document on its way.
struct Draft {
    document: Document,
    notes: Vec<String>,
}

impl Draft {
    fn read(&mut self, text: String, form: Form) {
        self.document = form.options().parse(text);
    }
}
