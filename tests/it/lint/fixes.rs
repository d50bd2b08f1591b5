//! How fixes are applied together: which of them, in which order, and when they stop.

use authlint::{Applicability, Operation, ParseOptions};

use crate::common::linter;

/// A sound update with members inside its `UserPoolConfigs`.
fn update(inside: &str) -> String {
    format!(r#"{{"AuthResources": "USER_POOL_ONLY", "Service": "COGNITO", "UserPoolConfigs": {{{inside}}}}}"#)
}

/// Checks the text after unsafe fixes, and which rules changed it; a second run changes nothing.
#[track_caller]
fn check(rules: &[&str], before: &str, after: &str, applied: &[&str]) {
    let document = ParseOptions::new().operation(Operation::Update).parse(before);
    let fixed = linter(rules).check(&document).fix(Applicability::Unsafe);
    assert_eq!((fixed.text(), fixed.applied()), (after, applied), "{before}");
    let again = fixed.report().fix(Applicability::Unsafe);
    assert_eq!((again.text(), again.applied()), (after, &[][..]), "{before}");
}

#[test]
fn fixes_that_touch_are_applied_one_after_the_other() {
    let rules = ["null-member"];
    let both = ["null-member"; 2];
    check(&rules, &update(r#""Mfa": null, "OAuth": null"#), &update(""), &both);
    check(
        &rules,
        &update(r#""Mfa": null, "PasswordPolicy": {}, "OAuth": null"#),
        &update(r#""PasswordPolicy": {}"#),
        &both,
    );
}

#[test]
fn of_fixes_that_do_harm_together_one_is_applied() {
    // Both keys belong into `Mfa`, where one would repeat the other.
    let before = update(r#""MFAMode": "ON", "MFAMode": "OPTIONAL", "Mfa": {}"#);
    let after = update(r#""MFAMode": "ON", "Mfa": { "MFAMode": "OPTIONAL" }"#);
    check(&["misplaced-member", "null-member"], &before, &after, &["misplaced-member"]);
    // Another fix is applied all the same, in a round of its own.
    let null = |text: &str| text.replace("\"Mfa\"", "\"PasswordPolicy\": null, \"Mfa\"");
    check(&["misplaced-member", "null-member"], &null(&before), &after, &["misplaced-member", "null-member"]);
}

#[test]
fn all_findings_are_fixed_not_only_those_shown() {
    let list = |uri: &str| {
        let uris: Vec<_> = (0..9_000).map(|number| format!("\"{uri}{number}.example.com/\"")).collect();
        update(&format!(r#""OAuth": {{"RedirectSignInURIs": [{}]}}"#, uris.join(", ")))
    };
    let applied = vec!["redirect-uri-insecure-http"; 9_000];
    check(&applied[..1], &list("http://a"), &list("https://a"), &applied);
}

#[test]
fn a_fix_that_leaves_its_finding_is_not_applied() {
    let rows = [
        // The list has an item that cannot be read; another one behind it is not read either.
        update(r#""SignInMethod": "EMAIL", "RequiredSignUpAttributes": [s_ide"]"#),
        // What looks like the end of the text is a part of it.
        "{\n  \"UserPoolConfigs\": { \"SignInMethod\": \"EMAIL\",O\",\n  \"UserPoolConfigs\": {\n    \"OAuthiredSignUpAttributes\": //[\"EMAIL\"] }\n}\n".to_owned(),
    ];
    for before in rows {
        let document = ParseOptions::new().operation(Operation::Create).parse(&before);
        let fixed = linter(&[]).check(&document).fix(Applicability::Unsafe);
        assert!(fixed.text().len() < before.len() + 100, "{}", fixed.text());
        assert_eq!(fixed.report().fix(Applicability::Unsafe).text(), fixed.text());
    }
}

/// The next one may read the same: it is fixed too, unless nothing has changed.
#[test]
fn of_syntax_errors_in_a_row_each_is_fixed_once() {
    for (before, after) in [
        (
            r#"{"AuthResources": "USER_POOL_ONLY", "Service": "COGNITO"};;"#,
            r#"{"AuthResources": "USER_POOL_ONLY", "Service": "COGNITO"}"#,
        ),
        (
            "//\n{\"UserPoolConfigs:{\"VerificationMessage:FF\" /**/\"\":",
            "//\n{\"UserPoolConfigs\":{\"VerificationMessage\":FF\", /**/\"\":",
        ),
    ] {
        let document = ParseOptions::new().operation(Operation::Create).parse(before);
        assert_eq!(linter(&[]).check(&document).fix(Applicability::Unsafe).text(), after, "{before}");
    }
}

#[test]
fn nothing_is_added_where_it_cannot_be_read() {
    // The text behind the unclosed item would take in what is added, and hide it in the next round.
    let text = "{\"UserPoolConfigs\": {\"SignInMethod\": \"EMAIL\", \"RequiredSignUpAttributes\": [\"\"y\": [\"q\"w\u{1f}, 7]}}";
    check(&["missing-required-member"], text, text, &[]);
}

/// Edits of values do not apply to escaped JSON, which is repaired first.
#[test]
fn of_escaped_json_the_notation_is_fixed_first() {
    let text = r#""{\"AuthResources\": \"USER_POOL_ONLY\", \"Service\": \"cognito\"}""#;
    let report = linter(&["invalid-enum-value"]).check(&ParseOptions::new().parse(text));
    let fixable: Vec<_> =
        report.findings().iter().map(|finding| (finding.rule().id(), !finding.fixes().is_empty())).collect();
    assert_eq!(fixable, [("syntax-error", true), ("invalid-enum-value", false)]);
    let fixed = report.fix(Applicability::Unsafe);
    assert_eq!(fixed.text(), r#"{"AuthResources": "USER_POOL_ONLY", "Service": "COGNITO"}"#);
}
