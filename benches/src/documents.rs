//! What is measured: the examples, many small varied documents without and with mistakes, and documents with many findings.

use std::fs;
use std::path::Path;

/// A set of documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Set {
    /// Those of `examples/`.
    Examples,
    /// Small ones without findings.
    Clean,
    /// Small ones, 30 % of them with one mistake.
    Varied,
    /// Small ones, 30 % of them against the schema, and many findings in all.
    Invalid,
}

impl Set {
    pub(crate) const ALL: [Self; 4] = [Self::Examples, Self::Clean, Self::Varied, Self::Invalid];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Examples => "examples",
            Self::Clean => "clean",
            Self::Varied => "30 % with one mistake",
            Self::Invalid => "30 % invalid, many findings",
        }
    }

    pub(crate) fn documents(self) -> Vec<String> {
        match self {
            Self::Examples => examples(),
            Self::Clean => varied(1000, 0, 0),
            Self::Varied => varied(1000, 30, 0),
            Self::Invalid => varied(1000, 30, 40),
        }
    }
}

impl Set {
    /// The documents several times, each in one line.
    pub(crate) fn lines(self, copies: usize) -> Vec<String> {
        let line = |text: String| text.lines().map(str::trim).collect::<Vec<_>>().join(" ");
        let lines: Vec<_> = self.documents().into_iter().map(line).collect();
        std::iter::repeat_n(lines, copies).flatten().collect()
    }
}

/// The documents of `examples/`.
fn examples() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples");
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut paths: Vec<_> = entries.filter(|path| path.extension().is_some_and(|ending| ending == "json")).collect();
    paths.sort();
    paths.iter().filter_map(|path| fs::read_to_string(path).ok()).collect()
}

/// Documents with varied content and formatting. The parameters are the percentage that breaks the schema, and the
/// percentage for each choice that is allowed but unwise.
fn varied(count: usize, invalid: usize, unwise: usize) -> Vec<String> {
    let mut random = Random(0x5eed);
    (0..count).map(|number| document(number, invalid, unwise, &mut random)).collect()
}

fn document(number: usize, invalid: usize, unwise: usize, random: &mut Random) -> String {
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
            r#""OAuth": {{ "DomainPrefix": "login-{number}", "OAuthGrantType": "CODE", "OAuthScopes": ["OPENID", "EMAIL", "AWS_COGNITO_SIGNIN_USER_ADMIN"], "RedirectSignInURIs": ["https://app{number}.example.com/"], "RedirectSignOutURIs": ["https://app{number}.example.com/bye"], "SocialProviderSettings": {{ "Google": {{ "ClientId": "{number}.apps.googleusercontent.com", "ClientSecret": "${{GOOGLE_SECRET}}" }} }} }}"#
        ));
    }
    if random.below(100) < invalid {
        spoil(&mut pool, random);
    }
    for (wise, other) in UNWISE {
        if random.below(100) < unwise {
            pool.iter_mut().for_each(|member| *member = member.replace(wise, other));
        }
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

/// What is allowed but unwise, with what it replaces.
const UNWISE: [(&str, &str); 14] = [
    (r#""OPTIONAL""#, r#""OFF""#),
    (r#", "TOTP""#, ""),
    ("Your code is {####}", "Your code is {###}"),
    ("Hello, your code is {####}.", "Hello {username}, your code is {####}."),
    (r#", "EmailSubject": "Your code""#, ""),
    (r#""CODE""#, r#""IMPLICIT""#),
    (r#""OPENID", "#, ""),
    ("https://app", "http://app"),
    ("/bye", "/bye#top"),
    ("${GOOGLE_SECRET}", "GOCSPX-abcdefghijklmnop"),
    (".apps.googleusercontent.com", ""),
    ("customers-", " customers-"),
    (r#"["REQUIRE_DIGIT"]"#, r#"["REQUIRE_DIGIT", "REQUIRE_DIGIT"]"#),
    ("login-", "login-aws-"),
];

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
