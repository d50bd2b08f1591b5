//! Finds the document in source code, where not every brace begins it.

/// The offset of the `{` that begins the document: of the objects with members the longest.
pub(super) fn document_in(text: &str) -> Option<usize> {
    let mut found = (text.find('{')?, 0);
    let mut start = found.0;
    loop {
        let object = text.get(start..)?;
        let length = if is_block(object) { 1 } else { length_of(object) };
        let has_members = object.get(..length).is_some_and(|object| object.contains([':', '=']));
        if has_members && length > found.1 {
            found = (start, length);
        }
        let Some(next) = object.get(length..).and_then(|rest| rest.find('{')) else { return Some(found.0) };
        start += length + next;
    }
}

/// Whether a brace begins statements: `{ return {`.
fn is_block(text: &str) -> bool {
    let statement = text.get(1..).unwrap_or_default().trim_ascii_start();
    ["return", "const", "let", "var"]
        .iter()
        .any(|word| statement.strip_prefix(word).is_some_and(|it| it.starts_with(' ')))
}

/// The length of the object at the start of a text: up to its closing brace, or to the end. Braces in strings are text.
fn length_of(text: &str) -> usize {
    let (mut depth, mut quote) = (0_u32, None);
    let mut bytes = text.bytes().enumerate();
    while let Some((offset, byte)) = bytes.next() {
        match (quote, byte) {
            (Some(_), b'\\') => drop(bytes.next()),
            // An apostrophe in a comment is closed by its line.
            (Some(b'"' | b'\''), b'\n') => quote = None,
            (Some(open), _) if open == byte => quote = None,
            (None, b'"' | b'\'' | b'`') => quote = Some(byte),
            (None, b'{') => depth += 1,
            (None, b'}') if depth == 1 => return offset + 1,
            (None, b'}') => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::document_in;

    #[test]
    fn the_longest_object_is_the_document() {
        for (text, wanted) in [
            ("x = {}", "{}"),
            ("import { AnotherLongName } from 'a';\nsend({ B: 1 });", "{ B: 1 }"),
            ("send({ B: '}', C: \"}\" }, { D: 1 });", "{ B: '}', C: \"}\" }"),
            ("new A({ r: 1 })\nsend({ B: 1, // don't\n C: 2 })", "{ B: 1, // don't\n C: 2 }"),
            ("send({ B: { C: 1 }", "{ B: { C: 1 }"),
            ("function f() {\n  const a = 1;\n  return { B: 1 };\n}", "{ B: 1 }"),
            ("send({ \"B\": 1 }, { D: { E: 1 }, F: 2 });", "{ D: { E: 1 }, F: 2 }"),
        ] {
            let start = document_in(text).unwrap();
            assert!(text[start..].starts_with(wanted), "{text}: {}", &text[start..]);
        }
        assert_eq!(document_in("none"), None);
    }
}
