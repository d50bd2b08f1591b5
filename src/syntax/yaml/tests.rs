//! The tree of YAML against the tree of the same value in JSON, and no text that does harm.

use proptest::prelude::*;
use serde_json::Value;

use crate::syntax::invariants::{assert_sound, seeded};
use crate::syntax::{Format, Kind, Node, parse};

/// A value as YAML, in blocks and with as many ways of writing texts as there are.
fn write(value: &Value, indent: usize, style: &mut u32, out: &mut String) {
    *style = style.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
    let is_flow = style.is_multiple_of(5);
    match value {
        Value::Object(members) if !members.is_empty() && !is_flow => {
            for (name, value) in members {
                out.push_str(&format!("\n{:indent$}{}:", "", quoted(name)));
                write_value(value, indent, style, out);
            }
        }
        Value::Array(items) if !items.is_empty() && !is_flow => {
            for item in items {
                out.push_str(&format!("\n{:indent$}-", ""));
                write_value(item, indent, style, out);
            }
        }
        other => out.push_str(&format!(" {other}")),
    }
}

fn write_value(value: &Value, indent: usize, style: &mut u32, out: &mut String) {
    let is_plain = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_lines = |text: &str| {
        let is_line = |line: &str| !line.is_empty() && line.bytes().all(|byte| matches!(byte, b'!'..=b'~'));
        text.len() > 1
            && text.ends_with('\n')
            && text.trim_end_matches('\n').len() + 1 == text.len()
            && text.trim_end().lines().all(is_line)
    };
    match value {
        Value::String(text) if is_lines(text) => {
            let lines: Vec<_> = text.lines().map(|line| format!("\n{:1$}{line}", "", indent + 2)).collect();
            out.push_str(&format!(" |{}", lines.concat()));
        }
        Value::String(text)
            if (*style).is_multiple_of(3) && is_plain(text) && !["true", "false", "null"].contains(&text.as_str()) =>
        {
            out.push_str(&format!(" {text} # a comment"));
        }
        Value::String(text) if *style % 3 == 1 && text.bytes().all(|byte| matches!(byte, b' '..=b'~')) => {
            out.push_str(&format!(" '{}'", text.replace('\'', "''")));
        }
        other => write(other, indent + 2, style, out),
    }
}

fn quoted(name: &str) -> String {
    Value::from(name).to_string()
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z]{0,9}", "[ -~é\n\t]{0,20}", "([!-~]{1,9}\n){1,4}", any::<String>()]
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        any::<i32>().prop_map(Value::from),
        any_text().prop_map(Value::String),
    ];
    leaf.prop_recursive(5, 48, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::Array),
            prop::collection::btree_map("[a-z <~-]{0,9}", inner, 0..6)
                .prop_map(|members| members.into_iter().collect()),
        ]
    })
}

proptest! {
    #![proptest_config(seeded(1_500))]

    #[test]
    fn yaml_and_json_of_a_value_are_the_same_tree(value in any_value(), mut style: u32) {
        let mut text = String::new();
        write(&value, 0, &mut style, &mut text);
        text.push('\n');
        let (yaml, json) = (parse(&text, Format::Yaml), parse(value.to_string(), Format::Json));
        prop_assert!(yaml.problems.is_empty(), "{:?}\n{text}", yaml.problems);
        let same = yaml.tree.root().zip(json.tree.root()).is_some_and(|(yaml, json)| yaml.same_value(json));
        prop_assert!(same, "{text}\n{value}");
        prop_assert!(super::survey::repairs(&text).is_empty(), "{text}");
        assert_sound(&yaml.tree);
    }

    #[test]
    fn no_text_does_harm(text in any::<String>()) {
        assert_sound(&parse(text, Format::Yaml).tree);
    }

    #[test]
    fn no_text_of_marks_does_harm(text in r#"[\[\]{}:,"'*&!|>%@#?<~a0 \t\n\r-]{0,60}"#) {
        assert_sound(&parse(text, Format::Yaml).tree);
    }

    #[test]
    fn no_lines_of_marks_do_harm(text in r#"(( ){0,4}(- |a: |b: |<<: |\? |)(&a |\*a|!t |)(x|\[|\{|"|'|\||>-|)\n){0,12}"#) {
        assert_sound(&parse(text, Format::Yaml).tree);
    }
}

