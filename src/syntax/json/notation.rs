//! Recognises another notation by its syntax errors: one finding for all of them, and one fix that rewrites it as JSON.

use super::Parsed;
use super::problem::{Applies, Problem, ProblemKind};
use crate::syntax::Format;
use crate::syntax::edit::Edit;
use crate::text::{Span, sort_by_number};

#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, where it is in bounds")]
const fn set<const N: usize>(kinds: [ProblemKind; N]) -> u64 {
    let (mut set, mut index) = (0, 0);
    while index < N {
        set |= 1_u64 << kinds[index] as u32;
        index += 1;
    }
    set
}

/// A set of one kind; empty for kinds that no notation explains.
fn bit(kind: ProblemKind) -> u64 {
    1_u64.checked_shl(kind as u32).unwrap_or(0)
}

const COMMENTS: u64 = set([ProblemKind::Comment, ProblemKind::HashComment]);
const FRAMES: u64 = set([
    ProblemKind::Assignment,
    ProblemKind::Script,
    ProblemKind::Call,
    ProblemKind::Argument,
    ProblemKind::Fence,
    ProblemKind::Text,
    ProblemKind::Escaped,
    ProblemKind::Semicolon,
    ProblemKind::ByteOrderMark,
]);
const QUOTES: u64 =
    set([ProblemKind::SingleQuotes, ProblemKind::TrailingComma, ProblemKind::Concatenation, ProblemKind::Parentheses]);
const SHORTHAND: u64 = set([
    ProblemKind::Shorthand,
    ProblemKind::BareString,
    ProblemKind::UnquotedKey,
    ProblemKind::EqualsSign,
    ProblemKind::SingleQuotes,
    ProblemKind::TrailingComma,
]);
const PYTHON_CALLS: u64 = set([ProblemKind::Call, ProblemKind::Dict]);
const PYTHON_ONLY: u64 =
    PYTHON_CALLS | set([ProblemKind::PythonWord, ProblemKind::Tuple, ProblemKind::FormattedString]);
const PYTHON: u64 =
    PYTHON_ONLY | QUOTES | FRAMES | set([ProblemKind::HashComment, ProblemKind::UnquotedKey, ProblemKind::EqualsSign]);
const SCRIPT_ONLY: u64 = set([ProblemKind::Script, ProblemKind::TemplateLiteral, ProblemKind::Undefined]);
const SCRIPT: u64 = SCRIPT_ONLY | QUOTES | FRAMES | set([ProblemKind::Comment, ProblemKind::UnquotedKey]);
const JSON5: u64 =
    set([ProblemKind::SingleQuotes, ProblemKind::TrailingComma, ProblemKind::Comment, ProblemKind::UnquotedKey]);
const HCL: u64 = JSON5 | FRAMES | COMMENTS | set([ProblemKind::EqualsSign, ProblemKind::MissingComma]);
const FRAMED: u64 = FRAMES | JSON5 | COMMENTS;

/// The notation that several kinds of problems point to: those it explains, message and help.
fn notation(found: u64) -> Option<(u64, &'static str, &'static str)> {
    const PYTHON_HELP: &str = "write it as JSON, for example with `json.dumps`";
    const SCRIPT_HELP: &str = "write it as JSON, for example with `JSON.stringify`";
    let has = |kinds| found & kinds != 0;
    let is_several = |kinds: u64| (found & kinds).count_ones() > 1;
    let unquoted = set([ProblemKind::UnquotedKey]);
    let named = if has(set([ProblemKind::Escaped])) {
        (FRAMED, "this is escaped JSON, as copied from a log", "remove the backslashes before the quotes")
    } else if has(set([ProblemKind::Shorthand])) {
        (SHORTHAND, "this is AWS CLI shorthand, not JSON", "write it as JSON")
    } else if has(set([ProblemKind::EqualsSign])) && !has(PYTHON_CALLS) {
        (HCL, "this is HCL, not JSON", "write it as JSON: keys in double quotes, `:` and `,`")
    } else if has(SCRIPT_ONLY) {
        (SCRIPT, "this is a JavaScript object, not JSON", SCRIPT_HELP)
    } else if has(set([ProblemKind::Call])) {
        (PYTHON, "this is a Python call, not JSON", "write its arguments as a JSON object")
    } else if has(PYTHON_ONLY) {
        (PYTHON, "this is a Python literal, not JSON", PYTHON_HELP)
    } else if has(unquoted) {
        match has(FRAMES | set([ProblemKind::Concatenation])) {
            true => (SCRIPT, "this is a JavaScript object, not JSON", SCRIPT_HELP),
            false => (
                JSON5,
                "this is JSON5, not JSON",
                "put keys in double quotes, and write no comments or trailing commas",
            ),
        }
    } else if has(set([ProblemKind::SingleQuotes, ProblemKind::Parentheses])) && !has(set([ProblemKind::Comment])) {
        (PYTHON, "this is a Python literal, not JSON", PYTHON_HELP)
    } else if has(set([ProblemKind::SingleQuotes])) {
        (JSON5, "this is JSON5, not JSON", "use double quotes, and write no comments or trailing commas")
    } else if has(FRAMES) {
        (FRAMED, "", "")
    } else {
        return None;
    };
    is_several(named.0).then_some(named)
}

