//! The tree: a flat arena of 16-byte nodes in document order, without copies of the text.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;
use std::sync::OnceLock;

use super::parents::Up;
use super::presentation::{Presentation, Text};
use super::string;
use crate::text::{Span, sort_by_text};

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Null,
    True,
    False,
    Number,
    String,
    /// A member's key; its value is the next node.
    Key,
    Array,
    Object,
    /// A value that could not be read, or that is missing (then it is empty).
    Invalid,
}

impl Kind {
    pub(crate) fn is_container(self) -> bool {
        matches!(self, Self::Array | Self::Object)
    }
}

/// Flags of a node.
pub(crate) mod flag {
    /// The string has escapes: its value differs from its text.
    pub(crate) const ESCAPED: u8 = 1;
    /// The string or key is not enclosed in double quotes.
    pub(crate) const UNQUOTED: u8 = 2;
    /// Something inside could not be read, so a member that seems missing may only be unreadable.
    pub(crate) const BROKEN: u8 = 4;
    /// The key has the SDK's spelling, and the wire format has another.
    pub(crate) const SDK_NAME: u8 = 8;
    /// The key has the wire format's spelling, and the SDK has another.
    pub(crate) const WIRE_NAME: u8 = 16;
    /// The string is a concatenation of string literals.
    pub(crate) const JOINED: u8 = 32;
    /// The document is the content of a JSON string: its quotes are escaped.
    pub(crate) const NESTED: u8 = 64;
    /// Of a text: it is written as only YAML does, without quotes or folded. Of a list or map: it has no brackets.
    pub(crate) const YAML: u8 = 128;
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Slot {
    pub(crate) kind: Kind,
    pub(crate) flags: u8,
    /// For keys: a tag that the document sets; 0 is none.
    pub(crate) tag: u16,
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// The index just after this node and its descendants.
    pub(crate) next: u32,
}

impl Slot {
    pub(crate) fn span(&self) -> Span {
        Span { start: self.start, end: self.end }
    }
}

/// The slot of a node that is not in the tree.
static NOTHING: Slot = Slot { kind: Kind::Invalid, flags: 0, tag: 0, start: 0, end: 0, next: 0 };

/// A text and its nodes in document order. Node 0 is the root.
#[derive(Default)]
pub(crate) struct Tree {
    pub(crate) text: String,
    pub(crate) slots: Vec<Slot>,
    /// Kept where the text is YAML.
    pub(crate) presentation: Option<Box<Presentation>>,
    /// The neighbours of each node, computed on first use.
    pub(super) ups: OnceLock<Vec<Up>>,
}

/// Omits the text, which may contain secrets.
impl fmt::Debug for Tree {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Tree").field("slots", &self.slots).finish_non_exhaustive()
    }
}

impl Tree {
    /// The tree of an unreadable text.
    pub(crate) fn without_nodes(text: String) -> Self {
        Self { text, ..Self::default() }
    }

    pub(crate) fn root(&self) -> Option<Node<'_>> {
        self.node(0)
    }

    /// No nodes.
    pub(crate) fn nothing(&self) -> Children<'_> {
        Children { tree: self, index: 0, end: 0 }
    }

    pub(crate) fn node(&self, index: u32) -> Option<Node<'_>> {
        ((index as usize) < self.slots.len()).then_some(Node { tree: self, index })
    }
}

/// A node with its tree. Two machine words, so it is passed in registers.
#[derive(Clone, Copy)]
pub(crate) struct Node<'t> {
    tree: &'t Tree,
    index: u32,
}

impl<'t> Node<'t> {
    pub(crate) fn index(self) -> u32 {
        self.index
    }

