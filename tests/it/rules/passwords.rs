//! The rules about password policies.

use authlint::{Config, Linter, Operation, ParseOptions, Rule, Selector};
use serde_json::json;

use super::create;
use crate::common::check;

const PASSWORD_RULES: [&str; 4] = [
    "password-minimum-length-range",
    "password-minimum-length-not-integer",
    "password-minimum-length-weak",
    "password-minimum-length-cli-limit",
];

#[test]
fn minimum_lengths_are_checked_by_their_text() {
    for (number, rule) in [
        ("8", ""),
        ("8.0", ""),
        ("8e0", ""),
        ("0.8E+1", ""),
        ("98", ""),
        ("99", "password-minimum-length-cli-limit"),
        ("6", "password-minimum-length-weak"),
        ("7.0", "password-minimum-length-weak"),
        ("6.5", "password-minimum-length-not-integer"),
        ("98.0000000000000000000000000001", "password-minimum-length-not-integer"),
        ("5.9999999999999999999999999999", "password-minimum-length-range"),
        ("5.5", "password-minimum-length-range"),
        ("99.0000000000000000000000000001", "password-minimum-length-range"),
        ("1e999999", "password-minimum-length-range"),
        ("1e-999999", "password-minimum-length-range"),
        ("-8", "password-minimum-length-range"),
        ("0", "password-minimum-length-range"),
        // Not numbers: the shape's business.
        ("\"5\"", ""),
        ("null", ""),
        ("[]", ""),
    ] {
        let text = create(json!({ "PasswordPolicy": { "MinimumLength": "NUMBER" } })).to_string();
        let wanted = format!("{rule} @ {number}");
        let wanted = if rule.is_empty() { vec![] } else { vec![wanted.as_str()] };
        for operation in [Operation::Create, Operation::Update] {
            check(&PASSWORD_RULES, operation, &text.replace("\"NUMBER\"", number), &wanted);
        }
        check(&PASSWORD_RULES, Operation::Get, &text.replace("\"NUMBER\"", number), &[]);
    }
}

#[test]
fn the_recommended_length_can_be_set() {
    let text = create(json!({ "PasswordPolicy": { "MinimumLength": 12 } })).to_string();
    let rule = Rule::from_id("password-minimum-length-weak").unwrap();
    for (recommended, wanted) in [(12, 0), (13, 1), (-1, 0), (i64::MAX, 1)] {
        let mut config = Config::default();
        config.select(vec![Selector::Rule(rule)]);
        config.set_option(rule, "recommended", authlint::OptionValue::Integer(recommended)).unwrap();
        let report = Linter::new(config).check(&ParseOptions::new().parse(&text));
        assert_eq!(report.findings().len(), wanted, "{recommended}");
    }
}

#[test]
fn policies() {
    let constraints = "password-constraints-missing";
    let partial = "password-update-partial";
    let missing = "password-policy-missing";
    let all = [constraints, partial, missing];
    for (operation, policy, wanted) in [
        (Operation::Create, json!(null), &["password-policy-missing @ \"UserPoolConfigs\""][..]),
        (Operation::Create, json!({ "MinimumLength": 15 }), &["password-constraints-missing @ \"PasswordPolicy\""]),
        (Operation::Create, json!({ "MinimumLength": 15, "AdditionalConstraints": "x" }), &[]),
        (Operation::Create, json!({}), &[]),
        (Operation::Create, json!(7), &[]),
        (Operation::Update, json!({ "MinimumLength": 15 }), &["password-update-partial @ \"PasswordPolicy\""]),
        (Operation::Update, json!({}), &["password-update-partial @ \"PasswordPolicy\""]),
        (Operation::Update, json!({ "AdditionalConstraints": [] }), &[]),
        (Operation::Update, json!(null), &[]),
        (Operation::Get, json!({ "MinimumLength": 15 }), &["password-constraints-missing @ \"PasswordPolicy\""]),
    ] {
        check(&all, operation, &create(json!({ "PasswordPolicy": policy })).to_string(), wanted);
    }
    // A misspelt name is reported as that alone.
    let text = create(json!({ "PasswordPolcy": { "MinimumLength": 15 } })).to_string();
    check(&[missing, "unknown-member"], Operation::Create, &text, &["unknown-member @ \"PasswordPolcy\""]);
}
