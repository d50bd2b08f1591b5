//! Text edits on a document: the only place that touches commas and indentation.
//!
//! Everything outside an edit stays as it is, byte for byte: comments, order, number text, line ends.

use super::string;
use super::tree::{Kind, Node, flag};
use crate::text::{Span, search};

/// Replace the bytes of a span by a text. An empty span inserts, an empty text removes.
///
/// ```
/// let report = authlint::check_value(&serde_json::json!({ "AuthResources": "USER_POOL_ONLY", "Service": "cognito" }));
/// let finding = report.findings().iter().find(|finding| finding.rule().id() == "invalid-enum-value").unwrap();
/// let edit = &finding.fixes()[0].edits[0];
/// assert_eq!((edit.span.of(report.document().text()), edit.text.as_str()), ("\"cognito\"", "\"COGNITO\""));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Edit {
    /// What is replaced, in bytes of the document.
    pub span: Span,
    /// What comes in its place.
    pub text: String,
}

/// Gives a member another name.
pub(crate) fn rename_key(key: Node<'_>, name: &str) -> Edit {
    Edit { span: key.span(), text: string::quote(name) }
}

/// Puts another value, given as JSON, in the place of this one.
pub(crate) fn replace_value(value: Node<'_>, json: impl Into<String>) -> Edit {
    Edit { span: value.span(), text: json.into() }
}

/// Takes a member out of its object, with the comma that goes with it.
pub(crate) fn remove_member(key: Node<'_>) -> Vec<Edit> {
    let end = key.value_of_key().map_or(key.span().end, |value| value.span().end.max(key.span().end));
    remove(key, Span { start: key.span().start, end })
}

/// Takes members out of one object, given in the order of the text, with the commas that go with them.
pub(crate) fn remove_members(keys: &[Node<'_>]) -> Vec<Edit> {
    runs(keys).into_iter().flat_map(|run| remove_run(&run)).collect()
}

fn remove_run(run: &[Node<'_>]) -> Vec<Edit> {
    run.first().map_or(Vec::new(), |first| remove(*first, span_of_run(run)))
}

/// Members that follow each other without another between them.
fn runs<'t>(keys: &[Node<'t>]) -> Vec<Vec<Node<'t>>> {
    let mut runs: Vec<Vec<Node<'t>>> = Vec::new();
    for key in keys {
        let before = key.before().map(Node::index);
        match runs.last_mut() {
            Some(run) if run.last().and_then(|last| last.value_of_key()).map(Node::index) == before => run.push(*key),
            _ => runs.push(vec![*key]),
        }
    }
    runs
}

