//! Fixes of YAML that move members or put maps around them.

use authlint::{Applicability, Config, Conversion, Document, Format, Linter, Report, Rule};
use serde_json::Value;

use crate::generate::{Random, document, schema};

const HEAD: &str = "AuthResources: USER_POOL_ONLY\nService: COGNITO\n";

fn check(text: &str, format: Format) -> Report {
    Linter::default().check(&Document::parse(text, format))
}

fn has_finding(report: &Report) -> bool {
    report.findings().iter().any(|finding| finding.rule().id() == "misplaced-member")
}

fn fixed(text: &str) -> String {
    let report = check(text, Format::Yaml);
    assert!(has_finding(&report), "{text}\n{:#?}", report.findings());
    let rules = report.fix(Applicability::Unsafe);
    rules.text().to_owned()
}

#[test]
fn members_move_with_their_lines() {
    for (what, bad, good) in [
        (
            "into a block, with the comment behind it",
            "UserPoolConfigs:\n  UserPoolName: a\n  MFAMode: 'OFF' # for now\n  Mfa:\n    Settings: {} # none\n",
            "UserPoolConfigs:\n  UserPoolName: a\n  Mfa:\n    Settings: {} # none\n    MFAMode: 'OFF' # for now\n",
        ),
        (
            "with what is inside it, and without a line end at the end of the text",
            "UserPoolConfigs:\n    UserPoolName: a\n    Mfa:\n        MFAMode: OPTIONAL\n    Settings:\n        # one\n        MfaTypes:\n        - TOTP # two\n        SmsMessage: |-\n              Your code is {####}",
            "UserPoolConfigs:\n    UserPoolName: a\n    Mfa:\n        MFAMode: OPTIONAL\n        Settings:\n            # one\n            MfaTypes:\n            - TOTP # two\n            SmsMessage: |-\n                  Your code is {####}\n",
        ),
        (
            "with a text of several lines",
            "UserPoolConfigs:\n  Mfa:\n    MFAMode: 'OFF'\n    VerificationMessage:\n      EmailSettings:\n        EmailMessage: |\n          Your code\n\n            is {####}\n  UserPoolName: a\n",
            "UserPoolConfigs:\n  Mfa:\n    MFAMode: 'OFF'\n  UserPoolName: a\n  VerificationMessage:\n    EmailSettings:\n      EmailMessage: |\n        Your code\n\n          is {####}\n",
        ),
        (
            "out of a block, which is empty then",
            "UserPoolConfigs:\n  UserPoolName: a\n  Mfa:\n    SignInMethod: EMAIL # by mail\n",
            "UserPoolConfigs:\n  UserPoolName: a\n  Mfa: {}\n  SignInMethod: EMAIL # by mail\n",
        ),
        (
            "out of a block with a comment, which is empty then",
            "UserPoolConfigs:\n  UserPoolName: a\n  Mfa: # later\n    SignInMethod: EMAIL\n",
            "UserPoolConfigs:\n  UserPoolName: a\n  Mfa: # later\n    {}\n  SignInMethod: EMAIL\n",
        ),
        (
            "out of the last block",
            "UserPoolConfigs:\n  UserPoolName: a\n  Mfa:\n    MFAMode: 'OFF'\n    SignInMethod: EMAIL",
            "UserPoolConfigs:\n  UserPoolName: a\n  Mfa:\n    MFAMode: 'OFF'\n  SignInMethod: EMAIL\n",
        ),
        (
            "into a new map",
            "UserPoolConfigs:\n    UserPoolName: a\n    MFAMode: 'OFF'\n",
            "UserPoolConfigs:\n    UserPoolName: a\n    Mfa:\n        MFAMode: 'OFF'\n",
        ),
        (
            "into empty brackets",
            "UserPoolConfigs:\n  MFAMode: 'OFF'\n  UserPoolName: a\n  Mfa: {} # nothing\n",
            "UserPoolConfigs:\n  UserPoolName: a\n  Mfa: # nothing\n    MFAMode: 'OFF'\n",
        ),
        (
            "into brackets",
            "UserPoolConfigs:\n  MFAMode: OPTIONAL\n  UserPoolName: a\n  Mfa: { Settings: { MfaTypes: [TOTP] } }\n",
            "UserPoolConfigs:\n  UserPoolName: a\n  Mfa: { Settings: { MfaTypes: [TOTP] }, MFAMode: OPTIONAL }\n",
        ),
        (
            "into brackets, where a comma ends a text",
            "UserPoolConfigs:\n  MFAMode: on, off\n  UserPoolName: a\n  Mfa: { Settings: { MfaTypes: [TOTP] } }\n",
            "UserPoolConfigs:\n  UserPoolName: a\n  Mfa: { Settings: { MfaTypes: [TOTP] }, MFAMode: \"on, off\" }\n",
        ),
        (
            "into brackets, as a list",
            "UserPoolConfigs:\n  Settings: { MfaTypes: [TOTP] }\n  UserPoolName: a\n  Mfa: { MFAMode: OPTIONAL }\n",
            "UserPoolConfigs:\n  UserPoolName: a\n  Mfa: { MFAMode: OPTIONAL, Settings: { MfaTypes: [TOTP] } }\n",
        ),
        (
            "into empty brackets with spaces",
            "UserPoolConfigs:\n  MFAMode: 'OFF'\n  UserPoolName: a\n  Mfa: { }\n",
            "UserPoolConfigs:\n  UserPoolName: a\n  Mfa:\n    MFAMode: 'OFF'\n",
        ),
        (
            "with empty lines in it",
            "UserPoolConfigs:\n  UserPoolName: a\n  Mfa:\n    MFAMode: OPTIONAL\n  Settings:\n\n    MfaTypes: [TOTP]\n  \n    SmsMessage: a {####}\n",
            "UserPoolConfigs:\n  UserPoolName: a\n  Mfa:\n    MFAMode: OPTIONAL\n    Settings:\n\n      MfaTypes: [TOTP]\n\n      SmsMessage: a {####}\n",
        ),
        (
            "out of brackets",
            "UserPoolConfigs:\n  UserPoolName: a\n  Mfa: {MFAMode: 'OFF', \"SignInMethod\":\"EMAIL\"}\n",
            "UserPoolConfigs:\n  UserPoolName: a\n  Mfa: {MFAMode: 'OFF'}\n  \"SignInMethod\": \"EMAIL\"\n",
        ),
        (
            "from brackets into brackets",
            "UserPoolConfigs: {MFAMode: OPTIONAL, Mfa: {Settings: {MfaTypes: [TOTP]}}}\n",
            "UserPoolConfigs: {Mfa: {Settings: {MfaTypes: [TOTP]}, MFAMode: OPTIONAL}}\n",
        ),
        (
            "with Windows line ends",
            "UserPoolConfigs:\r\n  MFAMode: OPTIONAL # now\r\n  UserPoolName: a\r\n  Mfa:\r\n    Settings: {MfaTypes: [TOTP]}\r\n",
            "UserPoolConfigs:\r\n  UserPoolName: a\r\n  Mfa:\r\n    Settings: {MfaTypes: [TOTP]}\r\n    MFAMode: OPTIONAL # now\r\n",
        ),
        (
            "beside what a merge key brings",
            "UserPoolConfigs:\n  ForgotPassword: &m\n    DeliveryMethod: EMAIL\n  MFAMode: 'OFF'\n  Mfa:\n    Settings: {}\n    <<: *m\n",
            "UserPoolConfigs:\n  ForgotPassword: &m\n    DeliveryMethod: EMAIL\n  Mfa:\n    Settings: {}\n    <<: *m\n    MFAMode: 'OFF'\n",
        ),
    ] {
        let fixed = fixed(&format!("{HEAD}{bad}"));
        assert_eq!(fixed.strip_prefix(HEAD).unwrap_or(&fixed), good, "{what}");
    }
}

