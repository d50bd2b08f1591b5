//! A tree as YAML that all readers read alike: in blocks, with quotes where one of them would see something else.

use super::edit::is_plain;
use super::lines::Lines;
use crate::syntax::tree::{Kind, Node};
use crate::text::Span;

/// `PyYAML`, and so others, takes a longer name for no name.
const LONGEST_NAME: usize = 1000;

/// Why there is no such text.
pub(crate) const LONG_NAME: &str = "one of its names is too long for YAML readers";

/// Writes a tree and its comments; nothing if one of its names is too long.
pub(crate) fn write(root: Node<'_>, comments: &[Span]) -> Option<String> {
    let mut writer = Writer { lines: Lines::new(root.document_text(), comments, "#"), is_readable: true };
    writer.lines.comments_before(root, 0);
    if root.is_empty() {
        writer.lines.begin_root();
    } else {
        writer.lines.is_fresh = writer.lines.out.is_empty();
    }
    writer.value(root, None);
    (writer.is_readable).then(|| writer.lines.finish())
}

struct Writer<'t> {
    lines: Lines<'t>,
    is_readable: bool,
}

impl Writer<'_> {
    /// Writes a value behind a name or a dash, whose line has this indentation.
    fn value(&mut self, value: Node<'_>, around: Option<usize>) {
        let indent = around.map_or(0, |around| around + 2);
        match value.kind() {
            Kind::Object if !value.is_empty() => self.members(value, indent),
            Kind::Array if !value.is_empty() => self.items(value, indent),
            _ => {
                let text = match value.kind() {
                    Kind::Object => "{}".to_owned(),
                    Kind::Array => "[]".to_owned(),
                    Kind::Number => number(value.raw()),
                    Kind::String => self.text(&value.value(), indent),
                    _ => value.raw().to_owned(),
                };
                let space = if self.lines.is_fresh || self.lines.out.is_empty() { "" } else { " " };
                self.lines.out.extend([space, &text]);
                self.lines.is_fresh = false;
                // Inside an empty object or list may be a comment.
                if matches!(value.kind(), Kind::Object | Kind::Array) {
                    self.lines.comments_until(value.span().end as usize, around.unwrap_or(0));
                }
            }
        }
        self.lines.pass(value);
    }

    fn members(&mut self, object: Node<'_>, indent: usize) {
        for (key, value) in object.members() {
            self.lines.comments_before(key, indent);
            self.lines.begin(indent);
            let name = scalar(&key.value());
            self.is_readable &= name.len() <= LONGEST_NAME;
            self.lines.out.extend([&name, ":"]);
            self.lines.pass(key);
            self.value(value, Some(indent));
        }
        self.lines.comments_until(object.span().end as usize, indent);
    }

    fn items(&mut self, list: Node<'_>, indent: usize) {
        for item in list.items() {
            self.lines.comments_before(item, indent);
            self.lines.begin(indent);
            self.lines.out.push_str("- ");
            self.lines.is_fresh = true;
            self.value(item, Some(indent));
        }
        self.lines.comments_until(list.span().end as usize, indent);
    }

    /// A text of several lines as a block, if nothing in it is lost that way.
    fn text(&mut self, text: &str, indent: usize) -> String {
        let body = text.strip_suffix('\n').unwrap_or(text);
        let is_sound = |line: &str| !line.ends_with(' ') && line.chars().all(|it| it != '\t' && is_printable(it));
        let begins = !body.starts_with([' ', '\n']);
        let is_block = body.contains('\n') && begins && !body.ends_with('\n') && body.split('\n').all(is_sound);
        if !is_block {
            return scalar(text);
        }
        self.lines.is_in_text = true;
        let mut block = if body.len() == text.len() { "|-" } else { "|" }.to_owned();
        for line in body.split('\n') {
            block.push('\n');
            if !line.is_empty() {
                block.extend(std::iter::repeat_n(' ', indent.max(2)));
                block.push_str(line);
            }
        }
        block
    }
}

/// A number as all readers read it: without a point, YAML 1.1 readers take one with an exponent for a text.
fn number(json: &str) -> String {
    let Some((mantissa, exponent)) = json.split_once(['e', 'E']) else { return json.to_owned() };
    let point = if mantissa.contains('.') { "" } else { ".0" };
    let sign = if exponent.starts_with(['-', '+']) { "" } else { "+" };
    format!("{mantissa}{point}e{sign}{exponent}")
}

/// A text on one line.
pub(crate) fn scalar(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            other if is_printable(other) => quoted.push(other),
            other => quoted.push_str(&match u32::from(other) {
                code @ 0x1_0000.. => format!("\\U{code:08x}"),
                code => format!("\\u{code:04x}"),
            }),
        }
    }
    quoted.push('"');
    quoted
}

/// Whether all readers take a character for itself: no control, no line end of YAML 1.1, no byte order mark.
pub(super) fn is_printable(character: char) -> bool {
    let is_line_end = matches!(character, '\u{2028}' | '\u{2029}');
    let is_text = matches!(character, ' '..='~' | '\u{a0}'..='\u{fffd}' | '\u{1_0000}'..) && character != '\u{feff}';
    is_text && !is_line_end
}
