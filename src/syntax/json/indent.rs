//! Missing and surplus brackets, located by the indentation.

use super::reread::read_edited;
use super::{Parsed, Problem, ProblemKind};
use crate::syntax::Format;
use crate::syntax::edit::Edit;
use crate::text::{Span, sort_by_number};

/// Parses a text again with its brackets moved to where its indentation implies; none if that does not help.
#[cold]
pub(super) fn read_as_indented(text: &str, format: Format) -> Option<Parsed> {
    let repairs = repairs(text)?;
    let edits: Vec<_> = repairs.iter().map(|repair| repair.edit.clone()).collect();
    let (mut parsed, has_bracket_problem) = read_edited(text, &edits, format);
    if has_bracket_problem || parsed.more_problems > 0 {
        return None;
    }
    for repair in repairs {
        let Edit { span, .. } = repair.edit;
        let problem = match repair.opener {
            Some((opener, bracket)) => {
                let opener = Span::new(opener, opener + 1);
                let message = format!("missing `{bracket}` according to the indentation");
                Problem::new(
                    ProblemKind::MissingBracket,
                    Span::at(span.start as usize),
                    message,
                    format!("put `{bracket}` here"),
                )
                .label(opener, "opened here")
                .likely("insert the bracket", vec![repair.edit])
            }
            None => Problem::new(
                ProblemKind::UnexpectedBracket,
                span,
                "unexpected closing bracket according to the indentation",
                "remove it",
            )
            .likely("remove the bracket", vec![repair.edit]),
        };
        parsed.problems.push(*problem);
    }
    sort_by_number(&mut parsed.problems, |problem| problem.span.rank());
    parsed.is_damaged = true;
    Some(parsed)
}

struct Repair {
    edit: Edit,
    /// The unclosed bracket and the one that closes it; none for a surplus bracket.
    opener: Option<(usize, char)>,
}

struct Open {
    offset: usize,
    line: usize,
    indent: usize,
    close: u8,
}

/// The brackets to insert and to remove, in document order; none if the indentation is not clear.
fn repairs(text: &str) -> Option<Vec<Repair>> {
    /// With more repairs the indentation is not reliable.
    const MOST: usize = 4;
    let mut repairs: Vec<Repair> = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    // The end, start and line of the last token.
    let (mut last_end, mut last_start, mut last_line) = (0, 0, 0);
    let mut offset = 0;
    for (line, content) in text.split_inclusive('\n').enumerate() {
        let indent = content.bytes().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        let mut at = indent;
        let mut is_first = true;
        while let Some(byte) = content.as_bytes().get(at).copied() {
            let here = offset + at;
            let mut length = 1;
            match byte {
                b' ' | b'\t' | b'\r' | b'\n' => {
                    at += 1;
                    continue;
                }
                b'/' | b'#' if matches!(content.as_bytes().get(at + 1), Some(b'/' | b'*')) || byte == b'#' => break,
                b'"' | b'\'' => length = string_length(content.as_bytes().get(at..)?, byte),
                _ => {}
            }
            let closes = matches!(byte, b'}' | b']');
            if is_first {
                // A bracket of an outer or equal level that is still open was not closed.
                let is_over = |top: &Open| if closes { top.indent > indent } else { top.indent >= indent };
                while open.last().is_some_and(is_over) {
                    let top = open.pop()?;
                    if open.is_empty() || repairs.len() == MOST {
                        return None;
                    }
                    let place = if byte == b',' && top.indent == indent { Some(here) } else { None };
                    let reached = reached(&repairs);
                    repairs.push(missing(text, &top, place, (last_start, last_end, last_line), reached));
                }
            }
            match byte {
                b'{' | b'[' => {
                    let close = if byte == b'{' { b'}' } else { b']' };
                    open.push(Open { offset: here, line, indent, close });
                }
                b'}' | b']' => {
                    let fits =
                        open.last().is_some_and(|top| if is_first { top.indent == indent } else { top.line == line });
                    match open.last() {
                        Some(top) if fits && top.close == byte => drop(open.pop()),
                        Some(_) if fits => return None,
                        _ if repairs.len() == MOST => return None,
                        _ => {
                            let edit = Edit { span: Span::new(here, here + 1), text: String::new() };
                            repairs.push(Repair { edit, opener: None });
                        }
                    }
                }
                _ => {}
            }
            is_first = false;
            (last_start, last_end, last_line) = (here, here + length, line);
            at += length;
        }
        offset += content.len();
    }
    if let Some(root) = open.pop() {
        let is_cut = !open.is_empty() || !repairs.is_empty() || text.get(last_start..last_end) == Some(",");
        if is_cut || last_line == root.line {
            return None;
        }
        let reached = reached(&repairs);
        repairs.push(missing(text, &root, None, (last_start, last_end, last_line), reached));
    }
    (last_line > 0 && !repairs.is_empty()).then_some(repairs)
}

/// Where the last repair ends: brackets close from the inside out.
fn reached(repairs: &[Repair]) -> usize {
    repairs.last().map_or(0, |repair| repair.edit.span.end as usize)
}

/// The closing bracket of an open one: on an empty line of its indentation, at a comma, or after the last token.
fn missing(text: &str, open: &Open, place: Option<usize>, last: (usize, usize, usize), reached: usize) -> Repair {
    let (last_start, last_end, last_line) = last;
    let bracket = char::from(open.close);
    let after = text.get(last_end..).unwrap_or_default();
    let space = after.get(..after.len() - after.trim_ascii_start().len()).unwrap_or_default();
    let mut line_start = last_end;
    let mut own_line = None;
    for line in space.split_inclusive('\n') {
        if line_start > last_end {
            let indent = line.trim_end_matches(['\n', '\r']).len();
            let is_blank = line.ends_with('\n') || line_start + line.len() == text.len();
            if indent == open.indent && is_blank && own_line.is_none() && line_start >= reached {
                own_line = Some(line_start + indent);
            }
        }
        line_start += line.len();
    }
    // The text ends with a line end.
    if line_start == text.len() && space.ends_with('\n') && open.indent == 0 && own_line.is_none() {
        own_line = Some(line_start);
    }
    #[expect(clippy::single_match_else, reason = "both arms give the edit")]
    let edit = match place.or(own_line) {
        Some(place) => Edit { span: Span::at(place), text: bracket.to_string() },
        None => {
            let is_comma = text.get(last_start..last_end) == Some(",");
            let end =
                if is_comma { text.get(..last_start).unwrap_or_default().trim_ascii_end().len() } else { last_end };
            let mut inserted = String::new();
            if open.line != last_line {
                let line_start = text.get(..open.offset).and_then(|it| it.rfind('\n')).map_or(0, |end| end + 1);
                inserted.push_str(if space.starts_with("\r\n") { "\r\n" } else { "\n" });
                inserted.push_str(text.get(line_start..line_start + open.indent).unwrap_or_default());
            }
            inserted.push(bracket);
            Edit { span: Span::at(end.max(reached)), text: inserted }
        }
    };
    Repair { edit, opener: Some((open.offset, bracket)) }
}

/// The length of a string, including quotes; up to the end of its line if it is not closed.
fn string_length(bytes: &[u8], quote: u8) -> usize {
    let mut rest = bytes.iter().enumerate().skip(1);
    while let Some((offset, byte)) = rest.next() {
        match *byte {
            b'\\' => drop(rest.next()),
            byte if byte == quote => return offset + 1,
            b'\n' => return offset,
            _ => {}
        }
    }
    bytes.len()
}
