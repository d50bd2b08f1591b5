//! A document: text, tree, operation, envelope and casing.
//!
//! Gives access to nodes by [`Member`], independent of envelope and casing. Immutable.

mod binding;
mod bytes;
mod detect;
pub(crate) mod directive;
mod meant;
mod options;
mod ownership;
mod value;

use std::sync::{Arc, OnceLock};

use binding::Bound;
use detect::Reason;
pub(crate) use meant::{How, Meant, places};
pub use options::ParseOptions;
use ownership::{Foreign, Ownership};

use crate::api::member::{Member, member};
use crate::api::schema::{Schema, Spec};
use crate::api::{Casing, Envelope, Operation};
use crate::syntax::{Children, Format, Node, Parsed, Step};
use crate::text::{Encoding, LineIndex, Position, Span};

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
    /// The object with this envelope: the root, or the object wrapped in it.
    outermost: u32,
    casing: Casing,
    bound: Bound,
    ownership: Ownership,
}

impl std::fmt::Debug for Document {
    /// Omits the text, which may contain secrets.
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
    /// Parses a text and detects everything else. Never fails.
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

    /// Whether it is certainly an auth document: several known keys are where they belong.
    ///
    /// Folder walks and editors skip all others. Explicitly named documents are checked, but not fixed.
    ///
    /// ```
    /// use authlint::{Document, Format};
    ///
    /// let is_ours = |text| Document::parse(text, Format::Json).looks_like_resource_config();
    /// assert!(is_ours(r#"{ "UserPoolConfigs": { "UserPoolName": "orchard" } }"#));
    /// assert!(!is_ours(r#"{ "service": "orchard", "resources": [] }"#));
    /// ```
    pub fn looks_like_resource_config(&self) -> bool {
        matches!(self.0.ownership, Ownership::Ours)
    }

    /// Whether it is an auth document, or may become one while it is being written.
    #[doc(hidden)]
    pub fn may_be_ours(&self) -> bool {
        matches!(self.0.ownership, Ownership::Ours | Ownership::Unsure(true))
    }

    /// The text, unchanged. It may contain secrets.
    ///
    /// ```
    /// let document = authlint::Document::parse("{ }", authlint::Format::Json);
    /// assert_eq!(document.text(), "{ }");
    /// ```
    pub fn text(&self) -> &str {
        &self.0.parsed.tree.text
    }

    /// The format.
    ///
    /// ```
    /// use authlint::{Format, ParseOptions};
    ///
    /// assert_eq!(ParseOptions::new().path("auth.jsonc").parse("{}").format(), Format::Jsonc);
    /// ```
    pub fn format(&self) -> Format {
        self.0.options.effective_format()
    }

    /// Whether it was read as YAML.
    pub(crate) fn is_yaml(&self) -> bool {
        self.0.parsed.tree.presentation.is_some()
    }

    /// The comments in a span.
    pub(crate) fn comments_in(&self, span: Span) -> impl Iterator<Item = Span> {
        let comments = &self.0.parsed.comments;
        let first = comments.partition_point(|comment| comment.end <= span.start);
        comments.iter().skip(first).copied().take_while(move |comment| comment.start < span.end)
    }

    /// Whether a node is written once for several places.
    pub(crate) fn is_shared(&self, node: u32) -> bool {
        let Some(presentation) = self.0.parsed.tree.presentation.as_ref() else { return false };
        self.node(node).is_some_and(|node| presentation.written_at(node.span().start).next().is_some())
    }

    /// The alias of a node that itself is written elsewhere.
    pub(crate) fn alias_of(&self, node: u32) -> Option<Span> {
        self.0.parsed.tree.presentation.as_ref()?.alias_of(node)
    }

    /// The operation.
    ///
    /// ```
    /// use authlint::{Document, Format, Operation};
    ///
    /// assert_eq!(Document::parse(r#"{ "SignInMethod": "EMAIL" }"#, Format::Json).operation(), Operation::Create);
    /// ```
    pub fn operation(&self) -> Operation {
        self.0.operation
    }

