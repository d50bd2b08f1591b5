//! Completion: members with their required parts, values, rule ids in comments.

use std::borrow::Cow;

use super::context::{self, AfterKey, Context, Expected};
use super::snippet::{Draft, Style};
use crate::api::Operation;
use crate::api::member::{Member, member};
use crate::api::schema::{Schema, Spec, Type};
use crate::document::Document;
use crate::rule::Rule;
use crate::syntax::{Edit, Node, quote};
use crate::text::{Span, search};

/// A completion item. All texts are in the style of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Completion {
    /// The label in the list.
    pub label: String,
    /// The kind.
    pub kind: CompletionKind,
    /// The type, in a few words.
    pub detail: String,
    /// The documentation, in Markdown.
    pub documentation: String,
    /// The text that an editor matches typed text against; starts with a quote if the replaced token does.
    pub filter: String,
    /// The replaced span, in bytes.
    pub span: Span,
    /// The replacement as plain text, indented like the document.
    pub text: String,
    /// The same with tab stops, in the snippet syntax of `TextMate` and LSP.
    pub snippet: String,
    /// A missing comma before it, outside of [`Self::span`].
    pub comma: Option<Edit>,
    /// Whether it is required.
    pub required: bool,
    /// Whether it is deprecated.
    pub deprecated: bool,
}

/// The kind of a [`Completion`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum CompletionKind {
    /// A member of an object.
    Member,
    /// An allowed value.
    Value,
    /// The id of a rule, in a comment.
    Rule,
    /// A directive, in a comment.
    Directive,
}

/// The completions at an offset, the likeliest first: required members, then the others in the order of the API.
///
/// ```
/// use authlint::{Document, Format, assist};
///
/// let document = Document::parse(r#"{ "Service":  }"#, Format::Json);
/// let completions = assist::complete(&document, 13);
/// assert_eq!(completions[0].label, "COGNITO");
/// assert_eq!(completions[0].text, "\"COGNITO\"");
/// ```
pub fn complete(document: &Document, offset: u32) -> Vec<Completion> {
    #[cfg(feature = "yaml")]
    if document.is_yaml() {
        return super::yaml::complete(document, offset);
    }
    let context = context::find(document, offset);
    let style = Style::of(document, context.span.start);
    let mut writer = Writer { document, style, context: &context, completions: Vec::new() };
    match context.expected {
        Expected::Document => writer.whole_document(),
        Expected::Key { object, parent, token, has } => writer.members(object, parent, token, has),
        Expected::Value { member } => writer.values(member),
        Expected::Item { list, member, token } => writer.items(list, member, token),
        Expected::Comment(comment) => return in_comment(document, comment, context.span.start),
        Expected::Nothing => {}
    }
    writer.completions
}

pub(super) struct Writer<'d> {
    pub(super) document: &'d Document,
    pub(super) style: Style,
    pub(super) context: &'d Context<'d>,
    pub(super) completions: Vec<Completion>,
}

