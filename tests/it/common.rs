//! The one way in which tests check what rules find.

use std::time::{Duration, Instant};

use authlint::{Applicability, Config, Finding, Linter, Operation, ParseOptions, Rule, Selector};

/// Instead of a list of rules: those that are on by default.
pub(crate) const DEFAULT: &[&str] = &[];

/// A linter with these rules alone, so that a new rule elsewhere does not change what a test sees.
#[track_caller]
pub(crate) fn linter(rules: &[&str]) -> Linter {
    let mut config = Config::default();
    if !rules.is_empty() {
        config.select(rules.iter().map(|id| Selector::Rule(Rule::from_id(id).expect(id))));
    }
    Linter::new(config)
}

/// What is found in a text: each finding as `rule @ marked text`, and its message.
#[track_caller]
pub(crate) fn findings(rules: &[&str], options: &ParseOptions, text: &str) -> Vec<(String, String)> {
    let report = linter(rules).check(&options.parse(text));
    let row = |finding: &Finding| {
        (format!("{} @ {}", finding.rule().id(), finding.span().of(text)), finding.message().to_owned())
    };
    report.findings().iter().map(row).collect()
}

/// Checks that exactly these findings are made, in this order: `rule @ marked text: message`.
///
/// Tables in which one message repeats leave it out; the snapshots of the rule pages have it.
#[track_caller]
pub(crate) fn check(rules: &[&str], operation: Operation, text: &str, expected: &[&str]) {
    let found = findings(rules, &ParseOptions::new().operation(operation), text);
    let lines: Vec<_> = found.iter().map(|(place, message)| format!("{place}: {message}")).collect();
    let fits = |index: usize, wanted: &str| wanted == lines[index] || wanted == found[index].0;
    let all_fit = expected.len() == found.len() && expected.iter().enumerate().all(|(index, row)| fits(index, row));
    let beginning: String = text.chars().take(2_000).collect();
    assert!(all_fit, "found {lines:#?}\ninstead of {expected:#?}\nin {operation:?} {beginning}");
}

/// Checks a table of texts and their findings.
#[track_caller]
pub(crate) fn check_all(rules: &[&str], operation: Operation, rows: &[(&str, &[&str])]) {
    for (text, expected) in rows {
        check(rules, operation, text, expected);
    }
}

/// Checks a table of texts before and after their fixes.
#[track_caller]
pub(crate) fn check_fixes(rules: &[&str], operation: Operation, rows: &[(Applicability, &str, &str)]) {
    for (applicability, before, after) in rows {
        let document = ParseOptions::new().operation(operation).parse(*before);
        assert_eq!(linter(rules).check(&document).fix(*applicability).text(), *after, "{before}");
    }
}

/// The amount of a load test: so many times the ordinary one as `ENDURANCE` says.
pub(crate) fn times(ordinary: usize) -> usize {
    ordinary * std::env::var("ENDURANCE").map_or(1, |times| times.parse().unwrap())
}

/// Compares the times for a thousand of something and for ten thousand.
#[track_caller]
pub(crate) fn grows_linearly(name: &str, run: impl Fn(usize) -> Box<dyn Fn()>) {
    let growth = times(10);
    let time = |run: &dyn Fn()| {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    // Other programs may take the processor away in one attempt, hardly in each.
    let is_linear = (0..4).any(|_| {
        let (few, many) = (run(1_000), run(1_000 * growth));
        let few = (0..3).map(|_| time(&few)).min().unwrap();
        let many = time(&many);
        println!("{name}: {few:.1?} for 1,000, {many:.1?} for {growth},000");
        // Quadratic time would be `growth` times as long as linear time.
        many < few * 3 * growth as u32 + Duration::from_millis(300)
    });
    assert!(is_linear, "{name}: more than three times the time for each");
}
