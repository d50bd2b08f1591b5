//! Fuzz test: damages documents full of secrets token by token, and searches for the secrets in all output.
//!
//! `LEAK_DOCUMENTS=200000 LEAK_SEED=7 cargo test --release --lib leaks` runs longer, with other documents.

#![cfg_attr(not(test), allow(dead_code, clippy::indexing_slicing, clippy::string_slice, clippy::unwrap_used))]

use std::fmt::Write as _;
use std::panic;
use std::thread;

use super::fix;
use crate::api::{Casing, Operation};
use crate::assist;
use crate::convert::Conversion;
use crate::diagnostic::Applicability;
use crate::document::{Document, ParseOptions};
use crate::lint::linter::Linter;
use crate::output::human::{self, Look};
use crate::output::{checkstyle, concise, diff, github, gitlab, json, junit, markdown, rdjson, sarif};
use crate::rule::Level;
use crate::syntax::Format;

/// Every six characters of a secret contain one of these; nothing else does.
const PIECES: [&str; 3] = ["qxj", "zqx", "jqv"];

/// The number of documents in an ordinary test run.
const DOCUMENTS: usize = 8_000;

struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 20).unwrap_or_default() % limit.max(1)
    }

    fn pick<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.below(of.len())]
    }
}

/// A secret in one of the usual formats.
fn secret(random: &mut Random) -> String {
    let between = random.pick(&["", "", "-", " ", "_", "1", "/", ".", ":", "="]);
    let pieces: Vec<_> = (0..3 + random.below(4)).map(|_| random.pick(&PIECES)).collect();
    let secret = pieces.join(between);
    match random.below(8) {
        0 => secret.to_uppercase(),
        1 => format!("GOCSPX-{secret}"),
        2 => format!("{secret}@example.com"),
        3 => format!("EMAIL {secret}"),
        4 => format!("{secret}, {secret}"),
        _ => secret,
    }
}

fn with_secrets(template: &str, random: &mut Random) -> String {
    let mut text = template.to_owned();
    while let Some(at) = text.find('§') {
        let secret = secret(random);
        text.replace_range(at..at + '§'.len_utf8(), &secret);
    }
    text
}

/// A sound document with a secret in every place that may hold one.
fn document(random: &mut Random) -> String {
    let mut text = with_secrets(TEMPLATE, random);
    if random.below(3) == 0 {
        for (sdk, wire) in WIRE {
            text = text.replace(&format!("\"{sdk}\":"), &format!("\"{wire}\":"));
        }
    }
    match random.below(6) {
        0 => text.lines().map(str::trim_start).collect::<Vec<_>>().concat(),
        1 => text.replace('\n', "\r\n"),
        2 => text.lines().flat_map(|line| [line.trim_start(), "\n"]).collect(),
        3 => text.replace('"', "'").replace("false", "False"),
        _ => text,
    }
}

const WIRE: [(&str, &str); 8] = [
    ("ResourceConfig", "resourceConfig"),
    ("UserPoolConfigs", "userPoolConfigs"),
    ("OAuth", "oAuth"),
    ("SocialProviderSettings", "socialProviderSettings"),
    ("ClientId", "client_id"),
    ("ClientSecret", "client_secret"),
    ("VerificationMessage", "verificationMessage"),
    ("EmailMessage", "emailMessage"),
];

pub(crate) const TEMPLATE: &str = r#"{
  "AppId": "d1",
  "BackendEnvironmentName": "staging",
  "ResourceConfig": {
    "AuthResources": "IDENTITY_POOL_AND_USER_POOL",
    "Service": "COGNITO",
    "IdentityPoolConfigs": { "IdentityPoolName": "orchard", "UnauthenticatedLogin": false },
    "UserPoolConfigs": {
      "UserPoolName": "orchard-customers",
      "SignInMethod": "EMAIL",
      "RequiredSignUpAttributes": ["EMAIL", "NAME"],
      "PasswordPolicy": { "MinimumLength": 12, "AdditionalConstraints": [] },
      "Mfa": { "MFAMode": "OPTIONAL", "Settings": { "MfaTypes": ["TOTP"], "SmsMessage": "§ {####}" } },
      "VerificationMessage": {
        "DeliveryMethod": "EMAIL",
        "EmailSettings": { "EmailSubject": "§ Orchard", "EmailMessage": "Hello § your code is {####} §." },
        "SmsSettings": { "SmsMessage": "Your § code is {####}" }
      },
      "ApiToken": "§",
      "OAuth": {
        "DomainPrefix": "orchard-login",
        "OAuthGrantType": "CODE",
        "OAuthScopes": ["OPENID", "EMAIL"],
        "RedirectSignInURIs": ["https://app.example.com/in?token=§", "https://me:§@app.example.com/#§"],
        "RedirectSignOutURIs": ["https://app.example.com/out#§"],
        "SocialProviderSettings": {
          "Google": { "ClientId": "§", "ClientSecret": "§" },
          "Facebook": { "ClientId": "12345", "ClientSecret": "§" },
          "SignInWithApple": { "ClientId": "§", "KeyId": "§", "TeamId": "§", "PrivateKey": "§" }
        }
      }
    }
  }
}
"#;

