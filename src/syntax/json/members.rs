//! Recovery from wrong or missing keys, colons, values and commas.

use super::{Open, Parser, Problem, ProblemKind, State, is_name, is_word};
use crate::syntax::edit::Edit;
use crate::syntax::tree::{Kind, Slot, flag};
use crate::syntax::{Format, string};
use crate::text::Span;

/// The message for text that fits nothing.
const MISPLACED: &str = "unexpected text";

impl Parser<'_> {
    pub(super) fn recover_key(&mut self) -> State {
        let start = self.position;
        match self.peek() {
            None | Some(b'}' | b']') => self.recover_end(),
            Some(b'<' | b'=' | b'>' | b'|') if self.conflict() => State::Key,
            Some(b')') if self.closes_parenthesis() => self.close(),
            Some(b',') => self.extra_commas(),
            Some(byte) if self.python_prefix(byte) => State::KeyHere,
            Some(b'\'') => {
                let flags = self.single_quoted(Kind::Key);
                self.push(Kind::Key, flags, start);
                self.colon()
            }
            Some(b'\\') if self.escaped_json() => State::Done,
            Some(b'.' | 0x80..) if self.spread() || self.left_out() => State::AfterValue,
            Some(b'{') if self.braced_placeholder() => State::AfterValue,
            Some(b'{' | b'[') => {
                self.missing_key("write `\"Key\": ` before the value");
                State::Value
            }
            Some(b':') => {
                self.missing_key("write `\"Key\"` before the colon");
                self.colon()
            }
            Some(_) if self.typographic(Kind::Key) => self.colon(),
            Some(byte) if (is_word(byte) || byte == b'$') && self.member_ahead() => {
                self.skip_while(is_name);
                let span = Span::new(start, self.position);
                let edit = Edit { span, text: string::quote(span.of(self.text)) };
                let message = "JSON does not allow unquoted keys";
                let problem = Problem::new(ProblemKind::UnquotedKey, span, message, "put the key in double quotes");
                self.report(problem.safely("put keys in double quotes", edit));
                self.push(Kind::Key, flag::UNQUOTED, start);
                self.colon()
            }
            Some(_) => {
                self.unexpected_text("expected a member", "a member is a key and a value: `\"Key\": value`");
                self.after_unexpected_key(start)
            }
        }
    }

    /// A value or a colon where a key is expected.
    pub(super) fn missing_key(&mut self, help: &'static str) {
        let start = self.position;
        self.problem(ProblemKind::MissingKey, Span::new(start, start + 1), "expected a key", help);
        self.break_innermost();
        self.push(Kind::Key, flag::BROKEN | flag::UNQUOTED, start);
    }

    pub(super) fn after_unexpected_key(&mut self, start: usize) -> State {
        self.skip_trivia();
        match self.peek() {
            Some(b',') => self.comma(),
            Some(b':') => {
                self.push(Kind::Key, flag::BROKEN | flag::UNQUOTED, start);
                self.colon()
            }
            None | Some(b'}' | b']') => self.recover_end(),
            Some(_) => State::Key,
        }
    }

    pub(super) fn recover_colon(&mut self) -> State {
        let here = self.position;
        let name = self.last_span();
        match self.peek() {
            Some(b'=' | b'-') if self.rest().starts_with(['=']) || self.rest().starts_with("->") => {
                self.skip_while(|byte| matches!(byte, b'=' | b'-' | b'>'));
                let edit = Edit { span: Span::new(here, self.position), text: ":".into() };
                let message = "expected `:` between a key and its value";
                let problem = Problem::new(ProblemKind::EqualsSign, edit.span, message, "replace it with `:`");
                self.report(problem.safely("write `:`", edit));
                State::Value
            }
            // The end of the text is reported elsewhere.
            None => {
                self.push_missing();
                State::AfterValue
            }
            Some(b',' | b'}' | b']') => {
                self.problem(
                    ProblemKind::MissingValue,
                    name,
                    "this key has no value",
                    "write `: ` and a value after it",
                );
                self.push_missing();
                State::AfterValue
            }
            Some(_) if self.cut_key_at_colon() => self.colon(),
            Some(byte) if is_word(byte) || matches!(byte, b'"' | b'\'' | b'{' | b'[' | b'-') => {
                let edit = Edit { span: Span::at(self.last_end), text: ":".into() };
                let help = "write `: ` between the key and its value";
                let problem = Problem::new(ProblemKind::MissingColon, name, "missing `:` after this key", help);
                self.report(problem.likely("insert the colon", vec![edit]));
                State::Value
            }
            Some(_) => {
                self.unexpected_text(MISPLACED, "write `:` and a value after the key");
                self.push_missing();
                State::AfterValue
            }
        }
    }

    /// A key that contains its colon lacks its closing quote: `"Key: 1, "`.
    pub(super) fn cut_key_at_colon(&mut self) -> bool {
        let name = self.last_span();
        let raw = name.of(self.text);
        let Some(colon) = raw.find(':').filter(|_| raw.starts_with('"')) else { return false };
        let Some(slot) = self.parsed.tree.slots.last_mut() else { return false };
        self.position = name.start as usize + colon;
        slot.end = self.position as u32;
        slot.flags |= flag::UNQUOTED;
        self.last_end = self.position;
        let edit = Edit { span: Span::at(self.position), text: "\"".into() };
        let span = Span::new(name.start as usize, name.start as usize + 1);
        let problem =
            Problem::new(ProblemKind::UnterminatedString, span, "unterminated string", "add the closing `\"`");
        self.report(problem.likely("insert the closing quote", vec![edit]));
        true
    }

    pub(super) fn recover_value(&mut self) -> State {
        let start = self.position;
        let in_object = self.open.last().is_some_and(|open| open.is_object);
        match self.peek() {
            Some(b'\'') => {
                let flags = self.single_quoted(Kind::String);
                self.push(Kind::String, flags, start);
                State::AfterValue
            }
            Some(b',') if !in_object && !self.open.is_empty() => self.extra_commas(),
            // The end of the text is reported separately.
            None if in_object => {
                self.push_missing();
                State::AfterValue
            }
            Some(b',' | b'}' | b']') if in_object => {
                self.problem(
                    ProblemKind::MissingValue,
                    self.last_span(),
                    "this key has no value",
                    "write a value after the `:`",
                );
                self.push_missing();
                State::AfterValue
            }
            None | Some(b'}' | b']') if !self.open.is_empty() => self.recover_end(),
            None => State::Done,
            Some(b'}' | b']') => {
                self.stray_bracket();
                State::Value
            }
            Some(b':') if in_object => {
                let edit = Edit { span: Span::new(start, start + 1), text: String::new() };
                let problem = Problem::new(ProblemKind::UnexpectedColon, edit.span, "unexpected `:`", "remove it");
                self.report(problem.safely("remove the colon", edit));
                self.position += 1;
                State::Value
            }
            Some(_) if self.spread() || self.left_out() => State::AfterValue,
            Some(b'+' | b'.') => self.recover_number(start),
            Some(b'<' | b'=' | b'>' | b'|') if self.conflict() => State::Value,
            Some(_) if self.is_shorthand && self.bare_string() => State::AfterValue,
            Some(byte) if self.python_prefix(byte) => State::ValueHere,
            Some(byte) if self.formatted_string(byte) => State::AfterValue,
            Some(b'd') if self.call_of_dict() => State::FirstKey,
            Some(b'(') if self.tuple() => State::FirstItem,
            Some(b'(') if self.parentheses() => State::Value,
            Some(b')') if self.closes_parenthesis() => self.close(),
            Some(b'`' | b'~') if self.open.is_empty() && self.begins_fence() => self.before_document(),
            Some(b'`') if self.template_literal() => State::AfterValue,
            Some(b'<' | b'$' | b'%' | b'#') if self.placeholder() => State::AfterValue,
            Some(_) if self.typographic(Kind::String) => State::AfterValue,
            Some(byte) if is_word(byte) && self.other_literal() => State::AfterValue,
            Some(_) if self.open.is_empty() => self.before_document(),
            Some(byte) => {
                if self.expression() {
                    return State::AfterValue;
                }
                match is_word(byte) || byte == b'$' {
                    true => self.unexpected_text("unquoted string", "put it in double quotes"),
                    false => self.unexpected_text(MISPLACED, "remove it"),
                }
                self.push(Kind::Invalid, 0, start);
                State::AfterValue
            }
        }
    }

    pub(super) fn recover_after_value(&mut self, open: Open) -> State {
        let here = self.position;
        match self.peek() {
            None | Some(b'}' | b']') => self.recover_end(),
            Some(b'<' | b'=' | b'>' | b'|') if self.conflict() => State::AfterValue,
            Some(b')') if here + 1 == self.after_parentheses => {
                self.position += 1;
                State::AfterValue
            }
            Some(b')') if self.closes_parenthesis() => self.close(),
            Some(b'"' | b'\'' | b'`' | b'+') if self.joined_string(open) => State::AfterValue,
            Some(b';') => {
                let edit = Edit { span: Span::new(here, here + 1), text: ",".into() };
                let message = "expected `,`, found `;`";
                let problem = Problem::new(ProblemKind::Separator, edit.span, message, "replace it with `,`");
                self.report(problem.safely("write `,`", edit));
                self.comma()
            }
            Some(b':') if open.is_object && self.was_key() => self.recover_key_without_value(),
            Some(b':') if self.member_in_open_list() => State::Value,
            Some(_) if self.computed_string() => State::AfterValue,
            Some(_) if self.quote_inside_text() => State::AfterValue,
            Some(byte) if self.element_ahead(open, byte) => {
                let message = match open.is_object {
                    true => "missing comma before this member",
                    false => "missing comma before this item",
                };
                let edit = Edit { span: Span::at(self.last_end), text: ",".into() };
                let first = Span::new(here, here + self.rest().chars().next().map_or(1, char::len_utf8));
                let problem =
                    Problem::new(ProblemKind::MissingComma, first, message, "put a `,` after the value before it");
                let problem = problem.label(edit.span, "the comma belongs here");
                self.report(problem.safely("insert missing commas", edit));
                if open.is_object { State::Key } else { State::Value }
            }
            Some(_) => {
                self.unexpected_text(MISPLACED, "remove it");
                State::AfterValue
            }
        }
    }

    /// Whether the string just read as a member's value can be the key of the next member.
    pub(super) fn was_key(&self) -> bool {
        // Nothing was closed since.
        let is_last = |end: u32| end as usize == self.last_end;
        matches!(
            self.parsed.tree.slots.as_slice(),
            [.., Slot { kind: Kind::Key, .. }, Slot { kind: Kind::String, end, .. }] if is_last(*end)
        )
    }

    /// At a colon after a value: the value was the next member's key, and the key before it has no value.
    pub(super) fn recover_key_without_value(&mut self) -> State {
        let Some(name) = self.parsed.tree.slots.pop() else { return State::AfterValue };
        let without_value = self.last_span();
        // Its missing colon is not a second error.
        self.parsed.problems.pop_if(|problem| problem.span == without_value);
        self.problem(
            ProblemKind::MissingValue,
            without_value,
            "this key has no value",
            "write `: `, a value and a `,` after it",
        );
        self.last_end = without_value.end as usize;
        self.push_missing();
        let next = self.parsed.tree.slots.len() as u32 + 1;
        self.parsed.tree.slots.push(Slot { kind: Kind::Key, next, ..name });
        self.last_end = name.end as usize;
        self.colon()
    }

    /// Skips the comma, or what replaces it.
    pub(super) fn comma(&mut self) -> State {
        self.position += 1;
        match self.open.last() {
            Some(Open { is_object: true, .. }) => State::Key,
            _ => State::Value,
        }
    }

    /// Whether a member or item starts here, so that only a comma is missing before it.
    pub(super) fn element_ahead(&self, open: Open, byte: u8) -> bool {
        if open.is_object {
            return self.member_ahead();
        }
        matches!(byte, b'"' | b'\'' | b'{' | b'[' | b'-' | b'0'..=b'9')
            || ["true", "false", "null"].iter().any(|word| self.word(word))
    }

    /// Whether a key and its colon follow.
    pub(super) fn member_ahead(&self) -> bool {
        let rest = self.rest();
        let after = match rest.bytes().next() {
            Some(quote @ (b'"' | b'\'')) => match rest.get(1..).and_then(|rest| rest.split_once(char::from(quote))) {
                Some((name, after)) if !name.contains(['\n', '\r']) => after,
                _ => return false,
            },
            _ => rest.trim_start_matches(|character: char| !character.is_ascii() || is_name(character as u8)),
        };
        after.len() < rest.len() && after.trim_start().starts_with([':', '='])
    }

    /// A comma before a closing bracket.
    pub(super) fn trailing_comma(&mut self, comma: usize) -> State {
        if self.format == Format::Json {
            let edit = Edit { span: Span::new(comma, comma + 1), text: String::new() };
            let problem = Problem::new(
                ProblemKind::TrailingComma,
                edit.span,
                "JSON does not allow trailing commas",
                "remove trailing commas",
            );
            self.report_harmless(problem.safely("remove trailing commas", edit));
        }
        State::AfterValue
    }

    pub(super) fn extra_commas(&mut self) -> State {
        let start = self.position;
        let mut end = start;
        while self.peek() == Some(b',') {
            self.position += 1;
            end = self.position;
            self.skip_trivia();
        }
        let edit = Edit { span: Span::new(start, end), text: String::new() };
        let help = "remove it, or write the missing value before it";
        let problem = Problem::new(ProblemKind::UnexpectedComma, edit.span, "unexpected `,`", help);
        self.report(problem.likely("remove the comma", vec![edit]));
        match self.open.last() {
            Some(Open { is_object: true, .. }) => State::FirstKey,
            _ => State::FirstItem,
        }
    }
}
