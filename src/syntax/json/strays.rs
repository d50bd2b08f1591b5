//! Words, numbers and texts that JSON does not have. One problem a cause, and the tree of what was most likely meant.

use super::{Parser, Problem, Slip, State, is_name, is_word, number};
use crate::syntax::edit::Edit;
use crate::syntax::tree::Kind;
use crate::text::{Span, search};

impl Parser<'_> {
    /// A value in the words of another language.
    pub(super) fn other_word(&mut self) -> bool {
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
                self.problem(span, "JSON has no such number", "write a number in digits");
                self.push(Kind::Invalid, 0, start);
                return true;
            }
            _ => return false,
        };
        self.position = span.end as usize;
        let message = format!("`{}` is not JSON", span.of(self.text));
        let edit = Edit { span, text: right.into() };
        let slip = match span.of(self.text) {
            "True" | "False" | "None" => Slip::PythonWord,
            _ => Slip::Other,
        };
        let problem = Problem::new(span, message, format!("write `{right}`")).of(slip);
        self.report(problem.safely("write JSON's word", edit));
        self.push(kind, 0, start);
        true
    }

    /// A member without a value, as JavaScript has them: it is not in the tree.
    fn undefined(&mut self, value: Span) -> bool {
        let slots = &mut self.parsed.tree.slots;
        let Some(key) = slots.pop_if(|slot| slot.kind == Kind::Key) else { return false };
        let (start, end) = (key.start as usize, value.end as usize);
        let is_first = self.open.last().is_some_and(|open| open.slot + 1 == slots.len()) || self.left_out == start;
        let blanks = |text: &str| text.len() - text.trim_ascii_start().len();
        let before = slots.last().map_or(0, |slot| slot.end as usize);
        let before = self.text.get(before..start).and_then(|text| Some(before + text.find(',')?));
        let edit = if let Some(comma) = before.filter(|_| !is_first) {
            Span::new(comma, end)
        } else {
            let rest = self.text.get(end..).unwrap_or_default();
            let comma = rest.trim_ascii_start().strip_prefix(',');
            let end = comma.map_or(end, |behind| self.text.len() - behind.len() + blanks(behind));
            self.left_out = end;
            Span::new(start, end)
        };
        self.position = value.end as usize;
        self.last_end = self.position;
        let problem = Problem::new(value, "`undefined` is not JSON", "remove the member").of(Slip::Undefined);
        let edit = Edit { span: edit, text: String::new() };
        self.report(problem.safely("remove members without a value", edit));
        true
    }

    pub(super) fn recover_number(&mut self, start: usize) -> State {
        self.skip_while(|byte| is_word(byte) || matches!(byte, b'+' | b'-' | b'.'));
        let digits = self.bytes.get(start..self.position).unwrap_or_default();
        let help = number::problem(digits).unwrap_or(number::SHAPE);
        if !self.ends_here() {
            self.problem(Span::new(start, self.position), "this is not a number that JSON knows", help);
        }
        self.push(Kind::Invalid, 0, start);
        State::AfterValue
    }

    /// Whether the text ends here with brackets open: then that is what is wrong.
    pub(super) fn ends_here(&self) -> bool {
        self.position >= self.bytes.len() && !self.open.is_empty()
    }

    /// Text that fits nothing: skipped up to the next comma, bracket, member or line end.
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
        let span = Span::new(start, start + text.trim_ascii_end().len().max(1));
        self.last_end = span.end as usize;
        self.break_innermost();
        if !self.ends_here() {
            self.problem(span, message, help);
        }
    }

    /// Text before the document, or in its place.
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
            Span::new(start, end),
            "the document does not begin with a JSON value",
            "a `ResourceConfig` is a JSON object: `{ … }`",
        );
        if object.is_some() {
            return State::Value;
        }
        self.push(Kind::Invalid, 0, start);
        State::Done
    }

    /// What stands behind the end of the document.
    pub(super) fn behind(&mut self) {
        self.skip_trivia();
        while self.conflict() {
            self.skip_trivia();
        }
        if self.frame_end() {
            return;
        }
        let start = self.position;
        let line = self.rest().split(['\n', '\r']).next().unwrap_or_default();
        // Blanks that JSON does not know are text too, where there is nothing else.
        let length = line.trim_end().len().max(line.chars().next().map_or(0, char::len_utf8));
        match line.bytes().next() {
            None => {}
            Some(b'}' | b']') => self.stray_bracket(),
            Some(b',' | b';') => {
                let edit = Edit { span: Span::new(start, start + 1), text: String::new() };
                let problem = Problem::new(edit.span, "nothing may stand behind the document", "remove it");
                self.report(problem.of(Slip::Semicolon).likely("remove it", vec![edit]));
            }
            Some(_) => self.problem(
                Span::new(start, start + length),
                "there is more text behind the end of the document",
                "keep one JSON value; further documents belong in files of their own",
            ),
        }
    }
}
