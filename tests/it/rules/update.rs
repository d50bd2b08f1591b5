//! Updates that are compared with what exists.

use authlint::{Document, Effect, Format, Linter, ParseOptions, Report, output};
use serde_json::{Value, json};

/// What exists: everything that an update can lose.
fn existing() -> Value {
    json!({
        "AppId": "d1", "BackendEnvironmentName": "dev", "ResourceName": "auth",
        "ResourceConfig": {
            "AuthResources": "IDENTITY_POOL_AND_USER_POOL", "Service": "COGNITO",
            "IdentityPoolConfigs": { "IdentityPoolName": "customers", "UnauthenticatedLogin": false },
            "UserPoolConfigs": {
                "UserPoolName": "customers", "SignInMethod": "EMAIL", "RequiredSignUpAttributes": ["EMAIL", "NAME"],
                "Mfa": { "MFAMode": "OPTIONAL", "Settings": { "MfaTypes": ["TOTP"], "SmsMessage": "Code {####}" } },
                "VerificationMessage": { "DeliveryMethod": "EMAIL", "EmailSettings": {
                    "EmailSubject": "Code", "EmailMessage": "It is {####}" } },
                "PasswordPolicy": { "MinimumLength": 15, "AdditionalConstraints": ["REQUIRE_DIGIT"] },
                "OAuth": {
                    "DomainPrefix": "customers", "OAuthGrantType": "CODE", "OAuthScopes": ["OPENID"],
                    "RedirectSignInURIs": ["https://a.example.com/", "https://b.example.com/"],
                    "RedirectSignOutURIs": ["https://a.example.com/"],
                    "SocialProviderSettings": {
                        "Facebook": { "ClientId": "123456789", "ClientSecret": "Unspeakable-Orchard-7" }
                    }
                }
            }
        }
    })
}

/// An update with these members in its `UserPoolConfigs`.
#[expect(clippy::needless_pass_by_value, reason = "`json!` reads best where it is used")]
fn update(pool: Value) -> Value {
    let resources = "IDENTITY_POOL_AND_USER_POOL";
    let identity = json!({ "UnauthenticatedLogin": false });
    json!({ "AuthResources": resources, "Service": "COGNITO", "IdentityPoolConfigs": identity, "UserPoolConfigs": pool })
}

fn check(update: &Value, existing: &Document) -> Report {
    Linter::default().check(&ParseOptions::new().existing(existing).parse_value(update))
}

/// Rule and marked text in the other document, for each label that is in there.
fn labels(report: &Report) -> Vec<(&str, &str)> {
    let existing = report.document().existing().unwrap();
    let rows = report.findings().iter().flat_map(|finding| {
        let labels = finding.labels().iter().filter(|label| label.is_in_existing());
        labels.map(|label| (finding.rule().id(), label.span().of(existing.text())))
    });
    rows.collect()
}

fn read(value: &Value) -> Document {
    ParseOptions::new().path("current.json").parse_value(value)
}

#[test]
fn what_is_lost_is_shown_where_it_is() {
    let oauth = json!({
        "OAuthGrantType": "CODE", "RedirectSignInURIs": ["https://a.example.com/"],
        "RedirectSignOutURIs": ["https://a.example.com/"]
    });
    let policy = json!({ "MinimumLength": 9 });
    let report = check(&update(json!({ "OAuth": oauth, "PasswordPolicy": policy })), &read(&existing()));
    let mut found = labels(&report);
    found.sort_unstable();
    let wanted = [
        ("mfa-omitted-in-update", "\"OPTIONAL\""),
        ("oauth-update-partial", "\"OAuthScopes\""),
        ("password-length-reduced-by-update", "15"),
        ("password-update-partial", "\"AdditionalConstraints\""),
        ("redirect-uri-removed-by-update", "\"https://b.example.com/\""),
        ("social-provider-removed-by-update", "\"Facebook\""),
        ("verification-omitted", "\"VerificationMessage\""),
    ];
    assert_eq!(found, wanted);
}