/// The value of `a`.
fn with_value<T>(text: &str, look: impl FnOnce(Node<'_>) -> T) -> T {
    let parsed = parse(text, Format::Yaml);
    look(parsed.tree.root().and_then(|root| root.get("a")).unwrap_or_else(|| panic!("{text:?}")))
}

#[test]
fn parts_of_texts_are_found_however_they_are_written() {
    for text in [
        "a: say {###} now\n",
        "a: say\n  {###}\n  now\n",
        "a: 'it''s {###} now'\n",
        "a: \"\\u0041\\n {###} now\"\n",
        "a: \"say \\\n   {###} now\"\n",
        "a: |\n  say\n    {###} now\n",
        "a: |2-\n    say\n  {###} now\n",
        "a: # why\n  !!str >-\n  say\n\n  {###}\n  now\n\n",
        "a: >+\r\n  say\r\n  {###}\r\n",
        "a: |\n\n  {###}\n",
        "a: |\n    say\n\n\n      {###}\n    now\n",
        "a: >-\n  say\n   more\n  {###}\n\n   now\n",
        "a: >\n\n\n  say\n  {###}\n",
        "a: |+\n  say {###}\n\n\n",
        "a: |1\n   say {###}\n  now\n",
        "a: |\n  say \t{###}\n  now",
        "a: \"say\n\n\n  {###} now\"\n",
        "a: 'say\r\n\r\n  {###}\r\n  now'\r\n",
        "a: \"\\ud83c\\udf50 \\U0001F350 \\x41 say\\n{###} \\\n  now\"\n",
        "a: \"\\L\\_say \\\"{###}\\\" now\"\n",
    ] {
        with_value(text, |node| {
            let value = node.value();
            assert!(value.contains("{###}"), "{text:?}: {value:?}");
            // Those with escapes are written in other ways.
            for word in value.split_whitespace().filter(|word| text.contains(word)) {
                let at = value.find(word).unwrap();
                assert_eq!(node.part(at..at + word.len()).of(text), word, "{text:?}: {value:?}");
            }
        });
    }
}

#[test]
#[expect(clippy::redundant_closure_for_method_calls, reason = "the method has a lifetime of its own")]
fn plain_scalars_have_the_kinds_that_the_command_line_reads() {
    for (text, kind) in [
        ("ON", Kind::String),
        ("no", Kind::String),
        ("true", Kind::True),
        ("False", Kind::False),
        ("~", Kind::Null),
        ("", Kind::Null),
        ("12", Kind::Number),
        ("0123", Kind::Number),
        ("1_000", Kind::Number),
        ("0x1F", Kind::Number),
        ("1e3", Kind::Number),
        (".5", Kind::Number),
        ("12:30", Kind::String),
        ("10.0.0.1", Kind::String),
        ("2026-01-31", Kind::String),
        ("'12'", Kind::String),
        ("!!str 12", Kind::String),
        ("! 12", Kind::String),
        ("!!int 12", Kind::Number),
        ("“quoted”", Kind::String),
        ("0x", Kind::String),
        ("0xfg", Kind::String),
        ("0b12", Kind::String),
        ("0b1_0", Kind::Number),
        ("0o8", Kind::String),
        ("0o17", Kind::Number),
        ("1e", Kind::String),
        ("1e+5", Kind::Number),
        ("1_0.5_0", Kind::Number),
        ("1.2.3", Kind::String),
        ("+12", Kind::Number),
        ("-.inf", Kind::Number),
        (".nan", Kind::Number),
        ("-.nan", Kind::String),
        ("!!float 1.5", Kind::Number),
        ("!!int 1x", Kind::Invalid),
        ("!!bool true", Kind::True),
        ("!!bool yes", Kind::Invalid),
        ("!!null ~", Kind::Null),
        ("!!null x", Kind::Invalid),
        ("!x 12", Kind::Invalid),
    ] {
        assert_eq!(with_value(&format!("a: {text}\n"), |node| node.kind()), kind, "{text}");
    }
    assert_eq!(with_value("a: “quoted”\n", |node| node.value().into_owned()), "“quoted”");
}

#[test]
fn aliases_and_merge_keys_stand_for_what_they_name() {
    for (yaml, json) in [
        ("x: &x [1, {k: v}]\na: *x\n", r#"{"x": [1, {"k": "v"}], "a": [1, {"k": "v"}]}"#),
        ("x: &x {k: 1, l: 2}\na:\n  l: 3\n  <<: *x\n", r#"{"x": {"k": 1, "l": 2}, "a": {"l": 3, "k": 1}}"#),
        (
            "x: &x {k: 1}\ny: &y {k: 2, l: 2}\na: {<<: [*x, *y]}\n",
            r#"{"x": {"k": 1}, "y": {"k": 2, "l": 2}, "a": {"k": 1, "l": 2}}"#,
        ),
        ("x: &x k\n*x : 1\n", r#"{"x": "k", "k": 1}"#),
        ("x: &x 1\ny: &x 2\na: *x\n", r#"{"x": 1, "y": 2, "a": 2}"#),
    ] {
        let (left, right) = (parse(yaml, Format::Yaml), parse(json, Format::Json));
        assert!(left.problems.is_empty(), "{yaml}: {:?}", left.problems);
        let same = left.tree.root().zip(right.tree.root()).is_some_and(|(left, right)| left.same_value(right));
        assert!(same, "{yaml}");
    }
}

/// A text beyond the limit is one run.
#[test]
fn parts_of_long_texts_are_all_of_it() {
    for (length, part) in [(1 << 16, "x"), ((1 << 16) + 1, "''")] {
        let inside = format!("''{}", "x".repeat(length - 2));
        with_value(&format!("a: '{inside}'\n"), |node| {
            let found = node.part(1..2);
            assert_eq!(found.len(), if part == "x" { 1 } else { length });
            assert!(found.of(node.document_text()).starts_with(part));
        });
    }
}

/// A tree in few words: `?` is a value that cannot be read.
fn outline(node: Node<'_>) -> String {
    let members = || node.members().map(|(name, value)| format!("{}: {}", name.value(), outline(value)));
    let items = || node.items().map(outline);
    match node.kind() {
        Kind::Object => format!("{{{}}}", members().collect::<Vec<_>>().join(", ")),
        Kind::Array => format!("[{}]", items().collect::<Vec<_>>().join(", ")),
        Kind::Null => "null".to_owned(),
        Kind::Invalid => "?".to_owned(),
        _ => node.value().into_owned(),
    }
}

#[test]
fn what_cannot_be_read_is_left_out_of_the_tree_and_no_more() {
    for (text, wanted) in [
        ("? [a, [b, c], d]\n: 1\nk: 2\n", "{: 1, k: 2}"),
        ("? {a: [b], c: d}\n: 1\nk: 2\n", "{: 1, k: 2}"),
        ("a:\n  <<: {y: {z: [1]}}\n  l: 2\n", "{a: {l: 2}}"),
        ("a:\n  <<: x\n  l: 2\n", "{a: {l: 2}}"),
        ("x: &x {k: 1}\na:\n  <<: [[y, [z]], *x, {w: 1}, v]\n  l: 2\n", "{x: {k: 1}, a: {l: 2, k: 1}}"),
        ("x: &x 1\na:\n  <<: *x\n  l: 2\n", "{x: 1, a: {l: 2}}"),
        ("x: &x 1\na:\n  <<: [*x, *y]\n  l: 2\n", "{x: 1, a: {l: 2}}"),
        ("a:\n  <<: *y\n  l: 2\n", "{a: {l: 2}}"),
        ("&r\na:\n  <<: *r\n  l: 2\n", "{a: {l: 2}}"),
        ("x: &x {\"k\\x41\": 1, 'l': 2}\na: {<<: *x, kA: 3, l: 4}\n", "{x: {kA: 1, l: 2}, a: {kA: 3, l: 4}}"),
        ("x: &x {k: 1, l: 2}\na: {<<: [*x, *x], m: *x}\n", "{x: {k: 1, l: 2}, a: {m: {k: 1, l: 2}, k: 1, l: 2}}"),
        ("*x : 1\nb: 2\n", "{*x: 1, b: 2}"),
        ("x: &x [1]\n*x : 1\nb: 2\n", "{x: [1], *x: 1, b: 2}"),
        ("a:\n  b: 1\n  c: @\n", "{a: {b: 1, c: ?}}"),
        ("a:\n  b: 1\n  c\n", "{a: {b: 1}}"),
        ("a: [1, {b: @", "{a: ?}"),
        ("a: [1, @", "{a: ?}"),
        ("a: {b: 1}\nc: @\nd: 2\n", "{a: {b: 1}, c: ?, d: 2}"),
        ("a:\n  b: @\n    c: 1\n  d: 2\n", "{a: {b: ?, d: 2}}"),
        ("a: 1\n b: 2\nc: 3\n", "{a: 1, b: 2, c: 3}"),
        ("a: 'b\nc: &c {d: 1}\ne: *c\n", "{a: ?, c: {d: 1}, e: {d: 1}}"),
        ("a: !!seq [1]\nb: !!map {c: 1}\nd: !x [2]\ne: !!map [3]\n", "{a: [1], b: {c: 1}, d: [2], e: [3]}"),
    ] {
        let parsed = parse(text, Format::Yaml);
        assert_sound(&parsed.tree);
        assert_eq!(parsed.tree.root().map(outline).unwrap_or_default(), wanted, "{text:?}");
    }
}

#[test]
fn levels_inside_of_aliases_count() {
    let nested = |depth: usize, inside: &str| format!("{}{inside}{}", "[".repeat(depth), "]".repeat(depth));
    for (depth, is_too_deep) in [(66, false), (67, true)] {
        let text = format!("x: &x {}\na: {}\n", nested(60, "1, [2], 3"), nested(depth, "[[4]], *x"));
        let found = parse(text, Format::Yaml).problems.iter().map(|it| it.message.to_string()).collect::<Vec<_>>();
        let wanted = if is_too_deep { &["more than 128 levels"][..] } else { &[] };
        assert_eq!(found, wanted, "{depth}");
    }
}

#[test]
fn what_cannot_be_read_is_one_problem_at_its_place() {
    for (text, marked, message) in [
        ("a: 1\n\tb: 2\n", "\t", "YAML does not allow tabs for indentation"),
        ("a:\tb\n", "\t", "a tab stands where YAML readers want a space"),
        ("a: *x\n", "*x", "no anchor has this name"),
        ("a: &x [*x]\n", "*x", "an alias stands inside of what it stands for"),
        ("a: !Sub x\n", "!Sub", "readers do not know this tag"),
        ("a: {{x}}\n", "{{x}}", "a template placeholder is not YAML"),
        ("? {a: b}\n: c\n", "{", "a name must be a text"),
        ("a: {####}\n", "{####}", "`{` opens a map here, and `#` a comment"),
        ("a:\n  - {####} is it\n", "{####} is it", "`{` opens a map here, and `#` a comment"),
        ("a: b: c\n", ":", "a map cannot begin here"),
        ("a: \"b\n", "\"", "the text is not closed"),
        ("a: 1\n b: 2\nc: 3\n", "b", "this line is indented by 1 space, and its siblings by no space"),
        ("a:\n- b\nc d\n", "c", "the colon is missing behind this name"),
        ("a:\n- b\nc d\n---\ne:\n- f\ng h\n", "c", "the colon is missing behind this name"),
        ("a: b]\n]\n", "]", "the bracket closes nothing"),
        ("a: 1\n\u{a0}b: 2\n", "\u{a0}", "YAML does not allow this white space for indentation"),
        ("+a: 1\n+b: 2\n", "+", "lines begin with `+`, as in a diff"),
        ("a: [b\n", "[", "the bracket is not closed"),
        ("<<: 1\na: b\n", "1", "`<<` takes an alias, or a list of them"),
        ("<<: “a”\nb: c\n", "“", "`<<` takes an alias, or a list of them"),
        ("# nothing\n", "", "the document is empty"),
    ] {
        let parsed = parse(text, Format::Yaml);
        let found: Vec<_> = parsed.problems.iter().map(|it| (it.span.of(text), it.message.as_ref())).collect();
        assert_eq!(found, [(marked, message)], "{text:?}");
    }
}

#[test]
fn hostile_texts_are_read_in_bounds() {
    let bomb = (1..30).fold("a0: &a0 x\n".to_owned(), |text, level| {
        let before = format!("*a{}, ", level - 1).repeat(9);
        text + &format!("a{level}: &a{level} [{before}]\n")
    });
    let merges = "x: &x {".to_owned() + &"k: 1, ".repeat(5_000) + "}\na:\n" + &"  <<: *x\n".repeat(5_000);
    let texts = [
        bomb,
        merges,
        "[".repeat(100_000),
        "- ".repeat(100_000),
        "? ".repeat(100_000),
        "a:\n ".repeat(20_000),
        "&a ".repeat(100_000),
        "!".repeat(100_000),
        "#\n".repeat(200_000),
        "\"\\n".repeat(100_000),
        "a: *x\n".repeat(20_000),
        "{".repeat(127) + &"}".repeat(127),
        "a: [\n".repeat(50_000),
        "a: {b:[\n".repeat(50_000),
        "a: 'b\n".repeat(50_000),
        "a: \"b\n  c\n".repeat(50_000),
        "a: {{ b }}\n".repeat(50_000),
        "a: 1\n b: 2\n".repeat(50_000),
        "a:\n  - b\n  c\n d:1\n".repeat(30_000),
        "<<<<<<< a\n=======\n>>>>>>> b\n".repeat(30_000),
        "\ta: 1\n".repeat(50_000),
        "+a: b\n-c: d\n".repeat(50_000),
        (0..1_000).map(|depth| " ".repeat(depth) + "a:\n").collect(),
    ];
    for text in texts {
        let start = std::time::Instant::now();
        let parsed = parse(text.as_str(), Format::Yaml);
        assert!(parsed.tree.slots.len() < 300_000);
        assert!(start.elapsed().as_secs() < 5, "{}", &text[..20]);
    }
}
