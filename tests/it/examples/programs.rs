//! The programs in `examples/` work.

#![allow(dead_code, reason = "their `main` is for people")]

#[cfg(feature = "policy")]
#[path = "../../../examples/custom.rs"]
mod custom;
#[path = "../../../examples/ndjson.rs"]
mod ndjson;
#[cfg(feature = "miette")]
#[path = "../../../examples/preflight.rs"]
mod preflight;

#[test]
#[cfg(feature = "miette")]
fn preflight_refuses_the_broken_file_only() {
    preflight::preflight("examples/create.json").unwrap();
    let refused = preflight::preflight("examples/broken-create.json").unwrap_err();
    let drawn = format!("{refused:?}");
    assert!(drawn.contains("PasswordPolcy") && drawn.contains("did you mean"), "{drawn}");
    assert!(preflight::preflight("examples/absent.json").is_err());
}

#[test]
fn batches_keep_their_order() {
    let mut out = Vec::new();
    ndjson::batch(&b"{\"Service\": \"cognito\"}\n{\n"[..], &mut out).unwrap();
    let lines: Vec<serde_json::Value> =
        String::from_utf8(out).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines[0]["record"], 1);
    assert_eq!(lines[1]["findings"][0]["rule"], "syntax-error");
    assert_eq!(lines.len(), 2);
}

#[test]
#[cfg(feature = "policy")]
fn settings_and_policies_in_code_hold() {
    let refuses = |rule: &str, length: u8, name: &str| {
        let value = serde_json::json!({ "UserPoolConfigs": {
            "UserPoolName": name, "PasswordPolicy": { "MinimumLength": length } } });
        let report = custom::house_rules().check(&authlint::Document::from_value(&value));
        report.at_least(authlint::Level::Error).any(|finding| finding.rule().id() == rule)
    };
    assert!(refuses("password-minimum-length-weak", 14, "orchard-pears"));
    assert!(!refuses("password-minimum-length-weak", 15, "orchard-pears"));
    assert!(refuses("policy-violation", 15, "pears") && !refuses("policy-violation", 15, "orchard-pears"));
}