#[test]
fn maps_are_put_around_members() {
    let pool =
        "SignInMethod: EMAIL # by mail\nUserPoolName: a\nRequiredSignUpAttributes:\n- EMAIL\nMfa: { MFAMode: 'OFF' }\n";
    let inside = pool.replace('\n', "\n  ");
    let inside = inside.trim_end();
    for (bad, good) in [
        (format!("# mine\n{pool}"), format!("# mine\nUserPoolConfigs:\n  {inside}\nService: COGNITO\n")),
        (
            "{'SignInMethod': EMAIL, UserPoolName: a, Mfa: {MFAMode: 'OFF'}}\n".to_owned(),
            "{ 'UserPoolConfigs': {'SignInMethod': EMAIL, UserPoolName: a, Mfa: {MFAMode: 'OFF'}}, 'Service': \"COGNITO\" }\n"
                .to_owned(),
        ),
        (format!("{HEAD}{pool}"), format!("{HEAD}UserPoolConfigs:\n  {inside}\n")),
        (format!("{HEAD}# mine\n{pool}"), format!("{HEAD}# mine\nUserPoolConfigs:\n  {inside}\n")),
    ] {
        assert_eq!(fixed(&bad), good);
    }
}

#[test]
fn nothing_moves_where_it_may_mean_something_else() {
    for (what, text) in [
        (
            "it has an alias",
            "UserPoolConfigs:\n  ForgotPassword: &x {DeliveryMethod: EMAIL}\n  Mfa:\n    VerificationMessage: *x\n",
        ),
        (
            "an alias stands for a part of it",
            "UserPoolConfigs:\n  Mfa:\n    VerificationMessage: {DeliveryMethod: &x EMAIL}\n  SignInMethod: *x\n",
        ),
        (
            "it goes into what an alias stands for",
            "UserPoolConfigs:\n  MFAMode: OPTIONAL\n  Mfa: &x {Settings: {}}\n  Other: *x\n",
        ),
        ("it has a tag in brackets", "UserPoolConfigs:\n  Mfa: {SignInMethod: !!str EMAIL, MFAMode: OPTIONAL}\n"),
        ("other documents follow", "UserPoolConfigs:\n  Mfa:\n    SignInMethod: EMAIL\n---\na: b\n"),
        ("its name stands behind a question mark", "UserPoolConfigs:\n  Mfa:\n    ? SignInMethod\n    : EMAIL\n"),
        ("it shares its line with an anchor", "UserPoolConfigs:\n  Mfa:\n    &x SignInMethod: EMAIL\n"),
        (
            "the line ends behind it belong to it",
            "UserPoolConfigs:\n  Mfa:\n    MFAMode: 'OFF'\n    UserPoolName: |+\n      a\n\n",
        ),
        (
            "the line ends before it would belong to something else",
            "UserPoolConfigs:\n  Mfa: {SignInMethod: EMAIL}\n  UserPoolName: |+\n    a\n\n",
        ),
        (
            "a line of it stands too far to the left",
            "UserPoolConfigs:\n  Mfa:\n    VerificationMessage:\n      # left\n   # of it\n      DeliveryMethod: EMAIL\n",
        ),
        ("a comment would be lost in brackets", "UserPoolConfigs:\n  MFAMode: OPTIONAL # now\n  Mfa: {Settings: {}}\n"),
        (
            "a block does not fit into brackets",
            "UserPoolConfigs:\n  Settings:\n    MfaTypes: [TOTP]\n  Mfa: {MFAMode: OPTIONAL}\n",
        ),
    ] {
        let text = format!("{HEAD}{text}");
        let report = check(&text, Format::Yaml);
        let found: Vec<_> =
            report.findings().iter().filter(|finding| finding.rule().id() == "misplaced-member").collect();
        assert!(!found.is_empty(), "{what}");
        assert!(found.iter().all(|finding| finding.fixes().is_empty()), "{what}: {found:#?}");
    }
}

