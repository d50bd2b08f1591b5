//! Documents in YAML: what readers take for something else, suppressions, and fixes that keep the style.

use authlint::{Applicability, Document, Format, Linter, Report};

use crate::generate::{Random, document, schema};

fn check(text: &str) -> Report {
    Linter::default().check(&Document::parse(text, Format::Yaml))
}

/// The marked texts of the findings of a rule.
fn marked<'r>(report: &'r Report, rule: &str) -> Vec<&'r str> {
    let found = report.findings().iter().filter(|finding| finding.rule().id() == rule);
    found.map(|finding| finding.span().of(report.document().text())).collect()
}

#[test]
fn traps_are_found_where_they_are_and_nowhere_else() {
    for (rule, bad, mark, good) in [
        (
            "yaml-boolean-word",
            "UserPoolConfigs:\n  Mfa:\n    MFAMode: ON\n",
            "ON",
            "UserPoolConfigs:\n  Mfa:\n    MFAMode: 'ON'\n",
        ),
        (
            "yaml-boolean-word",
            "UserPoolConfigs:\n  UserPoolName: No\n",
            "No",
            "UserPoolConfigs:\n  UserPoolName: Norway\n",
        ),
        (
            "invalid-type",
            "UserPoolConfigs:\n  UserPoolName: 12345\n",
            "12345",
            "UserPoolConfigs:\n  UserPoolName: \"12345\"\n",
        ),
        (
            "yaml-number-notation",
            "UserPoolConfigs:\n  PasswordPolicy:\n    MinimumLength: 0123\n",
            "0123",
            "UserPoolConfigs:\n  PasswordPolicy:\n    MinimumLength: 23\n",
        ),
        (
            "yaml-number-notation",
            "UserPoolConfigs:\n  PasswordPolicy:\n    MinimumLength: 1_0\n",
            "1_0",
            "UserPoolConfigs:\n  PasswordPolicy:\n    MinimumLength: 10\n",
        ),
        (
            "yaml-number-notation",
            "UserPoolConfigs:\n  UserPoolName: 12:30\n",
            "12:30",
            "UserPoolConfigs:\n  UserPoolName: 1a:30\n",
        ),
        (
            "yaml-number-notation",
            "UserPoolConfigs:\n  UserPoolName: 1_0:5\n",
            "1_0:5",
            "UserPoolConfigs:\n  UserPoolName: a1:30\n",
        ),
        (
            "yaml-date",
            "UserPoolConfigs:\n  UserPoolName: 2026-01-31\n",
            "2026-01-31",
            "UserPoolConfigs:\n  UserPoolName: pool-2026-01-31\n",
        ),
        (
            "syntax-error",
            "UserPoolConfigs:\n  VerificationMessage:\n    SmsSettings:\n      SmsMessage: {####}\n",
            "{####}",
            "UserPoolConfigs:\n  VerificationMessage:\n    SmsSettings:\n      SmsMessage: '{####}'\n",
        ),
        ("syntax-error", "UserPoolConfigs:\n\tUserPoolName: a\n", "\t", "UserPoolConfigs:\n  UserPoolName: a\n"),
        ("syntax-error", "UserPoolConfigs:\n  UserPoolName:\ta\n", "\t", "UserPoolConfigs:\n  UserPoolName: a\t\n"),
        ("yaml-several-documents", "UserPoolConfigs: {}\n---\n", "---", "---\nUserPoolConfigs: {}\n...\n"),
        (
            "duplicate-json-key",
            "UserPoolConfigs:\n  UserPoolName: a\n  UserPoolName: b\n",
            "UserPoolName",
            "UserPoolConfigs:\n  UserPoolName: a\n",
        ),
    ] {
        assert_eq!(marked(&check(bad), rule), [mark], "{bad}");
        assert_eq!(marked(&check(good), rule), [""; 0], "{good}");
    }
}

/// What YAML 1.1 readers, by the patterns of `PyYAML`, take for a date or a number, and others for a text or another number.
#[test]
fn words_that_readers_read_in_two_ways_are_found() {
    let (date, number) = (Some("yaml-date"), Some("yaml-number-notation"));
    for (word, rule) in [
        ("2026-01-31", date),
        ("2026-1-31", None),
        ("2026-001-31", None),
        ("202-01-31", None),
        ("20260-01-31", None),
        ("2026-01", None),
        ("2026-01-31-02", None),
        ("2026-01-31T10:00:00", date),
        ("2026-1-3t1:00:00.5Z", date),
        ("2026-01-31 10:00:00 +1", date),
        ("2026-01-31T10:00", None),
        ("2026-01-31T10:0:00", None),
        ("2026-01-31T100:00:00", None),
        ("2026-01-31T10:00:0", None),
        ("2026-01-3xT10:00:00", None),
        ("202-01-31T10:00:00", None),
        ("2026-x-31T10:00:00", None),
        ("2026-01-31Tx:00:00", None),
        ("007", number),
        ("0_7", number),
        ("+07", number),
        ("01.5", None),
        ("0", None),
        ("0o7", number),
        ("0b1", number),
        ("0x1F", number),
        ("1_0", number),
        ("1_0.5", number),
        ("1_0x", None),
        ("1e3", number),
        ("1.5e3", number),
        ("1e+3", number),
        ("1.5e+3", None),
        ("1.5e-3", None),
        ("1.5", None),
        ("12:30", number),
        ("1:2:3", number),
        ("-1:59", number),
        ("12:60", None),
        ("12:", None),
        ("0:30", None),
        ("1a:30", None),
        ("12:3a", None),
        ("12:123", None),
    ] {
        // The first takes texts, the second numbers.
        let places = ["UserPoolName", "PasswordPolicy:\n    MinimumLength"];
        let reports = places.map(|place| check(&format!("UserPoolConfigs:\n  {place}: {word}\n")));
        let is_found = |id: &&str| reports.iter().any(|report| marked(report, id) == [word]);
        let found = ["yaml-date", "yaml-number-notation"].into_iter().filter(is_found);
        assert_eq!(found.collect::<Vec<_>>(), Vec::from_iter(rule), "{word}");
    }
}

