//! The rules about social providers: secrets, keys, IDs and attributes.

use authlint::{Linter, Operation, ParseOptions};
use serde_json::{Value, json};

use super::create;
use crate::common::{check, findings};

#[expect(clippy::needless_pass_by_value, reason = "`json!` reads best where it is used")]
fn social(provider: &str, members: Value) -> Value {
    create(json!({ "OAuth": { "SocialProviderSettings": { provider: members } } }))
}

#[test]
fn secrets() {
    let rules = ["inline-secret", "placeholder-value", "empty-string", "surrounding-whitespace"];
    for (secret, wanted) in [
        ("s3cret", &["inline-secret @ \"s3cret\""][..]),
        ("${SECRET}", &[]),
        ("{{ secret }}", &[]),
        ("$SECRET", &[]),
        ("<secret>", &["placeholder-value @ \"<secret>\""]),
        ("changeme", &["placeholder-value @ \"changeme\""]),
        ("********", &["placeholder-value @ \"********\""]),
        ("", &["empty-string @ \"\""]),
        (" ", &["surrounding-whitespace @ \" \""]),
    ] {
        let text = social("Google", json!({ "ClientSecret": secret })).to_string();
        check(&rules, Operation::Create, &text, wanted);
        check(&rules, Operation::Update, &text, wanted);
        check(&["inline-secret"], Operation::Get, &text, &[]);
        let in_memory = ParseOptions::new().operation(Operation::Create).in_memory();
        assert!(findings(&["inline-secret"], &in_memory, &text).is_empty());
    }
}

#[test]
fn apple_keys() {
    let rules = ["apple-private-key-format", "inline-secret", "surrounding-whitespace", "placeholder-value"];
    for (key, wanted) in [
        ("MIGT", &["inline-secret"][..]),
        ("MIGTAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBHkwdwIBAQQg", &["inline-secret"]),
        (" MIGT", &["apple-private-key-format", "inline-secret"]),
        ("AuthKey_ABC123DEFG.p8", &["apple-private-key-format"]),
        ("/run/secrets/apple-key", &["apple-private-key-format"]),
        ("arn:aws:secretsmanager:eu-west-1:123456789012:secret:apple", &["apple-private-key-format"]),
        ("-----BEGIN PRIVATE KEY----------END PRIVATE KEY-----", &["apple-private-key-format"]),
        ("MHcCAQEEIJZ5g1Zc5Vb3n1Dk4l4yq1p0gq8m1Yq1mZ0aAb", &["apple-private-key-format", "inline-secret"]),
        ("${APPLE_KEY}", &[]),
        ("<key>", &["placeholder-value"]),
        ("", &[]),
    ] {
        let text = social("SignInWithApple", json!({ "PrivateKey": key })).to_string();
        let wanted: Vec<_> = wanted.iter().map(|rule| format!("{rule} @ \"{key}\"")).collect();
        let wanted: Vec<_> = wanted.iter().map(String::as_str).collect();
        check(&rules, Operation::Create, &text, &wanted);
    }
}

#[test]
fn keys_and_secrets_are_never_shown() {
    let secret = "Zm9vYmFyLXNlY3JldA";
    let pem = format!("-----BEGIN PRIVATE KEY-----\n{secret}\n-----END PRIVATE KEY-----");
    for (provider, members) in [
        ("SignInWithApple", json!({ "PrivateKey": pem, "KeyId": secret, "TeamId": secret, "ClientId": secret })),
        ("Google", json!({ "ClientId": format!(" {secret}"), "ClientSecret": secret })),
    ] {
        let text = social(provider, members).to_string();
        let report = Linter::default().check(&ParseOptions::new().parse(&text));
        assert!(report.findings().len() > 3);
        for finding in report.findings() {
            let labels = finding.labels().iter().map(|label| label.message().to_string()).collect::<String>();
            let shown = format!("{} {} {labels}", finding.message(), finding.help().unwrap_or_default());
            assert!(!shown.contains(secret), "{}: {shown}", finding.rule().id());
        }
    }
}

