//! Every rule's page is its test: **Bad** gives the finding, **Good** does not, **Fixed** is Bad after its fixes.
//! Below an **Existing** they are updates of it.
//!
//! A fence is ```` ```json [create|update|get] [wire] ````, or `jsonc`, or `text` for what is no JSON at all.

use authlint::{Applicability, Config, Document, Format, Level, Linter, Operation, ParseOptions, Rule, Selector};

struct Block {
    heading: String,
    info: String,
    text: String,
    existing: Option<String>,
}

fn blocks(rule: &Rule) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut heading = String::new();
    let mut open: Option<Block> = None;
    for line in rule.docs().lines() {
        let line = line.strip_prefix(' ').unwrap_or(line);
        if let Some(info) = line.strip_prefix("```") {
            if let Some(block) = open.take() {
                blocks.push(block);
                continue;
            }
            let existing = blocks.iter().rev().find(|block: &&Block| block.heading == "Existing");
            open = Some(Block {
                heading: heading.clone(),
                info: info.to_owned(),
                text: String::new(),
                existing: existing.map(|block| block.text.clone()),
            });
        } else if let Some(block) = &mut open {
            block.text.push_str(line);
            block.text.push('\n');
        } else if let Some(title) = line.strip_prefix("## ") {
            title.clone_into(&mut heading);
        }
    }
    assert!(open.is_none(), "{}: a fence is not closed", rule.id());
    blocks
}

/// A block, as an update of what the block under `## Existing` before it says.
fn parse(block: &Block) -> Document {
    let mut words = block.info.split_whitespace();
    let format = match words.next() {
        Some("jsonc") => Format::Jsonc,
        #[cfg(feature = "yaml")]
        Some("yaml") => Format::Yaml,
        _ => Format::Json,
    };
    let mut options = ParseOptions::new().format(format);
    if let Some(existing) = block.existing.as_ref().filter(|_| block.heading != "Existing") {
        options = options.existing(&Document::parse(existing, Format::Json));
    }
    for word in words {
        if let Ok(operation) = word.parse::<Operation>() {
            options = options.operation(operation);
        }
    }
    options.parse(&block.text)
}

/// What pages leave out for short, and a key that is shown.
const LEFT_OUT: &[&str] = &["inline-secret", "mfa-omitted-in-update", "oauth-update-partial", "verification-omitted"];

/// What the page's own `toml` block sets, else the defaults.
fn settings(rule: &'static Rule) -> Config {
    let own = blocks(rule).into_iter().find(|block| block.info == "toml");
    #[cfg(feature = "config-file")]
    if let Some(block) = &own {
        return authlint::ConfigFile::parse_toml(&block.text).unwrap().config("document.json");
    }
    assert!(own.is_none() || !cfg!(feature = "config-file"));
    Config::default()
}

/// The defaults, and this rule too.
fn linter(rule: &'static Rule) -> Linter {
    let mut config = settings(rule);
    config.extend_select(vec![Selector::Rule(rule)]);
    Linter::new(config)
}

/// This rule alone: what its own fixes do.
fn alone(rule: &'static Rule) -> Linter {
    let mut config = settings(rule);
    config.select(vec![Selector::Rule(rule)]);
    Linter::new(config)
}

#[test]
fn pages_are_true() {
    for rule in Rule::all() {
        let id = rule.id();
        let blocks = blocks(rule);
        if blocks.iter().any(|block| block.info == "toml") && !cfg!(feature = "config-file") {
            continue;
        }
        let mut bad = None;
        for block in &blocks {
            let report = linter(rule).check(&parse(block));
            let found = report.findings().iter().any(|finding| finding.rule().id() == id);
            let all: Vec<_> = report
                .findings()
                .iter()
                .map(|finding| format!("{}: {}", finding.rule().id(), finding.message()))
                .collect();
            match block.heading.as_str() {
                "Bad" => {
                    assert!(found, "{id}: its Bad block does not give it, but {all:#?}\n{}", block.text);
                    bad = Some(block);
                }
                "Good" => {
                    assert!(!found, "{id}: its Good block gives it\n{}", block.text);
                    assert!(!report.has_errors(), "{id}: its Good block has errors: {all:#?}");
                    let unexpected = report
                        .findings()
                        .iter()
                        .find(|finding| finding.level() > Level::Advice && !LEFT_OUT.contains(&finding.rule().id()));
                    let unexpected = unexpected.map(|finding| finding.rule().id());
                    assert!(unexpected.is_none(), "{id}: its Good block gives {unexpected:?}");
                }
                "Fixed" => {
                    let bad = bad.unwrap_or_else(|| panic!("{id}: Fixed without Bad before it"));
                    let fixed = alone(rule).check(&parse(bad)).fix(Applicability::Unsafe);
                    assert_eq!(fixed.text(), block.text, "{id}: Fixed is not what its fix makes of Bad");
                    assert!(
                        !fixed.report().findings().iter().any(|finding| finding.rule().id() == id),
                        "{id}: its fix does not fix it"
                    );
                }
                _ => {}
            }
        }
        let has = |heading: &str| blocks.iter().any(|block| block.heading == heading);
        assert!(
            ["too-deep", "policy-violation"].contains(&id) || (has("Bad") && has("Good")),
            "{id}: a page has Bad and Good"
        );
        let fixes = blocks.iter().filter(|block| block.heading == "Bad").any(|block| {
            alone(rule)
                .check(&parse(block))
                .findings()
                .iter()
                .any(|finding| finding.rule().id() == id && !finding.fixes().is_empty())
        });
        assert!(!fixes || has("Fixed"), "{id}: its Bad has a fix, so its page shows Fixed");
    }
}
