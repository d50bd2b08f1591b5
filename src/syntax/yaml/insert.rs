//! Aliases and merge keys: the nodes that they stand for are put into the tree, with the spans that they have.

use std::collections::HashSet;

use super::{Merge, Mode, Open, Reader};
use crate::syntax::MAX_DEPTH;
use crate::syntax::json::{Problem, ProblemKind};
use crate::syntax::presentation::Alias;
use crate::syntax::tree::{Kind, Slot};
use crate::text::Span;

/// So many nodes may be looked at for all aliases of a text: aliases of aliases of aliases stand for billions.
pub(super) const MOST_NODES: usize = 50_000;

impl Reader<'_> {
    /// Puts in what an alias stands for.
    pub(super) fn alias(&mut self, anchor: usize, span: Span) {
        let node = self.anchors.get(&anchor).copied().unwrap_or(u32::MAX);
        self.reached = self.reached.max(span.end as usize);
        if self.is_merging() {
            if self.mode == Mode::Merge {
                self.mode = Mode::Ordinary;
            }
            let is_object = self.slot(node).is_some_and(|slot| slot.kind == Kind::Object && slot.next > node);
            match self.open.last_mut().filter(|_| is_object) {
                Some(open) => open.merges.push(Merge { slot: node, alias: span }),
                None => self.report_damage(Problem::new(
                    ProblemKind::MergeKey,
                    span,
                    "`<<` takes a map",
                    "name the anchor of a map",
                )),
            }
            return;
        }
        let is_key = self.is_at_key();
        let Some(slot) = self.slot(node) else { return self.invalid(span) };
        if slot.next <= node {
            let help = "write the value itself";
            self.report_damage(Problem::new(
                ProblemKind::AliasInItself,
                span,
                "an alias stands inside of what it stands for",
                help,
            ));
            return self.invalid(span);
        }
        if is_key {
            match slot.kind {
                Kind::String | Kind::Key => {
                    let start = self.parsed.tree.slots.len() as u32;
                    self.parsed.tree.slots.push(Slot { kind: Kind::Key, next: start + 1, ..slot });
                    self.note_copy(slot.start, node, start);
                    self.presentation.aliases.push(Alias { slots: start..start + 1, span });
                    self.after_node(true);
                }
                _ => {
                    self.report_damage(Problem::new(
                        ProblemKind::NameNotText,
                        span,
                        "a name must be a text",
                        "write the name itself",
                    ));
                    self.invalid(span);
                }
            }
            return;
        }
        if self.copy(node, span) {
            self.after_node(false);
        }
    }

    /// Copies a node and all that is in it to the end; says whether there was room.
    fn copy(&mut self, node: u32, alias: Span) -> bool {
        let Some(slot) = self.slot(node) else { return false };
        let count = (slot.next - node) as usize;
        if count > self.left {
            self.too_many(alias);
            return false;
        }
        self.left -= count;
        if self.open.len() + self.height(node, slot.next) > MAX_DEPTH {
            self.too_deep(alias);
            return false;
        }
        let start = self.parsed.tree.slots.len() as u32;
        for index in node..slot.next {
            let Some(copied) = self.slot(index) else { break };
            let kind = if index == node && copied.kind == Kind::Key { Kind::String } else { copied.kind };
            self.note_copy(copied.start, index, index - node + start);
            self.parsed.tree.slots.push(Slot { kind, next: copied.next - node + start, ..copied });
        }
        self.presentation.aliases.push(Alias { slots: start..start + count as u32, span: alias });
        true
    }

    /// Puts into a map the members of others that it does not have itself; of several the first counts.
    pub(super) fn merge(&mut self, open: &Open) {
        let mut names = HashSet::new();
        let mut at = open.slot as u32 + 1;
        while let Some((name, _, behind)) = self.member(at, self.parsed.tree.slots.len() as u32) {
            names.insert(name);
            at = behind;
        }
        for merge in &open.merges {
            let Some(end) = self.slot(merge.slot).map(|slot| slot.next) else { continue };
            let mut at = merge.slot + 1;
            while let Some((name, value, behind)) = self.member(at, end) {
                if self.left == 0 {
                    self.too_many(merge.alias);
                    return;
                }
                self.left -= 1;
                if names.insert(name) {
                    let start = self.parsed.tree.slots.len() as u32;
                    if let Some(key) = self.slot(at) {
                        self.note_copy(key.start, at, start);
                        self.parsed.tree.slots.push(Slot { next: start + 1, ..key });
                        self.presentation.aliases.push(Alias { slots: start..start + 1, span: merge.alias });
                    }
                    if !self.copy(value, merge.alias) {
                        self.push(Kind::Invalid, 0, merge.alias);
                        return;
                    }
                }
                at = behind;
            }
        }
    }

    fn note_copy(&mut self, at: u32, original: u32, copy: u32) {
        self.presentation.copies.extend([(at, original), (at, copy)]);
    }

    /// The member at an index: its name, its value, and where the next one is.
    fn member(&self, at: u32, end: u32) -> Option<(String, u32, u32)> {
        let key = self.slot(at).filter(|key| at < end && key.kind == Kind::Key)?;
        let value = self.slot(at + 1)?;
        Some((self.value_of(&key).into_owned(), at + 1, value.next))
    }

    /// How many lists and maps are around the innermost node.
    fn height(&self, node: u32, end: u32) -> usize {
        let mut around: Vec<u32> = Vec::new();
        let mut height = 0;
        for index in node..end {
            while around.last().is_some_and(|next| *next <= index) {
                around.pop();
            }
            let Some(slot) = self.slot(index) else { break };
            if slot.kind.is_container() {
                around.push(slot.next);
                height = height.max(around.len());
            }
        }
        height
    }

    pub(super) fn refuse_merge(&mut self, span: Span) {
        let span = super::opening(self.text, span);
        self.report_damage(Problem::new(
            ProblemKind::MergeKey,
            span,
            "`<<` takes an alias, or a list of them",
            "write the members themselves",
        ));
        if self.mode == Mode::Merge {
            self.mode = Mode::Ordinary;
        }
    }

    fn too_many(&mut self, alias: Span) {
        let help = "write the values themselves; no document needs so many";
        self.fail(Problem::new(ProblemKind::TooManyAliases, alias, "the aliases stand for too many values", help));
    }

    fn slot(&self, index: u32) -> Option<Slot> {
        self.parsed.tree.slots.get(index as usize).copied()
    }
}
