//! Reads a text as it was probably meant, and maps what is found to the text as it is.

use super::{Parsed, read_once};
use crate::syntax::Format;
use crate::syntax::edit::Edit;
use crate::syntax::edited::Edited;

/// Reads a text after some edits, in order and apart; also returns whether its brackets are wrong.
#[cold]
pub(super) fn read_edited(text: &str, edits: &[Edit], format: Format) -> (Parsed, bool) {
    let mut edited = Edited::new(text, edits.iter().cloned());
    let (mut parsed, has_bracket_problem) = read_once(std::mem::take(&mut edited.text), format, false);
    for slot in &mut parsed.tree.slots {
        let span = edited.back(slot.span());
        (slot.start, slot.end) = (span.start, span.end);
    }
    parsed.comments.iter_mut().for_each(|comment| *comment = edited.back(*comment));
    parsed.problems.iter_mut().for_each(|problem| edited.put_back(problem));
    (parsed, has_bracket_problem)
}
