//! Text edits on a document: the only place that touches commas and indentation.
//!
//! Everything outside an edit stays as it is, byte for byte: comments, order, number text, line ends.

use super::string;
use super::tree::{Kind, Node, flag};
#[cfg(feature = "yaml")]
use super::yaml::{edit as yaml, moves};
use crate::text::{Span, search};

/// Replaces the bytes of a span with a text. An empty span inserts, an empty text removes.
///
/// ```
/// let report = authlint::check_value(&serde_json::json!({ "AuthResources": "USER_POOL_ONLY", "Service": "cognito" }));
/// let finding = report.findings().iter().find(|finding| finding.rule().id() == "invalid-enum-value").unwrap();
/// let edit = &finding.fixes()[0].edits()[0];
/// assert_eq!((edit.span().of(report.document().text()), edit.text()), ("\"cognito\"", "\"COGNITO\""));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    pub(crate) span: Span,
    pub(crate) text: String,
}

impl Edit {
    /// What is replaced, in bytes; empty where text is added.
    pub fn span(&self) -> Span {
        self.span
    }

    /// What replaces it. It may hold document text that is not masked.
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// Renames a member.
pub(crate) fn rename_key(key: Node<'_>, name: &str) -> Edit {
    #[cfg(feature = "yaml")]
    if key.is_yaml() {
        return yaml::rename_key(key, name);
    }
    Edit { span: key.span(), text: string::quote(name) }
}

/// Replaces a value with another one, given as JSON.
pub(crate) fn replace_value(value: Node<'_>, json: impl Into<String>) -> Edit {
    #[cfg(feature = "yaml")]
    if value.is_yaml() {
        return yaml::replace_value(value, &json.into());
    }
    Edit { span: value.span(), text: json.into() }
}

/// Removes a member from its object, along with its comma.
pub(crate) fn remove_member(key: Node<'_>) -> Vec<Edit> {
    #[cfg(feature = "yaml")]
    if key.parent().is_some_and(yaml::is_block) {
        return yaml::remove_members(&[key]);
    }
    let end = key.value_of_key().map_or(key.span().end, |value| value.span().end.max(key.span().end));
    remove(key, Span { start: key.span().start, end })
}

/// Removes members of one object, given in document order, along with their commas.
pub(crate) fn remove_members(keys: &[Node<'_>]) -> Vec<Edit> {
    #[cfg(feature = "yaml")]
    if keys.first().and_then(|key| key.parent()).is_some_and(yaml::is_block) {
        return yaml::remove_members(keys);
    }
    runs(keys).into_iter().flat_map(|run| remove_run(&run)).collect()
}

pub(super) fn remove_run(run: &[Node<'_>]) -> Vec<Edit> {
    run.first().map_or(Vec::new(), |first| remove(*first, span_of_run(run)))
}

/// Groups adjacent members.
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

/// Moves members of one object, given in document order, into another one, inside new objects named by `path`.
///
/// The first is renamed to `name`, if given.
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
    #[cfg(feature = "yaml")]
    if first.is_yaml() {
        if keys.iter().any(|key| moves::is_bound(*key)) || into.is_shared() || from.is_shared() {
            return None;
        }
        if yaml::is_block(from) || yaml::is_block(into) {
            return moves::move_runs(&runs(keys), name, into, path);
        }
    }
    let text = first.document_text();
    let mut runs = runs(keys).into_iter();
    let first_run = runs.next()?;
    let mut body = span_of_run(&first_run).of(text).to_owned();
    if let Some(name) = name {
        body.replace_range(..first.span().len(), &rename_key(first, name).text);
    }
    let path = names_like(first, path);
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
        edits.push(Edit { span: span_of_run(&first_run), text: style.nest(&body, &path) });
    } else {
        edits.extend(remove_run(&first_run));
        let into_style = Style { colon: style.colon, ..into.members().last().map_or(style, |(key, _)| Style::of(key)) };
        let body = shift(&body, style.indent.unwrap_or_default(), into_style.indent.unwrap_or_default());
        edits.push(insert_written(into, &into_style.nest(&body, &path))?);
    }
    Some(edits)
}

/// Names in the quotes of a key.
fn names_like(key: Node<'_>, names: &[&str]) -> Vec<String> {
    names.iter().map(|name| rename_key(key, name).text).collect()
}

/// Wraps an object in new objects named by `path`, and adds a member, its value given as JSON, to the outermost.
pub(crate) fn wrap(object: Node<'_>, path: &[&str], (name, json): (&str, &str)) -> Option<Edit> {
    #[cfg(feature = "yaml")]
    if yaml::is_block(object) {
        return moves::wrap(object, path, (name, json));
    }
    let (first, _) = object.members().next()?;
    let style = Style { indent: Some(""), ..Style::of(first) };
    let path = names_like(first, path);
    let (innermost, around) = path.split_last()?;
    let body = style.nest(&format!("{innermost}{}{}", style.colon, object.raw()), around);
    let sibling = format!("{}: {json}", rename_key(first, name).text);
    let text = match search::find(&body, "\n") {
        Some(_) => format!("{{{line}  {},{line}  {sibling}{line}}}", shift(&body, "", "  "), line = style.newline),
        None => format!("{{ {body}, {sibling} }}"),
    };
    Some(Edit { span: object.span(), text })
}

/// Wraps an object in a new object, of which it becomes the only member.
pub(crate) fn enclose(object: Node<'_>, name: &str) -> Edit {
    #[cfg(feature = "yaml")]
    if yaml::is_block(object) {
        return yaml::enclose(object, name);
    }
    let style = object.members().next().map_or(Style::NONE, |(key, _)| Style::of(key));
    let body = format!("{}{}{}", string::quote(name), style.colon, object.raw());
    let text = match search::find(&body, "\n") {
        Some(_) => format!("{{{line}  {}{line}}}", shift(&body, "", "  "), line = style.newline),
        None => format!("{{{space}{body}{space}}}", space = style.space()),
    };
    Edit { span: object.span(), text }
}

/// Removes comments, along with their lines if nothing else is on them.
pub(crate) fn remove_comments(text: &str, comments: &[Span]) -> Vec<Edit> {
    let edits = comments.iter().map(|comment| {
        let (start, end) = (comment.start as usize, comment.end as usize);
        let before = text.get(..start).unwrap_or_default();
        let inline = Span::new(before.trim_end_matches([' ', '\t']).len(), end);
        Edit { span: whole_lines(text, start, end).unwrap_or(inline), text: String::new() }
    });
    edits.collect()
}

/// Replaces an object with a value nested in it.
pub(crate) fn unwrap(outer: Node<'_>, inner: Node<'_>) -> Edit {
    #[cfg(feature = "yaml")]
    if yaml::is_block(outer) {
        return yaml::unwrap(outer, inner);
    }
    let text = shift(inner.raw(), indent_of_line(inner), indent_of_line(outer));
    Edit { span: outer.span(), text }
}

/// How members are formatted.
#[derive(Clone, Copy)]
pub(super) struct Style<'t> {
    /// The whitespace before a member on its line, if there is nothing else.
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

