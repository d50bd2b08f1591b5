//! What an update does to what exists, as rules ask for it.

use crate::api::member::Member;
use crate::checker::Context;
use crate::compare::{self, Effect};
use crate::syntax::{Edit, Node, insert_copies};
use crate::text::sort_by_text;

/// The effect of the update on a member of what exists; none if what exists lacks it or is unknown.
pub(crate) fn effect(cx: &Context<'_>, member: Member) -> Option<Effect> {
    compare::effect(cx.document(), cx.existing()?.document(), member)
}

/// Whether a member is known to be reset.
pub(crate) fn resets(cx: &Context<'_>, member: Member) -> bool {
    effect(cx, member) == Some(Effect::Reset)
}

/// Whether a member may be reset: what exists is unknown, or the update is known to reset it.
pub(crate) fn may_reset(cx: &Context<'_>, member: Member) -> bool {
    cx.existing().is_none() || resets(cx, member)
}

/// Adds members to an object as they are now.
pub(crate) fn keep(cx: &Context<'_>, object: Node<'_>, members: &[Member]) -> Option<Edit> {
    let existing = cx.existing()?;
    let copies = members.iter().filter_map(|member| Some((cx.name(*member), existing.value(*member)?)));
    insert_copies(object, copies, &|key| match Member::of_tag(key.tag()) {
        Some(member) => cx.name(member).to_owned(),
        None => key.value().into_owned(),
    })
}

/// The strings of a list that exists which the update's own list has not.
pub(crate) fn removed<'d>(cx: &Context<'d>, member: Member) -> Vec<Node<'d>> {
    let Some(existing) = cx.existing() else { return Vec::new() };
    let mut kept: Vec<_> = cx.strings(member).map(|(_, text)| (text, ())).collect();
    sort_by_text(&mut kept);
    let is_kept = |text: &str| kept.binary_search_by(|(kept, ())| (**kept).cmp(text)).is_ok();
    existing.strings(member).filter(|(_, text)| !is_kept(text)).map(|(item, _)| item).collect()
}

/// A value that exists, fit to be shown between backticks.
pub(crate) fn shown(cx: &Context<'_>, node: Node<'_>) -> String {
    cx.existing().map(|existing| existing.shown(node)).unwrap_or_default()
}
