//! What a rule is, and what it sees of a document.

use std::borrow::Cow;
use std::cell::RefCell;

use crate::config::Config;
use crate::decimal::Decimal;
use crate::document::{Document, Operation};
use crate::engine::Findings;
use crate::facts::{Facts, Text};
use crate::finding::{Applicability, Finding, Fix, Label, Level};
use crate::ignores::Ignores;
use crate::member::Member;
use crate::messages::Message;
use crate::redact;
use crate::redirect_uri::RedirectUri;
use crate::rules;
use crate::schema::{Schema, Spec};
use crate::signs::Sign;
use crate::suggest;
use crate::syntax::{Edit, Kind, Node};
use crate::text::Span;

/// A rule: what it checks for, and who says so.
pub struct Rule {
    pub(crate) id: &'static str,
    pub(crate) category: Category,
    /// By operation, in the order of [`Operation::ALL`]; nothing where it does not apply.
    pub(crate) levels: [Option<Level>; 3],
    pub(crate) on_by_default: bool,
    /// What a document must show for this rule to have a finding: all of these,
    pub(crate) when: &'static [Sign],
    /// and one of these, if there are any.
    pub(crate) when_any: &'static [Sign],
    pub(crate) basis: Basis,
    pub(crate) source: &'static str,
    pub(crate) options: &'static [RuleOption],
    pub(crate) docs: &'static str,
    pub(crate) check: fn(&mut Cx<'_>),
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_tuple("Rule").field(&self.id).finish()
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Rule {}

impl Rule {
    /// The rule with this id.
    pub fn find(id: &str) -> Option<&'static Self> {
        let place = crate::rules::ALL.binary_search_by(|rule| rule.id.cmp(id)).ok()?;
        crate::rules::ALL.get(place).copied()
    }

    /// All rules, sorted by id.
    pub fn all() -> &'static [&'static Self] {
        crate::rules::ALL
    }

    /// The stable name: `delivery-settings-missing`.
    pub fn id(&self) -> &'static str {
        self.id
    }

    /// What kind of trouble it finds.
    pub fn category(&self) -> Category {
        self.category
    }

    /// Its level in documents of an operation; nothing where it does not apply.
    pub fn level(&self, operation: Operation) -> Option<Level> {
        let [create, update, get] = self.levels;
        match operation {
            Operation::Create => create,
            Operation::Update => update,
            Operation::Get => get,
        }
    }

    /// Whether it runs without being asked for.
    pub fn is_on_by_default(&self) -> bool {
        self.on_by_default
    }

    /// How well what it says is known.
    pub fn basis(&self) -> Basis {
        self.basis
    }

    /// Who says so.
    pub fn source(&self) -> &'static str {
        self.source
    }

    /// The https address of the source, if it has one.
    pub fn url(&self) -> Option<&'static str> {
        let start = self.source.find("https://")?;
        let url = self.source.get(start..)?;
        url.split([' ', ',', ';', ')']).next().map(|url| url.trim_end_matches('.'))
    }

    /// The first line of its page: what it finds.
    pub fn summary(&self) -> &'static str {
        self.docs.split("\n\n").next().unwrap_or_default().trim()
    }

    /// Its page, in Markdown; without the feature `rule-docs` only the first line.
    pub fn docs(&self) -> &'static str {
        self.docs
    }

    /// What can be set for it in a configuration.
    pub fn options(&self) -> &'static [RuleOption] {
        self.options
    }
}

/// What can be set for a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct RuleOption {
    /// The name in the configuration.
    pub name: &'static str,
    /// What holds if it is not set.
    pub default: OptionValue,
    /// What it means.
    pub docs: &'static str,
}

/// The default of a [`RuleOption`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(untagged)]
pub enum OptionValue {
    /// A whole number.
    Integer(i64),
    /// A list of texts.
    Strings(&'static [&'static str]),
    /// A regular expression; not set, everything matches.
    Pattern,
}

