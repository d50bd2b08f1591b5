//! What the types of the library promise, seen by the compiler.

use std::error::Error;
use std::fmt::Debug;

use authlint::{
    Applicability, Basis, Casing, Category, Config, Counts, Document, Edit, Envelope, Finding, Fix, Fixed, Format,
    Ignore, Label, Level, Linter, Operation, OptionValue, ParseOptions, Report, Rule, RuleOption, Selector,
    UnknownName, Value,
};

fn shared<T: Debug + Send + Sync + Unpin + 'static>() {}
fn copied<T: Debug + Clone + Send + Sync + Unpin + 'static>() {}
fn raised<T: Error + Clone + Send + Sync + 'static>() {}

#[test]
fn types_go_where_services_take_them() {
    shared::<Rule>();
    copied::<(Applicability, Basis, Casing, Category, Counts, Envelope, Format, Level, Operation, OptionValue)>();
    copied::<(Config, Document, Edit, Fix, Fixed, Ignore, Label, Linter, ParseOptions, RuleOption, Selector, Value)>();
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
    let rule = Rule::find("password-minimum-length-weak").unwrap();
    let mut config = Config::default();
    for (option, value, told) in [
        ("recomended", Value::Integer(15), "unknown option; did you mean `recommended`?"),
        ("zzz", Value::Integer(15), "unknown option"),
        ("recommended", Value::Strings(Vec::new()), "the option takes a value of another type"),
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
    config.set_option(rule, "recommended", Value::Integer(15)).unwrap();
    assert!(weak(&config));
}
