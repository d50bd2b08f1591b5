//! What the types of the library promise, seen by the compiler.

use std::error::Error;
use std::fmt::Debug;

use authlint::{
    Applicability, Basis, Casing, Category, Config, Counts, Document, Edit, Envelope, Finding, Fix, Fixed, Format,
    Label, Level, Linter, Operation, OptionDefault, OptionValue, ParseOptions, Report, Rule, RuleOption, Selector,
    Suppression, UnknownName,
};

fn shared<T: Debug + Send + Sync + Unpin + 'static>() {}
fn copied<T: Debug + Clone + Send + Sync + Unpin + 'static>() {}
fn raised<T: Error + Clone + Send + Sync + 'static>() {}

#[test]
fn types_go_where_services_take_them() {
    shared::<Rule>();
    copied::<(Applicability, Basis, Casing, Category, Counts, Envelope, Format, Level, Operation, OptionDefault)>();
    copied::<(
        Config,
        Document,
        Edit,
        Fix,
        Fixed,
        Suppression,
        Label,
        Linter,
        ParseOptions,
        RuleOption,
        Selector,
        OptionValue,
    )>();
    copied::<(authlint::text::Span, authlint::text::LineIndex, authlint::explain::Explanation)>();
    raised::<Finding>();
    raised::<Report>();
    raised::<UnknownName>();
}

#[test]
#[cfg(feature = "cli")]
fn types_of_features_do_too() {
    copied::<(authlint::Baseline, authlint::ConfigFile, authlint::Policy, authlint::Preset)>();
    raised::<authlint::ConfigError>();
}

#[test]
fn options_that_a_rule_does_not_have_are_refused() {
    let rule = Rule::from_id("password-minimum-length-weak").unwrap();
    let mut config = Config::default();
    for (option, value, told) in [
        ("recomended", OptionValue::Integer(15), "the rule has no such option; did you mean `recommended`?"),
        ("zzz", OptionValue::Integer(15), "the rule has no such option"),
        ("recommended", OptionValue::Strings(Vec::new()), "the option takes a value of another type"),
    ] {
        assert_eq!(config.set_option(rule, option, value).unwrap_err().to_string(), told);
    }
    let document = Document::from_value(&serde_json::json!({ "UserPoolConfigs": {
        "PasswordPolicy": { "MinimumLength": 12, "AdditionalConstraints": [] } } }));
    let weak = |config: &Config| {
        let report = Linter::new(config.clone()).check(&document);
        report.findings().iter().any(|finding| finding.rule() == rule)
    };
    assert!(!weak(&config));
    config.set_option(rule, "recommended", OptionValue::Integer(15)).unwrap();
    assert!(weak(&config));
}
