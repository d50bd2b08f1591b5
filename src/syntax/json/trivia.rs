//! Whitespace and comments.

use super::scan::space_run;
use super::{Parser, Problem, ProblemKind};
use crate::syntax::Format;
use crate::syntax::edit::Edit;
use crate::text::{Span, search};

#[expect(clippy::inline_always, reason = "between all tokens")]
impl Parser<'_> {
    /// Skips whitespace and collects comments.
    #[inline(always)]
    pub(super) fn trivia(&mut self) {
        // Most tokens are separated by one space, one line end with indentation, or nothing.
        match self.peek() {
            Some(b' ') => self.position += 1,
            Some(b'\n') => {
                self.position += 1;
                self.indentation();
            }
            _ => {}
        }
        if !self.peek().is_some_and(|byte| byte > b' ' && byte != b'/' && byte != b'#') {
            self.skip_trivia();
        }
    }

    /// Skips spaces, which come in runs after a line end.
    #[inline]
    pub(super) fn indentation(&mut self) {
        while let Some(bytes) = self.bytes.get(self.position..).and_then(|rest| rest.first_chunk::<16>()) {
            let run = space_run(u128::from_le_bytes(*bytes));
            self.position += run;
            if run < 16 {
                break;
            }
        }
    }

    #[cold]
    #[inline(never)]
    pub(super) fn skip_trivia(&mut self) {
        loop {
            while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
                self.position += 1;
                self.indentation();
            }
            if !matches!(self.peek(), Some(b'/' | b'#')) || !self.comment() {
                return;
            }
        }
    }

    #[cold]
    fn comment(&mut self) -> bool {
        let start = self.position;
        let rest = self.text.get(start..).unwrap_or_default();
        let (length, closed) = if rest.starts_with("//") || rest.starts_with('#') {
            (rest.find(['\n', '\r']).unwrap_or(rest.len()), true)
        } else if let Some(inside) = rest.strip_prefix("/*") {
            let end = search::find(inside, "*/");
            (end.map_or(rest.len(), |end| end + 4), end.is_some())
        } else {
            return false;
        };
        self.position += length;
        let span = Span::new(start, self.position);
        if self.hides_tokens(span) {
            self.parsed.is_damaged = true;
        }
        self.parsed.comments.push(span);
        if !closed {
            self.cut_off = true;
            self.problem(
                ProblemKind::UnterminatedComment,
                Span::new(start, start + 2),
                "unterminated comment",
                "end it with `*/`",
            );
        } else if self.format == Format::Json {
            let kind = if rest.starts_with('#') { ProblemKind::HashComment } else { ProblemKind::Comment };
            let help = "remove comments, or name the file `.jsonc`";
            self.report_harmless(Problem::new(kind, span, "JSON does not allow comments", help));
        } else if rest.starts_with('#') {
            let edit = Edit { span: Span::new(start, start + 1), text: "//".into() };
            let problem =
                Problem::new(ProblemKind::HashComment, span, "JSONC does not allow `#` comments", "write `//`");
            self.report_harmless(problem.safely("write `//`", edit));
        }
        true
    }

    /// Whether a comment may hide members or items, so that the text before and after it may not belong together.
    fn hides_tokens(&self, comment: Span) -> bool {
        let before = self.parsed.comments.last().map_or(0, |last| last.end as usize).max(self.last_end);
        let before = self.text.get(before..comment.start as usize).unwrap_or_default();
        let starts_line = comment.start == 0 || before.bytes().any(|byte| matches!(byte, b'\n' | b'\r'));
        let ends_line = matches!(self.peek(), None | Some(b'\n' | b'\r'));
        let is_in_place = if ends_line { starts_line || !before.trim_end().ends_with(':') } else { false };
        !is_in_place && comment.of(self.text).bytes().any(|byte| byte == b'"')
    }
}
