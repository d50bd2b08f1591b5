//! Edge cases of the rules, as data: what is found where, and in which words.
//!
//! Each case runs the rules of its topic alone, so that a new rule elsewhere does not change it.

use authlint::{Applicability, Config, Format, Linter, Operation, ParseOptions, Rule, Selector};

/// Names, types and values.
const SHAPE: &[&str] = &[
    "misplaced-member",
    "duplicate-json-key",
    "immutable-member-in-update",
    "invalid-enum-value",
    "invalid-type",
    "member-of-other-casing",
    "missing-required-member",
    "null-member",
    "unknown-member",
];

/// The texts of messages, and how they are delivered.
const MESSAGES: &[&str] = &[
    "code-placeholder-missing",
    "delivery-settings-ignored",
    "delivery-settings-missing",
    "email-settings-incomplete",
    "forgot-password-conflict",
    "forgot-password-deprecated",
    "malformed-code-placeholder",
    "message-invalid-character",
    "message-length",
    "message-unusual-space",
    "placeholder-sent-literally",
    "sms-message-line-break",
    "verification-link-not-supported",
];

fn linter(rules: &[&str]) -> Linter {
    let mut config = Config::default();
    config.select(rules.iter().filter_map(|id| Rule::find(id)).map(Selector::Rule));
    Linter::new(config)
}

/// Every finding as `rule @ marked text: message`.
fn findings(rules: &[&str], operation: Operation, text: &str) -> Vec<String> {
    let report = linter(rules).check(&ParseOptions::new().format(Format::Json).operation(operation).parse(text));
    let line = |finding: &authlint::Finding| {
        format!("{} @ {}: {}", finding.rule().id(), finding.span().of(text), finding.message())
    };
    report.findings().iter().map(line).collect()
}

#[track_caller]
fn check(rules: &[&str], operation: Operation, text: &str, expected: &[&str]) {
    assert_eq!(findings(rules, operation, text), expected, "{text}");
}

#[track_caller]
fn check_fix(rules: &[&str], operation: Operation, applicability: Applicability, text: &str, expected: &str) {
    let document = ParseOptions::new().format(Format::Json).operation(operation).parse(text);
    assert_eq!(linter(rules).check(&document).fix(applicability).text(), expected);
}

