//! The rules about pools, sign-up, multi-factor authentication, requests and single values.

use authlint::{Applicability, Operation};
use serde_json::json;

use super::create;
use crate::common::{check, check_fixes};

#[test]
fn pool_names() {
    let rules =
        ["pool-name-invalid", "pool-name-non-ascii", "placeholder-value", "surrounding-whitespace", "empty-string"];
    let long = "n".repeat(129);
    let long_finding = format!("pool-name-invalid @ \"{long}\"");
    for (name, wanted) in [
        ("customers of +=,.@-_ 1", &[][..]),
        ("", &["pool-name-invalid @ \"\""]),
        ("a/b", &["pool-name-invalid @ /"]),
        ("a\u{1f600}b", &["pool-name-invalid @ \u{1f600}"]),
        ("a\u{200b}b", &["pool-name-invalid @ \u{200b}"]),
        ("größe", &["pool-name-non-ascii @ ö"]),
        ("名前", &["pool-name-non-ascii @ 名"]),
        ("e\u{301}", &["pool-name-non-ascii @ \u{301}"]),
        ("größe/", &["pool-name-invalid @ /"]),
        ("${APP}/pool", &[]),
        ("<pool-name>", &["placeholder-value @ \"<pool-name>\""]),
        ("string", &["placeholder-value @ \"string\""]),
        (" customers", &["surrounding-whitespace @ \" customers\": `UserPoolName` begins with white space"]),
        ("customers ", &["surrounding-whitespace @ \"customers \": `UserPoolName` ends with white space"]),
        (" customers ", &["surrounding-whitespace @ \" customers \": `UserPoolName` begins and ends with white space"]),
        (" a/b ", &["pool-name-invalid @ /"]),
        ("   ", &["surrounding-whitespace @ \"   \""]),
        (long.as_str(), &[long_finding.as_str()]),
    ] {
        check(&rules, Operation::Create, &create(json!({ "UserPoolName": name })).to_string(), wanted);
    }
    // An escape is marked as it is written.
    let text = create(json!({})).to_string().replace("customers", "a\\u002fb");
    check(&rules, Operation::Create, &text, &["pool-name-invalid @ \\u002f"]);
    check(&rules, Operation::Get, &create(json!({ "UserPoolName": "" })).to_string(), &["empty-string @ \"\""]);
}

#[test]
fn pool_names_with_the_environment() {
    let rules = ["pool-name-with-environment"];
    let name = |length: usize| "n".repeat(length);
    for (length, environment, found) in [
        (125, json!(null), false),
        (126, json!(null), true),
        (128, json!(null), true),
        (129, json!(null), false),
        (117, json!("production"), false),
        (118, json!("production"), true),
        (126, json!("${ENVIRONMENT}"), true),
        (125, json!("${ENVIRONMENT}"), false),
        (126, json!(7), true),
    ] {
        let mut request = json!({ "ResourceConfig": create(json!({ "UserPoolName": name(length) })), "AppId": "d1" });
        if !environment.is_null() {
            request["BackendEnvironmentName"] = environment;
        }
        let wanted = format!("pool-name-with-environment @ \"{}\"", name(length));
        let wanted = if found { vec![wanted.as_str()] } else { vec![] };
        check(&rules, Operation::Create, &request.to_string(), &wanted);
    }
}

