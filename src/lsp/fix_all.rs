//! All safe fixes, as one edit.

use crate::diagnostic::Applicability;
use crate::lint::report::Report;
use crate::syntax::Edit;
use crate::text::Span;

/// The kind of the action, which editors can run on save.
pub(super) const KIND: &str = "source.fixAll.authlint";

/// The edit, without common prefix and suffix.
pub(super) fn edit(report: &Report) -> Option<Edit> {
    let fixed = report.fix(Applicability::Safe);
    difference(report.document().text(), fixed.text())
}

pub(super) fn difference(old: &str, new: &str) -> Option<Edit> {
    if old == new {
        return None;
    }
    let same_start: usize =
        old.chars().zip(new.chars()).take_while(|(old, new)| old == new).map(|(old, _)| old.len_utf8()).sum();
    // A position must not be inside a line end.
    let same_start = if old.get(..same_start)?.ends_with('\r') { same_start - 1 } else { same_start };
    let (old_rest, new_rest) = (old.get(same_start..)?, new.get(same_start..)?);
    let both = old_rest.chars().rev().zip(new_rest.chars().rev());
    let same_end: usize = both.take_while(|(old, new)| old == new).map(|(old, _)| old.len_utf8()).sum();
    let splits = |rest: &str| rest.get(rest.len() - same_end..).is_some_and(|end| end.starts_with('\n'));
    let same_end = if splits(old_rest) { same_end - 1 } else { same_end };
    Some(Edit {
        span: Span::new(same_start, old.len() - same_end),
        text: new_rest.get(..new_rest.len() - same_end)?.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_edit_turns_the_old_text_into_the_new() {
        let check = |old: &str, new: &str, replaced: &str| {
            let edit = difference(old, new).unwrap();
            assert_eq!(edit.span.of(old), replaced, "{old:?} {new:?}");
            let mut made = old.to_owned();
            made.replace_range(edit.span.range(), &edit.text);
            assert_eq!(made, new);
        };
        assert_eq!(difference("a", "a"), None);
        check("abc", "axc", "b");
        check("aa", "aaa", "");
        check("é1ü", "é2ü", "1");
        check("é", "è", "é");
        check("a\r\nb", "a\nb", "\r\n");
        check("a\nb", "a\r\nb", "\n");
        check("a\r\nb", "a\rb", "\r\n");
        check("", "x", "");
        check("x", "", "x");
    }
}
