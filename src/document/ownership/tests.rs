use super::super::Document;
use crate::syntax::Format;

fn kind(text: &str) -> &'static str {
    let document = Document::parse(text, Format::Json);
    match (document.looks_like_resource_config(), document.foreign().is_some()) {
        (true, _) => "ours",
        (false, true) => "foreign",
        (false, false) => "unsure",
    }
}

#[test]
fn near_cases() {
    let cases = [
        // Two keys that belong together, in both casings, in every envelope.
        ("ours", r#"{ "AuthResources": "USER_POOL_ONLY", "Service": "COGNITO" }"#),
        ("ours", r#"{ "AuthResources": "USER_POOL_ONLY", "UserPoolConfigs": {} }"#),
        ("ours", r#"{ "UserPoolConfigs": { "UserPoolName": "orchard" } }"#),
        ("ours", r#"{ "userPoolConfigs": { "signInMethod": "EMAIL" } }"#),
        ("ours", r#"{ "ResourceConfig": { "AuthResources": "USER_POOL_ONLY", "Service": "COGNITO" } }"#),
        ("ours", r#"{ "AppId": "d1", "ResourceConfig": { "UserPoolConfigs": { "Mfa": { "MFAMode": "OFF" } } } }"#),
        // An obvious typo counts less.
        ("ours", r#"{ "AuthResource": "USER_POOL_ONLY", "UserPoolConfigs": {} }"#),
        ("unsure", r#"{ "UserPoolConfig": {} }"#),
        // The members of `UserPoolConfigs` alone, or the config under another name.
        ("ours", r#"{ "UserPoolName": "orchard", "SignInMethod": "EMAIL", "RequiredSignUpAttributes": ["EMAIL"] }"#),
        ("ours", r#"{ "auth": { "AuthResources": "USER_POOL_ONLY", "Service": "COGNITO", "UserPoolConfigs": {} } }"#),
        // Deep inside.
        ("ours", r#"{ "a": { "b": { "UserPoolConfigs": { "Mfa": {} }, "Service": "COGNITO" } } }"#),
        ("ours", r#"{ "a": { "b": { "UserPoolConfigs": { "SignInMethod": "EMAIL" } } } }"#),
        ("ours", r#"{ "a": { "b": { "UserPoolConfigs": { "UserPoolName": "orchard" } } } }"#),
        (
            "ours",
            r#"{ "a": { "AppId": "d1", "BackendEnvironmentName": "dev", "ResourceConfig": { "Service": "COGNITO" } } }"#,
        ),
        ("unsure", r#"{ "a": { "AppId": "d1", "BackendEnvironmentName": "dev", "ResourceConfig": {} } }"#),
        // Among many other keys.
        (
            "ours",
            r#"{ "UserPoolName": "a", "OAuth": { "DomainPrefix": "a" }, "RequiredSignUpAttributes": [], "b": 1, "c": 2, "d": 3, "e": 4 }"#,
        ),
        (
            "unsure",
            r#"{ "UserPoolName": "a", "OAuth": { "DomainPrefix": "a" }, "RequiredSignUpAttributes": "x", "b": 1, "c": 2, "d": 3, "e": 4 }"#,
        ),
        (
            "unsure",
            r#"{ "UserPoolName": "a", "OAuth": { "DomainPrefix": "a" }, "SignInMethod": ["EMAIL"], "b": 1, "c": 2, "d": 3, "e": 4 }"#,
        ),
        // What is not written yet may become ours, what is another thing not.
        ("ours", r#"{ "Service": "COGNITO", "UserPoolConfigs": }"#),
        ("ours", r#"{ "Service": "COGNITO", "UserPoolConfigs": {} }"#),
        ("unsure", r#"{ "Service": "COGNITO", "UserPoolConfigs": 1 }"#),
        ("unsure", r#"{ "Service": "COGNITO", "UserPoolConfigs": { "x": 1 } }"#),
        // What was given before counts too.
        ("ours", r#"{ "UserPoolConfigs": { "Mfa": {} }, "UserPoolConfigs": {} }"#),
        // One key is not enough.
        ("unsure", "{}"),
        ("unsure", "[]"),
        ("unsure", r#"{ "Service": "COGNITO" }"#),
        ("unsure", r#"{ "UserPoolConfigs": {} }"#),
        ("unsure", r#"{ "AppId": "d1", "BackendEnvironmentName": "prod" }"#),
        // Keys that other formats use do not count.
        ("foreign", r#"{ "resources": [], "service": "orchard" }"#),
        (
            "foreign",
            r#"{ "$schema": "https://schema.management.azure.com/x.json#", "contentVersion": "1.0.0.0", "parameters": {}, "resources": [] }"#,
        ),
        ("foreign", r#"{ "Resources": { "Pool": { "Type": "AWS::Cognito::UserPool" } } }"#),
        ("foreign", r#"{ "kind": "Kustomization", "resources": ["a.yaml"] }"#),
        ("foreign", r#"{ "version": 4, "serial": 1, "resources": [{ "type": "aws_cognito_user_pool" }] }"#),
        ("foreign", r#"{ "service": "orders", "provider": { "name": "aws" }, "functions": {} }"#),
        ("foreign", r#"{ "name": "orchard", "version": "1.0.0" }"#),
        // Requests for other resources of the same service.
        (
            "foreign",
            r#"{ "AppId": "d1", "BackendEnvironmentName": "prod", "ResourceName": "files", "ResourceConfig": { "ServiceName": "S3", "Permissions": {} } }"#,
        ),
        (
            "foreign",
            r#"{ "AppId": "d1", "BackendEnvironmentName": "prod", "ResourceName": "api", "ResourceConfig": { "ApiName": "x", "TransformSchema": "", "DefaultAuthType": {} } }"#,
        ),
        // A schema lists the members, and has none of them.
        (
            "foreign",
            r#"{ "$schema": "x", "$defs": { "ResourceConfig": { "properties": { "UserPoolConfigs": {} } } } }"#,
        ),
        // Broken texts are classified by the tree that could be read.
        ("ours", r#"{ "AuthResources": "USER_POOL_ONLY" "Service": "COGNITO", "UserPoolConfigs": {"#),
        ("unsure", "AuthResources: USER_POOL_ONLY, this is prose"),
        ("unsure", "{ broken"),
    ];
    for (expected, text) in cases {
        assert_eq!(kind(text), expected, "{text}");
    }
}