fn span_of_run(run: &[Node<'_>]) -> Span {
    let ends = run.first().zip(run.last());
    ends.map_or(Span::at(0), |(first, last)| first.span().to(last.value_of_key().unwrap_or(*last).span()))
}

/// Moves members of one object, given in the order of the text, into another one, inside new objects of the names of a path.
///
/// The first is given a new name if there is one.
pub(crate) fn move_members(keys: &[Node<'_>], name: Option<&str>, into: Node<'_>, path: &[&str]) -> Option<Vec<Edit>> {
    let first = *keys.first()?;
    let from = first.parent()?;
    let is_inside = |run: &[Node<'_>]| {
        let (outer, inner) = (span_of_run(run), into.span());
        outer.start <= inner.start && inner.end <= outer.end
    };
    let is_unreadable = from.has(flag::BROKEN) || into.has(flag::BROKEN);
    if into.kind() != Kind::Object || is_unreadable || runs(keys).iter().any(|run| is_inside(run)) {
        return None;
    }
    let text = first.document_text();
    let mut runs = runs(keys).into_iter();
    let first_run = runs.next()?;
    let mut body = span_of_run(&first_run).of(text).to_owned();
    if let Some(name) = name {
        body.replace_range(..first.span().len(), &string::quote(name));
    }
    let style = Style::of(first);
    let mut edits = Vec::new();
    for run in runs {
        body.push(',');
        match style.indent {
            Some(indent) => body.extend([style.newline, indent]),
            None => body.push_str(style.space()),
        }
        body.push_str(span_of_run(&run).of(text));
        edits.extend(remove_run(&run));
    }
    if from.index() == into.index() {
        edits.push(Edit { span: span_of_run(&first_run), text: style.nest(&body, path) });
    } else {
        edits.extend(remove_run(&first_run));
        let into_style = Style { colon: style.colon, ..into.members().last().map_or(style, |(key, _)| Style::of(key)) };
        let body = shift(&body, style.indent.unwrap_or_default(), into_style.indent.unwrap_or_default());
        edits.push(insert_entry(into, &into_style.nest(&body, path))?);
    }
    Some(edits)
}

/// Puts objects of the names of a path around a whole object, and an entry given as JSON into the outermost.
pub(crate) fn wrap(object: Node<'_>, path: &[&str], beside: &str) -> Option<Edit> {
    let (innermost, around) = path.split_last()?;
    let style = Style { indent: Some(""), ..object.members().next().map_or(Style::NONE, |(key, _)| Style::of(key)) };
    let body = style.nest(&format!("{}{}{}", string::quote(innermost), style.colon, object.raw()), around);
    let text = match search::find(&body, "\n") {
        Some(_) => format!("{{{line}  {},{line}  {beside}{line}}}", shift(&body, "", "  "), line = style.newline),
        None => format!("{{ {body}, {beside} }}"),
    };
    Some(Edit { span: object.span(), text })
}

/// Puts an object around a whole object, which becomes its only member.
pub(crate) fn enclose(object: Node<'_>, name: &str) -> Edit {
    let style = object.members().next().map_or(Style::NONE, |(key, _)| Style::of(key));
    let body = format!("{}{}{}", string::quote(name), style.colon, object.raw());
    let text = match search::find(&body, "\n") {
        Some(_) => format!("{{{line}  {}{line}}}", shift(&body, "", "  "), line = style.newline),
        None => format!("{{{space}{body}{space}}}", space = style.space()),
    };
    Edit { span: object.span(), text }
}

/// Takes comments out, with their lines where there is nothing else on them.
pub(crate) fn remove_comments(text: &str, comments: &[Span]) -> Vec<Edit> {
    let edits = comments.iter().map(|comment| {
        let (start, end) = (comment.start as usize, comment.end as usize);
        let before = text.get(..start).unwrap_or_default();
        let inline = Span::new(before.trim_end_matches([' ', '\t']).len(), end);
        Edit { span: whole_lines(text, start, end).unwrap_or(inline), text: String::new() }
    });
    edits.collect()
}

/// Puts what is inside the only member of an object, or further inside, in the place of that object.
pub(crate) fn unwrap(outer: Node<'_>, inner: Node<'_>) -> Edit {
    let text = shift(inner.raw(), indent_of_line(inner), indent_of_line(outer));
    Edit { span: outer.span(), text }
}

/// How members are written.
#[derive(Clone, Copy)]
pub(super) struct Style<'t> {
    /// What is before a member on its line, if that is nothing but spaces.
    pub(super) indent: Option<&'t str>,
    pub(super) newline: &'static str,
    pub(super) colon: &'t str,
}

impl<'t> Style<'t> {
    pub(super) const NONE: Self = Self { indent: None, newline: "\n", colon: ": " };

    pub(super) fn of(key: Node<'t>) -> Self {
        let text = key.document_text();
        let start = key.span().start as usize;
        let line = line_start(text, start);
        let indent = line.and_then(|at| text.get(at..start));
        let newline = line.map_or("\n", |at| line_end(text, at));
        let value = key.value_of_key().map_or(key.span().end, |value| value.span().start);
        let colon = Span { start: key.span().end, end: value }.of(text);
        Self { indent, newline, colon: if colon.trim() == ":" { colon } else { ": " } }
    }

    /// Members inside objects of the names of a path.
    fn nest(&self, body: &str, path: &[&str]) -> String {
        let lines = self.indent.filter(|_| search::find(body, "\n").is_some());
        let indent = |depth| format!("{}{}", lines.unwrap_or_default(), "  ".repeat(depth));
        let mut nested = match lines {
            Some(lines) => shift(body, lines, &indent(path.len())),
            None => body.to_owned(),
        };
        for (depth, name) in path.iter().enumerate().rev() {
            let (name, colon) = (string::quote(name), self.colon);
            nested = match lines {
                Some(_) => {
                    let line = self.newline;
                    format!("{name}{colon}{{{line}{}{nested}{line}{}}}", indent(depth + 1), indent(depth))
                }
                None => format!("{name}{colon}{{{space}{nested}{space}}}", space = self.space()),
            };
        }
        nested
    }

    /// Between brackets and what is in them on one line.
    fn space(&self) -> &'static str {
        if self.colon == ":" { "" } else { " " }
    }
}

