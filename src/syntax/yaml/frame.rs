//! What stands around the lines of a document, or before each of them: merge conflicts, Markdown fences, marks of a diff,
//! line numbers.

use super::draft::{Reading, Repair};
use crate::syntax::edit::Edit;
use crate::syntax::json::{Applies, Problem, ProblemKind};
use crate::text::Span;

/// The repairs that leave the lines of the document itself.
pub(super) fn repairs(text: &str) -> Vec<Repair> {
    let lines: Vec<_> = lines(text).collect();
    let of_conflict = conflicts(&lines);
    if !of_conflict.is_empty() {
        return of_conflict;
    }
    [fence, prefixes, brackets].iter().find_map(|find| find(text, &lines)).unwrap_or_default()
}

/// A line without its line end, and where it begins and the next one does.
#[derive(Clone, Copy)]
pub(super) struct Line<'t> {
    pub(super) start: usize,
    pub(super) next: usize,
    pub(super) text: &'t str,
}

impl Line<'_> {
    fn span(self) -> Span {
        Span::new(self.start, self.start + self.text.trim_end().len())
    }

    fn is_blank(self) -> bool {
        self.text.trim().is_empty()
    }
}

pub(super) fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    // YAML allows a byte order mark.
    let mut next = if text.starts_with('\u{feff}') { 3 } else { 0 };
    text.get(next..).unwrap_or_default().split_inclusive('\n').map(move |line| {
        let start = next;
        next += line.len();
        Line { start, next, text: line.trim_end_matches(['\n', '\r']) }
    })
}

/// Removes something, as a part of one problem.
fn remove(problem: Option<Box<Problem>>, start: usize, end: usize) -> Repair {
    let edit = Edit { span: Span::new(start, end), text: String::new() };
    Repair { problem, edit, reading: Reading::Certain }
}

/// Removes all of it, and offers that as the fix.
fn remove_all(problem: Box<Problem>, title: &'static str, applies: Applies, parts: &[Span]) -> Vec<Repair> {
    let mut problem = Some(problem);
    if let Some(problem) = &mut problem {
        let edits = parts.iter().map(|span| Edit { span: *span, text: String::new() });
        problem.fix = Some((title, applies, edits.collect()));
    }
    parts.iter().map(|span| remove(problem.take(), span.start as usize, span.end as usize)).collect()
}

