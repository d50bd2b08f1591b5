//! The rules about sign-in: OAuth, redirect URIs, domain prefixes, social providers, multi-factor authentication.
//!
//! Each case lists all findings, as `rule @ text of the span`.

use Operation::{Create, Get, Update};
use authlint::{Applicability, Operation};

use crate::common::{DEFAULT, check, check_fixes};

/// A document with these members of the user pool, `OAuth` and `Mfa` left to them.
fn pool(operation: Operation, members: &str) -> String {
    let names = r#""UserPoolName": "customers", "SignInMethod": "EMAIL", "RequiredSignUpAttributes": ["EMAIL"], "#;
    let names = if operation == Update { "" } else { names };
    let mail = r#""EmailSettings": { "EmailSubject": "Your code", "EmailMessage": "Your code is {####}" }"#;
    let verification = format!(r#""VerificationMessage": {{ "DeliveryMethod": "EMAIL", {mail} }}"#);
    let policy = r#""PasswordPolicy": { "MinimumLength": 15, "AdditionalConstraints": [] }"#;
    format!(
        r#"{{ "AuthResources": "USER_POOL_ONLY", "Service": "COGNITO", "UserPoolConfigs": {{ {names}{verification}, {policy}, {members} }} }}"#
    )
}

const MFA: &str =
    r#""Mfa": { "MFAMode": "ON", "Settings": { "MfaTypes": ["TOTP"], "SmsMessage": "Your code is {####}" } }"#;

/// A document in which all is well but for these members of `OAuth`.
fn oauth(operation: Operation, members: &str) -> String {
    let defaults = [
        ("DomainPrefix", r#""customers""#),
        ("OAuthGrantType", r#""CODE""#),
        ("OAuthScopes", r#"["OPENID", "AWS_COGNITO_SIGNIN_USER_ADMIN"]"#),
        ("RedirectSignInURIs", r#"["https://a.example/in"]"#),
        ("RedirectSignOutURIs", r#"["https://a.example/out"]"#),
    ];
    let missing = defaults.iter().filter(|(name, _)| !members.contains(&format!("\"{name}\"")));
    let missing = missing.map(|(name, value)| format!(r#""{name}": {value}"#));
    let all: Vec<_> = [members.to_owned()].into_iter().filter(|given| !given.is_empty()).chain(missing).collect();
    let all = all.join(", ");
    pool(operation, &format!(r#"{MFA}, "OAuth": {{ {all} }}"#))
}

#[test]
fn the_document_around_the_cases_is_clean() {
    for operation in [Create, Update, Get] {
        check(DEFAULT, operation, &oauth(operation, ""), &[]);
    }
}

#[test]
fn sign_in_uris() {
    let cases: &[(&str, &[&str])] = &[
        // Absolute, and fine.
        ("https://a.example", &[]),
        ("HTTPS://a.example/", &[]),
        ("myapp://", &[]),
        ("myapp://callback", &[]),
        ("com.example:/cb", &[]),
        ("com.example.app:/callback", &[]),
        ("https://bücher.example/schön", &[]),
        ("https://a.example/%20", &[]),
        ("https://a.example/👍", &[]),
        // Localhost: exactly these hosts, whatever the port.
        ("http://localhost", &["redirect-uri-localhost @ localhost"]),
        ("http://localhost:3000/cb", &["redirect-uri-localhost @ localhost"]),
        ("https://localhost:3000/cb", &["redirect-uri-localhost @ localhost"]),
        ("http://127.0.0.1:3000", &["redirect-uri-localhost @ 127.0.0.1"]),
        ("http://[::1]", &["redirect-uri-localhost @ [::1]"]),
        ("http://[::1]:3000/cb", &["redirect-uri-localhost @ [::1]"]),
        ("http://me@localhost:3000/", &["redirect-uri-localhost @ localhost"]),
        ("myapp://localhost/cb", &[]),
        // Plain http to anywhere else.
        ("http://a.example/", &["redirect-uri-insecure-http @ http"]),
        ("HTTP://a.example/", &["redirect-uri-insecure-http @ HTTP"]),
        ("http://localhost.com", &["redirect-uri-insecure-http @ http"]),
        ("http://localhost.com:3000/", &["redirect-uri-insecure-http @ http"]),
        ("http://localhost@evil.example/", &["redirect-uri-insecure-http @ http"]),
        ("http://127.0.0.2/", &["redirect-uri-insecure-http @ http"]),
        ("http://0.0.0.0:3000/", &["redirect-uri-insecure-http @ http"]),
        // Fragments, an empty one too.
        ("https://a.example/#/cb", &["redirect-uri-fragment @ #/cb"]),
        ("https://a.example/#", &["redirect-uri-fragment @ #"]),
        ("http://a.example/#x", &["redirect-uri-insecure-http @ http", "redirect-uri-fragment @ #x"]),
        // No scheme: only one finding.
        ("a.example/cb", &["redirect-uri-not-absolute @ \"a.example/cb\""]),
        ("/cb", &["redirect-uri-not-absolute @ \"/cb\""]),
        ("//a.example/cb", &["redirect-uri-not-absolute @ \"//a.example/cb\""]),
        ("*", &["redirect-uri-not-absolute @ \"*\""]),
        ("/#/cb", &["redirect-uri-not-absolute @ \"/#/cb\""]),
        ("127.0.0.1:3000", &["redirect-uri-not-absolute @ \"127.0.0.1:3000\""]),
        ("my_app://cb", &["redirect-uri-not-absolute @ _"]),
        ("://a.example", &["redirect-uri-not-absolute @ \"://a.example\""]),
        // A host where the scheme belongs.
        ("localhost:5173", &["redirect-uri-host-as-scheme @ localhost"]),
        ("localhost:5173/#/cb", &["redirect-uri-host-as-scheme @ localhost"]),
        ("a.example:8443/cb", &["redirect-uri-host-as-scheme @ a.example"]),
        ("myapp:cb", &[]),
        ("myapp:123456", &[]),
        // Schemes that run what they carry.
        ("javascript:alert(1)", &["redirect-uri-script-scheme @ javascript"]),
        ("JavaScript://x/#*", &["redirect-uri-script-scheme @ JavaScript"]),
        ("data:text/html,x", &["redirect-uri-script-scheme @ data"]),
        ("data:text/html,https://a.example/", &["redirect-uri-script-scheme @ data"]),
        ("file:///tmp/x", &["redirect-uri-script-scheme @ file"]),
        // Wildcards.
        ("https://*.a.example/*", &["redirect-uri-wildcard @ *"]),
        // Characters and length.
        ("", &["redirect-uri-invalid @ \"\""]),
        (" ", &["redirect-uri-invalid @  "]),
        (" https://a.example/", &["redirect-uri-invalid @  "]),
        ("https://a.example/ ", &["redirect-uri-invalid @  "]),
        ("https://a.example/a b", &["redirect-uri-invalid @  "]),
        ("https://a.example/\u{a0}", &["redirect-uri-invalid @ \u{a0}"]),
        ("https://a.example/\u{200b}", &["redirect-uri-invalid @ \u{200b}"]),
        ("my app", &["redirect-uri-invalid @  "]),
        ("http://a.example/a b", &["redirect-uri-insecure-http @ http", "redirect-uri-invalid @  "]),
        // References are filled in later; placeholders have a rule of their own.
        ("${APP_URL}/callback", &[]),
        ("http://${HOST}/callback", &[]),
        ("{{ callback }}", &[]),
        ("https://<your-domain>/cb", &["placeholder-value @ \"https://<your-domain>/cb\""]),
        // Only in a redacted copy is it known to hide something.
        ("<your-domain>/•••", &["placeholder-value @ \"<your-domain>/•••\""]),
        ("string", &["placeholder-value @ \"string\""]),
        ("<your-domain>:3000", &["placeholder-value @ \"<your-domain>:3000\""]),
    ];
    for (uri, expected) in cases {
        check(DEFAULT, Update, &oauth(Update, &format!(r#""RedirectSignInURIs": ["{uri}"]"#)), expected);
    }
}

#[test]
fn uris_without_a_host_and_several_in_one_string() {
    let cases: &[(&str, &[&str])] = &[
        // Web addresses without a host at its place.
        (
            "http:localhost:3000/",
            &["redirect-uri-host-missing @ http:: `http:localhost:3000/` does not begin with `http://` and a host"],
        ),
        ("https:a.example/cb", &["redirect-uri-host-missing @ https:"]),
        ("http:/a.example", &["redirect-uri-host-missing @ http:/"]),
        ("https:///a.example", &["redirect-uri-host-missing @ https:///"]),
        (r"https:\\\\a.example", &[r"redirect-uri-host-missing @ https:\\\\"]),
        ("https//a.example", &["redirect-uri-host-missing @ https//"]),
        ("http:3000", &["redirect-uri-host-missing @ http:"]),
        ("HTTPS://", &["redirect-uri-host-missing @ HTTPS://: `HTTPS://` has no host"]),
        ("https:", &["redirect-uri-host-missing @ https:"]),
        ("https://?code", &["redirect-uri-host-missing @ https://"]),
        ("https://:3000/", &["redirect-uri-host-missing @ https://:"]),
        (
            "https://https://a.example/",
            &["redirect-uri-host-missing @ https://: `https://https://a.example/` has its scheme twice"],
        ),
        ("https://http//a.example/", &["redirect-uri-host-missing @ https://"]),
        ("https://httpbin.example/", &[]),
        ("https://https.example/", &[]),
        ("httpsapp://cb", &[]),
        ("https/cb", &["redirect-uri-not-absolute @ \"https/cb\""]),
        // Misspelled schemes.
        ("htps://a.example/", &["redirect-uri-scheme-misspelled @ htps"]),
        ("HTTTPS://a.example/", &["redirect-uri-scheme-misspelled @ HTTTPS"]),
        ("htpps://a.example/", &["redirect-uri-scheme-misspelled @ htpps"]),
        ("ttp://localhost:3000/", &["redirect-uri-scheme-misspelled @ ttp"]),
        ("hxxps://a.example/", &[]),
        ("htps:cb", &[]),
        ("http+unix://a.example/", &[]),
        // Cognito's own address.
        (
            "https://shop.auth.eu-west-1.amazoncognito.com/oauth2/idpresponse",
            &["redirect-uri-cognito-domain @ shop.auth.eu-west-1.amazoncognito.com"],
        ),
        ("https://shop.example.com/oauth2/idpresponse", &[]),
        // Several in one string.
        (
            "http://localhost:3000/,https://a.example/",
            &["redirect-uris-joined @ ,: `http://localhost:3000/,https://a.example/` holds 2 URIs in one string"],
        ),
        ("https://a.example/;myapp://cb;com.example:/cb", &["redirect-uris-joined @ ;"]),
        ("myapp://|http:a.example", &["redirect-uris-joined @ |"]),
        ("localhost:3000,localhost:4000", &["redirect-uris-joined @ ,"]),
        ("https://a.example/?next=x,https://b.example/", &[]),
        ("https://a.example/#x,https://b.example/", &["redirect-uri-fragment @ #x,https://b.example/"]),
        ("https://a.example/,https://b.example/?x=1,https://c.example/", &["redirect-uris-joined @ ,"]),
        ("https://a.example/, https://b.example/", &["redirect-uri-invalid @  "]),
        ("https://a.example/\\nhttps://b.example/", &["redirect-uri-invalid @ \\n"]),
        ("https://a.example/a,b;c", &[]),
        (
            "https://a.example/,",
            &["redirect-uris-joined @ ,: `https://a.example/,` has the punctuation of a list in it"],
        ),
        ("https://a.example/?ids=1,", &[]),
        (r#"[\"https://a.example/\",\"https://b.example/\"]"#, &[r#"redirect-uris-joined @ \",\""#]),
        (r"['https://a.example/']", &["redirect-uris-joined @ ['"]),
        (r#"\"https://a.example/\""#, &[r#"redirect-uris-joined @ \""#]),
        ("http://[::1]", &["redirect-uri-localhost @ [::1]"]),
        ("https://a.example/?next=https://b.example/", &[]),
        ("https://a.example/?ids=1,b:2", &[]),
        ("${APP_URLS},https://a.example/", &[]),
    ];
    for (uri, expected) in cases {
        check(DEFAULT, Update, &oauth(Update, &format!(r#""RedirectSignInURIs": ["{uri}"]"#)), expected);
    }
}

#[test]
fn fixes_of_redirect_uris_give_what_was_meant() {
    let with = |uris: &str| oauth(Update, &format!(r#""RedirectSignInURIs": [{uris}]"#));
    for (before, after) in [
        (r#""http:localhost:3000/""#, r#""http://localhost:3000/""#),
        (r#""http:a.example/""#, r#""https://a.example/""#),
        (r#""localhost:5173""#, r#""http://localhost:5173""#),
        (r#""a.example:8443/cb""#, r#""https://a.example:8443/cb""#),
        (r#""https:/x""#, r#""https://x""#),
        (r#""htp://a.example/""#, r#""https://a.example/""#),
        (r#""httpz://a.example/""#, r#""https://a.example/""#),
        (r#""htttp://localhost:3000/""#, r#""http://localhost:3000/""#),
        (r#""https://https://a.example/""#, r#""https://a.example/""#),
        (r#""https://http//localhost/""#, r#""http://localhost/""#),
        (r#""https://""#, r#""https://""#),
        (r#""http://localhost:3000/,https://a.example/""#, r#""http://localhost:3000/", "https://a.example/""#),
        (r#""https://a.example/,""#, r#""https://a.example/""#),
        (r#""[\"https://a.example/\", \"https://b.example/\"]""#, r#""https://a.example/", "https://b.example/""#),
        (r#""http://localhost:8080/, shopapp://""#, r#""http://localhost:8080/", "shopapp://""#),
        (
            "\n  \"https://a.example/ ; https://b.example/\",\n  \"https://c.example/\"\n",
            "\n  \"https://a.example/\",\n  \"https://b.example/\",\n  \"https://c.example/\"\n",
        ),
    ] {
        check_fixes(DEFAULT, Update, &[(Applicability::Unsafe, &with(before), &with(after))]);
    }
}

#[test]
fn sign_out_uris() {
    let cases: &[(&str, &[&str])] = &[
        ("http://a.example/", &["redirect-uri-insecure-http @ http"]),
        ("https://a.example/#bye", &["sign-out-uri-fragment @ #bye"]),
        ("localhost:5173", &["redirect-uri-host-as-scheme @ localhost"]),
        ("https://", &["redirect-uri-host-missing @ https://"]),
        ("https://a.example/,https://b.example/", &["redirect-uris-joined @ ,"]),
        ("a.example", &["redirect-uri-not-absolute @ \"a.example\""]),
        ("javascript:x", &["redirect-uri-script-scheme @ javascript"]),
        ("", &["redirect-uri-invalid @ \"\""]),
    ];
    for (uri, expected) in cases {
        check(DEFAULT, Create, &oauth(Create, &format!(r#""RedirectSignOutURIs": ["{uri}"]"#)), expected);
    }
}

#[test]
fn lists_of_uris() {
    // No sign-in uri.
    check(DEFAULT, Update, &oauth(Update, r#""RedirectSignInURIs": [ ]"#), &["redirect-uris-empty @ [ ]"]);
    // No sign-out uri.
    check(DEFAULT, Create, &oauth(Create, r#""RedirectSignOutURIs": []"#), &["sign-out-uris-empty @ []"]);
    // A response may say so.
    check(DEFAULT, Get, &oauth(Get, r#""RedirectSignOutURIs": []"#), &[]);
    let list = |count: usize, uri: &str| {
        let items: Vec<_> = (0..count).map(|index| format!(r#""{uri}{index:03}""#)).collect();
        oauth(Update, &format!(r#""RedirectSignInURIs": [{}]"#, items.join(", ")))
    };
    // 100 are allowed.
    check(DEFAULT, Update, &list(100, "https://a.example/"), &[]);
    // 101 are not.
    check(DEFAULT, Update, &list(101, "https://a.example/"), &["redirect-uris-too-many @ \"RedirectSignInURIs\""]);
    let exactly =
        |length: usize| oauth(Update, &format!(r#""RedirectSignInURIs": ["https://{}"]"#, "a".repeat(length - 8)));
    // 1024 characters.
    check(DEFAULT, Update, &exactly(1024), &[]);
    let long = exactly(1025);
    // 1025 characters.
    check(DEFAULT, Update, &long, &[&format!("redirect-uri-invalid @ \"https://{}\"", "a".repeat(1017))]);
}

#[test]
fn settings_fit_into_one_parameter_of_4096_bytes() {
    let uris = |last: usize| {
        let uris = [("a", 1000), ("b", 1000), ("c", 1000), ("d", last)];
        uris.map(|(letter, length)| format!("\"https://{}\"", letter.repeat(length))).join(",")
    };
    let parameter = |uris: &str| {
        let before = r#"{"AllowedOAuthFlows":["implicit"],"AllowedOAuthScopes":["openid","aws.cognito.signin.user.admin"],"CallbackURLs":["#;
        before.len() + uris.len() + r#"],"LogoutURLs":["https://a.example/out"]}"#.len()
    };
    let last = 4096 - parameter(&uris(0));
    assert_eq!(parameter(&uris(last)), 4096);
    let document = |uris: &str| {
        oauth(
            Update,
            &format!(
                r#""OAuthGrantType": "IMPLICIT", "OAuthScopes": ["OPENID", "AWS_COGNITO_SIGNIN_USER_ADMIN"], "RedirectSignInURIs": [{uris}]"#
            ),
        )
    };
    let implicit = "oauth-implicit-grant @ \"IMPLICIT\"";
    // Full.
    check(DEFAULT, Update, &document(&uris(last)), &[implicit]);
    let too_large = "oauth-settings-too-large @ \"OAuth\"";
    // One byte more.
    check(DEFAULT, Update, &document(&uris(last + 1)), &[too_large, implicit]);
}

#[test]
fn wire_casing() {
    let document = r#"{
        "authResources": "USER_POOL_ONLY", "service": "COGNITO",
        "userPoolConfigs": {
            "mfa": { "MFAMode": "ON", "settings": { "mfaTypes": [] } },
            "oAuth": {
                "domainPrefix": "a-cognito-b", "oAuthGrantType": "CODE", "oAuthScopes": ["EMAIL"],
                "redirectSignInURIs": ["http://a.example/"], "redirectSignOutURIs": [],
                "socialProviderSettings": { "SignInWithApple": { "client_id": "com.example.a" } }
            }
        }
    }"#;
    let expected = [
        "mfa-types-missing @ []: `MFAMode` is `ON`, but `mfaTypes` names no factor",
        "domain-prefix-reserved-word @ cognito",
        "oauth-admin-scope-missing @ \"oAuthScopes\"",
        "oauth-openid-scope-missing @ \"EMAIL\"",
        "redirect-uri-insecure-http @ http",
        "sign-out-uris-empty @ []",
        "social-provider-incomplete @ \"SignInWithApple\": `SignInWithApple` is missing `team_id` and `key_id`",
    ];
    check(&expected.map(|row| row.split(" @ ").next().unwrap()), Update, document, &expected);
}

#[test]
fn domain_prefixes() {
    let longest = "a".repeat(52);
    let no_room = "a".repeat(53);
    let no_room_found = format!("domain-prefix-with-environment @ \"{no_room}\"");
    let too_long = "a".repeat(64);
    let too_long_found = format!("domain-prefix-invalid @ \"{too_long}\"");
    let cases: &[(&str, &[&str])] = &[
        ("a", &[]),
        ("a1-b2", &[]),
        (&longest, &[]),
        (&no_room, &[&no_room_found]),
        (&too_long, &[&too_long_found]),
        // Words that only look reserved.
        ("drawstring", &[]),
        ("awsome", &[]),
        ("laws-and-lawsuits", &[]),
        // Whole parts are refused, and parts of words perhaps.
        ("aws", &["domain-prefix-reserved-word @ aws"]),
        ("my-aws-app", &["domain-prefix-reserved-word @ aws"]),
        ("amazon-cognito", &["domain-prefix-reserved-word @ amazon", "domain-prefix-reserved-word @ cognito"]),
        ("newcognito", &["domain-prefix-contains-reserved-word @ cognito"]),
        ("my-amazonas", &["domain-prefix-contains-reserved-word @ amazon"]),
        // Two causes, two findings.
        ("My-AWS-app", &["domain-prefix-invalid @ M", "domain-prefix-reserved-word @ AWS"]),
        // Not a prefix at all.
        ("", &["domain-prefix-invalid @ \"\""]),
        ("My-App", &["domain-prefix-invalid @ M"]),
        ("my_app", &["domain-prefix-invalid @ _"]),
        ("-app", &["domain-prefix-invalid @ -"]),
        ("app-", &["domain-prefix-invalid @ -"]),
        ("schön", &["domain-prefix-invalid @ ö"]),
        ("a b", &["domain-prefix-invalid @  "]),
        (" a", &["domain-prefix-invalid @  "]),
        ("My__string", &["placeholder-value @ \"My__string\""]),
        ("string", &["placeholder-value @ \"string\""]),
        ("a.auth.eu-west-1.amazoncognito.com", &["domain-prefix-invalid @ \"a.auth.eu-west-1.amazoncognito.com\""]),
        // Filled in later.
        ("${PREFIX}", &[]),
        ("app-${STAGE}", &[]),
    ];
    for (prefix, expected) in cases {
        check(DEFAULT, Update, &oauth(Update, &format!(r#""DomainPrefix": "{prefix}""#)), expected);
    }
    // Words that others have taken.
    let prefix = |prefix: &str| oauth(Create, &format!(r#""DomainPrefix": "{prefix}""#));
    let found = "domain-prefix-common @ \"login\": `DomainPrefix` is a common word, and likely taken in this region";
    check(DEFAULT, Create, &prefix("login"), &[found]);
    check(DEFAULT, Create, &prefix("login-orchard"), &[]);
    // None, on create.
    check(
        DEFAULT,
        Create,
        &oauth(Create, "").replace(r#""DomainPrefix": "customers", "#, ""),
        &["oauth-domain-prefix-missing @ \"OAuth\""],
    );
    // None, on update.
    check(DEFAULT, Update, &oauth(Update, "").replace(r#""DomainPrefix": "customers", "#, ""), &[]);
}

#[test]
fn domain_prefixes_are_fixed_only_into_valid_ones() {
    let with = |prefix: &str| oauth(Update, &format!(r#""DomainPrefix": "{prefix}""#));
    let domain = with("https://My-App.auth.eu-west-1.amazoncognito.com/");
    let (fixed, spaces) = (with("my-app"), with(" my-app\\n"));
    check_fixes(
        DEFAULT,
        Update,
        &[
            (Applicability::Safe, &with("My-App"), &fixed),
            (Applicability::Safe, &spaces, &fixed),
            (Applicability::Safe, &domain, &domain),
            (Applicability::Unsafe, &domain, &fixed),
        ],
    );
    for prefix in ["My_App", "-My-App", "My-AWS-app", "a.example.com", "ÄPP"] {
        check_fixes(DEFAULT, Update, &[(Applicability::Unsafe, &with(prefix), &with(prefix))]);
    }
}

#[test]
fn the_environment_counts_towards_the_domain() {
    let request = |environment: &str, prefix: &str| {
        let config = oauth(Update, &format!(r#""DomainPrefix": "{prefix}""#));
        let names = format!(r#""AppId": "a", "BackendEnvironmentName": "{environment}", "ResourceName": "r""#);
        format!(r#"{{ {names}, "ResourceConfig": {config} }}"#)
    };
    // Short enough.
    check(DEFAULT, Update, &request("dev", &"a".repeat(59)), &[]);
    let long = "a".repeat(60);
    // Too long together.
    check(DEFAULT, Update, &request("dev", &long), &[&format!("domain-prefix-with-environment @ \"{long}\"")]);
    // No room at all.
    let endless = "e".repeat(80);
    let found = "domain-prefix-with-environment @ \"customers\"";
    check(DEFAULT, Update, &request(&endless, "customers"), &[found]);
    for (environment, speaks) in [("newcognito", true), ("aws", true), ("lawsuits", false), ("staging", false)] {
        let finding = format!("domain-prefix-with-environment @ \"{environment}\"");
        let expected: &[&str] = if speaks { &[&finding] } else { &[] };
        check(DEFAULT, Update, &request(environment, "customers"), expected);
    }
}

#[test]
fn scopes_and_grants() {
    let cases: &[(&str, &[&str])] = &[
        (r#""OAuthScopes": []"#, &["oauth-scopes-empty @ []"]),
        (
            r#""OAuthScopes": ["PHONE", "EMAIL"]"#,
            &["oauth-admin-scope-missing @ \"OAuthScopes\"", "oauth-openid-scope-missing @ \"PHONE\""],
        ),
        (
            r#""OAuthScopes": ["OPENID"]"#,
            &[
                "oauth-admin-scope-missing @ \"OAuthScopes\": without `AWS_COGNITO_SIGNIN_USER_ADMIN` the app cannot read or change the attributes of its user",
            ],
        ),
        (r#""OAuthScopes": ["AWS_COGNITO_SIGNIN_USER_ADMIN"]"#, &[]),
        // Misspelt is not missing.
        (
            r#""OAuthScopes": ["EMAIL", "openid", "aws.cognito.signin.user.admin"]"#,
            &["invalid-enum-value @ \"openid\"", "invalid-enum-value @ \"aws.cognito.signin.user.admin\""],
        ),
        (r#""OAuthGrantType": "IMPLICIT""#, &["oauth-implicit-grant @ \"IMPLICIT\""]),
    ];
    for (members, expected) in cases {
        check(DEFAULT, Create, &oauth(Create, members), expected);
    }
    // In a response.
    check(DEFAULT, Get, &oauth(Get, r#""OAuthGrantType": "IMPLICIT""#), &["oauth-implicit-grant @ \"IMPLICIT\""]);
}

#[test]
fn updates_of_oauth() {
    let update = |value: &str| pool(Update, &format!(r#"{MFA}, "OAuth": {value}"#));
    // An empty one.
    check(DEFAULT, Update, &update("{}"), &["oauth-update-removes @ {}"]);
    // No object.
    check(DEFAULT, Update, &update("[]"), &["invalid-type @ []"]);
    let part = update(r#"{ "DomainPrefix": "customers", "OAuthGrantType": "CODE" }"#);
    // A part.
    check(
        DEFAULT,
        Update,
        &part,
        &[
            "oauth-update-partial @ \"OAuth\": this update of `OAuth` leaves out `OAuthScopes`, `RedirectSignInURIs` and `RedirectSignOutURIs`",
        ],
    );
    // None.
    check(DEFAULT, Update, &pool(Update, MFA), &[]);
}

#[test]
fn social_providers() {
    let apple = r#""ClientId": "com.example.a", "TeamId": "A1B2C3D4E5""#;
    let whole = format!(r#"{apple}, "KeyId": "F6G7H8I9J0""#);
    let with = |operation: Operation, provider: &str, members: &str| {
        oauth(operation, &format!(r#""SocialProviderSettings": {{ "{provider}": {{ {members} }} }}"#))
    };
    let secret = r#""ClientSecret": "${SECRET}""#;
    // No id.
    check(DEFAULT, Create, &with(Create, "Facebook", secret), &["social-provider-incomplete @ \"Facebook\""]);
    // Nothing.
    check(DEFAULT, Create, &with(Create, "LoginWithAmazon", ""), &["social-provider-incomplete @ \"LoginWithAmazon\""]);
    // No key on create.
    check(
        DEFAULT,
        Create,
        &with(Create, "SignInWithApple", &whole),
        &["social-provider-incomplete @ \"SignInWithApple\""],
    );
    // No key on update.
    check(
        DEFAULT,
        Update,
        &with(Update, "SignInWithApple", &whole),
        &["apple-private-key-omitted-in-update @ \"SignInWithApple\""],
    );
    // Less than that on update.
    check(
        DEFAULT,
        Update,
        &with(Update, "SignInWithApple", apple),
        &["social-provider-incomplete @ \"SignInWithApple\""],
    );
    // A response has no secrets.
    check(DEFAULT, Get, &with(Get, "SignInWithApple", apple), &[]);
}

#[test]
fn multi_factor_authentication() {
    let cases: &[(Operation, &str, &[&str])] = &[
        (Create, r#"{ "MFAMode": "ON" }"#, &["mfa-types-missing @ \"ON\""]),
        (Update, r#"{ "MFAMode": "OPTIONAL", "Settings": {} }"#, &["mfa-types-missing @ \"Settings\""]),
        (Create, r#"{ "MFAMode": "ON", "Settings": { "MfaTypes": [] } }"#, &["mfa-types-missing @ []"]),
        (Create, r#"{ "MFAMode": "ON", "Settings": { "MfaTypes": ["TOTP"] } }"#, &[]),
        (Get, r#"{ "MFAMode": "ON" }"#, &[]),
        (
            Create,
            r#"{ "MFAMode": "OPTIONAL", "Settings": { "MfaTypes": ["SMS"] } }"#,
            &["mfa-sms-message-missing @ \"Settings\"", "mfa-sms-only @ \"SMS\""],
        ),
        (
            Create,
            r#"{ "MFAMode": "ON", "Settings": { "MfaTypes": ["SMS"], "SmsMessage": "{####}" } }"#,
            &["mfa-sms-without-phone-number @ \"SMS\"", "mfa-sms-only @ \"SMS\""],
        ),
        (Create, r#"{ "MFAMode": "ON", "Settings": { "MfaTypes": ["SMS", "TOTP"], "SmsMessage": "{####}" } }"#, &[]),
        (
            Update,
            r#"{ "MFAMode": "ON", "Settings": { "MfaTypes": ["SMS"], "SmsMessage": "{####}" } }"#,
            &["mfa-sms-only @ \"SMS\""],
        ),
        (
            Update,
            r#"{ "MFAMode": "OFF", "Settings": { "MfaTypes": ["TOTP"] } }"#,
            &["mfa-settings-ignored @ \"Settings\""],
        ),
        (Update, r#"{ "MFAMode": "OFF", "Settings": {} }"#, &[]),
        (Update, r#"{ "Settings": { "MfaTypes": ["TOTP"] } }"#, &["mfa-settings-without-mode @ \"Settings\""]),
        (Update, "{}", &[]),
        (Create, "7", &["invalid-type @ 7"]),
    ];
    for (operation, mfa, expected) in cases {
        check(DEFAULT, *operation, &pool(*operation, &format!(r#""Mfa": {mfa}"#)), expected);
    }
    let without = pool(Update, r#""Mfa": {}"#).replace(r#", "Mfa": {}"#, "");
    // Left out of an update.
    check(DEFAULT, Update, &without, &["mfa-omitted-in-update @ \"UserPoolConfigs\""]);
}

/// MFA mode and types, sign-in method, required attributes, delivery method, and what is found.
type Codes<'a> = (&'a str, &'a str, &'a str, &'a str, &'a str, &'a [&'a str]);

fn codes((mode, types, method, required, delivery, _): &Codes<'_>) -> String {
    format!(
        r#"{{ "AuthResources": "USER_POOL_ONLY", "Service": "COGNITO", "UserPoolConfigs": {{ "UserPoolName": "a", "SignInMethod": "{method}", "RequiredSignUpAttributes": [{required}], "VerificationMessage": {{ "DeliveryMethod": "{delivery}" }}, "Mfa": {{ "MFAMode": "{mode}", "Settings": {{ "MfaTypes": [{types}] }} }} }} }}"#
    )
}

#[test]
fn mandatory_codes_by_sms_go_to_verified_numbers() {
    let unverified = "mfa-sms-phone-number-unverified @ \"SMS\": codes go out by SMS only, to a phone number that sign-up does not verify";
    let cases: &[Codes<'_>] = &[
        ("ON", r#""SMS""#, "EMAIL", r#""EMAIL", "PHONE_NUMBER""#, "EMAIL", &[unverified]),
        ("ON", r#""SMS""#, "EMAIL_AND_PHONE_NUMBER", r#""EMAIL""#, "EMAIL", &[unverified]),
        ("ON", r#""SMS""#, "PHONE_NUMBER", r#""EMAIL""#, "EMAIL", &[unverified]),
        ("ON", r#""SMS""#, "EMAIL", r#""EMAIL", "PHONE_NUMBER""#, "SMS", &[]),
        ("ON", r#""SMS", "TOTP""#, "EMAIL", r#""EMAIL", "PHONE_NUMBER""#, "EMAIL", &[]),
        ("OPTIONAL", r#""SMS""#, "EMAIL", r#""EMAIL", "PHONE_NUMBER""#, "EMAIL", &[]),
        // One cause, one finding.
        ("ON", r#""SMS""#, "EMAIL", r#""EMAIL""#, "EMAIL", &["mfa-sms-without-phone-number @ \"SMS\""]),
        (
            "ON",
            r#""SMS""#,
            "PHONE_NUMBER",
            r#""PHONE_NUMBER""#,
            "EMAIL",
            &["delivery-attribute-not-collected @ \"EMAIL\""],
        ),
    ];
    let rules = ["delivery-attribute-not-collected", "mfa-sms-phone-number-unverified", "mfa-sms-without-phone-number"];
    for case in cases {
        check(&rules, Create, &codes(case), case.5);
    }
}

#[test]
fn a_pool_that_knows_phone_numbers_offers_sms() {
    let offered =
        "mfa-totp-with-phone-number @ \"TOTP\": `MfaTypes` lists only `TOTP`, but users can choose SMS as well";
    let cases: &[Codes<'_>] = &[
        ("ON", r#""TOTP""#, "PHONE_NUMBER", r#""EMAIL""#, "EMAIL", &[offered]),
        ("OPTIONAL", r#""TOTP""#, "EMAIL", r#""EMAIL", "PHONE_NUMBER""#, "EMAIL", &[offered]),
        ("ON", r#""TOTP""#, "EMAIL", r#""EMAIL""#, "SMS", &[offered]),
        ("ON", r#""TOTP""#, "EMAIL", r#""EMAIL""#, "EMAIL", &[]),
        ("ON", r#""TOTP", "SMS""#, "PHONE_NUMBER", r#""EMAIL""#, "EMAIL", &[]),
        ("OFF", r#""TOTP""#, "PHONE_NUMBER", r#""EMAIL""#, "EMAIL", &[]),
    ];
    for case in cases {
        check(&["mfa-totp-with-phone-number"], Create, &codes(case), case.5);
    }
}

#[test]
fn escapes_are_looked_through() {
    let document = oauth(Update, r#""RedirectSignInURIs": ["\u0068ttp:\/\/a.example\/#x"]"#);
    // Escapes.
    check(DEFAULT, Update, &document, &["redirect-uri-insecure-http @ \\u0068ttp", "redirect-uri-fragment @ #x"]);
    let fixed = document.replace(r"\u0068ttp", "https").replace("#x", "");
    check_fixes(DEFAULT, Update, &[(Applicability::Unsafe, &document, &fixed)]);
}

#[test]
fn secrets_in_uris_are_not_shown() {
    let document = oauth(Update, r#""RedirectSignInURIs": ["http://user:hunter22@a.example/"]"#);
    check(
        &["redirect-uri-insecure-http"],
        Update,
        &document,
        &[
            "redirect-uri-insecure-http @ http: `http://•••@a.example/` uses `http`, which Cognito accepts for localhost only",
        ],
    );
}
