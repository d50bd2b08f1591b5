//! Looks through the lines of a text that is not YAML, or hardly what was meant, for what is wrong with them.
//!
//! Of YAML it knows what its lines show: their indentation, names, dashes, and where quotes and brackets end. It finds
//! nothing in a text that is right.

mod slip;
mod value;

use super::draft::{Reading, Repair};
use super::frame;
use crate::syntax::edit::Edit;
use crate::syntax::json::{Problem, ProblemKind};
use crate::text::Span;

/// What has to be changed so that the text can be read.
pub(super) fn repairs(text: &str) -> Vec<Repair> {
    let lines =
        |step| frame::lines(text).filter_map(move |line| Line::of(line.start, line.text, step)).collect::<Vec<_>>();
    let step = step(&lines(0));
    let mut survey = Survey {
        text,
        step,
        lines: lines(step),
        levels: Vec::new(),
        is_open: false,
        has_commas: false,
        has_other_colons: false,
        reached: 0,
        value: 0,
        lookahead: text.len().saturating_mul(16),
        repairs: Vec::new(),
    };
    let ends_with_comma = survey.lines.iter().filter(|line| line.text.ends_with(',')).count();
    survey.has_commas = ends_with_comma * 2 > survey.lines.len();
    survey.run();
    survey.repairs
}

/// Where the value on a line begins, and the column of its name or dash; none if it has neither.
pub(super) fn value_of(line: &str) -> Option<(usize, usize)> {
    let mut column = line.len() - line.trim_start_matches(' ').len();
    loop {
        let text = line.get(column..)?;
        match Entry::of(text)? {
            Entry::Member { value, .. } => return Some((column + value, column)),
            Entry::Item => {
                let rest = text.get(1..)?;
                let inner = column + 1 + rest.len() - rest.trim_start_matches([' ', '\t']).len();
                if line.get(inner..).and_then(Entry::of).is_none() {
                    return Some((inner, column));
                }
                column = inner;
            }
        }
    }
}

/// A line with something on it other than a comment.
#[derive(Clone, Copy)]
struct Line<'t> {
    /// Where its text begins.
    start: usize,
    /// The columns before it.
    indent: usize,
    /// Where the line begins.
    begin: usize,
    /// Without indentation and the white space at its end.
    text: &'t str,
}

impl<'t> Line<'t> {
    fn of(begin: usize, line: &'t str, tab: usize) -> Option<Self> {
        let text = line.trim_start_matches(is_blank).trim_end();
        let before = line.len() - line.trim_start_matches(is_blank).len();
        let indent = line.get(..before)?.chars().map(|blank| columns(blank, tab)).sum();
        let line = Self { start: begin + before, indent, begin, text };
        (!text.is_empty() && !text.starts_with('#')).then_some(line)
    }

    fn end(self) -> usize {
        self.start + self.text.len()
    }

    fn span(self) -> Span {
        Span::new(self.start, self.end())
    }

    fn indented(self, columns: usize) -> Edit {
        Edit { span: Span::new(self.begin, self.start), text: " ".repeat(columns) }
    }

    /// Its dash, or its name.
    fn mark(self) -> Span {
        let length = match Entry::of(self.text) {
            Some(Entry::Member { name, .. }) => name,
            Some(Entry::Item) => 1,
            None => self.text.chars().take_while(|character| !character.is_whitespace()).map(char::len_utf8).sum(),
        };
        Span::new(self.start, self.start + length)
    }
}

/// What is not seen, and may be taken for the indentation.
pub(super) fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\u{a0}' | '\u{2000}'..='\u{200b}' | '\u{202f}' | '\u{3000}' | '\u{feff}')
}

/// How many columns it takes.
fn columns(blank: char, tab: usize) -> usize {
    match blank {
        '\t' => tab,
        '\u{200b}' | '\u{feff}' => 0,
        _ => 1,
    }
}

/// What a line begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Entry {
    /// `- `
    Item,
    /// `name: `, with the length of the name and where the value begins.
    Member { name: usize, value: usize },
}

