//! Text to insert, in the style of the document: plain, and as a snippet with tab stops (the syntax of `TextMate` and LSP).

use std::fmt::Write as _;

use crate::api::Casing;
use crate::api::schema::{Schema, Spec, Type};
use crate::document::Document;
use crate::syntax::quote;
use crate::text::search;

/// The formatting style of a document.
pub(super) struct Style {
    casing: Casing,
    /// The text between a key and its value.
    pub(super) colon: &'static str,
    /// The layout of objects on several lines; none if everything is on one.
    lines: Option<Lines>,
    /// The indentation of the current line.
    indent: String,
}

struct Lines {
    end: &'static str,
    unit: String,
}

impl Style {
    pub(super) fn of(document: &Document, offset: u32) -> Self {
        let text = document.text();
        let first = document.root().and_then(|root| root.children().next());
        let minified = first.and_then(|key| {
            let value = key.key_value().filter(|value| !value.raw().is_empty())?;
            Some(value.span().start == key.span().end + 1)
        });
        let one_line = first.is_some() && !text.trim().contains(['\n', '\r']);
        let unit = first.map(|key| indent_at(text, key.span().start)).filter(|unit| !unit.is_empty());
        let lines = Lines {
            end: if search::find(text, "\r\n").is_some() { "\r\n" } else { "\n" },
            unit: unit.unwrap_or("  ").to_owned(),
        };
        Self {
            casing: document.casing(),
            colon: if minified == Some(true) { ":" } else { ": " },
            lines: (!one_line).then_some(lines),
            indent: indent_at(text, offset).to_owned(),
        }
    }

    /// The name of a member in the casing of the document.
    pub(super) fn name(&self, spec: &'static Spec) -> &'static str {
        match self.casing {
            Casing::Sdk => spec.member.name(),
            Casing::Wire => &spec.docs.wire,
        }
    }
}

/// The indentation of the line of an offset.
fn indent_at(text: &str, offset: u32) -> &str {
    let before = text.get(..offset as usize).unwrap_or_default();
    let line = before.rsplit(['\n', '\r']).next().unwrap_or_default();
    line.strip_suffix(line.trim_start_matches([' ', '\t'])).unwrap_or_default()
}

/// The same text twice: plain and as a snippet.
#[derive(Default, Clone)]
pub(super) struct Draft {
    pub(super) text: String,
    pub(super) snippet: String,
    stops: usize,
}

impl Draft {
    pub(super) fn literal(&mut self, text: &str) {
        self.text.push_str(text);
        self.snippet.push_str(&escape(text, &['\\', '$']));
    }

    /// A tab stop: its plain text, and the suggestion in a snippet.
    pub(super) fn stop(&mut self, plain: &str, suggestion: &str) {
        self.stops += 1;
        self.text.push_str(plain);
        let colon = if suggestion.is_empty() { "" } else { ":" };
        let _ = write!(self.snippet, "${{{}{colon}{}}}", self.stops, escape(suggestion, &['\\', '$', '}']));
    }

    /// A choice of values; plain text gets the first.
    pub(super) fn choice(&mut self, values: &[String]) {
        self.stops += 1;
        self.text.push_str(values.first().map_or("", String::as_str));
        let _ = write!(self.snippet, "${{{}", self.stops);
        let mut before = '|';
        for value in values {
            self.snippet.push(before);
            self.snippet.push_str(&escape(value, &['\\', '$', '}', ',', '|']));
            before = ',';
        }
        self.snippet.push_str("|}");
    }

    /// A value of a member, with its required parts.
    pub(super) fn value(&mut self, schema: &'static Schema, spec: &'static Spec, style: &Style) {
        self.value_at(schema, spec, style, &style.indent);
    }

    fn value_at(&mut self, schema: &'static Schema, spec: &'static Spec, style: &Style, indent: &str) {
        let example = spec.docs.example.as_deref().unwrap_or_default();
        match (spec.kind, &*spec.values) {
            (Type::Object, _) => self.object(schema, spec, style, indent),
            (Type::List, _) => {
                self.literal("[");
                self.stop("", example);
                self.literal("]");
            }
            (Type::Boolean, _) => self.choice(&["false".to_owned(), "true".to_owned()]),
            (Type::Number, _) => {
                let number = if example.is_empty() { "0" } else { example };
                self.stop(number, number);
            }
            (Type::String, [only]) => self.literal(&quote(only)),
            (Type::String, []) => {
                self.literal("\"");
                self.stop("", example.trim_matches('"'));
                self.literal("\"");
            }
            (Type::String, values) => {
                self.literal("\"");
                self.choice(values);
                self.literal("\"");
            }
        }
    }

    fn object(&mut self, schema: &'static Schema, spec: &'static Spec, style: &Style, indent: &str) {
        let required: Vec<_> = schema.members_of(Some(spec.member)).filter(|member| member.required).collect();
        if required.is_empty() {
            self.literal("{");
            self.stop("", "");
            self.literal("}");
            return;
        }
        let (inner, separator, end) = match &style.lines {
            Some(lines) => {
                let inner = format!("{indent}{}", lines.unit);
                let separator = format!("{}{inner}", lines.end);
                (inner, separator, format!("{}{indent}", lines.end))
            }
            None if style.colon == ":" => (String::new(), String::new(), String::new()),
            None => (String::new(), " ".to_owned(), " ".to_owned()),
        };
        self.literal("{");
        for (position, member) in required.iter().enumerate() {
            self.literal(if position == 0 { "" } else { "," });
            self.literal(&separator);
            self.literal(&quote(style.name(member)));
            self.literal(style.colon);
            self.value_at(schema, member, style, &inner);
        }
        self.literal(&end);
        self.literal("}");
    }
}

fn escape(text: &str, special: &[char]) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if special.contains(&character) {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}
