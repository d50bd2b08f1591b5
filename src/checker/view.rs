//! What there is to see of a document, by its members: of the one that is checked, or of what exists.

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
    // What the document is.

    pub(crate) fn document(self) -> &'d Document {
        self.0
    }

    pub(crate) fn operation(self) -> Operation {
        self.0.operation()
    }

    /// What the document's operation knows of its members.
    pub(crate) fn schema(self) -> &'static Schema {
        self.0.schema()
    }

    // What it holds. Each gives nothing where the type is wrong: that is the shape rules' business.

    /// The value of a member, whatever its type.
    pub(crate) fn value(self, member: Member) -> Option<Node<'d>> {
        self.0.value(member)
    }

    /// The member that a value belongs to, if it is the value of one and not an item of its list.
    #[expect(clippy::unused_self, reason = "asked of the context like everything else")]
    pub(crate) fn member_of(self, value: Node<'_>) -> Option<Member> {
        Member::of_tag(value.key()?.tag())
    }

    /// The object that a member holds.
    pub(crate) fn object(self, member: Member) -> Option<Node<'d>> {
        self.value(member).filter(|value| value.kind() == Kind::Object)
    }

    /// The list that a member holds.
    pub(crate) fn list(self, member: Member) -> Option<Node<'d>> {
        self.value(member).filter(|value| value.kind() == Kind::Array)
    }

    /// The string that a member holds: the node and its value.
    pub(crate) fn string(self, member: Member) -> Option<(Node<'d>, Cow<'d, str>)> {
        let node = self.value(member)?;
        Some((node, node.string()?))
    }

    /// The strings of the list that a member holds: nodes and values.
    pub(crate) fn strings(self, member: Member) -> impl Iterator<Item = (Node<'d>, Cow<'d, str>)> + use<'d> {
        self.0.items(member).filter_map(|item| Some((item, item.string()?)))
    }

    /// The number that a node is.
    #[expect(clippy::unused_self, reason = "asked of the context like everything else")]
    pub(crate) fn number(self, node: Node<'_>) -> Option<Decimal> {
        Some(node).filter(|node| node.kind() == Kind::Number).and_then(|node| Decimal::parse(node.raw()))
    }

    /// Whether a member holds this string.
    pub(crate) fn is(self, member: Member, value: &str) -> bool {
        self.value(member).is_some_and(|node| node.kind() == Kind::String && node.is(value))
    }

    /// Whether the list of a member holds this string.
    pub(crate) fn lists(self, member: Member, value: &str) -> bool {
        self.strings(member).any(|(_, item)| item == value)
    }

    /// Whether an object is known to lack a member: it is there, readable, and neither has the member nor is there a name
    /// that was meant to be it, which is reported as that.
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

    // How to speak of it.

    /// The name of a member in the document's casing.
    pub(crate) fn name(self, member: Member) -> &'static str {
        self.0.name_of(member)
    }

    /// The path of a member from the `ResourceConfig` down, in the document's casing.
    pub(crate) fn path(self, member: Member) -> String {
        self.0.path_of(member)
    }

    /// A node's value, fit to be shown between backticks.
    pub(crate) fn shown(self, node: Node<'_>) -> String {
        redact::shown(self.0, node)
    }

    /// The place that stands for an object or a value in a finding: its name where it has one, else itself.
    #[expect(clippy::unused_self, reason = "asked of the context like everything else")]
    pub(crate) fn key_of(self, node: Node<'_>) -> Node<'_> {
        node.key().unwrap_or(node)
    }
}
