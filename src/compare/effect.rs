//! What becomes of one member.

use std::borrow::Cow;

use super::omission;
use crate::api::Operation;
use crate::api::member::{Member, member};
use crate::api::schema::Schema;
use crate::document::Document;
use crate::syntax::{Kind, Node};
use crate::text::decimal::Decimal;
use crate::text::sort_by_text;

/// What an update does to a member of what exists.
///
/// ```
/// assert_eq!(authlint::Effect::Reset.name(), "reset");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// It gets another value.
    Changed,
    /// It was not there.
    Added,
    /// The update leaves it out, or takes away what it needs, and it is lost.
    Reset,
    /// It stays as it is.
    Kept,
    /// The update gives it another value, but it is fixed since the resource was created.
    CannotChange,
}

impl Effect {
    /// All of them.
    ///
    /// ```
    /// assert!(authlint::Effect::ALL.contains(&authlint::Effect::Reset));
    /// ```
    pub const ALL: &[Self] = &[Self::Changed, Self::Added, Self::Reset, Self::Kept, Self::CannotChange];

    /// The name in reports.
    ///
    /// ```
    /// assert_eq!(authlint::Effect::CannotChange.name(), "cannot-change");
    /// ```
    pub fn name(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Added => "added",
            Self::Reset => "reset",
            Self::Kept => "kept",
            Self::CannotChange => "cannot-change",
        }
    }
}

/// What becomes of a member; nothing if it is in neither document.
pub(crate) fn effect(update: &Document, existing: &Document, member: Member) -> Option<Effect> {
    let (before, after) = (value(existing, member), value(update, member));
    if before.is_some() && omission::loses_identity_pool(update, member) {
        return Some(Effect::Reset);
    }
    Some(match (before, after) {
        (None, None) => return None,
        (Some(_), None) => omission::effect(update, existing, member),
        (Some(before), Some(after)) if is_same(before, after) => Effect::Kept,
        _ if is_fixed(member) => Effect::CannotChange,
        (None, Some(_)) => Effect::Added,
        (Some(_), Some(_)) => Effect::Changed,
    })
}

/// The value of a member; `null` is none.
pub(super) fn value(document: &Document, member: Member) -> Option<Node<'_>> {
    document.value(member).filter(|value| value.kind() != Kind::Null)
}

/// Whether only a create request sets a member.
pub(super) fn is_fixed(member: Member) -> bool {
    Schema::of(Operation::Update).spec(member).is_none() && Schema::of(Operation::Create).spec(member).is_some()
}

/// Whether two values mean the same. The order of a list means nothing in this API.
fn is_same(left: Node<'_>, right: Node<'_>) -> bool {
    if left.kind() != right.kind() {
        return false;
    }
    match left.kind() {
        Kind::Number => match (Decimal::parse(left.raw()), Decimal::parse(right.raw())) {
            (Some(left), Some(right)) => left == right,
            _ => left.raw() == right.raw(),
        },
        Kind::Array => texts(left) == texts(right),
        Kind::Object => left.raw() == right.raw(),
        _ => left.value() == right.value(),
    }
}

/// The items of a list as a set.
fn texts(list: Node<'_>) -> Vec<(Cow<'_, str>, ())> {
    let mut texts: Vec<_> = list.items().map(|item| (item.value(), ())).collect();
    sort_by_text(&mut texts);
    texts.dedup();
    texts
}

/// Whether the update is for a user pool alone.
pub(super) fn is_user_pool_only(update: &Document) -> bool {
    update.value(member!("AuthResources")).is_some_and(|value| value.is("USER_POOL_ONLY"))
}
