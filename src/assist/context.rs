//! The syntactic context of an offset: what may be written there.
//!
//! Uses the tree of the recovering parser, so it is right on most broken texts, as texts are while they are typed.

use crate::api::Envelope;
use crate::api::member::{Member, member};
use crate::document::Document;
use crate::syntax::{Kind, Node};
use crate::text::unicode::is_letter_or_number;
use crate::text::{Span, search};

/// What may be written at an offset, and the span it replaces.
pub(super) struct Context<'d> {
    pub(super) expected: Expected<'d>,
    /// The span that a completion replaces: the token at the offset, or empty.
    pub(super) span: Span,
    /// The place of a missing comma before it.
    pub(super) comma_before: Option<u32>,
    /// Whether a comma is missing after it.
    pub(super) comma_after: bool,
}

pub(super) enum Expected<'d> {
    /// The whole value of an empty document.
    Document,
    /// A key in an object.
    Key {
        object: Node<'d>,
        parent: Option<Member>,
        token: Option<Node<'d>>,
        has: AfterKey,
    },
    /// The value of a member.
    Value {
        member: Member,
    },
    /// An item of a list.
    Item {
        list: Node<'d>,
        member: Member,
        token: Option<Node<'d>>,
    },
    /// Text of a comment.
    Comment(Span),
    Nothing,
}

/// What already follows a key.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum AfterKey {
    Nothing,
    Value,
    Colon,
}

/// The last character boundary at or before an offset.
pub(super) fn clamp(text: &str, offset: u32) -> u32 {
    let mut offset = (offset as usize).min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset as u32
}

/// Finds the context of an offset.
pub(super) fn find(document: &Document, offset: u32) -> Context<'_> {
    let offset = clamp(document.text(), offset);
    let place = Place { document, offset };
    if let Some(comment) = place.comment() {
        return place.at(Expected::Comment(comment));
    }
    if place.is_in_comment_mark() {
        return place.at(Expected::Nothing);
    }
    let Some(root) = document.root() else { return place.at(Expected::Document) };
    match innermost(root, offset) {
        Some(object) if object.kind() == Kind::Object => place.in_object(object),
        Some(list) => place.in_list(list),
        None => place.at(Expected::Nothing),
    }
}

/// The innermost object or list around an offset, excluding brackets.
pub(super) fn innermost(root: Node<'_>, offset: u32) -> Option<Node<'_>> {
    let mut found = is_inside(root, offset).then_some(root)?;
    while let Some(inner) = found.children().find(|child| is_inside(*child, offset)) {
        found = inner;
    }
    Some(found)
}

fn is_inside(node: Node<'_>, offset: u32) -> bool {
    node.kind().is_container() && node.span().start < offset && (offset < node.span().end || !is_closed(node))
}

/// Whether an object or list has its closing bracket.
pub(super) fn is_closed(node: Node<'_>) -> bool {
    let content_end = node.children().last().map_or(node.span().start + 1, |last| last.span().end);
    node.span().end > content_end && node.raw().ends_with(['}', ']'])
}

#[derive(Clone, Copy)]
struct Place<'d> {
    document: &'d Document,
    offset: u32,
}

