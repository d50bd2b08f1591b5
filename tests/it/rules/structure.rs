//! Members that are misspelled, misplaced or called as elsewhere: one finding for one cause, and fixes that lose nothing.

use std::collections::BTreeMap;

use crate::common;
use crate::generate::{Random, document, schema};
use authlint::{Applicability, Finding, Format, Linter, Operation, ParseOptions, Report};
use serde_json::{Value, json};

fn report(operation: Option<Operation>, text: &str) -> Report {
    let mut options = ParseOptions::new().format(Format::Json);
    if let Some(operation) = operation {
        options = options.operation(operation);
    }
    Linter::default().check(&options.parse(text))
}

/// Every error as `rule @ marked text: message`.
fn errors(report: &Report) -> Vec<String> {
    let line = |finding: &Finding| {
        format!("{} @ {}: {}", finding.rule().id(), finding.span().of(report.document().text()), finding.message())
    };
    report.at_least(authlint::Level::Warning).map(line).collect()
}

#[track_caller]
fn check(operation: Operation, text: &str, expected: &[&str], fixed: Option<&str>) {
    let report = report(Some(operation), text);
    assert_eq!(errors(&report), expected, "{text}");
    let after = report.fix(Applicability::Unsafe);
    assert_eq!(after.text(), fixed.unwrap_or(text), "{text}");
}

/// An update without findings, plus members beside and inside its `UserPoolConfigs`.
fn update(beside: &str, inside: &str) -> String {
    format!(
        r#"{{"AuthResources": "USER_POOL_ONLY", "Service": "COGNITO"{beside}, "UserPoolConfigs": {{{VERIFICATION}{inside}}}}}"#
    )
}

const VERIFICATION: &str = r#""VerificationMessage": {"DeliveryMethod": "EMAIL", "EmailSettings": {"EmailSubject": "Code", "EmailMessage": "Your code is {####}"}}, "PasswordPolicy": {"MinimumLength": 15, "AdditionalConstraints": []}"#;

