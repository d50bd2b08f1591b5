//! Completion: members with the parts that they must have, values, rule ids in comments.

use super::context::{self, Behind, Context, Expected};
use super::snippet::{Draft, Style};
use crate::document::{Document, Operation};
use crate::member::{Member, member};
use crate::rule::Rule;
use crate::schema::{Schema, Spec, Type};
use crate::syntax::{Edit, Node, quote};
use crate::text::search;
use crate::text::{Span, sort_by_number};

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
    let writer = Writer { document, style: Style::of(document, context.span.start), context: &context };
    match context.expected {
        Expected::Document => writer.whole_document(),
        Expected::Key { object, parent, token, has } => writer.members(object, parent, token, has),
        Expected::Value { member } => writer.values(member),
        Expected::Item { list, member, token } => writer.items(list, member, token),
        Expected::Comment(comment) => in_comment(document, comment, context.span.start),
        Expected::Nothing => Vec::new(),
    }
}

struct Writer<'d> {
    document: &'d Document,
    style: Style,
    context: &'d Context<'d>,
}

impl Writer<'_> {
    fn whole_document(&self) -> Vec<Completion> {
        let schema = self.document.schema();
        let Some(spec) = schema.spec(member!("ResourceConfig")) else { return Vec::new() };
        let mut draft = Draft::default();
        draft.value(schema, spec, &self.style);
        vec![self.finish(spec.member.name(), CompletionKind::Member, draft).about(spec)]
    }

    fn members(
        &self,
        object: Node<'_>,
        parent: Option<Member>,
        token: Option<Node<'_>>,
        has: Behind,
    ) -> Vec<Completion> {
        let others =
            object.members().map(|(key, _)| key).filter(|key| token.is_none_or(|token| token.index() != key.index()));
        let present: Vec<_> = others.filter_map(|key| Member::of_tag(key.tag())).collect();
        let mut offered: Vec<_> = self.candidates(parent).filter(|(_, spec)| !present.contains(&spec.member)).collect();
        sort_by_number(&mut offered, |(schema, spec)| {
            4 * u64::from(spec.deprecated) + 2 * u64::from(!is_own(self.document, schema)) + u64::from(!spec.required)
        });
        offered.into_iter().map(|(schema, spec)| self.member(schema, spec, has)).collect()
    }

    /// What an object may have, by the operation of the document, and by what it may yet turn out to be.
    fn candidates(&self, parent: Option<Member>) -> impl Iterator<Item = (&'static Schema, &'static Spec)> {
        let document = self.document;
        let own = document.schema();
        let create = Schema::of(Operation::Create);
        let may_be_create = document.is_update_by_absence();
        let more = create.members_of(parent).filter(move |spec| may_be_create && own.spec(spec.member).is_none());
        let may_be_request = document.may_be_request() && parent == Some(member!("ResourceConfig"));
        let around = own.members_of(None).filter(move |_| may_be_request);
        let all = own.members_of(parent).chain(around).map(move |spec| (own, spec));
        all.chain(more.map(move |spec| (create, spec))).filter(move |(_, spec)| !document.sends_in_address(spec))
    }

    fn member(&self, schema: &'static Schema, spec: &'static Spec, has: Behind) -> Completion {
        let name = self.style.name(spec);
        let mut draft = Draft::default();
        draft.literal(&quote(name));
        if has != Behind::Colon {
            draft.literal(if has == Behind::Value { ":" } else { self.style.colon });
        }
        if has == Behind::Nothing {
            draft.value(schema, spec, &self.style);
        }
        let mut completion = match has {
            Behind::Nothing => self.finish(name, CompletionKind::Member, draft),
            _ => self.finish_bare(name, CompletionKind::Member, draft),
        }
        .about(spec);
        if !is_own(self.document, schema) {
            completion.detail.push_str(", only in `CreateBackendAuth`");
            completion.required = false;
        }
        completion
    }

    fn values(&self, member: Member) -> Vec<Completion> {
        let schema = self.document.schema();
        let Some(spec) = self.spec(member) else { return Vec::new() };
        let needs_blank = self.style.colon == ": " && self.text_before().ends_with(':');
        let mut draft = Draft::default();
        draft.literal(if needs_blank { " " } else { "" });
        match spec.kind {
            Type::String => self.allowed(spec, &draft, |_| true),
            Type::Boolean => ["true", "false"].map(|word| self.word(word, &draft)).into(),
            Type::Number => {
                let number = spec.words.default.as_deref().or(spec.words.example.as_deref());
                number.map(|number| self.word(number, &draft).about(spec)).into_iter().collect()
            }
            Type::List | Type::Object => {
                draft.value(schema, spec, &self.style);
                let label = if spec.kind == Type::List { "[…]" } else { "{…}" };
                vec![self.finish(label, CompletionKind::Value, draft).about(spec)]
            }
        }
    }

    fn items(&self, list: Node<'_>, member: Member, token: Option<Node<'_>>) -> Vec<Completion> {
        let Some(spec) = self.spec(member).filter(|spec| spec.item.is_some()) else { return Vec::new() };
        let others = list.items().filter(|item| token.is_none_or(|token| token.index() != item.index()));
        let present: Vec<_> = others.map(Node::value).collect();
        self.allowed(spec, &Draft::default(), |value| !present.iter().any(|other| *other == value))
    }

    fn allowed(&self, spec: &Spec, before: &Draft, is_free: impl Fn(&str) -> bool) -> Vec<Completion> {
        let values = spec.values.iter().enumerate().filter(|(_, value)| is_free(value));
        let completions = values.map(|(position, value)| {
            let mut draft = before.clone();
            draft.literal(&quote(value));
            let mut completion = self.finish(value, CompletionKind::Value, draft);
            spec.member.name().clone_into(&mut completion.detail);
            completion.documentation = spec.words.meanings.get(position).cloned().unwrap_or_default();
            completion
        });
        completions.collect()
    }

    fn word(&self, word: &str, before: &Draft) -> Completion {
        let mut draft = before.clone();
        draft.literal(word);
        self.finish(word, CompletionKind::Value, draft)
    }

    fn spec(&self, member: Member) -> Option<&'static Spec> {
        self.document.schema().spec(member).or_else(|| Schema::of(Operation::Create).spec(member))
    }

    fn text_before(&self) -> &str {
        self.document.text().get(..self.context.span.start as usize).unwrap_or_default()
    }

    /// A completion of a whole entry, with the commas that it needs.
    fn finish(&self, label: &str, kind: CompletionKind, mut draft: Draft) -> Completion {
        if self.context.comma_behind {
            let behind = self.document.text().get(self.context.span.end as usize..).unwrap_or_default();
            let is_apart = self.style.colon == ":" || behind.starts_with(char::is_whitespace);
            draft.literal(if is_apart { "," } else { ", " });
        }
        let mut completion = self.finish_bare(label, kind, draft);
        if let Some(end) = self.context.comma_before {
            if end == completion.span.start {
                let comma = if self.style.colon == ":" { "," } else { ", " };
                completion.text.insert_str(0, comma);
                completion.snippet.insert_str(0, comma);
            } else {
                completion.comma = Some(Edit { span: Span::at(end as usize), text: ",".to_owned() });
            }
        }
        completion
    }

    fn finish_bare(&self, label: &str, kind: CompletionKind, draft: Draft) -> Completion {
        let replaced = self.context.span.of(self.document.text());
        let filter = match replaced.chars().next() {
            Some(mark @ ('"' | '\'')) => format!("{mark}{label}{mark}"),
            _ => label.to_owned(),
        };
        Completion { filter, ..plain(label, kind, self.context.span, draft) }
    }
}

