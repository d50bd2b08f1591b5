//! What a rule sees of a document, and how it reports.

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

/// What a rule sees: the document by its members, and where to put findings.
#[derive(Clone, Copy)]
pub(crate) struct Context<'d> {
    run: &'d Run<'d>,
    rule: &'static Rule,
    level: Level,
}

/// What all rules share while they run on one document.
pub(crate) struct Run<'d> {
    pub(crate) document: &'d Document,
    pub(crate) config: &'d Config,
    pub(crate) ignores: &'d Suppressions<'d>,
    pub(crate) findings: &'d Collector,
}

impl<'d> Context<'d> {
    /// For a rule, which reports at this level.
    pub(crate) fn new(run: &'d Run<'d>, rule: &'static Rule, level: Level) -> Self {
        Self { run, rule, level }
    }

    // What the document is.

    pub(crate) fn document(&self) -> &'d Document {
        self.run.document
    }

    pub(crate) fn operation(&self) -> Operation {
        self.run.document.operation()
    }

    /// What the document's operation knows of its members.
    pub(crate) fn schema(&self) -> &'static Schema {
        self.run.document.schema()
    }

    // What it holds. Each gives nothing where the type is wrong: that is the shape rules' business.

    /// The value of a member, whatever its type.
    pub(crate) fn value(&self, member: Member) -> Option<Node<'d>> {
        self.run.document.value(member)
    }

    /// The member that a value belongs to, if it is the value of one and not an item of its list.
    #[expect(clippy::unused_self, reason = "asked of the context like everything else")]
    pub(crate) fn member_of(&self, value: Node<'_>) -> Option<Member> {
        Member::of_tag(value.key()?.tag())
    }

    /// The object that a member holds.
    pub(crate) fn object(&self, member: Member) -> Option<Node<'d>> {
        self.value(member).filter(|value| value.kind() == Kind::Object)
    }

    /// The list that a member holds.
    pub(crate) fn list(&self, member: Member) -> Option<Node<'d>> {
        self.value(member).filter(|value| value.kind() == Kind::Array)
    }

    /// The string that a member holds: the node and its value.
    pub(crate) fn string(&self, member: Member) -> Option<(Node<'d>, Cow<'d, str>)> {
        let node = self.value(member)?;
        Some((node, node.string()?))
    }

    /// The strings of the list that a member holds: nodes and values.
    pub(crate) fn strings(&self, member: Member) -> impl Iterator<Item = (Node<'d>, Cow<'d, str>)> + use<'d> {
        self.run.document.items(member).filter_map(|item| Some((item, item.string()?)))
    }

    /// The number that a node is.
    #[expect(clippy::unused_self, reason = "asked of the context like everything else")]
    pub(crate) fn number(&self, node: Node<'_>) -> Option<Decimal> {
        Some(node).filter(|node| node.kind() == Kind::Number).and_then(|node| Decimal::parse(node.raw()))
    }

    /// Whether a member holds this string.
    pub(crate) fn is(&self, member: Member, value: &str) -> bool {
        self.value(member).is_some_and(|node| node.kind() == Kind::String && node.is(value))
    }

    /// Whether the list of a member holds this string.
    pub(crate) fn lists(&self, member: Member, value: &str) -> bool {
        self.strings(member).any(|(_, item)| item == value)
    }

    /// Whether an object is known to lack a member: it is there, readable, and neither has the member nor is there a name
    /// that was meant to be it, which is reported as that.
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

    // How to speak of it.

    /// The name of a member in the document's casing.
    pub(crate) fn name(&self, member: Member) -> &'static str {
        self.run.document.name_of(member)
    }

    /// The path of a member from the `ResourceConfig` down, in the document's casing.
    pub(crate) fn path(&self, member: Member) -> String {
        self.run.document.path_of(member)
    }

    /// A node's value, fit to be shown between backticks.
    pub(crate) fn shown(&self, node: Node<'_>) -> String {
        redact::shown(self.run.document, node)
    }

    /// The place that stands for an object or a value in a finding: its name where it has one, else itself.
    #[expect(clippy::unused_self, reason = "asked of the context like everything else")]
    pub(crate) fn key_of<'n>(&self, node: Node<'n>) -> Node<'n> {
        node.key().unwrap_or(node)
    }

    /// What the configuration says for an option of this rule, else its default.
    pub(crate) fn integer(&self, option: &str) -> i64 {
        self.run.config.integer(self.rule, option)
    }

    /// What the configuration says for an option of this rule, else its default.
    pub(crate) fn texts(&self, option: &str) -> Vec<String> {
        self.run.config.strings(self.rule, option)
    }

    /// Whether the configuration has a pattern for an option of this rule that a text does not match.
    pub(crate) fn mismatches(&self, option: &str, text: &str) -> bool {
        self.run.config.mismatches(self.rule, option, text)
    }

    // What is wrong.

    /// Reports a node. Of an object or list only the opening bracket is marked.
    pub(crate) fn report(&self, node: Node<'_>, diagnostic: Diagnostic) {
        self.report_part(node, redact::marked(node), diagnostic);
    }

    /// Reports a part of a node.
    #[inline(never)]
    pub(crate) fn report_part(&self, node: Node<'_>, span: Span, diagnostic: Diagnostic) {
        let finding = Finding::new(self.rule, self.level, span, Some(node), diagnostic);
        if !self.run.ignores.cover(self.run.document, &finding) {
            self.run.findings.add(finding);
        }
    }
}
