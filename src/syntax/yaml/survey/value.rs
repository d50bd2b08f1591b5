//! Where a value ends, and what is wrong with its quotes and brackets.

use super::{Entry, Line, Survey};
use crate::syntax::edit::Edit;
use crate::syntax::json::{Problem, ProblemKind};
use crate::syntax::string;
use crate::syntax::yaml::draft::{Reading, Repair};
use crate::text::Span;

impl Survey<'_> {
    /// Reads the value that begins on a line, of a name or dash at a column.
    pub(super) fn value(&mut self, start: usize, line: Line<'_>, column: usize) {
        let mut text = Span::new(start.min(line.end()), line.end()).of(self.text);
        // An anchor or a tag is not the value.
        while text.starts_with(['&', '!']) {
            let rest = text.trim_start_matches(|character| character != ' ');
            text = rest.trim_start_matches(' ');
        }
        let start = line.end() - text.len();
        self.is_open = text.is_empty() || text.starts_with('#');
        self.value = start;
        let span = Span::new(start, line.end());
        match text.bytes().next() {
            Some(b'|' | b'>') => self.lines_of_text(line, column),
            Some(quote @ (b'"' | b'\'')) => self.quoted(span, quote, column),
            Some(b'{') if text.starts_with("{{") || text.starts_with("{%") => {
                self.placeholder(span, Reading::Unreadable);
            }
            Some(b'{') if text.starts_with("{#") => self.code_placeholder(span),
            Some(b'{' | b'[') => self.brackets(span, column),
            Some(b'*') if is_text_behind_alias(text) => self.mark_of_yaml(span),
            // An item may begin with a complex name, a member's value may not.
            Some(b'?') if text.starts_with("? ") && !line.text.starts_with('-') => self.mark_of_yaml(span),
            Some(b'#' | b'?' | b'-') | None => {}
            _ if let Some(Entry::Member { name, .. }) = Entry::of(text) => {
                self.member_in_text(span, name, line, column);
            }
            _ if self.has_commas && text.ends_with(',') => self.trailing_comma(line.end() - 1),
            _ => {}
        }
    }

    pub(super) fn placeholder(&mut self, span: Span, reading: Reading) {
        let message = "a template placeholder is not YAML";
        let help = "check the rendered file, or put the placeholder in double quotes";
        let problem = Problem::new(ProblemKind::Placeholder, span, message, help);
        self.repairs.push(match reading {
            Reading::Lost => Repair::new(problem, Edit { span, text: String::new() }, reading),
            _ => Repair::cut(problem, span, reading),
        });
    }

    /// `{####}` without quotes: the bracket opens a map, and what follows is a comment.
    fn code_placeholder(&mut self, span: Span) {
        let message = "`{` opens a map here, and `#` a comment";
        let edit = Edit { span, text: string::quote(span.of(self.text)) };
        let problem = Problem::new(ProblemKind::CodePlaceholder, span, message, "put the text in quotes")
            .likely("put it in quotes", vec![edit]);
        self.repairs.push(Repair::cut(problem, span, Reading::Unreadable));
    }

    /// A text that begins as an alias or a complex name does.
    fn mark_of_yaml(&mut self, span: Span) {
        let first = Span::new(span.start as usize, span.start as usize + 1);
        let message = "a text without quotes cannot begin with this character";
        let edit = Edit { span, text: string::quote(span.of(self.text)) };
        let problem = Problem::new(ProblemKind::Yaml, first, message, "put the text in quotes")
            .likely("put it in quotes", vec![edit]);
        self.repairs.push(Repair::cut(problem, span, Reading::Unreadable));
    }

    /// The lines below `|` or `>`.
    fn lines_of_text(&mut self, line: Line<'_>, column: usize) {
        let behind = self.lines.partition_point(|other| other.start <= line.start);
        let below = self.lines.get(behind..).unwrap_or_default();
        let inside = below.iter().take_while(|line| line.indent > column).count();
        let inside = below.get(..inside).unwrap_or_default();
        let header = Span::new(self.value, line.end()).of(self.text);
        if let (Some(first), Some(last)) = (inside.first(), inside.last()) {
            self.reached = last.end();
            let is_less = |line: &&Line<'_>| line.indent < first.indent;
            if let Some(wrong) =
                inside.iter().find(is_less).filter(|_| !header.contains(|it: char| it.is_ascii_digit()))
            {
                let edit = |wrong: Line<'_>| wrong.indented(first.indent);
                let edits = inside.iter().filter(is_less).map(|line| edit(*line)).collect();
                let message = "this line is indented less than the text that it belongs to";
                self.cut_text(*wrong, message, edits, last.end());
            }
            return;
        }
        // A key in PEM format has such lines.
        let outside = below.iter().take_while(|line| Entry::of(line.text).is_none()).count();
        self.text_beside(behind, outside, column);
    }

    /// Lines of a text that are not indented more than its name.
    pub(super) fn text_beside_name(&mut self, index: usize, column: usize) {
        let below = self.lines.iter().skip(index);
        self.text_beside(index, below.take_while(|line| Entry::of(line.text).is_none()).count(), column);
    }

    fn text_beside(&mut self, index: usize, count: usize, column: usize) {
        let lines = self.lines.get(index..index + count).unwrap_or_default();
        let (Some(first), Some(last)) = (lines.first().copied(), lines.last()) else { return };
        let edits = lines.iter().map(|line| line.indented(column + self.step)).collect();
        let message = "the lines of a text are indented more than its name";
        self.reached = last.end();
        self.cut_text(first, message, edits, self.reached);
    }

    fn cut_text(&mut self, wrong: Line<'_>, message: &'static str, edits: Vec<Edit>, end: usize) {
        let problem =
            Problem::new(ProblemKind::Indentation, wrong.mark(), message, "indent all lines of the text alike")
                .likely("indent them", edits);
        self.repairs.push(Repair::cut(problem, Span::new(self.value, end), Reading::Unreadable));
    }

    /// A name and a colon where a text began.
    fn member_in_text(&mut self, span: Span, name: usize, line: Line<'_>, column: usize) {
        let colon = span.start as usize + name;
        let index = self.lines.partition_point(|other| other.start < line.start);
        let end = self.block(index, column).end.max(span.end);
        let help = "put the text in quotes if the colon belongs to it, or begin a line";
        let mark = Span::new(colon, colon + 1);
        let problem = Problem::new(ProblemKind::Yaml, mark, "a map cannot begin here", help);
        let text = span.of(self.text);
        let problem = match end == span.end && !text.contains(['"', '\\']) {
            true => problem.likely("put it in quotes", vec![Edit { span, text: string::quote(text) }]),
            false => problem,
        };
        self.reached = end as usize;
        // With more names it is rather a document whose line ends are lost.
        let behind = text.get(name + 1..).unwrap_or_default().trim_start();
        let reading = if Entry::of(behind).is_some() { Reading::Lost } else { Reading::Unreadable };
        self.repairs.push(Repair::cut(problem, Span { end, ..span }, reading));
    }

    fn quoted(&mut self, span: Span, quote: u8, column: usize) {
        let rest = self.text.get(span.start as usize..).unwrap_or_default();
        let mut bytes = rest.bytes().enumerate().skip(1).peekable();
        let mut end = None;
        while let Some((at, byte)) = bytes.next() {
            match byte {
                b'\\' if quote == b'"' => {
                    let is_known =
                        bytes.next().is_none_or(|(_, escape)| b"0abt\tnvfre \"/\\N_LPxuU\n\r".contains(&escape));
                    if !is_known {
                        return self.escape(span, at);
                    }
                }
                b'\'' if byte == quote && bytes.next_if(|(_, next)| *next == quote).is_some() => {}
                b'\n' if self.ends_at(span.start as usize + at, column) => break,
                _ if byte == quote => {
                    end = Some(span.start as usize + at + 1);
                    break;
                }
                _ => {}
            }
        }
        match end {
            Some(end) => self.behind_quote(span, quote, end),
            None => self.unclosed_quote(span, quote),
        }
    }

    /// Whether the line behind a line end is no part of a value in quotes or brackets.
    fn ends_at(&self, line_end: usize, column: usize) -> bool {
        let behind = self.lines.partition_point(|line| line.start <= line_end);
        self.lines.get(behind).is_some_and(|line| line.indent <= column && Entry::of(line.text).is_some())
    }

    fn escape(&mut self, span: Span, at: usize) {
        let start = span.start as usize + at;
        let length = self.text.get(start + 1..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        let edit = Edit { span: Span::at(start), text: "\\".into() };
        let problem = Problem::new(
            ProblemKind::InvalidEscape,
            Span::new(start, start + 1 + length),
            "YAML does not know this escape",
            "write `\\\\` for a backslash, or use single quotes",
        )
        .likely("write `\\\\`", vec![edit]);
        self.repairs.push(Repair::cut(problem, span, Reading::Unreadable));
    }

    fn unclosed_quote(&mut self, span: Span, quote: u8) {
        let start = span.start as usize;
        let edit = Edit { span: Span::at(span.end as usize), text: char::from(quote).into() };
        let problem = Problem::new(
            ProblemKind::UnterminatedString,
            Span::new(start, start + 1),
            "the text is not closed",
            "write the quote that it began with behind it",
        )
        .likely("close it at the end of the line", vec![edit]);
        self.repairs.push(Repair::cut(problem, span, self.reading_up_to(span.end as usize)));
    }

    /// What is known where a value is not closed: if the text ends there, it is perhaps cut off.
    fn reading_up_to(&self, end: usize) -> Reading {
        if self.lines.last().is_some_and(|last| last.end() <= end) { Reading::Lost } else { Reading::Unreadable }
    }

    /// What stands on the line behind a closing quote.
    fn behind_quote(&mut self, span: Span, quote: u8, end: usize) {
        self.reached = end;
        let line = self.text.get(end..).and_then(|rest| rest.split(['\n', '\r']).next()).unwrap_or_default().trim_end();
        let rest = line.trim_start();
        let start = end + line.len() - rest.len();
        let first = Span::new(start, start + rest.chars().next().map_or(0, char::len_utf8));
        let whole = Span::new(span.start as usize, end + line.len());
        match rest.bytes().next() {
            None | Some(b':') => {}
            Some(b'#') if start > end => {}
            Some(b'#') => {
                let edit = Edit { span: Span::at(start), text: " ".into() };
                let message = "a comment needs a space before its `#`";
                let problem = Problem::new(ProblemKind::Yaml, first, message, "write a space")
                    .safely("write a space", edit.clone());
                self.repairs.push(Repair::new(problem, edit, Reading::Certain));
            }
            Some(b',') if rest.len() == 1 => self.trailing_comma(start),
            Some(_) => {
                let (help, mark) = match quote {
                    b'"' => ("put all of it in quotes, and write `\\\"` for a quote in it", '\\'),
                    _ => ("put all of it in quotes, and write `''` for a quote in it", '\''),
                };
                let problem =
                    Problem::new(ProblemKind::UnescapedQuote, first, "the text goes on behind its quote", help);
                let inner = Span::new(span.start as usize + 1, (end + line.len()).saturating_sub(1));
                let is_closed = rest.ends_with(char::from(quote)) && rest.len() > 1;
                let problem = match is_closed {
                    true => problem.likely("escape the quotes in it", escape_quotes(self.text, inner, quote, mark)),
                    false => problem,
                };
                self.repairs.push(Repair::cut(problem, whole, Reading::Unreadable));
            }
        }
    }

    fn brackets(&mut self, span: Span, column: usize) {
        let start = span.start as usize;
        let rest = self.text.get(start..).unwrap_or_default();
        if self.lookahead == 0 {
            return;
        }
        let known = self.repairs.len();
        let mut open: Vec<(usize, u8)> = Vec::new();
        let (mut quote, mut is_name) = (None, false);
        let mut before = b'\n';
        let mut bytes = rest.bytes().enumerate().peekable();
        while let Some((at, byte)) = bytes.next() {
            match (quote, byte) {
                (Some(b'"'), b'\\') => drop(bytes.next()),
                (Some(mark), _) => quote = Some(mark).filter(|mark| *mark != byte),
                (None, b'"' | b'\'') if b"{[,: \n".contains(&before) => quote = Some(byte),
                (None, b'#') if matches!(before, b' ' | b'\n') => {
                    while bytes.next_if(|(_, byte)| *byte != b'\n').is_some() {}
                }
                (None, b'{' | b'[') => {
                    open.push((at, if byte == b'{' { b'}' } else { b']' }));
                    is_name = byte == b'{';
                }
                (None, b',') => is_name = open.last().is_some_and(|(_, closing)| *closing == b'}'),
                (None, b':') => {
                    let next = bytes.peek().map_or(b' ', |(_, next)| *next);
                    if is_name && before.is_ascii_alphanumeric() && !b" \t\r\n,}]/".contains(&next) {
                        self.space_behind_colon(start + at);
                    }
                    is_name = false;
                }
                (None, b'}' | b']') => match open.pop() {
                    Some((opening, wanted)) if wanted != byte && at < span.len() => {
                        self.repairs.truncate(known);
                        return self.wrong_bracket(span, opening, at, wanted);
                    }
                    Some((opening, wanted)) if wanted != byte => {
                        open.push((opening, wanted));
                        break;
                    }
                    _ if open.is_empty() => return self.behind_bracket(span, start + at + 1),
                    _ => {}
                },
                _ => {}
            }
            before = byte;
        }
        self.lookahead = self.lookahead.saturating_sub(rest.len());
        self.repairs.truncate(known);
        // The last line before one that is no part of it.
        let line_ends = rest.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| start + at);
        let end = line_ends.into_iter().find(|end| self.ends_at(*end, column)).unwrap_or(self.text.len());
        let value = Span::new(start, end).of(self.text).trim_end();
        let closing: String = open.iter().rev().map(|(_, bracket)| char::from(*bracket)).collect();
        let opening = open.last().map_or(start, |(at, _)| start + at);
        let whole = Span::new(start, start + value.len());
        let problem = Problem::new(
            ProblemKind::MissingBracket,
            Span::new(opening, opening + 1),
            "the bracket is not closed",
            "write the bracket that closes it",
        );
        let is_line = !value.contains('\n') && opening < whole.end as usize;
        let edit = Edit { span: Span::at(whole.end as usize), text: closing };
        let problem = if is_line { problem.likely("close it at the end of the line", vec![edit]) } else { problem };
        self.reached = whole.end as usize;
        self.repairs.push(Repair::cut(problem, whole, self.reading_up_to(self.reached)));
    }

    /// What stands on the line behind the bracket that closes a value.
    fn behind_bracket(&mut self, span: Span, end: usize) {
        self.reached = end;
        let rest = self.text.get(end..).and_then(|rest| rest.split(['\n', '\r']).next()).unwrap_or_default();
        let rest = rest.trim_end();
        let start = end + rest.len() - rest.trim_start().len();
        match rest.trim_start().as_bytes() {
            [] | [b'#' | b':' | b']' | b'}', ..] => {}
            [b','] => self.trailing_comma(start),
            _ => {
                let length = rest.trim_start().chars().next().map_or(0, char::len_utf8);
                let first = Span::new(start, start + length);
                let whole = Span::new(span.start as usize, end + rest.len());
                let message = "the text goes on behind its bracket";
                let problem = Problem::new(ProblemKind::Yaml, first, message, "put all of it in quotes");
                let is_line = !whole.of(self.text).contains(['\n', '"', '\\']);
                let edit = Edit { span: whole, text: string::quote(whole.of(self.text)) };
                let problem = if is_line { problem.likely("put it in quotes", vec![edit]) } else { problem };
                self.reached = whole.end as usize;
                self.repairs.push(Repair::cut(problem, whole, Reading::Unreadable));
            }
        }
    }

    fn trailing_comma(&mut self, at: usize) {
        let edit = Edit { span: Span::new(at, at + 1), text: String::new() };
        let message = "YAML has commas only inside of brackets";
        let problem = Problem::new(ProblemKind::TrailingComma, edit.span, message, "remove it")
            .safely("remove the comma", edit.clone());
        self.repairs.push(Repair::new(problem, edit, Reading::Certain));
    }

    fn space_behind_colon(&mut self, colon: usize) {
        let edit = Edit { span: Span::at(colon + 1), text: " ".into() };
        let mark = Span::new(colon, colon + 1);
        let problem = Problem::new(ProblemKind::Yaml, mark, "a space is missing behind the colon", "write a space")
            .safely("write a space", edit.clone());
        self.repairs.push(Repair::new(problem, edit, Reading::Certain));
    }

    fn wrong_bracket(&mut self, span: Span, opening: usize, at: usize, wanted: u8) {
        let start = span.start as usize;
        let bracket = Span::new(start + at, start + at + 1);
        let edit = Edit { span: bracket, text: char::from(wanted).into() };
        let message = format!("`{}` closes another bracket than the one that is open", bracket.of(self.text));
        let problem =
            Problem::new(ProblemKind::UnexpectedBracket, bracket, message, format!("write `{}`", char::from(wanted)))
                .label(Span::new(start + opening, start + opening + 1), "opened here")
                .likely("write the bracket that closes it", vec![edit]);
        self.repairs.push(Repair::cut(problem, span, Reading::Unreadable));
    }
}

/// Whether what begins as an alias does is more than its name.
fn is_text_behind_alias(text: &str) -> bool {
    text.split_once(' ').is_some_and(|(_, rest)| !rest.trim_start().starts_with('#'))
}

/// Puts a mark before each quote that has none.
fn escape_quotes(text: &str, inner: Span, quote: u8, mark: char) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut bytes = inner.of(text).bytes().enumerate().peekable();
    while let Some((at, byte)) = bytes.next() {
        let is_escape = if quote == b'"' { b'\\' } else { quote };
        if byte == is_escape && bytes.next_if(|(_, next)| *next == quote).is_some() {
            continue;
        }
        if byte == quote {
            edits.push(Edit { span: Span::at(inner.start as usize + at), text: mark.into() });
        }
    }
    edits
}
