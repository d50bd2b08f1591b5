//! The parser against `serde_json`: the same value and the same verdict for any text.

use proptest::prelude::*;
use serde_json::{Number, Value};

use super::invariants::{agree, assert_covered, seeded};
use super::{Format, Kind, Node, flag, parse};

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
    #![proptest_config(seeded(2_000))]

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
fn escaped_json_is_text_for_others() {
    agree(r#""{\"Mfa\": {}}""#);
}

#[test]
fn whitespace_outside_json_is_text() {
    for text in ["1\u{b}", "1 \u{c}\n", "{}\u{a0}", "\u{b}", "[1,\u{85}2]"] {
        agree(text);
    }
}

/// The tree as text: values with their spans, `~` behind what is broken, `?` for what cannot be read.
fn written(node: Node<'_>) -> String {
    let children = |open: &str, parts: Vec<String>, close: &str| format!("{open}{}{close}", parts.join(", "));
    let mut text = match node.kind() {
        Kind::Object => {
            let member = |(key, value): (Node<'_>, Node<'_>)| format!("{}: {}", written(key), written(value));
            children("{", node.members().map(member).collect(), "}")
        }
        Kind::Array => children("[", node.items().map(written).collect(), "]"),
        Kind::Invalid => "?".to_owned(),
        Kind::String | Kind::Key => format!("{:?}", node.value()),
        _ => node.raw().to_owned(),
    };
    text += &format!("@{}-{}", node.span().start, node.span().end);
    text + if node.has(flag::BROKEN) { "~" } else { "" }
}

const DAMAGED: &[&str] = &[
    "{\"a\": {\"b\": [1, true, false, null, \"c\\u00e9\"]}, \"d\": -1.5e3}",
    "{\"a\": 1,}",
    "[1, 2, ]",
    "{\"a\": 1 \"b\": 2}",
    "[1 2, [3] {\"a\": 4}]",
    "{,\"a\": 1,, \"b\": 2}",
    "[,1,,2,]",
    "{\"a\" = 1, \"b\" -> 2, \"c\" => 3, \"d\" 4}",
    "{\"a\":: 1}",
    "{\"a\": }",
    "{\"a\", \"b\": 1}",
    "{\"a\": \"b\": 1}",
    "{\"a\" \"b\": {\"c\": 1}}",
    "{\"a\": {\"b\": \"c\"}: 1, \"d\": 2}",
    "{\"a\": [1, \"c\"]: 2, \"d\": 3}",
    "{: 1, \"b\": 2}",
    "{{\"a\": 1}}",
    "{[1], \"b\": 2}",
    "{1, 2: 3}",
    "{[1, @\t, \"a\": 1]}",
    "{\"a\": @ , \"b\": (1, [2]), \"c\": dict(d=1), \"e\": (\"f\"), \"g\": f'{h}'}",
    "a=b,c={d=e,f=[g,1]}",
    "{@, \"b\": 2}",
    "{@ : 1, \"b\": 2}",
    "{'a': 'b', “c”: “d”, `e`: `f`}",
    "{'a': 'it\\'s', \"b\": 'x'}",
    "[`a\\`b`]",
    "[“b, c, d\n]",
    "['a",
    "[\"a",
    "{\"a\": \"x\n}",
    "{\"a\": \"x,\n \"b\": 2}",
    "{\"a\": [\"x],\n \"b\": 2}",
    "{\"a\": \"{x},\n \"b\": 2}",
    "{\n\"a: 1,\n\"b\": 2\n}",
    "{\"a: 1, \"b\": 2}",
    "{\"a\": \"x\ny\", \"b\": 1}",
    "{\"a\": \"x\n\", \"b\": 1}",
    "{\"a\": \"x,\n\", \"b\": 1}",
    "{\"a\": \"x:\n\", \"b\": 1}",
    "{\"a\": \"x\ny\" z, \"b\": 1}",
    "{\"a\": \"<i class=\"x\">y</i>\", \"b\": 1}",
    "{\"a\": \"say \"hi\", \"b\": 1}",
    "[\"a\"b\"]",
    "{\"a\": two words, \"b\": 1}",
    "{\"a\": ${B}, \"b\": 1}",
    "{\"a\": {{ b }}, \"c\": <%= d %>}",
    "{\"a\": f(\"1\", [2]), \"b\": 1}",
    "{\"a\": \"x\" + \"y\", \"b\": 1}",
    "{\"a\": 'x' 'y', \"b\": 1}",
    "{\"a\": 1 2, \"b\": 3}",
    "[\"a\": 1, 2]",
    "[1, \"a\": 2]",
    "{\"a\": undefined, \"b\": 1, \"c\": undefined}",
    "{\"a\": True, \"b\": None, \"c\": NaN, \"d\": +1, \"e\": 01}",
    "{\"a\": {\"b\": 1}",
    "{\"a\": [1, 2",
    "{\"a\": 1, ",
    "{\"a\"",
    "{\"a\": [1, 2}",
    "{\"a\": [1, 2}, \"b\": 3}",
    "{\"a\": {\"b\": 1], \"c\": 2}",
    "{\"a\": [1, \"x\",\n\"b\": {\"c\": 1}}",
    "{\"a\": 1}}",
    "{\"a\": 1}, \"b\": 2}",
    "] {\"a\": 1}",
    "{\n  \"a\": {\n    \"b\": 1\n  \n  \"c\": 2\n}\n",
    "{\n  \"a\": [\n    1,\n    2\n  \"b\": {\n    \"c\": 3\n}\n",
    "{\n  \"a\": {\n    \"b\": {\n      \"c\": 1\n  },\n  \"d\": 2\n}\n",
    "x = {\"a\": 1};",
    "{\"a\": [1, \"x\", // c,\n \"b\": 2}",
    "{\"a\": [1, \"x\" /* c */, \"b\": 2}",
    "{\"a\": 1)}",
    "{)\"a\": 1}",
    "{\"a\": [1)], \"b\": 2}",
    "f({\"a\": 1})",
    "f(a=1, b='c')",
    "```json\n{\"a\": 1}\n```\n",
    "{\\\"a\\\": \\\"b\\\"}",
    "\"{\\\"a\\\": {\\\"b\\\": \\\"c\\\\\\\\d\\\"}}\"",
    "\u{feff}{\"a\": 1}",
    "{\"a\": /* \"b\": 1, */ 2, // c\n\"d\": 3 # e\n}",
    "{\"a\":                                    \n                                  \t 1}",
    "{<<<<<<< a\n\"a\": 1\n=======\n\"a\": 2\n>>>>>>> b\n}",
];

#[test]
fn what_cannot_be_read_is_left_out_of_the_tree_and_no_more() {
    let line = |text: &&str| {
        let parsed = parse(*text, Format::Json);
        let root = parsed.tree.root().map(written).unwrap_or_default();
        let comments: Vec<_> = parsed.comments.iter().map(|span| format!(" # {}-{}", span.start, span.end)).collect();
        format!("{text:?}\n  {root}{}{}\n", comments.concat(), if parsed.is_damaged { " damaged" } else { "" })
    };
    let found: String = DAMAGED.iter().map(line).collect();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/snapshots/trees.txt");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &found).unwrap();
    }
    let wanted = std::fs::read_to_string(path).unwrap_or_default();
    for (found, wanted) in found.lines().zip(wanted.lines()) {
        assert_eq!(found, wanted, "run `UPDATE=1 cargo test --lib syntax`, and read the diff");
    }
    assert_eq!(found.len(), wanted.len(), "run `UPDATE=1 cargo test --lib syntax`, and read the diff");
}
