//! The prefilter hides no finding: with and without it, every document gives the same report.

use authlint::{Config, Format, Linter, Operation, ParseOptions, Report, Rule, Selector};
use serde_json::Value;

use crate::generate::{Random, document, mutilate, schema};

/// All rules, including those that are off by default: with default options, and with options that give more findings.
fn linters() -> [Linter; 2] {
    let mut config = Config::default();
    config.extend_select(Rule::all().iter().map(|rule| Selector::Rule(rule)));
    let plain = Linter::new(config.clone());
    let hosts = authlint::OptionValue::Strings(vec!["app.example.com".to_owned()]);
    config.set_option(Rule::from_id("redirect-uri-host-unlisted").unwrap(), "allowed-hosts", hosts).unwrap();
    config
        .set_option(
            Rule::from_id("email-message-too-large-for-parameter").unwrap(),
            "most",
            authlint::OptionValue::Integer(12),
        )
        .unwrap();
    config
        .set_option(
            Rule::from_id("password-minimum-length-weak").unwrap(),
            "recommended",
            authlint::OptionValue::Integer(30),
        )
        .unwrap();
    [plain, Linter::new(config)]
}

/// The JSON examples of all rules, which contain everything that rules look for.
fn pages() -> Vec<Value> {
    let fences = Rule::all().iter().flat_map(|rule| rule.docs().split("```json").skip(1));
    let texts = fences.filter_map(|rest| Some(rest.split_once('\n')?.1.split_once("```")?.0));
    let pages: Vec<_> = texts.filter_map(|text| serde_json::from_str(text).ok()).collect();
    assert!(pages.len() > 150, "{}", pages.len());
    pages
}

fn strings(value: &Value, found: &mut Vec<Value>) {
    match value {
        Value::String(_) | Value::Number(_) => found.push(value.clone()),
        Value::Array(items) => items.iter().for_each(|item| strings(item, found)),
        Value::Object(members) => members.values().for_each(|value| strings(value, found)),
        _ => {}
    }
}

/// Puts strings of other pages into some places, and takes some members and items out.
fn shuffle(value: &mut Value, strings: &[Value], random: &mut Random) {
    match value {
        Value::String(_) | Value::Number(_) if random.percent(12) => *value = random.pick(strings).clone(),
        Value::Array(items) => {
            for item in &mut *items {
                shuffle(item, strings, random);
            }
            if random.percent(10) {
                items.pop();
            } else if random.percent(20) {
                items.push(random.pick(strings).clone());
            }
        }
        Value::Object(members) => {
            members.retain(|_, _| !random.percent(6));
            members.values_mut().for_each(|value| shuffle(value, strings, random));
        }
        _ => {}
    }
}

/// Writes some letters after a place as escapes, but not in literals or numbers.
fn escape_after(text: &str, place: usize) -> String {
    let place = (0..=place).rev().find(|place| text.is_char_boundary(*place)).unwrap_or_default();
    let (before, behind) = text.split_at(place);
    format!("{before}{}", behind.replace('o', "\\u006f").replace('O', "\\u004f").replace('h', "\\u0068"))
}

fn same_without_prefilter(linter: &Linter, text: &str, operation: Operation) -> usize {
    let document = ParseOptions::new().format(Format::Json).operation(operation).parse(text);
    let say = |report: &Report| -> Vec<_> {
        let lines = report.findings().iter().map(|finding| format!("{:?} {}", finding, finding.help().unwrap_or("")));
        lines.collect()
    };
    let (with, without) = (linter.check(&document), linter.without_prefilter().check(&document));
    assert_eq!(say(&with), say(&without), "{} of {text}", operation.name());
    with.findings().len()
}

#[test]
fn prefilter_hides_nothing_in_pages_and_their_mixtures() {
    let linters = linters();
    let pages = pages();
    let mut texts = Vec::new();
    for page in &pages {
        strings(page, &mut texts);
    }
    let mut random = Random::new(7);
    let mut found = 0;
    for round in 0..40 {
        for page in &pages {
            let mut page = page.clone();
            if round > 0 {
                shuffle(&mut page, &texts, &mut random);
            }
            let mut text = page.to_string();
            if random.percent(20) {
                text = escape_after(&text, random.below(text.len()));
            }
            for (linter, operation) in
                linters.iter().flat_map(|linter| Operation::ALL.iter().map(move |operation| (linter, *operation)))
            {
                found += same_without_prefilter(linter, &text, operation);
            }
        }
    }
    assert!(found > 40_000, "{found}");
}

#[test]
fn prefilter_hides_nothing_in_documents_of_the_schemas() {
    let linters = linters();
    for seed in 0..2_000 {
        for operation in Operation::ALL.iter().copied() {
            let mut random = Random::new(seed);
            let text = document(&schema(operation.name()), &mut random).to_string();
            let text = if random.percent(30) { mutilate(&text, &mut random) } else { text };
            for linter in &linters {
                same_without_prefilter(linter, &text, operation);
            }
        }
    }
}

#[test]
fn one_text_written_in_two_ways_is_there_twice() {
    let [linter, _] = linters();
    for other in ["“https://a.example.com/”", "'https://a.example.com/'", r#""https:\/\/a.example.com\/""#] {
        let uris = format!(r#"["https://a.example.com/", {other}]"#);
        let text = format!(r#"{{"UserPoolConfigs": {{"OAuth": {{"RedirectSignInURIs": {uris}}}}}}}"#);
        let document = ParseOptions::new().operation(Operation::Update).parse(&text);
        let found = linter.check(&document);
        assert!(found.findings().iter().any(|finding| finding.rule().id() == "duplicate-list-item"), "{text}");
        same_without_prefilter(&linter, &text, Operation::Update);
    }
}
