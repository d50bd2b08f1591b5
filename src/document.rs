//! A document: its text and tree, and what it is: which operation, which envelope, which casing.
//!
//! Hands out nodes by [`Member`], whatever the envelope and the casing. Made once, never changed.

mod bound;
mod bytes;
mod detect;
mod foreign;
mod value;

use std::sync::{Arc, OnceLock};

use bound::Bound;

use crate::member::{Member, member};
use crate::redact;
use crate::schema::{Schema, Spec};
use crate::syntax::{Children, Format, Node, Parsed, Step, parse};
use crate::text::LineIndex;

/// The operation that a document is written for.
///
/// ```
/// use authlint::{Document, Format, Operation};
///
/// let text = r#"{ "UserPoolConfigs": { "UserPoolName": "orchard" } }"#;
/// assert_eq!(Document::parse(text, Format::Json).operation(), Operation::Create);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Operation {
    /// `CreateBackendAuth`, a request.
    Create,
    /// `UpdateBackendAuth`, a request.
    Update,
    /// `GetBackendAuth`, a response.
    Get,
}

impl Operation {
    /// All three.
    ///
    /// ```
    /// use authlint::Operation;
    ///
    /// assert_eq!(Operation::ALL.map(Operation::name), ["create", "update", "get"]);
    /// ```
    pub const ALL: [Self; 3] = [Self::Create, Self::Update, Self::Get];

    /// The name in reports and options: `create`, `update` or `get`.
    ///
    /// ```
    /// assert_eq!(authlint::Operation::Update.name(), "update");
    /// ```
    pub fn name(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Update => "update",
            Self::Get => "get",
        }
    }

    /// The name of the API's operation.
    ///
    /// ```
    /// assert_eq!(authlint::Operation::Update.api_name(), "UpdateBackendAuth");
    /// ```
    pub fn api_name(self) -> &'static str {
        match self {
            Self::Create => "CreateBackendAuth",
            Self::Update => "UpdateBackendAuth",
            Self::Get => "GetBackendAuth",
        }
    }
}

/// How much of a request stands around the `ResourceConfig`.
///
/// ```
/// use authlint::{Document, Envelope, Format};
///
/// let document = Document::parse(r#"{ "ResourceConfig": {} }"#, Format::Json);
/// assert_eq!(document.envelope(), Envelope::Wrapped);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Envelope {
    /// The whole request or response, with `AppId`, `ResourceName` and the rest.
    Request,
    /// `{"ResourceConfig": …}` alone.
    Wrapped,
    /// The `ResourceConfig` itself.
    Bare,
}

impl Envelope {
    /// The name in reports and options.
    ///
    /// ```
    /// assert_eq!(authlint::Envelope::Bare.name(), "bare");
    /// ```
    pub fn name(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Wrapped => "wrapped",
            Self::Bare => "bare",
        }
    }
}

/// How members are spelled.
///
/// ```
/// use authlint::{Casing, Document, Format};
///
/// let document = Document::parse(r#"{ "userPoolConfigs": {} }"#, Format::Json);
/// assert_eq!(document.casing(), Casing::Wire);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Casing {
    /// As the SDKs and the AWS command line do: `UserPoolConfigs`.
    Sdk,
    /// As the REST body does: `userPoolConfigs`, `client_id`, but `MFAMode`.
    Wire,
}