/// Of each conflict the first side stays.
fn conflicts(lines: &[Line<'_>]) -> Vec<Repair> {
    let is_marker = |line: &Line<'_>, mark: &str| {
        line.text.strip_prefix(mark).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    let mut repairs = Vec::new();
    let mut rest = lines.iter();
    while let Some(line) = rest.next() {
        let is_begin = is_marker(line, "<<<<<<<");
        let is_other_side = is_marker(line, "=======") || is_marker(line, "|||||||");
        if !is_begin && !is_other_side && !is_marker(line, ">>>>>>>") {
            continue;
        }
        let help = "keep one of the two sides, and remove the marker lines";
        let problem = Problem::new(ProblemKind::Conflict, line.span(), "unresolved merge conflict", help);
        let end = match is_other_side {
            true => rest.find(|line| is_marker(line, ">>>>>>>")).map_or(line.next, |end| end.next),
            false => line.next,
        };
        repairs.push(remove((is_begin || repairs.is_empty()).then_some(problem), line.start, end));
    }
    repairs
}

fn fence(text: &str, lines: &[Line<'_>]) -> Option<Vec<Repair>> {
    let mut fences = lines.iter().filter(|line| line.text.starts_with("```") || line.text.starts_with("~~~"));
    let (first, second) = (fences.next()?, fences.next());
    let has_members =
        |line: &Line<'_>| line.start < first.start && line.text.trim_end().ends_with(':') && !line.text.contains(' ');
    let is_end = second.is_none() && lines.iter().any(has_members);
    let before = Span::new(0, first.next);
    let (opening, closing) = if is_end { (None, Some(first)) } else { (Some(before), second) };
    let closing = closing.map(|line| Span::new(line.start, text.len()));
    let problem = Problem::new(
        ProblemKind::Fence,
        first.span(),
        "the document is inside a Markdown code fence",
        "remove the fence",
    );
    let is_all = |span: Option<Span>| span.is_none_or(|span| span.of(text).trim().lines().count() == 1);
    let applies = if is_all(opening) && is_all(closing) { Applies::Safely } else { Applies::Likely };
    let parts: Vec<_> = opening.into_iter().chain(closing).collect();
    Some(remove_all(problem, "remove the fence", applies, &parts))
}

/// Brackets around lines that need none.
fn brackets(_: &str, lines: &[Line<'_>]) -> Option<Vec<Repair>> {
    let mut filled = lines.iter().filter(|line| !line.is_blank());
    let (first, last) = (filled.next()?, filled.next_back()?);
    let is_right = |line: &&Line<'_>| line.text.trim_end().ends_with([',', '{', '[']);
    if first.text.trim_end() != "{" || last.text.trim_end() != "}" || filled.any(|line| is_right(&line)) {
        return None;
    }
    let message = "these brackets are around lines without commas";
    let problem = Problem::new(ProblemKind::UnexpectedBracket, first.span(), message, "remove them")
        .label(last.span(), "and here");
    let parts = [Span::new(first.start, first.next), Span::new(last.start, last.next)];
    Some(remove_all(problem, "remove the brackets", Applies::Likely, &parts))
}

/// What was copied along before every line.
fn prefixes(_: &str, lines: &[Line<'_>]) -> Option<Vec<Repair>> {
    /// Longer than any prefix.
    const LONGEST: usize = 12;
    let (message, applies, parts) = numbers(lines).or_else(|| quotation(lines)).or_else(|| diff(lines))?;
    let mark = *parts.iter().find(|part| part.len() <= LONGEST)?;
    let problem = Problem::new(ProblemKind::Text, mark, message, "keep only the lines of the document");
    Some(remove_all(problem, "keep only the lines of the document", applies, &parts))
}

type Prefixes = (&'static str, Applies, Vec<Span>);

/// `12 | ` or `12: `, with numbers that follow each other.
fn numbers(lines: &[Line<'_>]) -> Option<Prefixes> {
    let mut marks = Vec::new();
    let mut wanted = None;
    for line in lines.iter().filter(|line| !line.is_blank()) {
        let blank = line.text.len() - line.text.trim_start().len();
        let unindented = line.text.trim_start();
        let digits = unindented.bytes().take_while(u8::is_ascii_digit).count();
        let number: u32 = unindented.get(..digits)?.parse().ok()?;
        if wanted.is_some_and(|wanted| wanted != number) {
            return None;
        }
        wanted = number.checked_add(1);
        let rest = unindented.get(digits..)?.trim_start_matches(' ');
        let mark = rest.chars().next().filter(|mark| matches!(mark, ':' | '|' | '.' | ')' | '\t' | '│' | '→'));
        let after = match mark {
            Some(mark) => line.text.len() - rest.len() + mark.len_utf8(),
            None => blank + digits,
        };
        let spaces = line.text.get(after..)?;
        marks.push((
            line.start,
            line.start + after,
            (!spaces.trim().is_empty()).then_some(spaces.len() - spaces.trim_start_matches(' ').len()),
        ));
    }
    let common = marks.iter().filter_map(|(.., spaces)| *spaces).min()?;
    let part =
        |(start, end, spaces): &(usize, usize, Option<usize>)| Span::new(*start, end + spaces.map_or(0, |_| common));
    let parts: Vec<_> = marks.iter().map(part).collect();
    (parts.len() > 1).then_some(("every line begins with its number", Applies::Safely, parts))
}

/// `> ` before every line.
fn quotation(lines: &[Line<'_>]) -> Option<Prefixes> {
    let filled = || lines.iter().filter(|line| !line.is_blank());
    let has_space = filled().all(|line| line.text.len() < 2 || line.text.starts_with("> "));
    let is_quoted = filled().count() > 1 && filled().all(|line| line.text.starts_with('>'));
    let length = |line: &Line<'_>| if has_space { line.text.len().min(2) } else { 1 };
    let parts = filled().map(|line| Span::new(line.start, line.start + length(line))).collect();
    is_quoted.then_some(("every line begins with `>`, as in a quotation", Applies::Safely, parts))
}

/// `+` and `-` before some lines, and perhaps a space before the others.
fn diff(lines: &[Line<'_>]) -> Option<Prefixes> {
    let filled = || lines.iter().filter(|line| !line.is_blank());
    let is_added = |line: &Line<'_>| line.text.starts_with('+');
    if !filled().any(is_added) {
        return None;
    }
    let is_head =
        |line: &Line<'_>| ["@@ ", "+++ ", "--- ", "diff ", "index "].iter().any(|head| line.text.starts_with(head));
    let is_removed = |line: &Line<'_>| is_head(line) || line.text.starts_with('-') && line.text != "---";
    let has_column = filled().all(|line| line.text.starts_with([' ', '+', '-', '\\']) || is_head(line));
    let mut is_sure = true;
    let mut parts = Vec::new();
    for line in filled() {
        if is_removed(line) {
            is_sure = false;
            parts.push(Span::new(line.start, line.next));
        } else if is_added(line) || has_column {
            parts.push(Span::new(line.start, line.start + 1));
        }
    }
    let applies = if is_sure { Applies::Safely } else { Applies::Likely };
    Some(("lines begin with `+`, as in a diff", applies, parts))
}
