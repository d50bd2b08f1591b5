//! Policies: their findings, and the errors of invalid ones.

use authlint::{Config, Document, Format, Linter, Policy, Rule, Selector};

/// Violations: the text that is marked, the message, the help.
fn violations(schema: &str, text: &str) -> Vec<(String, String, String)> {
    let mut config = Config::default();
    config.select(vec![Selector::Rule(Rule::from_id("policy-violation").unwrap())]);
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
fn without_custom_text_the_message_states_the_requirement() {
    let length = r#"{"properties": {"UserPoolConfigs": {"properties": {"PasswordPolicy": {"properties": {"MinimumLength": {"minimum": 15}}}}}}}"#;
    let text = r#"{"UserPoolConfigs": {"PasswordPolicy": {"MinimumLength": 8}}}"#;
    let demand = "`UserPoolConfigs.PasswordPolicy.MinimumLength` must be at least 15";
    assert_eq!(
        violations(length, text),
        [("8".to_owned(), demand.to_owned(), "required by the policy `org`".to_owned())]
    );
}

#[test]
fn a_member_that_is_not_allowed_is_named_and_marked() {
    let text = r#"{"UserPoolConfigs": {"Mfa": {}, "OAuth": {}, "PasswordPolicy": {}}}"#;
    let not_in =
        |name: &str, around: &str| pair(&format!("\"{name}\""), &format!("`{name}` is not allowed in {around}"));
    let inside = |schema: &str| format!(r#"{{"properties": {{"UserPoolConfigs": {schema}}}}}"#);
    let pool = "`UserPoolConfigs`";
    let all = ["Mfa", "OAuth", "PasswordPolicy"].map(|name| not_in(name, pool));
    let rows = [
        (inside(r#"{"properties": {"Mfa": {}}, "additionalProperties": false}"#), &all[1..]),
        (inside(r#"{"patternProperties": {"^M": {}}, "additionalProperties": false}"#), &all[1..]),
        (inside(r#"{"properties": {"Mfa": {}}, "unevaluatedProperties": false}"#), &all[1..]),
        (inside(r#"{"additionalProperties": false}"#), &all[..]),
        (inside(r#"{"unevaluatedProperties": false}"#), &all[..]),
        (inside(r#"{"properties": {"OAuth": false}}"#), &all[1..2]),
        (inside(r#"{"propertyNames": {"pattern": "^[MO]"}}"#), &all[2..]),
        (inside(r#"{"propertyNames": false}"#), &all[..]),
        (
            inside(r##"{"$ref": "#/$defs/none", "$defs": {"none": {"additionalProperties": false}}}"##)
                .replace("#/$defs", "#/properties/UserPoolConfigs/$defs"),
            &all[..],
        ),
        (r#"{"additionalProperties": false}"#.to_owned(), &[not_in("UserPoolConfigs", "the document")][..]),
        (r#"{"properties": {"UserPoolConfigs": false}}"#.to_owned(), &[not_in("UserPoolConfigs", "the document")][..]),
    ];
    for (schema, wanted) in rows {
        assert_eq!(found(&schema, text), wanted, "{schema}");
        let request = format!(r#"{{"ResourceConfig": {text}}}"#);
        assert_eq!(found(&schema, &request), wanted, "{schema} in a request");
    }
    let help = violations(r#"{"additionalProperties": false}"#, text).remove(0).2;
    assert_eq!(help, "remove it, or allow it in the policy `org`");
    let said =
        violations(r#"{"additionalProperties": false, "title": "less", "description": "see wiki"}"#, text).remove(0);
    assert_eq!((said.1.as_str(), said.2.as_str()), ("less", "see wiki (policy `org`)"));
    // An unknown key may be a secret.
    let secret = r#"{"UserPoolConfigs": {"AKIAIOSFODNN7EXAMPLE": 1}}"#;
    let (_, message) = found(&inside(r#"{"additionalProperties": false}"#), secret).remove(0);
    assert_eq!(message, "`•••` is not allowed in `UserPoolConfigs`");
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
        ("{", "", "missing `}` at the end of the document"),
        (r#"{"properties": {"UserPoolConfigs": {"type": "objekt"}}}"#, "\"objekt\"", "invalid JSON Schema"),
        (r#"{"pattern": "(?=x)"}"#, "\"(?=x)\"", "unsupported regular expression"),
    ];
    for (text, span, message) in rows {
        let error = Policy::parse("org", text).unwrap_err();
        assert_eq!((&text[error.span().range()], error.message()), (span, message), "{text}");
    }
}

#[test]
fn references_that_lead_nowhere_are_marked() {
    let out = "`$ref` out of the policy";
    let nowhere = "unresolved `$ref`";
    let draft = "unknown JSON Schema draft";
    let rows = [
        (r#"{"$ref": "https://example.com/other.json"}"#, "\"https://example.com/other.json\"", out),
        (r#"{"$ref": "other.json"}"#, "\"other.json\"", out),
        (r#"{"properties": {"Service": {"$ref": "file:///etc/passwd"}}}"#, "\"file:///etc/passwd\"", out),
        (
            r##"{"allOf": [{"$ref": "#/$defs/a"}, {"$ref": "#/$defs/b"}], "$defs": {"a": {}}}"##,
            "\"#/$defs/b\"",
            nowhere,
        ),
        (r##"{"allOf": [{"$ref": "#name"}]}"##, "\"#name\"", nowhere),
        (r#"{"$schema": "https://example.com/draft"}"#, "\"https://example.com/draft\"", draft),
        (
            r#"{"$schema": "http://json-schema.org/draft-99/schema#"}"#,
            "\"http://json-schema.org/draft-99/schema#\"",
            draft,
        ),
        (r#"{"$id": "::"}"#, "\"::\"", "invalid `$id`"),
    ];
    for (text, span, message) in rows {
        let error = Policy::parse("org", text).unwrap_err();
        assert_eq!((&text[error.span().range()], error.message()), (span, message), "{text}");
        assert!(!error.help().contains("resolver") && !error.help().contains("registry"), "{}", error.help());
    }
}

#[test]
fn added_keywords_are_checked() {
    let level = "invalid level of a policy";
    let root = "invalid root of a policy";
    let rows = [
        (r#"{"x-level": "eror"}"#, "\"eror\"", level, "did you mean `error`?"),
        (r#"{"x-level": "warn"}"#, "\"warn\"", level, "write `error`, `warning` or `advice`"),
        (r#"{"x-level": 1}"#, "1", level, "write `error`, `warning` or `advice`"),
        (r#"{"x-root": "reqest"}"#, "\"reqest\"", root, "did you mean `request`?"),
        (r#"{"x-root": true}"#, "true", root, "write `request`"),
        (r#"{"x-levle": "error"}"#, "\"x-levle\"", "unknown keyword `x-levle`", "did you mean `x-level`?"),
        (r#"{"x_root": "request"}"#, "\"x_root\"", "unknown keyword `x_root`", "did you mean `x-root`?"),
        (
            r#"{"anyOf": [{"x-mesage": "no"}]}"#,
            "\"x-mesage\"",
            "unknown keyword `x-mesage`",
            "did you mean `x-message`?",
        ),
        (r#"{"not": {"x-message": 5}}"#, "5", "`x-message` must be a string", "put it in quotes"),
        (
            r#"{"properties": {"Service": {"x-level": "advice"}}}"#,
            "\"x-level\"",
            "`x-level` has no effect here",
            "move it to the root: it applies to the whole policy",
        ),
    ];
    for (text, span, message, help) in rows {
        let error = Policy::parse("org", text).unwrap_err();
        let said = (&text[error.span().range()], error.message(), error.help());
        assert_eq!(said, (span, message, help), "{text}");
    }
    let fine = [
        r#"{"x-level": "advice", "x-root": "request", "x-message": "no", "x-owner": "team"}"#,
        r#"{"properties": {"x-levle": {}, "x-root": {}}, "const": {"x-levle": 1}}"#,
        "true",
    ];
    for text in fine {
        assert!(Policy::parse("org", text).is_ok(), "{text}");
    }
}
