//! Ten times as much of anything takes about ten times the time. [`crate::syntax::hostile`] does the same for slips of syntax.
//!
//! `ENDURANCE=10 cargo test --release --test it growth -- --nocapture` goes up to a hundred thousand.

use authlint::{Applicability, Casing, Config, Conversion, Document, Format, Linter, ParseOptions, Rule, Suppression};

use crate::common::grows_linearly;

/// A text with so many of something.
type Text = fn(usize) -> String;

fn check(text: &str, linter: &Linter) {
    let report = linter.check(&Document::parse(text, Format::Jsonc));
    for finding in report.findings() {
        drop(report.pointer(finding));
    }
}

/// A document with a list of redirect URIs.
fn uris(count: usize, uri: impl Fn(usize) -> String) -> String {
    let uris: Vec<_> = (0..count).map(uri).collect();
    format!("{{ \"UserPoolConfigs\": {{ \"OAuth\": {{ \"RedirectSignInURIs\": [{}] }} }} }}", uris.join(", "))
}

fn members(count: usize, member: impl Fn(usize) -> String) -> String {
    let members: Vec<_> = (0..count).map(member).collect();
    format!("{{ \"UserPoolConfigs\": {{ {} }} }}", members.join(",\n"))
}

const TEXTS: [(&str, Text); 9] = [
    ("members", |count| members(count, |number| format!("\"PasswordPolcy{number}\": {number}"))),
    ("repeated keys", |count| members(count, |number| format!("\"UserPoolName\": \"customers-{number}\""))),
    ("list items", |count| uris(count, |number| format!("\"https://app{number}.example.com/\""))),
    ("repeated items", |count| uris(count, |_| "\"https://app.example.com/\"".to_owned())),
    ("findings", |count| uris(count, |number| format!("\"http://app{number}.example.com/#\""))),
    ("problems", |count| uris(count, |number| format!("'https://app{number}.example.com/' /* */ {number}"))),
    ("nulls", |count| members(count, |number| format!("\"Name{number}\": null, \"OAuth\": null"))),
    ("comments", |count| uris(count, |number| format!("/* {number} */ \"https://app.example.com/{number}\""))),
    ("suppressions", |count| {
        let ignore = "// authlint: ignore[redirect-uri-insecure-http, redirect-uris-too-many]";
        uris(count, |number| format!("\n{ignore}\n\"http://app{number}.example.com/\""))
    }),
];

/// Each of the texts.
#[track_caller]
fn texts_grow_linearly(what: &str, run: fn(&Document)) {
    for (name, text) in TEXTS {
        grows_linearly(&format!("{what} {name}"), |count| {
            let text = text(count);
            Box::new(move || run(&Document::parse(text.as_str(), Format::Jsonc)))
        });
    }
}

#[test]
fn checking() {
    for (name, text) in TEXTS {
        grows_linearly(name, |count| {
            let text = text(count);
            Box::new(move || check(&text, &Linter::default()))
        });
    }
}

#[test]
fn fixing() {
    texts_grow_linearly("fixing", |document| drop(Linter::default().check(document).fix(Applicability::Unsafe)));
}

#[test]
fn redacting() {
    texts_grow_linearly("redacting", |document| drop(document.redacted()));
}

#[test]
fn converting() {
    texts_grow_linearly("converting", |document| drop(Conversion::new().casing(Casing::Wire).convert(document)));
}

#[test]
fn comparing() {
    texts_grow_linearly("comparing", |document| {
        let update = ParseOptions::new().path("update.jsonc").existing(document).parse(document.text());
        drop(update.changes());
        drop(Linter::default().check(&update));
    });
}

#[test]
fn suppressing_by_the_configuration() {
    let rule = Rule::from_id("redirect-uri-insecure-http").unwrap();
    grows_linearly("suppressions of a baseline", |count| {
        let text = uris(count, |number| format!("\"http://app{number}.example.com/\""));
        let pointer = |number| format!("/UserPoolConfigs/OAuth/RedirectSignInURIs/{number}");
        let mut config = Config::default();
        config.suppress((0..count).map(|number| Suppression::exactly(rule, &pointer(number), 1)));
        let linter = Linter::new(config);
        Box::new(move || check(&text, &linter))
    });
}

#[test]
#[cfg(feature = "policy")]
fn checking_policies() {
    let with = |policy: &str| {
        let mut config = Config::default();
        config.add_policy(authlint::Policy::parse("org", policy).unwrap());
        Linter::new(config)
    };
    let listed = |count: usize| {
        let member = |number| format!("\"Name{number}\": {{ \"type\": \"string\" }}");
        (0..count).map(member).collect::<Vec<_>>().join(", ")
    };
    let of_pool = |schema: &str| format!("{{ \"properties\": {{ \"UserPoolConfigs\": {schema} }} }}");
    let texts: [(&str, Text); 2] = [
        ("members", |count| members(count, |number| format!("\"Name{number}\": {number}"))),
        ("items", |count| uris(count, |number| number.to_string())),
    ];
    grows_linearly("policies", |count| {
        let mut config = Config::default();
        for number in 0..count {
            let policy = format!("{{ \"required\": [\"Name{number}\"] }}");
            config.add_policy(authlint::Policy::parse(&format!("org-{number}"), &policy).unwrap());
        }
        let linter = Linter::new(config);
        Box::new(move || check("{ \"UserPoolConfigs\": {} }", &linter))
    });
    grows_linearly("members of a policy", |count| {
        let linter = with(&of_pool(&format!("{{ \"properties\": {{ {} }} }}", listed(count))));
        let text = texts[0].1(count);
        Box::new(move || check(&text, &linter))
    });
    let items = "{ \"properties\": { \"OAuth\": { \"properties\": { \"RedirectSignInURIs\": { \"items\": { \"type\": \"string\" } } } } } }";
    for (name, schema) in [
        ("other members", "{ \"additionalProperties\": false }"),
        ("names", "{ \"propertyNames\": { \"maxLength\": 1 } }"),
        ("members that are false", "{ \"patternProperties\": { \"^N\": false } }"),
        ("items", items),
    ] {
        let text = if name == "items" { texts[1].1 } else { texts[0].1 };
        grows_linearly(&format!("violations of a policy: {name}"), |count| {
            let (linter, text) = (with(&of_pool(schema)), text(count));
            Box::new(move || check(&text, &linter))
        });
    }
}
