//! Mending what is wrong: one problem a cause, and the tree of what was most likely meant.

use super::{Open, Parser, Problem, ProblemKind, State, is_word, number};
use crate::syntax::edit::Edit;
use crate::syntax::tree::{Kind, Slot, flag};
use crate::syntax::{Format, MAX_DEPTH, string};
use crate::text::Span;

/// Of text that fits nothing.
const MISPLACED: &str = "this does not belong here";

impl Parser<'_> {
    pub(super) fn recover_key(&mut self) -> State {
        let start = self.position;
        match self.peek() {
            None | Some(b'}' | b']') => self.recover_end(),
            Some(b',') => self.extra_commas(),
            Some(b'\'') => {
                let flags = self.single_quoted(Kind::Key);
                self.push(Kind::Key, flags, start);
                self.colon()
            }
            Some(b'{' | b'[') => {
                self.nameless("write `\"Name\": ` before the value");
                State::Value
            }
            Some(b':') => {
                self.nameless("write `\"Name\"` before the colon");
                self.colon()
            }
            Some(_) if self.typographic(Kind::Key) => self.colon(),
            Some(byte) if (is_word(byte) || byte == b'$') && self.member_ahead() => {
                self.skip_while(is_name);
                let span = Span::new(start, self.position);
                let edit = Edit { span, text: string::quote(span.of(self.text)) };
                let message = "the name of a member must be in double quotes";
                let problem = Problem::new(span, message, "put `\"` before and behind it");
                self.report(problem.safely("put the name in double quotes", edit));
                self.push(Kind::Key, flag::UNQUOTED, start);
                self.colon()
            }
            Some(_) => {
                self.unexpected_text("this is not a member", "a member has a name and a value: `\"Name\": value`");
                self.behind_unexpected_key(start)
            }
        }
    }

    /// A value, or a colon, where a name must stand.
    fn nameless(&mut self, help: &'static str) {
        let start = self.position;
        self.problem(Span::new(start, start + 1), "a member needs a name", help);
        self.break_innermost();
        self.push(Kind::Key, flag::BROKEN | flag::UNQUOTED, start);
    }

    fn behind_unexpected_key(&mut self, start: usize) -> State {
        self.trivia();
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
                let message = "JSON has `:` between a name and its value";
                self.report(Problem::new(edit.span, message, "replace it by `:`").safely("write `:`", edit));
                State::Value
            }
            // What ends here was reported, or is about to be.
            None => {
                self.push_missing();
                State::AfterValue
            }
            Some(b',' | b'}' | b']') => {
                self.problem(name, "this name has no value", "write `: ` and a value behind it");
                self.push_missing();
                State::AfterValue
            }
            Some(_) if self.cut_name_at_colon() => self.colon(),
            Some(byte) if is_word(byte) || matches!(byte, b'"' | b'\'' | b'{' | b'[' | b'-') => {
                let edit = Edit { span: Span::at(self.last_end), text: ":".into() };
                let help = "write `: ` between the name and its value";
                let problem = Problem::new(name, "there is no `:` behind this name", help);
                self.report(problem.likely("insert the colon", vec![edit]));
                State::Value
            }
            Some(_) => {
                self.unexpected_text(MISPLACED, "a name is followed by `:` and a value");
                self.push_missing();
                State::AfterValue
            }
        }
    }

    /// A name that swallowed its colon lacks its closing quote: `"Name: 1, "`.
    fn cut_name_at_colon(&mut self) -> bool {
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
        let problem = Problem::new(span, "this name has no closing quote", "put a `\"` where it ends");
        self.report(problem.likely("insert the quote", vec![edit]));
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
            // The end of the text is reported on its own.
            None if in_object => {
                self.push_missing();
                State::AfterValue
            }
            Some(b',' | b'}' | b']') if in_object => {
                self.problem(self.last_span(), "this name has no value", "write a value behind the `:`");
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
                let problem = Problem::new(edit.span, "there is one colon too many", "remove it");
                self.report(problem.safely("remove the colon", edit));
                self.position += 1;
                State::Value
            }
            Some(b'+' | b'.') => self.recover_number(start),
            Some(_) if self.typographic(Kind::String) => State::AfterValue,
            Some(byte) if is_word(byte) && self.other_word() => State::AfterValue,
            Some(_) if self.open.is_empty() => self.before_document(),
            Some(byte) => {
                match is_word(byte) || byte == b'$' {
                    true => self.unexpected_text("text must be in double quotes", "put `\"` before and behind it"),
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
            Some(b';') => {
                let edit = Edit { span: Span::new(here, here + 1), text: ",".into() };
                let message = "JSON has `,` between members and items";
                self.report(Problem::new(edit.span, message, "replace it by `,`").safely("write `,`", edit));
                self.comma()
            }
            Some(b':') if open.is_object && self.was_name() => self.recover_name(),
            Some(b':') if self.member_in_open_list() => State::Value,
            Some(_) if self.quote_inside_text() => State::AfterValue,
            Some(byte) if self.entry_ahead(open, byte) => {
                let message = match open.is_object {
                    true => "there is no comma before this member",
                    false => "there is no comma before this item",
                };
                let edit = Edit { span: Span::at(self.last_end), text: ",".into() };
                let first = Span::new(here, here + self.rest().chars().next().map_or(1, char::len_utf8));
                let problem = Problem::new(first, message, "put a `,` behind the value before it");
                let problem = problem.label(edit.span, "the comma belongs here");
                self.report(problem.safely("insert the comma", edit));
                if open.is_object { State::Key } else { State::Value }
            }
            Some(_) => {
                self.unexpected_text(MISPLACED, "remove it");
                State::AfterValue
            }
        }
    }

    /// Whether the text that was just read as a member's value can be the name of the next member.
    fn was_name(&self) -> bool {
        matches!(self.parsed.tree.slots.as_slice(), [.., Slot { kind: Kind::Key, .. }, Slot { kind: Kind::String, .. }])
    }

    /// At a colon behind a value: that was the next member's name, and the name before it has no value.
    fn recover_name(&mut self) -> State {
        let Some(name) = self.parsed.tree.slots.pop() else { return State::AfterValue };
        let without_value = self.last_span();
        // That the colon behind it is missing too is no second trouble.
        self.parsed.problems.pop_if(|problem| problem.span == without_value);
        self.problem(without_value, "this name has no value", "write `: `, a value and a `,` behind it");
        self.last_end = without_value.end as usize;
        self.push_missing();
        let next = self.parsed.tree.slots.len() as u32 + 1;
        self.parsed.tree.slots.push(Slot { kind: Kind::Key, next, ..name });
        self.last_end = name.end as usize;
        self.colon()
    }

    /// Steps over the comma, or what stands for it.
    fn comma(&mut self) -> State {
        self.position += 1;
        match self.open.last() {
            Some(Open { is_object: true, .. }) => State::Key,
            _ => State::Value,
        }
    }

    /// Whether a member or item begins here, so that only a comma is missing before it.
    fn entry_ahead(&self, open: Open, byte: u8) -> bool {
        if open.is_object {
            return self.member_ahead();
        }
        matches!(byte, b'"' | b'\'' | b'{' | b'[' | b'-' | b'0'..=b'9')
            || ["true", "false", "null"].iter().any(|word| self.word(word))
    }

    /// Whether a name and its colon stand here.
    fn member_ahead(&self) -> bool {
        let rest = self.rest();
        let behind = match rest.bytes().next() {
            Some(quote @ (b'"' | b'\'')) => match rest.get(1..).and_then(|rest| rest.split_once(char::from(quote))) {
                Some((name, behind)) if !name.contains(['\n', '\r']) => behind,
                _ => return false,
            },
            _ => rest.trim_start_matches(|character: char| !character.is_ascii() || is_name(character as u8)),
        };
        behind.len() < rest.len() && behind.trim_start().starts_with([':', '='])
    }

    /// At a colon behind a text in a list: the list before that member was not closed.
    fn member_in_open_list(&mut self) -> bool {
        let slots = &mut self.parsed.tree.slots;
        let [.., outer, list] = self.open.as_slice() else { return false };
        let name_index = slots.len().saturating_sub(1);
        let Some(name) = slots.last_mut().filter(|slot| slot.kind == Kind::String) else { return false };
        // The first text of a list with a colon behind it is no forgotten bracket.
        let before = self.text.get(..name.start as usize).unwrap_or_default().trim_end();
        let Some(items) = before.strip_suffix(',').filter(|_| outer.is_object && name_index > list.slot + 1) else {
            return false;
        };
        let end = items.trim_end().len();
        // A comma in a comment, or one behind a comment, is not worth the search.
        let comments = self.parsed.comments.iter().rev();
        if comments.take_while(|comment| comment.end as usize >= end).any(|comment| comment.start < name.start) {
            return false;
        }
        name.kind = Kind::Key;
        let span = Span { start: name.start, end: name.end };
        let opener = self.opener(*list);
        if let Some(list) = self.parsed.tree.slots.get_mut(list.slot) {
            list.end = end as u32;
            list.next = name_index as u32;
        }
        self.open.pop();
        let edit = Edit { span: Span::at(end), text: "]".into() };
        let problem = Problem::new(span, "the list before this member is not closed", "put `]` before the comma");
        self.report(problem.label(opener, "opened here").likely("insert the bracket", vec![edit]));
        self.position += 1;
        true
    }

    /// Behind a text that goes on without a blank: `"<a href="x">"` has quotes inside that lack their backslash.
    fn quote_inside_text(&mut self) -> bool {
        let Some(slot) = self.parsed.tree.slots.last().copied() else { return false };
        let closing = self.position.saturating_sub(1);
        let adjacent = slot.kind == Kind::String
            && slot.end as usize == self.position
            && self.bytes.get(closing) == Some(&b'"')
            && !matches!(self.peek(), Some(b'"' | b'\'' | b'{' | b'[' | b':'));
        // Looking ahead costs: not again and again in a text that is full of errors.
        if !adjacent || self.parsed.more_problems > 0 {
            return false;
        }
        let line = self.rest().split(['\n', '\r']).next().unwrap_or_default();
        let mut inner = vec![closing];
        for (offset, _) in line.match_indices('"') {
            let behind = line.get(offset + 1..).unwrap_or_default().trim_start();
            let place = self.position + offset;
            if behind.starts_with(':') {
                return false;
            }
            if !(behind.is_empty() || behind.starts_with([',', '}', ']'])) {
                inner.push(place);
                continue;
            }
            let edits = inner.iter().map(|at| Edit { span: Span::at(*at), text: "\\".into() }).collect();
            self.position = place + 1;
            self.last_end = self.position;
            let end = self.position as u32;
            if let Some(slot) = self.parsed.tree.slots.last_mut() {
                slot.end = end;
            }
            let span = Span::new(closing, closing + 1);
            let problem = Problem::new(span, "a `\"` inside of a text needs a backslash", "write `\\\"`");
            self.report(problem.likely("write the backslashes", edits));
            return true;
        }
        false
    }

    /// At a bracket that does not fit, or at the end of the text, with arrays or objects still open.
    fn recover_end(&mut self) -> State {
        let Some(innermost) = self.open.last().copied() else { return State::AfterValue };
        let Some(bracket) = self.peek() else { return self.unclosed(Span::at(self.last_end)) };
        let closes_object = bracket == b'}';
        if innermost.is_object == closes_object {
            return self.close();
        }
        let here = Span::new(self.position, self.position + 1);
        let opener = self.opener(innermost);
        let fits = self.open.iter().rposition(|open| open.is_object == closes_object);
        let rest = self.text.get(self.position + 1..).unwrap_or_default();
        self.break_innermost();
        match fits {
            // The bracket of an outer level: what is inside was not closed.
            Some(depth) if depth > 0 || rest.trim().is_empty() => {
                let (message, help, close) = match innermost.is_object {
                    true => ("`]` comes before the object in it is closed", "put `}` before it", "}"),
                    false => ("`}` comes before the list in it is closed", "put `]` before it", "]"),
                };
                let edit = Edit { span: Span::at(self.last_end), text: close.into() };
                let problem = Problem::new(here, message, help).label(opener, "never closed");
                let alone = depth + 2 == self.open.len();
                self.report(if alone { problem.likely("insert the bracket", vec![edit]) } else { problem });
                while self.open.len() > depth + 1 {
                    self.pop();
                }
            }
            // Nothing that it could close: the wrong kind of bracket.
            _ => {
                let (message, right) = match innermost.is_object {
                    true => ("an object is closed by `}`, not by `]`", "}"),
                    false => ("a list is closed by `]`, not by `}`", "]"),
                };
                let edit = Edit { span: here, text: right.into() };
                let problem = Problem::new(here, message, "use the bracket that fits the opening one");
                self.report(problem.label(opener, "opened here").likely("write the other bracket", vec![edit]));
            }
        }
        self.close()
    }

    /// At the end of the text with arrays or objects still open. The missing brackets go to `place`.
    pub(super) fn unclosed(&mut self, place: Span) -> State {
        let missing: String = self.open.iter().rev().map(|open| if open.is_object { '}' } else { ']' }).collect();
        let message = match missing.len() {
            1 => format!("the document ends before its `{missing}`"),
            count => format!("the document ends inside {count} open brackets"),
        };
        let help = match missing.len() {
            ..=8 => format!("add `{missing}` at the end"),
            _ => "close every bracket that was opened".to_owned(),
        };
        let mut problem = Problem::new(Span::at(place.end as usize), message, help);
        if let Some(open) = self.open.last() {
            problem = problem.label(self.opener(*open), "opened here");
        }
        // Brackets behind a value that is cut off would not mend it.
        let whole = self.parsed.tree.slots.last().is_some_and(|slot| slot.kind != Kind::Invalid);
        if whole {
            problem = problem.likely("close what is open", vec![Edit { span: place, text: missing }]);
        }
        if !self.cut_off {
            self.report(problem);
        }
        while !self.open.is_empty() {
            self.break_innermost();
            self.pop();
        }
        State::Done
    }

    /// A comma before a closing bracket.
    pub(super) fn trailing_comma(&mut self, comma: usize) -> State {
        if self.format == Format::Json {
            let edit = Edit { span: Span::new(comma, comma + 1), text: String::new() };
            let problem = Problem::new(edit.span, "JSON has no comma behind the last entry", "remove it");
            self.report(problem.safely("remove the comma", edit));
        }
        State::AfterValue
    }

    fn extra_commas(&mut self) -> State {
        let start = self.position;
        let mut end = start;
        while self.peek() == Some(b',') {
            self.position += 1;
            end = self.position;
            self.trivia();
        }
        let edit = Edit { span: Span::new(start, end), text: String::new() };
        let help = "remove it, or write what was left out";
        let problem = Problem::new(edit.span, "there is nothing before this comma", help);
        self.report(problem.likely("remove the comma", vec![edit]));
        match self.open.last() {
            Some(Open { is_object: true, .. }) => State::FirstKey,
            _ => State::FirstItem,
        }
    }

    fn single_quoted(&mut self, kind: Kind) -> u8 {
        let start = self.position;
        let flags = self.quoted(b'\'', kind);
        if flags & flag::BROKEN == 0 {
            let span = Span::new(start, self.position);
            let content = Span::new(start + 1, self.position - 1).of(self.text);
            let edit = Edit { span, text: string::quote(&string::decode(content).replace("\\'", "'")) };
            let problem =
                Problem::new(Span::new(start, start + 1), "JSON has double quotes only", "write `\"` instead of `'`");
            self.report(problem.safely("use double quotes", edit));
        }
        flags | flag::UNQUOTED
    }

    /// Text between quotes that a word processor made.
    fn typographic(&mut self, kind: Kind) -> bool {
        let rest = self.rest();
        let Some(opening) = rest.chars().next() else { return false };
        let closing = string::typographic_closing(opening);
        if closing.is_empty() {
            return false;
        }
        let inside = rest.get(opening.len_utf8()..).unwrap_or_default();
        let line = inside.split(['\n', '\r']).next().unwrap_or_default();
        let Some(end) = line.find(closing) else { return false };
        let content = inside.get(..end).unwrap_or_default();
        let quote = inside.get(end..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        let start = self.position;
        let text = string::quote(&string::decode(content));
        self.position += opening.len_utf8() + end + quote;
        let edit = Edit { span: Span::new(start, self.position), text };
        let span = Span::new(start, start + opening.len_utf8());
        let problem = Problem::new(span, "JSON strings begin and end with `\"`", "replace this kind of quote by `\"`");
        self.report(problem.likely("use straight double quotes", vec![edit]));
        self.push(kind, flag::UNQUOTED | flag::BROKEN, start);
        true
    }

    /// A value in the words of another language.
    fn other_word(&mut self) -> bool {
        let start = self.position;
        let length = self.rest().bytes().take_while(|byte| is_name(*byte)).count();
        let span = Span::new(start, start + length);
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
        let message = format!("JSON writes `{right}` in small letters, and knows no other word for it");
        let edit = Edit { span, text: right.into() };
        self.report(Problem::new(span, message, format!("write `{right}`")).safely("write JSON's word", edit));
        self.push(kind, 0, start);
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
    fn ends_here(&self) -> bool {
        self.position >= self.bytes.len() && !self.open.is_empty()
    }

    /// Text that fits nothing: skipped up to the next comma, bracket, member or line end.
    fn unexpected_text(&mut self, message: &'static str, help: &'static str) {
        let start = self.position;
        let bare = self.peek().is_some_and(|byte| is_word(byte) || byte == b'$');
        if let Some(end) =
            self.rest().strip_prefix("${").and_then(|rest| rest.split(['"', '\n', '\r']).next()?.find('}'))
        {
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
        let comment = [" //", " /*", " #"].iter().filter_map(|mark| text.find(mark)).min();
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
    fn before_document(&mut self) -> State {
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
        self.trivia();
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
                self.report(problem.likely("remove it", vec![edit]));
            }
            Some(_) => self.problem(
                Span::new(start, start + length),
                "there is more text behind the end of the document",
                "keep one JSON value, or use `--ndjson` for one document a line",
            ),
        }
    }

    fn stray_bracket(&mut self) {
        let edit = Edit { span: Span::new(self.position, self.position + 1), text: String::new() };
        let problem = Problem::new(edit.span, "this bracket closes nothing", "remove it");
        self.report(problem.likely("remove the bracket", vec![edit]));
        self.position += 1;
        self.trivia();
    }

    /// Behind the closing bracket of the whole: whether members follow, so that it stands too early.
    pub(super) fn reopened(&mut self) -> bool {
        let closing = self.last_end.saturating_sub(1);
        if self.parsed.tree.slots.first().is_none_or(|root| root.kind != Kind::Object) {
            return false;
        }
        let Some(rest) = self.text.get(self.position..).and_then(|rest| rest.trim_start().strip_prefix(',')) else {
            return false;
        };
        let behind_comma = self.text.len() - rest.trim_start().len();
        let back = std::mem::replace(&mut self.position, behind_comma);
        if !self.member_ahead() || self.peek() != Some(b'"') {
            self.position = back;
            return false;
        }
        self.open.push(Open { slot: 0, is_object: true });
        self.break_innermost();
        let edit = Edit { span: Span::new(closing, closing + 1), text: String::new() };
        let problem = Problem::new(edit.span, "this `}` ends the document, but more members follow", "remove it");
        self.report(problem.likely("remove the bracket", vec![edit]));
        true
    }

    /// A string that does not end before its line or the text does.
    pub(super) fn unclosed_string(&mut self, start: usize, kind: Kind) {
        let text = Span::new(start, self.position).of(self.text);
        let name = text.find(':').filter(|_| kind == Kind::Key).and_then(|colon| text.get(..colon));
        self.position = start + name.unwrap_or(without_closers(text)).trim_ascii_end().len().max(1);
        self.cut_off = self.cut_off || self.position >= self.bytes.len();
        // The kind of quote that it begins with: another one would not close it.
        let quote = text.get(..1).unwrap_or("\"").to_owned();
        let help = format!("put a `{quote}` where it ends");
        let edit = Edit { span: Span::at(self.position), text: quote };
        let problem = Problem::new(Span::new(start, start + 1), "this text has no closing quote", help);
        self.report(problem.likely("insert the quote", vec![edit]));
        self.break_innermost();
    }

    pub(super) fn recover_escape(&mut self, quote: u8) {
        let rest = self.rest();
        let at_end = rest.len() < 12 && !rest.contains(char::from(quote));
        let (length, message, help) = match rest.as_bytes().get(1) {
            // The missing quote is reported, or the kind of quotes.
            Some(b'\n' | b'\r') | None => {
                self.position += 1;
                return;
            }
            Some(b'\'') if quote == b'\'' => {
                self.position += 2;
                return;
            }
            Some(b'u') if at_end => {
                self.position += 2;
                return;
            }
            Some(b'u') if half_pair(rest) => (
                6,
                "this `\\u` escape is half of a surrogate pair",
                "characters beyond U+FFFF take two escapes, or stand for themselves",
            ),
            Some(b'u') => {
                (2, "`\\u` needs four hexadecimal digits", "write for example `\\u00e9`, or the character itself")
            }
            Some(byte) => (
                if byte.is_ascii() { 2 } else { 1 },
                "this escape does not exist in JSON",
                "write `\\\\` for a backslash; the escapes are `\\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX`",
            ),
        };
        self.problem(Span::new(self.position, self.position + length), message, help);
        self.position += length;
    }

    pub(super) fn control_character(&mut self, position: usize, byte: u8) {
        let span = Span::new(position, position + 1);
        self.report(match byte {
            b'\n' | b'\r' => Problem::new(span, "a line break cannot stand in a JSON string as it is", "write `\\n`"),
            b'\t' => Problem::new(span, "a tab cannot stand in a JSON string as it is", "write `\\t`"),
            other => Problem::new(
                span,
                format!("the control character U+{other:04X} cannot stand in a JSON string as it is"),
                "remove it, or write its `\\u` escape",
            ),
        });
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
            let message = format!("the document nests deeper than {MAX_DEPTH} levels");
            let help = "a `ResourceConfig` needs fewer than ten; what lies deeper was not read";
            let problem = Problem::new(Span::new(start, start + 1), message, help);
            self.report(Problem { kind: ProblemKind::TooDeep, ..problem });
        }
        self.push(Kind::Invalid, 0, start);
        State::AfterValue
    }
}

/// What may stand in a name without quotes.
fn is_name(byte: u8) -> bool {
    is_word(byte) || matches!(byte, b'$' | b'-' | b'.')
}

/// Without the commas and brackets at its end that were hardly meant as text.
fn without_closers(text: &str) -> &str {
    let surplus = |text: &str, open, close| text.matches(close).count() > text.matches(open).count();
    let mut text = text.trim_end();
    loop {
        text = match text.as_bytes() {
            [.., b','] => text.strip_suffix(',').unwrap_or(text),
            [.., b'}'] if surplus(text, '{', '}') => text.strip_suffix('}').unwrap_or(text),
            [.., b']'] if surplus(text, '[', ']') => text.strip_suffix(']').unwrap_or(text),
            _ => return text,
        }
        .trim_end();
    }
}

/// Whether a `\u` escape has four digits that name a surrogate.
fn half_pair(rest: &str) -> bool {
    rest.get(2..6).is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
}
