//! Recovery from what only a program knows: expressions, and values that a printed object leaves out.

use super::{Parser, Problem, ProblemKind, is_name, is_word};
use crate::syntax::tree::{Kind, Slot};
use crate::text::Span;

impl Parser<'_> {
    /// At an expression that begins with a name: `os.environ['NAME']`, `new Date(…)`, `name ? … : …`.
    pub(super) fn expression(&mut self) -> bool {
        let rest = self.rest();
        let rest = rest.strip_prefix("new ").unwrap_or(rest);
        let name = rest.bytes().take_while(|byte| is_name(*byte)).count();
        let after = rest.get(name..).unwrap_or_default();
        if name == 0 || !(after.starts_with(['(', '[']) || is_operator(after)) {
            return false;
        }
        let start = self.position;
        let Some(end) = self.end_of_expression() else { return false };
        self.push_expression(start, end);
        true
    }

    /// After a string: the rest of an expression that begins with it: `'…' % name`, `'…'.format(…)`.
    pub(super) fn computed_string(&mut self) -> bool {
        let [.., Slot { kind: Kind::String, start, end, .. }] = self.parsed.tree.slots.as_slice() else { return false };
        let start = *start as usize;
        if *end as usize != self.last_end || !is_operator(self.rest()) {
            return false;
        }
        let Some(end) = self.end_of_expression() else { return false };
        self.parsed.tree.slots.pop();
        self.drop_quotes(start);
        self.parsed.problems.pop_if(|last| last.kind == ProblemKind::SingleQuotes && last.places == 1);
        self.push_expression(start, end);
        true
    }

    fn push_expression(&mut self, start: usize, end: usize) {
        let help = "write the value, or a reference to it such as `\"${NAME}\"`";
        self.expression_problem(start, end, help);
        self.push(Kind::Invalid, 0, start);
    }

    fn expression_problem(&mut self, start: usize, end: usize, help: &'static str) {
        self.position = end;
        let span = Span::new(start, end);
        self.problem(ProblemKind::Expression, span, "JSON does not allow expressions", help);
    }

    /// At `...name`, which takes members or items from elsewhere.
    pub(super) fn spread(&mut self) -> bool {
        let start = self.position;
        let Some(source) = self.rest().strip_prefix("...") else { return false };
        if !source.bytes().next().is_some_and(|first| is_word(first) || b"$([{".contains(&first)) {
            return false;
        }
        let Some(end) = self.end_of_expression() else { return false };
        self.expression_problem(start, end, "write out what it stands for");
        self.break_innermost();
        match self.open.last() {
            Some(open) if open.is_object => self.last_end = end,
            _ => self.push(Kind::Invalid, 0, start),
        }
        true
    }

    fn end_of_expression(&mut self) -> Option<usize> {
        let (mut depth, mut quote) = (0_usize, None);
        let mut end = self.position;
        let mut bytes = self.rest().bytes().enumerate().take(self.lookahead);
        let mut reached = 0;
        while let Some((offset, byte)) = bytes.next() {
            reached = offset;
            match (quote, byte) {
                (Some(_), b'\\') => drop(bytes.next()),
                (Some(_), b'\n') => break,
                (Some(open), _) => quote = (open != byte).then_some(open),
                (None, b'"' | b'\'' | b'`') => quote = Some(byte),
                (None, b'(' | b'[' | b'{') => depth += 1,
                (None, b')' | b']' | b'}' | b',' | b'\n' | b'\r') if depth == 0 => break,
                (None, b')' | b']' | b'}') => depth -= 1,
                (None, _) => {}
            }
            if !byte.is_ascii_whitespace() {
                end = self.position + offset + 1;
            }
        }
        self.lookahead = self.lookahead.saturating_sub(reached + 1);
        (depth == 0 && quote.is_none()).then_some(end)
    }

    /// At `[Object]` or `...` of a printed object.
    pub(super) fn left_out(&mut self) -> bool {
        let (start, text) = (self.position, self.text);
        let length = self.placeholder_ahead(start).find([']', '}']).unwrap_or_default();
        let inside = text.get(start..start + length).unwrap_or_default();
        let Some(open) = self.open.last().copied() else { return false };
        let is_all = open.slot + 1 == self.parsed.tree.slots.len()
            && (matches!(inside.trim_ascii(), "..." | "…" | "Object" | "Array") || inside.starts_with("Circular"));
        if !(is_all || inside.starts_with("... ") && inside.contains(" more item")) {
            return false;
        }
        self.position += inside.trim_ascii_end().len();
        let span = Span::new(start, self.position);
        let message = "a value was left out when the document was printed";
        let help = "print all of it, for example with `JSON.stringify` or `json.dumps`";
        self.report(Problem::new(ProblemKind::LeftOut, span, message, help));
        if is_all {
            // The bracket is a part of what stands for the value.
            let bracket = self.opener(open).start as usize;
            self.position = start + inside.len() + 1;
            self.open.pop();
            self.parsed.tree.slots.pop();
            self.push(Kind::Invalid, 0, bracket);
        } else {
            self.push(Kind::Invalid, 0, start);
        }
        true
    }
}

/// Whether a text begins with an operator between values, or with a method.
fn is_operator(text: &str) -> bool {
    let is_method = text.strip_prefix('.').is_some_and(|name| name.bytes().next().is_some_and(is_word));
    let text = text.trim_start_matches(' ');
    is_method || ["%", "+ ", "? ", "|| ", "?? ", "if "].iter().any(|operator| text.starts_with(operator))
}
