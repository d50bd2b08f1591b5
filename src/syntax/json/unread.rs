//! Notations that are recognised and not read: what they hold is found out once they are JSON.

use super::{Parsed, Problem, ProblemKind, is_name};
use crate::syntax::tree::{Kind, Slot, Tree};
use crate::text::{Span, search};

/// The one problem of a text in such a notation.
#[cold]
pub(super) fn recognise(text: &str) -> Option<Parsed> {
    let (start, message, help) = notation(text)?;
    let line = text.get(start..)?.lines().next()?;
    let span = Span::new(start, start + line.trim_ascii_end().len());
    let slot = Slot { kind: Kind::Invalid, flags: 0, tag: 0, start: span.start, end: span.end, next: 1 };
    let tree = Tree { slots: vec![slot], ..Tree::default() };
    let problem = Problem::new(ProblemKind::Notation, span, message, help);
    Some(Parsed { tree, problems: vec![*problem], is_damaged: true, ..Parsed::default() })
}

/// Where it begins, message and help.
fn notation(text: &str) -> Option<(usize, &'static str, &'static str)> {
    if text.lines().take(6).any(|line| line.starts_with("+++ ")) {
        return Some((0, "this is a diff, not JSON", "apply it, and check the file that it changes"));
    }
    if let Some(start) = request_type(text) {
        let help = "print the request that it makes as JSON, and check that";
        return Some((start, "this is a program that uses an AWS SDK, not JSON", help));
    }
    if let Some(start) = block(text) {
        return Some((start, "this is HCL with blocks, not JSON", "write it as JSON, for example with `jsonencode`"));
    }
    let bracket = text.find(['{', '[', '('])?;
    let inside = text.get(bracket + 1..)?.trim_ascii_start().trim_start_matches("&nbsp;");
    let begins_with_name = |text: &str| text.bytes().next().is_some_and(is_name);
    let quoted = |quote: &str| inside.strip_prefix(quote).is_some_and(begins_with_name);
    let name = inside.trim_start_matches(['"', '\'', ':']);
    let after = name.trim_start_matches(|character: char| character.is_ascii() && is_name(character as u8));
    let is_statement = text.trim_ascii_start().starts_with(is_letter);
    let is_object = text.get(bracket..).is_some_and(|text| text.starts_with('{'));
    let (message, help) = if quoted("&quot;") || quoted("&#34;") {
        ("this is HTML-escaped JSON, not JSON itself", "copy it as the page shows it, with `\"` for `&quot;`")
    } else if quoted("\"\"") {
        ("this is a field of a CSV file, not JSON itself", "write `\"` for `\"\"`")
    } else if quoted("`\"") {
        ("this is a PowerShell string, not JSON itself", "write `\"` for `` `\" ``")
    } else if after.trim_start_matches(['"', '\'']).trim_ascii_start().starts_with("=>")
        && !(is_object && inside.starts_with('"'))
    {
        (
            "this is a PHP array or a Ruby hash, not JSON",
            "write it as JSON, for example with `json_encode` or `to_json`",
        )
    } else if after.strip_prefix('=').is_some_and(begins_with_name) && (is_object != is_statement) {
        ("this is the text form of a Java object, not JSON", "write it as JSON, for example with Jackson")
    } else if text.trim_ascii_start().starts_with('[')
        && after.strip_prefix(']').is_some_and(|after| after.starts_with(['\n', '\r']))
    {
        ("this is TOML or INI, not JSON", "write it as JSON")
    } else {
        return None;
    };
    Some((bracket, message, help))
}

/// Where an object of one of the types for a request is made: `new CreateBackendAuthRequest {`, `….builder()`.
fn request_type(text: &str) -> Option<usize> {
    const TYPE: &str = "BackendAuth";
    let mut rest = text;
    loop {
        let at = text.len() - rest.len() + search::find(rest, TYPE)?;
        rest = text.get(at + TYPE.len()..)?;
        let after = rest.trim_start_matches(|character: char| character.is_ascii_alphanumeric());
        let kind = rest.get(..rest.len() - after.len())?;
        let is_type = ["Request", "Input", "Config"].iter().any(|end| kind.ends_with(end));
        let is_made = ["(", ".builder", "::builder"].iter().any(|start| after.starts_with(start))
            || after.trim_ascii_start().starts_with('{');
        let line = text.get(..at)?.rfind('\n').map_or(0, |end| end + 1);
        let before = text.get(line..at)?;
        // Comments and strings may name the type too.
        if is_type && is_made && !before.contains(['#', '*', '"', '\'', '`']) && search::find(before, "//").is_none() {
            return Some(line + before.len() - before.trim_ascii_start().len());
        }
    }
}

/// Where a block begins in HCL: `user_pool {` on a line inside another, in a text with `name = value` on other lines.
fn block(text: &str) -> Option<usize> {
    let name = |line: &str| line.bytes().take_while(|byte| is_name(*byte)).count();
    let is_setting = |line: &str| {
        let line = line.trim_ascii_start();
        line.get(name(line)..).is_some_and(|rest| rest.trim_ascii_start().starts_with("= "))
            && line.starts_with(is_letter)
    };
    let is_block = |line: &str| {
        let inside = line.trim_ascii();
        let labels = inside.strip_suffix('{').and_then(|before| before.get(name(inside)..)).unwrap_or("?");
        let is_apart = labels.trim_ascii().is_empty() || labels.trim_ascii().ends_with('"');
        inside.starts_with(is_letter) && labels.starts_with(' ') && is_apart && line.starts_with([' ', '\t'])
    };
    let mut end = 0;
    let line = text.split_inclusive('\n').find(|line| {
        end += line.len();
        is_block(line)
    })?;
    text.lines().any(is_setting).then(|| end - line.trim_ascii_start().len())
}

fn is_letter(character: char) -> bool {
    character.is_ascii_alphabetic()
}
