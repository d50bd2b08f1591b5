//! Which member each name of a document stands for: looked up once, and marked in the tree.

use super::Envelope;
use crate::member::{Member, member};
use crate::schema::{Names, Spelling};
use crate::syntax::{Kind, Node, Slot, Tree, flag};
use crate::text::{sort_by_number, sort_by_text};

/// What the names of a document were found to stand for.
pub(super) struct Bound {
    /// By member: the index of its value, or [`NOWHERE`].
    values: [u32; Member::COUNT],
    /// Names that stand for nothing in the object that they are in, in document order.
    pub(super) unknown: Vec<u32>,
    /// A name that came before in the same object, and that earlier one.
    pub(super) repeated: Vec<(u32, u32)>,
    /// How many names are spelled as only the SDK does, and as only the wire does.
    pub(super) spelled: [usize; 2],
}

const NOWHERE: u32 = u32::MAX;

impl Default for Bound {
    fn default() -> Self {
        let values = [NOWHERE; Member::COUNT];
        Self { values, unknown: Vec::new(), repeated: Vec::new(), spelled: [0, 0] }
    }
}

impl Bound {
    /// The index of the value of a member; of a repeated one, the first.
    pub(super) fn value(&self, member: Member) -> Option<u32> {
        self.values.get(member.index()).copied().filter(|index| *index != NOWHERE)
    }

    /// The members that have a value, with its index.
    pub(super) fn values(&self) -> impl Iterator<Item = (Member, u32)> {
        Member::all().zip(self.values).filter(|(_, index)| *index != NOWHERE)
    }

    /// Looks every name up once, and leaves the answer in the tree.
    pub(super) fn read(&mut self, tree: &mut Tree, envelope: Envelope) {
        let config = member!("ResourceConfig");
        let parent = (envelope == Envelope::Bare).then_some(config);
        if envelope == Envelope::Bare
            && !tree.slots.is_empty()
            && let Some(value) = self.values.get_mut(config.index())
        {
            *value = 0;
        }
        self.read_object(Names::all(), tree, 0, parent);
        sort_by_number(&mut self.repeated, |(again, _)| u64::from(*again));
    }

    /// Reads an object that the schemas describe. They nest less than ten deep, so recursion is safe.
    fn read_object(&mut self, names: &Names, tree: &mut Tree, object: u32, parent: Option<Member>) {
        let Some(slot) = tree.slots.get(object as usize).filter(|slot| slot.kind == Kind::Object) else { return };
        let Some(inside) = names.of(parent) else { return };
        let (mut index, end) = (object + 1, slot.next);
        let unknown_before = self.unknown.len();
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
                if let Some(key) = tree.slots.get_mut(index as usize) {
                    any_bound_before |= self.bind(key, index, member, spelling);
                }
                if kind == Kind::Object && names.has_inside(member) {
                    self.read_object(names, tree, index + 1, Some(member));
                } else if kind.is_container() {
                    self.find_repeated_inside(tree, index + 1);
                }
            } else {
                self.unknown.push(index);
                self.find_repeated_inside(tree, index + 1);
            }
            index = next;
        }
        if any_bound_before {
            self.note_repeated_members(tree, object);
        }
        if self.unknown.len() > unknown_before + 1 {
            let keys: Vec<_> = self.unknown.iter().skip(unknown_before).filter_map(|index| tree.node(*index)).collect();
            note_repeated(&keys, &mut self.repeated);
        }
    }

    /// Notes that the name at an index stands for a member; says whether another did before.
    #[inline]
    fn bind(&mut self, key: &mut Slot, index: u32, member: Member, spelling: Spelling) -> bool {
        key.tag = member.tag();
        let (is_sdk, is_wire) = (spelling == Spelling::Sdk, spelling == Spelling::Wire);
        self.spelled[0] += usize::from(is_sdk);
        self.spelled[1] += usize::from(is_wire);
        key.flags |= (u8::from(is_sdk) * flag::SDK_NAME) | (u8::from(is_wire) * flag::WIRE_NAME);
        let bound_before = self.value(member).is_some();
        if !bound_before && let Some(place) = self.values.get_mut(member.index()) {
            *place = index + 1;
        }
        bound_before
    }

    /// Names of members that came before in the same object, and not only in another one of the same name.
    fn note_repeated_members(&mut self, tree: &Tree, object: u32) {
        let members = tree.node(object).into_iter().flat_map(Node::members);
        let mut keys: Vec<_> = members.map(|(key, _)| key).filter(|key| key.tag() != 0).collect();
        // The same member in the other casing is another name, and another finding.
        let name = |key: &Node<'_>| 2 * u64::from(key.tag()) + u64::from(key.has(flag::WIRE_NAME));
        sort_by_number(&mut keys, name);
        self.repeated.extend(repetitions(keys.iter().map(|key| (name(key), key.index()))));
    }

    /// Repeated names anywhere inside a value that no schema describes.
    fn find_repeated_inside(&mut self, tree: &Tree, value: u32) {
        let end = tree.slots.get(value as usize).map_or(0, |slot| slot.next as usize);
        let inside = tree.slots.get(value as usize..end).unwrap_or_default();
        if !inside.iter().any(|slot| slot.kind == Kind::Object) {
            return;
        }
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
    // Few names are compared with each other faster than they are sorted.
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

/// Of names in order, each that came before, and the first of its kind.
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