impl Entry {
    fn of(text: &str) -> Option<Self> {
        if text == "-" || text.starts_with("- ") || text.starts_with("-\t") {
            return Some(Self::Item);
        }
        let name = match text.bytes().next()? {
            quote @ (b'"' | b'\'') => text.bytes().skip(1).position(|byte| byte == quote)? + 2,
            b'{' | b'[' | b'#' => return None,
            _ => text.bytes().enumerate().position(|(at, byte)| byte == b':' && is_end_of_mark(text, at + 1))?,
        };
        let rest = text.get(name..)?;
        let colon = name + rest.len() - rest.trim_start_matches(' ').len();
        let is_comment = text.get(..name)?.bytes().zip(text.bytes().skip(1)).any(|pair| pair == (b' ', b'#'));
        (text.get(colon..)?.starts_with(':') && is_end_of_mark(text, colon + 1) && !is_comment).then(|| {
            let value = text.get(colon + 1..).unwrap_or_default();
            let name = text.get(..name).unwrap_or_default().trim_end().len();
            Self::Member { name, value: text.len() - value.trim_start_matches([' ', '\t']).len() }
        })
    }
}

fn is_end_of_mark(text: &str, at: usize) -> bool {
    text.as_bytes().get(at).is_none_or(|byte| matches!(byte, b' ' | b'\t'))
}

/// A list or map that lines are part of.
#[derive(Clone, Copy)]
struct Level {
    indent: usize,
    is_list: bool,
    /// The number of its first line, and of how many lines begin a part of it.
    first: usize,
    count: usize,
}

struct Survey<'t> {
    text: &'t str,
    lines: Vec<Line<'t>>,
    /// By how many columns most levels are indented.
    step: usize,
    levels: Vec<Level>,
    /// The value of the last name or dash is still to come.
    is_open: bool,
    /// Most lines end with a comma, as in JSON.
    has_commas: bool,
    /// Something else stood for a colon before, such as `=`.
    has_other_colons: bool,
    /// What was read already: lines before this offset are part of a value.
    reached: usize,
    /// Where the last value begins.
    value: usize,
    /// How many bytes may still be looked through for brackets that are not there.
    lookahead: usize,
    repairs: Vec<Repair>,
}

