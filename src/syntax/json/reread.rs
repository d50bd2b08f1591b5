//! Reads a text as it was probably meant, and maps what is found to the text as it is.

use super::{Parsed, read_once};
use crate::syntax::Format;
use crate::syntax::edit::Edit;
use crate::text::Span;

/// Reads a text after some edits, in order and apart; also returns whether its brackets are wrong.
#[cold]
pub(super) fn read_edited(text: &str, edits: &[Edit], format: Format) -> Option<(Parsed, bool)> {
    let mut edited = String::with_capacity(text.len() + edits.len());
    let mut parts = vec![Part { now: 0, was: Span::at(0), is_removed: false }];
    let mut reached = 0;
    for Edit { span, text: new } in edits {
        edited.push_str(text.get(reached..span.start as usize)?);
        edited.push_str(new);
        reached = span.end as usize;
        parts.push(Part { now: edited.len() as u32, was: *span, is_removed: new.is_empty() });
    }
    edited.push_str(text.get(reached..)?);
    let (mut parsed, has_bracket_problem) = read_once(edited, format, false);
    for slot in &mut parsed.tree.slots {
        let span = original(&parts, slot.span());
        (slot.start, slot.end) = (span.start, span.end);
    }
    let back = |span: &mut Span| *span = original(&parts, *span);
    parsed.comments.iter_mut().for_each(back);
    for problem in &mut parsed.problems {
        back(&mut problem.span);
        problem.labels.iter_mut().for_each(|(span, _)| back(span));
        if let Some((_, _, edits)) = &mut problem.fix {
            for edit in edits {
                back(&mut edit.span);
            }
        }
    }
    Some((parsed, has_bracket_problem))
}

/// What follows an edit.
struct Part {
    /// Where it begins in the edited text.
    now: u32,
    /// What the edit before it replaced.
    was: Span,
    /// That edit inserts nothing.
    is_removed: bool,
}

fn original(parts: &[Part], span: Span) -> Span {
    let place = |offset: u32, parts_before: usize| {
        let Some(part) = parts.get(parts_before.saturating_sub(1)) else { return offset };
        let place = part.was.end + offset.saturating_sub(part.now);
        // In inserted text.
        parts.get(parts_before).map_or(place, |next| place.min(next.was.start))
    };
    let start = place(span.start, parts.partition_point(|part| part.now <= span.start));
    // What is removed after a token is no part of it.
    let end = place(span.end, parts.partition_point(|part| part.now < span.end + u32::from(!part.is_removed)));
    Span { start: start.min(end), end }
}