#[test]
fn a_finding_of_an_alias_marks_the_value_and_labels_the_alias() {
    let text = "UserPoolConfigs:\n  VerificationMessage: &v { DeliveryMethod: email }\n  ForgotPassword: *v\n";
    let report = check(text);
    assert_eq!(marked(&report, "invalid-enum-value"), ["email", "email"]);
    let labels: Vec<_> = report.findings().iter().flat_map(authlint::Finding::labels).collect();
    assert!(labels.iter().any(|label| label.message() == "used here" && label.span().of(text) == "*v"));
    assert!(report.findings().iter().filter(|it| it.span().of(text) == "email").all(|it| it.fixes().is_empty()));
}

#[test]
fn comments_suppress_findings() {
    let text = "UserPoolConfigs:\n  # authlint: ignore[yaml-boolean-word] -- read by the AWS command line only\n  Mfa:\n    MFAMode: OFF\n";
    assert_eq!(marked(&check(text), "yaml-boolean-word"), [""; 0]);
    assert_eq!(marked(&check(text), "unused-ignore"), [""; 0]);
    // A value that is not written stands at the end of what the comment covers.
    let text = "UserPoolConfigs:\n  # authlint: ignore[null-member] -- as it was exported\n  OAuth:\n";
    assert_eq!(check(text).findings().iter().filter(|it| it.rule().id() == "null-member").count(), 0);
    assert_eq!(marked(&check(text), "unused-ignore"), [""; 0]);
}

#[test]
fn a_value_that_is_not_written_stands_behind_its_mark() {
    for text in
        ["UserPoolConfigs:\n  OAuth:\n", "UserPoolConfigs:\n  OAuth \t :\n", "UserPoolConfigs:\n  OAuth:  # none\n"]
    {
        let report = check(text);
        let finding = report.findings().iter().find(|finding| finding.rule().id() == "null-member").unwrap();
        let before = &text[..finding.span().start as usize];
        assert_eq!(before.len(), text.rfind(':').unwrap() + 1, "{text:?}");
    }
}

#[test]
fn fixes_keep_the_style() {
    for (bad, good) in [
        (
            "AuthResources: USER_POOL_ONLY\nService: cognito # ours\nUserPoolConfigs: {}\n",
            "AuthResources: USER_POOL_ONLY\nService: COGNITO # ours\nUserPoolConfigs: {}\n",
        ),
        (
            "AuthResources: USER_POOL_ONLY\n'Service': 'cognito'\nUserPoolConfigs: {}\n",
            "AuthResources: USER_POOL_ONLY\n'Service': 'COGNITO'\nUserPoolConfigs: {}\n",
        ),
        (
            "AuthResources: USER_POOL_ONLY\nService: \"cognito\"\nUserPoolConfigs: {}\n",
            "AuthResources: USER_POOL_ONLY\nService: \"COGNITO\"\nUserPoolConfigs: {}\n",
        ),
        ("UserPoolConfigs:\n  Mfa:\n    mfamode: 'OFF'\n", "UserPoolConfigs:\n  Mfa:\n    MFAMode: 'OFF'\n"),
        (
            "UserPoolConfigs:\n  UserPoolName: pool\n  SignInMethod: EMAIL\n  RequiredSignUpAttributes: [EMAIL]\n  PasswordPolicy:\n    MinimumLength: 15 # long\n",
            "UserPoolConfigs:\n  UserPoolName: pool\n  SignInMethod: EMAIL\n  RequiredSignUpAttributes: [EMAIL]\n  PasswordPolicy:\n    MinimumLength: 15 # long\n    AdditionalConstraints: []\n",
        ),
        (
            "UserPoolConfigs:\n  UserPoolName: pool\n  OAuth: null\n  SignInMethod: EMAIL\n  RequiredSignUpAttributes: [EMAIL]\n",
            "UserPoolConfigs:\n  UserPoolName: pool\n  SignInMethod: EMAIL\n  RequiredSignUpAttributes: [EMAIL]\n",
        ),
        (
            "UserPoolConfigs:\n  VerificationMessage:\n    DeliveryMethod: SMS\n    SmsSettings:\n      SmsMessage: >-\n        Your code\n        is {###}\n",
            "UserPoolConfigs:\n  VerificationMessage:\n    DeliveryMethod: SMS\n    SmsSettings:\n      SmsMessage: >-\n        Your code\n        is {####}\n",
        ),
        (
            "UserPoolConfigs:\n  SignInMethod: EMAIL\n  RequiredSignUpAttributes:\n  - EMAIL\n  - NAME\n  - EMAIL # again\n",
            "UserPoolConfigs:\n  SignInMethod: EMAIL\n  RequiredSignUpAttributes:\n  - EMAIL\n  - NAME\n",
        ),
        (
            "UserPoolConfigs:\n  &o OAuth: null\n  SignInMethod: EMAIL\n  RequiredSignUpAttributes: [EMAIL]\n",
            "UserPoolConfigs:\n  &o SignInMethod: EMAIL\n  RequiredSignUpAttributes: [EMAIL]\n",
        ),
        (
            "UserPoolConfigs:\n  SignInMethod: EMAIL\n  RequiredSignUpAttributes:\n  - EMAIL\n  - EMAIL\n  - NAME\n",
            "UserPoolConfigs:\n  SignInMethod: EMAIL\n  RequiredSignUpAttributes:\n  - EMAIL\n  - NAME\n",
        ),
    ] {
        let whole = |text: &str| match text.starts_with("UserPoolConfigs") {
            true => format!("AuthResources: USER_POOL_ONLY\nService: COGNITO\n{text}"),
            false => text.to_owned(),
        };
        let fixed = check(&whole(bad)).fix(Applicability::Unsafe);
        assert_eq!(fixed.text(), whole(good), "{:?}", fixed.applied());
    }
}

