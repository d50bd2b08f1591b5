//! Values of one document, written for another.

use super::edit::{Edit, Style, insert_written};
use super::string;
use super::tree::{Kind, Node};
use crate::text::search;

/// Adds copies of members of another document at the end of an object, in the style of what is there.
///
/// A copy has the name that is given here, and so have the members inside it.
pub(crate) fn insert_copies<'n>(
    object: Node<'_>,
    members: impl IntoIterator<Item = (&'n str, Node<'n>)>,
    name_of: &dyn Fn(Node<'_>) -> String,
) -> Option<Edit> {
    let style = object.members().last().map_or(Style::NONE, |(key, _)| Style::of(key));
    let copy = Copy { style, name_of };
    let copies = members.into_iter().map(|(name, value)| {
        let mut entry = string::quote(name) + style.colon;
        copy.write(&mut entry, value, style.indent.unwrap_or_default());
        entry
    });
    let between = style.indent.map_or(", ".to_owned(), |indent| format!(",{}{indent}", style.newline));
    let copies: Vec<_> = copies.collect();
    (!copies.is_empty()).then(|| insert_written(object, &copies.join(&between))).flatten()
}

struct Copy<'t> {
    style: Style<'t>,
    name_of: &'t dyn Fn(Node<'_>) -> String,
}

impl Copy<'_> {
    /// Writes a value without its comments: over several lines if both documents do so.
    fn write(&self, out: &mut String, value: Node<'_>, indent: &str) {
        let (open, close) = match value.kind() {
            Kind::Object => ("{", "}"),
            Kind::Array => ("[", "]"),
            Kind::String => return out.push_str(&string::quote(&value.value())),
            _ => return out.push_str(value.raw()),
        };
        let has_lines = self.style.indent.is_some() && search::find(value.raw(), "\n").is_some() && !value.is_empty();
        let line = |indent: &str| format!("{}{indent}", self.style.newline);
        let inner = format!("{indent}  ");
        let space = if value.kind() == Kind::Object && !value.is_empty() { " " } else { "" };
        let (before, between, behind) = match has_lines {
            true => (line(&inner), format!(",{}", line(&inner)), line(indent)),
            false => (space.to_owned(), ", ".to_owned(), space.to_owned()),
        };
        out.extend([open, &before]);
        for (position, (name, value)) in named(value).enumerate() {
            if position > 0 {
                out.push_str(&between);
            }
            if let Some(name) = name {
                out.extend([&string::quote(&(self.name_of)(name)), self.style.colon]);
            }
            self.write(out, value, &inner);
        }
        out.extend([&behind, close]);
    }
}

/// What is in an object or list, with the names in an object.
fn named(container: Node<'_>) -> impl Iterator<Item = (Option<Node<'_>>, Node<'_>)> {
    let members = container.members().map(|(key, value)| (Some(key), value));
    members.chain(container.items().map(|item| (None, item)))
}
