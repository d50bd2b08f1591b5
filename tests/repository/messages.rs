//! Every message in the source of the parser, the configuration and policies is in a snapshot of `tests/it/messages.rs`.

use std::fs;

use crate::{read, root, rust_files};

/// Where these messages are written.
const SOURCES: [&str; 9] = [
    "src/syntax/json",
    "src/syntax/yaml",
    "src/config/baseline.rs",
    "src/config/file",
    "src/config/option.rs",
    "src/config/preset.rs",
    "src/config/selector.rs",
    "src/config/tree.rs",
    "src/policy",
];

/// Parts of messages that no text reaches, each with the reason.
const UNREACHED: [(&str, &str); 8] = [
    ("write the arguments as JSON", "a call has unquoted keys too, and all of it is one problem"),
    ("must not have other members", "each member that is not allowed is named instead"),
    ("the globs are too large", "more globs than a test should compile"),
    ("write fewer", "the help of it"),
    ("the configuration is empty", "a text without a value is a syntax error before"),
    ("write an object: `{}`", "the help of it"),
    ("too long for YAML readers", "a refusal of `convert`, in tests/it/convert_yaml.rs"),
    ("must have the format", "formats are not checked; kept for the day that they are"),
];

#[test]
fn every_message_is_in_a_snapshot() {
    let folder = root().join("tests/snapshots/messages");
    let snapshots: Vec<_> =
        fs::read_dir(folder).unwrap().map(|file| fs::read_to_string(file.unwrap().path()).unwrap()).collect();
    let shown = snapshots.concat();
    let mut missing = Vec::new();
    for source in SOURCES {
        let source = root().join(source);
        let files = if source.is_file() { vec![source] } else { rust_files(&source) };
        for file in files.iter().filter(|file| !file.ends_with("tests.rs")) {
            let name = file.strip_prefix(root()).unwrap().to_str().unwrap();
            for message in messages(&read(name)) {
                let is_listed = UNREACHED.iter().any(|(part, _)| message.contains(part));
                if !is_listed && !parts(&message).iter().all(|part| shown.contains(part)) {
                    missing.push(format!("{name}: {message}"));
                }
            }
        }
    }
    assert!(missing.is_empty(), "in no snapshot; add a text to tests/it/messages.rs:\n{}", missing.join("\n"));
}

/// The strings of a source file that are sentences: lower case, with a space, and no attribute.
fn messages(source: &str) -> Vec<String> {
    let code: String = source
        .split("#[cfg(test)]\nmod tests {")
        .next()
        .unwrap_or_default()
        .lines()
        .filter(|line| !line.trim_start().starts_with("//") && !line.contains("reason = "))
        .flat_map(|line| [line, "\n"])
        .collect();
    // Characters in quotes are no strings.
    let code = code.replace("'\"'", "").replace("'\\''", "").replace("'\\\\'", "");
    let mut messages = Vec::new();
    let mut rest = code.as_str();
    while let Some(start) = rest.find('"') {
        rest = &rest[start + 1..];
        let mut text = String::new();
        let mut characters = rest.char_indices();
        let end = loop {
            match characters.next() {
                Some((at, '"')) => break at,
                Some((_, '\\')) => match characters.next() {
                    Some((_, 'n')) => text.push('\n'),
                    Some((_, other)) => text.push(other),
                    None => return messages,
                },
                Some((_, other)) => text.push(other),
                None => return messages,
            }
        };
        rest = &rest[end + 1..];
        let is_sentence = text.starts_with(|first: char| first.is_lowercase() || first == '`' || first == '{');
        if is_sentence && text.trim().contains(' ') && !text.contains('\n') {
            messages.push(text);
        }
    }
    messages
}

/// A message without what is filled in.
fn parts(message: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut rest = message;
    while let Some(first) = rest.chars().next() {
        let name = rest.strip_prefix('{').and_then(|rest| rest.split_once('}')).map(|(name, _)| name);
        let is_name = |name: &&str| name.chars().all(|it| it.is_ascii_alphanumeric() || "_:?.".contains(it));
        let length = if let Some(name) = name.filter(is_name) {
            parts.push(String::new());
            name.len() + 2
        } else {
            parts.last_mut().unwrap().push(first);
            // Braces are doubled where something is filled in.
            if rest.starts_with("{{") || rest.starts_with("}}") { 2 } else { first.len_utf8() }
        };
        rest = &rest[length..];
    }
    parts.into_iter().filter(|part| part.trim().len() > 3).collect()
}
