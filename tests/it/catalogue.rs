//! The catalogue of rules that this project was planned by, and real documents of the world around it.
//!
//! Neither is part of this repository; without them beside the crate the tests say so and pass.

use std::fs;
use std::path::PathBuf;

use authlint::{Config, Format, Level, Linter, Operation, ParseOptions, Report, Rule, Selector};
use serde_json::Value;

fn shared(name: &str) -> Option<PathBuf> {
    let path = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/domain")).join(name);
    if !path.exists() {
        eprintln!("skipped: ../shared/domain/{name} is not there");
    }
    path.exists().then_some(path)
}

// The three entries without documents (raw text, an envelope) are on the pages of their rules.

/// Rules whose catalogue entry was corrected on review, so that its documents say something else now.
const CORRECTED: &[(&str, &str)] =
    &[("empty-object", "an empty `EmailSettings` is `delivery-settings-missing`: one cause, one finding")];

fn gives(report: &Report, id: &str) -> bool {
    report.findings().iter().any(|finding| finding.rule().id() == id)
}

#[test]
fn the_catalogue_holds() {
    let Some(path) = shared("rules.json") else { return };
    let entries: Vec<Value> = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let mut wrong = Vec::new();
    for entry in &entries {
        let id = entry["id"].as_str().unwrap();
        let Some(rule) = Rule::find(id) else { continue };
        if CORRECTED.iter().any(|(known, _)| *known == id) {
            continue;
        }
        let operation = match entry["base"].as_str() {
            Some("update") => Operation::Update,
            _ => Operation::Create,
        };
        let mut config = Config::default();
        config.extend_select(vec![Selector::Rule(rule)]);
        let linter = Linter::new(config);
        for (key, expected) in [("fail_doc", true), ("ok_doc", false)] {
            if entry[key].is_null() {
                continue;
            }
            let text = entry[key].to_string();
            let report = linter.check(&ParseOptions::new().operation(operation).parse(&text));
            if gives(&report, id) != expected {
                wrong.push(format!("{id} {key}: {text}\n   {:?}", report.findings()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn real_documents_get_sensible_reports() {
    let Some(folder) = shared("examples") else { return };
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.extension().is_none_or(|ending| ending != "json") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let report = Linter::default().check(&ParseOptions::new().format(Format::Json).path(&name).parse(&text));
        let errors = report.findings().iter().filter(|finding| finding.level() == Level::Error);
        let errors: Vec<_> = errors.map(|finding| finding.rule().id()).collect();
        let all: Vec<_> = report.findings().iter().map(|finding| finding.rule().id()).collect();
        match name.split('-').next() {
            Some("derived") if name.contains("2h") => assert_eq!(errors, ["delivery-settings-missing"], "{name}"),
            Some("derived") => assert_eq!(errors, [""; 0], "{name}: {:#?}", report.findings()),
            Some("neighbour") => assert_eq!(all, ["foreign-document"], "{name}"),
            _ => assert!(!all.contains(&"foreign-document"), "{name}: {all:?}"),
        }
    }
}