/// By how many columns most lines are indented more than those before them.
fn step(lines: &[Line<'_>]) -> usize {
    let mut counts = [0_usize; 9];
    for pair in lines.windows(2) {
        if let [before, line] = pair
            && let Some(count) = line.indent.checked_sub(before.indent).and_then(|more| counts.get_mut(more))
        {
            *count += 1;
        }
    }
    let counts = counts.iter().enumerate().skip(1);
    let most = counts.max_by_key(|(more, count)| (**count, usize::MAX - more));
    most.filter(|(_, count)| **count > 0).map_or(2, |(more, _)| more)
}

impl Survey<'_> {
    fn run(&mut self) {
        for index in 0..self.lines.len() {
            let Some(line) = self.lines.get(index).copied().filter(|line| line.start >= self.reached) else { continue };
            if line.indent == 0 && (line.text == "..." || is_marker(line.text) && !self.levels.is_empty()) {
                break;
            }
            if line.indent > 0 || !(is_marker(line.text) || line.text.starts_with('%')) {
                self.line(index, line);
            }
        }
    }

    fn line(&mut self, index: usize, line: Line<'_>) {
        self.check_white_space(line);
        if line.text.starts_with("{{") || line.text.starts_with("{%") {
            self.placeholder(line.span(), Reading::Lost);
            return;
        }
        match Entry::of(line.text) {
            Some(entry) => {
                let column = self.enter(index, line, entry == Entry::Item);
                self.entry(index, line, column, 0);
            }
            None => self.other(index, line),
        }
    }

    /// Reads a name or dash at a column, and what is behind it.
    fn entry(&mut self, index: usize, line: Line<'_>, column: usize, from: usize) {
        let text = line.text.get(from..).unwrap_or_default();
        match Entry::of(text) {
            Some(Entry::Item) => {
                let rest = text.get(1..).unwrap_or_default();
                let space = 1 + rest.len() - rest.trim_start_matches([' ', '\t']).len();
                let inner = text.get(space..).unwrap_or_default();
                match Entry::of(inner) {
                    Some(entry) => {
                        let column = column + space;
                        self.levels.push(Level {
                            indent: column,
                            is_list: entry == Entry::Item,
                            first: index,
                            count: 1,
                        });
                        self.entry(index, line, column, from + space);
                    }
                    None => self.value(line.start + from + space, line, column),
                }
            }
            Some(Entry::Member { value, .. }) => self.value(line.start + from + value, line, column),
            None => {}
        }
    }

    /// Goes to the level of a line, and returns its column: that of its siblings if it has another one.
    fn enter(&mut self, index: usize, line: Line<'_>, is_list: bool) -> usize {
        let column = line.indent;
        let mut left = None;
        while let Some(level) = self.levels.pop_if(|level| level.indent > column) {
            left = Some(level);
        }
        if !is_list && self.levels.last().is_some_and(|top| top.is_list && top.indent == column) {
            let below = self.levels.iter().rev().nth(1);
            if below.is_some_and(|below| below.indent == column) {
                self.levels.pop();
            }
        }
        let is_new = self.is_open && left.is_none();
        // Of white space that is wrong the width is not known.
        if is_list && self.is_repaired(line) && left.is_some_and(|left| left.is_list) {
            return self.misfit(index, line, is_list, left);
        }
        match self.levels.last_mut() {
            Some(top) if top.indent == column && top.is_list == is_list => top.count += 1,
            Some(top) if top.indent == column && !(is_list && is_new) => self.stranger(index, line, is_list),
            Some(_) if is_new => self.levels.push(Level { indent: column, is_list, first: index, count: 1 }),
            // The first line is right unless a later one says otherwise.
            _ => return self.misfit(index, line, is_list, left),
        }
        column
    }

    /// Whether the white space before a line is repaired.
    fn is_repaired(&self, line: Line<'_>) -> bool {
        self.repairs.last().is_some_and(|repair| repair.edit.span.start as usize == line.begin)
    }

    /// A member among items, or an item among members.
    fn stranger(&mut self, index: usize, line: Line<'_>, is_list: bool) {
        if let Some(top) = self.levels.last_mut().filter(|top| top.is_list && top.count == 1)
            && let Some(first) = self.lines.get(top.first)
            && let Some(rest) = first.text.strip_prefix('-').map(str::trim_start)
            && Entry::of(rest).is_some()
        {
            // The dash before the first member is the odd one out.
            (top.is_list, top.count) = (false, 2);
            let edit = Edit { span: Span::new(first.start, first.end() - rest.len()), text: String::new() };
            let problem = Problem::new(
                ProblemKind::Yaml,
                first.mark(),
                "this `-` begins a list, and its siblings are members",
                "remove it",
            )
            .label(line.mark(), "a sibling")
            .likely("remove the `-`", vec![edit.clone()]);
            self.repairs.push(Repair::new(problem, edit, Reading::Certain));
            return;
        }
        let (message, help) = match is_list {
            true => ("a list item cannot stand between members", "indent it below the name of its list"),
            false => ("a member cannot stand between list items", "write `- ` before it, or indent it as its siblings"),
        };
        let problem = Problem::new(ProblemKind::Yaml, line.mark(), message, help);
        let span = self.block(index, line.indent);
        let edit = Edit { span, text: String::new() };
        self.repairs.push(Repair::new(problem, edit, Reading::Lost));
        self.reached = span.end as usize;
    }

    /// From a line to the last one below it that is indented more than a column.
    fn block(&self, index: usize, column: usize) -> Span {
        let Some(first) = self.lines.get(index) else { return Span::default() };
        let below = self.lines.iter().skip(index + 1).take_while(|line| line.indent > column);
        Span::new(first.start, below.last().unwrap_or(first).end())
    }

    /// A line that is indented in another way than its siblings: `left` is the level that its indentation ends.
    fn misfit(&mut self, index: usize, line: Line<'_>, is_list: bool, left: Option<Level>) -> usize {
        let top = self.levels.last().copied();
        let is_inside = |top: Level| if is_list { !top.is_list } else { line.indent - top.indent >= self.step.max(2) };
        // Where the white space is wrong too, that is the matter.
        if left.is_none() && !self.is_repaired(line) && top.is_some_and(is_inside) {
            return self.below_text(index, line, is_list);
        }
        let around = self.levels.iter().rev().nth(usize::from(left.is_none())).map(|level| level.indent);
        let is_step = |indent: usize| indent == around.map_or(0, |around| around + self.step);
        let is_first_wrong = |level: &Level| {
            level.is_list == is_list && level.count == 1 && is_step(line.indent) && !is_step(level.indent)
        };
        if let Some(mut level) = left.or(top).filter(is_first_wrong) {
            if let Some(first) = self.lines.get(level.first).copied() {
                self.indentation(first, line);
            }
            self.levels.pop_if(|_| left.is_none());
            (level.indent, level.count) = (line.indent, 2);
            self.levels.push(level);
            return line.indent;
        }
        let below = self.lines.get(index + 1).filter(|below| below.indent > line.indent && line.text.ends_with(':'));
        let is_near = |level: &Level| {
            let other = top.filter(|top| top.is_list == is_list).map_or(usize::MAX, |top| line.indent - top.indent);
            let more = level.indent - line.indent;
            let has_inside = below.is_none_or(|below| below.indent == level.indent + self.step);
            level.is_list == is_list && (more < other || more == other && has_inside)
        };
        let (level, is_ended) = match (left.filter(is_near), top) {
            (Some(left), _) => (left, true),
            (None, Some(top)) => (top, false),
            (None, None) => (Level { indent: line.indent, is_list, first: index, count: 0 }, true),
        };
        if let Some(first) = self.lines.get(level.first).copied().filter(|_| level.first != index) {
            self.indentation(line, Line { indent: level.indent, ..first });
        }
        self.levels.pop_if(|_| !is_ended);
        self.levels.push(Level { count: level.count + 1, ..level });
        level.indent
    }

    /// A list or a member where the name above has a text as its value.
    fn below_text(&mut self, index: usize, line: Line<'_>, is_list: bool) -> usize {
        let (message, help) = match is_list {
            true => ("a list cannot begin below a text", "remove the text or the list"),
            false => ("a member cannot begin below a text", "indent it as its siblings, or remove the text"),
        };
        let problem = Problem::new(ProblemKind::Yaml, line.mark(), message, help);
        let span = Span::new(self.value, self.block(index, line.indent.saturating_sub(1)).end as usize);
        self.repairs.push(Repair::cut(problem, span, Reading::Lost));
        self.reached = span.end as usize;
        line.indent
    }

    fn indentation(&mut self, wrong: Line<'_>, right: Line<'_>) {
        let spaces = |count: usize| match count {
            0 => "no space".to_owned(),
            1 => "1 space".to_owned(),
            _ => format!("{count} spaces"),
        };
        let (found, wanted) = (spaces(wrong.indent), spaces(right.indent));
        if self.is_repaired(wrong)
            && let Some(repair) = self.repairs.last_mut()
        {
            repair.edit.text = " ".repeat(right.indent);
            let edits = repair.problem.iter_mut().flat_map(|problem| &mut problem.fix).flat_map(|(_, _, edits)| edits);
            edits.for_each(|edit| edit.text.clone_from(&repair.edit.text));
            return;
        }
        let edit = wrong.indented(right.indent);
        let problem = Problem::new(
            ProblemKind::Indentation,
            wrong.mark(),
            format!("this line is indented by {found}, and its siblings by {wanted}"),
            format!("indent it by {wanted}"),
        )
        .label(right.mark(), "a sibling")
        .likely("indent it as its siblings", vec![edit.clone()]);
        self.repairs.push(Repair::new(problem, edit, Reading::Certain));
    }

    /// Whether the indentation, and the space behind a dash or colon, is made of spaces.
    fn check_white_space(&mut self, line: Line<'_>) {
        let span = Span::new(line.begin, line.start);
        let before = span.of(self.text);
        let Some((at, first)) = before.char_indices().find(|(_, character)| *character != ' ') else { return };
        let (kind, message) = match first {
            '\t' => (ProblemKind::Tab, "YAML does not allow tabs for indentation"),
            _ => (ProblemKind::WhiteSpace, "YAML does not allow this white space for indentation"),
        };
        let mark = Span::new(line.begin + at, line.begin + at + first.len_utf8());
        let edit = line.indented(line.indent);
        let problem =
            Problem::new(kind, mark, message, "indent with spaces").likely("indent with spaces", vec![edit.clone()]);
        self.repairs.push(Repair::new(problem, edit, Reading::Certain));
    }
}

fn is_marker(text: &str) -> bool {
    text == "---" || text.starts_with("--- ")
}
