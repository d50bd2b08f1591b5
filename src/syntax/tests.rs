//! The parser against `serde_json`: the same value and the same verdict for any text.

use proptest::prelude::*;
use serde_json::{Number, Value};

use super::invariants::{agree, assert_covered};
use super::{Format, parse};

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
        assert_covered(&text, Format::Json);
    }

    #[test]
    fn texts_of_punctuation_get_the_same_verdict(text in r#"[\[\]{}:,"'/*0-9eE+.\-a-f\\utrnls \n]{0,30}"#) {
        agree(&text);
        assert_covered(&text, Format::Jsonc);
    }
}

#[test]
fn whitespace_outside_json_is_text() {
    for text in ["1\u{b}", "1 \u{c}\n", "{}\u{a0}", "\u{b}", "[1,\u{85}2]"] {
        agree(text);
    }
}
