//! Name binding: which member each key of a document is, resolved once and tagged in the tree.

use super::Envelope;
use super::meant::{self, Meant};
use crate::api::member::{Member, Members, member};
use crate::api::schema::{Names, Spelling};
use crate::syntax::{Kind, Node, Slot, Tree, flag};
use crate::text::{sort_by_number, sort_by_text};

/// The bindings of a document.
pub(super) struct Bound {
    /// By member: the index of its value, or [`NOWHERE`].
    values: [u32; Member::COUNT],
    /// Keys that are unknown in their object.
    pub(super) unknown: Vec<u32>,
    /// For each of [`Self::unknown`] the [`Member::tag`] of its object, 0 for the root of a request.
    pub(super) owners: Vec<u16>,
    /// What the unknown keys were meant to be.
    pub(super) meant: Vec<Meant>,
    /// Members that a misplaced or misspelled key was meant to be, and their ancestors.
    pub(super) claimed: Members,
    /// The key of an extra object around everything.
    pub(super) wrapper: Option<u32>,
    /// The member whose value the root is, if its ancestors are missing.
    pub(super) alone: Option<Member>,
    /// A repeated key of the same object, and its first occurrence.
    pub(super) repeated: Vec<(u32, u32)>,
    /// The number of keys in SDK casing only, and in wire casing only.
    pub(super) spelled: [usize; 2],
}

const NOWHERE: u32 = u32::MAX;

impl Default for Bound {
    fn default() -> Self {
        let values = [NOWHERE; Member::COUNT];
        Self {
            values,
            unknown: Vec::new(),
            owners: Vec::new(),
            meant: Vec::new(),
            claimed: Members::default(),
            wrapper: None,
            alone: None,
            repeated: Vec::new(),
            spelled: [0, 0],
        }
    }
}

impl Bound {
    /// The index of the value of a member; of a repeated one the last, as parsers do.
    pub(super) fn value(&self, member: Member) -> Option<u32> {
        self.values.get(member.index()).copied().filter(|index| *index != NOWHERE)
    }

    /// The members with a value, and its index.
    pub(super) fn values(&self) -> impl Iterator<Item = (Member, u32)> {
        Member::all().zip(self.values).filter(|(_, index)| *index != NOWHERE)
    }

    /// Binds every key of an object and tags it in the tree.
    pub(super) fn read(&mut self, tree: &mut Tree, envelope: Envelope, object: u32) {
        let parent = (envelope == Envelope::Bare).then_some(member!("ResourceConfig"));
        self.read_as(tree, object, parent);
    }

    /// The values of keys that are repeated later in the same object, which parsers ignore.
    pub(super) fn overridden(&self) -> Vec<u32> {
        let mut repeated = self.repeated.clone();
        sort_by_number(&mut repeated, |(again, first)| u64::from(*first) << 32 | u64::from(*again));
        let mut overridden = Vec::new();
        for (position, (again, first)) in repeated.iter().enumerate() {
            let before = position.checked_sub(1).and_then(|before| repeated.get(before));
            overridden.push(before.filter(|(_, group)| group == first).map_or(*first, |(earlier, _)| *earlier));
            debug_assert!(overridden.last() < Some(again));
        }
        sort_by_number(&mut overridden, |key| u64::from(*key));
        overridden
    }

    /// The same for the value of a member, or the root of a request.
    pub(super) fn read_as(&mut self, tree: &mut Tree, object: u32, parent: Option<Member>) {
        if let Some(parent) = parent.filter(|_| !tree.slots.is_empty()) {
            self.set(parent, object);
        }
        self.read_object(Names::all(), tree, object, parent);
        sort_by_number(&mut self.repeated, |(again, _)| u64::from(*again));
    }

    /// Binds an unknown key, and everything in it, to the member that it was meant to be.
    pub(super) fn read_as_meant(&mut self, tree: &mut Tree, key: u32, member: Member) {
        let value = key + 1;
        self.set(member, value);
        let end = tree.slots.get(value as usize).map_or(value, |slot| slot.next);
        self.repeated.retain(|(again, _)| !(value..end).contains(again));
        let names = Names::all();
        if tree.slots.get(value as usize).is_some_and(|slot| slot.kind == Kind::Object) && names.has_inside(member) {
            self.read_object(names, tree, value, Some(member));
        } else {
            self.find_repeated_inside(tree, value);
        }
    }

    /// Sets the value of a member.
    pub(super) fn set(&mut self, member: Member, value: u32) {
        if let Some(place) = self.values.get_mut(member.index()) {
            *place = value;
        }
    }

    /// Removes the bindings inside a member, before another object replaces it.
    fn forget_inside(&mut self, member: Member) {
        let is_inside = |inner: &Member| std::iter::successors(inner.parent(), |it| it.parent()).any(|it| it == member);
        for (inner, place) in Member::all().zip(&mut self.values) {
            if is_inside(&inner) {
                *place = NOWHERE;
            }
        }
    }

