//! The recovering JSON parser: one pass, no recursion, and it never gives up on the rest of a document.
//!
//! What RFC 8259 allows gives no problem; everything else gives one precise problem a cause, and the tree of what was
//! most likely meant.

use std::borrow::Cow;

use super::edit::Edit;
use super::tree::{Kind, Slot, Tree, flag};
use super::{Format, MAX_DEPTH, string};
use crate::text::Span;

/// What the parser made of a text.
#[derive(Debug, Default)]
pub(crate) struct Parsed {
    pub(crate) tree: Tree,
    /// In the order of the text; at most [`KEPT`] are kept.
    pub(crate) problems: Vec<Problem>,
    /// How many more problems there are.
    pub(crate) more_problems: usize,
    /// Comments, their marks included.
    pub(crate) comments: Vec<Span>,
}

/// How many problems are kept; the rest is counted.
const KEPT: usize = 128;

/// Something that the format does not allow.
#[derive(Debug)]
pub(crate) struct Problem {
    pub(crate) kind: ProblemKind,
    pub(crate) span: Span,
    pub(crate) message: Cow<'static, str>,
    pub(crate) help: Cow<'static, str>,
    pub(crate) label: Option<(Span, &'static str)>,
    pub(crate) fix: Option<(&'static str, Applies, Vec<Edit>)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ProblemKind {
    /// The text is not of its format.
    Syntax,
    /// Arrays and objects nest deeper than [`MAX_DEPTH`].
    TooDeep,
}

/// Whether an edit is surely what was meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Applies {
    Safely,
    Likely,
}

/// Reads a text.
pub(crate) fn parse(text: &str, format: Format) -> Parsed {
    let mut parser = Parser {
        text,
        bytes: text.as_bytes(),
        position: 0,
        format,
        open: Vec::with_capacity(16),
        parsed: Parsed::default(),
        last_end: 0,
        deep_reported: false,
    };
    parser.parsed.tree.slots.reserve(text.len() / 8 + 8);
    parser.document();
    parser.parsed
}

/// An array or object that is being read.
#[derive(Clone, Copy)]
struct Open {
    slot: usize,
    is_object: bool,
}

/// What may come next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// A name or the end, just behind `{`.
    FirstKey,
    /// A name, behind a comma.
    Key,
    /// A value or the end, just behind `[`.
    FirstItem,
    /// A value, behind a comma or colon or at the start.
    Value,
    /// A comma or the end, behind a value.
    AfterValue,
    Done,
}

struct Parser<'t> {
    text: &'t str,
    bytes: &'t [u8],
    position: usize,
    format: Format,
    open: Vec<Open>,
    parsed: Parsed,
    /// Where the last token that counts ended: missing commas belong there.
    last_end: usize,
    deep_reported: bool,
}

