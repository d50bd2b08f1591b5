//! What a rule sees of a document, and how it reports.

use std::borrow::Cow;

use super::{Diagnostic, Rule};
use crate::config::Config;
use crate::decimal::Decimal;
use crate::document::{Document, Operation};
use crate::facts::{Facts, Text};
use crate::finding::{Finding, Level};
use crate::findings::Findings;
use crate::ignores::Ignores;
use crate::member::Member;
use crate::messages::Message;
use crate::redact;
use crate::redirect_uri::RedirectUri;
use crate::rules;
use crate::schema::{Schema, Spec};
use crate::suggest;
use crate::syntax::{Kind, Node};
use crate::text::Span;

/// What a rule sees: the document by its members, and where to put findings.
pub(crate) struct Cx<'d> {
    document: &'d Document,
    facts: &'d Facts<'d>,
    schema: &'static Schema,
    config: &'d Config,
    rule: &'static Rule,
    level: Level,
    ignores: &'d Ignores<'d>,
    findings: &'d Findings,
}

impl<'d> Cx<'d> {
    pub(crate) fn new(
        document: &'d Document,
        facts: &'d Facts<'d>,
        config: &'d Config,
        ignores: &'d Ignores<'d>,
        findings: &'d Findings,
    ) -> Self {
        let (rule, level) = (&rules::syntax_error::RULE, Level::Error);
        Self { document, facts, schema: document.schema(), config, rule, level, ignores, findings }
    }

    /// From here on another rule looks, and reports at its level.
    pub(crate) fn turn_to(&mut self, rule: &'static Rule, level: Level) {
        (self.rule, self.level) = (rule, level);
    }

    // What the document is.

    pub(crate) fn document(&self) -> &'d Document {
        self.document
    }

    pub(crate) fn operation(&self) -> Operation {
        self.document.operation()
    }

    /// What the document's operation knows of its members.
    pub(crate) fn schema(&self) -> &'static Schema {
        self.schema
    }

    /// The members that the document has and its operation knows.
    pub(crate) fn members(&self) -> impl Iterator<Item = (&'static Spec, Node<'d>)> + use<'d> {
        self.facts.members().iter().copied()
    }

    /// Whether all members and items are of their types: then nothing is `null` either.
    pub(crate) fn fits(&self) -> bool {
        self.facts.fits()
    }

    /// The strings that may be anything, as far as the schemas say, but for message texts.
    pub(crate) fn free_texts(&self) -> &'d [Text<'d>] {
        self.facts.texts()
    }

    /// Names of members that another operation has, and the document's own has not.
    pub(crate) fn strangers(&self) -> &'d [(Node<'d>, Member)] {
        self.facts.strangers()
    }

    /// The message texts.
    pub(crate) fn messages(&self) -> &'d [Message<'d>] {
        self.facts.messages()
    }

    /// The redirect URIs of both lists.
    pub(crate) fn redirect_uris(&self) -> &'d [RedirectUri<'d>] {
        self.facts.redirect_uris()
    }

    // What it holds. Each gives nothing where the type is wrong: that is the shape rules' business.

    /// The value of a member, whatever its type.
    pub(crate) fn value(&self, member: Member) -> Option<Node<'d>> {
        self.document.value(member)
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
        self.document.items(member).filter_map(|item| Some((item, item.string()?)))
    }

    /// The number that a member holds: the node and its value.
    pub(crate) fn number(&self, member: Member) -> Option<(Node<'d>, Decimal)> {
        let node = self.value(member).filter(|value| value.kind() == Kind::Number)?;
        Some((node, Decimal::parse(node.raw())?))
    }

    /// Whether a member holds this string.
    pub(crate) fn is(&self, member: Member, value: &str) -> bool {
        self.value(member).is_some_and(|node| node.kind() == Kind::String && node.is(value))
    }

    /// Whether the list of a member holds this string.
    pub(crate) fn lists(&self, member: Member, value: &str) -> bool {
        self.strings(member).any(|(_, item)| item == value)
    }

    /// The list that a member holds, if it is known to have nothing in it.
    pub(crate) fn empty_list(&self, member: Member) -> Option<Node<'d>> {
        self.list(member).filter(|list| list.is_empty() && !list.has(crate::syntax::flag::BROKEN))
    }

    /// Whether an object is known to lack a member: it is there, readable, and has neither the member nor a name that
    /// was most likely meant to be it, which `unknown-member` reports.
    pub(crate) fn lacks(&self, member: Member) -> bool {
        if self.value(member).is_some() {
            return false;
        }
        let Some(parent) = self.document.parent_of(member) else { return false };
        let is_meant = |key: Node<'_>| suggest::nearest(&key.value(), [self.name(member)]).is_some();
        let is_misspelt = || parent.members().any(|(key, _)| Member::of_tag(key.tag()).is_none() && is_meant(key));
        parent.kind() == Kind::Object
            && !parent.has(crate::syntax::flag::BROKEN)
            && (self.document.unknown_keys().next().is_none() || !is_misspelt())
    }

    // How to speak of it.

    /// The name of a member in the document's casing.
    pub(crate) fn name(&self, member: Member) -> &'static str {
        self.document.name_of(member)
    }

    /// The path of a member from the `ResourceConfig` down, in the document's casing.
    pub(crate) fn path(&self, member: Member) -> String {
        self.document.path_of(member)
    }

    /// A node's value, fit to be shown between backticks.
    pub(crate) fn shown(&self, node: Node<'_>) -> String {
        redact::shown(self.document, node)
    }

    /// The place that stands for an object or a value in a finding: its name where it has one, else itself.
    #[expect(clippy::unused_self, reason = "asked of the context like everything else")]
    pub(crate) fn key_of(&self, node: Node<'d>) -> Node<'d> {
        node.key().unwrap_or(node)
    }

    /// What the configuration says for an option of this rule, else its default.
    pub(crate) fn integer(&self, option: &str) -> i64 {
        self.config.integer(self.rule, option)
    }

    /// What the configuration says for an option of this rule, else its default.
    pub(crate) fn texts(&self, option: &str) -> Vec<String> {
        self.config.strings(self.rule, option)
    }

    /// Whether the configuration has a pattern for an option of this rule that a text does not match.
    pub(crate) fn mismatches(&self, option: &str, text: &str) -> bool {
        self.config.mismatches(self.rule, option, text)
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
        if !self.ignores.cover(self.document, &finding) {
            self.findings.add(finding);
        }
    }
}
