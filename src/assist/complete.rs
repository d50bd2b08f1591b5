//! Completion: members with the parts that they must have, values, rule ids in comments.

use std::borrow::Cow;

use super::context::{self, Behind, Context, Expected};
use super::snippet::{Draft, Style};
use crate::api::Operation;
use crate::api::member::{Member, member};
use crate::api::schema::{Schema, Spec, Type};
use crate::document::Document;
use crate::rule::Rule;
use crate::syntax::{Edit, Node, quote};
use crate::text::{Span, search};

/// Something that can be written at an offset. All texts are in the document's own style.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Completion {
    /// What a list of choices shows.
    pub label: String,
    /// What it is.
    pub kind: CompletionKind,
    /// Its type, in a few words.
    pub detail: String,
    /// What it means, in Markdown.
    pub documentation: String,
    /// What an editor matches typed text against: begins with a quote if the replaced token does.
    pub filter: String,
    /// What is replaced, in bytes.
    pub span: Span,
    /// What comes in its place, as plain text. Lines are indented as the document is: insert it as it is.
    pub text: String,
    /// The same with places to fill in, in the snippet syntax of `TextMate` and LSP.
    pub snippet: String,
    /// A comma that is missing before it: does not touch [`Self::span`].
    pub comma: Option<Edit>,
    /// Whether its object must have it.
    pub required: bool,
    /// Whether AWS advises against it.
    pub deprecated: bool,
}

/// What a [`Completion`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum CompletionKind {
    /// A member of an object.
    Member,
    /// An allowed value.
    Value,
    /// The id of a rule, in a comment.
    Rule,
    /// What a comment can tell authlint.
    Directive,
}

/// What can be written at an offset, the likeliest first: required members, then the rest as the API orders them.
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

struct Writer<'d> {
    document: &'d Document,
    style: Style,
    context: &'d Context<'d>,
    completions: Vec<Completion>,
}