#[test]
fn identity_pools() {
    let rules =
        ["identity-pool-configs-missing", "identity-pool-configs-ignored", "guest-access-enabled", "empty-object"];
    for (operation, resources, configs, wanted) in [
        (
            Operation::Create,
            "IDENTITY_POOL_AND_USER_POOL",
            json!(null),
            &["identity-pool-configs-missing @ \"IDENTITY_POOL_AND_USER_POOL\""][..],
        ),
        (Operation::Update, "IDENTITY_POOL_AND_USER_POOL", json!(null), &[]),
        (Operation::Update, "IDENTITY_POOL_AND_USER_POOL", json!({}), &["empty-object @ \"IdentityPoolConfigs\""]),
        (Operation::Update, "USER_POOL_ONLY", json!({}), &["identity-pool-configs-ignored @ \"IdentityPoolConfigs\""]),
        (
            Operation::Update,
            "USER_POOL_ONLY",
            json!({ "UnauthenticatedLogin": true }),
            &["identity-pool-configs-ignored @ \"IdentityPoolConfigs\""],
        ),
        (
            Operation::Get,
            "IDENTITY_POOL_AND_USER_POOL",
            json!({ "UnauthenticatedLogin": true }),
            &["guest-access-enabled @ true"],
        ),
        (Operation::Create, "USER_POOL_ONLY", json!(null), &[]),
        (Operation::Create, "OTHER", json!({ "UnauthenticatedLogin": "true" }), &[]),
    ] {
        let mut document = create(json!({}));
        document["AuthResources"] = json!(resources);
        if !configs.is_null() {
            document["IdentityPoolConfigs"] = configs;
        }
        check(&rules, operation, &document.to_string(), wanted);
    }
}

#[test]
fn sign_up_and_delivery() {
    let rules = ["sign-in-attribute-not-required", "contact-attribute-missing", "delivery-attribute-not-collected"];
    let not_required = "sign-in-attribute-not-required @ \"RequiredSignUpAttributes\"";
    let no_contact = "contact-attribute-missing @ \"RequiredSignUpAttributes\"";
    for (method, required, delivery, wanted) in [
        ("EMAIL", json!(["EMAIL"]), "EMAIL", &[][..]),
        ("EMAIL", json!(["NAME"]), "", &[not_required]),
        ("EMAIL", json!([]), "", &[not_required]),
        // The slip is reported by `invalid-enum-value`.
        ("EMAIL", json!(["email"]), "", &[]),
        ("EMAIL_AND_PHONE_NUMBER", json!(["PHONE_NUMBER"]), "EMAIL", &[]),
        ("EMAIL_AND_PHONE_NUMBER", json!(["NAME"]), "SMS", &[not_required]),
        ("PHONE_NUMBER", json!(["PHONE_NUMBER"]), "EMAIL", &["delivery-attribute-not-collected @ \"EMAIL\""]),
        ("USERNAME", json!(["NAME"]), "", &[no_contact]),
        ("USERNAME", json!(["NAME"]), "SMS", &["delivery-attribute-not-collected @ \"SMS\""]),
        ("USERNAME", json!(["NAME", "EMAIL"]), "", &[]),
        ("USERNAME", json!(["NAME"]), "EMIAL", &[no_contact]),
        ("USERNAME", json!("NAME"), "EMAIL", &[]),
    ] {
        let mut members = json!({ "SignInMethod": method, "RequiredSignUpAttributes": required });
        if !delivery.is_empty() {
            members["VerificationMessage"] = json!({ "DeliveryMethod": delivery });
        }
        check(&rules, Operation::Create, &create(members).to_string(), wanted);
        check(&rules, Operation::Update, &create(json!({ "SignInMethod": method })).to_string(), &[]);
    }
}

#[test]
fn verification_that_is_left_out() {
    let rules = ["verification-omitted"];
    let found = ["verification-omitted @ \"UserPoolConfigs\""];
    for (members, wanted) in [
        (json!({}), &found[..]),
        (json!({ "VerificationMessage": {} }), &[]),
        (json!({ "ForgotPassword": null }), &found),
        (json!({ "ForgotPassword": { "DeliveryMethod": "EMAIL" } }), &[]),
        (json!({ "VerificationMesage": {} }), &[]),
    ] {
        let text = create(members).to_string();
        check(&rules, Operation::Create, &text, wanted);
        check(&rules, Operation::Update, &text, wanted);
        check(&rules, Operation::Get, &text, &[]);
    }
}

