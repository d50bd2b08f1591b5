//! The recovering JSON parser: one pass, no recursion, and an error never ends it.
//!
//! Text that RFC 8259 allows gives no problem. Any other text gives one precise problem per cause, and the tree of what
//! was most likely meant.

mod brackets;
mod copied;
mod escaped;
mod frame;
mod indent;
mod members;
mod notation;
mod number;
mod open;
mod placeholder;
mod problem;
mod program;
mod python;
mod quotes;
mod reread;
mod scan;
mod shorthand;
mod source;
mod strays;
mod strings;
mod trivia;
mod unread;

use open::{Closing, Open};
pub(crate) use problem::{Applies, Problem, ProblemKind};

use super::tree::{Kind, Slot, Tree, flag};
use super::{Format, MAX_DEPTH};
use crate::text::Span;

/// The result of parsing a text.
#[derive(Debug, Default)]
pub(crate) struct Parsed {
    pub(crate) tree: Tree,
    /// In document order; at most [`KEPT`] are kept.
    pub(crate) problems: Vec<Problem>,
    /// The number of problems beyond those.
    pub(crate) more_problems: usize,
    /// Comments, including their delimiters.
    pub(crate) comments: Vec<Span>,
    /// Whether some token is misplaced, so that the tree is a guess.
    ///
    /// Comments and trailing commas do no damage: the text around them reads the same without them.
    pub(crate) is_damaged: bool,
}

/// The number of problems that are kept; the rest are counted.
const KEPT: usize = 128;

/// Parses a text.
pub(crate) fn parse(text: impl Into<String>, format: Format) -> Parsed {
    let text = text.into();
    let (parsed, has_bracket_problem) = read_once(text, format, true);
    if parsed.problems.is_empty() {
        return parsed;
    }
    let text = &parsed.tree.text;
    let again = copied::read_as_copied(text, format, &parsed).or_else(|| unread::recognise(text));
    let again = again.or_else(|| indent::read_as_indented(text, format).filter(|_| has_bracket_problem));
    match again {
        Some(again) => Parsed { tree: Tree { text: parsed.tree.text, ..again.tree }, ..again },
        None => parsed,
    }
}

/// Parses a text once; also returns whether its brackets are wrong.
fn read_once(text: String, format: Format, may_be_escaped: bool) -> (Parsed, bool) {
    let mut parser = Parser {
        text: &text,
        bytes: text.as_bytes(),
        position: 0,
        format,
        open: Vec::with_capacity(16),
        parsed: Parsed::default(),
        last_end: 0,
        cut_off: false,
        deep_reported: false,
        is_shorthand: false,
        after_parentheses: 0,
        lookahead: text.len().saturating_mul(16),
        fence: false,
        left_out: 0,
        no_backtick: false,
        no_marker: false,
        no_closing_before: 0,
        may_be_escaped,
        has_bracket_problem: false,
    };
    parser.parsed.tree.slots.reserve(text.len() / 8 + 8);
    parser.document();
    let has_bracket_problem = parser.has_bracket_problem;
    let mut parsed = parser.parsed;
    parsed.tree.text = text;
    if !parsed.problems.is_empty() {
        notation::fold(&mut parsed, format);
    }
    (parsed, has_bracket_problem)
}

/// What may come next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// A key or the end, just after `{`.
    FirstKey,
    /// A key, after a comma.
    Key,
    /// A key, with no whitespace before it.
    KeyHere,
    /// A value or the end, just after `[`.
    FirstItem,
    /// A value, after a comma or colon or at the start.
    Value,
    /// A value, with no whitespace before it.
    ValueHere,
    /// A comma or the end, after a value.
    AfterValue,
    Done,
}

