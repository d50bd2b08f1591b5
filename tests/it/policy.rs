//! Policies: what they find and where, and what is said about one that cannot be used.

use authlint::{Config, Document, Format, Linter, Policy, Rule, Selector};

/// Violations: the text that is marked, the message, the help.
fn violations(schema: &str, text: &str) -> Vec<(String, String, String)> {
    let mut config = Config::default();
    config.select(vec![Selector::Rule(Rule::find("policy-violation").unwrap())]);
    config.add_policy(Policy::parse("org", schema).unwrap());
    let report = Linter::new(config).check(&Document::parse(text, Format::Json));
    let describe = |finding: &authlint::Finding| {
        (text[finding.span().range()].to_owned(), finding.message().to_owned(), finding.help().unwrap().to_owned())
    };
    report.findings().iter().map(describe).collect()
}

fn found(schema: &str, text: &str) -> Vec<(String, String)> {
    violations(schema, text).into_iter().map(|(span, message, _)| (span, message)).collect()
}

fn pair(span: &str, message: &str) -> (String, String) {
    (span.to_owned(), message.to_owned())
}

const MFA: &str = include_str!("../../examples/policies/mfa.schema.json");
const HOSTS: &str = include_str!("../../examples/policies/redirect-hosts.schema.json");

#[test]
fn the_examples_work_in_every_envelope_and_casing() {
    let off = "`MFAMode` must be `ON`";
    let missing = "MFA must be on for everyone, with TOTP offered";
    let config = r#"{"UserPoolConfigs": {"Mfa": {"MFAMode": "OFF", "Settings": {"MfaTypes": ["TOTP"]}}}}"#;
    assert_eq!(found(MFA, config), [pair("\"OFF\"", off)]);
    assert_eq!(found(MFA, &format!(r#"{{"ResourceConfig": {config}}}"#)), [pair("\"OFF\"", off)]);
    assert_eq!(
        found(MFA, r#"{"userPoolConfigs": {"mfa": {"MFAMode": "OFF", "settings": {"mfaTypes": ["TOTP"]}}}}"#),
        [pair("\"OFF\"", off)]
    );
    assert_eq!(found(MFA, r#"{"UserPoolConfigs": {}}"#), [pair("\"UserPoolConfigs\"", missing)]);
    let hosts = r#"{"UserPoolConfigs": {"OAuth": {"RedirectSignInURIs": ["https://a.example.com/", "https://evil-example.com/"]}}}"#;
    assert_eq!(
        found(HOSTS, hosts),
        [pair("\"https://evil-example.com/\"", "Redirects may only lead to hosts of example.com")]
    );
}

#[test]
fn without_words_of_its_own_it_says_what_is_demanded() {
    let length = r#"{"properties": {"UserPoolConfigs": {"properties": {"PasswordPolicy": {"properties": {"MinimumLength": {"minimum": 15}}}}}}}"#;
    let text = r#"{"UserPoolConfigs": {"PasswordPolicy": {"MinimumLength": 8}}}"#;
    let demand = "`UserPoolConfigs.PasswordPolicy.MinimumLength` must be at least 15";
    assert_eq!(
        violations(length, text),
        [("8".to_owned(), demand.to_owned(), format!("the policy `org` demands that {demand}"))]
    );
    let closed = r#"{"properties": {"UserPoolConfigs": {"properties": {"Mfa": {}}, "additionalProperties": false}}}"#;
    let text = r#"{"UserPoolConfigs": {"Mfa": {}, "OAuth": {}, "PasswordPolicy": {}}}"#;
    let demand = "`UserPoolConfigs` must not have this member";
    assert_eq!(found(closed, text), [pair("\"OAuth\"", demand), pair("\"PasswordPolicy\"", demand)]);
}

#[test]
fn a_policy_may_speak_of_the_request() {
    let schema = r#"{"x-root": "request", "title": "name it after the app", "properties": {"ResourceName": {"pattern": "^app"}}}"#;
    assert_eq!(
        found(schema, r#"{"ResourceName": "x", "ResourceConfig": {}}"#),
        [pair("\"x\"", "name it after the app")]
    );
    assert_eq!(found(schema, r#"{"ResourceName": "app1", "ResourceConfig": {}}"#), []);
}

#[test]
fn values_never_leave_through_a_policy() {
    let schema = r#"{"properties": {"UserPoolConfigs": {"properties": {"OAuth": {"properties": {"SocialProviderSettings": {"properties": {"Google": {"properties": {"ClientSecret": {"maxLength": 3, "enum": ["a"]}}}}}}}}}}}"#;
    let text =
        r#"{"UserPoolConfigs": {"OAuth": {"SocialProviderSettings": {"Google": {"ClientSecret": "hunter2hunter2"}}}}}"#;
    let all = violations(schema, text);
    assert_eq!(all.len(), 2);
    assert!(all.iter().all(|(_, message, help)| !message.contains("hunter") && !help.contains("hunter")), "{all:?}");
}

#[test]
fn a_policy_that_cannot_be_used_is_one_clear_error() {
    let rows = [
        ("{", "", "the document ends before its `}`"),
        (
            r#"{"properties": {"UserPoolConfigs": {"type": "objekt"}}}"#,
            "\"objekt\"",
            "this is not what JSON Schema has here",
        ),
        (r#"{"pattern": "(?=x)"}"#, "\"(?=x)\"", "this is not a regular expression that takes linear time"),
    ];
    for (text, span, message) in rows {
        let trouble = Policy::parse("org", text).unwrap_err();
        assert_eq!((&text[trouble.span.range()], trouble.message.as_str()), (span, message), "{text}");
    }
    let remote = Policy::parse("org", r#"{"$ref": "https://example.com/other.json"}"#).unwrap_err();
    assert!(remote.message.contains("example.com/other.json"), "{}", remote.message);
}
