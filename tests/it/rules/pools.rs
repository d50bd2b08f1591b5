//! What the rules about passwords, pools, sign-up, secrets and single values say at the edges.
//!
//! Each case gives the rules that it is about, and everything that they find: `rule @ text`.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]
#![expect(clippy::needless_pass_by_value, reason = "`json!` reads best where it is used")]

use authlint::{Applicability, Config, Linter, Operation, ParseOptions, Rule, Selector};
use serde_json::{Value, json};

/// What these rules alone find in a text.
fn findings(rules: &[&str], options: &ParseOptions, text: &str) -> Vec<String> {
    let mut config = Config::default();
    config.select(rules.iter().map(|id| Selector::Rule(Rule::find(id).unwrap())));
    let report = Linter::new(config).check(&options.parse(text));
    let found = report.findings().iter();
    found.map(|finding| format!("{} @ {}", finding.rule().id(), finding.span().of(text))).collect()
}

fn check(operation: Operation, text: &str, rules: &[&str], wanted: &[&str]) {
    let found = findings(rules, &ParseOptions::new().operation(operation), text);
    assert_eq!(found, wanted, "{rules:?} in {}", text.chars().take(400).collect::<String>());
}

/// A good create document with other members of `UserPoolConfigs`; `null` takes one out.
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

fn social(provider: &str, members: Value) -> Value {
    create(json!({ "OAuth": { "SocialProviderSettings": { provider: members } } }))
}

const PASSWORD_RULES: [&str; 4] = [
    "password-minimum-length-range",
    "password-minimum-length-not-integer",
    "password-minimum-length-weak",
    "password-minimum-length-cli-limit",
];

#[test]
fn minimum_lengths_are_judged_by_their_text() {
    for (number, rule) in [
        ("8", ""),
        ("8.0", ""),
        ("8e0", ""),
        ("0.8E+1", ""),
        ("98", ""),
        ("99", "password-minimum-length-cli-limit"),
        ("6", "password-minimum-length-weak"),
        ("7.0", "password-minimum-length-weak"),
        ("6.5", "password-minimum-length-not-integer"),
        ("98.0000000000000000000000000001", "password-minimum-length-not-integer"),
        ("5.9999999999999999999999999999", "password-minimum-length-range"),
        ("5.5", "password-minimum-length-range"),
        ("99.0000000000000000000000000001", "password-minimum-length-range"),
        ("1e999999", "password-minimum-length-range"),
        ("1e-999999", "password-minimum-length-range"),
        ("-8", "password-minimum-length-range"),
        ("0", "password-minimum-length-range"),
        // Not numbers: the shape's business.
        ("\"5\"", ""),
        ("null", ""),
        ("[]", ""),
    ] {
        let text = create(json!({ "PasswordPolicy": { "MinimumLength": "NUMBER" } })).to_string();
        let wanted = format!("{rule} @ {number}");
        let wanted = if rule.is_empty() { vec![] } else { vec![wanted.as_str()] };
        for operation in [Operation::Create, Operation::Update] {
            check(operation, &text.replace("\"NUMBER\"", number), &PASSWORD_RULES, &wanted);
        }
        check(Operation::Get, &text.replace("\"NUMBER\"", number), &PASSWORD_RULES, &[]);
    }
}

#[test]
fn the_recommended_length_can_be_set() {
    let text = create(json!({ "PasswordPolicy": { "MinimumLength": 12 } })).to_string();
    let rule = Rule::find("password-minimum-length-weak").unwrap();
    for (recommended, wanted) in [(12, 0), (13, 1), (-1, 0), (i64::MAX, 1)] {
        let mut config = Config::default();
        config.select(vec![Selector::Rule(rule)]);
        config.set_option(rule, "recommended", authlint::Value::Integer(recommended)).unwrap();
        let report = Linter::new(config).check(&ParseOptions::new().parse(&text));
        assert_eq!(report.findings().len(), wanted, "{recommended}");
    }
}