impl Casing {
    /// The name in reports and options.
    ///
    /// ```
    /// assert_eq!(authlint::Casing::Sdk.name(), "sdk");
    /// ```
    pub fn name(self) -> &'static str {
        match self {
            Self::Sdk => "sdk",
            Self::Wire => "wire",
        }
    }
}

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
    format: Format,
    path: Option<String>,
    operation: Option<Operation>,
    envelope: Option<Envelope>,
    casing: Option<Casing>,
    is_in_memory: bool,
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

    /// The format of the text.
    ///
    /// ```
    /// use authlint::{Format, Linter, ParseOptions};
    ///
    /// let document = ParseOptions::new().format(Format::Jsonc).parse("// of the staging environment\n{}");
    /// let report = Linter::default().check(&document);
    /// assert!(report.findings().iter().all(|finding| finding.rule().id() != "syntax-error"));
    /// ```
    pub fn format(mut self, format: Format) -> Self {
        self.format = format;
        self
    }

    /// The name of the file: `create`, `update` or `get` as a word of it decides the operation, its ending the format.
    ///
    /// ```
    /// use authlint::{Format, Operation, ParseOptions};
    ///
    /// let document = ParseOptions::new().path("auth/update-staging.jsonc").parse("{}");
    /// assert_eq!((document.operation(), document.format()), (Operation::Update, Format::Jsonc));
    /// ```
    pub fn path(mut self, path: &str) -> Self {
        self.format = Format::of_path(path);
        self.path = Some(path.to_owned());
        self
    }

    /// Judge as this operation, whatever the document looks like.
    ///
    /// ```
    /// use authlint::{Operation, ParseOptions};
    ///
    /// assert_eq!(ParseOptions::new().operation(Operation::Get).parse("{}").operation(), Operation::Get);
    /// ```
    pub fn operation(mut self, operation: Operation) -> Self {
        self.operation = Some(operation);
        self
    }

    /// Read as having this envelope.
    ///
    /// ```
    /// use authlint::{Envelope, ParseOptions};
    ///
    /// assert_eq!(ParseOptions::new().envelope(Envelope::Request).parse("{}").envelope(), Envelope::Request);
    /// ```
    pub fn envelope(mut self, envelope: Envelope) -> Self {
        self.envelope = Some(envelope);
        self
    }

    /// Expect this casing.
    ///
    /// ```
    /// use authlint::{Casing, ParseOptions};
    ///
    /// assert_eq!(ParseOptions::new().casing(Casing::Wire).parse("{}").casing(), Casing::Wire);
    /// ```
    pub fn casing(mut self, casing: Casing) -> Self {
        self.casing = Some(casing);
        self
    }

    /// The name of the file, if it has one.
    #[cfg(feature = "miette")]
    pub(crate) fn name(&self) -> Option<&str> {
        self.path.as_deref()
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

    fn read(&self, text: String) -> Document {
        let text = if u32::try_from(text.len()).is_ok() { text } else { String::new() };
        Document(Inner::read(parse(text, self.format), self))
    }

    /// Reads bytes that should be UTF-8; where they are not, that is the one finding.
    ///
    /// ```
    /// use authlint::{Linter, ParseOptions};
    ///
    /// let report = Linter::default().check(&ParseOptions::new().parse_bytes(b"{\"Service\": \"\xe9\"}"));
    /// assert_eq!(report.findings()[0].message(), "the byte 0xE9 is not UTF-8");
    /// ```
    pub fn parse_bytes(&self, bytes: &[u8]) -> Document {
        match bytes::decode(bytes) {
            Ok(text) => self.parse(text),
            Err(parsed) => Document(Inner::read(parsed, self)),
        }
    }
}

/// A parsed document. Cheap to clone; see [`Document::parse`].
///
/// ```
/// use authlint::{Casing, Document, Envelope, Format, Operation};
///
/// let document = Document::parse(r#"{ "resourceConfig": { "userPoolConfigs": {} } }"#, Format::Json);
/// assert_eq!(document.operation(), Operation::Update);
/// assert_eq!(document.envelope(), Envelope::Wrapped);
/// assert_eq!(document.casing(), Casing::Wire);
/// ```
#[derive(Clone)]
pub struct Document(Arc<Inner>);

struct Inner {
    options: ParseOptions,
    parsed: Parsed,
    lines: OnceLock<LineIndex>,
    operation: Operation,
    reason: &'static str,
    envelope: Envelope,
    casing: Casing,
    bound: Bound,
    foreign: Option<foreign::Foreign>,
}

