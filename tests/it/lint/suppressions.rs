//! Suppressions by comments and by the configuration: what each covers, and how it is counted.

use authlint::{Config, Document, Format, Linter, Rule, Selector, Suppression};

const ENUM: &str = "invalid-enum-value";

fn rule(id: &str) -> &'static Rule {
    Rule::from_id(id).expect(id)
}

/// The marked text and the message of each finding, in JSONC.
fn found(rules: &[&str], suppressions: &[Suppression], text: &str) -> Vec<String> {
    let mut config = Config::default();
    config.select(rules.iter().map(|id| Selector::Rule(rule(id))));
    config.suppress(suppressions.iter().cloned());
    let report = Linter::new(config).check(&Document::parse(text, Format::Jsonc));
    let line = |finding: &authlint::Finding| format!("{}: {}", finding.span().of(text), finding.message());
    report.findings().iter().map(line).collect()
}

/// The values that a comment in the place of `#` leaves as findings, and whether it is reported as unused.
fn left(text: &str) -> (Vec<String>, bool) {
    let text = text.replace('#', "authlint: ignore[invalid-enum-value] -- because");
    let mut found = found(&[ENUM, "unused-ignore"], &[], &text);
    let count = found.len();
    found.retain(|line| !line.contains("unused suppression"));
    let is_unused = found.len() < count;
    let value = |line: String| line.split(':').next().unwrap_or_default().trim_matches('"').to_owned();
    (found.into_iter().map(value).collect(), is_unused)
}

#[test]
fn a_comment_covers_its_line_or_what_follows() {
    let rows: [(&str, &[&str], bool); 21] = [
        // After a value: its line.
        ("{\"AuthResources\": \"a\", // #\n\"Service\": \"b\"}", &["b"], false),
        ("{\"AuthResources\": \"a\", \"Service\": \"b\" // #\n}", &[], false),
        ("{\"AuthResources\": \"a\",\n\"Service\": \"b\" /* # */ \n}", &["a"], false),
        ("{\"AuthResources\": \"a\",\n\"Service\": \"b\"} // #", &["a"], false),
        ("{\"UserPoolConfigs\": {}, // #\n\"Service\": \"b\"}", &["b"], true),
        ("{\n\"Service\": \"b\", /* # */ \"AuthResources\": \"a\" // #\n}", &[], true),
        // On its own line, or with something behind it: the next member.
        ("{\n// #\n\"AuthResources\": \"a\",\n\"Service\": \"b\"}", &["b"], false),
        ("{\n/* # */ \"AuthResources\": \"a\", \"Service\": \"b\"}", &["b"], false),
        ("{\"AuthResources\": \"a\", /* # */ \"Service\": \"b\"}", &["a"], false),
        ("{\"AuthResources\": /* # */ \"a\", \"Service\": \"b\"}", &["b"], false),
        ("{\"AuthResources\": // #\n\"a\", \"Service\": \"b\"}", &["a", "b"], true),
        // After an opening bracket: the first member or item.
        ("{ // #\n\"AuthResources\": \"a\", \"Service\": \"b\"}", &["b"], false),
        ("{\"UserPoolConfigs\": {\"RequiredSignUpAttributes\": [ // #\n\"a\", \"b\"]}}", &["b"], false),
        ("{\"UserPoolConfigs\": {\"RequiredSignUpAttributes\": [\"a\", /* # */ \"b\",\n\"c\"]}}", &["a", "c"], false),
        // Before the document: all of it.
        ("// #\n{\"AuthResources\": \"a\",\n\"Service\": \"b\"}", &[], false),
        ("/* # */ {\"AuthResources\": \"a\",\n\"Service\": \"b\"}", &[], false),
        ("\u{feff}// #\n{\"AuthResources\": \"a\",\n\"Service\": \"b\"}", &["\u{feff}"], false),
        // Before an object: all in it.
        ("{\n// #\n\"UserPoolConfigs\": {\n\"SignInMethod\": \"a\"},\n\"Service\": \"b\"}", &["b"], false),
        // Before the end, and where nothing is found.
        ("{\"AuthResources\": \"a\",\n\"Service\": \"b\"\n// #\n}", &["a", "b"], true),
        ("{\"AuthResources\": \"a\",\n\"Service\": \"b\"}\n// #", &["a", "b"], true),
        ("{ // #\n\"UserPoolConfigs\": {}, \"Service\": \"b\"}", &["b"], true),
    ];
    for (text, values, is_unused) in rows {
        assert_eq!(left(text), (values.iter().map(|value| (*value).to_owned()).collect(), is_unused), "{text}");
    }
}