#[test]
fn members_at_the_wrong_level() {
    let mfa = r#", "Mfa": {"MFAMode": "OFF"}"#;
    for (text, expected, fixed) in [
        (
            update("", r#", "Mfa": {"Settings": {"MfaTypes": ["TOTP"]}}, "MFAMode": "ON""#),
            &[r#"misplaced-member @ "MFAMode": `MFAMode` belongs in `UserPoolConfigs.Mfa`"#][..],
            Some(update("", r#", "Mfa": {"Settings": {"MfaTypes": ["TOTP"]}, "MFAMode": "ON"}"#)),
        ),
        (
            update("", r#", "MFAMode": "OFF""#),
            &[r#"misplaced-member @ "MFAMode": `MFAMode` belongs in `UserPoolConfigs.Mfa`"#],
            Some(update("", r#", "Mfa": { "MFAMode": "OFF" }"#)),
        ),
        (
            update(r#", "Mfa": {"MFAMode": "OFF"}"#, ""),
            &[r#"misplaced-member @ "Mfa": `Mfa` belongs in `UserPoolConfigs`"#],
            Some(update("", mfa)),
        ),
        (
            update("", r#", "MfaTypes": ["TOTP"], "Mfa": {"MFAMode": "ON"}"#),
            &[r#"misplaced-member @ "MfaTypes": `MfaTypes` belongs in `UserPoolConfigs.Mfa.Settings`"#],
            Some(update("", r#", "Mfa": {"MFAMode": "ON", "Settings": { "MfaTypes": ["TOTP"] }}"#)),
        ),
        // Two values for one member: which is meant is not known.
        (
            update("", &format!(r#"{mfa}, "MFAMode": "ON""#)),
            &[r#"unknown-member @ "MFAMode": `MFAMode` is not a member of `UserPoolConfigs`"#],
            None,
        ),
        // It is not of a type that the member could be.
        (
            update("", r#", "MFAMode": {"On": true}"#),
            &[r#"misplaced-member @ "MFAMode": `MFAMode` belongs in `UserPoolConfigs.Mfa`"#],
            None,
        ),
        (
            update("", r#", "Mfa": {"MFAMode": "OFF"}, "OAuth": {"ClientId": "x"}"#),
            &[
                r#"oauth-update-partial @ "OAuth": this update of `OAuth` leaves out `OAuthGrantType`, `OAuthScopes`, `RedirectSignInURIs` and `RedirectSignOutURIs`"#,
                r#"unknown-member @ "ClientId": `ClientId` is not a member of `OAuth`"#,
            ],
            None,
        ),
    ] {
        check(Operation::Update, &text, expected, fixed.as_deref());
    }
}

#[test]
fn names_of_other_formats() {
    let pool = r#"{"AuthResources":"USER_POOL_ONLY","Service":"COGNITO","UserPoolConfigs":{"UserPoolName":"x","SignInMethod":"EMAIL","RequiredSignUpAttributes":["EMAIL"]INSIDE}}"#;
    for (inside, expected, fixed) in [
        (
            r#","EmailVerificationMessage":"Code {####}","SmsVerificationMessage":"Text {####}""#,
            &[
                r#"unknown-member @ "EmailVerificationMessage": `EmailVerificationMessage` is not a member of `UserPoolConfigs`"#,
                r#"unknown-member @ "SmsVerificationMessage": `SmsVerificationMessage` is not a member of `UserPoolConfigs`"#,
            ][..],
            r#","VerificationMessage":{"EmailSettings":{"EmailMessage":"Code {####}"}, "SmsSettings":{"SmsMessage":"Text {####}"}}"#,
        ),
        (
            r#","EmailVerificationSubject":"Code","SmsAuthenticationMessage":"Code {####}","MfaConfiguration":"ON""#,
            &[
                r#"unknown-member @ "EmailVerificationSubject": `EmailVerificationSubject` is not a member of `UserPoolConfigs`"#,
                r#"unknown-member @ "SmsAuthenticationMessage": `SmsAuthenticationMessage` is not a member of `UserPoolConfigs`"#,
                r#"unknown-member @ "MfaConfiguration": `MfaConfiguration` is not a member of `UserPoolConfigs`"#,
            ],
            r#","VerificationMessage":{"EmailSettings":{"EmailSubject":"Code"}},"Mfa":{"Settings":{"SmsMessage":"Code {####}"}, "MFAMode":"ON"}"#,
        ),
        // What cannot be taken over as it is has no fix.
        (
            r#","Policies":{"PasswordPolicy":{"MinimumLength":8}},"UsernameAttributes":["email"]"#,
            &[
                r#"unknown-member @ "Policies": `Policies` is not a member of `UserPoolConfigs`"#,
                r#"unknown-member @ "UsernameAttributes": `UsernameAttributes` is not a member of `UserPoolConfigs`"#,
            ],
            r#","Policies":{"PasswordPolicy":{"MinimumLength":8}},"UsernameAttributes":["email"]"#,
        ),
    ] {
        let report = report(Some(Operation::Create), &pool.replace("INSIDE", inside));
        let found: Vec<_> = errors(&report).into_iter().filter(|line| line.contains("unknown-member")).collect();
        assert_eq!(found, expected, "{inside}");
        assert!(!errors(&report).iter().any(|line| line.contains("missing")), "{:#?}", errors(&report));
        assert_eq!(report.fix(Applicability::Unsafe).text(), pool.replace("INSIDE", fixed));
    }
}

/// A create request without findings.
fn complete() -> Value {
    json!({
        "AppId": "d1a2b3c4d5e6f7",
        "BackendEnvironmentName": "staging",
        "ResourceName": "customers",
        "ResourceConfig": {
            "AuthResources": "IDENTITY_POOL_AND_USER_POOL",
            "Service": "COGNITO",
            "IdentityPoolConfigs": { "IdentityPoolName": "customers", "UnauthenticatedLogin": false },
            "UserPoolConfigs": {
                "UserPoolName": "customers",
                "SignInMethod": "EMAIL",
                "RequiredSignUpAttributes": ["EMAIL"],
                "PasswordPolicy": { "MinimumLength": 15, "AdditionalConstraints": [] },
                "Mfa": {
                    "MFAMode": "OPTIONAL",
                    "Settings": { "MfaTypes": ["TOTP"], "SmsMessage": "Your code is {####}" }
                },
                "VerificationMessage": {
                    "DeliveryMethod": "EMAIL",
                    "EmailSettings": { "EmailSubject": "Your code", "EmailMessage": "Your code is {####}" }
                },
                "OAuth": {
                    "DomainPrefix": "customers-login",
                    "OAuthGrantType": "CODE",
                    "OAuthScopes": ["OPENID", "EMAIL", "AWS_COGNITO_SIGNIN_USER_ADMIN"],
                    "RedirectSignInURIs": ["https://shop.example.com/signed-in/"],
                    "RedirectSignOutURIs": ["https://shop.example.com/"],
                    "SocialProviderSettings": {
                        "Google": {
                            "ClientId": "482915036271-k3m9v2x7q1.apps.googleusercontent.com",
                            "ClientSecret": "${GOOGLE_CLIENT_SECRET}"
                        }
                    }
                }
            }
        }
    })
}

/// The members of a `ResourceConfig` without findings, as JSON on one line.
fn config() -> String {
    let text = complete()["ResourceConfig"].to_string();
    text[1..text.len() - 1].to_owned()
}

const REQUEST: &str = r#""AppId":"d1a2b3c4d5e6f7","BackendEnvironmentName":"staging","ResourceName":"customers""#;

#[test]
fn what_is_around_a_config() {
    let config = config();
    let pool = complete()["ResourceConfig"]["UserPoolConfigs"].to_string();
    let pool = &pool[1..pool.len() - 1];
    let rest = config.replace(&format!("\"UserPoolConfigs\":{{{pool}}}"), "").replace(",,", ",");
    let rest = rest.trim_end_matches(',');
    for (text, expected, fixed) in [
        // A request without `ResourceConfig`.
        (
            format!("{{{REQUEST},{config}}}"),
            r#"misplaced-member @ "AuthResources": `AuthResources`, `IdentityPoolConfigs`, `Service` and `UserPoolConfigs` belong in `ResourceConfig`"#,
            Some(format!("{{{REQUEST},\"ResourceConfig\":{{{config}}}}}")),
        ),
        (
            format!(
                "{{\"AppId\":\"d1a2b3c4d5e6f7\",{config},\"BackendEnvironmentName\":\"staging\",\"ResourceName\":\"customers\"}}"
            ),
            r#"misplaced-member @ "AuthResources": `AuthResources`, `IdentityPoolConfigs`, `Service` and `UserPoolConfigs` belong in `ResourceConfig`"#,
            None,
        ),
        // Only one of its members is outside.
        (
            format!("{{{REQUEST},\"ResourceConfig\":{{{rest}}},\"UserPoolConfigs\":{{{pool}}}}}"),
            r#"misplaced-member @ "UserPoolConfigs": `UserPoolConfigs` belongs in `ResourceConfig`"#,
            Some(format!("{{{REQUEST},\"ResourceConfig\":{{{rest}, \"UserPoolConfigs\":{{{pool}}}}}}}")),
        ),
        // Members of the request are inside.
        (
            format!(
                "{{\"AppId\":\"d1a2b3c4d5e6f7\",\"BackendEnvironmentName\":\"staging\",\"ResourceConfig\":{{{config},\"ResourceName\":\"customers\"}}}}"
            ),
            r#"misplaced-member @ "ResourceName": `ResourceName` belongs in the request, beside `ResourceConfig`"#,
            None,
        ),
        (
            format!("{{{config},\"ResourceName\":\"customers\"}}"),
            r#"misplaced-member @ "ResourceName": `ResourceName` belongs in the request, beside `ResourceConfig`"#,
            Some(format!("{{{config},\"ResourceName\":\"customers\"}}")),
        ),
        // `UserPoolConfigs` is left out.
        (
            format!("{{{rest},{pool}}}"),
            r#"misplaced-member @ "Mfa": `Mfa`, `OAuth`, `PasswordPolicy`, `RequiredSignUpAttributes` and 3 more belong in `UserPoolConfigs`"#,
            Some(format!("{{{rest},\"UserPoolConfigs\":{{{pool}}}}}")),
        ),
        // The content of `UserPoolConfigs` alone.
        (
            format!("{{{pool}}}"),
            "misplaced-member @ {: these are the members of `UserPoolConfigs` without the `ResourceConfig` around them",
            Some(format!("{{ \"UserPoolConfigs\":{{{pool}}}, \"Service\": \"COGNITO\" }}")),
        ),
        // Something is around it.
        (
            format!("{{\"auth\": {{{config}}}}}"),
            r#"misplaced-member @ "auth": `auth` does not belong around the members of `ResourceConfig`"#,
            Some(format!("{{{config}}}")),
        ),
        (
            format!("{{\"params\": {{\"body\": {{{REQUEST},\"ResourceConfig\":{{{config}}}}}}}}}"),
            r#"misplaced-member @ "params": `params` does not belong around the request"#,
            Some(format!("{{{REQUEST},\"ResourceConfig\":{{{config}}}}}")),
        ),
        (
            format!("{{{REQUEST},\"ResourceConfig\":{{\"authConfig\":{{{config}}}}}}}"),
            r#"misplaced-member @ "authConfig": `authConfig` does not belong around the members of `ResourceConfig`"#,
            Some(format!("{{{REQUEST},\"ResourceConfig\":{{{config}}}}}")),
        ),
        (
            format!("{{\"ResourceConfig\": {{\"ResourceConfig\": {{{config}}}}}}}"),
            r#"misplaced-member @ "ResourceConfig": `ResourceConfig` does not belong around the members of `ResourceConfig`"#,
            Some(format!("{{\"ResourceConfig\": {{{config}}}}}")),
        ),
        // The name that the AWS command line has for its option.
        (
            format!("{{\"resource-config\":{{{config}}}}}"),
            r#"unknown-member @ "resource-config": `resource-config` is not a member of the request"#,
            Some(format!("{{\"ResourceConfig\":{{{config}}}}}")),
        ),
        (
            format!(
                "{{\"app-id\":\"d1a2b3c4d5e6f7\",\"backend-environment-name\":\"staging\",\"resource-name\":\"customers\",\"resource-config\":{{{config}}}}}"
            ),
            r#"unknown-member @ "app-id": `app-id` and 3 more names are not spelled as in the API"#,
            Some(format!("{{{REQUEST},\"ResourceConfig\":{{{config}}}}}")),
        ),
    ] {
        let report = report(Some(Operation::Create), &text);
        assert_eq!(errors(&report), [expected], "{text}");
        let after = report.fix(Applicability::Unsafe);
        match fixed {
            Some(fixed) => assert_eq!(after.text(), fixed, "{text}"),
            None => assert_eq!(errors(after.report()), [""; 0], "{text}\n{}", after.text()),
        }
    }
}

#[test]
fn skeletons() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/structure");
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    for name in [
        "awscli-skeleton-create.json",
        "awscli-skeleton-update.json",
        "awscli-update-json-syntax.json",
        "openapi-stub-create.json",
        "openapi-stub-update.json",
    ] {
        let options = ParseOptions::new().path(name);
        let report = Linter::default().check(&options.parse(read(name)));
        assert_eq!(
            errors(&report),
            ["untouched-skeleton @ {: this is an untouched skeleton: no text is filled in"],
            "{name}"
        );
        assert_eq!(report.findings().len(), 1, "{name}");
        assert_eq!(report.fix(Applicability::Unsafe).text(), read(name));
        // Once a text is filled in, the rest is checked.
        let begun = read(name).replace("\"ResourceName\": \"\"", "\"ResourceName\": \"shop\"");
        let begun = begun.replacen("\"DomainPrefix\": \"string\"", "\"DomainPrefix\": \"shop\"", 1);
        let report = Linter::default().check(&options.parse(begun));
        assert!(report.findings().len() > 5, "{name}");
    }
}

#[test]
fn members_out_of_their_files() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/structure");
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    check(
        Operation::Create,
        &read("19-wrong-level.json"),
        &[
            r#"apple-name-required @ "NAME": `NAME` is required, but Apple gives a name only at the first sign-in"#,
            r#"misplaced-member @ "UnauthenticatedLogin": `UnauthenticatedLogin` belongs in `IdentityPoolConfigs`"#,
            r#"misplaced-member @ "VerificationMessage": `VerificationMessage` belongs in `UserPoolConfigs`"#,
            r#"misplaced-member @ "OAuth": `OAuth` belongs in `UserPoolConfigs`"#,
            r#"misplaced-member @ "PasswordPolicy": `PasswordPolicy` belongs in `UserPoolConfigs`"#,
        ],
        Some(&read("19-fixed.json")),
    );
    let report = report(Some(Operation::Create), &read("20-wrong-level-2.json"));
    assert_eq!(
        errors(&report),
        [
            r#"unknown-member @ "EmailMessage": `EmailMessage` is not a member of `VerificationMessage`"#,
            r#"misplaced-member @ "Google": `Google` belongs in `UserPoolConfigs.OAuth.SocialProviderSettings`"#,
            r#"misplaced-member @ "EmailSettings": `EmailSettings` belongs in `UserPoolConfigs.VerificationMessage`"#,
            r#"misplaced-member @ "MfaTypes": `MfaTypes` belongs in `UserPoolConfigs.Mfa.Settings`"#,
        ]
    );
    assert_eq!(
        report.findings()[0].help(),
        Some("remove it: `UserPoolConfigs.VerificationMessage.EmailSettings.EmailMessage` is set already")
    );
}

#[test]
fn responses() {
    let config = config();
    let metadata = r#""$metadata":{"httpStatusCode":200},"Error":"","ResponseMetadata":{"RequestId":"1"}"#;
    let text = format!("{{{REQUEST},\"ResourceConfig\":{{{config}}},{metadata}}}");
    assert_eq!(errors(&report(None, &text)), [""; 0]);
    assert_eq!(errors(&report(Some(Operation::Get), &text)), [""; 0]);
    check(
        Operation::Create,
        &text,
        &[r#"unknown-member @ "$metadata": CreateBackendAuth has no `$metadata`, `Error` and `ResponseMetadata`"#],
        Some(&format!("{{{REQUEST},\"ResourceConfig\":{{{config}}}}}")),
    );
}

#[test]
fn schemas_of_editors() {
    let config = config();
    for (text, fixed) in [
        (format!("{{\"$schema\": \"./create.json\",{config}}}"), format!("{{{config}}}")),
        (format!("{{{config},\"$schema\":\"./create.json\"}}"), format!("{{{config}}}")),
    ] {
        let report = report(Some(Operation::Create), &text);
        assert_eq!(
            errors(&report),
            [r#"unknown-member @ "$schema": `$schema` is not a member of the `ResourceConfig`: the API refuses it"#]
        );
        assert_eq!(report.fix(Applicability::Safe).text(), fixed);
    }
}

#[test]
fn the_last_of_repeated_keys_is_checked() {
    let twice = r#", "Mfa": {"MFAMode": "OFF", "Settings": {"MfaTypes": ["x"]}}, "Mfa": {"MFAMode": "on"}"#;
    check(
        Operation::Update,
        &update("", twice),
        &[
            r#"duplicate-json-key @ "Mfa": `Mfa` is given more than once, and parsers use this last value"#,
            r#"invalid-enum-value @ "on": `on` is not a value of `MFAMode`"#,
        ],
        Some(&update("", r#", "Mfa": {"MFAMode": "ON"}"#)),
    );
    // One finding for three, with what is not used as labels.
    let thrice = update("", r#", "Mfa": {"MFAMode": "x"}, "Mfa": {"MFAMode": "y"}, "Mfa": {"MFAMode": "OFF"}"#);
    let found = report(Some(Operation::Update), &thrice);
    assert_eq!(
        errors(&found),
        [r#"duplicate-json-key @ "Mfa": `Mfa` is given more than once, and parsers use this last value"#]
    );
    let [finding] = found.findings() else { panic!("{:#?}", found.findings()) };
    assert_eq!(finding.labels().len(), 1);
    assert_eq!(finding.fixes()[0].title(), "remove the earlier `Mfa` and its values");
    assert_eq!(finding.fixes()[0].applicability(), Applicability::Unsafe);
    // In the spelling that the rest does not have it is another name.
    let odd = update("", r#", "Mfa": {"MFAMode": "OFF"}, "mfa": {"MFAMode": "x"}"#);
    check(
        Operation::Update,
        &odd,
        &[
            r#"member-of-other-casing @ "mfa": `mfa` is the spelling of the REST API; this document has that of the SDKs"#,
        ],
        None,
    );
    // A misspelled name that is repeated becomes no member twice.
    check(
        Operation::Update,
        &update("", r#", "Mffa": {"MFAMode": "OFF"}, "Mffa": {"MFAMode": "OFF"}"#),
        &[
            r#"duplicate-json-key @ "Mffa": `Mffa` is given more than once, and parsers use this last value"#,
            r#"unknown-member @ "Mffa": `Mffa` is not a member of `UserPoolConfigs`"#,
        ],
        Some(&update("", r#", "Mfa": {"MFAMode": "OFF"}"#)),
    );
}

/// The pointers of all objects and of all members.
fn pointers(value: &Value, here: &str, objects: &mut Vec<String>, members: &mut Vec<String>) {
    let Value::Object(map) = value else { return };
    objects.push(here.to_owned());
    for (name, value) in map {
        let pointer = format!("{here}/{name}");
        pointers(value, &pointer, objects, members);
        members.push(pointer);
    }
}

fn take(root: &mut Value, pointer: &str) -> (String, Value) {
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    let value = root.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(name).unwrap();
    (name.to_owned(), value)
}

/// Each member, moved to each object that it could be in by mistake, is one finding, and its fix moves it back.
#[test]
fn a_moved_member_is_one_finding() {
    let whole = complete();
    let options = ParseOptions::new().operation(Operation::Create);
    let linter = Linter::default();
    let said = |report: &Report| -> Vec<_> {
        report.findings().iter().map(|finding| format!("{} {}", finding.rule().id(), report.pointer(finding))).collect()
    };
    let before = said(&linter.check(&options.parse(whole.to_string())));
    assert!(!before.iter().any(|line| line.contains("missing")), "{before:#?}");
    let (mut objects, mut members) = (Vec::new(), Vec::new());
    pointers(&whole, "", &mut objects, &mut members);
    let mut moved = 0;
    for member in &members {
        for object in &objects {
            let (parent, name) = member.rsplit_once('/').unwrap();
            if object == parent || object.starts_with(member.as_str()) || member == "/ResourceConfig" {
                continue;
            }
            let mut wrong = whole.clone();
            let (_, value) = take(&mut wrong, member);
            let into = wrong.pointer_mut(object).unwrap().as_object_mut().unwrap();
            // Where the name is known it is not misplaced, and what other objects have too may be meant for them.
            let is_at_home = matches!(
                (object.rsplit('/').next().unwrap(), name),
                ("VerificationMessage" | "EmailSettings", "SmsMessage")
            );
            if into.contains_key(name) || is_at_home {
                continue;
            }
            into.insert(name.to_owned(), value);
            let text = match moved % 3 {
                0 => wrong.to_string(),
                1 => format!("{wrong:#}"),
                _ => format!("{wrong:#}").replace('\n', "\r\n"),
            };
            let report = linter.check(&options.parse(text.as_str()));
            let extra: Vec<_> = report
                .findings()
                .iter()
                .filter(|finding| !before.contains(&format!("{} {}", finding.rule().id(), report.pointer(finding))))
                .collect();
            let [finding] = extra[..] else { panic!("{member} in {object}: {extra:#?}") };
            assert_eq!(finding.rule().id(), "misplaced-member", "{member} in {object}");
            assert_eq!(finding.span().of(&text), format!("\"{name}\""), "{member} in {object}");
            let fixed = report.fix(Applicability::Unsafe);
            assert_eq!(fixed.applied(), ["misplaced-member"], "{member} in {object}");
            assert_eq!(serde_json::from_str::<Value>(fixed.text()).unwrap(), whole, "{member} in {object}");
            let line_feeds = fixed.text().matches('\n').count();
            assert!(!text.contains('\r') || fixed.text().matches("\r\n").count() == line_feeds, "{}", fixed.text());
            moved += 1;
        }
    }
    assert!(moved > 300, "{moved}");
}

/// Moves, renames and repeats some members.
fn disarrange(text: &str, random: &mut Random) -> Option<String> {
    let mut value: Value = serde_json::from_str(text).ok()?;
    let mut repeats = Vec::new();
    for _ in 0..=random.below(6) {
        let (mut objects, mut members) = (Vec::new(), Vec::new());
        pointers(&value, "", &mut objects, &mut members);
        if members.is_empty() {
            return None;
        }
        let member = random.pick(&members).clone();
        let objects: Vec<_> = objects.into_iter().filter(|object| !object.starts_with(&member)).collect();
        let (mut name, moved) = take(&mut value, &member);
        let home = member.rsplit_once('/')?.0.to_owned();
        let into = match random.below(4) {
            0 => home,
            _ => random.pick(&objects).clone(),
        };
        match random.below(8) {
            0 => drop(name.pop()),
            1 => name = name.to_lowercase(),
            2 => {
                const OTHERS: [&str; 10] = [
                    "EmailVerificationMessage",
                    "SmsVerificationMessage",
                    "EmailVerificationSubject",
                    "SmsAuthenticationMessage",
                    "MfaConfiguration",
                    "PoolName",
                    "CallbackURLs",
                    "LogoutURLs",
                    "$schema",
                    "ResponseMetadata",
                ];
                name = (*random.pick(&OTHERS)).to_owned();
            }
            3 => repeats.push(name.clone()),
            _ => {}
        }
        let into = value.pointer_mut(&into)?.as_object_mut()?;
        if !into.contains_key(&name) {
            into.insert(name, moved);
        }
    }
    match random.below(12) {
        0 => value = json!({ "auth": value }),
        1 => value = value.pointer("/ResourceConfig/UserPoolConfigs").cloned().unwrap_or(value),
        _ => {}
    }
    let mut text = if random.percent(50) { format!("{value:#}") } else { value.to_string() };
    // `serde_json` cannot repeat a name: another one is renamed to it.
    if let Some(name) = repeats.first()
        && let Some(object) = text.rfind(&format!("\"{name}\""))
    {
        text.insert_str(object, &format!("\"{name}\": \"a repeated text\", "));
    }
    Some(text)
}

/// No fix loses text unless its title says so, and all together create no duplicate key.
#[test]
fn no_fix_loses_anything() {
    let linter = Linter::default();
    let (mut tried, mut moved) = (0, 0);
    for seed in 0..4_000 {
        let operation = Operation::ALL[seed as usize % 3];
        let random = &mut Random::new(seed);
        let start = match random.below(2) {
            0 => document(&schema(operation.name()), random).to_string(),
            _ => complete().to_string(),
        };
        let Some(text) = disarrange(&start, random) else { continue };
        let options = ParseOptions::new().operation(operation);
        let mut report = linter.check(&options.parse(text.as_str()));
        // Each fix alone.
        for finding in report.findings() {
            for fix in finding.fixes() {
                let mut after = text.clone();
                for edit in fix.edits().iter().rev() {
                    after.replace_range(edit.span().range(), edit.text());
                }
                assert_kept(&text, &after, fix.title(), seed);
                tried += 1;
                moved += usize::from(fix.title().starts_with("move") || fix.title().starts_with("put"));
            }
        }
        // All that move or rename at once, as an editor may apply them: no name is there twice that was not before.
        let repeated = |report: &Report| {
            let is_repeated = |finding: &&Finding| finding.rule().id() == "duplicate-json-key";
            report.findings().iter().filter(is_repeated).count()
        };
        let before = repeated(&report);
        let mut edits: Vec<_> = Vec::new();
        let fixes = report.findings().iter().filter_map(|finding| finding.fixes().first());
        for fix in fixes.filter(|fix| ["move", "put", "rename"].iter().any(|word| fix.title().starts_with(word))) {
            let touches = |edit: &authlint::Edit| {
                edits.iter().any(|other: &authlint::Edit| {
                    edit.span().start < other.span().end && other.span().start < edit.span().end
                })
            };
            if !fix.edits().iter().any(touches) {
                edits.extend(fix.edits().iter().cloned());
            }
        }
        edits.sort_by_key(|edit| (edit.span().start, edit.span().end));
        let mut after = text.clone();
        for edit in edits.iter().rev() {
            after.replace_range(edit.span().range(), edit.text());
        }
        report = linter.check(&options.parse(after.as_str()));
        assert!(repeated(&report) <= before, "{seed}: {text}\n{after}");
    }
    assert!(tried > 3_000 && moved > 800, "{tried} {moved}");
}

/// The same for all together, as the program applies them.
#[test]
fn moving_and_renaming_keeps_every_text() {
    let mut config = authlint::Config::default();
    let rules = ["misplaced-member", "unknown-member", "syntax-error", "missing-required-member"];
    config.select(rules.iter().map(|id| authlint::Selector::Rule(authlint::Rule::from_id(id).unwrap())));
    let linter = Linter::new(config);
    let mut applied = 0;
    for seed in 0..3_000 {
        let operation = Operation::ALL[seed as usize % 3];
        let random = &mut Random::new(seed);
        let Some(text) = disarrange(&complete().to_string(), random) else { continue };
        if text.contains("$schema") || text.contains("ResponseMetadata") {
            continue;
        }
        let fixed =
            linter.check(&ParseOptions::new().operation(operation).parse(text.as_str())).fix(Applicability::Unsafe);
        assert_kept(&text, fixed.text(), "all", seed);
        assert_eq!(fixed.report().fix(Applicability::Unsafe).text(), fixed.text(), "{seed}");
        applied += fixed.applied().len();
    }
    assert!(applied > 2_000, "{applied}");
}

#[track_caller]
fn assert_kept(text: &str, after: &str, title: &str, seed: u64) {
    let linter_reads = |json: &str| {
        serde_json::from_str::<Everything>(json).unwrap_or_else(|_| panic!("{seed}: `{title}`\n{text}\n{after}"))
    };
    let (before, now) = (linter_reads(text).0, linter_reads(after).0);
    // A text may become part of a longer one.
    let is_longer = |text: &str| now.keys().any(|longer| !before.contains_key(longer) && longer.contains(text));
    let is_lost = |(text, count): &(&String, &usize)| now.get(*text).unwrap_or(&0) < *count && !is_longer(text);
    let lost: Vec<_> = before.iter().filter(is_lost).collect();
    let may_remove = title.starts_with("remove ") || title.starts_with("write ") || title.starts_with("use ");
    assert!(lost.is_empty() || may_remove, "{seed}: `{title}` loses {lost:?}\n{text}\n{after}");
}

/// All texts of a document, those of repeated names too.
struct Everything(BTreeMap<String, usize>);

impl<'de> serde::Deserialize<'de> for Everything {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Everything;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("JSON")
            }

            fn visit_str<E>(self, text: &str) -> Result<Everything, E> {
                Ok(Everything([(text.to_owned(), 1)].into()))
            }

            fn visit_bool<E>(self, _: bool) -> Result<Everything, E> {
                Ok(Everything(BTreeMap::new()))
            }

            fn visit_u64<E>(self, _: u64) -> Result<Everything, E> {
                Ok(Everything(BTreeMap::new()))
            }

            fn visit_unit<E>(self) -> Result<Everything, E> {
                Ok(Everything(BTreeMap::new()))
            }

            fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut items: A) -> Result<Everything, A::Error> {
                let mut all = Everything(BTreeMap::new());
                while let Some(item) = items.next_element::<Everything>()? {
                    all.add(item);
                }
                Ok(all)
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut members: A) -> Result<Everything, A::Error> {
                let mut all = Everything(BTreeMap::new());
                while let Some((_, value)) = members.next_entry::<String, Everything>()? {
                    all.add(value);
                }
                Ok(all)
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

impl Everything {
    fn add(&mut self, other: Self) {
        for (text, count) in other.0 {
            *self.0.entry(text).or_default() += count;
        }
    }
}

#[test]
fn what_unknown_members_and_wrong_types_are_told() {
    // A `UserPoolConfigs`, a member or a value in it, and the help.
    for (text, place, help) in [
        (
            r#""PasswordPolicy":{"RequireNumbers":true}"#,
            "RequireNumbers",
            "list `REQUIRE_DIGIT` in `AdditionalConstraints` instead",
        ),
        (
            r#""PasswordPolicy":{"RequireNumbers":false}"#,
            "RequireNumbers",
            "remove it: only what is listed in `AdditionalConstraints` is required",
        ),
        (
            r#""PasswordPolicy":{"MinimumPasswordLength":9}"#,
            "MinimumPasswordLength",
            "its name here is `MinimumLength`",
        ),
        (r#""Password":{"MinimumLength":9}"#, "Password", "its name here is `PasswordPolicy`"),
        (r#""Mfa":{"MFA":"ON"}"#, "MFA", "did you mean `MFAMode`?"),
        (
            r#""$Mfa":{"MFAMode":"ON"}"#,
            "$Mfa",
            "remove it; allowed here: `VerificationMessage`, `ForgotPassword`, `Mfa`, `PasswordPolicy` and `OAuth`",
        ),
        (
            r#""Mfa":{"MFAMode":"ON"},"MfaConfiguration":"ON""#,
            "MfaConfiguration",
            "remove it: `UserPoolConfigs.Mfa.MFAMode` is set already",
        ),
        (r#""Mfa":{"MFAMode":"ON"},"m_fa":{}"#, "m_fa", "remove it: `Mfa` is here already"),
        (r#""OAuth":{"HostedUIDomain":"shop"}"#, "HostedUIDomain", "its name here is `DomainPrefix`"),
        (
            r#""OAuth":{"SocialProviderSettings":{"SignInWithApple":{"ClientSecret":"x"}}}"#,
            "ClientSecret",
            "remove it: Apple has `TeamId`, `KeyId` and `PrivateKey` instead of a secret",
        ),
        (
            r#""OAuth":{"SocialProviderSettings":{"Google":{"ClientId":"1","AppId":"1"}}}"#,
            "AppId",
            "remove it: `ClientId` is here already",
        ),
        (r#""Mfa":"OFF""#, "OFF", "write an object with `MFAMode` or `Settings` in it"),
        (r#""Mfa":"{\"MFAMode\":\"OFF\"}""#, "", "write the object itself, without quotes and backslashes around it"),
        (
            r#""OAuth":{"SocialProviderSettings":{"Google":{"ClientId":""}}}"#,
            "\"\"",
            "give it a value, or remove `Google`",
        ),
    ] {
        let report = report(Some(Operation::Update), &format!("{{{CONFIG_START},\"UserPoolConfigs\":{{{text}}}}}"));
        let has = |finding: &&authlint::Finding| {
            ["unknown-member", "invalid-type", "empty-string"].contains(&finding.rule().id())
                && finding.span().of(report.document().text()).contains(place)
        };
        let found: Vec<_> = report.findings().iter().filter(has).collect();
        assert_eq!(found.iter().map(|finding| finding.help().unwrap()).collect::<Vec<_>>(), [help], "{text}");
    }
}

#[test]
fn values_in_one_string_become_what_they_were_meant_as() {
    for (text, fixed) in [
        (r#""Mfa":{"Settings":{"MfaTypes":"SMS,TOTP"}}"#, r#""Mfa":{"Settings":{"MfaTypes":["SMS", "TOTP"]}}"#),
        (r#""OAuth":{"OAuthScopes":"OPENID EMAIL"}"#, r#""OAuth":{"OAuthScopes":["OPENID", "EMAIL"]}"#),
        (r#""Mfa":"{\"MFAMode\":\"OFF\"}""#, r#""Mfa":{"MFAMode":"OFF"}"#),
        (
            r#""OAuth":{"RedirectSignInURIs":"https://a.example.com/, app://b"}"#,
            r#""OAuth":{"RedirectSignInURIs":["https://a.example.com/", "app://b"]}"#,
        ),
    ] {
        let document = |text: &str| format!("{{{CONFIG_START},\"UserPoolConfigs\":{{{text}}}}}");
        let report = report(Some(Operation::Update), &document(text));
        assert_eq!(report.fix(Applicability::Unsafe).text(), document(fixed));
    }
}

const CONFIG_START: &str = r#""AuthResources":"USER_POOL_ONLY","Service":"COGNITO""#;

#[test]
fn what_decides_between_two_places() {
    // The place that shares most with where it is.
    let text = r#"{"UserPoolConfigs": {"ForgotPassword": {"DeliveryMethod": "EMAIL", "EmailMessage": "{####}"}}}"#;
    let expected =
        "misplaced-member @ \"EmailMessage\": `EmailMessage` belongs in `UserPoolConfigs.ForgotPassword.EmailSettings`";
    common::check(&["misplaced-member"], Operation::Update, text, &[expected]);
    // As many names in one casing as in the other: those of the SDKs.
    common::check(&["invalid-enum-value"], Operation::Create, r#"{"Service": "COGNITO", "service": "X"}"#, &[]);
    // Another known member inside is not enough to be a wrapper.
    let text = r#"{"a": {"IdentityPoolConfigs": {}}}"#;
    common::check(&["unknown-member"], Operation::Create, text, &["unknown-member @ \"a\""]);
}

#[test]
fn keys_are_repeated_in_values_without_a_schema_too() {
    let text = r#"{"UserPoolConfigs": {"RequiredSignUpAttributes": [{"a": 1, "a": 2}]}}"#;
    common::check(&["duplicate-json-key"], Operation::Create, text, &["duplicate-json-key @ \"a\""]);
}

/// A value with repeated keys is not the same as another one.
#[test]
fn only_the_same_value_is_removed_safely() {
    let text = |members: &str| format!("{{\"UserPoolConfigs\": {{{members}}}}}");
    let once = text(r#""Mfa": {"MFAMode": "ON"}"#);
    let twice = text(r#""Mfa": {"MFAMode": "ON"}, "Mfa": {"MFAMode": "ON"}"#);
    let others = text(r#""Mfa": {"MFAMode": "ON", "MFAMode": "OFF"}, "Mfa": {"MFAMode": "ON", "MFAMode": "OFF"}"#);
    let rows = [(Applicability::Safe, twice.as_str(), once.as_str()), (Applicability::Safe, &others, &others)];
    common::check_fixes(&["duplicate-json-key"], Operation::Update, &rows);
}

/// Of several places the one that shares most with where the member is, also if another exists already.
#[test]
fn the_nearest_place_is_meant() {
    common::check(
        &["misplaced-member"],
        Operation::Update,
        r#"{ "UserPoolConfigs": { "Mfa": { "MFAMode": "ON", "SmsMessage": "{####}" }, "VerificationMessage": { "SmsSettings": {} } } }"#,
        &[r#"misplaced-member @ "SmsMessage": `SmsMessage` belongs in `UserPoolConfigs.Mfa.Settings`"#],
    );
    common::check(
        &["misplaced-member", "missing-required-member"],
        Operation::Create,
        r#"{ "AppId": "b", "Service": "COGNITO" }"#,
        &[
            "missing-required-member @ {: the `ResourceConfig` is missing `AuthResources`",
            "missing-required-member @ {: the `ResourceConfig` is missing `UserPoolConfigs`",
            r#"misplaced-member @ "AppId": `AppId` belongs in the request, beside `ResourceConfig`"#,
        ],
    );
}
