//! Counts, order and limits of findings.

use authlint::{Counts, Document, Format, Level, Linter, MAX_FINDINGS, Operation, ParseOptions, Report, check_value};
use serde_json::json;

use crate::common::linter;

fn check(rules: &[&str], text: &str) -> Report {
    linter(rules).check(&ParseOptions::new().operation(Operation::Update).parse(text))
}

/// A document with so many unknown members, the last ones first in the text.
fn unknown(count: usize) -> Report {
    let members: Vec<_> = (0..count).map(|number| format!("\"Zzqx{number}\": 1")).collect();
    check(&["unknown-member"], &format!("{{\"UserPoolConfigs\": {{{}}}}}", members.join(", ")))
}

#[test]
fn the_first_hundred_findings_are_shown_and_all_are_counted() {
    for count in [0, 1, MAX_FINDINGS - 1, MAX_FINDINGS, MAX_FINDINGS + 1, 799, 800, 801, 2_000] {
        let report = unknown(count);
        assert_eq!(report.findings().len(), count.min(MAX_FINDINGS), "{count}");
        assert_eq!(report.omitted(), count.saturating_sub(MAX_FINDINGS));
        assert_eq!(report.counts().errors, count);
        let places: Vec<_> = report.findings().iter().map(|finding| report.pointer(finding)).collect();
        let wanted: Vec<_> =
            (0..count.min(MAX_FINDINGS)).map(|number| format!("/UserPoolConfigs/Zzqx{number}")).collect();
        assert_eq!(places, wanted);
    }
}

#[test]
fn findings_are_ordered_by_place_then_level_then_rule() {
    // All at the same opening bracket.
    let text =
        r#"{"AuthResources": "USER_POOL_ONLY", "Service": "COGNITO", "UserPoolConfigs": {"PasswordPolicy": {}}}"#;
    let found = ParseOptions::new().operation(Operation::Create).parse(text);
    let report = Linter::default().check(&found);
    let keys: Vec<_> = report
        .findings()
        .iter()
        .map(|finding| (finding.span().start, std::cmp::Reverse(finding.level()), finding.rule().id()))
        .collect();
    let mut sorted = keys.clone();
    sorted.sort_unstable();
    assert_eq!(keys, sorted);
    let same = keys.windows(2).filter(|pair| pair[0].0 == pair[1].0).count();
    assert!(same > 2, "{keys:?}");
}

#[test]
fn syntax_problems_beyond_those_kept_are_counted() {
    for count in [127, 128, 129, 1_000] {
        let text = format!("[{}]", "@ 1,".repeat(count));
        let report = Linter::default().check(&Document::parse(text, Format::Json));
        let syntax = report.findings().iter().filter(|finding| finding.rule().id() == "syntax-error").count();
        assert!(syntax <= MAX_FINDINGS && report.counts().errors >= count, "{count}: {:?}", report.counts());
        assert!(report.counts().errors <= 2 * count + 4, "{count}: {:?}", report.counts());
        assert_eq!(report.findings().len() + report.omitted(), report.counts().at_least(Level::Advice));
    }
}

#[test]
fn a_report_names_its_counts() {
    let text = |report: &Report| report.to_string();
    assert_eq!(text(&unknown(0)), "no findings in a document for UpdateBackendAuth");
    assert_eq!(text(&unknown(1)), "1 error in a document for UpdateBackendAuth");
    assert_eq!(text(&unknown(2)), "2 errors in a document for UpdateBackendAuth");
    let oauth = |grant: &str, uri: &str| {
        json!({ "AuthResources": "USER_POOL_ONLY", "Service": grant, "UserPoolConfigs": { "OAuth": {
            "OAuthGrantType": "IMPLICIT", "RedirectSignInURIs": [uri] } } })
        .to_string()
    };
    let rules = ["invalid-enum-value", "oauth-implicit-grant", "redirect-uri-localhost"];
    let rows = [
        (oauth("x", "http://localhost/"), 3),
        (oauth("COGNITO", "http://localhost/"), 2),
        (oauth("COGNITO", "https://a.example.com/"), 1),
    ];
    for (document, wanted) in rows {
        let report = check(&rules, &document);
        let Counts { errors, warnings, advice, .. } = report.counts();
        assert_eq!(errors + warnings + advice, wanted, "{report}");
        let said = text(&report);
        assert_eq!(
            said.matches(" and ").count(),
            usize::from([errors, warnings, advice].iter().filter(|it| **it > 0).count() > 1),
            "{said}"
        );
        for level in Level::ALL.iter().copied() {
            let shown: Vec<_> = report.at_least(level).map(authlint::Finding::level).collect();
            assert_eq!(shown.len(), report.counts().at_least(level), "{level:?}");
            assert!(shown.iter().all(|other| *other >= level));
            assert_eq!(report.clone().into_result(level).is_err(), !shown.is_empty());
        }
    }
}

#[test]
fn findings_know_their_member_and_place() {
    let report =
        check_value(&json!({ "ResourceConfig": { "UserPoolConfigs": { "RequiredSignUpAttributes": ["x"] } } }));
    let finding = report.findings().iter().find(|it| it.rule().id() == "invalid-enum-value").unwrap();
    assert_eq!(report.member(finding), Some("UserPoolConfigs.RequiredSignUpAttributes"));
    assert_eq!(report.pointer(finding), "/ResourceConfig/UserPoolConfigs/RequiredSignUpAttributes/0");
    assert!(report.has_errors() && !check_value(&json!([])).findings().is_empty());
}