/// The values of a text, as JSON.
fn values(document: &Document) -> Option<serde_json::Value> {
    let json = authlint::Conversion::new().format(Format::Json).convert(document).ok()?;
    serde_json::from_str(json.text()).ok()
}

/// Comments on lines of their own and behind values, each with a number.
fn with_comments(text: &str, random: &mut Random) -> (String, usize) {
    let mut count = 0;
    let mut block = None;
    let mut commented = String::new();
    for line in text.lines() {
        let indent = line.len() - line.trim_start().len();
        let is_text = block.is_some_and(|around| indent > around || line.is_empty());
        let mut comment = || {
            count += 1;
            format!("# comment {count}")
        };
        if !is_text {
            block = (line.ends_with("|-") || line.ends_with(": |") || line.ends_with("- |")).then_some(indent);
            if random.percent(20) {
                commented += &format!("{}{}\n", " ".repeat(indent), comment());
            }
        }
        commented += line;
        if !is_text && block.is_none() && random.percent(20) {
            commented += &format!(" {}", comment());
        }
        commented.push('\n');
    }
    (commented, count)
}

/// What holds of fixes in JSON holds in YAML: a document that can be read stays one, a second time changes nothing, errors
/// do not become more, and comments stay but for those of what is taken out.
#[test]
fn fixes_keep_their_promises() {
    let schemas = ["create", "update", "get"].map(schema);
    let (mut changed, mut kept, mut all) = (0, 0, 0);
    for seed in 0..1_500 {
        let mut random = Random::new(seed);
        let root = random.pick(&schemas);
        let json = document(root, &mut random).to_string();
        let Ok(yaml) = authlint::Conversion::new().format(Format::Yaml).convert(&Document::parse(json, Format::Json))
        else {
            continue;
        };
        let (text, comments) = with_comments(yaml.text(), &mut random);
        let text = if random.percent(20) { text.replace('\n', "\r\n") } else { text };
        let before = check(&text);
        assert_eq!(values(before.document()), values(yaml.document()), "{seed}: {text}");
        for applicability in [Applicability::Safe, Applicability::Unsafe] {
            let fixed = before.fix(applicability);
            let again = fixed.report().fix(applicability);
            assert_eq!(again.text(), fixed.text(), "{seed}: {text}");
            let has_syntax_error = |report: &Report| !marked(report, "syntax-error").is_empty();
            assert!(has_syntax_error(&before) || !has_syntax_error(fixed.report()), "{seed}: {text}\n{}", fixed.text());
            assert!(fixed.report().counts().errors <= before.counts().errors, "{seed}: {text}\n{}", fixed.text());
            if fixed.applied().is_empty() {
                assert_eq!(fixed.text(), text);
                continue;
            }
            changed += 1;
            all += comments;
            kept += (1..=comments)
                .filter(|number| fixed.text().lines().any(|line| line.ends_with(&format!("# comment {number}"))))
                .count();
            assert_eq!(fixed.text().matches("\r\n").count() > 0, text.contains("\r\n"), "{seed}");
        }
    }
    assert!(changed > 500, "{changed}");
    // What a fix takes out takes its comments along.
    assert!(kept * 10 > all * 9, "{kept} of {all}");
}
