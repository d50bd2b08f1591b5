//! The context of a check: access to the document, and reporting.

use std::borrow::Cow;

use super::{Diagnostic, Rule};
use crate::api::Operation;
use crate::api::member::Member;
use crate::api::schema::Schema;
use crate::checker::{Collector, Suppressions};
use crate::config::Config;
use crate::diagnostic::Finding;
use crate::document::Document;
use crate::redact;
use crate::rule::Level;
use crate::syntax::{Kind, Node};
use crate::text::Span;
use crate::text::decimal::Decimal;

/// The context of a check: access to the document by member, and reporting.
#[derive(Clone, Copy)]
pub(crate) struct Context<'d> {
    run: &'d Run<'d>,
    rule: &'static Rule,
    level: Level,
}

/// The state of all checks while they run on one document.
pub(crate) struct Run<'d> {
    pub(crate) document: &'d Document,
    pub(crate) config: &'d Config,
    pub(crate) suppressions: &'d Suppressions<'d>,
    pub(crate) findings: &'d Collector,
}

impl<'d> Context<'d> {
    /// For a rule, which reports at this level.
    pub(crate) fn new(run: &'d Run<'d>, rule: &'static Rule, level: Level) -> Self {
        Self { run, rule, level }
    }

    // The document.

    pub(crate) fn document(&self) -> &'d Document {
        self.run.document
    }

    pub(crate) fn operation(&self) -> Operation {
        self.run.document.operation()
    }

    /// The schema of the document's operation.
    pub(crate) fn schema(&self) -> &'static Schema {
        self.run.document.schema()
    }

    // Its values. None if the type is wrong, which other rules report.

    /// The value of a member, of any type.
    pub(crate) fn value(&self, member: Member) -> Option<Node<'d>> {
        self.run.document.value(member)
    }

    /// The member of a value, if it is not an item of its list.
    #[expect(clippy::unused_self, reason = "a question to the context, like the others")]
    pub(crate) fn member_of(&self, value: Node<'_>) -> Option<Member> {
        Member::of_tag(value.key()?.tag())
    }

    /// The value of a member, if it is an object.
    pub(crate) fn object(&self, member: Member) -> Option<Node<'d>> {
        self.value(member).filter(|value| value.kind() == Kind::Object)
    }

    /// The value of a member, if it is a list.
    pub(crate) fn list(&self, member: Member) -> Option<Node<'d>> {
        self.value(member).filter(|value| value.kind() == Kind::Array)
    }

    /// The value of a member, if it is a string: node and text.
    pub(crate) fn string(&self, member: Member) -> Option<(Node<'d>, Cow<'d, str>)> {
        let node = self.value(member)?;
        Some((node, node.string()?))
    }

    /// The strings in the list of a member: nodes and texts.
    pub(crate) fn strings(&self, member: Member) -> impl Iterator<Item = (Node<'d>, Cow<'d, str>)> + use<'d> {
        self.run.document.items(member).filter_map(|item| Some((item, item.string()?)))
    }

    /// The value of a number.
    #[expect(clippy::unused_self, reason = "a question to the context, like the others")]
    pub(crate) fn number(&self, node: Node<'_>) -> Option<Decimal> {
        Some(node).filter(|node| node.kind() == Kind::Number).and_then(|node| Decimal::parse(node.raw()))
    }

    /// Whether the value of a member is this string.
    pub(crate) fn is(&self, member: Member, value: &str) -> bool {
        self.value(member).is_some_and(|node| node.kind() == Kind::String && node.is(value))
    }

    /// Whether the list of a member contains this string.
    pub(crate) fn lists(&self, member: Member, value: &str) -> bool {
        self.strings(member).any(|(_, item)| item == value)
    }

    /// Whether an object is known to lack a member: it exists, is readable, and has neither the member nor a misspelled or
    /// misplaced key for it, which is reported as such.
    #[inline]
    pub(crate) fn lacks(&self, member: Member) -> bool {
        self.value(member).is_none() && self.is_known_to_lack(member)
    }

    fn is_known_to_lack(&self, member: Member) -> bool {
        let document = self.run.document;
        document.parent_of(member).is_some_and(|parent| {
            parent.kind() == Kind::Object && !parent.has(crate::syntax::flag::BROKEN) && !document.is_claimed(member)
        })
    }

    // Text for messages.

    /// The name of a member in the document's casing.
    pub(crate) fn name(&self, member: Member) -> &'static str {
        self.run.document.name_of(member)
    }

    /// The path of a member from the `ResourceConfig` down, in the document's casing.
    pub(crate) fn path(&self, member: Member) -> String {
        self.run.document.path_of(member)
    }

    /// A node's value, redacted, to show in backticks.
    pub(crate) fn shown(&self, node: Node<'_>) -> String {
        redact::shown(self.run.document, node)
    }

    /// The key of a value if it has one, else the value.
    #[expect(clippy::unused_self, reason = "a question to the context, like the others")]
    pub(crate) fn key_of<'n>(&self, node: Node<'n>) -> Node<'n> {
        node.key().unwrap_or(node)
    }

    /// The configured or default value of an option of this rule.
    pub(crate) fn integer(&self, option: &str) -> i64 {
        self.run.config.integer(self.rule, option)
    }

    /// The configured or default value of an option of this rule.
    pub(crate) fn texts(&self, option: &str) -> Vec<String> {
        self.run.config.strings(self.rule, option)
    }

    /// Whether a pattern is configured for an option of this rule, and a text does not match it.
    pub(crate) fn mismatches(&self, option: &str, text: &str) -> bool {
        self.run.config.mismatches(self.rule, option, text)
    }

    // Reporting.

    /// Reports a node. Of an object or list only the opening bracket is marked.
    pub(crate) fn report(&self, node: Node<'_>, diagnostic: Diagnostic) {
        self.report_part(node, redact::marked(node), diagnostic);
    }

    /// Reports a part of a node.
    #[inline(never)]
    pub(crate) fn report_part(&self, node: Node<'_>, span: Span, diagnostic: Diagnostic) {
        let finding = Finding::new(self.rule, self.level, span, Some(node), diagnostic);
        if !self.run.suppressions.suppress(self.run.document, &finding) {
            self.run.findings.add(finding);
        }
    }
}
