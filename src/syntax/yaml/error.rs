//! What keeps a text from being YAML, in our words.

use granit_parser::ErrorKind;

use crate::syntax::MAX_DEPTH;
use crate::syntax::edit::Edit;
use crate::syntax::json::{Problem, ProblemKind};
use crate::syntax::string;
use crate::text::Span;

/// The problem that an error of the parser is.
pub(super) fn problem(text: &str, kind: &ErrorKind, at: usize) -> Box<Problem> {
    let at = (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    let tab = tab_in_indentation(text, at);
    let at = tab.unwrap_or(at);
    let length = text.get(at..).and_then(|rest| rest.chars().next()).filter(|first| !matches!(first, '\n' | '\r'));
    let span = Span::new(at, at + length.map_or(0, char::len_utf8));
    if let Some(problem) = placeholder(text, at) {
        return problem;
    }
    let kind = if tab.is_some() { &ErrorKind::TabInIndentation } else { kind };
    let (message, help) = words(kind);
    match kind {
        ErrorKind::RecursionLimitExceeded => {
            Problem::new(ProblemKind::TooDeep, span, format!("more than {MAX_DEPTH} levels"), help)
        }
        ErrorKind::TabInIndentation => Problem::new(ProblemKind::Tab, span, message, help),
        _ => Problem::new(ProblemKind::Yaml, span, message, help),
    }
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

/// `{####}` without quotes: the bracket opens a map, and what follows is a comment.
fn placeholder(text: &str, at: usize) -> Option<Box<Problem>> {
    let before = text.get(..at)?;
    let start = before.rfind("{#").or_else(|| before.strip_suffix('{').map(str::len))?;
    let line_start = before.get(..start)?.rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let line = text.get(start..)?.split(['\n', '\r']).next()?.trim_end();
    if !line.starts_with("{#") {
        return None;
    }
    let span = Span::new(start, start + line.len());
    let lead = text.get(line_start..start)?.trim_end();
    let message = "`{` opens a map here, and `#` a comment";
    let problem = Problem::new(ProblemKind::CodePlaceholder, span, message, "put the text in quotes");
    Some(match lead.ends_with([':', '-']) {
        true => problem.likely("put it in quotes", vec![Edit { span, text: string::quote(line) }]),
        false => problem,
    })
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
        ErrorKind::InvalidTrailingSingleQuotedScalar | ErrorKind::InvalidTrailingDoubleQuotedScalar => {
            ("the text goes on behind its quote", "put all of it in quotes, or write the inner quotes as YAML does")
        }
        _ => ("the text is not YAML", "look for indentation, brackets and quotes; put texts with marks in quotes"),
    }
}
