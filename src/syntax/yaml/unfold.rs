//! A tree of YAML as JSON with comments: what aliases and merge keys stand for is written out.

use super::lines::Lines;
use crate::syntax::string;
use crate::syntax::tree::{Kind, Node, flag};
use crate::text::Span;

/// Why there is no such text.
pub(crate) enum NotJson<'t> {
    /// JSON has no such number, or readers disagree on it.
    Number(Node<'t>),
    /// What the aliases stand for is too long.
    TooLong,
}

/// Far more than any document needs.
const LONGEST: usize = 16_000_000;

/// Writes a tree and its comments.
pub(crate) fn to_jsonc<'t>(root: Node<'t>, comments: &[Span]) -> Result<String, NotJson<'t>> {
    let mut writer = Writer { lines: Lines::new(root.document_text(), comments, "//") };
    writer.lines.comments_before(root, 0);
    writer.lines.begin_root();
    writer.value(root, 0, true)?;
    Ok(writer.lines.finish())
}

struct Writer<'t> {
    lines: Lines<'t>,
}

impl Writer<'_> {
    /// Writes a value whose line has this indentation. What is in brackets on one line stays on one.
    fn value<'n>(&mut self, value: Node<'n>, indent: usize, may_break: bool) -> Result<(), NotJson<'n>> {
        if self.lines.out.len() > LONGEST {
            return Err(NotJson::TooLong);
        }
        match value.kind() {
            Kind::Null | Kind::Invalid => self.lines.out.push_str("null"),
            Kind::True => self.lines.out.push_str("true"),
            Kind::False => self.lines.out.push_str("false"),
            Kind::Number => self.lines.out.push_str(&json_number(value.raw()).ok_or(NotJson::Number(value))?),
            Kind::String | Kind::Key => self.lines.out.push_str(&string::quote(&value.value())),
            Kind::Object | Kind::Array => self.container(value, indent, may_break)?,
        }
        self.lines.pass(value);
        Ok(())
    }

    fn container<'n>(&mut self, container: Node<'n>, indent: usize, may_break: bool) -> Result<(), NotJson<'n>> {
        let is_object = container.kind() == Kind::Object;
        let (open, close) = if is_object { ("{", "}") } else { ("[", "]") };
        let has_lines =
            may_break && !container.is_empty() && (container.has(flag::YAML) || container.raw().contains(['\n', '\r']));
        let space = if is_object && !container.is_empty() { " " } else { "" };
        self.lines.out.push_str(open);
        let children = container.children().step_by(if is_object { 2 } else { 1 });
        for (position, child) in children.enumerate() {
            if position > 0 {
                self.lines.out.push(',');
            }
            if has_lines {
                self.lines.comments_before(child, indent + 2);
                self.lines.new_line(indent + 2);
            } else {
                self.lines.out.push_str(if position > 0 { " " } else { space });
            }
            self.value(child, indent + 2, has_lines)?;
            if let Some(value) = child.key_value() {
                self.lines.out.push_str(": ");
                self.value(value, indent + 2, has_lines)?;
            }
        }
        if has_lines {
            match container.has(flag::YAML) {
                _ if container.is_copy() => {}
                true => self.lines.comments_at_end(container, indent + 2),
                false => self.lines.comments_until(container.span().end as usize, indent + 2),
            }
            self.lines.new_line(indent);
        } else {
            self.lines.out.push_str(space);
        }
        self.lines.out.push_str(close);
        Ok(())
    }
}

/// A number as JSON writes it; nothing if JSON has none such, or readers disagree on it.
pub(crate) fn json_number(yaml: &str) -> Option<String> {
    let is_run = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let (sign, unsigned) = match yaml.strip_prefix('-') {
        Some(unsigned) => ("-", unsigned),
        None => ("", yaml.strip_prefix('+').unwrap_or(yaml)),
    };
    let (mantissa, exponent) = match unsigned.find(['e', 'E']) {
        Some(at) => unsigned.split_at(at),
        None => (unsigned, ""),
    };
    let power = exponent.get(1..).unwrap_or_default();
    if !exponent.is_empty() && !is_run(power.strip_prefix(['-', '+']).unwrap_or(power)) {
        return None;
    }
    let number = match mantissa.split_once('.') {
        Some(("", fraction)) => format!("0.{fraction}"),
        Some((whole, "")) => format!("{whole}.0"),
        None | Some(_) => mantissa.to_owned(),
    };
    let (whole, fraction) = number.split_once('.').unwrap_or((&number, "0"));
    let has_zero = whole.len() > 1 && whole.starts_with('0');
    (is_run(whole) && is_run(fraction) && !has_zero).then(|| format!("{sign}{number}{exponent}"))
}