/// A document with some members of its user pool in other places, or the members of the user pool alone.
fn misplaced(mut value: Value, random: &mut Random) -> Value {
    fn objects(value: &Value, at: &str, found: &mut Vec<String>) {
        let Some(members) = value.as_object() else { return };
        found.push(at.to_owned());
        for (name, member) in members {
            objects(member, &format!("{at}/{name}"), found);
        }
    }
    for _ in 0..=random.below(3) {
        let mut places = Vec::new();
        objects(&value, "", &mut places);
        let (from, into) = (random.pick(&places).clone(), random.pick(&places).clone());
        let names: Vec<_> = value.pointer(&from).and_then(Value::as_object).unwrap().keys().cloned().collect();
        if names.is_empty() {
            continue;
        }
        let name = random.pick(&names).clone();
        if from == into || format!("{into}/").starts_with(&format!("{from}/{name}/")) {
            continue;
        }
        let member = value.pointer_mut(&from).and_then(Value::as_object_mut).unwrap().remove(&name).unwrap();
        value.pointer_mut(&into).and_then(Value::as_object_mut).unwrap().insert(name, member);
    }
    match value.pointer("/ResourceConfig/UserPoolConfigs") {
        Some(pool) if random.percent(10) => pool.clone(),
        _ => value,
    }
}

