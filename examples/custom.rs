//! Rules of your own choice, set in code: `cargo run --example custom`

use authlint::{Category, Config, Document, Level, Linter, Rule, Selector, Value};
use serde_json::json;

fn main() {
    let report = house_rules().check(&Document::from_value(&json!({
        "AuthResources": "USER_POOL_ONLY",
        "Service": "COGNITO",
        "UserPoolConfigs": { "PasswordPolicy": { "MinimumLength": 10, "AdditionalConstraints": [] } }
    })));
    for finding in report.at_least(Level::Error) {
        println!("{}: {finding}", report.pointer(finding));
    }
}

/// Passwords of 15 characters, whatever the form of the rest; advice on style is not wanted.
pub(crate) fn house_rules() -> Linter {
    let weak = Rule::find("password-minimum-length-weak").expect("the catalogue has it");
    let mut config = Config::default();
    config.set_level(weak, Some(Level::Error));
    config.set_option(weak, "recommended", Value::Integer(15)).expect("it is a number of characters");
    config.ignore([Selector::Category(Category::Style)]);
    Linter::new(config)
}