/// Merges the problems that another notation explains into one, and adds the number of places to the others.
#[cold]
pub(super) fn fold(parsed: &mut Parsed, format: Format) {
    let found = parsed.problems.iter().fold(0, |found, problem| found | bit(problem.kind));
    let Some((explained, message, help)) = notation(found) else { return count(parsed) };
    let is_explained = |problem: &Problem| explained & bit(problem.kind) != 0;
    let (mut folded, others): (Vec<_>, Vec<_>) = parsed.problems.drain(..).partition(is_explained);
    parsed.problems = others;
    let mut whole = folded.remove(0);
    if message.is_empty() {
        // The message about the surrounding text is the most useful one.
        if let Some(frame) = folded.iter().find(|problem| FRAMES & bit(problem.kind) != 0)
            && FRAMES & bit(whole.kind) == 0
        {
            (whole.message, whole.help) = (frame.message.clone(), frame.help.clone());
        }
    } else {
        (whole.message, whole.help) = (message.into(), help.into());
    }
    whole.labels.clear();
    let takes_comments = format == Format::Json && found & explained & COMMENTS != 0;
    let (mut applies, mut edits) = (Applies::Safely, Vec::new());
    let mut is_whole = true;
    for problem in std::iter::once(&mut whole).chain(&mut folded) {
        match problem.fix.take() {
            Some((_, how, more)) => {
                if how == Applies::Likely {
                    applies = how;
                }
                edits.extend(more);
            }
            None if problem.kind == ProblemKind::ByteOrderMark => {
                edits.push(Edit { span: problem.span, text: String::new() });
            }
            None => is_whole &= COMMENTS & bit(problem.kind) != 0,
        }
    }
    if takes_comments {
        applies = Applies::Likely;
        edits.extend(parsed.comments.iter().map(|comment| without_comment(&parsed.tree.text, *comment)));
    }
    for problem in folded {
        whole.labels.push((problem.span, label(problem.kind)));
    }
    let title = if takes_comments { "write it as JSON, without its comments" } else { "write it as JSON" };
    whole.fix = is_whole.then(|| (title, applies, apart(edits)));
    whole.kind = ProblemKind::Notation;
    parsed.problems.push(whole);
    sort_by_number(&mut parsed.problems, |problem| problem.span.rank());
    count(parsed);
}

fn count(parsed: &mut Parsed) {
    for problem in parsed.problems.iter_mut().filter(|problem| problem.places > 1 && problem.kind.is_merged()) {
        problem.message = format!("{} ({} places)", problem.message, problem.places).into();
    }
}

fn label(kind: ProblemKind) -> &'static str {
    match kind {
        ProblemKind::Comment | ProblemKind::HashComment => "a comment",
        ProblemKind::TrailingComma => "a trailing comma",
        ProblemKind::SingleQuotes => "a single-quoted string",
        ProblemKind::TemplateLiteral => "a template literal",
        ProblemKind::Concatenation => "a string concatenation",
        ProblemKind::UnquotedKey => "an unquoted key",
        ProblemKind::EqualsSign => "`=` instead of `:`",
        ProblemKind::PythonWord => "a Python literal",
        ProblemKind::Dict => "a call of `dict`",
        ProblemKind::Tuple => "a tuple",
        ProblemKind::Parentheses => "parentheses",
        ProblemKind::FormattedString => "an f-string",
        ProblemKind::BareString => "an unquoted string",
        ProblemKind::Undefined => "a member without a value",
        _ => "this is not part of the value",
    }
}

/// Removes a comment with the whitespace before it, or its whole line if there is nothing else on it.
fn without_comment(text: &str, comment: Span) -> Edit {
    let before = text.get(..comment.start as usize).unwrap_or_default();
    let start = before.trim_end_matches([' ', '\t']).len();
    let after = text.get(comment.end as usize..).unwrap_or_default();
    let line_start = start == 0 || before.get(..start).is_some_and(|before| before.ends_with(['\n', '\r']));
    let line_end = if after.starts_with("\r\n") { 2 } else { usize::from(after.starts_with(['\n', '\r'])) };
    let end = comment.end as usize + if line_start { line_end } else { 0 };
    Edit { span: Span::new(start, end), text: String::new() }
}

/// Sorts edits and removes those inside others.
fn apart(mut edits: Vec<Edit>) -> Vec<Edit> {
    sort_by_number(&mut edits, |edit| edit.span.rank());
    let mut apart: Vec<Edit> = Vec::with_capacity(edits.len());
    for edit in edits {
        match apart.last_mut() {
            Some(last) if last.span.is_empty() && last.span.start == edit.span.start => {
                last.text.push_str(&edit.text);
                last.span = edit.span;
            }
            Some(last) if edit.span.start < last.span.end => {
                if last.text.is_empty() && edit.text.is_empty() {
                    last.span.end = last.span.end.max(edit.span.end);
                } else if last.span.start == edit.span.start && last.span.end < edit.span.end {
                    // The whole member is removed.
                    *last = edit;
                }
            }
            _ => apart.push(edit),
        }
    }
    apart
}
