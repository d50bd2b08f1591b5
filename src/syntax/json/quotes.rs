//! Recovery from unterminated strings, other quotes, and invalid characters in strings.

use super::{Open, Parser, Problem, ProblemKind};
use crate::syntax::edit::Edit;
use crate::syntax::string;
use crate::syntax::tree::{Kind, Slot, flag};
use crate::text::{Span, search};

impl Parser<'_> {
    /// At text directly after a string: `"<a href="x">"` contains unescaped quotes.
    pub(super) fn quote_inside_text(&mut self) -> bool {
        let Some(slot) = self.parsed.tree.slots.last().copied() else { return false };
        let closing = self.position.saturating_sub(1);
        let adjacent = slot.kind == Kind::String
            && slot.end as usize == self.position
            && self.bytes.get(closing) == Some(&b'"')
            && !matches!(self.peek(), Some(b'"' | b'\'' | b'{' | b'[' | b':'));
        // Looking ahead is slow, so not in a text full of errors.
        if !adjacent || self.parsed.more_problems > 0 {
            return false;
        }
        let line = self.rest().split(['\n', '\r']).next().unwrap_or_default();
        let mut inner = vec![closing];
        for (offset, _) in line.match_indices('"') {
            let after = line.get(offset + 1..).unwrap_or_default().trim_start();
            let place = self.position + offset;
            if after.starts_with(':') {
                return false;
            }
            if !(after.is_empty() || after.starts_with([',', '}', ']'])) {
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
            let problem = Problem::new(ProblemKind::UnescapedQuote, span, "unescaped `\"` in a string", "write `\\\"`");
            self.report(problem.likely("escape the quotes", edits));
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
            let edit = Edit { span, text: string::quote(&string::decode(content)) };
            let message = "JSON does not allow single-quoted strings";
            let problem =
                Problem::new(ProblemKind::SingleQuotes, Span::new(start, start + 1), message, "use double quotes");
            self.report(problem.safely("use double quotes", edit));
        }
        flags | flag::UNQUOTED
    }

    /// A JavaScript template literal.
    pub(super) fn template_literal(&mut self) -> bool {
        let start = self.position;
        if self.no_backtick {
            return false;
        }
        let (mut end, mut is_escaped) = (start + 1, false);
        loop {
            match self.bytes.get(end) {
                Some(b'`') => break,
                Some(b'\\') => {
                    is_escaped = true;
                    end += 2;
                }
                Some(_) => end += 1,
                None => {
                    self.no_backtick = true;
                    return false;
                }
            }
        }
        let content = Span::new(start + 1, end).of(self.text);
        let after = self.text.get(end + 1..).unwrap_or_default().trim_ascii_start();
        let closes = matches!(after.bytes().next(), Some(b',' | b'}' | b']' | b')' | b';' | b'+') | None);
        if !closes && content.contains(['\n', '\r']) {
            return false;
        }
        self.position = end + 1;
        let edit = Edit { span: Span::new(start, end + 1), text: string::quote(&string::decode(content)) };
        let message = "JSON does not allow template literals";
        let problem =
            Problem::new(ProblemKind::TemplateLiteral, Span::new(start, start + 1), message, "use double quotes");
        let has_expression = search::find(content, "${").is_some();
        let title = "use double quotes";
        self.report(if closes && !has_expression {
            problem.safely(title, edit)
        } else {
            problem.likely(title, vec![edit])
        });
        let escaped = if is_escaped { flag::ESCAPED } else { 0 };
        self.push(Kind::String, escaped | flag::UNQUOTED | if closes { 0 } else { flag::BROKEN }, start);
        true
    }

    /// After a member's string: whether more parts follow, as in string concatenation of Python and JavaScript.
    pub(super) fn joined_string(&mut self, open: Open) -> bool {
        let back = self.position;
        let [.., Slot { kind: Kind::Key, .. }, Slot { kind: Kind::String, start, end, flags, .. }] =
            self.parsed.tree.slots.as_slice()
        else {
            return false;
        };
        let (start, mut last_end) = (*start as usize, *end as usize);
        let is_python = self.bytes.get(start) == Some(&b'\'')
            || self.has(ProblemKind::SingleQuotes)
            || self.has(ProblemKind::Parentheses);
        if !open.is_object || flags & flag::BROKEN != 0 || last_end != self.last_end {
            return false;
        }
        let mut parts = 0;
        loop {
            let separator = self.position;
            if self.peek() == Some(b'+') {
                self.position += 1;
                self.skip_while(|byte| byte.is_ascii_whitespace());
            } else if !is_python && self.peek() != Some(b'\'') {
                break;
            }
            let part = self.position;
            let Some(quote @ (b'"' | b'\'')) = self.peek() else {
                self.position = separator;
                break;
            };
            self.position += 1;
            loop {
                self.skip_while(|byte| byte != quote && byte != b'\\' && byte >= b' ');
                match self.peek() {
                    Some(b'\\') => self.position = (self.position + 2).min(self.bytes.len()),
                    _ => break,
                }
            }
            if self.peek() != Some(quote) {
                self.position = part;
                break;
            }
            self.position += 1;
            let part_end = self.position;
            self.skip_while(|byte| byte.is_ascii_whitespace());
            if self.peek() == Some(b':') {
                self.position = separator;
                break;
            }
            parts += 1;
            last_end = part_end;
        }
        if parts == 0 {
            self.position = back;
            return false;
        }
        self.position = last_end;
        self.last_end = last_end;
        if let Some(slot) = self.parsed.tree.slots.last_mut() {
            slot.end = last_end as u32;
            slot.flags |= flag::UNQUOTED | flag::ESCAPED | flag::JOINED;
        }
        self.drop_quotes(start);
        let span = Span::new(start, last_end);
        let edit = Edit { span, text: string::quote(&string::decode_joined(span.of(self.text))) };
        let message = "JSON does not allow string concatenation";
        let problem = Problem::new(ProblemKind::Concatenation, Span::new(back, back + 1), message, "write one string");
        self.report(problem.safely("write one string", edit));
        true
    }

    /// Drops the edit of the single-quoted string just read, as it is a part of something else.
    pub(super) fn drop_quotes(&mut self, start: usize) {
        for problem in &mut self.parsed.problems {
            if let (ProblemKind::SingleQuotes, Some((_, _, edits))) = (problem.kind, &mut problem.fix) {
                edits.pop_if(|edit| edit.span.start as usize == start);
            }
        }
    }

    fn has(&self, kind: ProblemKind) -> bool {
        self.parsed.problems.iter().any(|problem| problem.kind == kind)
    }

    /// A string in typographic quotes.
    pub(super) fn typographic(&mut self, kind: Kind) -> bool {
        let rest = self.rest();
        let Some(opening) = rest.chars().next() else { return false };
        let closing = string::typographic_closing(opening);
        if closing.is_empty() {
            return false;
        }
        if self.position < self.no_closing_before {
            return false;
        }
        let inside = rest.get(opening.len_utf8()..).unwrap_or_default();
        let ends = |character: char| closing.contains(&character) || matches!(character, '\n' | '\r');
        let end = inside.find(ends).unwrap_or(inside.len());
        if !inside.get(end..).is_some_and(|rest| rest.starts_with(closing)) {
            // None follows on this line for later quotes either.
            self.no_closing_before = self.position + opening.len_utf8() + end;
            return false;
        }
        let content = inside.get(..end).unwrap_or_default();
        let quote = inside.get(end..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        let start = self.position;
        let text = string::quote(&string::decode(content));
        let escaped = if content.as_bytes().contains(&b'\\') { flag::ESCAPED } else { 0 };
        self.position += opening.len_utf8() + end + quote;
        let edit = Edit { span: Span::new(start, self.position), text };
        let span = Span::new(start, start + opening.len_utf8());
        let message = "JSON does not allow typographic quotes around strings";
        let problem = Problem::new(ProblemKind::TypographicQuotes, span, message, "use straight double quotes");
        self.report(problem.likely("use straight double quotes", vec![edit]));
        // The next character shows whether this quote closes the string.
        let closes = matches!(self.rest().trim_ascii_start().bytes().next(), Some(b',' | b':' | b'}' | b']'));
        self.push(kind, escaped | flag::UNQUOTED | if closes { 0 } else { flag::BROKEN }, start);
        true
    }

    /// A string that is not closed before its line or the text ends.
    pub(super) fn unclosed_string(&mut self, start: usize, kind: Kind) {
        let text = Span::new(start, self.position).of(self.text);
        let name = text.find(':').filter(|_| kind == Kind::Key).and_then(|colon| text.get(..colon));
        self.position = start + name.unwrap_or(without_closers(text)).trim_ascii_end().len().max(1);
        self.cut_off = self.cut_off || self.position >= self.bytes.len();
        // The quote that opened the string.
        let quote = text.get(..1).unwrap_or("\"").to_owned();
        let help = format!("add the closing `{quote}`");
        let edit = Edit { span: Span::at(self.position), text: quote };
        let problem =
            Problem::new(ProblemKind::UnterminatedString, Span::new(start, start + 1), "unterminated string", help);
        self.report(problem.likely("insert the closing quote", vec![edit]));
        self.break_innermost();
    }

    pub(super) fn recover_escape(&mut self, quote: u8) {
        let rest = self.rest();
        let at_end = rest.len() < 12 && !rest.as_bytes().contains(&quote);
        let (length, message, help) = match rest.as_bytes().get(1) {
            // The missing or wrong quotes are reported.
            Some(b'\n' | b'\r') | None => {
                self.position += 1;
                return;
            }
            Some(_)
                if quote != b'"'
                    && let Some((_, length)) = string::lenient_escape(rest) =>
            {
                self.position += length;
                return;
            }
            Some(b'u') if at_end => {
                self.position += 2;
                return;
            }
            Some(b'u') if half_pair(rest) => {
                (6, "unpaired surrogate in a `\\u` escape", "write both halves of the pair, or the character itself")
            }
            Some(b'u') => {
                (2, "`\\u` needs four hexadecimal digits", "write for example `\\u00e9`, or the character itself")
            }
            Some(byte) => (
                if byte.is_ascii() { 2 } else { 1 },
                "invalid escape sequence",
                "write `\\\\` for a backslash; valid escapes are `\\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX`",
            ),
        };
        self.problem(ProblemKind::InvalidEscape, Span::new(self.position, self.position + length), message, help);
        self.position += length;
    }

    pub(super) fn control_character(&mut self, position: usize, byte: u8) {
        let span = Span::new(position, position + 1);
        self.report(match byte {
            b'\n' | b'\r' => {
                Problem::new(ProblemKind::UnescapedCharacter, span, "unescaped line break in a string", "write `\\n`")
            }
            b'\t' => Problem::new(ProblemKind::UnescapedCharacter, span, "unescaped tab in a string", "write `\\t`"),
            other => Problem::new(
                ProblemKind::UnescapedCharacter,
                span,
                format!("unescaped control character U+{other:04X} in a string"),
                "remove it, or write its `\\u` escape",
            ),
        });
    }
}

/// Strips commas and brackets from the end that are probably not part of the string.
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

/// Whether a `\u` escape encodes a surrogate.
fn half_pair(rest: &str) -> bool {
    rest.get(2..6).is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
}