#[test]
fn nothing_is_said_where_nothing_is_lost() {
    let mut little = existing();
    little["ResourceConfig"]["UserPoolConfigs"] = json!({ "Mfa": { "MFAMode": "OFF" } });
    for pool in [json!({}), json!({ "OAuth": {} }), json!({ "PasswordPolicy": { "MinimumLength": 8 } })] {
        let report = check(&update(pool.clone()), &read(&little));
        let found: Vec<_> = report.findings().iter().map(|finding| finding.rule().id()).collect();
        let rules = ["omitted", "partial", "removes", "by-update"];
        assert!(!found.iter().any(|id| rules.iter().any(|word| id.contains(word))), "{pool}: {found:?}");
    }
}

#[test]
fn what_exists_may_be_in_any_casing_and_envelope() {
    let wire = json!({ "resourceConfig": { "authResources": "IDENTITY_POOL_AND_USER_POOL", "service": "COGNITO",
        "userPoolConfigs": { "mfa": { "MFAMode": "OPTIONAL", "settings": { "mfaTypes": ["TOTP"], "smsMessage": "Code {####}" } },
            "verificationMessage": { "deliveryMethod": "EMAIL" } } } });
    let report = check(&update(json!({ "VerificationMessage": { "DeliveryMethod": "EMAIL" } })), &read(&wire));
    assert_eq!(labels(&report), [("mfa-omitted-in-update", "\"OPTIONAL\"")]);
    // What is copied is spelled as the document is.
    let fixed = report.fix(authlint::Applicability::Unsafe);
    let text: Value = serde_json::from_str(fixed.text()).unwrap();
    let mfa = json!({ "MFAMode": "OPTIONAL", "Settings": { "MfaTypes": ["TOTP"], "SmsMessage": "Code {####}" } });
    assert_eq!(text["UserPoolConfigs"]["Mfa"], mfa);
}

#[test]
fn fixes_keep_what_would_be_lost() {
    let policy = json!({ "MinimumLength": 16 });
    let report = check(&update(json!({ "PasswordPolicy": policy })), &read(&existing()));
    let fixed = report.fix(authlint::Applicability::Unsafe);
    let (text, was): (Value, _) = (serde_json::from_str(fixed.text()).unwrap(), &existing()["ResourceConfig"]);
    for member in ["Mfa", "VerificationMessage"] {
        assert_eq!(text["UserPoolConfigs"][member], was["UserPoolConfigs"][member]);
    }
    assert_eq!(text["UserPoolConfigs"]["PasswordPolicy"]["AdditionalConstraints"], json!(["REQUIRE_DIGIT"]));
    let changes = fixed.report().document().changes();
    assert!(changes.iter().all(|change| change.effect != Effect::Reset), "{changes:#?}");
}

#[test]
fn copies_have_no_needless_escapes() {
    let text = existing().to_string().replace("REQUIRE_DIGIT", "REQUIRE\\u005fDIGIT");
    let existing = ParseOptions::new().path("get.json").parse(text);
    let update = update(json!({ "PasswordPolicy": { "MinimumLength": 16 } }));
    let fixed = check(&update, &existing).fix(authlint::Applicability::Unsafe);
    assert!(fixed.text().contains("\"REQUIRE_DIGIT\"") && !fixed.text().contains("u005f"), "{}", fixed.text());
}