#[test]
fn each_name_in_a_comment_is_checked() {
    let rows: [(&str, &[&str]); 7] = [
        (
            "ignore[ unused-ignore ,invalid-type]",
            &[
                "unused-ignore: unused suppression: `unused-ignore` reports nothing here",
                "invalid-type: unused suppression: `invalid-type` reports nothing here",
            ],
        ),
        ("ignore[invalid-typ]", &["invalid-typ: unknown rule `invalid-typ`"]),
        ("ignore[zzzzz,,]", &["zzzzz: unknown rule `zzzzz`"]),
        ("ignore[S3cret]", &["S3cret: unknown rule `•••`"]),
        ("ignore[Invalid-Type]", &["Invalid-Type: unknown rule `Invalid-Type`"]),
        ("ignore[syntax-error]", &["syntax-error: `syntax-error` cannot be suppressed"]),
        (
            "ignore[duplicate-json-key]",
            &["duplicate-json-key: unused suppression: `duplicate-json-key` reports nothing here"],
        ),
    ];
    for (directive, wanted) in rows {
        let text = format!("// authlint: {directive}\n{{\"Service\": \"COGNITO\"}}");
        assert_eq!(found(&["unused-ignore"], &[], &text), wanted, "{text}");
    }
}

#[test]
fn syntax_errors_are_suppressed_by_nothing_but_a_baseline() {
    let text = "// authlint: ignore[syntax-error]\n{\"Service\" \"COGNITO\"}";
    let error = "\"Service\": missing `:` after this key";
    let unused = "syntax-error: `syntax-error` cannot be suppressed";
    let below = Suppression::below(rule("syntax-error"), "");
    assert_eq!(found(&["unused-ignore"], std::slice::from_ref(&below), text), [unused, error]);
    assert!(!below.was_used());
    let exactly = Suppression::exactly(rule("syntax-error"), "/Service", 1);
    assert_eq!(found(&["unused-ignore"], std::slice::from_ref(&exactly), text), [unused]);
    assert!(exactly.was_used());
    let other = Suppression::exactly(rule("too-deep"), "/Service", 1);
    assert_eq!(found(&["unused-ignore"], &[other], text), [unused, error]);
}

#[test]
fn a_pointer_covers_what_lies_below_it() {
    let text = r#"{"resourceConfig": {"service": "a", "userPoolConfigs": {"signInMethod": "b",
        "requiredSignUpAttributes": ["c", "d"]}}}"#;
    let rows: [(&str, &[&str]); 10] = [
        ("", &[]),
        ("/Service", &["b", "c", "d"]),
        ("/UserPoolConfigs", &["a"]),
        ("/UserPoolConfigs/SignInMethod", &["a", "c", "d"]),
        ("/UserPoolConfigs/RequiredSignUpAttributes", &["a", "b"]),
        ("/UserPoolConfigs/RequiredSignUpAttributes/1", &["a", "b", "c"]),
        ("/UserPoolConfigs/RequiredSignUpAttributes/2", &["a", "b", "c", "d"]),
        ("/UserPoolConfigs/OAuth", &["a", "b", "c", "d"]),
        ("/AuthResources", &["a", "b", "c", "d"]),
        // Pointers are written in SDK names.
        ("/userPoolConfigs", &["a"]),
    ];
    for (pointer, values) in rows {
        let suppression = Suppression::below(rule(ENUM), pointer);
        let other = Suppression::below(rule("invalid-type"), pointer);
        let found = found(&[ENUM], &[other.clone(), suppression.clone()], text);
        let left: Vec<_> = found.iter().filter_map(|line| line.split('"').nth(1)).collect();
        assert_eq!((left, suppression.was_used()), (values.to_vec(), values.len() < 4), "{pointer}");
        assert!(!other.was_used());
    }
}

#[test]
fn a_pointer_reaches_unknown_members() {
    let text = r#"{"UserPoolConfigs": {"x/y": {"~": 1}, "b": 2}}"#;
    let unknown = "unknown-member";
    let count = |pointer: &str| found(&[unknown], &[Suppression::below(rule(unknown), pointer)], text).len();
    let all = count("/Service");
    for (pointer, fewer) in [
        ("/UserPoolConfigs/x~1y", 1),
        ("/UserPoolConfigs/x~1y/~0", 0),
        ("/UserPoolConfigs/b", 1),
        ("/UserPoolConfigs/b/c", 0),
        ("/UserPoolConfigs/x", 0),
        ("/UserPoolConfigs", 2),
    ] {
        assert_eq!(count(pointer), all - fewer, "{pointer}");
    }
}

#[test]
fn an_exact_suppression_covers_so_many_findings_at_its_place() {
    let text = r#"{"UserPoolConfigs": {"OAuth": {"RedirectSignInURIs": ["https://a b/", "https://a/"]}}}"#;
    let text = &text.replace("a b", "a b c");
    let id = "redirect-uri-invalid";
    let all = found(&[id], &[], text).len();
    let place = "/UserPoolConfigs/OAuth/RedirectSignInURIs/0";
    for (pointer, times, wanted) in
        [(place, 1, all - 1), (place, 9, 0), (place, 0, all), ("/UserPoolConfigs/OAuth/RedirectSignInURIs/1", 9, all)]
    {
        let suppression = Suppression::exactly(rule(id), pointer, times);
        assert_eq!(found(&[id], std::slice::from_ref(&suppression), text).len(), wanted, "{pointer} {times}");
        assert_eq!(suppression.was_used(), wanted < all);
    }
}