    fn slot(self) -> &'t Slot {
        self.tree.slots.get(self.index as usize).unwrap_or(&NOTHING)
    }

    pub(crate) fn kind(self) -> Kind {
        self.slot().kind
    }

    pub(crate) fn tag(self) -> u16 {
        self.slot().tag
    }

    pub(crate) fn has(self, flag: u8) -> bool {
        self.slot().flags & flag != 0
    }

    pub(crate) fn span(self) -> Span {
        self.slot().span()
    }

    /// The source text, including quotes.
    pub(crate) fn raw(self) -> &'t str {
        self.span().of(&self.tree.text)
    }

    /// The whole text of the document.
    pub(crate) fn document_text(self) -> &'t str {
        &self.tree.text
    }

    /// The text between the quotes, with escapes unresolved.
    pub(crate) fn content(self) -> &'t str {
        self.content_span().of(&self.tree.text)
    }

    /// The span of the text between the quotes.
    pub(crate) fn content_span(self) -> Span {
        let quoted = matches!(self.slot().kind, Kind::String | Kind::Key) && !self.has(flag::UNQUOTED);
        if quoted {
            return Span { start: self.slot().start + 1, end: self.slot().end - 1 };
        }
        if self.has(flag::YAML) {
            return self.span();
        }
        let raw = self.raw();
        if self.has(flag::NESTED)
            && let Some((quote, inside)) = raw.split_at_checked(nesting(raw) + 1)
            && quote.ends_with(['"', '\''])
        {
            let start = self.slot().start + quote.len() as u32;
            return Span { start, end: start + inside.strip_suffix(quote).unwrap_or(inside).len() as u32 };
        }
        let Some(quote @ (b'"' | b'\'')) = raw.as_bytes().first() else { return self.typographic_content() };
        let closed = raw.len() > 1 && raw.as_bytes().last() == Some(quote);
        Span { start: self.slot().start + 1, end: self.slot().end - u32::from(closed) }
    }

    /// The span between typographic quotes; for anything else the whole span.
    fn typographic_content(self) -> Span {
        let mut characters = self.raw().chars();
        let (first, last) = (characters.next(), characters.next_back());
        match (first, last) {
            (Some(first), Some(last)) if string::typographic_closing(first).contains(&last) => Span {
                start: self.slot().start + first.len_utf8() as u32,
                end: self.slot().end - last.len_utf8() as u32,
            },
            _ => self.span(),
        }
    }

    /// The value of a string or key, with escapes resolved.
    pub(crate) fn value(self) -> Cow<'t, str> {
        match self.has(flag::ESCAPED) {
            false => Cow::Borrowed(self.content()),
            true if self.has(flag::YAML) => Cow::Borrowed(self.presented().map_or(self.raw(), |text| &text.value)),
            true if self.has(flag::NESTED) => {
                let levels = (nesting(self.raw()) + 1).ilog2() + 1;
                (0..levels)
                    .fold(Cow::Borrowed(self.content()), |text, _| Cow::Owned(string::decode(&text).into_owned()))
            }
            true if self.has(flag::JOINED) => Cow::Owned(string::decode_joined(self.raw())),
            true => string::decode(self.content()),
        }
    }

    /// Whether a string or key has this value.
    #[inline]
    pub(crate) fn is(self, value: &str) -> bool {
        let slot = self.slot();
        // Nearly all are plain, and most differ in length.
        if slot.flags & (flag::ESCAPED | flag::UNQUOTED) == 0 && matches!(slot.kind, Kind::String | Kind::Key) {
            return slot.span().len() == value.len() + 2 && self.content() == value;
        }
        self.value() == value
    }

    /// The value if this is a string.
    #[inline]
    pub(crate) fn string(self) -> Option<Cow<'t, str>> {
        let slot = self.slot();
        // Nearly all are plain.
        match slot.kind {
            Kind::String if slot.flags & (flag::ESCAPED | flag::UNQUOTED) == 0 => {
                Some(Cow::Borrowed(Span { start: slot.start + 1, end: slot.end - 1 }.of(&self.tree.text)))
            }
            Kind::String => Some(self.value()),
            _ => None,
        }
    }

    /// The span, in the document, of a range of bytes of [`Self::value`].
    ///
    /// Counts from the start of the string; for many ranges use [`Self::parts`].
    pub(crate) fn part(self, range: Range<usize>) -> Span {
        self.parts([range]).into_iter().next().unwrap_or_else(|| self.span())
    }

    /// The spans of byte ranges of [`Self::value`], ordered and disjoint, in one pass.
    pub(crate) fn parts(self, ranges: impl IntoIterator<Item = Range<usize>>) -> Vec<Span> {
        let content = self.content_span();
        if self.has(flag::ESCAPED)
            && let Some(text) = self.presented()
        {
            return ranges.into_iter().map(|range| text.place(range).unwrap_or(content)).collect();
        }
        if self.has(flag::JOINED | flag::NESTED) {
            return ranges.into_iter().map(|_| content).collect();
        }
        let span = |range: Range<usize>| {
            let place = |offset: usize| (content.start as usize + offset).min(content.end as usize);
            Span::new(place(range.start), place(range.end))
        };
        if self.has(flag::ESCAPED) {
            string::source_ranges(self.content(), ranges).map(span).collect()
        } else {
            ranges.into_iter().map(span).collect()
        }
    }

    /// What YAML makes of this text, if that differs from how it is written.
    fn presented(self) -> Option<&'t Text> {
        self.tree.presentation.as_ref()?.text(self.slot().start)
    }

    /// Whether it is there because of an alias, and written elsewhere.
    #[cfg(feature = "yaml")]
    pub(crate) fn is_copy(self) -> bool {
        self.tree.presentation.as_ref().is_some_and(|presentation| presentation.alias_of(self.index).is_some())
    }

    /// Whether it is written once for several places.
    #[cfg(feature = "yaml")]
    pub(crate) fn is_shared(self) -> bool {
        let presentation = self.tree.presentation.as_ref();
        presentation.is_some_and(|presentation| presentation.is_shared(self.slot().start, self.index))
    }

    /// Whether an alias stands for it or for something inside it, or it or something inside it is an alias.
    #[cfg(feature = "yaml")]
    pub(crate) fn is_shared_inside(self) -> bool {
        (self.index..self.slot().next).filter_map(|index| self.tree.node(index)).any(Self::is_shared)
    }

    /// Whether other documents follow in the text.
    #[cfg(feature = "yaml")]
    pub(crate) fn is_one_of_several_documents(self) -> bool {
        self.tree.presentation.as_ref().is_some_and(|presentation| presentation.second_document.is_some())
    }

    /// Whether the document is YAML.
    #[cfg(feature = "yaml")]
    pub(crate) fn is_yaml(self) -> bool {
        self.tree.presentation.is_some()
    }

    /// The key of this value, if it is a member's.
    pub(crate) fn key(self) -> Option<Node<'t>> {
        let before = self.tree.node(self.index.checked_sub(1)?)?;
        (before.kind() == Kind::Key).then_some(before)
    }

    /// The value of this key.
    pub(crate) fn value_of_key(self) -> Option<Node<'t>> {
        self.tree.node(self.index + 1)
    }

    /// The value, if this is a key.
    pub(crate) fn key_value(self) -> Option<Node<'t>> {
        (self.kind() == Kind::Key).then(|| self.value_of_key()).flatten()
    }

    /// The direct children: items, or alternating keys and values.
    pub(crate) fn children(self) -> Children<'t> {
        self.until(self.slot().next)
    }

    /// The direct children before an index.
    fn until(self, end: u32) -> Children<'t> {
        Children { tree: self.tree, index: self.index + 1, end }
    }

    /// Keys and values of an object; empty for anything else.
    pub(crate) fn members(self) -> impl Iterator<Item = (Node<'t>, Node<'t>)> {
        let mut children = self.children();
        let is_object = self.kind() == Kind::Object;
        std::iter::from_fn(move || if is_object { Some((children.next()?, children.next()?)) } else { None })
    }

    /// Items of an array; empty for anything else.
    pub(crate) fn items(self) -> Children<'t> {
        self.until(if self.kind() == Kind::Array { self.slot().next } else { 0 })
    }

    /// The value of the first member with this name.
    pub(crate) fn get(self, name: &str) -> Option<Node<'t>> {
        self.members().find(|(key, _)| key.is(name)).map(|(_, value)| value)
    }

    /// Whether two values are equal, ignoring member order, escapes and whitespace; numbers are compared by their text.
    /// False for values that are unreadable or repeat a key, since parsers disagree about those.
    pub(crate) fn same_value(self, other: Self) -> bool {
        if self.kind() != other.kind() {
            return false;
        }
        match self.kind() {
            Kind::Null | Kind::True | Kind::False => true,
            Kind::Number => self.raw() == other.raw(),
            Kind::String | Kind::Key => self.value() == other.value(),
            Kind::Array => {
                let (mine, others): (Vec<_>, Vec<_>) = (self.items().collect(), other.items().collect());
                mine.len() == others.len() && mine.iter().zip(others).all(|(mine, other)| mine.same_value(other))
            }
            Kind::Object => {
                let (Some(mine), Some(others)) = (self.sorted_members(), other.sorted_members()) else { return false };
                mine.len() == others.len()
                    && mine
                        .iter()
                        .zip(others)
                        .all(|((name, mine), (other_name, other))| *name == other_name && mine.same_value(other))
            }
            Kind::Invalid => false,
        }
    }

    /// Sorted by key; none if a key is repeated.
    fn sorted_members(self) -> Option<Vec<(Cow<'t, str>, Node<'t>)>> {
        let mut members: Vec<_> = self.members().map(|(key, value)| (key.value(), value)).collect();
        sort_by_text(&mut members);
        let repeats = members.windows(2).any(|pair| matches!(pair, [(left, _), (right, _)] if left == right));
        (!repeats && !self.has(flag::BROKEN)).then_some(members)
    }

    /// Whether an array or object is empty.
    pub(crate) fn is_empty(self) -> bool {
        self.slot().next == self.index + 1
    }

    /// The previous node in the same array or object.
    pub(crate) fn before(self) -> Option<Node<'t>> {
        self.tree.node(self.tree.up(self.index).before?)
    }

    /// The enclosing object or array; the root's is itself.
    pub(crate) fn parent(self) -> Option<Node<'t>> {
        self.tree.node(self.tree.up(self.index).parent)
    }

    /// The keys and array indices from the root down to this node.
    pub(crate) fn steps(self) -> Vec<Step<'t>> {
        let mut steps = Vec::new();
        let mut here = self;
        while here.index > 0 {
            let up = self.tree.up(here.index);
            steps.push(match here.kind() {
                // A key has the path of its member.
                Kind::Key => Step::Member(here),
                _ => here.key().map_or(Step::Item(up.position as usize), Step::Member),
            });
            let Some(parent) = self.tree.node(up.parent) else { break };
            here = parent;
        }
        steps.reverse();
        steps
    }
}

/// The number of backslashes before the quote.
fn nesting(raw: &str) -> usize {
    raw.bytes().take_while(|byte| *byte == b'\\').count()
}

/// One step of a path.
#[derive(Clone, Copy)]
pub(crate) enum Step<'t> {
    Member(Node<'t>),
    Item(usize),
}

/// Sibling nodes.
#[derive(Clone)]
pub(crate) struct Children<'t> {
    tree: &'t Tree,
    index: u32,
    end: u32,
}

impl<'t> Iterator for Children<'t> {
    type Item = Node<'t>;

    fn next(&mut self) -> Option<Node<'t>> {
        let child = self.tree.node(self.index).filter(|child| child.index < self.end)?;
        self.index = child.slot().next;
        Some(child)
    }
}
