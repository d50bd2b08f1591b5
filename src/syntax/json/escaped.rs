//! Escaped JSON, as copied from a log: `{\"Name\": …}`.

use super::{Parser, Problem, ProblemKind, read_once};
use crate::syntax::edit::Edit;
use crate::syntax::string;
use crate::syntax::tree::{Kind, flag};
use crate::text::Span;

impl Parser<'_> {
    /// Whether the document is a string that holds an object with a name: `"{\"Name\": …}"`.
    ///
    /// Such a string is valid JSON, but never a document of ours.
    pub(super) fn begins_with_escaped_json(&self) -> bool {
        /// Shorter names are chance.
        const SHORTEST: usize = 3;

        let inside = self.rest().trim_start_matches(['"', '\\']).trim_ascii_start().strip_prefix('{');
        let Some(name) = inside.and_then(|inside| after_quote(after_spaces(inside))) else { return false };
        let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let behind = name.get(length..).and_then(after_quote);
        length >= SHORTEST && behind.is_some_and(|behind| behind.trim_ascii_start().starts_with(':'))
    }

    /// At a backslash instead of the first key: parses the document without its escapes.
    pub(super) fn escaped_json(&mut self) -> bool {
        let [root] = self.parsed.tree.slots.as_slice() else { return false };
        let start = root.start as usize;
        let text = self.text.get(start..).unwrap_or_default();
        let Some(levels) = levels(text).filter(|_| self.may_be_escaped) else { return false };
        let length = text.get(..end_of_string(text)).unwrap_or_default().trim_end_matches(['"', '\\']).len();
        let mut inner = text.get(..length).unwrap_or_default().to_owned();
        let mut offsets: Vec<_> = (start as u32..=(start + length) as u32).collect();
        for _ in 0..levels {
            (inner, offsets) = unescape(&inner, &offsets);
        }
        let last = (start + length) as u32;
        let outer = |span: Span| {
            let place = |offset: u32| offsets.get(offset as usize).copied().unwrap_or(last);
            Span { start: place(span.start), end: place(span.end) }
        };
        let (mut parsed, _) = read_once(inner, self.format, false);
        for slot in &mut parsed.tree.slots {
            let span = outer(slot.span());
            (slot.start, slot.end) = (span.start, span.end);
            if matches!(slot.kind, Kind::String | Kind::Key) {
                slot.flags |= flag::ESCAPED | flag::UNQUOTED | flag::NESTED;
            }
        }
        if let Some(root) = parsed.tree.slots.first_mut() {
            root.flags |= flag::NESTED;
        }
        self.open.clear();
        self.position = start + length;
        self.last_end = parsed.tree.slots.first().map_or(self.position, |root| root.end as usize);
        self.parsed.tree.slots = parsed.tree.slots;
        self.parsed.comments.extend(parsed.comments.into_iter().map(outer));
        let message = "this is escaped JSON, as copied from a log";
        let help = "remove the backslashes before the quotes";
        let problem = Problem::new(ProblemKind::Escaped, Span::new(start, self.last_end), message, help);
        let edit = Edit { span: Span::new(start, self.position), text: parsed.tree.text };
        self.report(problem.safely("remove the escapes", edit));
        for mut problem in parsed.problems {
            problem.span = outer(problem.span);
            problem.labels.clear();
            problem.kind = ProblemKind::InEscaped;
            // Its edits are for the text without escapes.
            problem.fix = None;
            self.report(Box::new(problem));
        }
        true
    }
}

/// What follows white space, which may be escaped.
fn after_spaces(text: &str) -> &str {
    let mut text = text.trim_ascii_start();
    while let Some(rest) = text.trim_start_matches('\\').strip_prefix(['n', 'r', 't'])
        && text.starts_with('\\')
    {
        text = rest.trim_ascii_start();
    }
    text
}

/// What follows an escaped quote.
fn after_quote(text: &str) -> Option<&str> {
    text.strip_prefix('\\')?.trim_start_matches('\\').strip_prefix('"')
}

/// How often the text was escaped, by the backslashes before its first quote.
fn levels(text: &str) -> Option<u32> {
    let quote = text.bytes().take(200).position(|byte| byte == b'"')?;
    let backslashes = text.bytes().take(quote).rev().take_while(|byte| *byte == b'\\').count();
    match backslashes {
        1 => Some(1),
        3 => Some(2),
        7 => Some(3),
        _ => None,
    }
}

/// The offset of the closing quote, or the end of the text.
fn end_of_string(text: &str) -> usize {
    let mut bytes = text.bytes().enumerate();
    while let Some((offset, byte)) = bytes.next() {
        match byte {
            b'"' => return offset,
            b'\\' => drop(bytes.next()),
            _ => {}
        }
    }
    text.trim_ascii_end().len()
}

/// Resolves the escapes of a text, and maps each byte of the result to its origin.
fn unescape(text: &str, offsets: &[u32]) -> (String, Vec<u32>) {
    let mut inner = String::with_capacity(text.len());
    let mut from = Vec::with_capacity(text.len() + 1);
    for (character, source) in string::characters(text) {
        inner.push(character);
        let offset = offsets.get(source.start).copied().unwrap_or_default();
        from.extend(std::iter::repeat_n(offset, character.len_utf8()));
    }
    from.extend(offsets.last());
    (inner, from)
}