impl Writer<'_> {
    fn whole_document(&mut self) {
        let schema = self.document.schema();
        if let Some(spec) = schema.spec(member!("ResourceConfig")) {
            let mut draft = Draft::default();
            draft.value(schema, spec, &self.style);
            self.entry(spec.member.name(), CompletionKind::Member, draft).describe(spec);
        }
    }

    fn members(&mut self, object: Node<'_>, parent: Option<Member>, token: Option<Node<'_>>, has: Behind) {
        let mut present = Vec::new();
        for (key, _) in object.members() {
            if token.is_none_or(|token| token.index() != key.index()) {
                present.extend(Member::of_tag(key.tag()));
            }
        }
        let candidates = self.candidates(parent, &present);
        // So few ranks need no sorting.
        for rank in 0..8 {
            for (schema, spec) in &candidates {
                if self.rank(schema, spec) == rank {
                    self.member(schema, spec, has);
                }
            }
        }
    }

    /// How unlikely it is that a member is wanted.
    fn rank(&self, schema: &Schema, spec: &Spec) -> u8 {
        let is_foreign = !is_own(self.document, schema);
        4 * u8::from(spec.deprecated) + 2 * u8::from(is_foreign) + u8::from(!spec.required)
    }

    /// What an object may have, by the operation of the document, and by what it may yet turn out to be.
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

    fn member(&mut self, schema: &'static Schema, spec: &'static Spec, has: Behind) {
        let name = self.style.name(spec);
        let mut draft = Draft::default();
        draft.literal(&quote(name));
        if has != Behind::Colon {
            draft.literal(if has == Behind::Value { ":" } else { self.style.colon });
        }
        let is_own = is_own(self.document, schema);
        let completion = if has == Behind::Nothing {
            draft.value(schema, spec, &self.style);
            self.entry(name, CompletionKind::Member, draft)
        } else {
            self.part(name, CompletionKind::Member, draft)
        };
        completion.describe(spec);
        if !is_own {
            completion.detail.push_str(", only in `CreateBackendAuth`");
            completion.required = false;
        }
    }

    fn values(&mut self, member: Member) {
        let schema = self.document.schema();
        let Some(spec) = self.spec(member) else { return };
        let needs_blank = self.style.colon == ": " && self.text_before().ends_with(':');
        let blank = if needs_blank { " " } else { "" };
        match spec.kind {
            Type::String => self.allowed(spec, blank, &[]),
            Type::Boolean => {
                self.value("true", blank, "true");
                self.value("false", blank, "false");
            }
            Type::Number => {
                if let Some(number) = spec.words.default.as_deref().or(spec.words.example.as_deref()) {
                    self.value(number, blank, number).describe(spec);
                }
            }
            Type::List | Type::Object => {
                let mut draft = Draft::default();
                draft.literal(blank);
                draft.value(schema, spec, &self.style);
                let label = if spec.kind == Type::List { "[…]" } else { "{…}" };
                self.entry(label, CompletionKind::Value, draft).describe(spec);
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

    /// The values that the API knows, without those that are there already.
    fn allowed(&mut self, spec: &Spec, blank: &str, present: &[Cow<'_, str>]) {
        for (position, value) in spec.values.iter().enumerate() {
            if present.iter().any(|other| other == value) {
                continue;
            }
            let completion = self.value(value, blank, &quote(value));
            completion.detail.push_str(spec.member.name());
            completion.documentation = spec.words.meanings.get(position).cloned().unwrap_or_default();
        }
    }

    fn value(&mut self, label: &str, blank: &str, text: &str) -> &mut Completion {
        let mut draft = Draft::default();
        draft.literal(blank);
        draft.literal(text);
        self.entry(label, CompletionKind::Value, draft)
    }

    fn spec(&self, member: Member) -> Option<&'static Spec> {
        self.document.schema().spec(member).or_else(|| Schema::of(Operation::Create).spec(member))
    }

    fn text_before(&self) -> &str {
        self.document.text().get(..self.context.span.start as usize).unwrap_or_default()
    }

    /// Adds a whole entry, with the commas that it needs.
    fn entry(&mut self, label: &str, kind: CompletionKind, mut draft: Draft) -> &mut Completion {
        let context = self.context;
        let is_minified = self.style.colon == ":";
        if context.comma_behind {
            let behind = self.document.text().get(context.span.end as usize..).unwrap_or_default();
            let is_apart = is_minified || behind.starts_with(char::is_whitespace);
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

    /// Adds what is less than an entry.
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

    fn describe(&mut self, spec: &Spec) {
        self.detail = super::hover::type_of(spec);
        self.documentation.push_str(&spec.words.description);
        self.required = spec.required;
        self.deprecated = spec.deprecated;
    }
}

fn is_own(document: &Document, schema: &Schema) -> bool {
    std::ptr::eq(document.schema(), schema)
}

/// Rule ids in `authlint: ignore[…]`, and what else a comment can say.
fn in_comment(document: &Document, comment: Span, offset: u32) -> Vec<Completion> {
    let text = document.text();
    let before = Span { start: comment.start, end: offset }.of(text);
    let behind = Span { start: offset, end: comment.end }.of(text);
    let mut completions = Vec::new();
    let Some((_, directive)) = search::rsplit_once(before, "authlint:") else { return completions };
    let typed = directive.len() - directive.trim_end_matches(is_id).len();
    let rest = behind.len() - behind.trim_start_matches(is_id).len();
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
        let list_behind = behind.split([']', '\n']).next().unwrap_or_default();
        let list = list.get(..list.len().saturating_sub(typed)).unwrap_or_default();
        let mut there = Vec::new();
        for half in [list, list_behind.get(rest..).unwrap_or_default()] {
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
            ("ignore[]", "ignore[${1}]", "Take no notice of what these rules find here"),
            ("operation=", "operation=${1|create,update,get|}", "The operation that the document is written for"),
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