/// Gives all lines but the first another indentation.
fn shift(text: &str, from: &str, to: &str) -> String {
    let mut lines = text.split_inclusive('\n');
    let mut shifted = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        match line.strip_prefix(from).filter(|rest| !rest.trim().is_empty()) {
            Some(rest) => shifted.extend([to, rest]),
            None => shifted.push_str(line),
        }
    }
    shifted
}

/// The spaces at the start of the line that a node begins on.
fn indent_of_line(node: Node<'_>) -> &str {
    let before = node.document_text().get(..node.span().start as usize).unwrap_or_default();
    let line = before.rsplit(['\n', '\r']).next().unwrap_or_default();
    line.get(..line.len() - line.trim_start().len()).unwrap_or_default()
}

/// Takes an item out of its list, with the comma that goes with it.
pub(crate) fn remove_item(item: Node<'_>) -> Vec<Edit> {
    remove(item, item.span())
}

/// Adds a member, its value given as JSON, at the end of an object, in the style of what is there.
pub(crate) fn insert_member(object: Node<'_>, name: &str, json: &str) -> Option<Edit> {
    if object.kind() != Kind::Object {
        return None;
    }
    let colon = object.members().last().map_or(Style::NONE, |(key, _)| Style::of(key)).colon;
    insert_entry(object, &format!("{}{colon}{json}", string::quote(name)))
}

/// Adds a member that is written already.
pub(super) fn insert_entry(object: Node<'_>, entry: &str) -> Option<Edit> {
    match object.members().last() {
        Some((key, value)) => append(object, key.span().to(value.span()), entry),
        None => fill(object, &format!(" {entry} ")),
    }
}

/// Adds an item, given as JSON, at the end of a list, in the style of what is there.
pub(crate) fn insert_item(list: Node<'_>, json: &str) -> Option<Edit> {
    if list.kind() != Kind::Array {
        return None;
    }
    match list.items().last() {
        Some(item) => append(list, item.span(), json),
        None => fill(list, json),
    }
}

/// Puts the first entry into an object or list that has nothing in it, not even a comment.
fn fill(container: Node<'_>, entry: &str) -> Option<Edit> {
    let span = container.span();
    let inside = Span::new(span.start as usize + 1, (span.end as usize).saturating_sub(1));
    let blank = inside.of(container.document_text()).trim().is_empty();
    blank.then(|| Edit { span: inside, text: entry.to_owned() })
}

/// Adds an entry behind the last one: on a line of its own if that one has its own.
fn append(container: Node<'_>, last: Span, entry: &str) -> Option<Edit> {
    let text = container.document_text();
    let (start, end) = (last.start as usize, last.end as usize);
    let separator = match line_start(text, start).filter(|at| *at > container.span().start as usize) {
        Some(at) => format!("{}{}", line_end(text, at), text.get(at..start)?),
        None => " ".to_owned(),
    };
    // Behind a trailing comma of JSONC there is no need for another.
    Some(match comma_behind(text, end) {
        Some(comma) => Edit { span: Span::at(comma + 1), text: format!("{separator}{entry},") },
        None => Edit { span: Span::at(end), text: format!(",{separator}{entry}") },
    })
}