/// What kind of trouble a rule finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Category {
    /// The text is not of its format.
    Syntax,
    /// Names, types and values that the API does not have.
    Schema,
    /// Limits of Amazon Cognito.
    CognitoLimits,
    /// Members that do not go together.
    Consistency,
    /// What the API is about to drop.
    Deprecation,
    /// What weakens sign-in.
    Security,
    /// What is hardly meant.
    Suspicious,
    /// What reads or travels badly.
    Style,
    /// What the user's own policies demand.
    Policy,
}

impl Category {
    /// All categories.
    pub const ALL: [Self; 9] = [
        Self::Syntax,
        Self::Schema,
        Self::CognitoLimits,
        Self::Consistency,
        Self::Deprecation,
        Self::Security,
        Self::Suspicious,
        Self::Style,
        Self::Policy,
    ];

    /// The name in reports and options.
    pub fn name(self) -> &'static str {
        match self {
            Self::Syntax => "syntax",
            Self::Schema => "schema",
            Self::CognitoLimits => "cognito-limits",
            Self::Consistency => "consistency",
            Self::Deprecation => "deprecation",
            Self::Security => "security",
            Self::Suspicious => "suspicious",
            Self::Style => "style",
            Self::Policy => "policy",
        }
    }
}

/// How well it is known that what a rule says is so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// AWS's service model says so.
    Model,
    /// Documentation says so.
    Docs,
    /// Seen in the code of Amplify.
    Code,
    /// Reported with the service's own answer in a public issue.
    Issue,
    /// Our own reading of the sources.
    Inferred,
    /// What the makers or users of this tool decided.
    Policy,
}

impl Basis {
    /// The name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Model => "model",
            Self::Docs => "docs",
            Self::Code => "code",
            Self::Issue => "issue",
            Self::Inferred => "inferred",
            Self::Policy => "policy",
        }
    }

    /// In plain words.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Model => "AWS's service model says so",
            Self::Docs => "documentation says so",
            Self::Code => "seen in Amplify's code",
            Self::Issue => "the service's answer, quoted in a public issue",
            Self::Inferred => "inferred from the sources; nobody states it",
            Self::Policy => "a policy, not a fact about the service",
        }
    }
}

/// Defines the rule of a file: its page is the doc comment, its check the function `check` below it.
macro_rules! rule {
    (
        $(#[doc = $doc:literal])+
        id: $id:literal,
        category: $category:ident,
        levels: { $($operation:ident: $level:ident),+ $(,)? },
        $(default: $default:ident,)?
        $(when: [$($when:expr),+ $(,)?],)?
        $(when_any: [$($when_any:expr),+ $(,)?],)?
        basis: $basis:ident,
        source: $source:expr,
        $(options: [$($option:literal = $value:expr, $option_docs:literal;)+],)?
    ) => {
        pub(crate) static RULE: $crate::rule::Rule = $crate::rule::Rule {
            id: $id,
            category: $crate::rule::Category::$category,
            levels: {
                let mut levels = $crate::rule::Levels::none();
                $(levels = levels.$operation($crate::finding::Level::$level);)+
                levels.0
            },
            on_by_default: $crate::rule::on_by_default!($($default)?),
            when: &[$($($when),+)?],
            when_any: &[$($($when_any),+)?],
            basis: $crate::rule::Basis::$basis,
            source: $source,
            options: &[$($($crate::rule::RuleOption { name: $option, default: $value, docs: $option_docs },)+)?],
            docs: $crate::rule::page!($($doc),+),
            check,
        };
    };
}
pub(crate) use rule;

/// The page of a rule in [`rule!`].
#[cfg(feature = "rule-docs")]
macro_rules! page {
    ($($line:literal),+) => {
        concat!($($line, "\n"),+)
    };
}

/// The page of a rule in [`rule!`]: its first line, where the rest is kept elsewhere.
#[cfg(not(feature = "rule-docs"))]
macro_rules! page {
    ($summary:literal $(, $line:literal)*) => {
        $summary
    };
}
pub(crate) use page;

/// `default: Off` in [`rule!`].
macro_rules! on_by_default {
    () => {
        true
    };
    (Off) => {
        false
    };
}
pub(crate) use on_by_default;

/// The levels of a rule while [`rule!`] fills them in.
pub(crate) struct Levels(pub(crate) [Option<Level>; 3]);

impl Levels {
    pub(crate) const fn none() -> Self {
        Self([None; 3])
    }

    pub(crate) const fn create(self, level: Level) -> Self {
        let [_, update, get] = self.0;
        Self([Some(level), update, get])
    }

    pub(crate) const fn update(self, level: Level) -> Self {
        let [create, _, get] = self.0;
        Self([create, Some(level), get])
    }

    pub(crate) const fn get(self, level: Level) -> Self {
        let [create, update, _] = self.0;
        Self([create, update, Some(level)])
    }
}

/// What a rule sees: the document by its members, and where to put findings.
pub(crate) struct Cx<'d> {
    document: &'d Document,
    facts: &'d Facts<'d>,
    schema: &'static Schema,
    config: &'d Config,
    rule: &'static Rule,
    level: Level,
    ignores: &'d Ignores<'d>,
    findings: &'d RefCell<Findings>,
}