/// The same in YAML, in all the ways that it writes texts.
pub(crate) const YAML_TEMPLATE: &str = r#"AppId: d1
BackendEnvironmentName: staging
ResourceConfig:
  AuthResources: IDENTITY_POOL_AND_USER_POOL
  Service: COGNITO
  IdentityPoolConfigs: { IdentityPoolName: orchard, UnauthenticatedLogin: false }
  UserPoolConfigs:
    UserPoolName: orchard-customers
    SignInMethod: |- # §
      EMAIL
    RequiredSignUpAttributes: [EMAIL, NAME]
    PasswordPolicy: { MinimumLength: 12, AdditionalConstraints: [] }
    Mfa: { MFAMode: OPTIONAL, Settings: { MfaTypes: [TOTP], SmsMessage: "§ {####}" } }
    VerificationMessage: &texts
      DeliveryMethod: EMAIL
      EmailSettings:
        EmailSubject: '§ Orchard'
        EmailMessage: >-
          Hello § your code
          is {####}

          § and bye.
      SmsSettings: # § is new
        SmsMessage: |
          Your § code is {####}
    ForgotPassword:
      <<: *texts
    ApiToken: "§"
    OAuth:
      DomainPrefix: orchard-login
      OAuthGrantType: CODE
      ? OAuthScopes
      :
      - OPENID
      - EMAIL
      RedirectSignInURIs:
        - https://app.example.com/in?token=§
        - "https://me:§@app.example.com/#§"
      RedirectSignOutURIs: [ 'https://app.example.com/out#§' ]
      SocialProviderSettings:
        Google: { ClientId: "§", ClientSecret: &secret "§" }
        Facebook:
          ClientId: "12345"
          ClientSecret: '§'
        LoginWithAmazon: { ClientId: "a", ClientSecret: *secret }
        SignInWithApple:
          ClientId: "§"
          KeyId: "§"
          TeamId: |-
            §
          PrivateKey: |
            -----BEGIN PRIVATE KEY-----
            §
            -----END PRIVATE KEY-----
"#;

fn yaml_document(random: &mut Random) -> String {
    let text = with_secrets(YAML_TEMPLATE, random);
    match random.below(4) {
        0 => text.replace('\n', "\r\n"),
        1 => WIRE.iter().fold(text, |text, (sdk, wire)| text.replace(&format!("{sdk}:"), &format!("{wire}:"))),
        _ => text,
    }
}

/// The tokens of a text: strings, words, punctuation and spaces.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' | '\'' => rest.get(1..).and_then(|inside| inside.find(first)).map_or(rest.len(), |end| end + 2),
            _ if first.is_alphanumeric() => rest.find(|next: char| !next.is_alphanumeric()).unwrap_or(rest.len()),
            _ if first.is_whitespace() => rest.find(|next: char| !next.is_whitespace()).unwrap_or(rest.len()),
            _ => first.len_utf8(),
        };
        let (token, after) = rest.split_at(length);
        tokens.push(token);
        rest = after;
    }
    tokens
}

/// One to three kinds of damage at random tokens.
fn damage(text: &str, random: &mut Random) -> String {
    let mut text = text.to_owned();
    for _ in 0..=random.below(3) {
        text = damage_once(&text, random);
    }
    text
}

