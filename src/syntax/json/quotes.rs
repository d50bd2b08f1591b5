//! Strings in other quotes, without an end, or with what does not belong in one. One problem a cause, and the tree of what was most likely meant.

use super::{Parser, Problem};
use crate::syntax::edit::Edit;
use crate::syntax::string;
use crate::syntax::tree::{Kind, flag};
use crate::text::Span;
use crate::text::search;

impl Parser<'_> {
    /// Behind a text that goes on without a blank: `"<a href="x">"` has quotes inside that lack their backslash.
    pub(super) fn quote_inside_text(&mut self) -> bool {
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

    pub(super) fn single_quoted(&mut self, kind: Kind) -> u8 {
        let start = self.position;
        let flags = self.quoted(b'\'', kind);
        if flags & flag::BROKEN == 0 {
            let span = Span::new(start, self.position);
            let content = Span::new(start + 1, self.position - 1).of(self.text);
            let edit = Edit { span, text: string::quote(&search::replace(&string::decode(content), "\\'", "'")) };
            let problem =
                Problem::new(Span::new(start, start + 1), "JSON has double quotes only", "write `\"` instead of `'`");
            self.report(problem.safely("use double quotes", edit));
        }
        flags | flag::UNQUOTED
    }

    /// Text between quotes that a word processor made.
    pub(super) fn typographic(&mut self, kind: Kind) -> bool {
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
        let at_end = rest.len() < 12 && !rest.as_bytes().contains(&quote);
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