impl Writer<'_> {
    fn whole_document(&mut self) {
        let own = self.document.operation();
        let other = if own == Operation::Update { Operation::Create } else { Operation::Update };
        for operation in [own, other] {
            let schema = Schema::of(operation);
            let Some(spec) = schema.spec(member!("ResourceConfig")) else { continue };
            let label = match operation == own {
                true => spec.member.name().to_owned(),
                false => format!("{} of {}", spec.member.name(), operation.api_name()),
            };
            let mut draft = Draft::default();
            draft.value(schema, spec, &self.style);
            self.element(&label, CompletionKind::Member, draft).describe(spec);
        }
    }

    fn members(&mut self, object: Node<'_>, parent: Option<Member>, token: Option<Node<'_>>, has: AfterKey) {
        let mut present = Vec::new();
        for (key, _) in object.members() {
            if token.is_none_or(|token| token.index() != key.index()) {
                present.extend(Member::of_tag(key.tag()));
            }
        }
        for (schema, spec) in self.ranked(parent, &present) {
            self.member(schema, spec, has);
        }
    }

    /// The possible members of an object, the likeliest first.
    pub(super) fn ranked(&self, parent: Option<Member>, present: &[Member]) -> Vec<(&'static Schema, &'static Spec)> {
        let candidates = self.candidates(parent, present);
        let mut ranked = Vec::with_capacity(candidates.len());
        // There are few ranks, so no sort is needed.
        for rank in 0..8 {
            ranked.extend(candidates.iter().copied().filter(|(schema, spec)| self.rank(schema, spec) == rank));
        }
        ranked
    }

    /// The rank of a member, the likeliest first.
    fn rank(&self, schema: &Schema, spec: &Spec) -> u8 {
        let is_foreign = !is_own(self.document, schema);
        4 * u8::from(spec.deprecated) + 2 * u8::from(is_foreign) + u8::from(!spec.required)
    }

    /// The possible members of an object, for the operation of the document and others that it may still become.
    fn candidates(&self, parent: Option<Member>, present: &[Member]) -> Vec<(&'static Schema, &'static Spec)> {
        let document = self.document;
        let (own, create) = (document.schema(), Schema::of(Operation::Create));
        let may_be_request = document.may_be_request() && parent == Some(member!("ResourceConfig"));
        let sources = [
            Some((own, parent)),
            may_be_request.then_some((own, None)),
            document.is_update_by_absence().then_some((create, parent)),
        ];
        let mut candidates = Vec::new();
        for (schema, parent) in sources.into_iter().flatten() {
            for spec in schema.members_of(parent) {
                let is_twice = !is_own(document, schema) && own.spec(spec.member).is_some();
                if !is_twice && !present.contains(&spec.member) && !document.sends_in_address(spec) {
                    candidates.push((schema, spec));
                }
            }
        }
        candidates
    }

    fn member(&mut self, schema: &'static Schema, spec: &'static Spec, has: AfterKey) {
        let name = self.style.name(spec);
        let mut draft = Draft::default();
        draft.literal(&quote(name));
        if has != AfterKey::Colon {
            draft.literal(if has == AfterKey::Value { ":" } else { self.style.colon });
        }
        let is_own = is_own(self.document, schema);
        let completion = if has == AfterKey::Nothing {
            draft.value(schema, spec, &self.style);
            self.element(name, CompletionKind::Member, draft)
        } else {
            self.part(name, CompletionKind::Member, draft)
        };
        completion.describe_member(spec, is_own);
    }

    /// Adds a member that is written out already.
    #[cfg(feature = "yaml")]
    pub(super) fn named(&mut self, name: &str, schema: &'static Schema, spec: &'static Spec, draft: Draft) {
        let is_own = is_own(self.document, schema);
        self.part(name, CompletionKind::Member, draft).describe_member(spec, is_own);
    }

    /// Adds a value that is written out already.
    #[cfg(feature = "yaml")]
    pub(super) fn valued(&mut self, label: &str, text: &str, spec: &Spec) -> &mut Completion {
        let mut draft = Draft::default();
        draft.literal(text);
        let completion = self.part(label, CompletionKind::Value, draft);
        completion.detail.push_str(spec.member.name());
        completion
    }

    fn values(&mut self, member: Member) {
        let schema = self.document.schema();
        let Some(spec) = self.spec(member) else { return };
        let needs_space = self.style.colon == ": " && self.text_before().ends_with(':');
        let space = if needs_space { " " } else { "" };
        match spec.kind {
            Type::String => self.allowed(spec, space, &[]),
            Type::Boolean => {
                self.value("true", space, "true");
                self.value("false", space, "false");
            }
            Type::Number => {
                if let Some(number) = spec.docs.default.as_deref().or(spec.docs.example.as_deref()) {
                    self.value(number, space, number).describe(spec);
                }
            }
            Type::List | Type::Object => {
                let mut draft = Draft::default();
                draft.literal(space);
                draft.value(schema, spec, &self.style);
                let label = if spec.kind == Type::List { "[…]" } else { "{…}" };
                self.element(label, CompletionKind::Value, draft).describe(spec);
            }
        }
    }

    fn items(&mut self, list: Node<'_>, member: Member, token: Option<Node<'_>>) {
        let Some(spec) = self.spec(member).filter(|spec| spec.item.is_some()) else { return };
        let mut present = Vec::new();
        for item in list.items() {
            if token.is_none_or(|token| token.index() != item.index()) {
                present.push(item.value());
            }
        }
        self.allowed(spec, "", &present);
    }

    /// The allowed values that are not present yet.
    fn allowed(&mut self, spec: &Spec, space: &str, present: &[Cow<'_, str>]) {
        for (position, value) in spec.values.iter().enumerate() {
            if present.iter().any(|other| other == value) {
                continue;
            }
            let completion = self.value(value, space, &quote(value));
            completion.detail.push_str(spec.member.name());
            completion.documentation = spec.docs.meanings.get(position).cloned().unwrap_or_default();
        }
    }

    fn value(&mut self, label: &str, space: &str, text: &str) -> &mut Completion {
        let mut draft = Draft::default();
        draft.literal(space);
        draft.literal(text);
        self.element(label, CompletionKind::Value, draft)
    }

    pub(super) fn spec(&self, member: Member) -> Option<&'static Spec> {
        self.document.schema().spec(member).or_else(|| Schema::of(Operation::Create).spec(member))
    }

    fn text_before(&self) -> &str {
        self.document.text().get(..self.context.span.start as usize).unwrap_or_default()
    }

    /// Adds a member or item, with the commas it needs.
    fn element(&mut self, label: &str, kind: CompletionKind, mut draft: Draft) -> &mut Completion {
        let context = self.context;
        let is_minified = self.style.colon == ":";
        if context.comma_after {
            let after = self.document.text().get(context.span.end as usize..).unwrap_or_default();
            let is_apart = is_minified || after.starts_with(char::is_whitespace);
            draft.literal(if is_apart { "," } else { ", " });
        }
        let completion = self.part(label, kind, draft);
        match context.comma_before {
            Some(end) if end == context.span.start => {
                let comma = if is_minified { "," } else { ", " };
                completion.text.insert_str(0, comma);
                completion.snippet.insert_str(0, comma);
            }
            Some(end) => completion.comma = Some(Edit { span: Span::at(end as usize), text: ",".to_owned() }),
            None => {}
        }
        completion
    }

    /// Adds a part of a member or item.
    fn part(&mut self, label: &str, kind: CompletionKind, draft: Draft) -> &mut Completion {
        let completion = self.completions.push_mut(Completion::new(label, kind, self.context.span, draft));
        if let Some(mark @ ('"' | '\'')) = self.context.span.of(self.document.text()).chars().next() {
            completion.filter = format!("{mark}{label}{mark}");
        }
        completion
    }
}

