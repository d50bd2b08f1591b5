//! The parser against `serde_json`: the same value and the same verdict for any text.

use proptest::prelude::*;
use serde_json::{Map, Number, Value};

use super::{Format, Kind, Node, parse};

/// The value of a tree; none if a number is out of the range of `serde_json`, or a key is repeated.
fn value(node: Node<'_>) -> Option<Value> {
    Some(match node.kind() {
        Kind::Null => Value::Null,
        Kind::True => Value::Bool(true),
        Kind::False => Value::Bool(false),
        Kind::Number => Value::Number(node.raw().parse::<Number>().ok()?),
        Kind::String | Kind::Key => Value::String(node.value().into_owned()),
        Kind::Array => Value::Array(node.items().map(value).collect::<Option<_>>()?),
        Kind::Object => {
            let members = node.members().map(|(key, inner)| Some((key.value().into_owned(), value(inner)?)));
            let members: Vec<_> = members.collect::<Option<_>>()?;
            let count = members.len();
            let object: Map<_, _> = members.into_iter().collect();
            (object.len() == count).then_some(Value::Object(object))?
        }
        Kind::Invalid => return None,
    })
}

/// Both accept the text and read the same value, or both reject it.
fn agree(text: &str) {
    let ours = parse(text, Format::Json);
    let theirs = serde_json::from_str::<Value>(text);
    if let (true, Ok(theirs)) = (ours.problems.is_empty(), &theirs) {
        let ours = ours.tree.root().and_then(value);
        assert!(ours.is_none() || ours.as_ref() == Some(theirs), "{text}\n{ours:?}\n{theirs:?}");
    } else {
        // The known differences: what only `serde_json` rejects.
        let listed = theirs.as_ref().is_err_and(|error| {
            let message = error.to_string();
            message.contains("out of range") || message.contains("recursion limit")
        });
        assert!(listed || ours.problems.is_empty() == theirs.is_ok(), "{text:?}\n{:?}\n{theirs:?}", ours.problems);
    }
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_filter_map("finite", |number| Number::from_f64(number).map(Value::Number)),
        any::<String>().prop_map(Value::String),
        "[ -~\u{e9}\u{1f600}\\\\\"\n\t]{0,40}".prop_map(Value::String),
    ];
    leaf.prop_recursive(6, 64, 8, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..8).prop_map(Value::Array),
            prop::collection::btree_map(any::<String>(), inner, 0..8).prop_map(|members| members.into_iter().collect()),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn values_round_trip(value in any_value(), pretty: bool) {
        let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) }.unwrap();
        prop_assert!(parse(&text, Format::Json).problems.is_empty());
        agree(&text);
    }

    #[test]
    fn corrupted_texts_get_the_same_verdict(value in any_value(), at: prop::sample::Index, with in "[ -~\u{e9}\u{0}-\u{1f}]{0,2}") {
        let mut text = value.to_string();
        let place = text.char_indices().map(|(offset, _)| offset).nth(at.index(text.chars().count())).unwrap();
        let length = text[place..].chars().next().unwrap().len_utf8();
        text.replace_range(place..place + length, &with);
        agree(&text);
    }

    #[test]
    fn texts_of_punctuation_get_the_same_verdict(text in r#"[\[\]{}:,"'/*0-9eE+.\-a-f\\utrnls \n]{0,30}"#) {
        agree(&text);
    }
}

#[test]
fn whitespace_outside_json_is_text() {
    for text in ["1\u{b}", "1 \u{c}\n", "{}\u{a0}", "\u{b}", "[1,\u{85}2]"] {
        agree(text);
    }
}
