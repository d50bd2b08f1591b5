//! One cause gives one finding: where several rules would see it, one reports it and the others do not.

use authlint::{Config, Linter, Operation, ParseOptions, Rule, Selector};

/// The rule that reports, the one that does not, and the `UserPoolConfigs` or the whole document.
const TABLE: &[(&str, &str, Operation, &str)] = &[
    (
        "delivery-settings-missing",
        "empty-object",
        Operation::Update,
        r#"{"VerificationMessage": {"DeliveryMethod": "EMAIL", "EmailSettings": {}}}"#,
    ),
    (
        "delivery-settings-missing",
        "empty-object",
        Operation::Update,
        r#"{"ForgotPassword": {"DeliveryMethod": "SMS", "SmsSettings": {}}}"#,
    ),
    (
        "identity-pool-configs-ignored",
        "empty-object",
        Operation::Update,
        r#"{"AuthResources": "USER_POOL_ONLY", "IdentityPoolConfigs": {}, "UserPoolConfigs": {}}"#,
    ),
    (
        "missing-required-member",
        "empty-object",
        Operation::Create,
        r#"{"AuthResources": "IDENTITY_POOL_AND_USER_POOL", "IdentityPoolConfigs": {}, "UserPoolConfigs": {}}"#,
    ),
    ("pool-name-invalid", "empty-string", Operation::Create, r#"{"UserPoolName": ""}"#),
    ("domain-prefix-invalid", "empty-string", Operation::Update, r#"{"OAuth": {"DomainPrefix": ""}}"#),
    ("redirect-uri-invalid", "empty-string", Operation::Update, r#"{"OAuth": {"RedirectSignInURIs": [""]}}"#),
    ("domain-prefix-invalid", "surrounding-whitespace", Operation::Update, r#"{"OAuth": {"DomainPrefix": " login"}}"#),
    (
        "redirect-uri-invalid",
        "surrounding-whitespace",
        Operation::Update,
        r#"{"OAuth": {"RedirectSignInURIs": [" https://a.example.com/"]}}"#,
    ),
    (
        "apple-private-key-format",
        "surrounding-whitespace",
        Operation::Update,
        r#"{"OAuth": {"SocialProviderSettings": {"SignInWithApple": {"PrivateKey": " key.p8"}}}}"#,
    ),
    (
        "apple-private-key-format",
        "inline-secret",
        Operation::Update,
        r#"{"OAuth": {"SocialProviderSettings": {"SignInWithApple": {"PrivateKey": "-----BEGIN PRIVATE KEY----------END PRIVATE KEY-----"}}}}"#,
    ),
    ("pool-name-invalid", "surrounding-whitespace", Operation::Create, r#"{"UserPoolName": " a/b"}"#),
    ("pool-name-invalid", "pool-name-non-ascii", Operation::Create, r#"{"UserPoolName": "é/b"}"#),
    (
        "password-minimum-length-range",
        "password-minimum-length-weak",
        Operation::Update,
        r#"{"PasswordPolicy": {"MinimumLength": 3}}"#,
    ),
    (
        "password-minimum-length-not-integer",
        "password-minimum-length-weak",
        Operation::Update,
        r#"{"PasswordPolicy": {"MinimumLength": 7.5}}"#,
    ),
    (
        "delivery-attribute-not-collected",
        "contact-attribute-missing",
        Operation::Create,
        r#"{"SignInMethod": "USERNAME", "RequiredSignUpAttributes": [], "VerificationMessage": {"DeliveryMethod": "EMAIL"}}"#,
    ),
    (
        "delivery-settings-missing",
        "delivery-settings-ignored",
        Operation::Update,
        r#"{"VerificationMessage": {"DeliveryMethod": "EMAIL", "SmsSettings": {"SmsMessage": "{####}"}}}"#,
    ),
    (
        "social-provider-incomplete",
        "apple-private-key-omitted-in-update",
        Operation::Update,
        r#"{"OAuth": {"SocialProviderSettings": {"SignInWithApple": {"ClientId": "a.b"}}}}"#,
    ),
    (
        "redirect-uri-invalid",
        "redirect-uris-joined",
        Operation::Update,
        r#"{"OAuth": {"RedirectSignInURIs": ["https://a.example.com/, https://b.example.com/"]}}"#,
    ),
    (
        "redirect-uri-host-missing",
        "redirect-uri-insecure-http",
        Operation::Update,
        r#"{"OAuth": {"RedirectSignInURIs": ["http:a.example.com/"]}}"#,
    ),
    (
        "apple-scopes-empty",
        "sign-in-attribute-not-required",
        Operation::Create,
        r#"{"SignInMethod": "EMAIL", "RequiredSignUpAttributes": [], "OAuth": {"SocialProviderSettings": {"SignInWithApple": {}}}}"#,
    ),
    (
        "mfa-sms-without-phone-number",
        "mfa-sms-phone-number-unverified",
        Operation::Create,
        r#"{"SignInMethod": "EMAIL", "RequiredSignUpAttributes": ["EMAIL"], "VerificationMessage": {"DeliveryMethod": "EMAIL"}, "Mfa": {"MFAMode": "ON", "Settings": {"MfaTypes": ["SMS"]}}}"#,
    ),
    ("oauth-update-removes", "oauth-update-partial", Operation::Update, r#"{"OAuth": {}}"#),
    (
        "unknown-member",
        "missing-required-member",
        Operation::Create,
        r#"{"UserPoolNmae": "a", "SignInMethod": "EMAIL", "RequiredSignUpAttributes": []}"#,
    ),
];

#[test]
fn one_cause_is_reported_once() {
    let mut config = Config::default();
    config.extend_select(Rule::all().iter().map(|rule| Selector::Rule(rule)));
    let linter = Linter::new(config);
    for (reports, yields, operation, text) in TABLE.iter().copied() {
        let is_whole = text.contains("UserPoolConfigs");
        let text = if is_whole {
            text.to_owned()
        } else {
            let around = r#""AuthResources": "USER_POOL_ONLY", "Service": "COGNITO", "UserPoolConfigs""#;
            format!("{{{around}: {text}}}")
        };
        let report = linter.check(&ParseOptions::new().operation(operation).parse(&*text));
        // `missing-required-member` reports other members too.
        let about = |id: &str| {
            let mut findings = report.findings().iter();
            findings.any(|finding| finding.rule().id() == id && !finding.message().contains("`Service`"))
        };
        assert!(about(reports), "{text}: not reported by {reports}");
        assert!(!about(yields), "{text}: reported by {yields} too");
    }
}
