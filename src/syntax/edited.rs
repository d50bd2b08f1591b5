//! A text after some edits, and where what is found in it stands in the text as it was.

use super::edit::Edit;
use super::json::Problem;
use crate::text::Span;

#[derive(Debug, Default)]
pub(super) struct Edited {
    pub(super) text: String,
    /// In order and apart, with where each begins in the edited text.
    pub(super) edits: Vec<(Edit, u32)>,
}

impl Edited {
    /// Makes edits that are in order and apart.
    pub(super) fn new(original: &str, edits: impl IntoIterator<Item = Edit>) -> Self {
        let mut edited = Self::default();
        let mut reached = 0;
        for edit in edits {
            edited.text.push_str(original.get(reached..edit.span.start as usize).unwrap_or_default());
            let start = edited.text.len() as u32;
            edited.text.push_str(&edit.text);
            reached = edit.span.end as usize;
            edited.edits.push((edit, start));
        }
        edited.text.push_str(original.get(reached..).unwrap_or_default());
        edited
    }

    /// The place in the original text of a span of the edited one.
    pub(super) fn back(&self, span: Span) -> Span {
        let end = self.place(span.end, true);
        // What is empty belongs to what is before it.
        let start = if span.is_empty() { end } else { self.place(span.start, false) };
        Span { start, end: end.max(start) }
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

    /// Moves all places of a problem to the original text.
    pub(super) fn put_back(&self, problem: &mut Problem) {
        problem.span = self.back(problem.span);
        problem.labels.iter_mut().for_each(|(span, _)| *span = self.back(*span));
        let edits = problem.fix.iter_mut().flat_map(|(_, _, edits)| edits);
        edits.for_each(|edit| edit.span = self.back(edit.span));
    }
}
