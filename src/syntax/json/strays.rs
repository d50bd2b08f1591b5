//! Recovery from literals, numbers and text outside JSON.

use super::brackets::SPACE;
use super::{Parser, Problem, ProblemKind, State, is_name, is_word, number};
use crate::syntax::edit::Edit;
use crate::syntax::tree::Kind;
use crate::text::{Span, search};

impl Parser<'_> {
    /// A literal of another language.
    pub(super) fn other_literal(&mut self) -> bool {
        let start = self.position;
        let length = self.rest().bytes().take_while(|byte| is_name(*byte)).count();
        let span = Span::new(start, start + length);
        if span.of(self.text) == "undefined" && self.undefined(span) {
            return true;
        }
        let (kind, right) = match span.of(self.text) {
            "True" | "TRUE" => (Kind::True, "true"),
            "False" | "FALSE" => (Kind::False, "false"),
            "None" | "Null" | "NULL" | "nil" | "undefined" => (Kind::Null, "null"),
            "NaN" | "Infinity" => {
                self.position = span.end as usize;
                self.problem(
                    ProblemKind::InvalidNumber,
                    span,
                    "JSON does not allow `NaN` and `Infinity`",
                    "write a number in digits",
                );
                self.push(Kind::Invalid, 0, start);
                return true;
            }
            _ => return false,
        };
        self.position = span.end as usize;
        let message = format!("`{}` is not JSON", span.of(self.text));
        let edit = Edit { span, text: right.into() };
        let problem_kind = match span.of(self.text) {
            "True" | "False" | "None" => ProblemKind::PythonWord,
            _ => ProblemKind::InvalidLiteral,
        };
        let problem = Problem::new(problem_kind, span, message, format!("write `{right}`"));
        self.report(problem.safely("use JSON literals", edit));
        self.push(kind, 0, start);
        true
    }

    /// A JavaScript member that is `undefined`: it is left out of the tree.
    fn undefined(&mut self, value: Span) -> bool {
        let slots = &mut self.parsed.tree.slots;
        let Some(key) = slots.pop_if(|slot| slot.kind == Kind::Key) else { return false };
        let (start, end) = (key.start as usize, value.end as usize);
        let is_first = self.open.last().is_some_and(|open| open.slot + 1 == slots.len()) || self.left_out == start;
        let spaces = |text: &str| text.len() - text.trim_ascii_start().len();
        let before = slots.last().map_or(0, |slot| slot.end as usize);
        let before = self.text.get(before..start).and_then(|text| Some(before + text.find(',')?));
        let edit = if let Some(comma) = before.filter(|_| !is_first) {
            Span::new(comma, end)
        } else {
            let rest = self.text.get(end..).unwrap_or_default();
            let comma = rest.trim_ascii_start().strip_prefix(',');
            let end = comma.map_or(end, |rest| self.text.len() - rest.len() + spaces(rest));
            self.left_out = end;
            Span::new(start, end)
        };
        self.position = value.end as usize;
        self.last_end = self.position;
        let problem = Problem::new(ProblemKind::Undefined, value, "`undefined` is not JSON", "remove the member");
        let edit = Edit { span: edit, text: String::new() };
        self.report(problem.safely("remove members without a value", edit));
        true
    }

    pub(super) fn recover_number(&mut self, start: usize) -> State {
        if self.is_shorthand {
            self.position = start;
            self.bare_string();
            return State::AfterValue;
        }
        self.skip_while(|byte| is_word(byte) || matches!(byte, b'+' | b'-' | b'.'));
        let digits = self.bytes.get(start..self.position).unwrap_or_default();
        let help = number::problem(digits).unwrap_or(number::SYNTAX);
        if !self.ends_here() {
            self.problem(ProblemKind::InvalidNumber, Span::new(start, self.position), "invalid number", help);
        }
        self.push(Kind::Invalid, 0, start);
        State::AfterValue
    }

    /// Whether the text ends here with open brackets, which are the real problem.
    pub(super) fn ends_here(&self) -> bool {
        self.position >= self.bytes.len() && !self.open.is_empty()
    }

    /// Skips text that fits nothing up to the next comma, bracket, member or line end.
    pub(super) fn unexpected_text(&mut self, message: &'static str, help: &'static str) {
        let start = self.position;
        let bare = self.peek().is_some_and(|byte| is_word(byte) || byte == b'$');
        let placeholder = self.placeholder_ahead(start).strip_prefix("${");
        if let Some(end) = placeholder.and_then(|inside| inside.split('"').next()?.find('}')) {
            self.position += end + 3;
        } else {
            self.position += self.rest().chars().next().map_or(1, char::len_utf8);
        }
        loop {
            self.skip_while(|byte| !matches!(byte, b',' | b'}' | b']' | b'{' | b'[' | b'"' | b'\n' | b'\r' | b':'));
            let goes_on = match self.peek() {
                Some(b'"') => !self.member_ahead(),
                Some(b':') => bare,
                _ => false,
            };
            if !goes_on {
                break;
            }
            let inside = self.text.get(self.position + 1..).unwrap_or_default();
            let quoted = inside
                .find(['"', '\n', '\r'])
                .filter(|end| inside.get(*end..).is_some_and(|rest| rest.starts_with('"')));
            self.position += 1 + if self.peek() == Some(b'"') { quoted.map_or(0, |end| end + 1) } else { 0 };
        }
        let text = Span::new(start, self.position).of(self.text);
        let comment = [" //", " /*", " #"].iter().filter_map(|mark| search::find(text, mark)).min();
        self.position = start + comment.unwrap_or(text.len());
        let text = Span::new(start, self.position).of(self.text);
        let span = Span::new(start, start + text.trim_end_matches(SPACE).len().max(1));
        self.position = span.end as usize;
        self.last_end = self.position;
        self.break_innermost();
        if !self.ends_here() {
            self.problem(ProblemKind::UnexpectedCharacter, span, message, help);
        }
    }

    /// Text before the document, or instead of it.
    pub(super) fn before_document(&mut self) -> State {
        if let Some(state) = self.frame() {
            return state;
        }
        let start = self.position;
        let rest = self.rest();
        let line = rest.split(['\n', '\r']).next().unwrap_or_default();
        let object = rest.find('{');
        let length = object.map_or(line.len(), |object| object.min(line.len()));
        let end = start + line.get(..length).unwrap_or_default().trim_end().len();
        self.position = object.map_or(self.bytes.len(), |object| start + object);
        self.problem(
            ProblemKind::NoDocument,
            Span::new(start, end),
            "the document does not start with a JSON value",
            "a `ResourceConfig` is a JSON object: `{ … }`",
        );
        if object.is_some() {
            return State::Value;
        }
        self.without_comments();
        self.push(Kind::Invalid, 0, start);
        State::Done
    }

    /// Drops what was found in a text that has no document: only that matters.
    pub(super) fn without_comments(&mut self) {
        let is_comment = |kind| matches!(kind, ProblemKind::Comment | ProblemKind::HashComment);
        self.parsed.problems.retain(|problem| !is_comment(problem.kind));
    }

    /// Text after the end of the document.
    pub(super) fn after_document(&mut self) {
        self.skip_trivia();
        while self.conflict() {
            self.skip_trivia();
        }
        if self.frame_end() {
            return;
        }
        let start = self.position;
        let line = self.rest().split(['\n', '\r']).next().unwrap_or_default();
        // Whitespace outside JSON is text if nothing else follows.
        let length = line.trim_end().len().max(line.chars().next().map_or(0, char::len_utf8));
        match line.bytes().next() {
            None => {}
            Some(b'}' | b']') => self.stray_bracket(),
            Some(b',' | b';') => {
                let edit = Edit { span: Span::new(start, start + 1), text: String::new() };
                let problem = Problem::new(
                    ProblemKind::Semicolon,
                    edit.span,
                    "unexpected character after the document",
                    "remove it",
                );
                self.report(problem.likely("remove it", vec![edit]));
            }
            Some(_) => self.problem(
                ProblemKind::TextAfterDocument,
                Span::new(start, start + length),
                "unexpected text after the document",
                "keep one JSON value; further documents belong in their own files",
            ),
        }
    }
}
