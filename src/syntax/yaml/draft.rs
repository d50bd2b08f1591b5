//! A damaged text as it was probably meant: repairs are made in a copy, which is read, and what is found is put back.

use super::KEPT;
use crate::syntax::edit::Edit;
use crate::syntax::edited::Edited;
use crate::syntax::json::{Parsed, Problem, ProblemKind};
use crate::syntax::presentation::Presentation;
use crate::syntax::tree::{Kind, flag};
use crate::text::{Span, sort_by_number};

/// A change that lets the rest of a text be read, and the problem that makes it necessary.
pub(super) struct Repair {
    /// None if it belongs to the problem of another repair.
    pub(super) problem: Option<Box<Problem>>,
    pub(super) edit: Edit,
    pub(super) reading: Reading,
}

/// What is known of a place after its repair.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// What was meant.
    Certain,
    /// That there is a value.
    Unreadable,
    /// Not even that: there may have been other members.
    Lost,
}

impl Repair {
    pub(super) fn new(problem: Box<Problem>, edit: Edit, reading: Reading) -> Self {
        Self { problem: Some(problem), edit, reading }
    }

    /// Replaces a value that cannot be read.
    pub(super) fn cut(problem: Box<Problem>, value: Span, reading: Reading) -> Self {
        Self::new(problem, Edit { span: value, text: "x".into() }, reading)
    }
}

pub(super) struct Draft<'t> {
    original: &'t str,
    edited: Edited,
    unreadable: Vec<Span>,
    /// What follows on places where members may have been.
    lost: Vec<u32>,
    problems: Vec<Problem>,
    more_problems: usize,
}

impl<'t> Draft<'t> {
    pub(super) fn new(original: &'t str) -> Self {
        Self {
            original,
            edited: Edited::new(original, []),
            unreadable: Vec::new(),
            lost: Vec::new(),
            problems: Vec::new(),
            more_problems: 0,
        }
    }

    /// The text with its repairs.
    pub(super) fn text(&self) -> &str {
        &self.edited.text
    }

    pub(super) fn is_repaired(&self) -> bool {
        !self.edited.edits.is_empty()
    }

    /// Whether a line of the repaired text was repaired.
    pub(super) fn is_repaired_at(&self, place: usize) -> bool {
        let place = self.edited.back(Span::at(place)).start as usize;
        let before = self.original.get(..place).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        let end =
            self.original.get(place..).and_then(|rest| rest.find('\n')).map_or(self.original.len(), |it| place + it);
        let behind = self.edited.edits.partition_point(|(edit, _)| edit.span.start as usize <= end);
        let last = behind.checked_sub(1).and_then(|last| self.edited.edits.get(last));
        last.is_some_and(|(edit, _)| edit.span.end as usize >= start)
    }

    /// Makes repairs of the text as it is now, but for those of what is repaired already.
    pub(super) fn make(&mut self, repairs: Vec<Repair>) {
        let mut edits: Vec<_> = self.edited.edits.iter().map(|(edit, _)| edit.clone()).collect();
        for Repair { problem, edit, reading } in repairs {
            let span = self.edited.back(edit.span);
            if let Some(mut problem) = problem {
                self.edited.put_back(&mut problem);
                self.report(*problem);
            }
            if reading != Reading::Certain {
                self.unreadable.push(span);
            }
            if reading == Reading::Lost {
                let behind = self.original.get(span.end as usize..).unwrap_or_default();
                self.lost.push((self.original.len() - behind.trim_start().len()) as u32);
            }
            edits.push(Edit { span, text: edit.text });
        }
        sort_by_number(&mut edits, |edit| edit.span.rank());
        sort_by_number(&mut self.unreadable, |span| span.rank());
        let mut reached = 0;
        edits.retain(|edit| {
            let is_apart = edit.span.start >= reached;
            reached = reached.max(edit.span.end);
            is_apart
        });
        self.edited = Edited::new(self.original, edits);
    }

