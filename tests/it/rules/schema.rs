//! The rules about names, types and values of members.

use authlint::{Applicability, Linter, Operation, ParseOptions};

use super::update;
use crate::common::{check_all, check_fixes};

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

#[test]
fn unknown_names() {
    check_all(
        SHAPE,
        Operation::Update,
        &[
            (
                &update(r#""PasswordPolcy":{"MinimumLength":12}"#),
                &[r#"unknown-member @ "PasswordPolcy": `PasswordPolcy` is not a member of `UserPoolConfigs`"#],
            ),
            (
                &update(r#""password-policy":{"MinimumLength":12}"#),
                &[r#"unknown-member @ "password-policy": `password-policy` is not a member of `UserPoolConfigs`"#],
            ),
            (
                &update(r#""PasswordPolicy":{"MinimumLength":12},"PasswordPolcy":{"MinimumLength":12}"#),
                &[r#"unknown-member @ "PasswordPolcy": `PasswordPolcy` is not a member of `UserPoolConfigs`"#],
            ),
            (
                &update(r#""MFAMode":"ON""#),
                &[r#"misplaced-member @ "MFAMode": `MFAMode` belongs in `UserPoolConfigs.Mfa`"#],
            ),
            (
                &update(r#""Mfa":{"MfaMode":"ON"}"#),
                &[r#"unknown-member @ "MfaMode": `MfaMode` is not a member of `Mfa`"#],
            ),
            (
                &update(r#""VerificationMessage":{"DeliveryMethod":"EMAIL","EmailSettings":{"SmsMessage":"x"}}"#),
                &[
                    r#"misplaced-member @ "SmsMessage": `SmsMessage` belongs in `UserPoolConfigs.VerificationMessage.SmsSettings`"#,
                ],
            ),
            (
                &update(
                    r#""OAuth":{"CallbackURLs":["https://a.example/"],"ClientSecret":"hunter2","Bogus":{"Inner":1,"Inner":2}}"#,
                ),
                &[
                    r#"unknown-member @ "CallbackURLs": `CallbackURLs` is not a member of `OAuth`"#,
                    r#"unknown-member @ "ClientSecret": `ClientSecret` is not a member of `OAuth`"#,
                    r#"unknown-member @ "Bogus": `Bogus` is not a member of `OAuth`"#,
                    r#"duplicate-json-key @ "Inner": `•••` is given more than once, and parsers use this last value"#,
                ],
            ),
            (
                &update(r#""Mfa":{"Settings":{"Totp":true}}"#),
                &[r#"unknown-member @ "Totp": `Totp` is not a member of `Settings`"#],
            ),
            (
                &update(r#""\u0050asswordPolcy":{}"#),
                &[r#"unknown-member @ "\u0050asswordPolcy": `PasswordPolcy` is not a member of `UserPoolConfigs`"#],
            ),
            (
                &update(r#""Überraschung\u001b[31m":1,"``":2,"":3"#),
                &[
                    r#"unknown-member @ "Überraschung\u001b[31m": `•••` is not a member of `UserPoolConfigs`"#,
                    r#"unknown-member @ "``": `•••` is not a member of `UserPoolConfigs`"#,
                    r#"unknown-member @ "": an empty name is not a member of `UserPoolConfigs`"#,
                ],
            ),
            (
                r#"{"ResourceConfig":{"AuthResources":"USER_POOL_ONLY","Service":"COGNITO","UserPoolConfigs":{}},"Comment":"x"}"#,
                &[r#"unknown-member @ "Comment": `Comment` is not a member of the request"#],
            ),
            (
                r#"{"AppId":"a","BackendEnvironmentName":"dev","ResourceName":"r","ResourceConfig":{"AuthResources":"USER_POOL_ONLY","Service":"COGNITO","UserPoolConfigs":{}},"ResponseMetadata":{"RequestId":"1"},"Error":"x"}"#,
                &[r#"unknown-member @ "ResponseMetadata": UpdateBackendAuth has no `ResponseMetadata` and `Error`"#],
            ),
            (
                &update(r#""SignInMethod":{"Mode":1},"RequiredSignUpAttributes":[1]"#),
                &[
                    r#"immutable-member-in-update @ "SignInMethod": `SignInMethod` cannot be changed after creation"#,
                    r#"immutable-member-in-update @ "RequiredSignUpAttributes": `RequiredSignUpAttributes` cannot be changed after creation"#,
                ],
            ),
        ],
    );
}

#[test]
fn unknown_names_on_create() {
    check_all(
        SHAPE,
        Operation::Create,
        &[
            (
                r#"{"AuthResources":"USER_POOL_ONLY","Service":"COGNITO","UserPoolConfigs":{"PoolName":"x","Schema":[],"UsernameAttributes":["email"]}}"#,
                &[
                    r#"unknown-member @ "PoolName": `PoolName` is not a member of `UserPoolConfigs`"#,
                    r#"unknown-member @ "Schema": `Schema` is not a member of `UserPoolConfigs`"#,
                    r#"unknown-member @ "UsernameAttributes": `UsernameAttributes` is not a member of `UserPoolConfigs`"#,
                ],
            ),
            (
                r#"{"AuthResources":"USER_POOL_ONLY","Service":"COGNITO","PasswordPolicy":{},"UserPoolName":"x"}"#,
                &[
                    "missing-required-member @ {: `UserPoolConfigs` is missing `SignInMethod`",
                    "missing-required-member @ {: `UserPoolConfigs` is missing `RequiredSignUpAttributes`",
                    r#"misplaced-member @ "PasswordPolicy": `PasswordPolicy` and `UserPoolName` belong in `UserPoolConfigs`"#,
                    r#"missing-required-member @ "PasswordPolicy": `PasswordPolicy` is missing `MinimumLength`"#,
                ],
            ),
        ],
    );
}

#[test]
fn types() {
    check_all(
        SHAPE,
        Operation::Update,
        &[
            (
                &update(r#""PasswordPolicy":{"MinimumLength":"12","AdditionalConstraints":"REQUIRE_DIGIT"}"#),
                &[
                    r#"invalid-type @ "12": `MinimumLength` must be a number, found a string"#,
                    r#"invalid-type @ "REQUIRE_DIGIT": `AdditionalConstraints` must be a list, found a string"#,
                ],
            ),
            (
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
            ),
            (
                &update(r#""OAuth":{"SocialProviderSettings":{"Google":{"ClientId":123,"ClientSecret":false}}}"#),
                &[
                    "invalid-type @ 123: `ClientId` must be a string, found a number",
                    "invalid-type @ false: `ClientSecret` must be a string, found `false`",
                ],
            ),
            (
                &update(r#""Mfa":null,"PasswordPolicy":{"MinimumLength":null}"#),
                &[
                    "null-member @ null: `Mfa` is `null`, which the API does not take",
                    "null-member @ null: `MinimumLength` is `null`, which the API does not take",
                ],
            ),
            (
                r#"{"AuthResources":null,"Service":7,"UserPoolConfigs":null}"#,
                &[
                    "null-member @ null: `AuthResources` is `null`, which the API does not take",
                    "invalid-type @ 7: `Service` must be a string, found a number",
                    "null-member @ null: `UserPoolConfigs` is `null`, which the API does not take",
                ],
            ),
            (
                r#"{"AuthResources":"IDENTITY_POOL_AND_USER_POOL","Service":"COGNITO","UserPoolConfigs":{},"IdentityPoolConfigs":{"UnauthenticatedLogin":"True"}}"#,
                &[r#"invalid-type @ "True": `UnauthenticatedLogin` must be `true` or `false`, found a string"#],
            ),
            (r#"[{"Service":"COGNITO"}]"#, &["invalid-type @ [: the document must be an object, found a list"]),
            (r#""COGNITO""#, &[r#"invalid-type @ "COGNITO": the document must be an object, found a string"#]),
            ("null", &["invalid-type @ null: the document must be an object, found `null`"]),
            ("12", &["invalid-type @ 12: the document must be an object, found a number"]),
            (&update(r#""PasswordPolicy":{"MinimumLength":1e400}"#), &[]),
        ],
    );
}

#[test]
fn values() {
    check_all(
        SHAPE,
        Operation::Update,
        &[
            (
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
            ),
            (
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
            ),
            (
                &update(
                    r#""PasswordPolicy":{"MinimumLength":12,"AdditionalConstraints":["Requires Numbers","REQUIRES_LOWERCASE","RequireSymbols","REQUIRE_DIGITS"]}"#,
                ),
                &[
                    r#"invalid-enum-value @ "Requires Numbers": `•••` is not a value of `AdditionalConstraints`"#,
                    r#"invalid-enum-value @ "REQUIRES_LOWERCASE": `REQUIRES_LOWERCASE` is not a value of `AdditionalConstraints`"#,
                    r#"invalid-enum-value @ "RequireSymbols": `RequireSymbols` is not a value of `AdditionalConstraints`"#,
                    r#"invalid-enum-value @ "REQUIRE_DIGITS": `REQUIRE_DIGITS` is not a value of `AdditionalConstraints`"#,
                ],
            ),
            (&update(r#""Mfa":{"MFAMode":"\u004fN"}"#), &[]),
            (
                &update(r#""Mfa":{"MFAMode":"ON\u202e"}"#),
                &[r#"invalid-enum-value @ "ON\u202e": `•••` is not a value of `MFAMode`"#],
            ),
        ],
    );
}

#[test]
fn what_is_meant_is_found_by_words_before_letters() {
    let pool = |inside: &str| {
        format!(r#"{{"AuthResources":"USER_POOL_ONLY","Service":"COGNITO","UserPoolConfigs":{{{inside}}}}}"#)
    };
    for (applicability, before, after) in [
        // Values.
        (Applicability::Unsafe, r#""SignInMethod":"PHONE""#, r#""SignInMethod":"PHONE_NUMBER""#),
        (Applicability::Safe, r#""SignInMethod":"email_address""#, r#""SignInMethod":"EMAIL""#),
        (
            Applicability::Unsafe,
            r#""RequiredSignUpAttributes":["PHONE","GIVEN","MIDDL_NAME","FULL_NAME"]"#,
            r#""RequiredSignUpAttributes":["PHONE_NUMBER","GIVEN_NAME","MIDDLE_NAME","NAME"]"#,
        ),
        (
            Applicability::Safe,
            r#""RequiredSignUpAttributes":["FIRST_NAME","lastName","zoneinfo","DOB"]"#,
            r#""RequiredSignUpAttributes":["GIVEN_NAME","FAMILY_NAME","ZONE_INFO","BIRTHDATE"]"#,
        ),
        (Applicability::Unsafe, r#""Mfa":{"MFAMode":"ENABLED"}"#, r#""Mfa":{"MFAMode":"ON"}"#),
        (Applicability::Safe, r#""Mfa":{"MFAMode":"ENABLED"}"#, r#""Mfa":{"MFAMode":"ENABLED"}"#),
        (Applicability::Unsafe, r#""Mfa":{"MFAMode":"Required"}"#, r#""Mfa":{"MFAMode":"ON"}"#),
        (Applicability::Unsafe, r#""Mfa":{"MFAMode":"disabled"}"#, r#""Mfa":{"MFAMode":"OFF"}"#),
        (Applicability::Safe, r#""SignInMethod":"EMAIL_OR_PHONE""#, r#""SignInMethod":"EMAIL_AND_PHONE_NUMBER""#),
        (
            Applicability::Unsafe,
            r#""VerificationMessage":{"DeliveryMethod":"SES"}"#,
            r#""VerificationMessage":{"DeliveryMethod":"EMAIL"}"#,
        ),
        (Applicability::Unsafe, r#""Mfa":{"MFAMode":true}"#, r#""Mfa":{"MFAMode":"ON"}"#),
        (
            Applicability::Safe,
            r#""OAuth":{"OAuthGrantType":"authorization_code"}"#,
            r#""OAuth":{"OAuthGrantType":"CODE"}"#,
        ),
        (
            Applicability::Safe,
            r#""VerificationMessage":{"DeliveryMethod":"phone"}"#,
            r#""VerificationMessage":{"DeliveryMethod":"SMS"}"#,
        ),
        // Names.
        (
            Applicability::Unsafe,
            r#""OAuth":{"GrantType":"CODE","Scopes":["OPENID"],"redirectSignIn":[],"LogoutURLs":[]}"#,
            r#""OAuth":{"OAuthGrantType":"CODE","OAuthScopes":["OPENID"],"RedirectSignInURIs":[],"RedirectSignOutURIs":[]}"#,
        ),
        (
            Applicability::Unsafe,
            r#""OAuth":{"SocialProviderSettings":{"Apple":{},"Amazon":{}}}"#,
            r#""OAuth":{"SocialProviderSettings":{"SignInWithApple":{},"LoginWithAmazon":{}}}"#,
        ),
        (
            Applicability::Unsafe,
            r#""VerificationMessage":{"EmailSettings":{"Subject":"a","Message":"b"}}"#,
            r#""VerificationMessage":{"EmailSettings":{"EmailSubject":"a","EmailMessage":"b"}}"#,
        ),
        (
            Applicability::Unsafe,
            r#""OAuth":{"IdentityProviders":{"LWA":{"AppId":"a","AppSecret":"${A}"}},"ResponseType":"CODE","DomainName":"shop"}"#,
            r#""OAuth":{"SocialProviderSettings":{"LoginWithAmazon":{"ClientId":"a","ClientSecret":"${A}"}},"OAuthGrantType":"CODE","DomainPrefix":"shop"}"#,
        ),
        (
            Applicability::Unsafe,
            r#""VerificationMessage":{"EmailSettings":{"Title":"a","Body":"b"}},"LoginWith":"EMAIL""#,
            r#""VerificationMessage":{"EmailSettings":{"EmailSubject":"a","EmailMessage":"b"}},"SignInMethod":"EMAIL""#,
        ),
        // Types.
        (Applicability::Safe, r#""PasswordPolicy":{"MinimumLength":"12"}"#, r#""PasswordPolicy":{"MinimumLength":12}"#),
        // Not everything with a word in common is meant.
        (Applicability::Unsafe, r#""UserPoolTags":{"a":"b"}"#, r#""UserPoolTags":{"a":"b"}"#),
        (
            Applicability::Unsafe,
            r#""PasswordPolicy":{"AdditionalConstraints":["REQUIRE_LETTER","REQUIRE_NUMBER"]}"#,
            r#""PasswordPolicy":{"AdditionalConstraints":["REQUIRE_LETTER","REQUIRE_DIGIT"]}"#,
        ),
        (Applicability::Unsafe, r#""SignInMethod":"FAX""#, r#""SignInMethod":"FAX""#),
    ] {
        let rules = ["invalid-enum-value", "invalid-type", "unknown-member"];
        check_fixes(&rules, Operation::Create, &[(applicability, &pool(before), &pool(after))]);
    }
}

#[test]
fn long_lists_of_values_are_shown_once() {
    let text = update(r#""RequiredSignUpAttributes":["FAX","EMAIL","TELEX"]"#);
    let report = Linter::default().check(&ParseOptions::new().operation(Operation::Create).parse(&text));
    let help: Vec<_> = report
        .findings()
        .iter()
        .filter(|finding| finding.rule().id() == "invalid-enum-value")
        .map(|finding| finding.help().unwrap())
        .collect();
    assert!(help[0].starts_with("allowed are `ADDRESS`, `BIRTHDATE`"), "{help:?}");
    assert_eq!(help[1..], ["remove it, or write one of the values that are listed for the first wrong item"]);
}

#[test]
fn a_switch_that_yaml_made_a_boolean_is_explained() {
    let report = Linter::default().check(&ParseOptions::new().parse(update(r#""Mfa":{"MFAMode":true}"#)));
    let finding = report.findings().iter().find(|finding| finding.rule().id() == "invalid-type").unwrap();
    assert_eq!(finding.message(), "`MFAMode` must be a string, found `true`");
    let help = "write `ON`, `OFF` or `OPTIONAL` in double quotes; YAML reads a bare `ON` or `OFF` as a boolean";
    assert_eq!(finding.help(), Some(help));
}

#[test]
fn casings() {
    check_all(
        SHAPE,
        Operation::Update,
        &[
            (
                r#"{"authResources":"USER_POOL_ONLY","service":"COGNITO","userPoolConfigs":{"mfa":{"MFAMode":"ON","settings":{"mfaTypes":["TOTP"]}},"oAuth":{"socialProviderSettings":{"Google":{"ClientId":"x","client_secret":"y"}}}}}"#,
                &[
                    r#"member-of-other-casing @ "ClientId": `ClientId` is the spelling of the SDKs; this document has that of the REST API"#,
                ],
            ),
            (
                r#"{"authResources":"USER_POOL_ONLY","service":"COGNITO","userPoolConfigs":{"passwordPolcy":{},"password_policy":{},"PasswordPolicy":1,"userPoolName":"x"}}"#,
                &[
                    r#"unknown-member @ "passwordPolcy": `passwordPolcy` is not a member of `userPoolConfigs`"#,
                    r#"unknown-member @ "password_policy": `password_policy` is not a member of `userPoolConfigs`"#,
                    r#"member-of-other-casing @ "PasswordPolicy": `PasswordPolicy` is the spelling of the SDKs; this document has that of the REST API"#,
                    "invalid-type @ 1: `passwordPolicy` must be an object, found a number",
                    r#"immutable-member-in-update @ "userPoolName": `userPoolName` cannot be changed after creation"#,
                ],
            ),
            (
                &update(r#""mfa":{"MFAMode":"OFF"},"Mfa":{"MFAMode":"ON"}"#),
                &[
                    r#"member-of-other-casing @ "mfa": `mfa` is the spelling of the REST API; this document has that of the SDKs"#,
                ],
            ),
            (
                &update(r#""userPoolName":"x""#),
                &[r#"immutable-member-in-update @ "userPoolName": `userPoolName` cannot be changed after creation"#],
            ),
        ],
    );
}

#[test]
fn duplicates() {
    check_all(
        SHAPE,
        Operation::Update,
        &[
            (
                &update(r#""Mfa":{"MFAMode":"ON"},"M\u0066a":{"MFAMode":"OFF"},"Mfa":{"MFAMode":"ON"}"#),
                &[r#"duplicate-json-key @ "Mfa": `Mfa` is given more than once, and parsers use this last value"#],
            ),
            (
                &update(
                    r#""PasswordPolicy":{"AdditionalConstraints":[],"MinimumLength":12},"PasswordPolicy":{"MinimumLength":12,"\u0041dditionalConstraints":[ ]}"#,
                ),
                &[
                    r#"duplicate-json-key @ "PasswordPolicy": `PasswordPolicy` is given more than once, and parsers use this last value"#,
                ],
            ),
            (
                &update(r#""Bogus":[{"ClientSecretKey":1,"ClientSecretKey":2}]"#),
                &[
                    r#"unknown-member @ "Bogus": `Bogus` is not a member of `UserPoolConfigs`"#,
                    r#"duplicate-json-key @ "ClientSecretKey": `ClientSecretKey` is given more than once, and parsers use this last value"#,
                ],
            ),
        ],
    );
}

#[test]
fn a_name_repeats_only_within_its_object() {
    let twice = r#""Mfa":{"MFAMode":"ON"},"Mfa":{"MFAMode":"ON","MFAMode":"OFF"}"#;
    check_all(
        SHAPE,
        Operation::Update,
        &[(
            &update(twice),
            &[
                r#"duplicate-json-key @ "Mfa": `Mfa` is given more than once, and parsers use this last value"#,
                r#"duplicate-json-key @ "MFAMode": `MFAMode` is given more than once, and parsers use this last value"#,
            ],
        )],
    );
    let wire_first = r#""mfa":{},"Mfa":{"MFAMode":"ON"},"Mfa":{"MFAMode":"ON"}"#;
    check_all(
        SHAPE,
        Operation::Update,
        &[(
            &update(wire_first),
            &[
                r#"member-of-other-casing @ "mfa": `mfa` is the spelling of the REST API; this document has that of the SDKs"#,
                r#"duplicate-json-key @ "Mfa": `Mfa` is given more than once, and parsers use this last value"#,
            ],
        )],
    );
}

#[test]
fn fixes_keep_what_is_around() {
    check_fixes(
        SHAPE,
        Operation::Update,
        &[
            (
                Applicability::Safe,
                &update(r#""Mfa":{"MFAMode":"ON"},"Mfa":{"MFAMode":"OFF"},"Mfa":{"MFAMode":"ON"}"#),
                &update(r#""Mfa":{"MFAMode":"ON"},"Mfa":{"MFAMode":"OFF"},"Mfa":{"MFAMode":"ON"}"#),
            ),
            (
                Applicability::Safe,
                &update(r#""Mfa":{"MFAMode":"ON"}, "Mfa":{"MFAMode":"ON"}, "Mfa":{"MFAMode":"\u004fN"}"#),
                &update(r#""Mfa":{"MFAMode":"\u004fN"}"#),
            ),
            (
                Applicability::Safe,
                &update(
                    r#""OAuth":null,"PasswordPolicy":{"MinimumLength":8.50,"AdditionalConstraints":[null,"requires-numbers"]}"#,
                ),
                &update(r#""PasswordPolicy":{"MinimumLength":8.50,"AdditionalConstraints":["REQUIRE_DIGIT"]}"#),
            ),
            (
                Applicability::Safe,
                r#"{"authResources":"USER_POOL_ONLY","service":"COGNITO","userPoolConfigs":{"Mfa":{"MFAMode":"ON"}}}"#,
                r#"{"authResources":"USER_POOL_ONLY","service":"COGNITO","userPoolConfigs":{"mfa":{"MFAMode":"ON"}}}"#,
            ),
            (
                Applicability::Unsafe,
                &update(r#""Mfa":{"Settings":{"MfaTypes":"totp"}},"PasswordPolicy":{"MinimumLength":"012"}"#),
                &update(r#""Mfa":{"Settings":{"MfaTypes":["TOTP"]}},"PasswordPolicy":{"MinimumLength":"012"}"#),
            ),
        ],
    );
}

#[test]
fn the_other_casing_of_a_name_is_no_repetition() {
    let once =
        r#""AuthResources": "USER_POOL_ONLY", "Service": "COGNITO", "UserPoolConfigs": {}, "IdentityPoolConfigs": {}"#;
    let other =
        r#""authResources": "USER_POOL_ONLY", "service": "COGNITO", "userPoolConfigs": {}, "identityPoolConfigs": {}"#;
    crate::common::check(&["duplicate-json-key"], Operation::Update, &format!("{{ {once}, {other} }}"), &[]);
}

/// A comment beside the only member stays, with the space before it.
#[test]
fn what_is_null_is_taken_out_without_what_is_beside_it() {
    let unsafely = Applicability::Unsafe;
    check_fixes(
        &["null-member"],
        Operation::Update,
        &[
            (unsafely, "{ \"UserPoolConfigs\": { \"OAuth\": null } }", "{ \"UserPoolConfigs\": {} }"),
            (unsafely, "{ \"UserPoolConfigs\": { \"OAuth\": null /* a */ } }", "{ \"UserPoolConfigs\": {  /* a */ } }"),
            (unsafely, "{ \"UserPoolConfigs\": { /* a */ \"OAuth\": null } }", "{ \"UserPoolConfigs\": { /* a */  } }"),
        ],
    );
}