#[test]
fn second_factors() {
    let rules = ["mfa-not-enabled", "mfa-sms-only"];
    for (mfa, wanted) in [
        (json!(null), &["mfa-not-enabled @ \"UserPoolConfigs\""][..]),
        (json!({ "MFAMode": "OFF" }), &["mfa-not-enabled @ \"OFF\""]),
        (json!({ "MFAMode": "OFF", "Settings": { "MfaTypes": ["SMS"] } }), &["mfa-not-enabled @ \"OFF\""]),
        (json!({ "MFAMode": "ON", "Settings": { "MfaTypes": ["SMS", "SMS"] } }), &["mfa-sms-only @ \"SMS\""]),
        (json!({ "MFAMode": "ON", "Settings": { "MfaTypes": ["SMS", "TOTP"] } }), &[]),
        (json!({ "MFAMode": "ON", "Settings": { "MfaTypes": [] } }), &[]),
        (json!({}), &[]),
    ] {
        check(&rules, Operation::Create, &create(json!({ "Mfa": mfa })).to_string(), wanted);
    }
}

#[test]
fn repeated_items() {
    let rules = ["duplicate-list-item"];
    let text = r#"{"UserPoolConfigs": {"RequiredSignUpAttributes": ["EMAIL", "EM\u0041IL", "NAME", "EMAIL", 7, 7]}}"#;
    check(
        &rules,
        Operation::Create,
        text,
        &["duplicate-list-item @ \"EM\\u0041IL\"", "duplicate-list-item @ \"EMAIL\""],
    );
    check(&rules, Operation::Create, r#"{"UserPoolConfigs": {"RequiredSignUpAttributes": ["EMAIL", "email"]}}"#, &[]);
}

#[test]
fn values_of_requests() {
    let rules = ["empty-string", "request-name-format", "placeholder-value", "surrounding-whitespace"];
    for (resource, environment, wanted) in [
        ("auth", "dev", &[][..]),
        ("my-auth", "Dev", &["request-name-format @ \"Dev\"", "request-name-format @ \"my-auth\""]),
        ("", "dev", &["empty-string @ \"\""]),
        ("${NAME}", "{{env}}", &[]),
        ("string", "string", &["placeholder-value @ \"string\"", "placeholder-value @ \"string\""]),
    ] {
        let request = json!({
            "AppId": "d1a2b3", "BackendEnvironmentName": environment, "ResourceName": resource,
            "ResourceConfig": create(json!({}))
        });
        check(&rules, Operation::Create, &request.to_string(), wanted);
    }
}

#[test]
fn empty_objects() {
    let rules = ["empty-object"];
    for (operation, members, wanted) in [
        (
            Operation::Create,
            json!({ "VerificationMessage": { "DeliveryMethod": "EMAIL", "EmailSettings": {} } }),
            &[][..],
        ),
        (
            Operation::Create,
            json!({ "VerificationMessage": { "DeliveryMethod": "EMAIL", "SmsSettings": {} } }),
            &["empty-object @ \"SmsSettings\""],
        ),
        (Operation::Update, json!({ "OAuth": {} }), &[]),
        (Operation::Update, json!({ "Mfa": {} }), &[]),
        (Operation::Create, json!({ "VerificationMessage": {} }), &[]),
        (
            Operation::Update,
            json!({ "OAuth": { "SocialProviderSettings": {} } }),
            &["empty-object @ \"SocialProviderSettings\""],
        ),
    ] {
        check(&rules, operation, &create(members).to_string(), wanted);
    }
}

#[test]
fn message_texts() {
    let rules = [
        "email-message-too-large-for-parameter",
        "username-placeholder-in-verification",
        "placeholder-value",
        "surrounding-whitespace",
        "empty-string",
    ];
    let large = |text: &str, times: usize| text.repeat(times);
    for (text, found) in [
        (large("n", 4096), ""),
        (large("n", 4097), "email-message-too-large-for-parameter"),
        (large("ü", 2048), ""),
        (large("ü", 2049), "email-message-too-large-for-parameter"),
        // Too long for Cognito as well: `message-length` reports it.
        (large("n", 20_001), ""),
        (" string ".to_owned(), ""),
        ("<p>string</p>".to_owned(), ""),
        (String::new(), ""),
    ] {
        let message = json!({ "DeliveryMethod": "EMAIL", "EmailSettings": { "EmailMessage": text } });
        let wanted = format!("{found} @ \"{text}\"");
        let wanted = if found.is_empty() { vec![] } else { vec![wanted.as_str()] };
        check(&rules, Operation::Create, &create(json!({ "VerificationMessage": message })).to_string(), &wanted);
    }
    let message = json!({ "EmailSettings": { "EmailMessage": "{username}: {####}, {Username} {username}" } });
    let found = "username-placeholder-in-verification @ {username}";
    check(&rules, Operation::Get, &create(json!({ "ForgotPassword": message })).to_string(), &[found, found]);
}

#[test]
fn documents_of_the_rest_api() {
    let rules = ["empty-string", "password-minimum-length-range", "verification-omitted", "inline-secret"];
    let text = r#"{"userPoolConfigs": {"passwordPolicy": {"minimumLength": 4}, "oAuth": {"socialProviderSettings":
        {"Google": {"client_id": "", "client_secret": "s"}}}}}"#;
    let wanted = [
        "verification-omitted @ \"userPoolConfigs\"",
        "password-minimum-length-range @ 4",
        "empty-string @ \"\"",
        "inline-secret @ \"s\"",
    ];
    check(&rules, Operation::Create, text, &wanted);
}

