//! Members of YAML in another map: lines move between blocks with their comments, values of one line into brackets and
//! out of them.

use super::edit::{end_of_line, is_block, line_start, newline_of, rename_key, styled};
use super::write;
use crate::syntax::edit::{self, Edit};
use crate::syntax::tree::{Kind, Node, flag};
use crate::text::Span;

/// Moves runs of adjacent members of one map into another one, inside new maps named by `path`.
///
/// The first is renamed to `name`, if given. Not for two maps in brackets, which are written as in JSON.
pub(in crate::syntax) fn move_runs(
    runs: &[Vec<Node<'_>>],
    name: Option<&str>,
    into: Node<'_>,
    path: &[&str],
) -> Option<Vec<Edit>> {
    let first = *runs.first()?.first()?;
    let from = first.parent()?;
    let mut path: Vec<_> = path.iter().map(|level| rename_key(first, level).text).collect();
    let body = match is_block(from) {
        true => Body::of_blocks(runs)?,
        false => Body::of_brackets(runs)?,
    };
    let body = match name {
        Some(name) => body.renamed(first, name)?,
        None => body,
    };
    if from.index() == into.index() {
        let indent = indent_of(from)?;
        return nest(runs, &body.indented(&indent, &path, step(from))?);
    }
    let mut edits = match is_block(from) {
        true => take_out(from, runs)?,
        false => runs.iter().flat_map(|run| edit::remove_run(run)).collect(),
    };
    if is_block(into) {
        let lines = body.indented(&indent_of(into)?, &path, step(from))?;
        edits.push(append(into, &lines, &edits)?);
    } else if into.is_empty() && into.key().and_then(Node::parent).is_some_and(is_block) {
        edits.extend(fill(into, &body, &path)?);
    } else {
        let mut written = body.in_brackets(runs)?;
        while let Some(level) = path.pop() {
            written = format!("{level}: {{ {written} }}");
        }
        edits.push(edit::insert_written(into, &written)?);
    }
    Some(edits)
}

/// Wraps the outermost map in new maps named by `path`, and adds a member to the outermost of them.
pub(in crate::syntax) fn wrap(object: Node<'_>, path: &[&str], (name, json): (&str, &str)) -> Option<Edit> {
    let (key, _) = object.members().find(|(key, _)| !key.is_copy())?;
    let text = object.document_text();
    let lines = whole_lines(key, object.span().end as usize)?;
    if object.key().is_some() || !indent_of(object)?.is_empty() || keeps_line_ends(object) || is_unusual(object) {
        return None;
    }
    let path: Vec<_> = path.iter().map(|level| rename_key(key, level).text).collect();
    let body = Body { text: lines.of(text).to_owned(), indent: String::new(), newline: newline_of(text) };
    let wrapped = body.indented("", &path, step(object))?;
    let sibling = format!("{}: {}", rename_key(key, name).text, styled(json, ""));
    Some(Edit { span: lines, text: format!("{wrapped}{}{sibling}", body.newline) })
}

/// Whether a member cannot be moved: an anchor must stand before its aliases.
pub(in crate::syntax) fn is_bound(key: Node<'_>) -> bool {
    key.is_shared() || key.value_of_key().is_none_or(Node::is_shared_inside) || is_unusual(key)
}

/// Whether other documents follow, or lines end as they did long ago.
fn is_unusual(node: Node<'_>) -> bool {
    let text = node.document_text();
    let has_old_line_ends = || text.contains('\r') && text.split("\r\n").any(|part| part.contains('\r'));
    node.is_one_of_several_documents() || has_old_line_ends()
}

/// The lines of some members, without the last line end.
struct Body {
    text: String,
    indent: String,
    newline: &'static str,
}

impl Body {
    /// Members in blocks, with the comments on their lines and between them.
    fn of_blocks(runs: &[Vec<Node<'_>>]) -> Option<Self> {
        let first = *runs.first()?.first()?;
        let text = first.document_text();
        let newline = newline_of(text);
        let mut lines = Vec::new();
        for run in runs {
            let span = lines_of_run(run)?;
            if run.last().and_then(|key| key.value_of_key()).is_none_or(keeps_line_ends) {
                return None;
            }
            lines.push(span.of(text));
        }
        let indent = " ".repeat(column(first)?);
        Some(Self { text: lines.join(newline), indent, newline })
    }

    /// Members in brackets, one a line.
    fn of_brackets(runs: &[Vec<Node<'_>>]) -> Option<Self> {
        let first = runs.first()?.first()?;
        let newline = newline_of(first.document_text());
        let lines: Option<Vec<_>> = runs.iter().flatten().map(|key| one_line(*key)).collect();
        Some(Self { text: lines?.join(newline), indent: String::new(), newline })
    }

    /// With another name for the first member.
    fn renamed(mut self, first: Node<'_>, name: &str) -> Option<Self> {
        let key = self.indent.len()..self.indent.len() + first.span().len();
        (self.text.get(key.clone()) == Some(first.raw()))
            .then(|| self.text.replace_range(key, &rename_key(first, name).text))?;
        Some(self)
    }

    /// With this indentation, below the names of new maps.
    fn indented(&self, indent: &str, path: &[String], step: usize) -> Option<String> {
        let mut indent = indent.to_owned();
        let mut lines = Vec::new();
        for level in path {
            lines.push(format!("{indent}{level}:"));
            indent.push_str(&" ".repeat(step));
        }
        lines.push(reindent(&self.text, &self.indent, &indent)?);
        Some(lines.join(self.newline))
    }

    /// On one line with commas, if no comment is lost by that.
    fn in_brackets(&self, runs: &[Vec<Node<'_>>]) -> Option<String> {
        let written = |(line, key): (&str, &Node<'_>)| {
            let value = key.value_of_key()?;
            let line = line.trim();
            // The lines of the members, and nothing else.
            (line.ends_with(value.raw()) && !value.raw().contains(['\n', '\r']) && !is_block(value)).then_some(())?;
            let name = line.get(..line.len() - value.raw().len())?.trim_end().strip_suffix(':')?.trim_end();
            let is_open = value.kind() == Kind::String
                && value.has(flag::YAML)
                && value.raw().contains([',', '[', ']', '{', '}']);
            let value = if is_open { write::scalar(&value.value()) } else { value.raw().to_owned() };
            Some(format!("{name}: {value}").trim_end().to_owned())
        };
        let keys: Vec<_> = runs.iter().flatten().collect();
        let lines: Vec<_> = self.text.lines().collect();
        let members: Option<Vec<_>> =
            (keys.len() == lines.len()).then(|| lines.into_iter().zip(keys).map(written).collect())?;
        Some(members?.join(", "))
    }
}

/// A member of a map in brackets, if it is on one line without tag and anchor.
fn one_line(key: Node<'_>) -> Option<String> {
    let value = key.value_of_key()?;
    let between = Span { start: key.span().end, end: value.span().start.max(key.span().end) };
    let is_plain = matches!(between.of(key.document_text()).trim(), ":" | "");
    let has_lines = [key, value].iter().any(|node| node.raw().contains(['\n', '\r']));
    (is_plain && !has_lines).then(|| format!("{}: {}", key.raw(), value.raw()).trim_end().to_owned())
}

/// The lines of adjacent members in a block, without the last line end.
fn lines_of_run(run: &[Node<'_>]) -> Option<Span> {
    let (first, last) = (*run.first()?, *run.last()?);
    whole_lines(first, last.value_of_key()?.span().end.max(last.span().end) as usize)
}

/// The lines from a name, which must be the first on its line, to an offset, without the last line end.
fn whole_lines(key: Node<'_>, end: usize) -> Option<Span> {
    let text = key.document_text();
    let start = line_start(text, key.span().start as usize);
    let lead = text.get(start..key.span().start as usize)?;
    is_blank(lead).then_some(())?;
    Some(Span::new(start, end_of_line(text, end)?))
}

/// Takes runs of members out of a block, with their lines.
fn take_out(from: Node<'_>, runs: &[Vec<Node<'_>>]) -> Option<Vec<Edit>> {
    let text = from.document_text();
    if runs.iter().map(Vec::len).sum::<usize>() < from.members().count() {
        let out = |run: &Vec<Node<'_>>| {
            let lines = lines_of_run(run)?;
            let end = next_line(text, lines.end as usize);
            Some(Edit { span: Span::new(lines.start as usize, end), text: String::new() })
        };
        return runs.iter().map(out).collect();
    }
    let lines = lines_of_run(runs.first()?)?;
    let key = from.key()?;
    let between = Span { start: key.span().end, end: from.span().start };
    let is_plain = between.of(text).trim() == ":";
    let start = if is_plain { key.span().end } else { lines.start };
    // With the line end, so that nothing is written below it at the same time.
    let span = Span::new(start as usize, next_line(text, lines.end as usize));
    let line_end = Span { start: lines.end, end: span.end }.of(text);
    let written = if is_plain { ": {}".to_owned() } else { format!("{}{{}}", indent_of(from)?) };
    Some(vec![Edit { span, text: format!("{written}{line_end}") }])
}

/// Replaces runs of members of a block by lines in the place of the first of them.
fn nest(runs: &[Vec<Node<'_>>], lines: &str) -> Option<Vec<Edit>> {
    let (first, others) = runs.split_first()?;
    let mut edits = vec![Edit { span: lines_of_run(first)?, text: lines.to_owned() }];
    let text = first.first()?.document_text();
    for run in others {
        let lines = lines_of_run(run)?;
        let span = Span::new(lines.start as usize, next_line(text, lines.end as usize));
        edits.push(Edit { span, text: String::new() });
    }
    Some(edits)
}

/// Adds lines behind those of a block, of which other edits may take some out.
fn append(block: Node<'_>, lines: &str, others: &[Edit]) -> Option<Edit> {
    let text = block.document_text();
    let line_end = end_of_line(text, block.span().end as usize)?;
    if keeps_line_ends(block) {
        return None;
    }
    let at = next_line(text, line_end);
    let newline = newline_of(text);
    let is_taken_out = others.iter().any(|other| other.span.end as usize == at && other.text.is_empty());
    // The last line of the text may have no line end.
    let before = if at == line_end && !is_taken_out { newline } else { "" };
    Some(Edit { span: Span::at(at), text: format!("{before}{lines}{newline}") })
}

/// Writes lines below a name instead of `{}`.
fn fill(object: Node<'_>, body: &Body, path: &[String]) -> Option<Vec<Edit>> {
    let text = object.document_text();
    let key = object.key()?;
    let between = Span { start: key.span().end, end: object.span().start }.of(text);
    let inside = object.raw().strip_prefix('{')?.strip_suffix('}')?;
    let line_end = end_of_line(text, object.span().end as usize)?;
    if !is_blank(between.strip_prefix(':')?) || !is_blank(inside) {
        return None;
    }
    let step = step(object);
    let indent = " ".repeat(column(key)? + step);
    let lines = body.indented(&indent, path, step)?;
    let brackets = Span { start: key.span().end + 1, end: object.span().end };
    let newline = newline_of(text);
    let behind = if line_end == text.len() { newline } else { "" };
    let below = Edit { span: Span::at(line_end), text: format!("{newline}{lines}{behind}") };
    Some(match line_end == object.span().end as usize {
        true => vec![Edit { span: brackets, text: below.text }],
        false => vec![Edit { span: brackets, text: String::new() }, below],
    })
}

/// The indentation of the members of a block.
fn indent_of(block: Node<'_>) -> Option<String> {
    let (key, _) = block.members().find(|(key, _)| !key.is_copy())?;
    Some(" ".repeat(column(key)?))
}

/// How far to the right a name stands, if only spaces and dashes stand before it.
fn column(key: Node<'_>) -> Option<usize> {
    let start = key.span().start as usize;
    let text = key.document_text();
    let lead = text.get(line_start(text, start)..start)?;
    lead.bytes().all(|byte| matches!(byte, b' ' | b'-')).then_some(lead.len())
}

/// How much further to the right the members of a map stand than its name: as the closest map around has it, or else
/// any in the outermost.
fn step(node: Node<'_>) -> usize {
    let of_map = |map: Node<'_>| {
        let key = map.key().filter(|_| is_block(map) && !map.is_copy())?;
        let (first, _) = map.members().next()?;
        column(first)?.checked_sub(column(key)?).filter(|step| *step > 0)
    };
    let around = || {
        std::iter::successors(Some(node), |node| {
            let index = node.index();
            node.parent().filter(|parent| parent.index() < index)
        })
    };
    let inside = |map: Node<'_>| map.members().find_map(|(_, value)| of_map(value));
    around().find_map(of_map).or_else(|| around().find_map(inside)).unwrap_or(2)
}

/// Lines with another indentation; nothing if one of them stands further to the left.
fn reindent(lines: &str, from: &str, to: &str) -> Option<String> {
    let mut out = String::with_capacity(lines.len() + 64);
    for line in lines.split_inclusive('\n') {
        let content = line.trim_end_matches(['\n', '\r']);
        match content.strip_prefix(from) {
            Some(rest) if !rest.is_empty() => out.extend([to, rest]),
            None if !is_blank(content) => return None,
            _ => {}
        }
        out.push_str(line.get(content.len()..)?);
    }
    Some(out)
}

fn is_blank(text: &str) -> bool {
    text.bytes().all(|byte| byte == b' ')
}

/// The start of the line behind the one that ends here.
fn next_line(text: &str, line_end: usize) -> usize {
    let rest = text.get(line_end..).unwrap_or_default();
    let length = if rest.starts_with("\r\n") { 2 } else { usize::from(rest.starts_with('\n')) };
    line_end + length
}

/// Whether the line ends behind a node belong to it: it ends with a text such as `|+`, or with a block at the end of the
/// document.
pub(super) fn keeps_line_ends(node: Node<'_>) -> bool {
    let last = std::iter::successors(Some(node), |node| node.children().filter(|child| !child.is_copy()).last()).last();
    last.is_some_and(|last| {
        let header = last.raw().split(['\n', '\r', '#']).next().unwrap_or_default();
        let is_at_end = last.span().end as usize == last.document_text().len();
        let keeps = header.contains('+') || is_at_end && !header.contains('-');
        last.kind() == Kind::String && header.starts_with(['|', '>']) && keeps
    })
}
