//! What a page, a terminal or a log adds to a document that is copied from it: text before each line, characters between
//! the tokens, line breaks in strings.

use super::reread::read_edited;
use super::{Applies, Parsed, Problem, ProblemKind};
use crate::syntax::Format;
use crate::syntax::edit::Edit;
use crate::syntax::tree::{Kind, Slot, Tree, flag};
use crate::text::{Span, sort_by_number};

/// With more of them a text is something else, and the memory for them is bounded.
const MOST_EDITS: usize = 100_000;

/// Reads a text again without these; none if it is no better then.
#[cold]
pub(super) fn read_as_copied(text: &str, format: Format, first: &Parsed) -> Option<Parsed> {
    let count = |parsed: &Parsed| parsed.problems.len() + parsed.more_problems;
    let (edits, mut problem) = before_lines(text).or_else(|| between_tokens(text)).or_else(|| wrapped(text))?;
    let (mut parsed, _) = read_edited(text, &edits, format);
    if count(&parsed) >= count(first) || first.problems.iter().any(|problem| problem.kind == ProblemKind::Empty) {
        return None;
    }
    let (title, applies) = match problem.kind {
        ProblemKind::LinePrefix => ("remove the text before each line", Applies::Likely),
        ProblemKind::WrappedLines => ("join the lines", Applies::Likely),
        _ => ("use the characters of JSON", Applies::Safely),
    };
    give_up_cut(&mut parsed.tree, &edits);
    problem.fix = Some((title, applies, edits));
    parsed.problems.push(*problem);
    sort_by_number(&mut parsed.problems, |problem| problem.span.rank());
    parsed.is_damaged = true;
    Some(parsed)
}

/// Values with an edit inside are not what was meant; nor are keys, so that the members they stand for are not missing.
fn give_up_cut(tree: &mut Tree, edits: &[Edit]) {
    let is_cut = |slot: &Slot| {
        let next = edits.partition_point(|edit| edit.span.start < slot.start);
        !slot.kind.is_container() && edits.get(next).is_some_and(|edit| edit.span.end <= slot.end)
    };
    let is_key_cut = tree.slots.iter().any(|slot| slot.kind == Kind::Key && is_cut(slot));
    for slot in &mut tree.slots {
        match slot.kind {
            Kind::Object if is_key_cut => slot.flags |= flag::BROKEN,
            Kind::Key if is_cut(slot) => slot.flags |= flag::BROKEN,
            Kind::Key => {}
            _ if is_cut(slot) => slot.kind = Kind::Invalid,
            _ => {}
        }
    }
}

/// Line numbers, timestamps, `> ` or `+` before each line.
fn before_lines(text: &str) -> Option<(Vec<Edit>, Box<Problem>)> {
    /// With fewer lines it may be chance.
    const FEWEST: usize = 3;
    /// Longer than any text of this kind.
    const LONGEST: usize = 200;
    let mut edits: Vec<Edit> = Vec::new();
    let mut sample = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let length = match sample {
            None => match line.split_once('{') {
                Some((before, _)) if before.trim_ascii().is_empty() || before.len() > LONGEST => return None,
                Some((before, _)) => {
                    sample = Some(before);
                    // What stands above the document goes too.
                    edits.push(Edit { span: Span::new(0, start + before.len()), text: String::new() });
                    0
                }
                None => 0,
            },
            Some(_) if line.trim_ascii().is_empty() => 0,
            Some(sample) => length_like(sample, line)?,
        };
        if edits.len() == MOST_EDITS {
            return None;
        }
        if length > 0 {
            edits.push(Edit { span: Span::new(start, start + length), text: String::new() });
        }
        start += line.len();
    }
    let sample = sample.filter(|_| edits.len() >= FEWEST)?.trim_ascii();
    let end = edits.first()?.span.end as usize;
    let shown = text.get(..end)?.rfind(sample)?;
    let message = "the lines begin with text that is not part of the document";
    let span = Span::new(shown, shown + sample.len());
    Some((edits, Problem::new(ProblemKind::LinePrefix, span, message, "remove it from each line")))
}

/// The length of the text before a line that is like a sample: with other numbers, or more or fewer spaces.
fn length_like(sample: &str, line: &str) -> Option<usize> {
    let mut wanted = sample.trim_ascii_end();
    let spaces_after = sample.len() - wanted.len();
    let mut rest = line;
    while let Some(first) = wanted.chars().next() {
        let is_digit = first.is_ascii_digit();
        if is_digit || first == ' ' {
            let is_alike = |other: char| if is_digit { other.is_ascii_digit() } else { other == ' ' };
            wanted = wanted.trim_start_matches(is_alike);
            let after = rest.trim_start_matches(is_alike);
            if is_digit && after.len() == rest.len() {
                return None;
            }
            rest = after;
        } else {
            wanted = wanted.strip_prefix(first)?;
            rest = rest.strip_prefix(first)?;
        }
    }
    let spaces = rest.bytes().take(spaces_after).take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    Some(line.len() - rest.len() + spaces)
}

