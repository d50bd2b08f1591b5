//! A document: its text and tree, and what it is: which operation, which envelope, which casing.
//!
//! Hands out nodes by [`Member`], whatever the envelope and the casing. Made once, never changed.

mod binding;
mod bytes;
mod detect;
pub(crate) mod directive;
mod meant;
mod ownership;
mod value;

use std::sync::{Arc, OnceLock};

use binding::Bound;
use detect::Reason;
pub(crate) use meant::{How, Meant, places};
use ownership::{Foreign, Ownership};

use crate::api::member::{Member, member};
use crate::api::schema::{Schema, Spec};
use crate::api::{Casing, Envelope, Operation};
use crate::syntax::{Children, Format, Node, Parsed, Step, parse};
use crate::text::LineIndex;

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
    /// What was found out of an earlier text of the same document.
    decided: Option<(Operation, Reason)>,
    envelope: Option<Envelope>,
    casing: Option<Casing>,
    existing: Option<Document>,
    is_in_memory: bool,
    /// See [`ParseOptions::repaired`].
    is_repaired: bool,
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

    /// The name of the file: `create`, `update` or `get` as a word of it, or as the name of a folder that it is in, decides
    /// the operation, its ending the format.
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

    /// Read as an update of what exists: the answer of `GetBackendAuth`, or an earlier request.
    ///
    /// Rules then know what the update would lose, and say so; see [`Document::existing`].
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
/// assert_eq!(document.operation(), Operation::Create);
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
    reason: Reason,
    envelope: Envelope,
    /// The object that has this envelope: the root, or what is wrapped in it.
    outermost: u32,
    casing: Casing,
    bound: Bound,
    ownership: Ownership,
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
    /// let document = Document::parse(r#"{"UserPoolConfigs": {"Mfa": {"MFAMode": "OFF"}}}"#, Format::Json);
    /// assert_eq!(document.operation(), Operation::Update);
    /// ```
    pub fn parse(text: impl Into<String>, format: Format) -> Self {
        ParseOptions::new().format(format).parse(text)
    }

    /// Whether it is surely an auth document: names that belong together stand at their places.
    ///
    /// A folder walk and an editor skip all others. Documents that were named are checked, but no fix is applied to them.
    ///
    /// ```
    /// use authlint::{Document, Format};
    ///
    /// let is_ours = |text| Document::parse(text, Format::Json).is_surely_ours();
    /// assert!(is_ours(r#"{ "UserPoolConfigs": { "UserPoolName": "orchard" } }"#));
    /// assert!(!is_ours(r#"{ "service": "orchard", "resources": [] }"#));
    /// ```
    pub fn is_surely_ours(&self) -> bool {
        matches!(self.0.ownership, Ownership::Ours)
    }

    /// Whether it is ours or may become so while somebody writes it.
    #[cfg(feature = "lsp")]
    pub(crate) fn may_be_ours(&self) -> bool {
        matches!(self.0.ownership, Ownership::Ours | Ownership::Unsure(true))
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

    /// The operation that it is checked as.
    ///
    /// ```
    /// use authlint::{Document, Format, Operation};
    ///
    /// assert_eq!(Document::parse(r#"{ "SignInMethod": "EMAIL" }"#, Format::Json).operation(), Operation::Create);
    /// ```
    pub fn operation(&self) -> Operation {
        self.0.operation
    }

    /// Why it is checked as that operation, as half a sentence.
    ///
    /// ```
    /// let document = authlint::ParseOptions::new().path("update.json").parse("{}");
    /// assert_eq!(document.operation_reason(), "the file's name says so");
    /// ```
    pub fn operation_reason(&self) -> &'static str {
        self.0.reason.text()
    }

    /// Whether the operation is a guess: nothing in the document or its name decides it.
    ///
    /// ```
    /// use authlint::{Document, Format};
    ///
    /// let is_assumed = |text| Document::parse(text, Format::Json).operation_is_assumed();
    /// assert!(is_assumed(r#"{ "UserPoolConfigs": { "Mfa": { "MFAMode": "OFF" } } }"#));
    /// assert!(!is_assumed(r#"{ "UserPoolConfigs": { "UserPoolName": "orchard" } }"#));
    /// ```
    pub fn operation_is_assumed(&self) -> bool {
        self.0.reason.is_assumed() && self.foreign().is_none() && self.known_keys().next().is_some()
    }

    /// Whether it is taken for an update only because members of a create request are missing: they may yet come.
    pub(crate) fn is_update_by_absence(&self) -> bool {
        self.0.reason == Reason::Absence
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

    /// What it is compared with; see [`ParseOptions::existing`].
    ///
    /// ```
    /// use authlint::{Document, Format, Operation, ParseOptions};
    ///
    /// let existing = Document::parse(r#"{ "ResourceConfig": {} }"#, Format::Json);
    /// let update = ParseOptions::new().existing(&existing).parse("{}");
    /// assert_eq!(update.existing().map(Document::text), Some(existing.text()));
    /// assert_eq!(update.operation(), Operation::Update);
    /// ```
    pub fn existing(&self) -> Option<&Self> {
        self.0.options.existing.as_ref()
    }

    /// What exists, if this is an update of it and nothing keeps it from being compared: what is missing in a text that
    /// cannot be read, or is not ours, may be there nevertheless.
    pub(crate) fn compared_with(&self) -> Option<&Self> {
        self.existing().filter(|existing| self.operation() == Operation::Update && existing.can_be_compared())
    }

    /// Whether an update can be compared with it: it is surely an auth document, and all of it can be read.
    ///
    /// ```
    /// use authlint::{Document, Format};
    ///
    /// let says_what_exists = |text| Document::parse(text, Format::Json).can_be_compared();
    /// assert!(says_what_exists(r#"{ "ResourceConfig": { "UserPoolConfigs": {} } }"#));
    /// assert!(!says_what_exists(r#"{ "ResourceConfig": { "UserPoolConfigs": "#));
    /// ```
    pub fn can_be_compared(&self) -> bool {
        self.is_surely_ours() && self.parsed().problems.is_empty()
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

    pub(crate) fn foreign(&self) -> Option<&Foreign> {
        match &self.0.ownership {
            Ownership::Foreign(foreign) => Some(foreign),
            Ownership::Ours | Ownership::Unsure(_) => None,
        }
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

    /// The value of a member, whatever its type; of a repeated one, the last. It may be elsewhere, see [`Meant`].
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
            None => self.node(self.0.outermost),
        }
    }

    /// Names that the API does not have at their place, with what each was meant to be.
    pub(crate) fn meant(&self) -> impl Iterator<Item = (Node<'_>, Meant)> {
        self.0.bound.meant.iter().filter_map(|meant| Some((self.node(meant.key)?, *meant)))
    }

    /// Whether a name that is not at its place was meant to be a member, or to be inside it.
    pub(crate) fn is_claimed(&self, member: Member) -> bool {
        self.0.bound.claimed.contains(member)
    }

    /// The name of an object around the document that does not belong there.
    pub(crate) fn wrapper(&self) -> Option<Node<'_>> {
        self.node(self.0.bound.wrapper?)
    }

    /// The member whose content the document is, without what belongs around it.
    pub(crate) fn alone(&self) -> Option<Member> {
        self.0.bound.alone
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
    fn read(mut parsed: Parsed, options: &ParseOptions) -> Arc<Self> {
        if options.is_repaired {
            parsed.is_damaged = true;
        }
        let mut shared = Arc::new(Self {
            options: options.clone(),
            parsed,
            lines: OnceLock::new(),
            operation: Operation::Create,
            reason: Reason::Default,
            envelope: Envelope::Bare,
            outermost: 0,
            casing: Casing::Sdk,
            bound: Bound::default(),
            ownership: Ownership::Unsure(false),
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
        let unwrapped = root.filter(|_| self.options.envelope.is_none()).and_then(meant::unwrap);
        if let Some((wrapper, inner)) = unwrapped {
            (self.bound.wrapper, self.outermost) = (Some(wrapper.index()), inner.index());
        }
        let outermost = self.parsed.tree.node(self.outermost);
        self.envelope = self.options.envelope.unwrap_or_else(|| outermost.map_or(Envelope::Bare, detect::envelope));
        self.bound.read(&mut self.parsed.tree, self.envelope, self.outermost);
        self.casing = self.find_casing();
        self.ownership = ownership::decide(self);
        (self.operation, self.reason) = detect::operation(self);
        // After the decisions above, which must not rest on guesses.
        if !matches!(self.ownership, Ownership::Foreign(_)) && !self.bound.unknown.is_empty() {
            let place = (self.envelope, self.outermost);
            meant::find(&mut self.bound, &mut self.parsed.tree, Schema::of(self.operation), place);
            self.casing = self.find_casing();
        }
    }

    fn find_casing(&self) -> Casing {
        let [sdk, wire] = self.bound.spelled;
        self.options.casing.unwrap_or(if wire > sdk { Casing::Wire } else { Casing::Sdk })
    }

    fn has(&self, member: Member) -> bool {
        self.bound.value(member).is_some()
    }
}