    /// Members inside objects named by `path`.
    fn nest(&self, body: &str, path: &[String]) -> String {
        let lines = self.indent.filter(|_| search::find(body, "\n").is_some());
        let indent = |depth| format!("{}{}", lines.unwrap_or_default(), "  ".repeat(depth));
        let mut nested = match lines {
            Some(lines) => shift(body, lines, &indent(path.len())),
            None => body.to_owned(),
        };
        for (depth, name) in path.iter().enumerate().rev() {
            let colon = self.colon;
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

    /// The space inside brackets on one line.
    fn space(&self) -> &'static str {
        if self.colon == ":" { "" } else { " " }
    }
}

/// Changes the indentation of all lines but the first.
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

/// The indentation of the line on which a node starts.
fn indent_of_line(node: Node<'_>) -> &str {
    let before = node.document_text().get(..node.span().start as usize).unwrap_or_default();
    let line = before.rsplit(['\n', '\r']).next().unwrap_or_default();
    line.get(..line.len() - line.trim_start().len()).unwrap_or_default()
}

/// Removes an item from its array, along with its comma.
pub(crate) fn remove_item(item: Node<'_>) -> Vec<Edit> {
    #[cfg(feature = "yaml")]
    if item.parent().is_some_and(yaml::is_block) {
        return yaml::remove_item(item);
    }
    remove(item, item.span())
}

/// Adds a member, its value given as JSON, at the end of an object, in the style of its members.
pub(crate) fn insert_member(object: Node<'_>, name: &str, json: &str) -> Option<Edit> {
    if object.kind() != Kind::Object {
        return None;
    }
    #[cfg(feature = "yaml")]
    if yaml::is_block(object) {
        return yaml::insert_member(object, name, json);
    }
    let colon = object.members().last().map_or(Style::NONE, |(key, _)| Style::of(key)).colon;
    insert_written(object, &format!("{}{colon}{json}", string::quote(name)))
}

/// Adds a member given as JSON.
pub(super) fn insert_written(object: Node<'_>, member: &str) -> Option<Edit> {
    match object.members().last() {
        Some((key, value)) => append(object, key.span().to(value.span()), member),
        None => fill(object, &format!(" {member} ")),
    }
}

/// Adds an item, given as JSON, at the end of an array, in the style of its items.
pub(crate) fn insert_item(list: Node<'_>, json: &str) -> Option<Edit> {
    if list.kind() != Kind::Array {
        return None;
    }
    #[cfg(feature = "yaml")]
    if yaml::is_block(list) {
        return yaml::insert_item(list, json);
    }
    match list.items().last() {
        Some(item) => append(list, item.span(), json),
        None => fill(list, json),
    }
}

/// Makes items of the parts of a string in a list, given what is between the parts.
pub(crate) fn split_item(item: Node<'_>, between: impl IntoIterator<Item = Span>) -> Vec<Edit> {
    let text = item.document_text();
    let start = item.span().start as usize;
    let separator = match line_start(text, start) {
        Some(at) => format!("\",{}{}\"", line_end(text, at), text.get(at..start).unwrap_or_default()),
        None => "\", \"".to_owned(),
    };
    between.into_iter().map(|span| Edit { span, text: separator.clone() }).collect()
}

/// Puts the first element into an empty object or array without comments.
fn fill(container: Node<'_>, element: &str) -> Option<Edit> {
    let span = container.span();
    let inside = Span::new(span.start as usize + 1, (span.end as usize).saturating_sub(1));
    let is_blank = inside.of(container.document_text()).trim().is_empty();
    is_blank.then(|| Edit { span: inside, text: element.to_owned() })
}

/// Adds an element after the last one, on its own line if the last one is.
fn append(container: Node<'_>, last: Span, element: &str) -> Option<Edit> {
    let text = container.document_text();
    let (start, end) = (last.start as usize, last.end as usize);
    let separator = match line_start(text, start) {
        Some(at) => format!("{}{}", line_end(text, at), text.get(at..start)?),
        None => " ".to_owned(),
    };
    // JSONC may have a trailing comma already.
    Some(match comma_after(text, end) {
        Some(comma) => Edit { span: Span::at(comma + 1), text: format!("{separator}{element},") },
        None => Edit { span: Span::at(end), text: format!(",{separator}{element}") },
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

/// Removes the element of an array or object that starts with this node.
fn remove(first: Node<'_>, element: Span) -> Vec<Edit> {
    let text = first.document_text();
    let (start, end) = (element.start as usize, element.end as usize);
    let cut = |start: usize, end: usize| Edit { span: Span::new(start, end), text: String::new() };
    if let Some(comma) = comma_after(text, end) {
        // Only whitespace before the comma: remove both as one piece. A comment in between stays.
        let one_piece = text.get(end..comma).is_some_and(|between| between.trim().is_empty());
        let last = if one_piece { comma + 1 } else { end };
        let mut edits = vec![match whole_lines(text, start, last) {
            Some(lines) if one_piece => Edit { span: lines, text: String::new() },
            _ => cut(start, last + spaces(text.get(last..).unwrap_or_default())),
        }];
        if !one_piece {
            edits.push(cut(comma, comma + 1));
        }
        return edits;
    }
    let comma_before = first.before().and_then(|before| comma_after(text, before.span().end as usize));
    if let Some(comma) = comma_before.filter(|comma| *comma < start) {
        let between = text.get(comma + 1..start).unwrap_or_default();
        if between.trim().is_empty() {
            return vec![cut(comma, end)];
        }
        return vec![cut(comma, comma + 1), cut(start, end)];
    }
    // The only element: remove the whitespace around it too, so that the brackets meet.
    let before = text.get(..start).unwrap_or_default();
    let after = text.get(end..).unwrap_or_default();
    let (inner_start, inner_end) = (before.trim_end().len(), end + (after.len() - after.trim_start().len()));
    let alone = before.trim_end().ends_with(['{', '[']) && after.trim_start().starts_with(['}', ']']);
    vec![if alone { cut(inner_start, inner_end) } else { cut(start, end) }]
}

/// The lines of a piece of text, if nothing else is on them.
fn whole_lines(text: &str, start: usize, end: usize) -> Option<Span> {
    let before = text.get(..start)?.trim_end_matches([' ', '\t']);
    let line_start = if before.is_empty() { 0 } else { line_start(text, start)? };
    let after = text.get(end..)?;
    let space = spaces(after);
    let rest = after.get(space..)?;
    let line_end = if rest.starts_with("\r\n") { 2 } else { usize::from(rest.starts_with(['\n', '\r'])) };
    (line_end > 0).then(|| Span::new(line_start, end + space + line_end))
}

/// The start of the line, if only whitespace precedes the offset; stops at other text, since lines may be megabytes long.
fn line_start(text: &str, offset: usize) -> Option<usize> {
    let before = text.get(..offset)?.trim_end_matches([' ', '\t']);
    before.ends_with(['\n', '\r']).then_some(before.len())
}

fn spaces(text: &str) -> usize {
    text.len() - text.trim_start_matches([' ', '\t']).len()
}

/// The offset of the comma that follows, with only whitespace and comments in between.
fn comma_after(text: &str, from: usize) -> Option<usize> {
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