impl std::fmt::Debug for Document {
    /// Says what it is, never what is in it: documents hold secrets.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Document")
            .field("bytes", &self.text().len())
            .field("operation", &self.operation())
            .field("envelope", &self.envelope())
            .field("casing", &self.casing())
            .finish_non_exhaustive()
    }
}

impl Document {
    /// Reads a text; everything else about it is found out. Never fails.
    ///
    /// ```
    /// use authlint::{Document, Format, Operation};
    ///
    /// let document = Document::parse(r#"{"UserPoolConfigs": {}}"#, Format::Json);
    /// assert_eq!(document.operation(), Operation::Update);
    /// ```
    pub fn parse(text: impl Into<String>, format: Format) -> Self {
        ParseOptions::new().format(format).parse(text)
    }

    /// Whether it has one of the members that only our documents have, or nearly: what to take out of a folder.
    ///
    /// ```
    /// use authlint::{Document, Format};
    ///
    /// let looks = |text| Document::parse(text, Format::Json).looks_like_ours();
    /// assert!(looks(r#"{ "UserPoolConfig": {} }"#));
    /// assert!(!looks(r#"{ "name": "orchard", "version": "1.0.0" }"#));
    /// ```
    pub fn looks_like_ours(&self) -> bool {
        const MARKS: [&str; 4] = ["ResourceConfig", "AuthResources", "UserPoolConfigs", "IdentityPoolConfigs"];
        let keys = self.root().into_iter().flat_map(Node::members).map(|(key, _)| key.value());
        keys.take(1000).any(|name| crate::suggest::nearest(&name, MARKS).is_some())
    }

    /// The text, as it was given. It may hold secrets.
    ///
    /// ```
    /// let document = authlint::Document::parse("{ }", authlint::Format::Json);
    /// assert_eq!(document.text(), "{ }");
    /// ```
    pub fn text(&self) -> &str {
        &self.0.parsed.tree.text
    }

    /// The text for somebody else's eyes: secrets, unknown values and comments masked, all else as it was.
    ///
    /// ```
    /// use authlint::{Document, Format};
    ///
    /// let text = r#"{ "UserPoolConfigs": { "SignInMethod": "EMAIL", "Token": "s3cret" } }"#;
    /// let copy = Document::parse(text, Format::Json).redacted();
    /// assert_eq!(copy, r#"{ "UserPoolConfigs": { "SignInMethod": "EMAIL", "Token": "•••" } }"#);
    /// ```
    pub fn redacted(&self) -> String {
        redact::copy(self)
    }

    /// The format that it was read as.
    ///
    /// ```
    /// use authlint::{Format, ParseOptions};
    ///
    /// assert_eq!(ParseOptions::new().path("auth.jsonc").parse("{}").format(), Format::Jsonc);
    /// ```
    pub fn format(&self) -> Format {
        self.0.options.format
    }

    /// The operation that it is judged as.
    ///
    /// ```
    /// use authlint::{Document, Format, Operation};
    ///
    /// assert_eq!(Document::parse(r#"{ "SignInMethod": "EMAIL" }"#, Format::Json).operation(), Operation::Create);
    /// ```
    pub fn operation(&self) -> Operation {
        self.0.operation
    }