#[test]
fn provider_ids() {
    let rules = ["social-client-id-format", "social-client-id-unusual", "apple-id-format", "surrounding-whitespace"];
    for (provider, member, id, rule) in [
        ("Google", "ClientId", "1-a.apps.googleusercontent.com", ""),
        ("Google", "ClientId", "1.apps.googleusercontent.com ", "surrounding-whitespace"),
        ("Google", "ClientId", "1", "social-client-id-format"),
        ("Google", "ClientId", "${ID}", ""),
        ("Google", "ClientId", "", ""),
        ("LoginWithAmazon", "ClientId", "amzn1.application-oa2-client.1a", ""),
        ("LoginWithAmazon", "ClientId", "amzn1.application.1a", "social-client-id-format"),
        ("Facebook", "ClientId", "1234567890", ""),
        ("Facebook", "ClientId", "my-app", "social-client-id-unusual"),
        ("SignInWithApple", "ClientId", "com.example.web", ""),
        ("SignInWithApple", "ClientId", "web", "social-client-id-unusual"),
        ("SignInWithApple", "TeamId", "ABCDE12345", ""),
        ("SignInWithApple", "TeamId", "abcde12345", "apple-id-format"),
        ("SignInWithApple", "KeyId", "ABCDE1234É", "apple-id-format"),
        ("SignInWithApple", "KeyId", "XXXXXXXXXX", ""),
    ] {
        let wanted = format!("{rule} @ \"{id}\"");
        let wanted = if rule.is_empty() { vec![] } else { vec![wanted.as_str()] };
        check(&rules, Operation::Create, &social(provider, json!({ member: id })).to_string(), &wanted);
    }
}

#[test]
fn attributes_that_providers_lack() {
    let rules = ["social-required-attribute-unavailable"];
    for (provider, attributes, wanted) in [
        ("Facebook", json!(["EMAIL", "UPDATED_AT"]), &[][..]),
        ("Google", json!(["EMAIL", "PHONE_NUMBER"]), &["social-required-attribute-unavailable @ \"PHONE_NUMBER\""]),
        ("LoginWithAmazon", json!(["LOCALE"]), &[]),
        ("SignInWithApple", json!(["PICTURE"]), &["social-required-attribute-unavailable @ \"PICTURE\""]),
        ("SignInWithApple", json!(["picture", 7]), &[]),
    ] {
        let mut document = social(provider, json!({}));
        document["UserPoolConfigs"]["RequiredSignUpAttributes"] = attributes;
        check(&rules, Operation::Create, &document.to_string(), wanted);
    }
}

#[test]
fn what_apple_supplies() {
    let rules = ["apple-name-required", "apple-scopes-empty", "sign-in-attribute-not-required"];
    let empty = "apple-scopes-empty @ \"SignInWithApple\": `SignInWithApple` is set up, but none of the attributes that Apple supplies is required";
    for (provider, attributes, wanted) in [
        ("SignInWithApple", json!([]), &[empty][..]),
        ("SignInWithApple", json!(["PHONE_NUMBER", "PICTURE"]), &[empty]),
        ("SignInWithApple", json!(["EMAIL"]), &[]),
        ("SignInWithApple", json!(["email"]), &[]),
        (
            "SignInWithApple",
            json!(["EMAIL", "NAME"]),
            &["apple-name-required @ \"NAME\": `NAME` is required, but Apple gives a name only at the first sign-in"],
        ),
        (
            "SignInWithApple",
            json!(["EMAIL", "FAMILY_NAME", "GIVEN_NAME"]),
            &[
                "apple-name-required @ \"FAMILY_NAME\": `FAMILY_NAME` and `GIVEN_NAME` are required, but Apple gives a name only at the first sign-in",
            ],
        ),
        ("SignInWithApple", json!(7), &[]),
        ("Google", json!(["EMAIL", "NAME"]), &[]),
        ("Google", json!([]), &["sign-in-attribute-not-required @ \"RequiredSignUpAttributes\""]),
    ] {
        let mut document = social(provider, json!({}));
        document["UserPoolConfigs"]["SignInMethod"] = json!("EMAIL");
        document["UserPoolConfigs"]["RequiredSignUpAttributes"] = attributes;
        check(&rules, Operation::Create, &document.to_string(), wanted);
    }
}
