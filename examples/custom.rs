//! Rules of your own choice and a policy of your own, set in code: `cargo run --example custom`

use authlint::{Category, Config, Document, Level, Linter, OptionValue, Policy, Rule, Selector};
use serde_json::json;

fn main() {
    let report = house_rules().check(&Document::from_value(&json!({
        "AuthResources": "USER_POOL_ONLY",
        "Service": "COGNITO",
        "UserPoolConfigs": {
            "UserPoolName": "pears",
            "SignInMethod": "EMAIL",
            "RequiredSignUpAttributes": ["EMAIL"],
            "PasswordPolicy": { "MinimumLength": 10, "AdditionalConstraints": [] }
        }
    })));
    for finding in report.at_least(Level::Error) {
        println!("{}: {finding}", report.pointer(finding));
    }
}

/// What no rule demands: a JSON Schema of your own.
const NAMES: &str = r#"{
    "title": "Pools are named `orchard-…`",
    "properties": { "UserPoolConfigs": { "properties": { "UserPoolName": { "pattern": "^orchard-" } } } }
}"#;

/// Passwords of 15 characters without further requirements, and a name pattern; no advice on style.
pub(crate) fn house_rules() -> Linter {
    let weak = Rule::from_id("password-minimum-length-weak").expect("the catalogue has it");
    let mut config = Config::default();
    config.set_level(weak, Some(Level::Error));
    config.set_option(weak, "recommended", OptionValue::Integer(15)).expect("it is a number of characters");
    config.deselect([Selector::Category(Category::Style)]);
    config.add_policy(Policy::parse("names", NAMES).expect("it is a JSON Schema"));
    Linter::new(config)
}
