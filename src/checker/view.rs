//! Access to a document by member: to the one that is checked, or to what exists.

use std::borrow::Cow;

use crate::api::Operation;
use crate::api::member::Member;
use crate::api::schema::Schema;
use crate::document::Document;
use crate::redact;
use crate::syntax::{Kind, Node};
use crate::text::decimal::Decimal;

/// A document, asked for its members.
#[derive(Clone, Copy)]
pub(crate) struct View<'d>(pub(crate) &'d Document);

impl<'d> View<'d> {
    // The document.

    pub(crate) fn document(self) -> &'d Document {
        self.0
    }

    pub(crate) fn operation(self) -> Operation {
        self.0.operation()
    }

    /// The schema of the document's operation.
    pub(crate) fn schema(self) -> &'static Schema {
        self.0.schema()
    }

    // Its values. None if the type is wrong, which other rules report.

    /// The value of a member, of any type.
    pub(crate) fn value(self, member: Member) -> Option<Node<'d>> {
        self.0.value(member)
    }

    /// The member of a value, if it is not an item of its list.
    #[expect(clippy::unused_self, reason = "a question to the view, like the others")]
    pub(crate) fn member_of(self, value: Node<'_>) -> Option<Member> {
        Member::of_tag(value.key()?.tag())
    }

    /// The value of a member, if it is an object.
    pub(crate) fn object(self, member: Member) -> Option<Node<'d>> {
        self.value(member).filter(|value| value.kind() == Kind::Object)
    }

    /// The value of a member, if it is a list.
    pub(crate) fn list(self, member: Member) -> Option<Node<'d>> {
        self.value(member).filter(|value| value.kind() == Kind::Array)
    }

    /// The value of a member, if it is a string: node and text.
    pub(crate) fn string(self, member: Member) -> Option<(Node<'d>, Cow<'d, str>)> {
        let node = self.value(member)?;
        Some((node, node.string()?))
    }

    /// The strings in the list of a member: nodes and texts.
    pub(crate) fn strings(self, member: Member) -> impl Iterator<Item = (Node<'d>, Cow<'d, str>)> + use<'d> {
        self.0.items(member).filter_map(|item| Some((item, item.string()?)))
    }

    /// The value of a number.
    #[expect(clippy::unused_self, reason = "a question to the view, like the others")]
    pub(crate) fn number(self, node: Node<'_>) -> Option<Decimal> {
        Some(node).filter(|node| node.kind() == Kind::Number).and_then(|node| Decimal::parse(node.raw()))
    }

    /// Whether the value of a member is this string.
    pub(crate) fn is(self, member: Member, value: &str) -> bool {
        self.value(member).is_some_and(|node| node.kind() == Kind::String && node.is(value))
    }

    /// Whether the list of a member contains this string.
    pub(crate) fn lists(self, member: Member, value: &str) -> bool {
        self.strings(member).any(|(_, item)| item == value)
    }

    /// Whether an object is known to lack a member: it exists, is readable, and has neither the member nor a misspelled or
    /// misplaced key for it, which is reported as such.
    #[inline]
    pub(crate) fn lacks(self, member: Member) -> bool {
        self.value(member).is_none() && self.is_known_to_lack(member)
    }

    fn is_known_to_lack(self, member: Member) -> bool {
        let document = self.0;
        document.parent_of(member).is_some_and(|parent| {
            parent.kind() == Kind::Object && !parent.has(crate::syntax::flag::BROKEN) && !document.is_claimed(member)
        })
    }

    // Text for messages.

    /// The name of a member in the document's casing.
    pub(crate) fn name(self, member: Member) -> &'static str {
        self.0.name_of(member)
    }

    /// The path of a member from the `ResourceConfig` down, in the document's casing.
    pub(crate) fn path(self, member: Member) -> String {
        self.0.path_of(member)
    }

    /// A node's value, redacted, to show in backticks.
    pub(crate) fn shown(self, node: Node<'_>) -> String {
        redact::shown(self.0, node)
    }

    /// The key of a value if it has one, else the value.
    #[expect(clippy::unused_self, reason = "a question to the view, like the others")]
    pub(crate) fn key_of(self, node: Node<'_>) -> Node<'_> {
        node.key().unwrap_or(node)
    }
}