    /// One cause in many places is one problem.
    fn report(&mut self, problem: Problem) {
        let is_merged = |before: &Problem| match problem.kind {
            ProblemKind::Yaml => before.message == problem.message,
            kind => kind.is_merged(),
        };
        let is_same = |before: &&mut Problem| before.kind == problem.kind && is_merged(before);
        if let Some(before) = self.problems.iter_mut().find(is_same) {
            before.absorb(problem);
        } else if self.problems.len() < KEPT {
            self.problems.push(problem);
        } else {
            self.more_problems += 1;
        }
    }

    /// What was read of the repaired text, as it is in the original one.
    pub(super) fn finish(mut self, mut parsed: Parsed) -> Parsed {
        for slot in &mut parsed.tree.slots {
            let span = self.edited.back(slot.span());
            (slot.start, slot.end) = (span.start, span.end);
            if matches!(slot.kind, Kind::Key | Kind::String) && self.is_touched(span) {
                slot.flags |= flag::UNQUOTED | flag::YAML;
            }
            if !slot.kind.is_container() && slot.kind != Kind::Key && self.is_unreadable(span) {
                (slot.kind, slot.flags) = (Kind::Invalid, flag::UNQUOTED | flag::YAML | flag::BROKEN);
            }
        }
        sort_by_number(&mut self.lost, |place| u64::from(*place));
        for index in 0..parsed.tree.slots.len() {
            let Some(slot) = parsed.tree.slots.get(index).copied() else { break };
            let end = parsed.tree.slots.get(slot.next as usize).map_or(u32::MAX, |next| next.start);
            let lost = self.lost.get(self.lost.partition_point(|place| *place < slot.start));
            if slot.kind.is_container()
                && lost.is_some_and(|place| *place <= end)
                && let Some(slot) = parsed.tree.slots.get_mut(index)
            {
                slot.flags |= flag::BROKEN;
            }
        }
        if let Some(presentation) = parsed.tree.presentation.as_mut() {
            self.put_back_presentation(presentation);
        }
        parsed.comments.iter_mut().for_each(|comment| *comment = self.edited.back(*comment));
        for mut problem in std::mem::take(&mut parsed.problems) {
            self.edited.put_back(&mut problem);
            self.report(problem);
        }
        parsed.problems = self.problems;
        parsed.more_problems += self.more_problems;
        for problem in parsed.problems.iter_mut().filter(|problem| problem.places > 1) {
            problem.message = format!("{} ({} places)", problem.message, problem.places).into();
        }
        sort_by_number(&mut parsed.problems, |problem| problem.span.rank());
        parsed.is_damaged = true;
        parsed
    }

    fn put_back_presentation(&self, presentation: &mut Presentation) {
        for text in &mut presentation.texts {
            text.start = self.edited.back(Span { start: text.start, end: text.start }).start;
            text.runs.iter_mut().for_each(|run| run.source = self.edited.back(run.source));
        }
        presentation.aliases.iter_mut().for_each(|alias| alias.span = self.edited.back(alias.span));
        for (start, _) in &mut presentation.copies {
            *start = self.edited.back(Span { start: *start, end: *start }).start;
        }
        presentation.second_document = presentation.second_document.map(|span| self.edited.back(span));
    }

    /// Whether a repair is inside of a span.
    fn is_touched(&self, span: Span) -> bool {
        let behind = self.edited.edits.partition_point(|(edit, _)| edit.span.start < span.end);
        let last = behind.checked_sub(1).and_then(|last| self.edited.edits.get(last));
        last.is_some_and(|(edit, _)| span.start < edit.span.end || span.start < edit.span.start)
    }

    fn is_unreadable(&self, span: Span) -> bool {
        let behind = self.unreadable.partition_point(|cut| cut.start <= span.start);
        let last = behind.checked_sub(1).and_then(|last| self.unreadable.get(last));
        last.is_some_and(|cut| span.end <= cut.end)
    }
}
