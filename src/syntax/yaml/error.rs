//! What keeps a text from being YAML, in our words.

use granit_parser::ErrorKind;

use super::draft::{Reading, Repair};
use super::survey;
use crate::syntax::MAX_DEPTH;
use crate::syntax::edit::Edit;
use crate::syntax::json::{Problem, ProblemKind};
use crate::syntax::string;
use crate::text::Span;

/// The problem that an error of the parser is, and what has to be left out to read on: the value of the line at `cut`.
pub(super) fn repair(text: &str, kind: &ErrorKind, at: usize, cut: usize) -> Repair {
    let at = (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    let problem = problem(text, kind, at);
    if matches!(kind, ErrorKind::MissingDocumentEndBeforeDirective | ErrorKind::ExpectedDocumentStart) {
        let edit = Edit { span: Span::at(at), text: "---\n".into() };
        return Repair::new(problem.safely("write `---`", edit.clone()), edit, Reading::Certain);
    }
    let before = text.get(..cut).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let mut lines = text.get(start..).unwrap_or_default().split_inclusive('\n');
    let line = lines.next().unwrap_or_default();
    let indent = line.len() - line.trim_start_matches(' ').len();
    let found = survey::value_of(line.trim_end()).filter(|(value, _)| start + value <= cut);
    let column = found.map_or(indent, |(_, column)| column);
    let mut end = start + line.trim_end().len();
    let mut reached = start + line.len();
    for line in lines {
        let blank = line.len() - line.trim_start_matches(' ').len();
        let inner = line.trim();
        if !inner.is_empty() && (blank < column || blank == column && !inner.starts_with(['}', ']'])) {
            break;
        }
        if !inner.is_empty() {
            end = reached + line.trim_end().len();
        }
        reached += line.len();
    }
    let Some((value, _)) = found else {
        let edit = Edit { span: Span::new((start + indent).min(end), end), text: String::new() };
        return Repair::new(problem, edit, Reading::Lost);
    };
    let span = Span::new((start + value).min(end), end);
    let raw = span.of(text);
    let is_text = !raw.contains(|it: char| is_control(it) || matches!(it, '"' | '\\'))
        && !raw.starts_with(['\'', '{', '[', '-', '>', '|', '?', '&', '*', '!']);
    let can_quote = matches!(kind, ErrorKind::MappingValueNotAllowed | ErrorKind::UnexpectedCharacter { .. });
    let problem = match is_text && can_quote && problem.fix.is_none() && span.start as usize <= at {
        true => problem.likely("put it in quotes", vec![Edit { span, text: string::quote(raw) }]),
        false => problem,
    };
    Repair::cut(problem, span, Reading::Unreadable)
}

fn problem(text: &str, kind: &ErrorKind, at: usize) -> Box<Problem> {
    let tab = tab_in_indentation(text, at);
    let rest = text.get(at..).unwrap_or_default();
    let wrong = match kind {
        ErrorKind::UnexpectedCharacter { character } if is_control(*character) => {
            rest.find(*character).map(|it| at + it)
        }
        _ => None,
    };
    let at = tab.or(wrong).unwrap_or(at);
    let first = text.get(at..).and_then(|rest| rest.chars().next()).filter(|first| !matches!(first, '\n' | '\r'));
    let span = Span::new(at, at + first.map_or(0, char::len_utf8));
    let kind = if tab.is_some() { &ErrorKind::TabInIndentation } else { kind };
    let (message, help) = match wrong {
        Some(_) => ("YAML does not allow this character", "remove it"),
        None => words(kind),
    };
    match kind {
        ErrorKind::RecursionLimitExceeded => {
            Problem::new(ProblemKind::TooDeep, span, format!("more than {MAX_DEPTH} levels"), help)
        }
        ErrorKind::TabInIndentation => Problem::new(ProblemKind::Tab, span, message, help),
        _ if wrong.is_some() => {
            let problem = Problem::new(ProblemKind::UnescapedCharacter, span, message, help);
            // More characters belong to an escape sequence.
            match first {
                Some('\u{1b}') => problem,
                _ => problem.likely("remove it", vec![Edit { span, text: String::new() }]),
            }
        }
        _ => Problem::new(ProblemKind::Yaml, span, message, help),
    }
}

fn is_control(character: char) -> bool {
    character.is_control() || matches!(character, '\u{fffe}' | '\u{ffff}')
}

/// A tab before the text of the line of an offset, or of the next line.
fn tab_in_indentation(text: &str, at: usize) -> Option<usize> {
    let start = text.get(..at)?.rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let mut reached = start;
    for line in text.get(start..)?.split_inclusive('\n').take(2) {
        let lead = line.len() - line.trim_start_matches([' ', '\t']).len();
        if let Some(tab) = line.get(..lead)?.find('\t') {
            return Some(reached + tab);
        }
        reached += line.len();
    }
    None
}

fn words(kind: &ErrorKind) -> (&'static str, &'static str) {
    match kind {
        ErrorKind::TabInIndentation | ErrorKind::TabInPlainScalar | ErrorKind::TabAtBlockScalarStart => {
            ("YAML does not allow tabs for indentation", "indent with spaces")
        }
        ErrorKind::UnclosedQuotedScalar => ("the text is not closed", "write the quote that it began with behind it"),
        ErrorKind::UnclosedFlowCollection { .. } => ("the bracket is not closed", "write the bracket that closes it"),
        ErrorKind::MismatchedFlowCollectionEnd { .. } | ErrorKind::MisplacedFlowCollectionEnd => {
            ("the bracket closes nothing", "remove it, or write the one that opens")
        }
        ErrorKind::MappingValueNotAllowed => {
            ("a map cannot begin here", "put the text in quotes if the colon belongs to it, or begin a line")
        }
        ErrorKind::BlockSequenceEntryNotAllowed => {
            ("a list cannot begin here", "put the text in quotes if the `-` belongs to it, or begin a line")
        }
        ErrorKind::SimpleKeyExpected => ("a name without a colon", "write `name: value`; mind the indentation"),
        ErrorKind::CommentNotSeparated => {
            ("a comment needs a space before its `#`", "put the text in quotes if the `#` belongs to it")
        }
        ErrorKind::UnknownQuotedScalarEscape => {
            ("YAML does not know this escape", "write `\\\\` for a backslash, or use single quotes")
        }
        ErrorKind::UnexpectedCharacter { .. } => {
            ("a text without quotes cannot begin with this character", "put the text in quotes")
        }
        ErrorKind::InvalidBlockScalarHeader => {
            ("the text of `|` and `>` begins on the next line", "begin a line, or put the text in quotes")
        }
        ErrorKind::MissingDocumentEndBeforeDirective | ErrorKind::ExpectedDocumentStart => {
            ("`---` is missing behind the directives", "write `---`, or remove the directives")
        }
        ErrorKind::InvalidTrailingSingleQuotedScalar | ErrorKind::InvalidTrailingDoubleQuotedScalar => {
            ("the text goes on behind its quote", "put all of it in quotes, or write the inner quotes as YAML does")
        }
        _ => ("the text is not YAML", "look for indentation, brackets and quotes; put texts with marks in quotes"),
    }
}
