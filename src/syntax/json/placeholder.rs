//! Recovery from template placeholders and merge conflict markers.

use super::{Parser, Problem, ProblemKind};
use crate::syntax::tree::Kind;
use crate::text::{Span, search};

impl Parser<'_> {
    /// At a conflict marker: skips its line, and the other side if one follows.
    pub(super) fn conflict(&mut self) -> bool {
        let rest = self.rest();
        let starts_line =
            |text: &str| ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].iter().any(|it| text.starts_with(it));
        let before = self.text.get(..self.position).unwrap_or_default().trim_end_matches([' ', '\t']);
        let at_line_start = before.is_empty() || before.ends_with(['\n', '\r']);
        if !at_line_start || !starts_line(rest) {
            return false;
        }
        let start = self.position;
        let mut length = 0;
        // The other side, if it has an end.
        let begins_side = rest.starts_with(['=', '|']);
        let skips = begins_side && !self.no_marker && search::find(rest, ">>>>>>>").is_some();
        for line in rest.split_inclusive('\n') {
            length += line.len();
            if !skips || line.trim_ascii_start().starts_with(">>>>>>>") {
                break;
            }
        }
        let end = start + rest.split(['\n', '\r']).next().unwrap_or_default().len();
        self.no_marker |= begins_side && !skips;
        self.position += length;
        let help = "keep one of the two sides, and remove the marker lines";
        self.report(Problem::new(ProblemKind::Conflict, Span::new(start, end), "unresolved merge conflict", help));
        self.trivia();
        true
    }

    /// At the second brace of `{{ … }}`.
    pub(super) fn braced_placeholder(&mut self) -> bool {
        let start = self.position.saturating_sub(1);
        let line = self.placeholder_ahead(start);
        let is_new = self.open.last().is_some_and(|open| open.slot + 1 == self.parsed.tree.slots.len());
        let Some(end) = line.strip_prefix("{{").and_then(|inside| search::find(inside, "}}")).filter(|_| is_new) else {
            return false;
        };
        let back = std::mem::replace(&mut self.position, start + 2);
        self.skip_while(|byte| byte == b' ');
        if self.member_ahead() || self.peek() == Some(b'}') {
            self.position = back;
            return false;
        }
        self.open.pop();
        self.parsed.tree.slots.pop();
        self.fill_in(Span::new(start, start + 2 + end + 2));
        true
    }

    /// At a placeholder instead of a value.
    pub(super) fn placeholder(&mut self) -> bool {
        let line = self.placeholder_ahead(self.position);
        let pairs = [("<%", "%>"), ("<", ">"), ("${", "}"), ("$(", ")"), ("#{", "}"), ("%{", "}"), ("%(", ")s")];
        let Some((_, close)) = pairs.iter().find(|(open, _)| line.starts_with(open)) else { return false };
        let Some(end) = search::find(line, close) else { return false };
        let span = Span::new(self.position, self.position + end + close.len());
        if self.open.is_empty() {
            return false;
        }
        self.fill_in(span);
        true
    }

    /// The text from an offset on that may be one placeholder, limited in length so that many of them stay cheap.
    pub(super) fn placeholder_ahead(&self, start: usize) -> &str {
        const LONGEST: usize = 200;
        let bytes = self.bytes.get(start..).unwrap_or_default();
        let length = bytes.iter().take(LONGEST).take_while(|byte| !matches!(byte, b'\n' | b'\r')).count();
        let end = (start..=start + length).rev().find(|end| self.text.is_char_boundary(*end));
        end.and_then(|end| self.text.get(start..end)).unwrap_or_default()
    }

    fn fill_in(&mut self, span: Span) {
        self.position = span.end as usize;
        let message = "a template placeholder is not JSON";
        let help = "check the rendered file, or put the placeholder in double quotes";
        self.report(Problem::new(ProblemKind::Placeholder, span, message, help));
        self.push(Kind::Invalid, 0, span.start as usize);
    }
}