fn line_end(text: &str, line_start: usize) -> &'static str {
    let before = text.get(..line_start).unwrap_or_default();
    if before.ends_with("\r\n") {
        "\r\n"
    } else if before.ends_with('\r') {
        "\r"
    } else {
        "\n"
    }
}

/// Removes the entry of a list or object that begins with this node.
fn remove(first: Node<'_>, entry: Span) -> Vec<Edit> {
    let text = first.document_text();
    let (start, end) = (entry.start as usize, entry.end as usize);
    let cut = |start: usize, end: usize| Edit { span: Span::new(start, end), text: String::new() };
    if let Some(comma) = comma_behind(text, end) {
        // Only blanks between the entry and its comma: one piece. A comment there stays.
        let one_piece = text.get(end..comma).is_some_and(|between| between.trim().is_empty());
        let last = if one_piece { comma + 1 } else { end };
        let mut edits = vec![match whole_lines(text, start, last) {
            Some(lines) if one_piece => Edit { span: lines, text: String::new() },
            _ => cut(start, last + blanks(text.get(last..).unwrap_or_default())),
        }];
        if !one_piece {
            edits.push(cut(comma, comma + 1));
        }
        return edits;
    }
    let comma_before = first.before().and_then(|before| comma_behind(text, before.span().end as usize));
    if let Some(comma) = comma_before.filter(|comma| *comma < start) {
        let between = text.get(comma + 1..start).unwrap_or_default();
        if between.trim().is_empty() {
            return vec![cut(comma, end)];
        }
        return vec![cut(comma, comma + 1), cut(start, end)];
    }
    // The only entry: take the blanks around it too, so that the brackets meet.
    let before = text.get(..start).unwrap_or_default();
    let after = text.get(end..).unwrap_or_default();
    let (inner_start, inner_end) = (before.trim_end().len(), end + (after.len() - after.trim_start().len()));
    let alone = before.trim_end().ends_with(['{', '[']) && after.trim_start().starts_with(['}', ']']);
    vec![if alone { cut(inner_start, inner_end) } else { cut(start, end) }]
}

/// The whole lines of a piece of text that shares its lines with nothing else.
fn whole_lines(text: &str, start: usize, end: usize) -> Option<Span> {
    let line_start = line_start(text, start)?;
    let after = text.get(end..)?;
    let blank = after.len() - after.trim_start_matches([' ', '\t']).len();
    let rest = after.get(blank..)?;
    let line_end = if rest.starts_with("\r\n") { 2 } else { usize::from(rest.starts_with(['\n', '\r'])) };
    (line_end > 0).then(|| Span::new(line_start, end + blank + line_end))
}

/// Where the line begins, if only blanks stand before an offset; looks no further back, since lines may be megabytes.
fn line_start(text: &str, offset: usize) -> Option<usize> {
    let before = text.get(..offset)?.trim_end_matches([' ', '\t']);
    before.ends_with(['\n', '\r']).then_some(before.len())
}

fn blanks(text: &str) -> usize {
    text.len() - text.trim_start_matches([' ', '\t']).len()
}

/// The offset of the comma that follows, if only blanks and comments stand before it.
fn comma_behind(text: &str, from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let rest = text.get(at..)?;
        let trimmed = rest.trim_start();
        at += rest.len() - trimmed.len();
        if trimmed.starts_with(',') {
            return Some(at);
        } else if trimmed.starts_with("//") {
            at += trimmed.find(['\n', '\r'])?;
        } else if trimmed.starts_with("/*") {
            at += search::find(trimmed, "*/")? + 2;
        } else {
            return None;
        }
    }
}
