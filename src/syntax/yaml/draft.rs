//! A damaged text as it was probably meant: repairs are made in a copy, which is read, and what is found is put back.

use super::KEPT;
use crate::syntax::edit::Edit;
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
    pub(super) text: String,
    /// In the original text, in its order, with where each begins in the repaired one.
    edits: Vec<(Edit, u32)>,
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
            text: original.to_owned(),
            edits: Vec::new(),
            unreadable: Vec::new(),
            lost: Vec::new(),
            problems: Vec::new(),
            more_problems: 0,
        }
    }

    pub(super) fn is_repaired(&self) -> bool {
        !self.edits.is_empty()
    }

    /// Whether a line of the repaired text was repaired.
    pub(super) fn is_repaired_at(&self, place: usize) -> bool {
        let place = self.back(Span::at(place)).start as usize;
        let before = self.original.get(..place).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        let end =
            self.original.get(place..).and_then(|rest| rest.find('\n')).map_or(self.original.len(), |it| place + it);
        let behind = self.edits.partition_point(|(edit, _)| edit.span.start as usize <= end);
        let last = behind.checked_sub(1).and_then(|last| self.edits.get(last));
        last.is_some_and(|(edit, _)| edit.span.end as usize >= start)
    }

    /// Makes repairs of the text as it is now, but for those of what is repaired already.
    pub(super) fn make(&mut self, repairs: Vec<Repair>) {
        for Repair { problem, edit, reading } in repairs {
            let span = self.back(edit.span);
            if let Some(mut problem) = problem {
                self.put_back(&mut problem);
                self.report(*problem);
            }
            if reading != Reading::Certain {
                self.unreadable.push(span);
            }
            if reading == Reading::Lost {
                let behind = self.original.get(span.end as usize..).unwrap_or_default();
                self.lost.push((self.original.len() - behind.trim_start().len()) as u32);
            }
            self.edits.push((Edit { span, text: edit.text }, u32::MAX));
        }
        sort_by_number(&mut self.edits, |(edit, _)| edit.span.rank());
        sort_by_number(&mut self.unreadable, |span| span.rank());
        let mut reached = 0;
        self.edits.retain(|(edit, _)| {
            let is_apart = edit.span.start >= reached;
            reached = reached.max(edit.span.end);
            is_apart
        });
        self.write();
    }

    fn write(&mut self) {
        self.text.clear();
        let mut reached = 0;
        for (edit, start) in &mut self.edits {
            let between = self.original.get(reached..edit.span.start as usize).unwrap_or_default();
            self.text.push_str(between);
            *start = self.text.len() as u32;
            self.text.push_str(&edit.text);
            reached = edit.span.end as usize;
        }
        self.text.push_str(self.original.get(reached..).unwrap_or_default());
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
            let span = self.back(slot.span());
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
        parsed.comments.iter_mut().for_each(|comment| *comment = self.back(*comment));
        for mut problem in std::mem::take(&mut parsed.problems) {
            self.put_back(&mut problem);
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

    fn put_back(&self, problem: &mut Problem) {
        problem.span = self.back(problem.span);
        problem.labels.iter_mut().for_each(|(span, _)| *span = self.back(*span));
        let edits = problem.fix.iter_mut().flat_map(|(_, _, edits)| edits);
        edits.for_each(|edit| edit.span = self.back(edit.span));
    }

    fn put_back_presentation(&self, presentation: &mut Presentation) {
        for text in &mut presentation.texts {
            text.start = self.back(Span { start: text.start, end: text.start }).start;
            text.runs.iter_mut().for_each(|run| run.source = self.back(run.source));
        }
        presentation.aliases.iter_mut().for_each(|alias| alias.span = self.back(alias.span));
        for (start, _) in &mut presentation.copies {
            *start = self.back(Span { start: *start, end: *start }).start;
        }
        presentation.second_document = presentation.second_document.map(|span| self.back(span));
    }

    /// Whether a repair is inside of a span.
    fn is_touched(&self, span: Span) -> bool {
        let behind = self.edits.partition_point(|(edit, _)| edit.span.start < span.end);
        let last = behind.checked_sub(1).and_then(|last| self.edits.get(last));
        last.is_some_and(|(edit, _)| span.start < edit.span.end || span.start < edit.span.start)
    }

    fn is_unreadable(&self, span: Span) -> bool {
        let behind = self.unreadable.partition_point(|cut| cut.start <= span.start);
        let last = behind.checked_sub(1).and_then(|last| self.unreadable.get(last));
        last.is_some_and(|cut| span.end <= cut.end)
    }

    /// The place in the original text of a span of the repaired one.
    fn back(&self, span: Span) -> Span {
        let start = self.place(span.start, false);
        Span { start, end: self.place(span.end, true).max(start) }
    }

    /// An end stays before what is left out there, and a start behind it.
    fn place(&self, offset: u32, is_end: bool) -> u32 {
        let behind = self.edits.partition_point(|(_, start)| if is_end { *start < offset } else { *start <= offset });
        let Some((edit, start)) = behind.checked_sub(1).and_then(|last| self.edits.get(last)) else { return offset };
        match offset.checked_sub(start + edit.text.len() as u32) {
            Some(beyond) => edit.span.end + beyond,
            None if is_end => edit.span.end,
            None => edit.span.start,
        }
    }
}
