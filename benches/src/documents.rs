//! What is measured: the examples, and many small varied documents, 30 % of them invalid.

use std::fs;
use std::path::Path;

/// How many sets there are.
pub(crate) const SETS: usize = 2;

/// Named sets of documents.
pub(crate) fn all() -> [(&'static str, Vec<String>); SETS] {
    [("examples", examples()), ("varied", varied(2000))]
}

/// The documents of `examples/`.
fn examples() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples");
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut paths: Vec<_> = entries.filter(|path| path.extension().is_some_and(|ending| ending == "json")).collect();
    paths.sort();
    paths.iter().filter_map(|path| fs::read_to_string(path).ok()).collect()
}

/// Documents that differ in what they hold and how they are written; 30 % of them have a mistake, the others none.
fn varied(count: usize) -> Vec<String> {
    let mut random = Random(0x5eed);
    (0..count).map(|number| document(number, &mut random)).collect()
}

fn document(number: usize, random: &mut Random) -> String {
    let mut pool = vec![
        format!(r#""UserPoolName": "customers-{number}""#),
        format!(r#""SignInMethod": "{}""#, random.pick(&["EMAIL", "USERNAME", "EMAIL_AND_PHONE_NUMBER"])),
        format!(r#""RequiredSignUpAttributes": [{}]"#, random.pick(&[r#""EMAIL""#, r#""EMAIL", "NAME""#, r#""EMAIL", "FAMILY_NAME", "GIVEN_NAME""#])),
        format!(r#""PasswordPolicy": {{ "MinimumLength": {}, "AdditionalConstraints": ["REQUIRE_DIGIT"] }}"#, random.pick(&["15", "12", "16.0", "20"])),
        r#""Mfa": { "MFAMode": "OPTIONAL", "Settings": { "MfaTypes": ["SMS", "TOTP"], "SmsMessage": "Your code is {####}" } }"#.to_owned(),
        r#""VerificationMessage": { "DeliveryMethod": "EMAIL", "EmailSettings": { "EmailMessage": "Hello, your code is {####}. It is valid for one day.", "EmailSubject": "Your code" } }"#.to_owned(),
    ];
    if random.below(3) > 0 {
        pool.push(format!(
            r#""OAuth": {{ "DomainPrefix": "login-{number}", "OAuthGrantType": "CODE", "OAuthScopes": ["OPENID", "EMAIL"], "RedirectSignInURIs": ["https://app{number}.example.com/"], "RedirectSignOutURIs": ["https://app{number}.example.com/bye"], "SocialProviderSettings": {{ "Google": {{ "ClientId": "{number}.apps.googleusercontent.com", "ClientSecret": "${{GOOGLE_SECRET}}" }} }} }}"#
        ));
    }
    if random.below(10) < 3 {
        spoil(&mut pool, random);
    }
    let config = format!(
        r#"{{ "AuthResources": "IDENTITY_POOL_AND_USER_POOL", "Service": "COGNITO", "IdentityPoolConfigs": {{ "IdentityPoolName": "guests_{number}", "UnauthenticatedLogin": false }}, "UserPoolConfigs": {{ {} }} }}"#,
        pool.join(", ")
    );
    let request = format!(
        r#"{{ "AppId": "d{number}", "BackendEnvironmentName": "prod", "ResourceName": "auth{number}", "ResourceConfig": {config} }}"#
    );
    if random.below(2) == 0 { pretty(&request) } else { request }
}

/// One mistake of those that people make.
fn spoil(pool: &mut Vec<String>, random: &mut Random) {
    match random.below(6) {
        0 => pool[3] = r#""PasswordPolcy": { "MinimumLength": 12 }"#.to_owned(),
        1 => pool[1] = r#""SignInMethod": "email""#.to_owned(),
        2 => pool[3] = r#""PasswordPolicy": { "MinimumLength": "12" }"#.to_owned(),
        3 => pool[5] = r#""VerificationMessage": { "DeliveryMethod": "EMAIL" }"#.to_owned(),
        4 => pool[4] = r#""Mfa": { "MFAMode": "ON" }"#.to_owned(),
        _ => {
            pool.remove(0);
        }
    }
}

fn pretty(text: &str) -> String {
    let value: serde_json::Value = serde_json::from_str(text).expect("the generator writes JSON");
    serde_json::to_string_pretty(&value).expect("a value can be written")
}

/// A small generator of numbers, the same on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }
}