fn damage_once(text: &str, random: &mut Random) -> String {
    let tokens = tokens(text);
    let mut tokens: Vec<String> = tokens.into_iter().map(str::to_owned).collect();
    let solid: Vec<_> = (0..tokens.len()).filter(|at| !tokens[*at].trim().is_empty()).collect();
    if solid.is_empty() {
        return "{".to_owned();
    }
    let at = solid[random.below(solid.len())];
    let strings: Vec<_> = solid.iter().copied().filter(|at| tokens[*at].starts_with(['"', '\''])).collect();
    let string = strings.get(random.below(strings.len())).copied().unwrap_or(at);
    match random.below(22) {
        0 => tokens[at].clear(),
        1 => tokens
            .insert(at, (*random.pick(&[",", ":", "{", "}", "[", "]", "\"", "'", "x", "1", "null", ";", "="])).into()),
        2 => {
            let other = solid[random.below(solid.len())];
            tokens.swap(at, other);
        }
        3 => {
            let again = tokens[at].clone();
            tokens.insert(at, again);
        }
        4 => tokens[at] = (*random.pick(&[",", ":", "{", "}", "[", "]", ";", "=", "=>", "->"])).into(),
        5 => tokens[at].insert_str(0, random.pick(&["//", "#", "/*", "--", "<!--", "\\", "\n", "\r", "\u{a0}"])),
        6 => tokens[at].push_str(random.pick(&["//", "#", "*/", "\\", "\n", "\n\n"])),
        7 => tokens.truncate(at),
        8 => drop(tokens.drain(..at)),
        9 => {
            let _ = tokens[string].pop();
        }
        10 => {
            tokens[string].remove(0);
        }
        11 => tokens[string] = format!("'{}'", tokens[string].trim_matches('"')),
        12 => tokens[string] = format!("“{}”", tokens[string].trim_matches('"')),
        13 => tokens[string] = format!("`{}`", tokens[string].trim_matches('"')),
        14 => tokens[string] = format!("'{}", tokens[string].trim_matches('"')),
        15 => tokens[string] = tokens[string].trim_matches('"').to_owned(),
        16 => {
            let middle = tokens[string].len() / 2;
            if tokens[string].is_char_boundary(middle) {
                let break_with =
                    random.pick(&["\n", "\r\n", "\"", "'", "\\", "\" \"", "\", \"", "\": \"", "//", "{", "}"]);
                tokens[string].insert_str(middle, break_with);
            }
        }
        17 => {
            let copy = tokens[string].clone();
            tokens.insert(string, " ".to_owned());
            tokens.insert(string, copy);
        }
        // A value in place of a key.
        18 => {
            let other = strings.get(random.below(strings.len())).copied().unwrap_or(at);
            tokens[string] = tokens[other].clone();
        }
        // Remove or move lines.
        19 | 20 => {
            let joined = tokens.concat();
            let mut lines: Vec<_> = joined.split_inclusive('\n').collect();
            let (one, other) = (random.below(lines.len()), random.below(lines.len()));
            if random.below(2) == 0 {
                lines.remove(one);
            } else {
                lines.swap(one, other);
            }
            return lines.concat();
        }
        _ => {
            let joined = tokens.concat();
            let count = joined.chars().count();
            let skipped = random.below(count);
            return joined.chars().enumerate().filter(|(place, _)| *place != skipped).map(|(_, it)| it).collect();
        }
    }
    tokens.concat()
}

/// All output for a document, by its place.
fn outputs(text: &str, path: &str, linter: &Linter) -> Vec<(&'static str, String)> {
    let document = ParseOptions::new().path(path).parse(text);
    let report = linter.check(&document);
    let one = || std::iter::once((path, &report));
    let look = Look { color: false, links: false, width: 100 };
    let mut findings = String::new();
    for finding in report.findings() {
        let _ = writeln!(findings, "{finding}\n{}\n{}", finding.help().unwrap_or_default(), report.pointer(finding));
        finding.labels().iter().for_each(|label| findings.push_str(&label.message));
        finding.fixes().iter().for_each(|fix| findings.push_str(&fix.title));
    }
    let mut editor = String::new();
    for symbol in assist::symbols(&document) {
        let _ = writeln!(editor, "{symbol:?}");
    }
    for link in assist::links(&document) {
        editor.push_str(&link.target);
    }
    let step = (text.len() / 8).max(1);
    for offset in (0..text.len()).step_by(step).filter(|offset| text.is_char_boundary(*offset)) {
        let offset = u32::try_from(offset).unwrap_or_default();
        let hovers = [assist::hover(&document, offset), assist::hover_findings(&report, offset)];
        let _ = writeln!(editor, "{:?}", hovers.iter().flatten().map(|hover| &hover.markdown).collect::<Vec<_>>());
        for completion in assist::complete(&document, offset) {
            editor.push_str(&completion.label);
        }
    }
    let mut outputs = vec![
        ("findings", findings),
        ("editor", editor),
        ("redacted", document.redacted()),
        ("full", human::human(path, &report, look)),
        ("concise", concise::concise(path, &report)),
        ("json", without_edits(&json::to_string(one()))),
        ("sarif", sarif::sarif(one())),
        ("github", github::github(path, &report)),
        ("gitlab", gitlab::gitlab(one())),
        ("junit", junit::junit(std::iter::once((path, &report, Level::Error)))),
        ("checkstyle", checkstyle::checkstyle(one())),
        ("rdjson", rdjson::rdjson(one())),
        ("markdown", markdown::to_string(path, &report)),
    ];
    let update = ParseOptions::new().path("update.json").existing(&document).parse(TEMPLATE.replace('§', ""));
    let changes = update.changes();
    let to_yaml = Conversion::new().format(Format::Yaml).operation(Operation::Update).casing(Casing::Wire);
    let to_create = Conversion::new().format(Format::Json).operation(Operation::Create).casing(Casing::Sdk);
    let notes = |conversion: Conversion| match conversion.convert(&document) {
        Ok(converted) => converted.notes().join("\n"),
        Err(why) => why.to_string(),
    };
    outputs.extend([
        ("compared", human::human("update.json", &linter.check(&update), look)),
        ("changes", diff::text(&changes, true) + &diff::json(&changes)),
        ("conversion", notes(to_yaml) + &notes(to_create)),
    ]);
    let fixable = report.findings().iter().any(|finding| !finding.fixes().is_empty());
    if fixable {
        outputs.push(("diff", fix::diff(path, &report, Applicability::Unsafe).0));
    }
    outputs
}

