//! Ten times as much of anything takes about ten times the time. [`crate::syntax::hostile`] does the same for slips of syntax.

use std::time::{Duration, Instant};

use authlint::{Applicability, Config, Document, Format, Linter, Rule, Suppression};

/// A text with so many of something.
type Text = fn(usize) -> String;

/// The least of three times.
fn time(run: impl Fn()) -> Duration {
    let once = || {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    (0..3).map(|_| once()).min().unwrap()
}

/// Compares the times for a thousand and for ten thousand.
#[track_caller]
fn grows_linearly(name: &str, run: impl Fn(usize) -> Box<dyn Fn()>) {
    // Other programs may take the processor away in one attempt, hardly in each.
    let is_linear = (0..4).any(|_| {
        let (few, many) = (time(run(1_000)), time(run(10_000)));
        println!("{name}: {few:.1?} for 1,000, {many:.1?} for 10,000");
        // Quadratic time would be 100 times as long.
        many < few * 30 + Duration::from_millis(300)
    });
    assert!(is_linear, "{name}: more than thirty times as long for ten times as many");
}

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

#[test]
fn checking() {
    let texts: [(&str, Text); 7] = [
        ("members", |count| members(count, |number| format!("\"PasswordPolcy{number}\": {number}"))),
        ("repeated keys", |count| members(count, |number| format!("\"UserPoolName\": \"customers-{number}\""))),
        ("list items", |count| uris(count, |number| format!("\"https://app{number}.example.com/\""))),
        ("repeated items", |count| uris(count, |_| "\"https://app.example.com/\"".to_owned())),
        ("findings", |count| uris(count, |number| format!("\"http://app{number}.example.com/#\""))),
        ("comments", |count| uris(count, |number| format!("/* {number} */ \"https://app.example.com/{number}\""))),
        ("suppressions", |count| {
            let ignore = "// authlint: ignore[redirect-uri-insecure-http, redirect-uris-too-many]";
            uris(count, |number| format!("\n{ignore}\n\"http://app{number}.example.com/\""))
        }),
    ];
    for (name, text) in texts {
        grows_linearly(name, |count| {
            let text = text(count);
            Box::new(move || check(&text, &Linter::default()))
        });
    }
}

#[test]
fn fixing() {
    let texts: [(&str, Text); 3] = [
        ("bad URIs", |count| uris(count, |number| format!("\"http://app{number}.example.com\""))),
        ("repeated items", |count| uris(count, |_| "\"https://app.example.com/\"".to_owned())),
        ("nulls", |count| members(count, |number| format!("\"Name{number}\": null, \"OAuth\": null"))),
    ];
    for (name, text) in texts {
        grows_linearly(name, |count| {
            let text = text(count);
            Box::new(move || {
                let report = Linter::default().check(&Document::parse(text.as_str(), Format::Json));
                report.fix(Applicability::Unsafe);
            })
        });
    }
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
    let policy = |count: usize| {
        let member = |number| format!("\"Name{number}\": {{ \"type\": \"string\" }}");
        let members: Vec<_> = (0..count).map(member).collect();
        format!("{{ \"properties\": {{ \"UserPoolConfigs\": {{ \"properties\": {{ {} }} }} }} }}", members.join(", "))
    };
    grows_linearly("members of a policy", |count| {
        let mut config = Config::default();
        config.add_policy(authlint::Policy::parse("org", &policy(count)).unwrap());
        let text = members(count, |number| format!("\"Name{number}\": {number}"));
        let linter = Linter::new(config);
        Box::new(move || check(&text, &linter))
    });
}
