//! What each rule finds.

mod directives;
mod messages;
mod oauth;
#[cfg(all(feature = "rule-docs", feature = "yaml"))]
mod pages;
mod passwords;
mod pools;
mod precedence;
mod providers;
mod reports;
mod schema;
#[cfg(all(feature = "config-file", feature = "rule-docs"))]
mod snapshots;
#[cfg(feature = "rule-docs")]
mod structure;
#[cfg(feature = "miette")]
mod update;

use serde_json::{Value, json};

/// An update with something in its `UserPoolConfigs`.
fn update(inside: &str) -> String {
    format!(r#"{{"AuthResources":"USER_POOL_ONLY","Service":"COGNITO","UserPoolConfigs":{{{inside}}}}}"#)
}

/// A good create document with other members of `UserPoolConfigs`; `null` takes one out.
#[expect(clippy::needless_pass_by_value, reason = "`json!` reads best where it is used")]
fn create(members: Value) -> Value {
    let mut pool =
        json!({ "UserPoolName": "customers", "SignInMethod": "EMAIL", "RequiredSignUpAttributes": ["EMAIL"] });
    for (name, value) in members.as_object().unwrap() {
        match value {
            Value::Null => drop(pool.as_object_mut().unwrap().remove(name)),
            value => pool[name] = value.clone(),
        }
    }
    json!({ "AuthResources": "USER_POOL_ONLY", "Service": "COGNITO", "UserPoolConfigs": pool })
}
