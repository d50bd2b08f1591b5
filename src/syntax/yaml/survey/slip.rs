//! Lines that are neither a name with a colon nor an item with a dash, where one of these belongs.

use super::{Entry, Level, Line, Survey};
use crate::syntax::edit::Edit;
use crate::syntax::json::{Applies, Problem, ProblemKind};
use crate::syntax::yaml::draft::{Reading, Repair};
use crate::text::Span;

/// What is wrong with a line: the marked length, message, help, and the title of the fix.
struct Slip {
    mark: Span,
    message: &'static str,
    help: &'static str,
    fix: Option<(&'static str, Applies)>,
    edit: Edit,
    reading: Reading,
    /// Where the value begins then; none if there is none.
    value: Option<usize>,
    /// It may as well be text that belongs to the line above.
    is_guess: bool,
}

impl Slip {
    /// Whether something else stands for a colon and a space.
    fn is_colon(&self) -> bool {
        self.edit.text.starts_with(':') && !self.edit.span.is_empty() && !self.is_guess
    }
}

/// What is put before list items, in YAML or elsewhere.
const BULLETS: [char; 6] = ['-', '–', '—', '•', '·', '*'];

fn is_bullet(text: &str) -> bool {
    text.starts_with(BULLETS) && !text.starts_with("--")
}

fn has_closed_quote(text: &str) -> bool {
    let quote = text.chars().next().filter(|quote| matches!(quote, '"' | '\''));
    quote.is_some_and(|quote| text.get(1..).is_some_and(|rest| rest.contains(quote)))
}

impl Survey<'_> {
    /// A line without name and dash: part of a value, unless it stands where a sibling would.
    pub(super) fn other(&mut self, index: usize, line: Line<'_>) {
        let column = line.indent;
        // At the start nothing else says what a line is, and later lines are like earlier ones.
        let may_be_slip = self.levels.is_empty() || self.has_other_colons;
        let is_member = |line: Line<'_>| {
            let is_slip = || member(line, false).is_some_and(|slip| slip.is_colon());
            matches!(Entry::of(line.text), Some(Entry::Member { .. })) || may_be_slip && is_slip()
        };
        let is_entry = |next: &&Line<'_>| {
            Entry::of(next.text).is_some() || is_bullet(next.text) && is_bullet(line.text) || is_member(**next)
        };
        let next = self.lines.get(index + 1).filter(is_entry).copied();
        let mut level = self.levels.iter().rposition(|level| level.indent <= column);
        let sibling = level.and_then(|level| self.levels.get(level)).copied();
        let mut sibling = sibling.filter(|level| level.indent == column);
        // Below a list that is indented as its name is, what has no dash is rather a member.
        if let Some(below) = level.and_then(|level| level.checked_sub(1))
            && let Some(map) = self.levels.get(below).copied().filter(|map| map.indent == column)
            && !is_bullet(line.text)
        {
            (level, sibling) = (Some(below), Some(map));
        }
        let is_first = self.levels.is_empty() || self.is_open && sibling.is_none();
        let is_value = line.text.starts_with(['[', '{', '|', '>', '&', '!']) || has_closed_quote(line.text);
        let begins = is_first && !is_value;
        let is_list = match (sibling, next.filter(|next| begins && next.indent >= column)) {
            (Some(sibling), _) => sibling.is_list,
            (None, Some(next)) => next.indent == column && !is_member(next),
            (None, None) if begins && self.has_other_colons && is_member(line) => false,
            // `* ` is neither a value.
            (None, None) if self.is_open && line.text.starts_with("* ") => true,
            (None, None) => {
                if std::mem::take(&mut self.is_open) {
                    self.value(line.start, line, column.saturating_sub(1));
                }
                return;
            }
        };
        self.levels.truncate(level.map_or(0, |level| level + 1));
        if sibling.is_none() {
            self.levels.push(Level { indent: column, is_list, first: index, count: 1 });
        }
        let is_parent = next.is_some_and(|next| next.indent > column);
        let slip = if is_list { item(line) } else { member(line, is_parent) };
        let is_text = !is_list
            && !self.is_open
            && !is_parent
            && Span::new(self.value, line.start).of(self.text).trim().contains(' ');
        if is_text && slip.as_ref().is_none_or(|slip| slip.is_guess) {
            return self.text_beside_name(index, column);
        }
        let Some(slip) = slip else { return self.strange(index, line) };
        let mut problem = Problem::new(ProblemKind::Yaml, slip.mark, slip.message, slip.help);
        if let Some((title, applies)) = slip.fix {
            problem.fix = Some((title, applies, vec![slip.edit.clone()]));
        }
        self.has_other_colons |= slip.is_colon();
        self.repairs.push(Repair::new(problem, slip.edit, slip.reading));
        self.is_open = slip.value.is_none() && is_parent;
        if let Some(value) = slip.value {
            self.value(value, line, column);
        }
    }

    /// A line of which nothing is known.
    fn strange(&mut self, index: usize, line: Line<'_>) {
        let is_before = matches!(self.levels.as_slice(), [only] if only.first == index);
        let (kind, mark, message, help) = match is_before {
            true => (ProblemKind::Text, line.span(), "there is text before the YAML document", "remove it"),
            false if line.text.starts_with(['}', ']']) => {
                let help = "remove it, or write the one that opens";
                (ProblemKind::Yaml, line.mark(), "the bracket closes nothing", help)
            }
            false => {
                (ProblemKind::Yaml, line.mark(), "a name without a colon", "write `name: value`; mind the indentation")
            }
        };
        if is_before {
            self.levels.clear();
        }
        let is_said = is_before && !self.repairs.is_empty();
        let edit = Edit { span: line.span(), text: String::new() };
        let problem = (!is_said).then(|| Problem::new(kind, mark, message, help));
        self.repairs.push(Repair { problem, edit, reading: Reading::Lost });
    }
}