/// A value in blocks and brackets, with comments and texts of all kinds.
fn write(value: &Value, indent: usize, random: &mut Random, out: &mut String) {
    let is_plain = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_uppercase());
    match value {
        Value::Object(members) if !members.is_empty() && !random.percent(10) => {
            for (name, value) in members {
                comment(indent, random, out);
                out.push_str(&format!("\n{:indent$}{name}:", ""));
                write(value, indent + 2, random, out);
            }
        }
        Value::Array(items) if !items.is_empty() && random.percent(50) => {
            for item in items {
                comment(indent, random, out);
                out.push_str(&format!("\n{:indent$}- {item}", ""));
            }
        }
        Value::String(text) if text.len() > 1 && text.is_ascii() && random.percent(20) => {
            let text = text.replace(|it: char| it.is_ascii_control(), " ");
            let (lead, style) = (" ".repeat(indent + 1), random.pick(&["|-", ">-", "|", "|+"]));
            out.push_str(&format!(" {style}\n{lead}x{text}x\n{lead}y"));
        }
        Value::String(text) if is_plain(text) && !["ON", "OFF"].contains(&text.as_str()) => {
            out.push_str(&format!(" {text}"));
        }
        other => out.push_str(&format!(" {other}")),
    }
    let line = out.rsplit('\n').next().unwrap();
    if random.percent(10) && line.contains(": ") && !line.contains(['|', '>', '#']) {
        out.push_str(" # behind");
    }
}

fn comment(indent: usize, random: &mut Random, out: &mut String) {
    if random.percent(10) {
        out.push_str(&format!("\n{:indent$}# before", ""));
    }
}

/// Only members that are in the wrong place are found.
fn linter() -> Linter {
    let mut config = Config::default();
    for rule in Rule::all().iter().filter(|rule| rule.id() != "misplaced-member") {
        config.set_level(rule, None);
    }
    Linter::new(config)
}

/// A document of YAML has the same values after its fixes as its twin in JSON.
#[test]
fn what_is_moved_in_yaml_is_moved_in_json() {
    let schemas = ["create", "update"].map(schema);
    let linter = linter();
    let fixed = |document: &Document| linter.check(document).fix(Applicability::Unsafe);
    let (mut moved, mut all) = (0, 0);
    for seed in 0..3_000 {
        let mut random = Random::new(seed);
        let value = document(random.pick(&schemas), &mut random);
        let value = misplaced(value, &mut random);
        let mut text = String::new();
        write(&value, 0, &mut random, &mut text);
        let text = text.trim_start().to_owned() + if random.percent(50) { "\n" } else { "" };
        let text = if random.percent(20) { text.replace('\n', "\r\n") } else { text };
        let yaml = Document::parse(text.as_str(), Format::Yaml);
        let Ok(json) = Conversion::new().format(Format::Json).convert(&yaml) else { continue };
        let (yaml_fixed, json_fixed) = (fixed(&yaml), fixed(&json.document().clone()));
        if json_fixed.applied().is_empty() {
            assert!(yaml_fixed.applied().is_empty(), "{seed}: {text}");
            continue;
        }
        all += 1;
        // Where a move may mean something else there is none.
        if yaml_fixed.applied().len() < json_fixed.applied().len() {
            continue;
        }
        moved += 1;
        let again = Conversion::new().format(Format::Json).convert(yaml_fixed.report().document());
        let again = again.unwrap_or_else(|why| panic!("{seed}: {why}\n{text}\n{}", yaml_fixed.text()));
        let value = |text: &str| serde_json::from_str::<Value>(text).unwrap();
        assert_eq!(value(again.text()), value(json_fixed.text()), "{seed}: {text}\n---\n{}", yaml_fixed.text());
        let comments = |text: &str| text.matches("# b").count();
        assert_eq!(comments(yaml_fixed.text()), comments(&text), "{seed}: {text}\n---\n{}", yaml_fixed.text());
        assert_eq!(yaml_fixed.text().replace("\r\n", "").contains('\n'), text.replace("\r\n", "").contains('\n'));
    }
    assert!(all > 500 && moved * 10 > all * 8, "{moved} of {all}");
}