impl Completion {
    fn about(self, spec: &Spec) -> Self {
        Self {
            detail: super::hover::type_of(spec),
            documentation: spec.words.description.clone(),
            required: spec.required,
            deprecated: spec.deprecated,
            ..self
        }
    }
}

fn plain(label: &str, kind: CompletionKind, span: Span, draft: Draft) -> Completion {
    Completion {
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

fn is_own(document: &Document, schema: &Schema) -> bool {
    std::ptr::eq(document.schema(), schema)
}

/// Rule ids in `authlint: ignore[…]`, and what else a comment can say.
fn in_comment(document: &Document, comment: Span, offset: u32) -> Vec<Completion> {
    let text = document.text();
    let before = Span { start: comment.start, end: offset }.of(text);
    let behind = Span { start: offset, end: comment.end }.of(text);
    let Some((_, directive)) = search::rsplit_once(before, "authlint:") else { return Vec::new() };
    let typed = directive.len() - directive.trim_end_matches(is_id).len();
    let rest = behind.len() - behind.trim_start_matches(is_id).len();
    let span = Span::new(offset as usize - typed, offset as usize + rest);
    let word = |label: &str, kind| {
        let mut draft = Draft::default();
        draft.literal(label);
        plain(label, kind, span, draft)
    };
    if let Some((_, list)) = search::rsplit_once(directive, "ignore[") {
        let list_behind = behind.split([']', '\n']).next().unwrap_or_default();
        let there = list.get(..list.len().saturating_sub(typed)).unwrap_or_default().split(',');
        let there: Vec<_> =
            there.chain(list_behind.get(rest..).unwrap_or_default().split(',')).map(str::trim).collect();
        if list.as_bytes().contains(&b']') {
            return Vec::new();
        }
        let free = Rule::all().iter().filter(|rule| !there.contains(&rule.id()));
        return free
            .map(|rule| Completion {
                detail: rule.category().name().to_owned(),
                documentation: rule.summary().to_owned(),
                ..word(rule.id(), CompletionKind::Rule)
            })
            .collect();
    }
    if directive.trim_start().starts_with("operation=") {
        return Operation::ALL
            .iter()
            .map(|operation| Completion {
                detail: operation.api_name().to_owned(),
                ..word(operation.name(), CompletionKind::Directive)
            })
            .collect();
    }
    if !directive.trim_start().chars().all(is_id) {
        return Vec::new();
    }
    let directives = [
        ("ignore[]", "ignore[${1}]", "Take no notice of what these rules find here"),
        ("operation=", "operation=${1|create,update,get|}", "The operation that the document is written for"),
    ];
    directives
        .map(|(label, snippet, documentation)| Completion {
            snippet: snippet.to_owned(),
            documentation: documentation.to_owned(),
            ..word(label, CompletionKind::Directive)
        })
        .into()
}

fn is_id(character: char) -> bool {
    character.is_ascii_alphanumeric() || character == '-'
}