impl<'d> Cx<'d> {
    pub(crate) fn new(
        document: &'d Document,
        facts: &'d Facts<'d>,
        config: &'d Config,
        ignores: &'d Ignores<'d>,
        findings: &'d RefCell<Findings>,
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
        let items = self.list(member).into_iter().flat_map(Node::items);
        items.filter_map(|item| Some((item, item.string()?)))
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
    pub(crate) fn report(&mut self, node: Node<'_>, message: impl Into<Cow<'static, str>>) -> Reported<'_> {
        self.report_part(node, redact::marked(node), message)
    }

    /// Reports a part of a node.
    pub(crate) fn report_part(
        &mut self,
        node: Node<'_>,
        span: Span,
        message: impl Into<Cow<'static, str>>,
    ) -> Reported<'_> {
        let finding = Finding {
            rule: self.rule,
            level: self.level,
            message: message.into(),
            help: None,
            span,
            node: Some(node.index()),
            labels: Vec::new(),
            fixes: Vec::new(),
        };
        Reported { finding, document: self.document, ignores: self.ignores, findings: self.findings }
    }
}

/// A finding that is being put together; kept when it goes out of scope.
pub(crate) struct Reported<'f> {
    finding: Finding,
    document: &'f Document,
    ignores: &'f Ignores<'f>,
    findings: &'f RefCell<Findings>,
}

impl Reported<'_> {
    /// What to do.
    pub(crate) fn help(mut self, help: impl Into<Cow<'static, str>>) -> Self {
        self.finding.help = Some(help.into());
        self
    }

    /// A second place.
    pub(crate) fn label(mut self, node: Node<'_>, message: impl Into<Cow<'static, str>>) -> Self {
        self.finding.labels.push(Label { span: redact::marked(node), message: message.into() });
        self
    }

    /// A fix that is surely right.
    pub(crate) fn safe_fix(self, title: impl Into<Cow<'static, str>>, edits: Vec<Edit>) -> Self {
        self.fix(title, Applicability::Safe, edits)
    }

    /// A fix that is likely right.
    pub(crate) fn unsafe_fix(self, title: impl Into<Cow<'static, str>>, edits: Vec<Edit>) -> Self {
        self.fix(title, Applicability::Unsafe, edits)
    }

    /// A fix.
    pub(crate) fn fix(
        mut self,
        title: impl Into<Cow<'static, str>>,
        applicability: Applicability,
        mut edits: Vec<Edit>,
    ) -> Self {
        edits.sort_by_key(|edit| edit.span);
        self.finding.fixes.push(Fix { title: title.into(), applicability, edits });
        self
    }
}

impl Drop for Reported<'_> {
    fn drop(&mut self) {
        let empty = Finding {
            rule: self.finding.rule,
            level: self.finding.level,
            message: Cow::Borrowed(""),
            help: None,
            span: self.finding.span,
            node: None,
            labels: Vec::new(),
            fixes: Vec::new(),
        };
        let finding = std::mem::replace(&mut self.finding, empty);
        if !self.ignores.cover(self.document, &finding) {
            self.findings.borrow_mut().add(finding);
        }
    }
}
