//! What every block of every rule's page gives, in all operations, as snapshots in `tests/snapshots/rules`.
//!
//! Findings of the rule itself are written out in full; of others only the id and the place, so that a reworded message
//! shows in one file.
//! `UPDATE=1 cargo test --test it snapshots` rewrites the files.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use authlint::text::{Encoding, Span};
use authlint::{
    Config, ConfigFile, Document, Finding, Format, Linter, Operation, ParseOptions, Report, Rule, Selector,
};

struct Block {
    title: String,
    info: String,
    text: String,
    existing: Option<String>,
}

/// The fenced blocks of a page, each with the heading that it is under.
fn blocks(rule: &Rule) -> Vec<Block> {
    let (mut blocks, mut heading, mut open) = (Vec::new(), "", None::<Block>);
    for line in rule.docs().lines() {
        let line = line.strip_prefix(' ').unwrap_or(line);
        if let Some(info) = line.strip_prefix("```") {
            if let Some(block) = open.take() {
                blocks.push(block);
                continue;
            }
            let existing = blocks.iter().rev().find(|block: &&Block| block.title == "Existing");
            open = Some(Block {
                title: heading.to_owned(),
                info: info.to_owned(),
                text: String::new(),
                existing: existing.map(|block| block.text.clone()),
            });
        } else if let Some(block) = &mut open {
            writeln!(block.text, "{line}").unwrap();
        } else if let Some(title) = line.strip_prefix("## ") {
            heading = title;
        }
    }
    blocks
}

/// The settings of the page's own `toml` block, else the defaults, and this rule too.
fn linter(rule: &'static Rule, blocks: &[Block]) -> Linter {
    let own = blocks.iter().find(|block| block.info == "toml");
    let mut config =
        own.map_or_else(Config::default, |block| ConfigFile::parse_toml(&block.text).unwrap().config("document.json"));
    config.extend_select([Selector::Rule(rule)]);
    Linter::new(config)
}

/// A text on one line, and not too long.
fn quoted(text: &str) -> String {
    let escaped = text.escape_debug().to_string().replace("\\\"", "\"").replace("\\'", "'");
    let start: String = escaped.chars().take(100).collect();
    if start.len() < escaped.len() { format!("`{start}…`") } else { format!("`{escaped}`") }
}

fn marked(document: &Document, span: Span) -> String {
    let place = document.position(span.start, Encoding::Utf8);
    format!("{}:{} {}", place.line + 1, place.column + 1, quoted(span.of(document.text())))
}

fn render(report: &Report, finding: &Finding, in_full: bool) -> String {
    let (level, id, place) = (finding.level().name(), finding.rule().id(), marked(report.document(), finding.span()));
    if !in_full {
        return format!("{level}[{id}] at {place}\n");
    }
    let mut out = format!("{level}[{id}]: {}\n  at {place}\n", finding.message());
    writeln!(out, "  pointer {}", quoted(&report.pointer(finding))).unwrap();
    let data = finding.data();
    let named = [
        ("messageId", data.message_id()),
        ("missing", data.missing()),
        ("found", data.found()),
        ("suggestion", data.suggestion()),
    ];
    for (name, text) in named {
        if let Some(text) = text {
            writeln!(out, "  {name} {}", quoted(text)).unwrap();
        }
    }
    for label in finding.labels() {
        let (document, where_) = match report.document().existing().filter(|_| label.is_in_existing()) {
            Some(existing) => (existing, "existing "),
            None => (report.document(), ""),
        };
        writeln!(out, "  label {where_}{}: {}", marked(document, label.span()), label.message()).unwrap();
    }
    if let Some(help) = finding.help() {
        writeln!(out, "  help: {help}").unwrap();
    }
    for fix in finding.fixes() {
        writeln!(out, "  fix ({:?}): {}", fix.applicability(), fix.title()).unwrap();
        for edit in fix.edits() {
            writeln!(out, "    {} -> {}", marked(report.document(), edit.span()), quoted(edit.text())).unwrap();
        }
    }
    out
}

fn snapshot(rule: &'static Rule) -> String {
    let blocks = blocks(rule);
    let linter = linter(rule, &blocks);
    let mut out = String::new();
    let mut numbers = BTreeMap::new();
    for block in blocks.iter().filter(|block| block.info != "toml" && block.title != "Existing") {
        let number = numbers.entry(&block.title).and_modify(|number| *number += 1).or_insert(1);
        let format = if block.info.starts_with("jsonc") { Format::Jsonc } else { Format::Json };
        // Operations that give the same stand together.
        let mut found: Vec<(Vec<&str>, String)> = Vec::new();
        for operation in Operation::ALL.iter().copied() {
            let mut options = ParseOptions::new().format(format).operation(operation);
            if let Some(existing) = &block.existing {
                options = options.existing(&Document::parse(existing, Format::Json));
            }
            let report = linter.check(&options.parse(&*block.text));
            let lines = report.findings().iter().map(|finding| render(&report, finding, finding.rule() == rule));
            let lines: String = lines.collect();
            match found.iter_mut().find(|(_, known)| *known == lines) {
                Some((operations, _)) => operations.push(operation.name()),
                None => found.push((vec![operation.name()], lines)),
            }
        }
        for (operations, lines) in found {
            let lines = if lines.is_empty() { "nothing\n" } else { &lines };
            writeln!(out, "## {} {number}: {}\n\n{lines}", block.title, operations.join(", ")).unwrap();
        }
    }
    out
}

fn directory() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots/rules")
}

#[test]
fn pages_give_what_their_snapshots_say() {
    let updates = std::env::var_os("UPDATE").is_some();
    if updates {
        // No file of a rule that is gone stays.
        let _ = std::fs::remove_dir_all(directory());
        std::fs::create_dir_all(directory()).unwrap();
    }
    let mut stale = Vec::new();
    for rule in Rule::all() {
        let (path, now) = (directory().join(format!("{}.txt", rule.id())), snapshot(rule));
        if updates {
            std::fs::write(path, now).unwrap();
        } else if std::fs::read_to_string(path).ok().as_ref() != Some(&now) {
            stale.push(rule.id());
        }
    }
    assert!(stale.is_empty(), "these changed: {stale:?}\nUPDATE=1 cargo test --test it snapshots, then read the diff");
    let files = std::fs::read_dir(directory()).unwrap().count();
    assert_eq!(files, Rule::all().len(), "a snapshot of no rule: UPDATE=1 cargo test --test it snapshots");
}
