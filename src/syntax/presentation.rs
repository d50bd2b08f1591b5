//! What YAML writes in other ways than JSON: folded and escaped texts, aliases, further documents.

use std::ops::Range;

use super::tree::{Slot, Tree};
use crate::text::Span;

/// Kept beside a tree that was read of YAML.
#[derive(Default)]
pub(crate) struct Presentation {
    /// In the order of the text.
    pub(super) texts: Vec<Text>,
    /// Parts of the tree that stand elsewhere in the text, in the order of the tree.
    pub(super) aliases: Vec<Alias>,
    /// The nodes that aliases stand for and their copies, by where they begin.
    pub(super) copies: Vec<(u32, u32)>,
    /// The nodes in the order of the text, without copies; nothing where the tree has that order.
    pub(super) in_text: Option<Vec<u32>>,
    /// Where a second document begins.
    pub(crate) second_document: Option<Span>,
}

/// A part of the tree that an alias stands for: its spans are those of the anchored value.
#[derive(Clone)]
pub(super) struct Alias {
    pub(super) slots: Range<u32>,
    pub(super) span: Span,
}

/// A text whose value differs from how it is written.
pub(super) struct Text {
    /// Where its node begins.
    pub(super) start: u32,
    pub(super) value: Box<str>,
    pub(super) runs: Vec<Run>,
}

/// A part of a value and its span in the document. If both have the same length, the text is the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) value: u32,
    pub(super) length: u32,
    pub(super) source: Span,
}

impl Run {
    fn is_verbatim(&self) -> bool {
        self.length == self.source.end - self.source.start
    }
}

impl Presentation {
    /// The text of a node, by where that begins.
    pub(super) fn text(&self, start: u32) -> Option<&Text> {
        let place = self.texts.binary_search_by_key(&start, |text| text.start).ok()?;
        self.texts.get(place)
    }

    /// The nodes that are written where this one is: it and its copies.
    pub(crate) fn written_at(&self, start: u32) -> impl Iterator<Item = u32> {
        let first = self.copies.partition_point(|(at, _)| *at < start);
        self.copies.iter().skip(first).take_while(move |(at, _)| *at == start).map(|(_, node)| *node)
    }

    /// Whether a node is written once for several places.
    #[cfg(feature = "yaml")]
    pub(super) fn is_shared(&self, start: u32, node: u32) -> bool {
        self.copies.binary_search(&(start, node)).is_ok()
    }

    /// Puts the nodes in the order of the text, if aliases changed that.
    #[cfg(feature = "yaml")]
    pub(super) fn sort(&mut self, slots: &[Slot]) {
        self.copies.sort_unstable();
        self.copies.dedup();
        if self.aliases.is_empty() {
            return;
        }
        let is_copy = {
            // Aliases follow each other in the tree.
            let aliases = &self.aliases;
            move |node: &u32| {
                let behind = aliases.partition_point(|alias| alias.slots.start <= *node);
                behind.checked_sub(1).and_then(|last| aliases.get(last)).is_some_and(|alias| alias.slots.contains(node))
            }
        };
        let mut nodes: Vec<u32> = (0..slots.len() as u32).filter(|node| !is_copy(node)).collect();
        nodes.sort_by_key(|node| slots.get(*node as usize).map(|slot| slot.start));
        self.in_text = Some(nodes);
    }

    /// Whether parts of the tree stand elsewhere in the text.
    #[cfg(feature = "yaml")]
    pub(crate) fn has_aliases(&self) -> bool {
        !self.aliases.is_empty()
    }

    /// The alias that stands for a node.
    pub(crate) fn alias_of(&self, node: u32) -> Option<Span> {
        let behind = self.aliases.partition_point(|alias| alias.slots.start <= node);
        let last = behind.checked_sub(1).and_then(|last| self.aliases.get(last))?;
        last.slots.contains(&node).then_some(last.span)
    }
}

impl Text {
    /// Where a range of bytes of the value stands.
    pub(super) fn place(&self, range: Range<usize>) -> Option<Span> {
        let run_at = |offset: u32| {
            let behind = self.runs.partition_point(|run| run.value <= offset);
            self.runs.get(behind.saturating_sub(1)).or(self.runs.last())
        };
        let (from, to) = (range.start as u32, range.end as u32);
        let first = run_at(from)?;
        let start = match first.is_verbatim() || from >= first.value + first.length {
            true => (first.source.start + (from - first.value.min(from))).min(first.source.end),
            false => first.source.start,
        };
        if range.is_empty() {
            let end = if from >= first.value + first.length { first.source.end } else { start };
            return Some(Span { start: end, end });
        }
        let last = run_at(to - 1)?;
        let end = match last.is_verbatim() {
            true => last.source.start + (to - last.value),
            false => last.source.end,
        };
        Some(Span { start, end: end.clamp(start, last.source.end.max(start)) })
    }
}

/// The nodes of a tree in the order of the text, each once.
#[derive(Clone, Copy)]
pub(crate) struct InText<'t> {
    slots: &'t [Slot],
    order: Option<&'t [u32]>,
}

impl Tree {
    pub(crate) fn in_text(&self) -> InText<'_> {
        let order = self.presentation.as_ref().and_then(|presentation| presentation.in_text.as_deref());
        InText { slots: &self.slots, order }
    }
}

impl InText<'_> {
    /// How many nodes satisfy a condition that holds for the first of them only.
    pub(crate) fn partition_point(self, holds: impl Fn(&Slot) -> bool) -> usize {
        match self.order {
            None => self.slots.partition_point(holds),
            Some(order) => order.partition_point(|node| self.slots.get(*node as usize).is_some_and(&holds)),
        }
    }

    /// The number of the node at a place.
    pub(crate) fn node(self, place: usize) -> u32 {
        match self.order {
            None => place as u32,
            Some(order) => order.get(place).copied().unwrap_or(u32::MAX),
        }
    }
}

#[cfg(feature = "miette")]
impl<'t> InText<'t> {
    /// The node at a place.
    pub(crate) fn get(self, place: usize) -> Option<&'t Slot> {
        self.slots.get(self.node(place) as usize)
    }
}