/// An update with something in its `UserPoolConfigs`.
fn update(inside: &str) -> String {
    format!(r#"{{"AuthResources":"USER_POOL_ONLY","Service":"COGNITO","UserPoolConfigs":{{{inside}}}}}"#)
}

/// An update with settings for e-mail.
fn email(subject: &str, message: &str) -> String {
    update(&format!(
        r#""VerificationMessage":{{"DeliveryMethod":"EMAIL","EmailSettings":{{"EmailSubject":"{subject}","EmailMessage":"{message}"}}}}"#
    ))
}

/// An update with settings for text messages.
fn sms(message: &str) -> String {
    update(&format!(r#""VerificationMessage":{{"DeliveryMethod":"SMS","SmsSettings":{{"SmsMessage":"{message}"}}}}"#))
}

#[test]
fn unknown_names() {
    check(
        SHAPE,
        Operation::Update,
        &update(r#""PasswordPolcy":{"MinimumLength":12}"#),
        &[r#"unknown-member @ "PasswordPolcy": `PasswordPolcy` is not a member of `UserPoolConfigs`"#],
    );
    check(
        SHAPE,
        Operation::Update,
        &update(r#""password-policy":{"MinimumLength":12}"#),
        &[r#"unknown-member @ "password-policy": `password-policy` is not a member of `UserPoolConfigs`"#],
    );
    check(
        SHAPE,
        Operation::Update,
        &update(r#""PasswordPolicy":{"MinimumLength":12},"PasswordPolcy":{"MinimumLength":12}"#),
        &[r#"unknown-member @ "PasswordPolcy": `PasswordPolcy` is not a member of `UserPoolConfigs`"#],
    );
    check(
        SHAPE,
        Operation::Update,
        &update(r#""MFAMode":"ON""#),
        &[r#"misplaced-member @ "MFAMode": `MFAMode` belongs in `UserPoolConfigs.Mfa`"#],
    );
    check(
        SHAPE,
        Operation::Update,
        &update(r#""Mfa":{"MfaMode":"ON"}"#),
        &[r#"unknown-member @ "MfaMode": `MfaMode` is not a member of `Mfa`"#],
    );
    check(
        SHAPE,
        Operation::Update,
        &update(r#""VerificationMessage":{"DeliveryMethod":"EMAIL","EmailSettings":{"SmsMessage":"x"}}"#),
        &[
            r#"misplaced-member @ "SmsMessage": `SmsMessage` belongs in `UserPoolConfigs.VerificationMessage.SmsSettings`"#,
        ],
    );
    check(
        SHAPE,
        Operation::Update,
        &update(
            r#""OAuth":{"CallbackURLs":["https://a.example/"],"ClientSecret":"hunter2","Bogus":{"Inner":1,"Inner":2}}"#,
        ),
        &[
            r#"unknown-member @ "CallbackURLs": `CallbackURLs` is not a member of `OAuth`"#,
            r#"unknown-member @ "ClientSecret": `ClientSecret` is not a member of `OAuth`"#,
            r#"unknown-member @ "Bogus": `Bogus` is not a member of `OAuth`"#,
            r#"duplicate-json-key @ "Inner": the key `•••` appears more than once, and parsers take this last value"#,
        ],
    );
    check(
        SHAPE,
        Operation::Update,
        &update(r#""Mfa":{"Settings":{"Totp":true}}"#),
        &[r#"unknown-member @ "Totp": `Totp` is not a member of `Settings`"#],
    );
    check(
        SHAPE,
        Operation::Update,
        &update(r#""\u0050asswordPolcy":{}"#),
        &[r#"unknown-member @ "\u0050asswordPolcy": `PasswordPolcy` is not a member of `UserPoolConfigs`"#],
    );
    check(
        SHAPE,
        Operation::Update,
        &update(r#""Überraschung\u001b[31m":1,"``":2,"":3"#),
        &[
            r#"unknown-member @ "Überraschung\u001b[31m": `•••` is not a member of `UserPoolConfigs`"#,
            r#"unknown-member @ "``": `•••` is not a member of `UserPoolConfigs`"#,
            r#"unknown-member @ "": an empty name is not a member of `UserPoolConfigs`"#,
        ],
    );
    check(
        SHAPE,
        Operation::Update,
        r#"{"ResourceConfig":{"AuthResources":"USER_POOL_ONLY","Service":"COGNITO","UserPoolConfigs":{}},"Comment":"x"}"#,
        &[r#"unknown-member @ "Comment": `Comment` is not a member of the request"#],
    );
    check(
        SHAPE,
        Operation::Update,
        r#"{"AppId":"a","BackendEnvironmentName":"dev","ResourceName":"r","ResourceConfig":{"AuthResources":"USER_POOL_ONLY","Service":"COGNITO","UserPoolConfigs":{}},"ResponseMetadata":{"RequestId":"1"},"Error":"x"}"#,
        &[r#"unknown-member @ "ResponseMetadata": UpdateBackendAuth has no `ResponseMetadata` and `Error`"#],
    );
    check(
        SHAPE,
        Operation::Update,
        &update(r#""SignInMethod":{"Mode":1},"RequiredSignUpAttributes":[1]"#),
        &[
            r#"immutable-member-in-update @ "SignInMethod": `SignInMethod` cannot be changed after creation"#,
            r#"immutable-member-in-update @ "RequiredSignUpAttributes": `RequiredSignUpAttributes` cannot be changed after creation"#,
        ],
    );
}

#[test]
fn unknown_names_on_create() {
    check(
        SHAPE,
        Operation::Create,
        r#"{"AuthResources":"USER_POOL_ONLY","Service":"COGNITO","UserPoolConfigs":{"PoolName":"x","Schema":[],"UsernameAttributes":["email"]}}"#,
        &[
            r#"unknown-member @ "PoolName": `PoolName` is not a member of `UserPoolConfigs`"#,
            r#"unknown-member @ "Schema": `Schema` is not a member of `UserPoolConfigs`"#,
            r#"unknown-member @ "UsernameAttributes": `UsernameAttributes` is not a member of `UserPoolConfigs`"#,
        ],
    );
    check(
        SHAPE,
        Operation::Create,
        r#"{"AuthResources":"USER_POOL_ONLY","Service":"COGNITO","PasswordPolicy":{},"UserPoolName":"x"}"#,
        &[
            "missing-required-member @ {: `UserPoolConfigs` is missing `SignInMethod`",
            "missing-required-member @ {: `UserPoolConfigs` is missing `RequiredSignUpAttributes`",
            r#"misplaced-member @ "PasswordPolicy": `PasswordPolicy` and `UserPoolName` belong in `UserPoolConfigs`"#,
            r#"missing-required-member @ "PasswordPolicy": `PasswordPolicy` is missing `MinimumLength`"#,
        ],
    );
}

#[test]
fn types() {
    check(
        SHAPE,
        Operation::Update,
        &update(r#""PasswordPolicy":{"MinimumLength":"12","AdditionalConstraints":"REQUIRE_DIGIT"}"#),
        &[
            r#"invalid-type @ "12": `MinimumLength` must be a number, found a string"#,
            r#"invalid-type @ "REQUIRE_DIGIT": `AdditionalConstraints` must be a list, found a string"#,
        ],
    );
    check(
        SHAPE,
        Operation::Update,
        &update(
            r#""OAuth":{"OAuthGrantType":["CODE"],"OAuthScopes":[["OPENID"],7,null,{}],"RedirectSignInURIs":"https://a.example/","DomainPrefix":12,"SocialProviderSettings":[]}"#,
        ),
        &[
            "invalid-type @ [: `OAuthGrantType` must be a string, found a list",
            "invalid-type @ [: an item of `OAuthScopes` must be a string, found a list",
            "invalid-type @ 7: an item of `OAuthScopes` must be a string, found a number",
            "null-member @ null: an item of `OAuthScopes` is `null`",
            "invalid-type @ {}: an item of `OAuthScopes` must be a string, found an object",
            r#"invalid-type @ "https://a.example/": `RedirectSignInURIs` must be a list, found a string"#,
            "invalid-type @ 12: `DomainPrefix` must be a string, found a number",
            "invalid-type @ []: `SocialProviderSettings` must be an object, found a list",
        ],
    );
    check(
        SHAPE,
        Operation::Update,
        &update(r#""OAuth":{"SocialProviderSettings":{"Google":{"ClientId":123,"ClientSecret":false}}}"#),
        &[
            "invalid-type @ 123: `ClientId` must be a string, found a number",
            "invalid-type @ false: `ClientSecret` must be a string, found `false`",
        ],
    );
    check(
        SHAPE,
        Operation::Update,
        &update(r#""Mfa":null,"PasswordPolicy":{"MinimumLength":null}"#),
        &["null-member @ null: `Mfa` is `null`", "null-member @ null: `MinimumLength` is `null`"],
    );
    check(
        SHAPE,
        Operation::Update,
        r#"{"AuthResources":null,"Service":7,"UserPoolConfigs":null}"#,
        &[
            "null-member @ null: `AuthResources` is `null`",
            "invalid-type @ 7: `Service` must be a string, found a number",
            "null-member @ null: `UserPoolConfigs` is `null`",
        ],
    );
    check(
        SHAPE,
        Operation::Update,
        r#"{"AuthResources":"IDENTITY_POOL_AND_USER_POOL","Service":"COGNITO","UserPoolConfigs":{},"IdentityPoolConfigs":{"UnauthenticatedLogin":"True"}}"#,
        &[r#"invalid-type @ "True": `UnauthenticatedLogin` must be `true` or `false`, found a string"#],
    );
    check(
        SHAPE,
        Operation::Update,
        r#"[{"Service":"COGNITO"}]"#,
        &["invalid-type @ [: the document must be an object, found a list"],
    );
    check(
        SHAPE,
        Operation::Update,
        r#""COGNITO""#,
        &[r#"invalid-type @ "COGNITO": the document must be an object, found a string"#],
    );
    check(SHAPE, Operation::Update, "null", &["invalid-type @ null: the document must be an object, found `null`"]);
    check(SHAPE, Operation::Update, "12", &["invalid-type @ 12: the document must be an object, found a number"]);
    check(SHAPE, Operation::Update, &update(r#""PasswordPolicy":{"MinimumLength":1e400}"#), &[]);
}

#[test]
fn values() {
    check(
        SHAPE,
        Operation::Update,
        r#"{"AuthResources":"USER_POOL","Service":"Cognito","UserPoolConfigs":{"Mfa":{"MFAMode":"optional","Settings":{"MfaTypes":["SMS_MFA","SOFTWARE_TOKEN_MFA","EMAIL","totp"]}}}}"#,
        &[
            r#"invalid-enum-value @ "USER_POOL": `USER_POOL` is not a value of `AuthResources`"#,
            r#"invalid-enum-value @ "Cognito": `Cognito` is not a value of `Service`"#,
            r#"invalid-enum-value @ "optional": `optional` is not a value of `MFAMode`"#,
            r#"invalid-enum-value @ "SMS_MFA": `SMS_MFA` is not a value of `MfaTypes`"#,
            r#"invalid-enum-value @ "SOFTWARE_TOKEN_MFA": `SOFTWARE_TOKEN_MFA` is not a value of `MfaTypes`"#,
            r#"invalid-enum-value @ "EMAIL": `EMAIL` is not a value of `MfaTypes`"#,
            r#"invalid-enum-value @ "totp": `totp` is not a value of `MfaTypes`"#,
        ],
    );
    check(
        SHAPE,
        Operation::Update,
        &update(
            r#""OAuth":{"OAuthGrantType":"code","OAuthScopes":["openid","aws.cognito.signin.user.admin","AWS.COGNITO.SIGNIN.USER.ADMIN","phone_number","`x`",""]}"#,
        ),
        &[
            r#"invalid-enum-value @ "code": `code` is not a value of `OAuthGrantType`"#,
            r#"invalid-enum-value @ "openid": `openid` is not a value of `OAuthScopes`"#,
            r#"invalid-enum-value @ "aws.cognito.signin.user.admin": `aws.cognito.signin.user.admin` is not a value of `OAuthScopes`"#,
            r#"invalid-enum-value @ "AWS.COGNITO.SIGNIN.USER.ADMIN": `AWS.COGNITO.SIGNIN.USER.ADMIN` is not a value of `OAuthScopes`"#,
            r#"invalid-enum-value @ "phone_number": `phone_number` is not a value of `OAuthScopes`"#,
            r#"invalid-enum-value @ "`x`": `•••` is not a value of `OAuthScopes`"#,
            r#"invalid-enum-value @ "": an empty string is not a value of `OAuthScopes`"#,
        ],
    );
    check(
        SHAPE,
        Operation::Update,
        &update(
            r#""PasswordPolicy":{"MinimumLength":12,"AdditionalConstraints":["Requires Numbers","REQUIRES_LOWERCASE","RequireSymbols","REQUIRE_DIGITS"]}"#,
        ),
        &[
            r#"invalid-enum-value @ "Requires Numbers": `•••` is not a value of `AdditionalConstraints`"#,
            r#"invalid-enum-value @ "REQUIRES_LOWERCASE": `REQUIRES_LOWERCASE` is not a value of `AdditionalConstraints`"#,
            r#"invalid-enum-value @ "RequireSymbols": `RequireSymbols` is not a value of `AdditionalConstraints`"#,
            r#"invalid-enum-value @ "REQUIRE_DIGITS": `REQUIRE_DIGITS` is not a value of `AdditionalConstraints`"#,
        ],
    );
    check(SHAPE, Operation::Update, &update(r#""Mfa":{"MFAMode":"\u004fN"}"#), &[]);
    check(
        SHAPE,
        Operation::Update,
        &update(r#""Mfa":{"MFAMode":"ON\u202e"}"#),
        &[r#"invalid-enum-value @ "ON\u202e": `•••` is not a value of `MFAMode`"#],
    );
}

#[test]
fn casings() {
    check(
        SHAPE,
        Operation::Update,
        r#"{"authResources":"USER_POOL_ONLY","service":"COGNITO","userPoolConfigs":{"mfa":{"MFAMode":"ON","settings":{"mfaTypes":["TOTP"]}},"oAuth":{"socialProviderSettings":{"Google":{"ClientId":"x","client_secret":"y"}}}}}"#,
        &[
            r#"member-of-other-casing @ "ClientId": `ClientId` is the spelling of the SDKs; this document has that of the REST API"#,
        ],
    );
    check(
        SHAPE,
        Operation::Update,
        r#"{"authResources":"USER_POOL_ONLY","service":"COGNITO","userPoolConfigs":{"passwordPolcy":{},"password_policy":{},"PasswordPolicy":1,"userPoolName":"x"}}"#,
        &[
            r#"unknown-member @ "passwordPolcy": `passwordPolcy` is not a member of `userPoolConfigs`"#,
            r#"unknown-member @ "password_policy": `password_policy` is not a member of `userPoolConfigs`"#,
            r#"member-of-other-casing @ "PasswordPolicy": `PasswordPolicy` is the spelling of the SDKs; this document has that of the REST API"#,
            "invalid-type @ 1: `passwordPolicy` must be an object, found a number",
            r#"immutable-member-in-update @ "userPoolName": `userPoolName` cannot be changed after creation"#,
        ],
    );
    check(
        SHAPE,
        Operation::Update,
        &update(r#""mfa":{"MFAMode":"OFF"},"Mfa":{"MFAMode":"ON"}"#),
        &[
            r#"member-of-other-casing @ "mfa": `mfa` is the spelling of the REST API; this document has that of the SDKs"#,
        ],
    );
    check(
        SHAPE,
        Operation::Update,
        &update(r#""userPoolName":"x""#),
        &[r#"immutable-member-in-update @ "userPoolName": `userPoolName` cannot be changed after creation"#],
    );
}

#[test]
fn duplicates() {
    check(
        SHAPE,
        Operation::Update,
        &update(r#""Mfa":{"MFAMode":"ON"},"M\u0066a":{"MFAMode":"OFF"},"Mfa":{"MFAMode":"ON"}"#),
        &[r#"duplicate-json-key @ "Mfa": the key `Mfa` appears more than once, and parsers take this last value"#],
    );
    check(
        SHAPE,
        Operation::Update,
        &update(
            r#""PasswordPolicy":{"AdditionalConstraints":[],"MinimumLength":12},"PasswordPolicy":{"MinimumLength":12,"\u0041dditionalConstraints":[ ]}"#,
        ),
        &[
            r#"duplicate-json-key @ "PasswordPolicy": the key `PasswordPolicy` appears more than once, and parsers take this last value"#,
        ],
    );
    check(
        SHAPE,
        Operation::Update,
        &update(r#""Bogus":[{"ClientSecretKey":1,"ClientSecretKey":2}]"#),
        &[
            r#"unknown-member @ "Bogus": `Bogus` is not a member of `UserPoolConfigs`"#,
            r#"duplicate-json-key @ "ClientSecretKey": the key `ClientSecretKey` appears more than once, and parsers take this last value"#,
        ],
    );
}

#[test]
#[expect(clippy::too_many_lines, reason = "one table")]
fn placeholders() {
    check(
        MESSAGES,
        Operation::Update,
        &email("Code", "no code here"),
        &[r#"code-placeholder-missing @ "no code here": `EmailMessage` has no `{####}`, where the code would stand"#],
    );
    check(
        MESSAGES,
        Operation::Update,
        &email("Code", "Grüße 🎉 {###}"),
        &["malformed-code-placeholder @ {###}: `{###}` is not the code placeholder `{####}`"],
    );
    check(
        MESSAGES,
        Operation::Update,
        &email("Code", "{ #### }"),
        &["malformed-code-placeholder @ { #### }: `{ #### }` is not the code placeholder `{####}`"],
    );
    check(
        MESSAGES,
        Operation::Update,
        &email("Code", "{{####}}"),
        &["placeholder-sent-literally @ {{####}}: of `{{####}}` only `{####}` becomes the code"],
    );
    check(
        MESSAGES,
        Operation::Update,
        &email("Code", "####"),
        &["malformed-code-placeholder @ ####: `####` is not the code placeholder `{####}`"],
    );
    check(
        MESSAGES,
        Operation::Update,
        &email("Code", "{####"),
        &["malformed-code-placeholder @ {####: `{####` is not the code placeholder `{####}`"],
    );
    check(
        MESSAGES,
        Operation::Update,
        &email("Code", "####}"),
        &["malformed-code-placeholder @ ####}: `####}` is not the code placeholder `{####}`"],
    );
    check(
        MESSAGES,
        Operation::Update,
        &email("Code", "<b>{#####}</b> and {###}"),
        &["malformed-code-placeholder @ {#####}: `{#####}` is not the code placeholder `{####}`"],
    );
    check(MESSAGES, Operation::Update, &email("Code", "{####} {####}"), &[]);
    check(MESSAGES, Operation::Update, &email("Code", "## Title\\n#### Code\\n{####}"), &[]);
    check(
        MESSAGES,
        Operation::Update,
        &email("Code", "{####} or {##Verify##} or {###}"),
        &[
            "placeholder-sent-literally @ {##Verify##}: `{##…##}` is sent as it stands, not as a link",
            "placeholder-sent-literally @ {###}: `{###}` is sent as it stands",
        ],
    );
    check(
        MESSAGES,
        Operation::Update,
        &email("Code", "{##Klick \\u00fcber hier##}"),
        &[
            r"verification-link-not-supported @ {##Klick \u00fcber hier##}: `{##…##}` stands for a link; these texts carry codes",
        ],
    );
    check(
        MESSAGES,
        Operation::Update,
        &email("Code", "{##a##}{##b##}"),
        &["verification-link-not-supported @ {##a##}: `{##…##}` stands for a link; these texts carry codes"],
    );
    check(
        MESSAGES,
        Operation::Update,
        &email("Code", "{## ##}"),
        &["malformed-code-placeholder @ {## ##}: `{## ##}` is not the code placeholder `{####}`"],
    );
    check(MESSAGES, Operation::Update, &email("Code", "\\u007b####}"), &[]);
    check(
        MESSAGES,
        Operation::Update,
        &email("Code", "\\u007b###}\\ud83c\\udf89"),
        &[r"malformed-code-placeholder @ \u007b###}: `{###}` is not the code placeholder `{####}`"],
    );
    check(
        MESSAGES,
        Operation::Update,
        &email("Code", "<style>a{color:#fff}#top{x:#1}</style>{{#if}}{{code}}"),
        &[
            r#"code-placeholder-missing @ "<style>a{color:#fff}#top{x:#1}</style>{{#if}}{{code}}": `EmailMessage` has no `{####}`, where the code would stand"#,
        ],
    );
    check(MESSAGES, Operation::Update, &email("{###}", "{####}"), &[]);
    check(
        MESSAGES,
        Operation::Update,
        &sms("{###}"),
        &["malformed-code-placeholder @ {###}: `{###}` is not the code placeholder `{####}`"],
    );
    check(
        MESSAGES,
        Operation::Update,
        &sms("abc"),
        &[r#"code-placeholder-missing @ "abc": `SmsMessage` has no `{####}`, where the code would stand"#],
    );
    check(MESSAGES, Operation::Update, &sms(""), &[r#"message-length @ "": `SmsMessage` is empty"#]);
    check(
        MESSAGES,
        Operation::Update,
        &sms("Your\\r\\n  code\\n{####}\\n"),
        &[r"sms-message-line-break @ \r\n  : `SmsMessage` has a line break"],
    );
}

#[test]
fn lengths_and_characters() {
    check(MESSAGES, Operation::Update, &email(&"ü".repeat(140), "{####}"), &[]);
    check(
        MESSAGES,
        Operation::Update,
        &email(&"ü".repeat(141), "{####}"),
        &["message-length @ ü: `EmailSubject` has 141 characters; Cognito allows 140"],
    );
    check(
        MESSAGES,
        Operation::Update,
        &email(&"🎉".repeat(142), "{####}"),
        &["message-length @ 🎉🎉: `EmailSubject` has 142 characters; Cognito allows 140"],
    );
    check(
        MESSAGES,
        Operation::Update,
        &email("", ""),
        &[r#"message-length @ "": `EmailSubject` is empty"#, r#"message-length @ "": `EmailMessage` is empty"#],
    );
    check(MESSAGES, Operation::Update, &sms(&format!("{}{{####}}", "x".repeat(134))), &[]);
    check(
        MESSAGES,
        Operation::Update,
        &email("a\\u00adb", "\\ud83d\\udc68\\u200d\\ud83d\\udc69 ❤\\ufe0f {####}\\ufeff"),
        &[
            r"message-invalid-character @ \u00ad: `EmailSubject` has a soft hyphen (U+00AD), which Cognito refuses",
            r"message-invalid-character @ \u200d: `EmailMessage` has a zero-width joiner (U+200D), and one more like it, which Cognito refuses",
        ],
    );
    check(
        MESSAGES,
        Operation::Update,
        &email("a\\u0007", "\\t\\n{####}\\ue000"),
        &[
            r"message-invalid-character @ \u0007: `EmailSubject` has a control character (U+0007), which Cognito refuses",
            r"message-invalid-character @ \ue000: `EmailMessage` has a private-use character (U+E000), which Cognito refuses",
        ],
    );
    check(
        MESSAGES,
        Operation::Update,
        &email("a\\u00a0b", "１２　{####}\\u2028"),
        &[
            r"message-unusual-space @ \u00a0: `EmailSubject` has a no-break space (U+00A0), which Cognito may refuse",
            "message-unusual-space @ 　: `EmailMessage` has an ideographic space (U+3000), which Cognito may refuse",
        ],
    );
    check(MESSAGES, Operation::Update, &sms("a\\u200b {####}"), &[]);
}

#[test]
fn delivery() {
    check(
        MESSAGES,
        Operation::Update,
        &update(r#""VerificationMessage":{"DeliveryMethod":"EMAIL"}"#),
        &[r#"delivery-settings-missing @ "EMAIL": `EMAIL` delivery needs `EmailSettings`, which is missing"#],
    );
    check(
        MESSAGES,
        Operation::Update,
        &update(r#""VerificationMessage":{"DeliveryMethod":"EMAIL","EmailSettings":{}}"#),
        &[r#"delivery-settings-missing @ "EMAIL": `EMAIL` delivery needs `EmailSettings`, which is empty"#],
    );
    check(
        MESSAGES,
        Operation::Update,
        &update(r#""VerificationMessage":{"DeliveryMethod":"EMAIL","EmailSettings":null}"#),
        &[],
    );
    check(
        MESSAGES,
        Operation::Update,
        &update(r#""VerificationMessage":{"DeliveryMethod":"EMAIL","EmailSetings":{}}"#),
        &[],
    );
    check(MESSAGES, Operation::Update, &update(r#""VerificationMessage":{"DeliveryMethod":"email"}"#), &[]);
    check(
        MESSAGES,
        Operation::Update,
        &update(r#""VerificationMessage":{"DeliveryMethod":"SMS","EmailSettings":{"EmailSubject":"x"}}"#),
        &[r#"delivery-settings-missing @ "SMS": `SMS` delivery needs `SmsSettings`, which is missing"#],
    );
    check(
        MESSAGES,
        Operation::Update,
        &update(
            r#""VerificationMessage":{"DeliveryMethod":"EMAIL","EmailSettings":{"EmailSubject":"x"},"SmsSettings":{}}"#,
        ),
        &[r#"email-settings-incomplete @ "EmailSettings": `EmailSettings` has `EmailSubject` but no `EmailMessage`"#],
    );
    check(
        MESSAGES,
        Operation::Update,
        r#"{"authResources":"USER_POOL_ONLY","service":"COGNITO","userPoolConfigs":{"verificationMessage":{"deliveryMethod":"SMS","emailSettings":{"emailMessage":"x"}}}}"#,
        &[
            r#"delivery-settings-missing @ "SMS": `SMS` delivery needs `smsSettings`, which is missing"#,
            r#"code-placeholder-missing @ "x": `emailMessage` has no `{####}`, where the code would stand"#,
        ],
    );
}

#[test]
fn forgot_password() {
    check(
        MESSAGES,
        Operation::Update,
        &update(r#""ForgotPassword":{"DeliveryMethod":"SMS","SmsSettings":{"SmsMessage":"{####}"}}"#),
        &[
            r#"forgot-password-deprecated @ "ForgotPassword": `ForgotPassword` is deprecated in favour of `VerificationMessage`"#,
        ],
    );
    check(
        MESSAGES,
        Operation::Update,
        &update(r#""ForgotPassword":{"SmsSettings":{"SmsMessage":"{####}"}}"#),
        &[
            r#"forgot-password-deprecated @ "ForgotPassword": `ForgotPassword` is deprecated in favour of `VerificationMessage`"#,
        ],
    );
    check(
        MESSAGES,
        Operation::Update,
        &update(
            r#""ForgotPassword":{"DeliveryMethod":"SMS","SmsSettings":{"SmsMessage":"{####}"}},"VerificationMessage":{"SmsSettings":{"SmsMessage":"{\u0023###}"},"DeliveryMethod":"SMS"}"#,
        ),
        &[
            r#"forgot-password-deprecated @ "ForgotPassword": `ForgotPassword` is deprecated in favour of `VerificationMessage`"#,
        ],
    );
    check(
        MESSAGES,
        Operation::Update,
        &update(
            r#""ForgotPassword":{"DeliveryMethod":"SMS","SmsSettings":{"SmsMessage":"{####}"}},"VerificationMessage":{"DeliveryMethod":"EMAIL","EmailSettings":{"EmailMessage":"{####}","EmailSubject":"x"}}"#,
        ),
        &[
            r#"forgot-password-conflict @ "ForgotPassword": `ForgotPassword` and `VerificationMessage` differ in `DeliveryMethod`, and which one wins is not documented"#,
        ],
    );
    check(MESSAGES, Operation::Update, &update(r#""ForgotPassword":"x","VerificationMessage":null"#), &[]);
    check(
        MESSAGES,
        Operation::Update,
        r#"{"authResources":"USER_POOL_ONLY","service":"COGNITO","userPoolConfigs":{"forgotPassword":{"deliveryMethod":"SMS","smsSettings":{"smsMessage":"{####}"}}}}"#,
        &[
            r#"forgot-password-deprecated @ "forgotPassword": `forgotPassword` is deprecated in favour of `verificationMessage`"#,
        ],
    );
}

#[test]
fn a_name_repeats_only_within_its_object() {
    let twice = r#""Mfa":{"MFAMode":"ON"},"Mfa":{"MFAMode":"ON","MFAMode":"OFF"}"#;
    check(
        SHAPE,
        Operation::Update,
        &update(twice),
        &[
            r#"duplicate-json-key @ "Mfa": the key `Mfa` appears more than once, and parsers take this last value"#,
            r#"duplicate-json-key @ "MFAMode": the key `MFAMode` appears more than once, and parsers take this last value"#,
        ],
    );
    let wire_first = r#""mfa":{},"Mfa":{"MFAMode":"ON"},"Mfa":{"MFAMode":"ON"}"#;
    check(
        SHAPE,
        Operation::Update,
        &update(wire_first),
        &[
            r#"member-of-other-casing @ "mfa": `mfa` is the spelling of the REST API; this document has that of the SDKs"#,
            r#"duplicate-json-key @ "Mfa": the key `Mfa` appears more than once, and parsers take this last value"#,
        ],
    );
}

#[test]
fn fixes_keep_what_is_around() {
    let safely = Applicability::Safe;
    check_fix(
        SHAPE,
        Operation::Update,
        safely,
        &update(r#""Mfa":{"MFAMode":"ON"},"Mfa":{"MFAMode":"OFF"},"Mfa":{"MFAMode":"ON"}"#),
        &update(r#""Mfa":{"MFAMode":"ON"},"Mfa":{"MFAMode":"OFF"},"Mfa":{"MFAMode":"ON"}"#),
    );
    check_fix(
        SHAPE,
        Operation::Update,
        safely,
        &update(r#""Mfa":{"MFAMode":"ON"}, "Mfa":{"MFAMode":"ON"}, "Mfa":{"MFAMode":"\u004fN"}"#),
        &update(r#""Mfa":{"MFAMode":"\u004fN"}"#),
    );
    check_fix(
        SHAPE,
        Operation::Update,
        safely,
        &update(
            r#""OAuth":null,"PasswordPolicy":{"MinimumLength":8.50,"AdditionalConstraints":[null,"requires-numbers"]}"#,
        ),
        &update(r#""PasswordPolicy":{"MinimumLength":8.50,"AdditionalConstraints":["REQUIRE_DIGIT"]}"#),
    );
    check_fix(
        SHAPE,
        Operation::Update,
        safely,
        r#"{"authResources":"USER_POOL_ONLY","service":"COGNITO","userPoolConfigs":{"Mfa":{"MFAMode":"ON"}}}"#,
        r#"{"authResources":"USER_POOL_ONLY","service":"COGNITO","userPoolConfigs":{"mfa":{"MFAMode":"ON"}}}"#,
    );
    check_fix(
        SHAPE,
        Operation::Update,
        Applicability::Unsafe,
        &update(r#""Mfa":{"Settings":{"MfaTypes":"totp"}},"PasswordPolicy":{"MinimumLength":"012"}"#),
        &update(r#""Mfa":{"Settings":{"MfaTypes":["TOTP"]}},"PasswordPolicy":{"MinimumLength":"012"}"#),
    );
}

#[test]
fn fixes_of_texts_keep_the_rest_of_the_text() {
    check_fix(
        MESSAGES,
        Operation::Update,
        Applicability::Safe,
        &email("Code", r"Gr\u00fc\u00dfe \ud83c\udf89 {###} \/ \u0041"),
        &email("Code", r"Gr\u00fc\u00dfe \ud83c\udf89 {####} \/ \u0041"),
    );
    check_fix(
        MESSAGES,
        Operation::Update,
        Applicability::Unsafe,
        &email("Code", r"a\u200b\u200db {####}\ufeff"),
        &email("Code", "ab {####}"),
    );
    check_fix(
        MESSAGES,
        Operation::Update,
        Applicability::Unsafe,
        &sms(r"\nYour\r\n  code\n{####}\n"),
        &sms("Your code {####}"),
    );
    // Escapes, order and blanks do not make a difference.
    check_fix(
        MESSAGES,
        Operation::Update,
        Applicability::Safe,
        &update(
            r#""ForgotPassword":{"DeliveryMethod":"SMS","SmsSettings":{"SmsMessage":"{####}"}},"VerificationMessage":{"SmsSettings":{"SmsMessage":"{\u0023###}"}, "DeliveryMethod":"SMS"}"#,
        ),
        &update(r#""VerificationMessage":{"SmsSettings":{"SmsMessage":"{\u0023###}"}, "DeliveryMethod":"SMS"}"#),
    );
}
