//! Settings behind public bug reports, carried over into `ResourceConfig`: `tests/data/README.md` says where from.

use std::path::Path;

use Operation::{Create, Get};
use authlint::{Operation, ParseOptions};

use crate::common::{DEFAULT, check, linter};

/// The document, its operation, and everything that is found.
const REPORTS: &[(&str, Operation, &[&str])] = &[
    (
        "01-two-uris-in-one-string.json",
        Create,
        &[
            "redirect-uris-joined @ ,: `http://localhost:3000/,https://shop.example.com/` holds 2 URIs in one string",
            "redirect-uris-joined @ ,: `http://localhost:3000/,https://shop.example.com/` holds 2 URIs in one string",
        ],
    ),
    (
        "02-two-uris-comma-space.json",
        Create,
        &[
            "redirect-uri-invalid @  : `http://localhost:8080/, shopapp://` holds 2 URIs in one string",
            "redirect-uri-invalid @  : `http://localhost:8080/, shopapp://` holds 2 URIs in one string",
        ],
    ),
    (
        "03-apple-without-required-attributes.json",
        Create,
        &[
            "mfa-not-enabled @ \"OFF\"",
            "redirect-uri-localhost @ localhost",
            "redirect-uri-localhost @ localhost",
            "apple-scopes-empty @ \"SignInWithApple\"",
        ],
    ),
    (
        "04-code-in-email-subject.json",
        Create,
        &["code-in-email-subject @ {####}: `{####}` in `EmailSubject` is sent as it stands"],
    ),
    ("05-scopes-without-admin.json", Create, &["oauth-admin-scope-missing @ \"OAuthScopes\""]),
    (
        "07-sms-mfa-on-phone-unverified.json",
        Create,
        &["mfa-sms-phone-number-unverified @ \"SMS\"", "mfa-sms-only @ \"SMS\""],
    ),
    ("09-nbsp-in-html.json", Create, &["message-unusual-space @ \u{a0}"]),
    (
        "15-apple-key-without-body.json",
        Create,
        &[
            "apple-private-key-format @ \"-----BEGIN PRIVATE KEY----------END PRIVATE KEY-----\": `PrivateKey` has a header, but no key behind it",
        ],
    ),
    (
        "17-http-without-slashes.json",
        Create,
        &[
            "redirect-uri-host-missing @ http:: `http:localhost:3000/logincallback` does not begin with `http://` and a host",
        ],
    ),
    (
        "21-apple-name-required.json",
        Create,
        &["apple-name-required @ \"NAME\": `NAME` is required, but Apple gives a name only at the first sign-in"],
    ),
    (
        "62-sms-two-lines-japanese.json",
        Create,
        &["sms-message-line-break @ \\n", "mfa-sms-only @ \"SMS\"", "sms-message-line-break @ \\n"],
    ),
    ("71-sdk-v3-answer.json", Get, &[]),
    (
        "72-old-parameters-file.json",
        Create,
        &[
            "foreign-document @ \"passwordPolicyMinLength\": this is an Amplify CLI `parameters.json`, not an auth `ResourceConfig`",
        ],
    ),
    (
        "73-cloudformation-template.json",
        Create,
        &[
            "foreign-document @ \"AWSTemplateFormatVersion\": this is a CloudFormation template, not an auth `ResourceConfig`",
        ],
    ),
    (
        "75-mobile-configuration.json",
        Create,
        &["foreign-document @ \"UserAgent\": this is an `amplifyconfiguration.json`, not an auth `ResourceConfig`"],
    ),
];

#[test]
fn reports_are_what_went_wrong() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/reports");
    for (name, operation, expected) in REPORTS {
        let text = std::fs::read_to_string(folder.join(name)).unwrap();
        check(DEFAULT, *operation, &text, expected);
    }
    assert_eq!(std::fs::read_dir(folder).unwrap().count(), REPORTS.len());
}

#[test]
fn a_finding_says_the_likeliest_name_and_value() {
    let text = r#"{"UserPoolConfigs": {"SignInMethod": "EMIAL", "UserPoolNme": "customers", "x": 1}}"#;
    let rules = ["invalid-enum-value", "unknown-member"];
    let report = linter(&rules).check(&ParseOptions::new().operation(Create).parse(text));
    let suggestions: Vec<_> = report.findings().iter().map(|finding| finding.data().suggestion()).collect();
    assert_eq!(suggestions, [Some("EMAIL"), Some("UserPoolName"), None]);
}