/// Lines that a terminal broke at its width, in strings too.
fn wrapped(text: &str) -> Option<(Vec<Edit>, Box<Problem>)> {
    /// Narrower is hardly a terminal.
    const NARROWEST: usize = 20;
    let width = |line: &str| line.trim_end_matches(['\r', '\n']).chars().count();
    let widest = text.lines().map(width).max().filter(|widest| *widest >= NARROWEST)?;
    let mut edits = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        start += line.len();
        let content = line.trim_end_matches(['\r', '\n']);
        if edits.len() == MOST_EDITS {
            return None;
        }
        if width(line) == widest && content.len() < line.len() && start < text.len() {
            edits.push(Edit { span: Span::new(start - line.len() + content.len(), start), text: String::new() });
        }
    }
    let first = edits.first().filter(|_| edits.len() > 1)?.span;
    let message = format!("the lines are broken after {widest} characters, in strings too");
    Some((edits, Problem::new(ProblemKind::WrappedLines, first, message, "join them")))
}

/// Spaces that JSON does not know, full-width punctuation, invisible characters, `\n` as two characters.
fn between_tokens(text: &str) -> Option<(Vec<Edit>, Box<Problem>)> {
    /// Enough places to show.
    const LABELS: usize = 10;
    let mut edits = Vec::new();
    let mut quote = None;
    // The parser knows a byte order mark.
    let mut offset = if text.starts_with('\u{feff}') { 3 } else { 0 };
    while let Some(character) = text.get(offset..).and_then(|rest| rest.chars().next()) {
        let mut length = character.len_utf8();
        match (quote, character) {
            (Some(_), '\\') => length += text.get(offset + 1..)?.chars().next().map_or(0, char::len_utf8),
            (Some(_), '\n') => quote = None,
            (Some(open), _) if open == character => quote = None,
            (Some(_), _) => {}
            (None, '`') if text.get(offset..)?.starts_with("```") => length = 3,
            (None, '"' | '\'' | '`') if continuation(text.get(offset..)?).is_none() => quote = Some(character),
            (None, _) => {
                if let Some((replaced, new)) = text.get(offset..).and_then(replacement) {
                    length = replaced;
                    if edits.len() == MOST_EDITS {
                        return None;
                    }
                    edits.push(Edit { span: Span::new(offset, offset + length), text: new });
                }
            }
        }
        offset += length;
    }
    let first = edits.first()?;
    let shown = first.span.of(text);
    let shown = match shown.chars().next()? {
        '`' => "`` ` ``".to_owned(),
        '\u{ff01}'..='\u{ff5e}' | '\\' | '^' => format!("`{}`", shown.trim_ascii_end()),
        other => format!("U+{:04X}", u32::from(other)),
    };
    let places = match edits.len() {
        1 => String::new(),
        places => format!(" ({places} places)"),
    };
    let message = format!("{shown} between tokens is not JSON{places}");
    let help = match first.text.as_str() {
        "" => "remove it".to_owned(),
        " " => "write a space".to_owned(),
        "\n" => "write a line break".to_owned(),
        other => format!("write `{other}`"),
    };
    let mut problem = Problem::new(ProblemKind::UnusualCharacter, first.span, message, help);
    problem.labels = edits.iter().skip(1).take(LABELS).map(|edit| (edit.span, "and here")).collect();
    Some((edits, problem))
}

/// What JSON has instead of the characters that a text begins with, and their length in bytes.
fn replacement(text: &str) -> Option<(usize, String)> {
    if let Some(length) = continuation(text) {
        return Some((length, String::new()));
    }
    let first = text.chars().next()?;
    let new = match first {
        ' ' | '\t' | '\n' | '\r' => return None,
        '\\' => {
            let new = match text.as_bytes().get(1)? {
                b'n' => "\n",
                b't' => "\t",
                b'r' => "",
                _ => return None,
            };
            return Some((2, new.into()));
        }
        // A colour of a terminal.
        '\u{1b}' => {
            let code = text.strip_prefix("\u{1b}[")?;
            let end = code.find(|character: char| !character.is_ascii_digit() && character != ';')?;
            return code
                .get(end..)?
                .starts_with(|letter: char| letter.is_ascii_alphabetic())
                .then(|| (end + 3, String::new()));
        }
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => String::new(),
        '\u{ff01}'..='\u{ff5e}' => {
            let narrow = char::from_u32(u32::from(first) - 0xfee0)
                .filter(|it| matches!(it, '{' | '}' | '[' | ']' | ':' | ','))?;
            narrow.into()
        }
        '、' => ",".into(),
        _ if first.is_whitespace() => " ".into(),
        _ => return None,
    };
    Some((first.len_utf8(), new))
}

/// The length of what continues a line in a shell: `\` in most, `^` in `cmd`, a backtick in PowerShell.
fn continuation(text: &str) -> Option<usize> {
    let after = text.strip_prefix(['\\', '^', '`'])?.trim_start_matches(' ');
    let ends_line = after.is_empty() || after.starts_with(['\r', '\n']);
    ends_line.then_some(text.len() - after.len())
}