    /// Why it is judged as that operation, as half a sentence.
    ///
    /// ```
    /// let document = authlint::ParseOptions::new().path("update.json").parse("{}");
    /// assert_eq!(document.operation_reason(), "the file's name says so");
    /// ```
    pub fn operation_reason(&self) -> &'static str {
        self.0.reason
    }

    /// Whether it is taken for an update only because members of a create request are missing: they may yet come.
    pub(crate) fn is_update_by_absence(&self) -> bool {
        self.0.reason == detect::ABSENCE
    }

    /// Whether nothing yet says how much of a request it is.
    pub(crate) fn may_be_request(&self) -> bool {
        self.0.options.envelope.is_none() && self.known_keys().next().is_none()
    }

    /// Whether a member has no place in this document because it travels in the address of the request.
    pub(crate) fn sends_in_address(&self, spec: &Spec) -> bool {
        spec.in_uri && self.0.casing == Casing::Wire
    }

    /// How much of a request it is.
    ///
    /// ```
    /// use authlint::{Document, Envelope, Format};
    ///
    /// assert_eq!(Document::parse(r#"{ "Service": "COGNITO" }"#, Format::Json).envelope(), Envelope::Bare);
    /// ```
    pub fn envelope(&self) -> Envelope {
        self.0.envelope
    }

    /// How its members are spelled.
    ///
    /// ```
    /// use authlint::{Casing, Document, Format};
    ///
    /// assert_eq!(Document::parse(r#"{ "service": "COGNITO" }"#, Format::Json).casing(), Casing::Wire);
    /// ```
    pub fn casing(&self) -> Casing {
        self.0.casing
    }

    /// Whether it was made to be sent, and is in no file.
    pub(crate) fn is_in_memory(&self) -> bool {
        self.0.options.is_in_memory
    }

    /// How it was read: to read a changed text the same way.
    pub(crate) fn options(&self) -> &ParseOptions {
        &self.0.options
    }

    /// Where its lines begin; found at the first call.
    ///
    /// ```
    /// let document = authlint::Document::parse("{\n}\n", authlint::Format::Json);
    /// assert_eq!(document.lines().line_of(2), 1);
    /// ```
    pub fn lines(&self) -> &LineIndex {
        self.0.lines.get_or_init(|| LineIndex::new(self.text()))
    }

    /// The items of the list that a member holds; none where it holds something else.
    pub(crate) fn items(&self, member: Member) -> Children<'_> {
        self.value(member).map_or_else(|| self.parsed().tree.nothing(), Node::items)
    }

    pub(crate) fn parsed(&self) -> &Parsed {
        &self.0.parsed
    }

    pub(crate) fn foreign(&self) -> Option<&foreign::Foreign> {
        self.0.foreign.as_ref()
    }

    pub(crate) fn schema(&self) -> &'static Schema {
        Schema::of(self.0.operation)
    }

    pub(crate) fn root(&self) -> Option<Node<'_>> {
        self.0.parsed.tree.root()
    }

    pub(crate) fn node(&self, index: u32) -> Option<Node<'_>> {
        self.0.parsed.tree.node(index)
    }

    /// The value of a member, whatever its type; of a repeated one, the first.
    pub(crate) fn value(&self, member: Member) -> Option<Node<'_>> {
        self.node(self.0.bound.value(member)?)
    }

    /// The members that are there with the index of the value of each, parents first.
    pub(crate) fn bound_values(&self) -> impl Iterator<Item = (Member, u32)> {
        self.0.bound.values()
    }

    /// The object that a member stands in, or would stand in.
    pub(crate) fn parent_of(&self, member: Member) -> Option<Node<'_>> {
        match member.parent() {
            Some(parent) => self.value(parent),
            None if self.0.envelope == Envelope::Bare => None,
            None => self.root(),
        }
    }

    /// Names that the API does not have at their place.
    pub(crate) fn unknown_keys(&self) -> impl Iterator<Item = Node<'_>> {
        self.0.bound.unknown.iter().filter_map(|index| self.node(*index))
    }

    /// Names that stand for a member of some operation, in document order.
    pub(crate) fn known_keys(&self) -> impl Iterator<Item = (Node<'_>, Member)> {
        let keys = self.0.parsed.tree.slots.iter().enumerate().filter(|(_, slot)| slot.tag != 0);
        keys.filter_map(|(index, slot)| Some((self.node(index as u32)?, Member::of_tag(slot.tag)?)))
    }

    /// Names of members that another operation has, and the document's own has not.
    pub(crate) fn members_of_other_operations(&self) -> impl Iterator<Item = (Node<'_>, Member)> {
        let lacking = self.schema().lacking();
        let is_there = lacking.iter().any(|member| self.value(*member).is_some());
        self.known_keys().take_while(move |_| is_there).filter(|(_, member)| lacking.contains(member))
    }

    /// Names that came before in the same object, each with the first of them.
    pub(crate) fn repeated_keys(&self) -> impl Iterator<Item = (Node<'_>, Node<'_>)> {
        self.0.bound.repeated.iter().filter_map(|(again, first)| Some((self.node(*again)?, self.node(*first)?)))
    }

    /// Whether names of both casings occur.
    pub(crate) fn mixes_casings(&self) -> bool {
        let minority = match self.0.casing {
            Casing::Sdk => self.0.bound.spelled[1],
            Casing::Wire => self.0.bound.spelled[0],
        };
        minority > 0
    }

    /// The name of a member in this document's casing.
    pub(crate) fn name_of(&self, member: Member) -> &'static str {
        let spec = || Operation::ALL.iter().find_map(|operation| Schema::of(*operation).spec(member));
        match self.0.casing {
            Casing::Sdk => member.name(),
            Casing::Wire => spec().map_or(member.name(), |spec: &'static Spec| spec.words.wire.as_str()),
        }
    }

    /// The path of a member from the `ResourceConfig` down, in this document's casing.
    pub(crate) fn path_of(&self, member: Member) -> String {
        let mut names = vec![self.name_of(member)];
        let mut here = member;
        while let Some(parent) = here.parent().filter(|parent| *parent != member!("ResourceConfig")) {
            names.push(self.name_of(parent));
            here = parent;
        }
        names.reverse();
        names.join(".")
    }

    /// The member that a node is the name, the value, or a list item of.
    #[expect(clippy::unused_self, reason = "asked of a document like everything else")]
    pub(crate) fn member_of(&self, node: Node<'_>) -> Option<Member> {
        let key = node.steps().into_iter().rev().find_map(|step| match step {
            Step::Member(key) => Some(key),
            Step::Item(_) => None,
        });
        Member::of_tag(key?.tag())
    }

    /// The innermost node that covers an offset.
    pub(crate) fn node_at(&self, offset: u32) -> Option<Node<'_>> {
        let mut here = self.root()?;
        loop {
            let covers = |node: &Node<'_>| node.span().start <= offset && offset <= node.span().end;
            match here.children().find(covers) {
                Some(child) => here = child,
                None => return Some(here),
            }
        }
    }
}

impl Inner {
    fn read(parsed: Parsed, options: &ParseOptions) -> Arc<Self> {
        let mut shared = Arc::new(Self {
            options: options.clone(),
            parsed,
            lines: OnceLock::new(),
            operation: Operation::Create,
            reason: "",
            envelope: Envelope::Bare,
            casing: Casing::Sdk,
            bound: Bound::default(),
            foreign: None,
        });
        // Nobody has a share yet: filled in where it is, because it is large to move.
        if let Some(document) = Arc::get_mut(&mut shared) {
            document.find_out();
        }
        shared
    }

    /// Finds out what the document is.
    fn find_out(&mut self) {
        let root = self.parsed.tree.root();
        self.envelope = self.options.envelope.unwrap_or_else(|| root.map_or(Envelope::Bare, detect::envelope));
        self.bound.read(&mut self.parsed.tree, self.envelope);
        let [sdk, wire] = self.bound.spelled;
        self.casing = self.options.casing.unwrap_or(if wire > sdk { Casing::Wire } else { Casing::Sdk });
        self.foreign = foreign::recognise(self);
        (self.operation, self.reason) = detect::operation(self);
    }

    fn has(&self, member: Member) -> bool {
        self.bound.value(member).is_some()
    }
}