impl Parser<'_> {
    fn document(&mut self) {
        if self.text.starts_with('\u{feff}') {
            self.problem(
                Span::new(0, 3),
                "the document starts with a byte order mark",
                "save the file as UTF-8 without one: RFC 8259 forbids it, and many parsers refuse it",
            );
            self.position = 3;
        }
        self.trivia();
        if self.position >= self.bytes.len() {
            self.problem(
                Span::at(self.text.trim_end().len()),
                "the document is empty",
                "a `ResourceConfig` is a JSON object: `{ … }`",
            );
            return;
        }
        let mut state = State::Value;
        while state != State::Done {
            state = match state {
                State::FirstKey => self.first_key(),
                State::Key => self.key(),
                State::FirstItem => self.first_item(),
                State::Value => self.value(),
                State::AfterValue => self.after_value(),
                State::Done => State::Done,
            };
        }
        self.trivia();
        if self.position < self.bytes.len() {
            let span = Span::new(self.position, self.text.trim_end().len());
            self.problem(
                span,
                "there is more text behind the end of the document",
                "keep one JSON value, or use `--ndjson` for one document a line",
            );
        }
    }

    // Reading what is right. Each of these hands over to a `recover_…` when it is not.

    fn first_key(&mut self) -> State {
        self.trivia();
        match self.peek() {
            Some(b'}') => self.close(),
            _ => self.key(),
        }
    }

    #[inline]
    fn key(&mut self) -> State {
        self.trivia();
        let start = self.position;
        if self.peek() != Some(b'"') {
            return self.recover_key();
        }
        let flags = self.quoted(b'"');
        self.push(Kind::Key, flags, start);
        self.colon()
    }

    #[inline]
    fn colon(&mut self) -> State {
        self.trivia();
        match self.peek() {
            Some(b':') => {
                self.position += 1;
                self.value()
            }
            _ => self.recover_colon(),
        }
    }

    fn first_item(&mut self) -> State {
        self.trivia();
        match self.peek() {
            Some(b']') => self.close(),
            _ => self.value(),
        }
    }

    #[inline]
    fn value(&mut self) -> State {
        self.trivia();
        let start = self.position;
        match self.peek() {
            Some(b'"') => {
                let flags = self.quoted(b'"');
                self.push(Kind::String, flags, start);
                State::AfterValue
            }
            Some(b'{') => self.begin(Kind::Object),
            Some(b'[') => self.begin(Kind::Array),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') if self.word("true") => self.literal(Kind::True, 4),
            Some(b'f') if self.word("false") => self.literal(Kind::False, 5),
            Some(b'n') if self.word("null") => self.literal(Kind::Null, 4),
            _ => self.recover_value(),
        }
    }

    fn after_value(&mut self) -> State {
        let Some(open) = self.open.last().copied() else { return State::Done };
        self.trivia();
        match self.peek() {
            Some(b',') => {
                let comma = self.position;
                self.position += 1;
                self.trivia();
                match self.peek() {
                    Some(b'}' | b']') => self.trailing_comma(comma),
                    _ if open.is_object => self.key(),
                    _ => self.value(),
                }
            }
            Some(b'}') if open.is_object => self.close(),
            Some(b']') if !open.is_object => self.close(),
            _ => self.recover_after_value(open),
        }
    }

    fn begin(&mut self, kind: Kind) -> State {
        if self.open.len() >= MAX_DEPTH {
            return self.too_deep();
        }
        let is_object = kind == Kind::Object;
        self.open.push(Open { slot: self.parsed.tree.slots.len(), is_object });
        let start = self.position;
        self.position += 1;
        self.push(kind, 0, start);
        if is_object { State::FirstKey } else { State::FirstItem }
    }

    /// Ends the innermost array or object with the bracket that stands here.
    fn close(&mut self) -> State {
        self.position += 1;
        self.last_end = self.position;
        self.pop();
        State::AfterValue
    }

    /// Ends the innermost array or object here, whatever stands here.
    fn pop(&mut self) {
        let next = self.parsed.tree.slots.len() as u32;
        let end = self.last_end as u32;
        if let Some(open) = self.open.pop()
            && let Some(slot) = self.parsed.tree.slots.get_mut(open.slot)
        {
            slot.next = next;
            slot.end = end;
        }
    }

    fn literal(&mut self, kind: Kind, length: usize) -> State {
        let start = self.position;
        self.position += length;
        self.push(kind, 0, start);
        State::AfterValue
    }

    /// Whether this word, and no longer one, stands here.
    fn word(&self, word: &str) -> bool {
        let rest = self.bytes.get(self.position..).unwrap_or_default();
        rest.starts_with(word.as_bytes()) && !rest.get(word.len()).is_some_and(|byte| is_word(*byte))
    }

    fn number(&mut self) -> State {
        let start = self.position;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'+' | b'.' | b'e' | b'E'))
        {
            self.position += 1;
        }
        let complete = !self.peek().is_some_and(is_word);
        let digits = self.bytes.get(start..self.position).unwrap_or_default();
        if complete && number_problem(digits).is_none() {
            self.push(Kind::Number, 0, start);
            return State::AfterValue;
        }
        self.recover_number(start)
    }

    /// Reads a string whose opening quote stands here; gives the flags of its node.
    #[inline]
    fn quoted(&mut self, quote: u8) -> u8 {
        let rest = self.bytes.get(self.position + 1..).unwrap_or_default();
        let length = plain_run(rest);
        if quote == b'"' && rest.get(length) == Some(&quote) {
            self.position += length + 2;
            return 0;
        }
        self.quoted_with_specials(quote)
    }

    /// The same for strings with escapes, the other quote, or what does not belong in one.
    #[inline(never)]
    fn quoted_with_specials(&mut self, quote: u8) -> u8 {
        let start = self.position;
        let mut flags = 0;
        let mut control = None;
        self.position += 1;
        loop {
            if quote == b'"' {
                self.position += plain_run(self.bytes.get(self.position..).unwrap_or_default());
            } else {
                self.skip_while(|byte| !matches!(byte, b'\'' | b'\\' | 0..=0x1f));
            }
            match self.peek() {
                Some(byte) if byte == quote => {
                    self.position += 1;
                    break;
                }
                Some(b'\\') => {
                    flags |= flag::ESCAPED;
                    self.escape();
                }
                Some(byte @ (b'\n' | b'\r')) if !self.goes_on_behind_line_end(quote) => {
                    flags |= flag::UNQUOTED;
                    self.unclosed_string(start, byte);
                    break;
                }
                Some(byte) => {
                    control.get_or_insert((self.position, byte));
                    self.position += 1;
                }
                None => {
                    flags |= flag::UNQUOTED;
                    self.unclosed_string(start, 0);
                    break;
                }
            }
        }
        if let Some((position, byte)) = control {
            self.control_character(position, byte);
        }
        flags
    }

    fn escape(&mut self) {
        let rest = self.text.get(self.position..).unwrap_or_default();
        if let Some((_, length)) = string::escape(rest) {
            self.position += length;
            return;
        }
        let (length, message, help) = match rest.as_bytes().get(1) {
            Some(b'u') if half_pair(rest) => (
                6,
                "this `\\u` escape is half of a surrogate pair",
                "characters beyond U+FFFF take two escapes, or stand for themselves",
            ),
            Some(b'u') => {
                (2, "`\\u` needs four hexadecimal digits", "write for example `\\u00e9`, or the character itself")
            }
            Some(b'\n' | b'\r') | None => (
                1,
                "a backslash cannot end a line",
                "JSON strings do not go on over lines; write `\\n` for a line break",
            ),
            Some(byte) => {
                let length = if byte.is_ascii() { 2 } else { 1 };
                (
                    length,
                    "this escape does not exist in JSON",
                    "write `\\\\` for a backslash; the escapes are `\\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX`",
                )
            }
        };
        self.problem(Span::new(self.position, self.position + length), message, help);
        self.position += length;
    }

    /// At a raw line end in a string: whether the closing quote comes later (a pasted key, say) or was forgotten here.
    fn goes_on_behind_line_end(&self, quote: u8) -> bool {
        let rest = self.bytes.get(self.position..).unwrap_or_default();
        let Some(offset) = rest.iter().position(|byte| *byte == quote) else { return false };
        let (inside, behind) = rest.split_at(offset);
        let before = inside.iter().rev().find(|byte| !matches!(byte, b' ' | b'\t'));
        let after = behind.iter().skip(1).find(|byte| !byte.is_ascii_whitespace());
        let ends_text = !matches!(before, Some(b'\n' | b'\r' | b'{' | b'[' | b',' | b':') | None);
        ends_text && matches!(after, Some(b',' | b'}' | b']' | b':') | None)
    }

    /// Skips blanks and line ends, and notes comments.
    #[inline]
    fn trivia(&mut self) {
        if !self.peek().is_some_and(|byte| byte > b' ' && byte != b'/') {
            self.skip_trivia();
        }
    }

    fn skip_trivia(&mut self) {
        loop {
            while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
                self.position += 1;
                // Indentation comes in long runs.
                while self.bytes.get(self.position..self.position + 8) == Some(b"        ") {
                    self.position += 8;
                }
            }
            if self.peek() != Some(b'/') || !self.comment() {
                return;
            }
        }
    }

    #[cold]
    fn comment(&mut self) -> bool {
        let start = self.position;
        let rest = self.text.get(start..).unwrap_or_default();
        let (length, closed) = if rest.starts_with("//") {
            (rest.find(['\n', '\r']).unwrap_or(rest.len()), true)
        } else if let Some(inside) = rest.strip_prefix("/*") {
            let end = inside.find("*/");
            (end.map_or(rest.len(), |end| end + 4), end.is_some())
        } else {
            return false;
        };
        self.position += length;
        let span = Span::new(start, self.position);
        self.parsed.comments.push(span);
        if !closed {
            self.problem(Span::new(start, start + 2), "this comment is never closed", "end it with `*/`");
        } else if self.format == Format::Json {
            self.problem(span, "JSON has no comments", "remove it, or name the file `.jsonc`");
        }
        true
    }

    // Mending what is wrong.

    #[cold]
    fn recover_key(&mut self) -> State {
        let start = self.position;
        match self.peek() {
            None | Some(b'}' | b']') => self.recover_end(),
            Some(b',') => self.extra_commas(),
            Some(b'\'') => {
                let flags = self.single_quoted();
                self.push(Kind::Key, flags, start);
                self.colon()
            }
            Some(b'{' | b'[') => {
                self.problem(
                    Span::new(start, start + 1),
                    "a member needs a name",
                    "write `\"Name\": ` before the value",
                );
                self.break_innermost();
                self.push(Kind::Key, flag::BROKEN | flag::UNQUOTED, start);
                State::Value
            }
            Some(byte) if is_word(byte) || byte == b'$' => {
                self.skip_while(|byte| is_word(byte) || matches!(byte, b'$' | b'-' | b'.'));
                let name = self.text.get(start..self.position).unwrap_or_default();
                let edit = Edit { span: Span::new(start, self.position), text: string::quote(name) };
                self.report(Problem {
                    kind: ProblemKind::Syntax,
                    span: edit.span,
                    message: "the name of a member must be in double quotes".into(),
                    help: "put `\"` before and behind it".into(),
                    label: None,
                    fix: Some(("put the name in double quotes", Applies::Safely, vec![edit])),
                });
                self.push(Kind::Key, flag::UNQUOTED, start);
                self.colon()
            }
            Some(b':') => {
                self.problem(Span::new(start, start + 1), "a member needs a name", "write `\"Name\"` before the colon");
                self.break_innermost();
                self.push(Kind::Key, flag::BROKEN | flag::UNQUOTED, start);
                self.colon()
            }
            Some(_) => {
                self.unexpected_text();
                self.trivia();
                match self.peek() {
                    Some(b',') => {
                        self.position += 1;
                        State::Key
                    }
                    Some(b':') => {
                        self.push(Kind::Key, flag::BROKEN | flag::UNQUOTED, start);
                        self.colon()
                    }
                    Some(b'"') => State::Key,
                    _ => self.recover_end(),
                }
            }
        }
    }

    #[cold]
    fn recover_colon(&mut self) -> State {
        let here = self.position;
        match self.peek() {
            Some(b'=') => {
                self.skip_while(|byte| matches!(byte, b'=' | b'>'));
                let edit = Edit { span: Span::new(here, self.position), text: ":".into() };
                self.report(Problem {
                    kind: ProblemKind::Syntax,
                    span: edit.span,
                    message: "JSON has `:` between a name and its value".into(),
                    help: "replace it by `:`".into(),
                    label: None,
                    fix: Some(("write `:`", Applies::Safely, vec![edit])),
                });
                State::Value
            }
            None | Some(b',' | b'}' | b']') => {
                let name = self.last_span();
                self.problem(name, "this name has no value", "write `: ` and a value behind it");
                self.push_missing();
                State::AfterValue
            }
            Some(_) => {
                let end = self.last_end;
                self.report(Problem {
                    kind: ProblemKind::Syntax,
                    span: self.last_span(),
                    message: "there is no `:` behind this name".into(),
                    help: "write `: ` between the name and its value".into(),
                    label: None,
                    fix: Some((
                        "insert the colon",
                        Applies::Likely,
                        vec![Edit { span: Span::at(end), text: ":".into() }],
                    )),
                });
                State::Value
            }
        }
    }

    #[cold]
    fn recover_value(&mut self) -> State {
        let start = self.position;
        let in_object = self.open.last().is_some_and(|open| open.is_object);
        match self.peek() {
            Some(b'\'') => {
                let flags = self.single_quoted();
                self.push(Kind::String, flags, start);
                State::AfterValue
            }
            Some(b',') if !in_object => self.extra_commas(),
            None | Some(b',' | b'}' | b']') if in_object => {
                let name = self.last_span();
                self.problem(name, "this name has no value", "write a value behind the `:`");
                self.push_missing();
                State::AfterValue
            }
            None | Some(b'}' | b']') => {
                if self.open.is_empty() {
                    self.stray_bracket();
                    return if self.position < self.bytes.len() { State::Value } else { State::Done };
                }
                self.recover_end()
            }
            Some(b'+' | b'.') => self.recover_number(start),
            Some(byte) if is_word(byte) => self.bare_word(),
            Some(_) => {
                self.unexpected_text();
                self.push(Kind::Invalid, 0, start);
                State::AfterValue
            }
        }
    }

    #[cold]
    fn recover_after_value(&mut self, open: Open) -> State {
        let here = self.position;
        match self.peek() {
            None | Some(b'}' | b']') => self.recover_end(),
            Some(b';') => {
                let edit = Edit { span: Span::new(here, here + 1), text: ",".into() };
                self.report(Problem {
                    kind: ProblemKind::Syntax,
                    span: edit.span,
                    message: "JSON has `,` between members and items".into(),
                    help: "replace it by `,`".into(),
                    label: None,
                    fix: Some(("write `,`", Applies::Safely, vec![edit])),
                });
                self.position += 1;
                if open.is_object { State::Key } else { State::Value }
            }
            Some(byte)
                if byte == b'"'
                    || byte == b'\''
                    || is_word(byte)
                    || (!open.is_object && matches!(byte, b'{' | b'[' | b'-')) =>
            {
                let end = self.last_end;
                self.report(Problem {
                    kind: ProblemKind::Syntax,
                    span: Span::new(here, here + 1),
                    message: if open.is_object {
                        "there is no comma before this member"
                    } else {
                        "there is no comma before this item"
                    }
                    .into(),
                    help: "put a `,` behind the value before it".into(),
                    label: Some((Span::at(end), "the comma belongs here")),
                    fix: Some((
                        "insert the comma",
                        Applies::Safely,
                        vec![Edit { span: Span::at(end), text: ",".into() }],
                    )),
                });
                if open.is_object { State::Key } else { State::Value }
            }
            Some(_) => {
                self.unexpected_text();
                State::AfterValue
            }
        }
    }

    /// At a bracket that does not fit, or at the end of the text, with arrays or objects still open.
    #[cold]
    fn recover_end(&mut self) -> State {
        let Some(innermost) = self.open.last().copied() else { return State::AfterValue };
        let Some(bracket) = self.peek() else { return self.unclosed() };
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
                let (message, help) = match innermost.is_object {
                    true => ("`]` comes before the object in it is closed", "put `}` before it"),
                    false => ("`}` comes before the list in it is closed", "put `]` before it"),
                };
                let close = if innermost.is_object { "}" } else { "]" };
                let edit = Edit { span: Span::at(self.last_end), text: close.into() };
                self.report(Problem {
                    kind: ProblemKind::Syntax,
                    span: here,
                    message: message.into(),
                    help: help.into(),
                    label: Some((opener, "never closed")),
                    fix: (depth + 2 == self.open.len()).then(|| ("insert the bracket", Applies::Likely, vec![edit])),
                });
                while self.open.len() > depth + 1 {
                    self.break_innermost();
                    self.pop();
                }
            }
            // Nothing that it could close, or only the whole document while more follows: the wrong kind of bracket.
            _ => {
                let (message, right) = match innermost.is_object {
                    true => ("an object is closed by `}`, not by `]`", "}"),
                    false => ("a list is closed by `]`, not by `}`", "]"),
                };
                self.report(Problem {
                    kind: ProblemKind::Syntax,
                    span: here,
                    message: message.into(),
                    help: "use the bracket that fits the opening one".into(),
                    label: Some((opener, "opened here")),
                    fix: Some((
                        "write the other bracket",
                        Applies::Likely,
                        vec![Edit { span: here, text: right.into() }],
                    )),
                });
            }
        }
        self.close()
    }

    /// At the end of the text with arrays or objects still open.
    fn unclosed(&mut self) -> State {
        let missing: String = self.open.iter().rev().map(|open| if open.is_object { '}' } else { ']' }).collect();
        let label = self.open.last().map(|open| (self.opener(*open), "opened here"));
        let end = self.last_end;
        let message = match missing.len() {
            1 => format!("the document ends before its `{missing}`"),
            count => format!("the document ends inside {count} open brackets"),
        };
        let help = if missing.len() > 8 {
            "close every bracket that was opened".into()
        } else {
            format!("add `{missing}` at the end")
        };
        self.report(Problem {
            kind: ProblemKind::Syntax,
            span: Span::at(end),
            message: message.into(),
            help: help.into(),
            label,
            fix: Some(("close what is open", Applies::Likely, vec![Edit { span: Span::at(end), text: missing }])),
        });
        while !self.open.is_empty() {
            self.break_innermost();
            self.pop();
        }
        State::Done
    }

    /// A comma before a closing bracket.
    #[cold]
    fn trailing_comma(&mut self, comma: usize) -> State {
        if self.format == Format::Json {
            let edit = Edit { span: Span::new(comma, comma + 1), text: String::new() };
            self.report(Problem {
                kind: ProblemKind::Syntax,
                span: edit.span,
                message: "JSON has no comma behind the last entry".into(),
                help: "remove it".into(),
                label: None,
                fix: Some(("remove the comma", Applies::Safely, vec![edit])),
            });
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
        self.report(Problem {
            kind: ProblemKind::Syntax,
            span: edit.span,
            message: "there is nothing before this comma".into(),
            help: "remove it, or write what was left out".into(),
            label: None,
            fix: Some(("remove the comma", Applies::Likely, vec![edit])),
        });
        match self.open.last() {
            Some(Open { is_object: true, .. }) => State::FirstKey,
            _ => State::FirstItem,
        }
    }

    fn single_quoted(&mut self) -> u8 {
        let start = self.position;
        let flags = self.quoted(b'\'');
        let span = Span::new(start, self.position);
        let raw = span.of(self.text);
        let content = raw.strip_prefix('\'').unwrap_or(raw);
        let content = content.strip_suffix('\'').unwrap_or(content);
        let edit = Edit { span, text: string::quote(&string::decode(content).replace("\\'", "'")) };
        self.report(Problem {
            kind: ProblemKind::Syntax,
            span: Span::new(start, start + 1),
            message: "JSON has double quotes only".into(),
            help: "write `\"` instead of `'`".into(),
            label: None,
            fix: Some(("use double quotes", Applies::Safely, vec![edit])),
        });
        flags | flag::UNQUOTED
    }

    /// A value that is a word of another language, or text that lacks its quotes.
    fn bare_word(&mut self) -> State {
        let start = self.position;
        self.skip_while(|byte| is_word(byte) || matches!(byte, b'$' | b'-' | b'.' | b'+'));
        let word = self.text.get(start..self.position).unwrap_or_default();
        let (kind, right) = match word {
            "True" | "TRUE" => (Kind::True, "true"),
            "False" | "FALSE" => (Kind::False, "false"),
            "None" | "Null" | "NULL" | "nil" | "undefined" => (Kind::Null, "null"),
            "NaN" | "Infinity" => {
                self.problem(Span::new(start, self.position), "JSON has no such number", "write a number in digits");
                self.push(Kind::Invalid, 0, start);
                return State::AfterValue;
            }
            _ => {
                self.position = start;
                self.unexpected_text();
                self.push(Kind::Invalid, 0, start);
                return State::AfterValue;
            }
        };
        let edit = Edit { span: Span::new(start, self.position), text: right.into() };
        self.report(Problem {
            kind: ProblemKind::Syntax,
            span: edit.span,
            message: format!("JSON writes `{right}` in small letters, and knows no other word for it").into(),
            help: format!("write `{right}`").into(),
            label: None,
            fix: Some(("write JSON's word", Applies::Safely, vec![edit])),
        });
        self.push(kind, 0, start);
        State::AfterValue
    }

    #[cold]
    fn recover_number(&mut self, start: usize) -> State {
        self.skip_while(|byte| is_word(byte) || matches!(byte, b'+' | b'-' | b'.'));
        let digits = self.bytes.get(start..self.position).unwrap_or_default();
        let help = number_problem(digits).unwrap_or("a number has digits, at most one `.` and at most one exponent");
        self.problem(Span::new(start, self.position), "this is not a number that JSON knows", help);
        self.push(Kind::Invalid, 0, start);
        State::AfterValue
    }

    /// Text that fits nothing: skipped up to the next comma, bracket, quote or line end.
    fn unexpected_text(&mut self) {
        let start = self.position;
        self.position += self.text.get(start..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
        self.skip_while(|byte| !matches!(byte, b',' | b'}' | b']' | b'{' | b'[' | b'"' | b'\n' | b'\r' | b':'));
        let text = self.text.get(start..self.position).unwrap_or_default();
        let span = Span::new(start, start + text.trim_end().len().max(1));
        self.last_end = span.end as usize;
        let (message, help) = match text.bytes().next() {
            Some(b'`' | b'\xE2') => ("JSON strings begin and end with `\"`", "replace this kind of quote by `\"`"),
            Some(byte) if is_word(byte) => ("text must be in double quotes", "put `\"` before and behind it"),
            _ => ("this does not belong here", "remove it"),
        };
        self.break_innermost();
        self.problem(span, message, help);
    }

    fn stray_bracket(&mut self) {
        let here = self.position;
        self.problem(Span::new(here, here + 1), "this bracket closes nothing", "remove it");
        self.position += 1;
        self.trivia();
    }

    #[cold]
    fn unclosed_string(&mut self, start: usize, line_end: u8) {
        let text = self.text.get(start..self.position).unwrap_or_default();
        if line_end != 0 {
            // A comma at the end of the line was hardly meant as text.
            self.position = start + text.trim_end().trim_end_matches(',').len().max(1);
        }
        let edit = Edit { span: Span::at(self.position), text: "\"".into() };
        self.report(Problem {
            kind: ProblemKind::Syntax,
            span: Span::new(start, start + 1),
            message: "this text has no closing quote".into(),
            help: "put a `\"` where it ends".into(),
            label: None,
            fix: Some(("insert the quote", Applies::Likely, vec![edit])),
        });
        self.break_innermost();
    }

    #[cold]
    fn control_character(&mut self, position: usize, byte: u8) {
        let (message, help): (Cow<'static, str>, _) = match byte {
            b'\n' | b'\r' => ("a line break cannot stand in a JSON string as it is".into(), "write `\\n`"),
            b'\t' => ("a tab cannot stand in a JSON string as it is".into(), "write `\\t`"),
            other => (
                format!("the control character U+{other:04X} cannot stand in a JSON string as it is").into(),
                "remove it, or write its `\\u` escape",
            ),
        };
        self.problem(Span::new(position, position + 1), message, help);
    }

    fn too_deep(&mut self) -> State {
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
            self.report(Problem {
                kind: ProblemKind::TooDeep,
                span: Span::new(start, start + 1),
                message: format!("the document nests deeper than {MAX_DEPTH} levels").into(),
                help: "a `ResourceConfig` needs fewer than ten; what lies deeper was not read".into(),
                label: None,
                fix: None,
            });
        }
        self.push(Kind::Invalid, 0, start);
        State::AfterValue
    }

    // Small tools.

    #[inline]
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.position).copied()
    }

    fn skip_while(&mut self, wanted: impl Fn(u8) -> bool) {
        while self.peek().is_some_and(&wanted) {
            self.position += 1;
        }
    }

    #[inline]
    fn push(&mut self, kind: Kind, flags: u8, start: usize) {
        let next = self.parsed.tree.slots.len() as u32 + 1;
        self.last_end = self.position;
        self.parsed.tree.slots.push(Slot { kind, flags, tag: 0, start: start as u32, end: self.position as u32, next });
    }

    /// An empty node where a value is missing.
    fn push_missing(&mut self) {
        let next = self.parsed.tree.slots.len() as u32 + 1;
        let end = self.last_end as u32;
        self.parsed.tree.slots.push(Slot { kind: Kind::Invalid, flags: 0, tag: 0, start: end, end, next });
    }

    fn last_span(&self) -> Span {
        self.parsed.tree.slots.last().map_or(Span::at(self.position), |slot| Span { start: slot.start, end: slot.end })
    }

    fn opener(&self, open: Open) -> Span {
        let start = self.parsed.tree.slots.get(open.slot).map_or(0, |slot| slot.start as usize);
        Span::new(start, start + 1)
    }

    fn break_innermost(&mut self) {
        if let Some(slot) = self.open.last().and_then(|open| self.parsed.tree.slots.get_mut(open.slot)) {
            slot.flags |= flag::BROKEN;
        }
    }

    #[cold]
    fn problem(&mut self, span: Span, message: impl Into<Cow<'static, str>>, help: &'static str) {
        self.report(Problem {
            kind: ProblemKind::Syntax,
            span,
            message: message.into(),
            help: help.into(),
            label: None,
            fix: None,
        });
    }

    #[cold]
    fn report(&mut self, problem: Problem) {
        if self.parsed.problems.len() < KEPT {
            self.parsed.problems.push(problem);
        } else {
            self.parsed.more_problems += 1;
        }
    }
}