#[test]
fn what_cannot_be_read_says_nothing_of_what_exists() {
    let broken = Document::parse(r#"{ "UserPoolConfigs": { "UserPoolName": "x", "#, Format::Json);
    let report = check(&update(json!({})), &broken);
    let mfa = report.findings().iter().find(|finding| finding.rule().id() == "mfa-omitted-in-update").unwrap();
    assert_eq!(mfa.message(), "this update leaves out `Mfa`, which may turn it off");
    assert!(report.document().changes().is_empty());
}

#[test]
fn a_report_names_the_other_document_and_shows_no_secret_of_it() {
    let report = check(&update(json!({ "OAuth": { "OAuthGrantType": "CODE" } })), &read(&existing()));
    let json: Value = serde_json::from_str(&output::json::to_string([("update.json", &report)])).unwrap();
    let findings = json["files"][0]["findings"].as_array().unwrap();
    let removed = findings.iter().find(|finding| finding["rule"] == "social-provider-removed-by-update").unwrap();
    assert_eq!(removed["labels"][0]["file"], "current.json");
    let printed = format!("{report:?}{:?}", miette::Report::new(report.clone()));
    assert!(!format!("{printed}{json}").contains("Unspeakable"));
}

#[test]
fn changes_are_told_member_by_member() {
    let policy = json!({ "MinimumLength": 16, "AdditionalConstraints": ["REQUIRE_DIGIT"] });
    let social = json!({ "Facebook": { "ClientId": "123456789", "ClientSecret": "Another-Orchard-8" } });
    let oauth = json!({
        "OAuthGrantType": "CODE", "OAuthScopes": ["OPENID", "EMAIL"], "RedirectSignInURIs": ["https://a.example.com/"],
        "RedirectSignOutURIs": ["https://a.example.com/"], "SocialProviderSettings": social
    });
    let pool = json!({ "SignInMethod": "USERNAME", "PasswordPolicy": policy, "OAuth": oauth });
    let report = check(&update(pool), &read(&existing()));
    let changes = report.document().changes();
    let row = |change: &authlint::Change| {
        let values = format!("{:?} -> {:?}", change.before, change.after).replace("Some(", "").replace([')', '"'], "");
        format!("{} {} {values}", change.effect.name(), change.path)
    };
    let wanted = [
        "kept AuthResources IDENTITY_POOL_AND_USER_POOL -> IDENTITY_POOL_AND_USER_POOL",
        "kept Service COGNITO -> COGNITO",
        "kept IdentityPoolConfigs {…} -> {…}",
        "kept UserPoolConfigs.UserPoolName customers -> None",
        "cannot-change UserPoolConfigs.SignInMethod EMAIL -> USERNAME",
        "kept UserPoolConfigs.RequiredSignUpAttributes [EMAIL, NAME] -> None",
        "reset UserPoolConfigs.VerificationMessage.DeliveryMethod EMAIL -> None",
        "reset UserPoolConfigs.VerificationMessage.EmailSettings.EmailMessage •••{####} -> None",
        "reset UserPoolConfigs.VerificationMessage.EmailSettings.EmailSubject ••• -> None",
        "reset UserPoolConfigs.Mfa.MFAMode OPTIONAL -> None",
        "reset UserPoolConfigs.Mfa.Settings.MfaTypes [TOTP] -> None",
        "reset UserPoolConfigs.Mfa.Settings.SmsMessage •••{####} -> None",
        "changed UserPoolConfigs.PasswordPolicy.MinimumLength 15 -> 16",
        "kept UserPoolConfigs.PasswordPolicy.AdditionalConstraints [REQUIRE_DIGIT] -> [REQUIRE_DIGIT]",
        "kept UserPoolConfigs.OAuth.DomainPrefix customers -> None",
        "kept UserPoolConfigs.OAuth.OAuthGrantType CODE -> CODE",
        "changed UserPoolConfigs.OAuth.OAuthScopes [OPENID] -> [OPENID, EMAIL]",
        "changed UserPoolConfigs.OAuth.RedirectSignInURIs [https://a.example.com/, https://b.example.com/] -> [https://a.example.com/]",
        "kept UserPoolConfigs.OAuth.RedirectSignOutURIs [https://a.example.com/] -> [https://a.example.com/]",
        "kept UserPoolConfigs.OAuth.SocialProviderSettings.Facebook.ClientId ••• -> •••",
        "changed UserPoolConfigs.OAuth.SocialProviderSettings.Facebook.ClientSecret ••• -> •••",
    ];
    assert_eq!(changes.iter().map(row).collect::<Vec<_>>(), wanted);
}