impl<'d> Place<'d> {
    /// A context that replaces nothing.
    fn at(self, expected: Expected<'d>) -> Context<'d> {
        let span = Span::at(self.offset as usize);
        Context { expected, span, comma_before: None, comma_after: false }
    }

    /// The comment with the offset, after its `//` or `/*`.
    fn comment(self) -> Option<Span> {
        let text = self.document.text();
        let is_in = |comment: &&Span| {
            let to_line_end = comment.of(text).starts_with("//") || !comment.of(text).ends_with("*/");
            comment.start + 2 <= self.offset && self.offset + if to_line_end { 0 } else { 2 } <= comment.end
        };
        self.document.parsed().comments.iter().find(is_in).copied()
    }

    /// Whether the offset is inside `//`, `/*` or `*/`, or one of them is being typed.
    fn is_in_comment_mark(self) -> bool {
        let covers = |comment: &Span| comment.start < self.offset && self.offset < comment.end;
        let before = self.document.text().get(..self.offset as usize).unwrap_or_default();
        let line = before.rsplit(['\n', '\r']).next().unwrap_or_default();
        self.document.parsed().comments.iter().any(covers) || line.trim_start() == "/" || line.ends_with(" /")
    }

    fn in_object(self, object: Node<'d>) -> Context<'d> {
        if object.index() != 0 && object.key().is_none_or(|key| key.tag() == 0) {
            return self.at(Expected::Nothing);
        }
        let parent = self.member_of_object(object);
        let token = self.token(object);
        let before = self.before(object, token);
        match (token, before) {
            (Some(token), _) if token.kind() != Kind::Key => self.value(token.key(), Some(token)),
            (None, Some(key)) if key.kind() == Kind::Key && !self.gap(key, self.offset).as_bytes().contains(&b',') => {
                let after =
                    key.value_of_key().filter(|value| value.span().start >= self.offset && !value.raw().is_empty());
                match after {
                    _ if !self.gap(key, self.offset).as_bytes().contains(&b':') => self.at(Expected::Nothing),
                    None => self.value(Some(key), None),
                    Some(value) if value.span().start == self.offset && !value.kind().is_container() => {
                        self.value(Some(key), Some(value))
                    }
                    Some(_) => self.at(Expected::Nothing),
                }
            }
            _ => {
                let has = token.map_or(AfterKey::Nothing, |token| self.after_key(token));
                self.element(token, before, Expected::Key { object, parent, token, has })
            }
        }
    }

    fn value(self, key: Option<Node<'d>>, token: Option<Node<'d>>) -> Context<'d> {
        match key.and_then(|key| Member::of_tag(key.tag())) {
            Some(member) => self.element(token, None, Expected::Value { member }),
            None => self.at(Expected::Nothing),
        }
    }

    fn in_list(self, list: Node<'d>) -> Context<'d> {
        let Some(member) = list.key().and_then(|key| Member::of_tag(key.tag())) else {
            return self.at(Expected::Nothing);
        };
        let token = self.token(list);
        self.element(token, self.before(list, token), Expected::Item { list, member, token })
    }

    /// A context with its span and its commas.
    fn element(self, token: Option<Node<'d>>, before: Option<Node<'d>>, expected: Expected<'d>) -> Context<'d> {
        let after = before.map_or(0, |before| before.span().end);
        let span = token.map_or_else(|| self.word(after), |token| self.span_of(token));
        let missing = before
            .filter(|before| before.kind() != Kind::Key && !self.gap(*before, span.start).as_bytes().contains(&b','));
        let next = self.next_after(span.end);
        Context {
            expected,
            span,
            comma_before: missing.map(|before| before.span().end),
            comma_after: next.is_some_and(|next| !matches!(next, ',' | '}' | ']' | ':')),
        }
    }

    /// The member whose value an object is; none for the root of a request.
    fn member_of_object(self, object: Node<'_>) -> Option<Member> {
        match object.key() {
            Some(key) => Member::of_tag(key.tag()),
            None => (self.document.envelope() == Envelope::Bare).then_some(member!("ResourceConfig")),
        }
    }

    /// The token in which the offset is, or directly after which.
    fn token(self, container: Node<'d>) -> Option<Node<'d>> {
        let touches = |node: &Node<'_>| {
            let span = node.span();
            !node.kind().is_container() && span.start < self.offset && self.offset <= span.end
        };
        container.children().filter(|node| !node.raw().is_empty()).find(touches)
    }

    /// The node before the offset, or before the token at it, in the same object or list.
    fn before(self, container: Node<'d>, token: Option<Node<'d>>) -> Option<Node<'d>> {
        let limit = token.map_or(self.offset, |token| token.span().start);
        container.children().filter(|node| !node.raw().is_empty()).take_while(|node| node.span().start < limit).last()
    }

    /// The text between a node and an offset, without comments.
    fn gap(self, node: Node<'_>, end: u32) -> String {
        let text = self.document.text();
        let mut gap = String::new();
        let mut start = node.span().end;
        for comment in &self.document.parsed().comments {
            if comment.start >= start && comment.end <= end {
                gap.push_str(Span { start, end: comment.start }.of(text));
                start = comment.end;
            }
        }
        gap.push_str(Span { start, end }.of(text));
        gap
    }

    /// The first character after an offset, skipping whitespace and comments.
    fn next_after(self, offset: u32) -> Option<char> {
        let text = self.document.text();
        let mut offset = offset as usize;
        loop {
            let rest = text.get(offset..)?;
            let space = rest.len() - rest.trim_start().len();
            offset += space;
            let comment = self.document.parsed().comments.iter().find(|comment| comment.start as usize == offset);
            match comment {
                Some(comment) if comment.end as usize > offset => offset = comment.end as usize,
                _ => return text.get(offset..)?.chars().next(),
            }
        }
    }

    fn after_key(self, name: Node<'_>) -> AfterKey {
        let end = self.span_of(name).end;
        let has_value = name.key_value().is_some_and(|value| !value.raw().is_empty());
        match self.next_after(end) {
            Some(':') => AfterKey::Colon,
            Some(next) if has_value && !matches!(next, ',' | '}' | ']') && end == name.span().end => AfterKey::Value,
            _ => AfterKey::Nothing,
        }
    }

    /// The span of a word at the offset that is not in the tree, with its quotes; not before `start`.
    fn word(self, start: u32) -> Span {
        let text = self.document.text();
        let before = Span { start, end: self.offset }.of(text);
        let after = text.get(self.offset as usize..).unwrap_or_default();
        let stem = before.trim_end_matches(is_word);
        let stem_end = start as usize + stem.len();
        let end = self.offset as usize + word_length(after);
        match stem.chars().next_back() {
            Some(mark @ ('"' | '\'')) => {
                let is_closed = text.get(end..).unwrap_or_default().starts_with(mark);
                Span::new(stem_end - 1, end + usize::from(is_closed))
            }
            _ if stem.len() < before.len() => Span::new(stem_end, end),
            _ => Span::at(self.offset as usize),
        }
    }

    /// The replaced part of a token: all of it, or if it is unterminated only the word at the offset.
    fn span_of(self, token: Node<'_>) -> Span {
        let text = self.document.text();
        let span = token.span();
        let raw = token.raw();
        let is_quoted = raw.starts_with(['"', '\'']);
        // A quote inside was meant to start the next string.
        let swallows = search::replace(token.content(), "\\\"", "").as_bytes().contains(&b'"');
        let is_ended = is_quoted && token.content_span().end < span.end && !swallows;
        let runs_on = text.get(span.end as usize..).unwrap_or_default().starts_with(is_word);
        if is_ended && !runs_on || !is_quoted && raw.chars().all(is_word) {
            return span;
        }
        let before = Span { start: span.start, end: self.offset }.of(text);
        let after = Span { start: self.offset, end: span.end }.of(text);
        let end = self.offset as usize + word_length(after);
        let word_start = span.start as usize + before.trim_end_matches(is_word).len();
        let start = if is_quoted { span.start as usize } else { word_start };
        Span::new(start, end)
    }
}

fn word_length(text: &str) -> usize {
    text.len() - text.trim_start_matches(is_word).len()
}

/// The characters of names and values of the API, and those typed by mistake for them.
pub(super) fn is_word(character: char) -> bool {
    is_letter_or_number(character) || matches!(character, '_' | '-' | '.' | '$' | '+')
}
