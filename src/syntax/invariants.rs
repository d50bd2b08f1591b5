//! What holds for the tree of any text; for tests and for `fuzz/`.

use serde_json::{Map, Number, Value};

use super::{Format, Kind, Node, Tree, parse};

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

/// Our parser and `serde_json` accept the text and read the same value, or both reject it.
pub(crate) fn agree(text: &str) {
    let ours = parse(text, Format::Json);
    let theirs = serde_json::from_str::<Value>(text);
    if let (true, Ok(theirs)) = (ours.problems.is_empty(), &theirs) {
        let ours = ours.tree.root().and_then(value);
        assert!(ours.is_none() || ours.as_ref() == Some(theirs), "{text}\n{ours:?}\n{theirs:?}");
    } else {
        // The known differences: what only `serde_json` rejects, and escaped JSON.
        let listed = match &theirs {
            Ok(_) => ours.problems.iter().any(|problem| problem.message.starts_with("this is escaped JSON")),
            Err(error) => {
                let message = error.to_string();
                message.contains("out of range") || message.contains("recursion limit")
            }
        };
        assert!(listed || ours.problems.is_empty() == theirs.is_ok(), "{text:?}\n{:?}\n{theirs:?}", ours.problems);
    }
}

/// The spans of all nodes, and of all characters of their values, are in the text, inside each other and in order.
pub(crate) fn assert_sound(tree: &Tree) {
    let count = tree.slots.len() as u32;
    for node in (0..count).filter_map(|index| tree.node(index)) {
        assert!(tree.text.get(node.span().range()).is_some(), "{:?} of {:?}", node.span(), tree.text);
        // What an alias of YAML stands for is written elsewhere.
        if tree.presentation.is_none() {
            let mut reached = node.span().start;
            for child in node.children() {
                let span = child.span();
                assert!(
                    span.start >= reached && span.end <= node.span().end,
                    "{:?} {span:?} in {:?} {:?} after {reached} of {:?}",
                    child.kind(),
                    node.kind(),
                    node.span(),
                    tree.text
                );
                reached = span.end;
            }
        }
        if !matches!(node.kind(), Kind::String | Kind::Key) {
            continue;
        }
        let value = node.value();
        for (at, character) in value.char_indices() {
            let span = node.part(at..at + character.len_utf8());
            assert!(node.span().contains(span), "{span:?} of {:?}", tree.text);
            assert!(tree.text.get(span.range()).is_some(), "{span:?} of {:?}", tree.text);
        }
    }
}

/// Between the nodes of a text without problems there is nothing but punctuation, whitespace and comments.
pub(crate) fn assert_covered(text: &str, format: Format) {
    let parsed = parse(text, format);
    assert_sound(&parsed.tree);
    let in_text = |span: &crate::text::Span| text.get(span.range()).is_some();
    for problem in &parsed.problems {
        assert!(in_text(&problem.span), "{problem:?} of {text:?}");
    }
    assert!(parsed.comments.iter().all(in_text), "{:?} of {text:?}", parsed.comments);
    if !parsed.problems.is_empty() || parsed.more_problems > 0 {
        return;
    }
    let leaves = parsed.tree.slots.iter().filter(|slot| !slot.kind.is_container()).map(super::Slot::span);
    let mut covered: Vec<_> = leaves.chain(parsed.comments.iter().copied()).collect();
    covered.sort_by_key(|span| span.start);
    let mut reached = 0;
    let end = crate::text::Span::at(text.len());
    for span in covered.into_iter().chain([end]) {
        let gap = text.get(reached..span.start as usize).unwrap_or_default();
        assert!(gap.bytes().all(|byte| b" \t\r\n{}[],:".contains(&byte)), "{gap:?} is in no node of {text:?}");
        reached = span.end as usize;
    }
}

/// The same inputs in each run, unless `PROPTEST_RNG_SEED` asks for others.
#[cfg(test)]
pub(crate) fn seeded(cases: u32) -> proptest::test_runner::Config {
    use proptest::test_runner::{Config, RngSeed};
    let asked = Config::default();
    let rng_seed = if asked.rng_seed == RngSeed::Random { RngSeed::Fixed(1) } else { asked.rng_seed };
    Config { cases, failure_persistence: None, rng_seed, ..asked }
}