#[test]
fn policies() {
    let constraints = "password-constraints-missing";
    let partial = "password-update-partial";
    let missing = "password-policy-missing";
    let all = [constraints, partial, missing];
    for (operation, policy, wanted) in [
        (Operation::Create, json!(null), &["password-policy-missing @ \"UserPoolConfigs\""][..]),
        (Operation::Create, json!({ "MinimumLength": 15 }), &["password-constraints-missing @ \"PasswordPolicy\""]),
        (Operation::Create, json!({ "MinimumLength": 15, "AdditionalConstraints": "x" }), &[]),
        (Operation::Create, json!({}), &[]),
        (Operation::Create, json!(7), &[]),
        (Operation::Update, json!({ "MinimumLength": 15 }), &["password-update-partial @ \"PasswordPolicy\""]),
        (Operation::Update, json!({}), &["password-update-partial @ \"PasswordPolicy\""]),
        (Operation::Update, json!({ "AdditionalConstraints": [] }), &[]),
        (Operation::Update, json!(null), &[]),
        (Operation::Get, json!({ "MinimumLength": 15 }), &["password-constraints-missing @ \"PasswordPolicy\""]),
    ] {
        check(operation, &create(json!({ "PasswordPolicy": policy })).to_string(), &all, wanted);
    }
    // A misspelt name is reported as that alone.
    let text = create(json!({ "PasswordPolcy": { "MinimumLength": 15 } })).to_string();
    check(Operation::Create, &text, &[missing, "unknown-member"], &["unknown-member @ \"PasswordPolcy\""]);
}

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
        (" customers", &["surrounding-whitespace @ \" customers\""]),
        (" a/b ", &["pool-name-invalid @ /"]),
        ("   ", &["surrounding-whitespace @ \"   \""]),
        (long.as_str(), &[long_finding.as_str()]),
    ] {
        check(Operation::Create, &create(json!({ "UserPoolName": name })).to_string(), &rules, wanted);
    }
    // An escape is marked as it is written.
    let text = create(json!({})).to_string().replace("customers", "a\\u002fb");
    check(Operation::Create, &text, &rules, &["pool-name-invalid @ \\u002f"]);
    check(Operation::Get, &create(json!({ "UserPoolName": "" })).to_string(), &rules, &["empty-string @ \"\""]);
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
        check(Operation::Create, &request.to_string(), &rules, &wanted);
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
        check(operation, &document.to_string(), &rules, wanted);
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
        check(Operation::Create, &create(members).to_string(), &rules, wanted);
        check(Operation::Update, &create(json!({ "SignInMethod": method })).to_string(), &rules, &[]);
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
        check(Operation::Create, &text, &rules, wanted);
        check(Operation::Update, &text, &rules, wanted);
        check(Operation::Get, &text, &rules, &[]);
    }
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
        check(Operation::Create, &text, &rules, wanted);
        check(Operation::Update, &text, &rules, wanted);
        check(Operation::Get, &text, &["inline-secret"], &[]);
        let in_memory = ParseOptions::new().operation(Operation::Create).in_memory();
        assert_eq!(findings(&["inline-secret"], &in_memory, &text), Vec::<String>::new());
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
        ("MHcCAQEEIJZ5g1Zc5Vb3n1Dk4l4yq1p0gq8m1Yq1mZ0aAb", &["apple-private-key-format", "inline-secret"]),
        ("${APPLE_KEY}", &[]),
        ("<key>", &["placeholder-value"]),
        ("", &[]),
    ] {
        let text = social("SignInWithApple", json!({ "PrivateKey": key })).to_string();
        let wanted: Vec<_> = wanted.iter().map(|rule| format!("{rule} @ \"{key}\"")).collect();
        let wanted: Vec<_> = wanted.iter().map(String::as_str).collect();
        check(Operation::Create, &text, &rules, &wanted);
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
            let labels = finding.labels().iter().map(|label| label.message.to_string()).collect::<String>();
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
        check(Operation::Create, &social(provider, json!({ member: id })).to_string(), &rules, &wanted);
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
        check(Operation::Create, &document.to_string(), &rules, wanted);
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
        check(Operation::Create, &create(json!({ "Mfa": mfa })).to_string(), &rules, wanted);
    }
}

#[test]
fn repeated_items() {
    let rules = ["duplicate-list-item"];
    let text = r#"{"UserPoolConfigs": {"RequiredSignUpAttributes": ["EMAIL", "EM\u0041IL", "NAME", "EMAIL", 7, 7]}}"#;
    check(
        Operation::Create,
        text,
        &rules,
        &["duplicate-list-item @ \"EM\\u0041IL\"", "duplicate-list-item @ \"EMAIL\""],
    );
    check(Operation::Create, r#"{"UserPoolConfigs": {"RequiredSignUpAttributes": ["EMAIL", "email"]}}"#, &rules, &[]);
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
        check(Operation::Create, &request.to_string(), &rules, wanted);
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
        check(operation, &create(members).to_string(), &rules, wanted);
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
        // Too long for Cognito as well: `message-length` says so.
        (large("n", 20_001), ""),
        (" string ".to_owned(), ""),
        ("<p>string</p>".to_owned(), ""),
        (String::new(), ""),
    ] {
        let message = json!({ "DeliveryMethod": "EMAIL", "EmailSettings": { "EmailMessage": text } });
        let wanted = format!("{found} @ \"{text}\"");
        let wanted = if found.is_empty() { vec![] } else { vec![wanted.as_str()] };
        check(Operation::Create, &create(json!({ "VerificationMessage": message })).to_string(), &rules, &wanted);
    }
    let message = json!({ "EmailSettings": { "EmailMessage": "{username}: {####}, {Username} {username}" } });
    let found = "username-placeholder-in-verification @ {username}";
    check(Operation::Get, &create(json!({ "ForgotPassword": message })).to_string(), &rules, &[found, found]);
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
    check(Operation::Create, text, &rules, &wanted);
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
        let mut config = Config::default();
        config.select(vec![Selector::Rule(Rule::find(rule).unwrap())]);
        let report = Linter::new(config).check(&ParseOptions::new().operation(Operation::Create).parse(before));
        assert_eq!(report.fix(Applicability::Unsafe).text(), after, "{rule}");
    }
}