    /// Binds an object that the schemas describe. They nest less than ten deep, so recursion is safe.
    fn read_object(&mut self, names: &Names, tree: &mut Tree, object: u32, parent: Option<Member>) {
        let Some(slot) = tree.slots.get(object as usize).filter(|slot| slot.kind == Kind::Object) else { return };
        let Some(inside) = names.of(parent) else { return };
        let (mut index, end) = (object + 1, slot.next);
        let mut unknown = Vec::new();
        let mut any_bound_before = false;
        while index < end {
            let slots = tree.slots.get(index as usize..).and_then(|slots| slots.first_chunk());
            let Some([key, value]) = slots else { return };
            let (kind, next) = (value.kind, value.next);
            let member = if key.flags & (flag::ESCAPED | flag::UNQUOTED) == 0 {
                let content = tree.text.as_bytes().get(key.start as usize + 1..key.end as usize - 1);
                inside.find(content.unwrap_or_default())
            } else {
                inside.find(tree.node(index).map(Node::value).unwrap_or_default().as_bytes())
            };
            if let Some((member, spelling)) = member {
                let earlier = self.value(member);
                let mut kept = None;
                if let Some(key) = tree.slots.get_mut(index as usize) {
                    self.mark(key, member, spelling);
                }
                if let Some(earlier) = earlier {
                    any_bound_before = true;
                    kept = self.replace(tree, member, earlier, index);
                }
                let mut value = index + 1;
                if member == member!("ResourceConfig")
                    && let Some((wrapper, inner)) = tree.node(value).and_then(meant::unwrap)
                {
                    (self.wrapper, value) = (Some(wrapper.index()), inner.index());
                }
                self.set(member, value);
                if kind == Kind::Object && names.has_inside(member) {
                    self.read_object(names, tree, value, Some(member));
                } else if kind.is_container() {
                    self.find_repeated_inside(tree, index + 1);
                }
                if let Some(values) = kept {
                    self.values = values;
                }
            } else {
                self.unknown.push(index);
                self.owners.push(parent.map_or(0, Member::tag));
                unknown.push(index);
                self.find_repeated_inside(tree, index + 1);
            }
            index = next;
        }
        if any_bound_before {
            self.note_repeated_members(tree, object);
        }
        if unknown.len() > 1 {
            let keys: Vec<_> = unknown.into_iter().filter_map(|index| tree.node(index)).collect();
            note_repeated(&keys, &mut self.repeated);
        }
    }

    /// Tags a key with its member.
    #[inline]
    fn mark(&mut self, key: &mut Slot, member: Member, spelling: Spelling) {
        key.tag = member.tag();
        let (is_sdk, is_wire) = (spelling == Spelling::Sdk, spelling == Spelling::Wire);
        self.spelled[0] += usize::from(is_sdk);
        self.spelled[1] += usize::from(is_wire);
        key.flags |= (u8::from(is_sdk) * flag::SDK_NAME) | (u8::from(is_wire) * flag::WIRE_NAME);
    }

    /// Handles a second key of the same member: parsers take the later value. But if only the earlier key has the casing of
    /// the document, it wins, and the bindings to restore are returned.
    fn replace(&mut self, tree: &Tree, member: Member, earlier: u32, key: u32) -> Option<[u32; Member::COUNT]> {
        let odd = if self.spelled[1] > self.spelled[0] { flag::SDK_NAME } else { flag::WIRE_NAME };
        let is_odd = |key: u32| tree.slots.get(key as usize).is_some_and(|key| key.flags & odd != 0);
        let kept = (is_odd(key) && !is_odd(earlier.saturating_sub(1))).then_some(self.values);
        self.forget_inside(member);
        kept
    }

    /// Collects repeated keys of the same object.
    fn note_repeated_members(&mut self, tree: &Tree, object: u32) {
        let members = tree.node(object).into_iter().flat_map(Node::members);
        let mut keys: Vec<_> = members.map(|(key, _)| key).filter(|key| key.tag() != 0).collect();
        // The same member in the other casing is a different key, and another finding.
        let name = |key: &Node<'_>| 2 * u64::from(key.tag()) + u64::from(key.has(flag::WIRE_NAME));
        sort_by_number(&mut keys, name);
        self.repeated.extend(repetitions(keys.iter().map(|key| (name(key), key.index()))));
    }

    /// Collects repeated keys inside a value that no schema describes.
    fn find_repeated_inside(&mut self, tree: &Tree, value: u32) {
        let mut next = Some(value);
        let mut waiting = Vec::new();
        while let Some(value) = next.and_then(|index| tree.node(index)) {
            if value.kind() == Kind::Object {
                let keys: Vec<_> = value.members().map(|(key, _)| key).collect();
                note_repeated(&keys, &mut self.repeated);
            }
            waiting.extend(value.children().filter(|child| child.kind().is_container()).map(Node::index));
            next = waiting.pop();
        }
    }
}

fn note_repeated(keys: &[Node<'_>], repeated: &mut Vec<(u32, u32)>) {
    // For few keys, comparing all pairs is faster than sorting.
    if keys.len() <= 8 {
        for (position, key) in keys.iter().enumerate() {
            let first = keys.iter().take(position).find(|earlier| earlier.value() == key.value());
            repeated.extend(first.map(|first| (key.index(), first.index())));
        }
        return;
    }
    let mut names: Vec<_> = keys.iter().map(|key| (key.value(), *key)).collect();
    sort_by_text(&mut names);
    repeated.extend(repetitions(names.iter().map(|(name, key)| (name, key.index()))));
}

/// Each repeated name, given in order, with its first occurrence.
fn repetitions<N: PartialEq>(names: impl Iterator<Item = (N, u32)>) -> impl Iterator<Item = (u32, u32)> {
    let mut first: Option<(N, u32)> = None;
    names.filter_map(move |(name, index)| match &first {
        Some((known, first)) if *known == name => Some((index, *first)),
        _ => {
            first = Some((name, index));
            None
        }
    })
}
