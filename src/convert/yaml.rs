//! Conversions from YAML and to it.
//!
//! The steps are edits of JSON: YAML becomes JSON with comments first. YAML that stays YAML is edited too, and keeps its
//! style if both give the same values.

use super::{Conversion, Converted, Form, NotConverted};
use crate::document::Document;
use crate::redact;
use crate::syntax::yaml::{LONG_NAME, NotJson, json_number, to_jsonc, write};
use crate::syntax::{Format, Kind, Node, flag, plain};
use crate::text::decimal::Decimal;

/// How many values are named that readers disagree on; the rest is counted.
const MOST_NAMED: usize = 10;

pub(super) fn convert(conversion: Conversion, document: &Document) -> Result<Converted, NotConverted> {
    let (json, mut notes) = match document.is_yaml() {
        true => unfold(document)?,
        false => (document.clone(), Vec::new()),
    };
    let format = conversion.format.unwrap_or(document.format());
    if format != Format::Yaml {
        let converted = Conversion { format: Some(format), ..conversion }.edit(&json)?;
        notes.extend(converted.notes);
        return Ok(Converted { notes, ..converted });
    }
    let converted = Conversion { format: Some(Format::Jsonc), ..conversion }.edit(&json)?;
    if document.is_yaml() {
        let edited = Conversion { format: None, ..conversion }.edit(document);
        if let Some(edited) = edited.ok().filter(|edited| is_same(&edited.document, &converted.document)) {
            return Ok(edited);
        }
        notes.push("wrote the text anew: its layout does not fit what it is now".to_owned());
    }
    notes.extend(converted.notes);
    let root = converted.document.root().ok_or_else(|| NotConverted("it is empty".to_owned()))?;
    let text = write(root, &converted.document.parsed().comments).ok_or_else(|| NotConverted(LONG_NAME.to_owned()))?;
    let form = Form { format: Format::Yaml, ..Form::of(&converted.document) };
    let written = form.options().parse(text);
    if !is_same(&written, &converted.document) {
        return Err(NotConverted("YAML has no text for one of its values".to_owned()));
    }
    Ok(Converted { document: written, notes })
}

/// A YAML document as JSON with comments, and what is to be said about that.
fn unfold(document: &Document) -> Result<(Document, Vec<String>), NotConverted> {
    let root = document.root().ok_or_else(|| NotConverted("it is empty".to_owned()))?;
    let presentation = document.parsed().tree.presentation.as_ref();
    if presentation.is_some_and(|it| it.second_document.is_some()) {
        return Err(NotConverted("it has several documents; the AWS command line refuses it".to_owned()));
    }
    let text = to_jsonc(root, &document.parsed().comments).map_err(|why| {
        NotConverted(match why {
            NotJson::Number(number) => {
                let name = number.key().map_or(String::new(), |key| format!("`{}`: ", redact::shown(document, key)));
                let shown = redact::shown(document, number);
                format!("{name}JSON has no number `{shown}`, or readers disagree on it; write it as JSON does")
            }
            NotJson::TooLong => "what its aliases stand for is too long".to_owned(),
        })
    })?;
    let mut notes = read_otherwise(document, root);
    if presentation.is_some_and(|it| it.has_aliases()) {
        notes.push("wrote out what aliases and merge keys stand for: JSON has none".to_owned());
    }
    let form = Form { format: Format::Jsonc, ..Form::of(document) };
    Ok((form.options().parse(text), notes))
}

/// The values that some readers take for something else, as they are carried.
fn read_otherwise(document: &Document, root: Node<'_>) -> Vec<String> {
    let tree = &document.parsed().tree;
    let all = (root.index()..).map_while(|index| tree.node(index));
    let mut notes: Vec<_> = all.filter(|node| !node.is_copy()).filter_map(|node| note(document, node)).collect();
    let more = notes.len().saturating_sub(MOST_NAMED);
    notes.truncate(MOST_NAMED);
    if more > 0 {
        notes.push(format!("carried {more} more values that readers disagree on as the AWS command line reads them"));
    }
    notes
}

fn note(document: &Document, node: Node<'_>) -> Option<String> {
    let raw = node.raw();
    let is_plain_text =
        matches!(node.kind(), Kind::String | Kind::Key) && node.has(flag::YAML) && !node.has(flag::ESCAPED);
    let others = match node.kind() {
        Kind::Number => plain::other_reading(raw).map(|_| ("number", "a text"))?,
        _ if !is_plain_text => return None,
        _ if plain::is_boolean_word(raw) => ("text", "a boolean"),
        _ if plain::is_date(raw) => ("text", "a date"),
        _ if plain::other_reading(raw).is_some() => ("text", "a number"),
        _ => return None,
    };
    let (kind, other) = others;
    Some(format!("carried `{}` as a {kind}: YAML 1.1 readers take it for {other}", redact::shown(document, node)))
}

/// Whether two documents have the same values.
fn is_same(yaml: &Document, json: &Document) -> bool {
    let roots = yaml.root().zip(json.root());
    yaml.parsed().problems.is_empty() && roots.is_some_and(|(yaml, json)| is_equal(yaml, json))
}

/// In the same order too; numbers may be written in other ways.
fn is_equal(yaml: Node<'_>, json: Node<'_>) -> bool {
    if yaml.kind() != json.kind() {
        return false;
    }
    match yaml.kind() {
        Kind::Null | Kind::True | Kind::False => true,
        Kind::Number => is_same_number(yaml.raw(), json.raw()),
        Kind::String | Kind::Key => yaml.value() == json.value(),
        Kind::Array | Kind::Object => {
            let (mut left, mut right) = (yaml.children(), json.children());
            loop {
                match (left.next(), right.next()) {
                    (None, None) => return true,
                    (Some(left), Some(right)) if is_equal(left, right) => {}
                    _ => return false,
                }
            }
        }
        Kind::Invalid => false,
    }
}

/// Whether two numbers are the same, whatever their notation.
fn is_same_number(yaml: &str, json: &str) -> bool {
    let decimal = |raw: &str| json_number(raw).and_then(|json| Decimal::parse(&json));
    match (decimal(yaml), decimal(json)) {
        (Some(left), Some(right)) => left == right,
        _ => yaml == json,
    }
}