#[test]
fn fixes_keep_everything_else() {
    for (rule, before, after) in [
        (
            "surrounding-whitespace",
            "{\"UserPoolConfigs\": {\"UserPoolName\": \"\\t\\u0063ustomers \\n\"}}",
            "{\"UserPoolConfigs\": {\"UserPoolName\": \"\\u0063ustomers\"}}",
        ),
        (
            "sign-in-attribute-not-required",
            "{\"UserPoolConfigs\": {\"SignInMethod\": \"EMAIL\", \"RequiredSignUpAttributes\": []}}",
            "{\"UserPoolConfigs\": {\"SignInMethod\": \"EMAIL\", \"RequiredSignUpAttributes\": [\"EMAIL\"]}}",
        ),
        (
            "sign-in-attribute-not-required",
            "{\"UserPoolConfigs\": {\"SignInMethod\": \"EMAIL\",\r\n\"RequiredSignUpAttributes\": [\r\n\t\"NAME\"\r\n]}}",
            "{\"UserPoolConfigs\": {\"SignInMethod\": \"EMAIL\",\r\n\"RequiredSignUpAttributes\": [\r\n\t\"NAME\",\r\n\t\"EMAIL\"\r\n]}}",
        ),
        (
            "duplicate-list-item",
            "{\"UserPoolConfigs\": {\"RequiredSignUpAttributes\": [\n  \"EMAIL\",\n  \"EMAIL\",\n  \"NAME\", \"EMAIL\"\n]}}",
            "{\"UserPoolConfigs\": {\"RequiredSignUpAttributes\": [\n  \"EMAIL\",\n  \"NAME\"\n]}}",
        ),
        (
            "pool-name-invalid",
            "{\"UserPoolConfigs\": {\"UserPoolName\": \"a/b\\\"c\", \"SignInMethod\": \"EMAIL\"}}",
            "{\"UserPoolConfigs\": {\"UserPoolName\": \"a-b-c\", \"SignInMethod\": \"EMAIL\"}}",
        ),
        (
            "password-minimum-length-not-integer",
            "{\"UserPoolConfigs\": {\"PasswordPolicy\": {\"MinimumLength\": 98.1}}}",
            "{\"UserPoolConfigs\": {\"PasswordPolicy\": {\"MinimumLength\": 99}}}",
        ),
    ] {
        check_fixes(&[rule], Operation::Create, &[(Applicability::Unsafe, before, after)]);
    }
}