#[expect(clippy::struct_excessive_bools, reason = "each is a fact about the text read so far")]
struct Parser<'t> {
    text: &'t str,
    bytes: &'t [u8],
    position: usize,
    format: Format,
    open: Vec<Open>,
    parsed: Parsed,
    /// Where the last token that counts ended: missing commas belong there.
    last_end: usize,
    /// The text ends inside something already reported, so its open brackets are not reported again.
    cut_off: bool,
    deep_reported: bool,
    /// The text is the shorthand of the AWS CLI, whose strings need no quotes.
    is_shorthand: bool,
    /// Where the parentheses around a value end.
    after_parentheses: usize,
    /// The bytes that may still be looked ahead for closing parentheses, so that hostile texts are read in linear time.
    lookahead: usize,
    /// The value is inside a Markdown code fence.
    fence: bool,
    /// The end of the last member that was dropped for having no value.
    left_out: usize,
    /// No closing backtick follows.
    no_backtick: bool,
    /// No end of a merge conflict follows.
    no_marker: bool,
    /// Before this offset no typographic quote is closed.
    no_closing_before: usize,
    /// The text may be the content of a JSON string.
    may_be_escaped: bool,
    has_bracket_problem: bool,
}

#[expect(clippy::inline_always, reason = "the loop over the tokens in one piece is a quarter faster")]
impl Parser<'_> {
    fn document(&mut self) {
        if self.text.starts_with('\u{feff}') {
            let help = "save the file as UTF-8 without it; RFC 8259 forbids it and many parsers reject it";
            let problem = Problem::new(
                ProblemKind::ByteOrderMark,
                Span::new(0, 3),
                "the document starts with a byte order mark",
                help,
            );
            self.report_harmless(problem);
            self.position = 3;
        }
        self.trivia();
        if self.position >= self.bytes.len() {
            self.without_comments();
            if !self.cut_off {
                let end = Span::at(self.text.trim_end().len());
                self.problem(
                    ProblemKind::Empty,
                    end,
                    "the document is empty",
                    "a `ResourceConfig` is a JSON object: `{ … }`",
                );
            }
            return;
        }
        if !matches!(self.peek(), Some(b'{' | b'[' | b'"')) && self.yaml() {
            return;
        }
        let mut state = match self.peek() {
            Some(b'A'..=b'Z' | b'a'..=b'z') if self.shorthand() => State::KeyHere,
            Some(b'[' | b'0'..=b'9') if self.begins_with_log() => self.before_document(),
            Some(b'"') if self.begins_with_escaped_json() => self.before_document(),
            Some(b'-') if !self.bytes.get(self.position + 1).is_some_and(u8::is_ascii_digit) => self.before_document(),
            _ => State::Value,
        };
        while state != State::Done {
            state = match state {
                State::FirstKey => self.first_key(),
                State::Key => self.key(),
                State::KeyHere => self.key_here(),
                State::FirstItem => self.first_item(),
                State::Value => self.value(),
                State::ValueHere => self.value_here(),
                State::AfterValue => self.after_value(),
                State::Done => State::Done,
            };
        }
        self.after_document();
    }

    // The parser for valid JSON. On an error each function hands over to a `recover_…` in another file.

    fn first_key(&mut self) -> State {
        self.trivia();
        match self.peek() {
            Some(b'}') => self.recover_end(),
            _ => State::KeyHere,
        }
    }

    fn key(&mut self) -> State {
        self.trivia();
        State::KeyHere
    }

    #[inline(always)]
    fn key_here(&mut self) -> State {
        let start = self.position;
        if self.peek() != Some(b'"') {
            return self.recover_key();
        }
        let flags = self.quoted(b'"', Kind::Key);
        self.push(Kind::Key, flags, start);
        self.colon()
    }

    #[inline(always)]
    fn colon(&mut self) -> State {
        if self.peek() != Some(b':') {
            self.trivia();
        }
        match self.peek() {
            Some(b':') => {
                self.position += 1;
                self.trivia();
                State::ValueHere
            }
            _ => self.recover_colon(),
        }
    }

    fn first_item(&mut self) -> State {
        self.trivia();
        match self.peek() {
            Some(b']') => self.recover_end(),
            _ => State::ValueHere,
        }
    }

    fn value(&mut self) -> State {
        self.trivia();
        State::ValueHere
    }

    #[inline(always)]
    fn value_here(&mut self) -> State {
        let start = self.position;
        match self.peek() {
            Some(b'"') => {
                let flags = self.quoted(b'"', Kind::String);
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

    #[inline(always)]
    fn after_value(&mut self) -> State {
        let Some(open) = self.open.last().copied() else {
            return if self.reopened() { State::Key } else { State::Done };
        };
        if self.peek() != Some(b',') {
            self.trivia();
        }
        match self.peek() {
            Some(b',') => {
                let comma = self.position;
                self.position += 1;
                self.trivia();
                match self.peek() {
                    Some(b'}' | b']') => self.trailing_comma(comma),
                    None => self.unclosed(Span::new(comma, comma + 1)),
                    _ if open.is_object => State::KeyHere,
                    _ => State::ValueHere,
                }
            }
            Some(bracket @ (b'}' | b']')) if open.ends_with(bracket) => self.close(),
            _ => self.recover_after_value(open),
        }
    }

    #[inline(always)]
    fn begin(&mut self, kind: Kind) -> State {
        if self.open.len() >= MAX_DEPTH {
            return self.too_deep();
        }
        let is_object = kind == Kind::Object;
        self.open.push(Open { slot: self.parsed.tree.slots.len(), is_object, closing: Closing::Bracket });
        let start = self.position;
        self.position += 1;
        self.push(kind, 0, start);
        if is_object { State::FirstKey } else { State::FirstItem }
    }

    /// Ends the innermost array or object at a closing bracket.
    #[inline(always)]
    fn close(&mut self) -> State {
        self.position += 1;
        self.last_end = self.position;
        self.pop();
        State::AfterValue
    }

    /// Ends the innermost array or object at the last token.
    #[inline(always)]
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

    /// Whether exactly this word comes next.
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
        if complete && number::problem(digits).is_none() {
            self.push(Kind::Number, 0, start);
            return State::AfterValue;
        }
        self.recover_number(start)
    }

    // Helpers.

    #[inline]
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.position).copied()
    }

    fn skip_while(&mut self, wanted: impl Fn(u8) -> bool) {
        while self.peek().is_some_and(&wanted) {
            self.position += 1;
        }
    }

    #[inline(always)]
    fn push(&mut self, kind: Kind, flags: u8, start: usize) {
        let next = self.parsed.tree.slots.len() as u32 + 1;
        self.last_end = self.position;
        self.parsed.tree.slots.push(Slot { kind, flags, tag: 0, start: start as u32, end: self.position as u32, next });
    }

    /// The text from the current position on.
    fn rest(&self) -> &str {
        self.text.get(self.position..).unwrap_or_default()
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
    fn problem(&mut self, kind: ProblemKind, span: Span, message: &'static str, help: &'static str) {
        self.report(Problem::new(kind, span, message, help));
    }

    /// Reports a problem that makes the tree a guess.
    fn report(&mut self, problem: Box<Problem>) {
        self.parsed.is_damaged = true;
        self.report_harmless(problem);
    }

    /// Reports a problem that leaves the tree certain.
    #[expect(clippy::boxed_local, reason = "see `Problem::boxed`")]
    fn report_harmless(&mut self, problem: Box<Problem>) {
        let kind = problem.kind;
        let same = |before: &&mut Problem| kind.is_merged() && before.kind == kind;
        if let Some(before) = self.parsed.problems.iter_mut().find(same) {
            before.absorb(*problem);
        } else if self.parsed.problems.len() < KEPT {
            self.parsed.problems.push(*problem);
        } else {
            self.parsed.more_problems += 1;
        }
    }
}

/// The bytes of an unquoted key.
fn is_name(byte: u8) -> bool {
    is_word(byte) || matches!(byte, b'$' | b'-' | b'.')
}

/// The bytes of a bare word.
fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}
