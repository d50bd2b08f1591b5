//! Recovery from missing, mismatched and surplus brackets.

use super::{Closing, Open, Parser, Problem, ProblemKind, State};
use crate::syntax::MAX_DEPTH;
use crate::syntax::edit::Edit;
use crate::syntax::tree::{Kind, Slot};
use crate::text::Span;

/// JSON's white space; any other is an item that could not be read.
pub(super) const SPACE: [char; 4] = [' ', '\t', '\n', '\r'];

impl Parser<'_> {
    /// At a colon after a string in an array: the array before that member was not closed.
    pub(super) fn member_in_open_list(&mut self) -> bool {
        let slots = &mut self.parsed.tree.slots;
        let [.., outer, list] = self.open.as_slice() else { return false };
        let name_index = slots.len().saturating_sub(1);
        // Nothing was closed since.
        let is_last = |slot: &&mut Slot| slot.kind == Kind::String && slot.end as usize == self.last_end;
        let Some(name) = slots.last_mut().filter(is_last).filter(|_| !list.is_object) else { return false };
        // A colon after the first string of an array is no missing bracket.
        let before = self.text.get(..name.start as usize).unwrap_or_default().trim_end_matches(SPACE);
        let Some(items) = before.strip_suffix(',').filter(|_| outer.is_object && name_index > list.slot + 1) else {
            return false;
        };
        let end = items.trim_end_matches(SPACE).len();
        // Commas in or after comments are too rare to handle.
        let comments = self.parsed.comments.iter().rev();
        if comments.take_while(|comment| comment.end as usize >= end).any(|comment| comment.start < name.start) {
            return false;
        }
        name.kind = Kind::Key;
        self.has_bracket_problem = true;
        let span = Span { start: name.start, end: name.end };
        let opener = self.opener(*list);
        if let Some(list) = self.parsed.tree.slots.get_mut(list.slot) {
            list.end = end as u32;
            list.next = name_index as u32;
        }
        self.open.pop();
        let edit = Edit { span: Span::at(end), text: "]".into() };
        let problem = Problem::new(
            ProblemKind::MissingBracket,
            span,
            "missing `]` before this member",
            "put `]` before the comma",
        );
        self.report(problem.label(opener, "opened here").likely("insert the bracket", vec![edit]));
        self.position += 1;
        true
    }

    /// At a mismatched bracket, or at the end of the text, with arrays or objects still open.
    pub(super) fn recover_end(&mut self) -> State {
        let Some(innermost) = self.open.last().copied() else { return State::AfterValue };
        let Some(bracket) = self.peek() else { return self.unclosed(Span::at(self.last_end)) };
        if innermost.ends_with(bracket) {
            return self.close();
        }
        if innermost.closing == Closing::End {
            self.stray_bracket();
            return State::AfterValue;
        }
        let here = Span::new(self.position, self.position + 1);
        let opener = self.opener(innermost);
        self.has_bracket_problem = true;
        let fits = self.open.iter().rposition(|open| open.ends_with(bracket));
        let rest = self.text.get(self.position + 1..).unwrap_or_default();
        self.break_innermost();
        match fits {
            // It closes an outer level: the inner one was not closed.
            Some(depth) if depth > 0 || rest.trim().is_empty() => {
                let (close, bracket) = (innermost.closing(), char::from(bracket));
                let message = format!("missing `{close}` before this `{bracket}`");
                let help = format!("put `{close}` before it");
                let edit = Edit { span: Span::at(self.last_end), text: close.into() };
                let problem =
                    Problem::new(ProblemKind::MissingBracket, here, message, help).label(opener, "opened here");
                let alone = depth + 2 == self.open.len() && innermost.closing == Closing::Bracket;
                self.report(if alone { problem.likely("insert the bracket", vec![edit]) } else { problem });
                while self.open.len() > depth + 1 {
                    self.pop();
                }
            }
            // It closes nothing: the wrong kind of bracket.
            _ => {
                let (right, bracket) = (innermost.closing(), char::from(bracket));
                let message = format!("expected `{right}`, found `{bracket}`");
                let edit = Edit { span: here, text: right.into() };
                let problem = Problem::new(
                    ProblemKind::UnexpectedBracket,
                    here,
                    message,
                    "use the bracket that matches the opening one",
                );
                let problem = problem.label(opener, "opened here");
                let is_bracket = innermost.closing == Closing::Bracket;
                self.report(if is_bracket { problem.likely("replace the bracket", vec![edit]) } else { problem });
            }
        }
        self.close()
    }

    /// At the end of the text with arrays or objects still open. The missing brackets go to `place`.
    pub(super) fn unclosed(&mut self, place: Span) -> State {
        let missing: String = self.open.iter().rev().map(|open| open.closing()).collect();
        let message = match missing.len() {
            // Shorthand of the AWS CLI ends with the text.
            0 => {
                self.pop();
                return State::Done;
            }
            1 => format!("missing `{missing}` at the end of the document"),
            count => format!("{count} unclosed brackets at the end of the document"),
        };
        let help = match missing.len() {
            ..=8 => format!("add `{missing}` at the end"),
            _ => "close every open bracket".to_owned(),
        };
        let mut problem = Problem::new(ProblemKind::MissingBracket, Span::at(place.end as usize), message, help);
        if let Some(open) = self.open.last() {
            problem = problem.label(self.opener(*open), "opened here");
        }
        // Brackets would not complete a value that is cut off.
        let whole = self.parsed.tree.slots.last().is_some_and(|slot| slot.kind != Kind::Invalid);
        if whole && self.open.iter().all(|open| open.closing != Closing::Parenthesis) {
            problem = problem.likely("close the open brackets", vec![Edit { span: place, text: missing }]);
        }
        if !self.cut_off {
            self.has_bracket_problem = true;
            self.report(problem);
        }
        while !self.open.is_empty() {
            self.break_innermost();
            self.pop();
        }
        State::Done
    }

    pub(super) fn stray_bracket(&mut self) {
        let rest = self.rest();
        let length = rest.len() - rest.trim_start_matches(['}', ']', ' ', '\t', '\r', '\n']).len();
        let length = rest.get(..length).unwrap_or_default().trim_end_matches(SPACE).len();
        let edit = Edit { span: Span::new(self.position, self.position + length), text: String::new() };
        self.position += length;
        let (message, help, title) = match length {
            1 => ("unexpected closing bracket", "remove it", "remove the bracket"),
            _ => ("unexpected closing brackets", "remove them", "remove the brackets"),
        };
        let problem = Problem::new(ProblemKind::UnexpectedBracket, edit.span, message, help);
        self.has_bracket_problem = true;
        self.report(problem.likely(title, vec![edit]));
        self.skip_trivia();
    }

    /// After the closing bracket of the document: whether members follow, so that it is misplaced.
    pub(super) fn reopened(&mut self) -> bool {
        let closing = self.last_end.saturating_sub(1);
        if self.parsed.tree.slots.first().is_none_or(|root| root.kind != Kind::Object) {
            return false;
        }
        let Some(rest) = self.text.get(self.position..).and_then(|rest| rest.trim_start().strip_prefix(',')) else {
            return false;
        };
        let after_comma = self.text.len() - rest.trim_start().len();
        let back = std::mem::replace(&mut self.position, after_comma);
        if !self.member_ahead() || self.peek() != Some(b'"') {
            self.position = back;
            return false;
        }
        self.open.push(Open { slot: 0, is_object: true, closing: Closing::Bracket });
        self.break_innermost();
        self.has_bracket_problem = true;
        let edit = Edit { span: Span::new(closing, closing + 1), text: String::new() };
        let problem = Problem::new(
            ProblemKind::UnexpectedBracket,
            edit.span,
            "this `}` ends the document, but more members follow",
            "remove it",
        );
        self.report(problem.likely("remove the bracket", vec![edit]));
        true
    }

    pub(super) fn too_deep(&mut self) -> State {
        let start = self.position;
        let mut depth = 0usize;
        while let Some(byte) = self.peek() {
            match byte {
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth -= 1,
                b'"' => {
                    self.position += 1;
                    while let Some(byte) = self.peek() {
                        match byte {
                            b'"' | b'\n' => break,
                            b'\\' => self.position += 2,
                            _ => self.position += 1,
                        }
                    }
                }
                _ => {}
            }
            self.position += 1;
            if depth == 0 {
                break;
            }
        }
        self.position = self.position.min(self.bytes.len());
        if !self.deep_reported {
            self.deep_reported = true;
            let message = format!("the document is nested more than {MAX_DEPTH} levels deep");
            let help = "a `ResourceConfig` needs fewer than ten levels; deeper values were not read";
            self.report(Problem::new(ProblemKind::TooDeep, Span::new(start, start + 1), message, help));
        }
        self.push(Kind::Invalid, 0, start);
        State::AfterValue
    }
}
