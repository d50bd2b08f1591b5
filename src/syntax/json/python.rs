//! Recovery from what only Python has: `dict(…)`, tuples, parentheses around a value, prefixes of strings.

use super::frame::has_keyword;
use super::{Applies, Closing, Open, Parser, Problem, ProblemKind};
use crate::syntax::edit::Edit;
use crate::syntax::tree::Kind;
use crate::syntax::{MAX_DEPTH, string};
use crate::text::Span;

/// A closing parenthesis, and what is in front of it.
struct Closer {
    position: usize,
    has_comma: bool,
}

impl Parser<'_> {
    /// At `dict(`: its keyword arguments become members.
    pub(super) fn call_of_dict(&mut self) -> bool {
        let Some(arguments) = self.rest().strip_prefix("dict(") else { return false };
        let is_call = has_keyword(arguments) || arguments.trim_ascii_start().starts_with(')');
        if !is_call || self.open.len() >= MAX_DEPTH {
            return false;
        }
        let (start, bracket) = (self.position, self.position + 4);
        self.position = bracket;
        let edits = self.pair(Edit { span: Span::new(start, bracket + 1), text: "{".into() }, "}");
        let span = Span::new(start, bracket);
        let mut problem =
            Problem::new(ProblemKind::Dict, span, "JSON does not allow `dict(…)`", "write an object: `{ … }`");
        problem.fix = edits.map(|edits| ("write it as an object", Applies::Safely, edits));
        self.report(problem);
        self.begin_parenthesis(start, bracket, true);
        true
    }

    /// At `(` with a comma in it: the tuple becomes a list.
    pub(super) fn tuple(&mut self) -> bool {
        let start = self.position;
        let is_tuple = self.closer().is_some_and(|closer| closer.has_comma || closer.position == start + 1);
        if !is_tuple || self.open.is_empty() || self.open.len() >= MAX_DEPTH {
            return false;
        }
        let span = Span::new(start, start + 1);
        let edits = self.pair(Edit { span, text: "[".into() }, "]");
        let mut problem = Problem::new(ProblemKind::Tuple, span, "JSON does not allow tuples", "write a list: `[ … ]`");
        problem.fix = edits.map(|edits| ("write it as a list", Applies::Safely, edits));
        self.report(problem);
        self.begin_parenthesis(start, start, false);
        true
    }

    /// At other parentheses around a value, which are skipped.
    pub(super) fn parentheses(&mut self) -> bool {
        let start = self.position;
        let is_inside = start < self.after_parentheses;
        let Some(closer) = self.closer().filter(|_| !self.open.is_empty() && !is_inside) else { return false };
        let span = Span::new(start, start + 1);
        let edits = self.pair(Edit { span, text: String::new() }, "");
        let message = "JSON does not allow parentheses around a value";
        let mut problem = Problem::new(ProblemKind::Parentheses, span, message, "remove them");
        problem.fix = edits.map(|edits| ("remove the parentheses", Applies::Safely, edits));
        self.report(problem);
        self.after_parentheses = closer.position + 1;
        self.position += 1;
        true
    }

    /// Opens an object or list at a parenthesis.
    pub(super) fn begin_parenthesis(&mut self, start: usize, bracket: usize, is_object: bool) {
        let slot = self.parsed.tree.slots.len();
        self.open.push(Open { slot, is_object, closing: Closing::Parenthesis });
        self.position = bracket + 1;
        self.push(if is_object { Kind::Object } else { Kind::Array }, 0, start);
    }

    pub(super) fn closes_parenthesis(&self) -> bool {
        self.open.last().is_some_and(|open| open.closing == Closing::Parenthesis)
    }

    /// At a parenthesis: the edit of it, that of its counterpart, and that of a trailing comma.
    pub(super) fn pair(&mut self, opening: Edit, closing: &str) -> Option<Vec<Edit>> {
        let closer = self.closer()?.position;
        let mut edits = vec![opening, Edit { span: Span::new(closer, closer + 1), text: closing.into() }];
        let before = self.text.get(..closer)?.trim_ascii_end();
        if let Some(before) = before.strip_suffix(',') {
            edits.push(Edit { span: Span::new(before.len(), before.len() + 1), text: String::new() });
        }
        Some(edits)
    }

    /// The counterpart of the parenthesis at the current position.
    fn closer(&mut self) -> Option<Closer> {
        let (mut depth, mut quote, mut has_comma) = (0_usize, None, false);
        let bytes = self.bytes.get(self.position..).unwrap_or_default();
        let mut places = bytes.iter().copied().enumerate().take(self.lookahead);
        let mut reached = 0;
        let found = loop {
            let Some((place, byte)) = places.next() else { break None };
            reached = place;
            match (quote, byte) {
                // A comment ends with its line.
                (Some(_), b'\n') => quote = None,
                (Some(b'#'), _) => {}
                (Some(_), b'\\') => drop(places.next()),
                (Some(open), _) => quote = (open != byte).then_some(open),
                (None, b'"' | b'\'' | b'#') => quote = Some(byte),
                (None, b'(' | b'[' | b'{') => depth += 1,
                (None, b',') => has_comma |= depth == 1,
                (None, b')') if depth == 1 => break Some(Closer { position: self.position + place, has_comma }),
                (None, b']' | b'}') if depth == 1 => break None,
                (None, b')' | b']' | b'}') => depth -= 1,
                (None, _) => {}
            }
        };
        self.lookahead = self.lookahead.saturating_sub(reached + 1);
        found
    }

    /// At the prefix of a string that says nothing in JSON: `u'…'`, or `f'…'` without values in it.
    pub(super) fn python_prefix(&mut self, prefix: u8) -> bool {
        let start = self.position;
        let is_plain = match (prefix, self.prefixed()) {
            (b'u' | b'U' | b'b' | b'B', Some(_)) => true,
            (b'f' | b'F', Some(content)) => !content.contains(['{', '}']),
            _ => false,
        };
        if !is_plain {
            return false;
        }
        self.position += 1;
        let edit = Edit { span: Span::new(start, start + 1), text: String::new() };
        let message = "JSON does not allow string prefixes";
        let problem = Problem::new(ProblemKind::PythonWord, edit.span, message, "remove the letter before the quote");
        self.report(problem.safely("use JSON literals", edit));
        true
    }

    /// At `f'…'` with values in it, which only Python knows.
    pub(super) fn formatted_string(&mut self, prefix: u8) -> bool {
        let Some(content) = self.prefixed().filter(|_| matches!(prefix, b'f' | b'F')) else { return false };
        let (start, end) = (self.position, self.position + content.len() + 3);
        let text = string::quote(&with_references(&string::decode(content)));
        let problem = Problem::new(
            ProblemKind::FormattedString,
            Span::new(start, start + 1),
            "JSON does not allow f-strings",
            "write the text with its values",
        );
        let edits = vec![Edit { span: Span::new(start, end), text }];
        self.report(problem.likely("write `${…}` for each value", edits));
        self.position = end;
        self.push(Kind::Invalid, 0, start);
        true
    }

    /// The content of the string after a prefix of one letter, if it ends on its line.
    fn prefixed(&self) -> Option<&str> {
        let content = self.text.get(self.position + 2..)?;
        let quote = *self.bytes.get(self.position + 1)?;
        let mut is_escaped = false;
        let ends = |byte: u8| {
            let ends = !is_escaped && (byte == quote || byte == b'\n');
            is_escaped = !is_escaped && byte == b'\\';
            ends
        };
        let length = content.bytes().position(ends).filter(|_| matches!(quote, b'"' | b'\''))?;
        content.get(length..)?.starts_with(char::from(quote)).then(|| content.get(..length))?
    }
}

/// The content of an f-string with references for its values: `pool-{env}` as `pool-${env}`.
fn with_references(content: &str) -> String {
    let mut text = String::new();
    let mut rest = content;
    while let Some(brace) = rest.find(['{', '}']) {
        let (before, after) = rest.split_at_checked(brace).unwrap_or((rest, ""));
        text.push_str(before);
        let doubled = ["{{", "}}"].into_iter().find(|doubled| after.starts_with(doubled));
        if let Some(doubled) = doubled {
            text.push_str(doubled.get(1..).unwrap_or_default());
            rest = after.get(2..).unwrap_or_default();
            continue;
        }
        let inside = after.get(1..).unwrap_or_default();
        let (value, after) = inside.split_once('}').unwrap_or((inside, ""));
        // A conversion or format may follow: `{name!r:>10}`.
        let value = value.split(['!', ':']).next().unwrap_or_default().trim_ascii();
        text.push_str("${");
        text.push_str(value);
        text.push('}');
        rest = after;
    }
    text + rest
}