/// A list item without its dash.
fn item(line: Line<'_>) -> Option<Slip> {
    let bullets = line.text.len() - line.text.trim_start_matches(BULLETS).len();
    let rest = line.text.get(bullets..)?;
    let text = rest.trim_start();
    let value = line.end() - text.len();
    let is_dash = line.text.get(..bullets) == Some("-");
    let (mark, message, help, title) = match is_dash {
        true => (1, "a list item needs a space behind its `-`", "write a space", "write a space"),
        false => (bullets, "a list item begins with `- `", "write `- ` before it", "write `- `"),
    };
    let mark = if mark == 0 { line.mark() } else { Span::new(line.start, line.start + mark) };
    let applies = if bullets == 0 { Applies::Likely } else { Applies::Safely };
    let edit = Edit { span: Span::new(line.start, value), text: "- ".into() };
    let value = Some(value);
    (!text.is_empty()).then_some(Slip {
        mark,
        message,
        help,
        fix: Some((title, applies)),
        edit,
        reading: Reading::Certain,
        value,
        is_guess: false,
    })
}

/// A member without its colon, or without the space behind that.
fn member(line: Line<'_>, is_parent: bool) -> Option<Slip> {
    let slip = |mark: Span, message, help, title, applies, edit, value| {
        Some(Slip {
            mark,
            message,
            help,
            fix: Some((title, applies)),
            edit,
            reading: Reading::Certain,
            value,
            is_guess: false,
        })
    };
    let comment = ["//", "/*", "-- "].into_iter().find(|mark| line.text.starts_with(mark));
    if let Some(comment) = comment {
        let mark = Span::new(line.start, line.start + comment.trim_end().len());
        let edit = Edit { span: mark, text: "#".into() };
        let message = "a comment begins with `#` in YAML";
        return slip(mark, message, "write `#`", "write `#`", Applies::Safely, edit, None);
    }
    let quote = line.text.starts_with(['"', '\'']);
    let opening = usize::from(quote);
    let bare = line.text.get(opening..)?;
    let length =
        bare.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'$')).count();
    let name = opening + length;
    let rest = line.text.get(name..)?;
    if quote && !rest.starts_with(['"', '\'']) {
        let colon = rest.bytes().position(|byte| byte == b':')?;
        let mark = Span::new(line.start, line.start + 1);
        let edit = Edit { span: mark, text: String::new() };
        let value = rest.get(colon + 1..)?.trim_start();
        let help = "write the quote that it began with behind it";
        return slip(
            mark,
            "the text is not closed",
            help,
            "remove the quote",
            Applies::Likely,
            edit,
            Some(line.end() - value.len()),
        );
    }
    let name = if quote { name + 1 } else { name };
    let rest = line.text.get(name..)?;
    let separator = rest.trim_start();
    let at = line.end() - separator.len();
    let marks = ["=>", ":=", "=", "：", ":"];
    let found = marks.into_iter().find(|mark| separator.starts_with(mark));
    let found = found.filter(|_| !separator.starts_with("://"));
    if length == 0 {
        return None;
    }
    match found {
        Some(mark) => {
            let value = separator.get(mark.len()..)?.trim_start();
            let start = line.end() - value.len();
            let (message, help) = match mark {
                ":" => ("a space is missing behind the colon", "write a space"),
                "：" => ("this is not the colon of YAML", "write `: `"),
                _ => ("YAML has `: ` between name and value", "write `: `"),
            };
            let text = if value.is_empty() { ":" } else { ": " };
            let edit = Edit { span: Span::new(line.start + name, start), text: text.into() };
            let mark = Span::new(at, at + mark.len());
            slip(mark, message, help, "write `: `", Applies::Safely, edit, Some(start).filter(|_| !value.is_empty()))
        }
        None if separator.is_empty() && is_parent => {
            let edit = Edit { span: Span::at(line.end()), text: ":".into() };
            slip(
                line.span(),
                "the colon is missing behind this name",
                "write `:`",
                "write `:`",
                Applies::Likely,
                edit,
                None,
            )
        }
        None if rest.starts_with(' ') && !separator.is_empty() && separator.split(' ').count() == 1 => {
            let mark = Span::new(line.start, line.start + name);
            let edit = Edit { span: Span::new(line.start + name, at), text: ": ".into() };
            let message = "the colon is missing behind this name";
            let slip = slip(mark, message, "write `:`", "write `:`", Applies::Likely, edit, Some(at));
            slip.map(|slip| Slip { is_guess: true, ..slip })
        }
        None => None,
    }
}