/// What may stand in a bare word or a name without quotes.
fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

/// How many bytes of plain text a string begins with: no double quote, no backslash, no control character.
#[inline]
fn plain_run(bytes: &[u8]) -> usize {
    let (words, rest) = bytes.as_chunks::<8>();
    for (index, word) in words.iter().enumerate() {
        let marks = special_bytes(u64::from_le_bytes(*word));
        if marks != 0 {
            return 8 * index + marks.trailing_zeros() as usize / 8;
        }
    }
    8 * words.len() + rest.iter().take_while(|byte| !matches!(byte, b'"' | b'\\' | 0..=0x1f)).count()
}

/// Eight bytes at once: marks the bytes that are `"`, `\` or below 0x20. The lowest mark is exact.
#[inline]
fn special_bytes(word: u64) -> u64 {
    const ONES: u64 = u64::MAX / 255;
    const HIGHS: u64 = ONES << 7;
    let below = |word: u64, limit: u64| word.wrapping_sub(ONES * limit) & !word & HIGHS;
    let equal = |byte: u8| below(word ^ (ONES * u64::from(byte)), 1);
    below(word, 0x20) | equal(b'"') | equal(b'\\')
}

/// Why the digits are no number by RFC 8259, or nothing if they are one.
fn number_problem(digits: &[u8]) -> Option<&'static str> {
    let rest = digits.strip_prefix(b"-").unwrap_or(digits);
    let count = |bytes: &[u8]| bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let integer = count(rest);
    if rest.starts_with(b"+") {
        return Some("a number has no `+` before it");
    }
    if integer == 0 {
        return Some("a number begins with a digit");
    }
    if integer > 1 && rest.starts_with(b"0") {
        return Some("a number has no needless zero before it");
    }
    let mut rest = rest.get(integer..).unwrap_or_default();
    if let Some(fraction) = rest.strip_prefix(b".") {
        let length = count(fraction);
        if length == 0 {
            return Some("digits must follow the `.`");
        }
        rest = fraction.get(length..).unwrap_or_default();
    }
    if let [b'e' | b'E', exponent @ ..] = rest {
        let exponent = exponent.strip_prefix(b"+").or_else(|| exponent.strip_prefix(b"-")).unwrap_or(exponent);
        let length = count(exponent);
        if length == 0 {
            return Some("digits must follow the exponent's `e`");
        }
        rest = exponent.get(length..).unwrap_or_default();
    }
    (!rest.is_empty()).then_some("a number has digits, at most one `.` and at most one exponent")
}

/// Whether a `\u` escape has four digits that name a surrogate.
fn half_pair(rest: &str) -> bool {
    rest.get(2..6).is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
}
