//! The library as a service uses it: values, errors, levels, fixing, settings in code.

use authlint::text::Encoding;
use authlint::{
    Applicability, Config, Document, Level, Linter, Operation, OptionDefault, OptionValue, ParseOptions, Report, Rule,
    Selector,
};
use serde_json::json;

const SECRET: &str = "Quite-Unspeakable-Orchard";

/// An invalid value beside a secret.
fn with_secret() -> serde_json::Value {
    json!({
        "AuthResources": "USER_POOL_ONLY",
        "Service": "COGNITO",
        "UserPoolConfigs": { "OAuth": {
            "OAuthGrantType": "CODES",
            "SocialProviderSettings": { "Google": { "ClientId": "1", "ClientSecret": SECRET } }
        } }
    })
}

fn ids(report: &Report, level: Level) -> Vec<&str> {
    report.at_least(level).map(|finding| finding.rule().id()).collect()
}

#[test]
fn findings_in_a_value_have_pointers_and_lines_of_its_text() {
    let report = authlint::check_value(&with_secret());
    let finding = report.at_least(Level::Error).next().unwrap();
    assert_eq!(finding.to_string(), "`CODES` is not a value of `OAuthGrantType`");
    assert_eq!(report.pointer(finding), "/UserPoolConfigs/OAuth/OAuthGrantType");
    assert_eq!(finding.span().of(report.document().text()), "\"CODES\"");
    let line = report.document().position(finding.span().start, Encoding::Utf8).line as usize;
    assert_eq!(report.document().text().lines().nth(line).unwrap().trim(), "\"OAuthGrantType\": \"CODES\",");
}

#[test]
fn a_value_is_no_file_that_a_secret_should_not_be_in() {
    let text = with_secret().to_string();
    let from_text = Linter::default().check(&Document::parse(&text, authlint::Format::Json));
    assert!(ids(&from_text, Level::Advice).contains(&"inline-secret"));
    assert!(!ids(&authlint::check_value(&with_secret()), Level::Advice).contains(&"inline-secret"));
}

#[test]
fn what_serializes_and_its_value_are_the_same_document() {
    let document = Document::from_serialize(&with_secret()).unwrap();
    assert_eq!(document.text(), Document::from_value(&with_secret()).text());
    let odd = std::collections::HashMap::from([((1, 2), 3)]);
    assert!(Document::from_serialize(&odd).is_err());
}

#[test]
fn odd_values_are_checked_too() {
    for value in [json!(null), json!([]), json!("\u{202e}"), json!(1e300), json!({ "": { "\0": [null] } })] {
        assert!(authlint::check_value(&value).has_errors(), "{value}");
    }
}

#[test]
fn a_report_is_an_error_without_secrets() {
    let refused = authlint::check_value(&with_secret()).into_result(Level::Error).unwrap_err();
    let error: Box<dyn std::error::Error + Send + Sync> = refused.into();
    assert!(error.to_string().starts_with("1 error"), "{error}");
    assert!(!format!("{error} {error:?} {error:#?}").contains("Unspeakable"));
    assert!(format!("{error:?}").len() < 10_000, "a log line, not the whole configuration");
    let clean =
        Linter::new(Config::default()).check(&ParseOptions::new().operation(Operation::Update).parse_value(&json!({
            "AuthResources": "USER_POOL_ONLY", "Service": "COGNITO", "UserPoolConfigs": {}
        })));
    assert!(clean.into_result(Level::Error).is_ok());
}

#[test]
fn levels_are_steps() {
    let report = authlint::check_value(&with_secret());
    for level in Level::ALL.iter().copied() {
        assert_eq!(report.at_least(level).count(), report.counts().at_least(level), "{level:?}");
        assert!(report.at_least(level).all(|finding| finding.level() >= level));
    }
    assert!(report.at_least(Level::Advice).count() > report.at_least(Level::Error).count());
}

#[test]
fn what_was_fixed_was_checked_again() {
    let report =
        authlint::check_value(&json!({ "Service": "cognito", "UserPoolConfigs": { "Mfa": { "MFAMode": "OFF" } } }));
    let fixed = report.fix(Applicability::Safe);
    assert!(fixed.text().contains("\"COGNITO\""));
    assert!(!ids(fixed.report(), Level::Advice).contains(&"invalid-enum-value"));
    assert_eq!(fixed.report().document().text(), fixed.text());
}

#[test]
fn settings_need_no_file() {
    let rule = |id| Rule::from_id(id).unwrap();
    let weak = rule("password-minimum-length-weak");
    assert!(matches!(weak.options()[0].default(), OptionDefault::Integer(8)));
    let mut config = Config::default();
    config.select(vec![Selector::Rule(weak)]);
    config.set_option(weak, "recommended", OptionValue::Integer(20)).unwrap();
    config.set_level(weak, Some(Level::Error));
    let value = json!({ "UserPoolConfigs": { "PasswordPolicy": { "MinimumLength": 16 } } });
    let report = Linter::new(config).check(&Document::from_value(&value));
    assert_eq!(ids(&report, Level::Error), ["password-minimum-length-weak"]);
}

#[test]
fn one_linter_serves_many_threads() {
    let linter = Linter::default();
    let check = || linter.check(&Document::from_value(&with_secret())).counts();
    let counts = std::thread::scope(|scope| [scope.spawn(check), scope.spawn(check)].map(|it| it.join().unwrap()));
    assert_eq!(counts[0], counts[1]);
}

#[cfg(feature = "miette")]
mod drawn {
    use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme, NarratableReportHandler, Severity};

    use super::*;

    fn drawn(diagnostic: &dyn Diagnostic) -> String {
        let mut text = String::new();
        let handler = GraphicalReportHandler::new_themed(GraphicalTheme::unicode_nocolor()).with_width(100);
        handler.render_report(&mut text, diagnostic).unwrap();
        text
    }

    #[test]
    fn a_report_is_drawn_with_its_lines() {
        let report = authlint::check_value(&with_secret());
        let text = drawn(&report);
        assert!(text.contains("\"OAuthGrantType\": \"CODES\""), "{text}");
        assert!(text.contains("invalid-enum-value") && text.contains("help:"), "{text}");
        assert_eq!(Diagnostic::severity(&report), Some(Severity::Error));
        assert_eq!(report.related().unwrap().count(), report.findings().len());
        assert!(drawn(&report.findings()[0]).contains(report.findings()[0].message()));
    }

    #[test]
    fn secrets_are_in_no_drawing() {
        let report = authlint::check_value(&with_secret());
        let mut narrated = String::new();
        NarratableReportHandler::new().render_report(&mut narrated, &report).unwrap();
        let debugged = format!("{:?}", miette::Report::new(report.clone()));
        for text in [drawn(&report), narrated, debugged] {
            assert!(!text.contains("Unspeakable"), "{text}");
        }
    }

    /// miette panics past column 65535.
    #[test]
    fn lines_of_any_length_are_drawn() {
        let text = format!("{{ \"x\": \"{}\", \"Service\": \"cognito\" }}", "y".repeat(100_000));
        let report = Linter::default().check(&ParseOptions::new().path("odd\u{202e}.json").parse(&text));
        let text = drawn(&report);
        assert!(text.contains("cognito") && !text.contains('\u{202e}') && text.len() < 20_000, "{text}");
    }
}