/// The place of the first output that shows a secret, and the text around it.
pub(crate) fn find(text: &str, path: &str, linter: &Linter) -> Option<(&'static str, String)> {
    let outputs = outputs(text, path, linter);
    outputs.into_iter().find_map(|(place, output)| Some((place, leak(&output)?.to_owned())))
}

/// Edits contain document text, for programs to apply.
fn without_edits(report: &str) -> String {
    let mut report: serde_json::Value = serde_json::from_str(report).unwrap_or_default();
    for finding in report["files"][0]["findings"].as_array_mut().into_iter().flatten() {
        for fix in finding["fixes"].as_array_mut().into_iter().flatten() {
            fix["edits"] = serde_json::Value::Null;
        }
    }
    report.to_string()
}

/// The text around two adjacent pieces: fewer than six characters of a secret do not count.
fn leak(text: &str) -> Option<&str> {
    const NEAR: usize = 12;
    let lower = text.to_ascii_lowercase();
    let places = PIECES.iter().flat_map(|piece| lower.match_indices(piece).map(|(at, _)| at));
    let mut places: Vec<_> = places.collect();
    places.sort_unstable();
    let at = places.windows(2).find(|pair| pair[1] - pair[0] < NEAR)?[0];
    let start = (0..=at.saturating_sub(40)).rev().find(|start| text.is_char_boundary(*start))?;
    let end = (at + 40..text.len()).find(|end| text.is_char_boundary(*end)).unwrap_or(text.len());
    text.get(start..end)
}

/// In a text that every parser accepts, a secret at another place was written there by the author.
fn is_sound(text: &str, format: Format) -> bool {
    if format == Format::Yaml {
        let document = Document::parse(text, format);
        return document.parsed().problems.is_empty() && !document.parsed().is_damaged;
    }
    serde_json::from_str::<serde_json::Value>(text).is_ok()
}

fn run(seed: u64, count: usize, is_yaml: bool) -> Vec<String> {
    let mut random = Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let linter = Linter::default();
    let mut leaks = Vec::new();
    for number in 0..count {
        let sound = if is_yaml { yaml_document(&mut random) } else { document(&mut random) };
        let text = if number % 20 == 0 { sound } else { damage(&sound, &mut random) };
        let path = match random.below(4) {
            _ if is_yaml => "auth.yaml",
            0 => "auth.jsonc",
            _ => "auth.json",
        };
        if number % 20 != 0 && is_sound(&text, Format::of_path(path)) {
            continue;
        }
        let run = panic::catch_unwind(panic::AssertUnwindSafe(|| find(&text, path, &linter)));
        match run {
            Ok(None) => {}
            Ok(Some((place, part))) => leaks.push(format!("{place}: {part}\n--- {path}\n{text}")),
            Err(_) => leaks.push(format!("PANIC\n{text}")),
        }
    }
    leaks
}

#[test]
fn no_damage_reveals_a_secret() {
    damage_many(false);
}

#[test]
fn no_damage_of_yaml_reveals_a_secret() {
    damage_many(true);
}

fn damage_many(is_yaml: bool) {
    let number = |name: &str| std::env::var(name).ok().and_then(|value| value.parse().ok());
    let count = number("LEAK_DOCUMENTS").map_or(DOCUMENTS, |count: u64| usize::try_from(count).unwrap_or(DOCUMENTS));
    let seed = number("LEAK_SEED").unwrap_or(1);
    let threads = thread::available_parallelism().map_or(1, std::num::NonZeroUsize::get);
    let leaks: Vec<_> = thread::scope(|scope| {
        let start = |thread: usize| scope.spawn(move || run(seed * 1000 + thread as u64, count / threads, is_yaml));
        let threads: Vec<_> = (0..threads).map(start).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    let shown: Vec<_> = leaks.iter().take(3).map(String::as_str).collect();
    assert!(leaks.is_empty(), "{} of {count} leak:\n{}", leaks.len(), shown.join("\n\n"));
}

#[test]
fn the_search_finds_shown_text() {
    let document = Document::parse(r#"{ "UserPoolConfigs": { "UserPoolName": "qxj zqx" } }"#, Format::Json);
    assert_eq!(document.operation(), Operation::Create);
    assert!(leak(&document.redacted()).is_some());
}