impl Completion {
    fn new(label: &str, kind: CompletionKind, span: Span, draft: Draft) -> Self {
        Self {
            label: label.to_owned(),
            kind,
            detail: String::new(),
            documentation: String::new(),
            filter: label.to_owned(),
            span,
            text: draft.text,
            snippet: draft.snippet,
            comma: None,
            required: false,
            deprecated: false,
        }
    }

    fn describe_member(&mut self, spec: &Spec, is_own: bool) {
        self.describe(spec);
        if !is_own {
            self.detail.push_str(", only in `CreateBackendAuth`");
            self.required = false;
        }
    }

    fn describe(&mut self, spec: &Spec) {
        self.detail = super::hover::type_of(spec);
        self.documentation.push_str(&spec.docs.description);
        self.required = spec.required;
        self.deprecated = spec.deprecated;
    }
}

fn is_own(document: &Document, schema: &Schema) -> bool {
    std::ptr::eq(document.schema(), schema)
}

/// Rule ids in `authlint: ignore[…]`, and directives.
pub(super) fn in_comment(document: &Document, comment: Span, offset: u32) -> Vec<Completion> {
    let text = document.text();
    let before = Span { start: comment.start, end: offset }.of(text);
    let after = Span { start: offset, end: comment.end }.of(text);
    let mut completions = Vec::new();
    let Some((_, directive)) = search::rsplit_once(before, "authlint:") else { return completions };
    let typed = directive.len() - directive.trim_end_matches(is_id).len();
    let rest = after.len() - after.trim_start_matches(is_id).len();
    let span = Span::new(offset as usize - typed, offset as usize + rest);
    let word = |label: &str, kind, detail: &str, documentation: &str| {
        let mut draft = Draft::default();
        draft.literal(label);
        let mut completion = Completion::new(label, kind, span, draft);
        completion.detail.push_str(detail);
        completion.documentation.push_str(documentation);
        completion
    };
    if let Some((_, list)) = search::rsplit_once(directive, "ignore[") {
        if list.as_bytes().contains(&b']') {
            return completions;
        }
        let list_after = after.split([']', '\n']).next().unwrap_or_default();
        let list = list.get(..list.len().saturating_sub(typed)).unwrap_or_default();
        let mut there = Vec::new();
        for half in [list, list_after.get(rest..).unwrap_or_default()] {
            there.extend(half.split(',').map(str::trim));
        }
        for rule in Rule::all() {
            if !there.contains(&rule.id()) {
                completions.push(word(rule.id(), CompletionKind::Rule, rule.category().name(), rule.summary()));
            }
        }
    } else if directive.trim_start().starts_with("operation=") {
        for operation in Operation::EACH {
            completions.push(word(operation.name(), CompletionKind::Directive, operation.api_name(), ""));
        }
    } else if directive.trim_start().chars().all(is_id) {
        let directives = [
            ("ignore[]", "ignore[${1}]", "Suppress findings of these rules here"),
            ("operation=", "operation=${1|create,update,get|}", "The operation of the document"),
        ];
        for (label, snippet, documentation) in directives {
            let word = word(label, CompletionKind::Directive, "", documentation);
            completions.push(Completion { snippet: snippet.to_owned(), ..word });
        }
    }
    completions
}

fn is_id(character: char) -> bool {
    character.is_ascii_alphanumeric() || character == '-'
}