    /// The reason for the operation, as a clause.
    ///
    /// ```
    /// let document = authlint::ParseOptions::new().path("update.json").parse("{}");
    /// assert_eq!(document.operation_reason(), "from the file name");
    /// ```
    pub fn operation_reason(&self) -> &'static str {
        self.0.reason.text()
    }

    /// Whether the operation is a guess: neither the document nor its path decides it.
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

    /// Whether it counts as an update only because members of a create request are missing, which may still be added.
    pub(crate) fn is_update_by_absence(&self) -> bool {
        self.0.reason == Reason::Absence
    }

    /// Whether the envelope is still open.
    pub(crate) fn may_be_request(&self) -> bool {
        self.0.options.envelope.is_none() && self.known_keys().next().is_none()
    }

    /// Whether a member does not belong in this document because it is sent in the URI of the request.
    pub(crate) fn sends_in_address(&self, spec: &Spec) -> bool {
        spec.in_uri && self.0.casing == Casing::Wire
    }

    /// The envelope.
    ///
    /// ```
    /// use authlint::{Document, Envelope, Format};
    ///
    /// assert_eq!(Document::parse(r#"{ "Service": "COGNITO" }"#, Format::Json).envelope(), Envelope::Bare);
    /// ```
    pub fn envelope(&self) -> Envelope {
        self.0.envelope
    }

    /// The casing.
    ///
    /// ```
    /// use authlint::{Casing, Document, Format};
    ///
    /// assert_eq!(Document::parse(r#"{ "service": "COGNITO" }"#, Format::Json).casing(), Casing::Wire);
    /// ```
    pub fn casing(&self) -> Casing {
        self.0.casing
    }

    /// The document that it is compared with; see [`ParseOptions::existing`].
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

    /// What exists, if this is an update of it and all of it can be read.
    pub(crate) fn compared_with(&self) -> Option<&Self> {
        self.existing().filter(|existing| self.operation() == Operation::Update && existing.can_be_compared())
    }

    /// Whether an update can be compared with it: it is an auth document, and all of it can be read.
    ///
    /// ```
    /// use authlint::{Document, Format};
    ///
    /// let says_what_exists = |text| Document::parse(text, Format::Json).can_be_compared();
    /// assert!(says_what_exists(r#"{ "ResourceConfig": { "UserPoolConfigs": {} } }"#));
    /// assert!(!says_what_exists(r#"{ "ResourceConfig": { "UserPoolConfigs": "#));
    /// ```
    pub fn can_be_compared(&self) -> bool {
        self.looks_like_resource_config() && self.parsed().problems.is_empty()
    }

    /// Whether it is not from a file.
    pub(crate) fn is_in_memory(&self) -> bool {
        self.0.options.is_in_memory
    }

    /// Whether it is a copy in which secrets are masked.
    pub(crate) fn is_redacted(&self) -> bool {
        self.0.options.is_redacted
    }

    /// The options it was read with, to read a changed text the same way.
    pub(crate) fn options(&self) -> &ParseOptions {
        &self.0.options
    }

    /// The line and the column of an offset in bytes, both from 0; an offset beyond the end gives the end.
    ///
    /// ```
    /// use authlint::text::{Encoding, Position};
    /// use authlint::{Document, Format};
    ///
    /// let document = Document::parse("{\n  \"é\": 1\n}", Format::Json);
    /// assert_eq!(document.position(7, Encoding::Characters), Position { line: 1, column: 4 });
    /// ```
    pub fn position(&self, offset: u32, encoding: Encoding) -> Position {
        self.lines().position(self.text(), offset, encoding)
    }

    /// Where its lines begin.
    pub(crate) fn lines(&self) -> &LineIndex {
        self.0.lines.get_or_init(|| LineIndex::new(self.text()))
    }

    /// The items of a member's list; empty if it is not a list.
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

    /// The value of a member of any type; of a repeated one the last. It may be misplaced, see [`Meant`].
    pub(crate) fn value(&self, member: Member) -> Option<Node<'_>> {
        self.node(self.0.bound.value(member)?)
    }

    /// The members with a value and its index, parents first.
    pub(crate) fn bound_values(&self) -> impl Iterator<Item = (Member, u32)> {
        self.0.bound.values()
    }

    /// The object that contains a member, or would contain it.
    pub(crate) fn parent_of(&self, member: Member) -> Option<Node<'_>> {
        match member.parent() {
            Some(parent) => self.value(parent),
            None if self.0.envelope == Envelope::Bare => None,
            None => self.node(self.0.outermost),
        }
    }

    /// Unknown keys with what each was meant to be.
    pub(crate) fn meant(&self) -> impl Iterator<Item = (Node<'_>, Meant)> {
        self.0.bound.meant.iter().filter_map(|meant| Some((self.node(meant.key)?, *meant)))
    }

    /// Whether some unknown key was meant to be a member, or to be inside it.
    pub(crate) fn is_claimed(&self, member: Member) -> bool {
        self.0.bound.claimed.contains(member)
    }

    /// The key of an extra object around the document.
    pub(crate) fn wrapper(&self) -> Option<Node<'_>> {
        self.node(self.0.bound.wrapper?)
    }

    /// The member whose value the document is, if its ancestors are missing.
    pub(crate) fn alone(&self) -> Option<Member> {
        self.0.bound.alone
    }

    /// Keys of members of any operation, in document order.
    pub(crate) fn known_keys(&self) -> impl Iterator<Item = (Node<'_>, Member)> {
        let keys = self.0.parsed.tree.slots.iter().enumerate().filter(|(_, slot)| slot.tag != 0);
        keys.filter_map(|(index, slot)| Some((self.node(index as u32)?, Member::of_tag(slot.tag)?)))
    }

    /// Keys of members that only other operations have.
    pub(crate) fn members_of_other_operations(&self) -> impl Iterator<Item = (Node<'_>, Member)> {
        let lacking = self.schema().lacking();
        let is_there = lacking.iter().any(|member| self.value(*member).is_some());
        self.known_keys().take_while(move |_| is_there).filter(|(_, member)| lacking.contains(member))
    }

    /// Repeated keys of the same object, each with its first occurrence.
    pub(crate) fn repeated_keys(&self) -> impl Iterator<Item = (Node<'_>, Node<'_>)> {
        self.0.bound.repeated.iter().filter_map(|(again, first)| Some((self.node(*again)?, self.node(*first)?)))
    }

    /// Whether both casings occur.
    pub(crate) fn mixes_casings(&self) -> bool {
        let minority = match self.0.casing {
            Casing::Sdk => self.0.bound.spelled[1],
            Casing::Wire => self.0.bound.spelled[0],
        };
        minority > 0
    }

    /// The name of a member in this document's casing.
    pub(crate) fn name_of(&self, member: Member) -> &'static str {
        let spec = || Operation::EACH.iter().find_map(|operation| Schema::of(*operation).spec(member));
        match self.0.casing {
            Casing::Sdk => member.name(),
            Casing::Wire => spec().map_or(member.name(), |spec: &'static Spec| spec.docs.wire.as_str()),
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

    /// The member of a node that is its key, its value, or an item of its list.
    #[expect(clippy::unused_self, reason = "a question about a document, like the others")]
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
        // Not shared yet. Filled in place, because it is large to move.
        if let Some(document) = Arc::get_mut(&mut shared) {
            document.detect();
        }
        shared
    }

    /// Detects what the document is.
    fn detect(&mut self) {
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
        // Last, because the decisions above must not rest on guesses.
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
