//! What YAML writes between tokens, for a redacted copy: other names for anchors, and marks that are the same in any text.

use std::collections::BTreeMap;

/// The tags that stay where the value behind them does.
const TAGS: [&str; 8] = ["!", "!!str", "!!int", "!!float", "!!bool", "!!null", "!!map", "!!seq"];

/// The anchors of a document by number: a name may be a secret.
#[derive(Default)]
pub(super) struct Marks<'t> {
    anchors: BTreeMap<&'t str, usize>,
}

impl<'t> Marks<'t> {
    /// Copies the mark at the start of a text, and returns its length; 0 if there is none.
    pub(super) fn copy(&mut self, text: &'t str, keeps_tag: bool, copy: &mut String) -> usize {
        let ends_name = |character: char| character.is_whitespace() || matches!(character, ',' | '[' | ']' | '{' | '}');
        let until =
            |is_end: &dyn Fn(char) -> bool| text.get(..text.find(is_end).unwrap_or(text.len())).unwrap_or_default();
        match text.as_bytes() {
            [mark @ (b'&' | b'*'), ..] => {
                let name = until(&ends_name);
                let number = self.anchors.len() + 1;
                let number = *self.anchors.entry(name.get(1..).unwrap_or_default()).or_insert(number);
                copy.extend([char::from(*mark), 'a']);
                copy.push_str(&number.to_string());
                name.len()
            }
            [b'!', ..] => {
                let tag = if text.starts_with("!<") { until(&char::is_whitespace) } else { until(&ends_name) };
                if keeps_tag && TAGS.contains(&tag) {
                    copy.push_str(tag);
                    return tag.len();
                }
                // Another name of the same map must not stand further to the left than the one behind the tag.
                let behind = text.get(tag.len()..).unwrap_or_default().trim_start_matches([' ', '\t']);
                // Between brackets the tag may be all that there is of an item.
                let mut after = behind.trim_start();
                while after.starts_with('#') {
                    after = after.find('\n').and_then(|end| after.get(end..)).unwrap_or_default().trim_start();
                }
                if after.starts_with([',', ']', '}']) {
                    copy.push('!');
                }
                text.len() - behind.len()
            }
            [b'<', b'<', ..] => {
                copy.push_str("<<");
                2
            }
            [b'-', ..] => {
                copy.push('-');
                1
            }
            [b'?'] | [b'?', b' ' | b'\t' | b'\n' | b'\r', ..] => {
                copy.push('?');
                1
            }
            // A directive: what it says is in the tags.
            [b'%', ..] => until(&|character| matches!(character, '\n' | '\r')).len(),
            _ => 0,
        }
    }
}
