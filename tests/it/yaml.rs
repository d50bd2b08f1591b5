//! Documents in YAML: what readers take for something else, suppressions, and fixes that keep the style.

use authlint::{Applicability, Document, Finding, Format, Linter, Report};

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
    for (text, mark) in [
        ("UserPoolConfigs:\n  OAuth:\n", ":"),
        ("UserPoolConfigs:\n  OAuth \t :\n", ":"),
        ("UserPoolConfigs:\n  OAuth:  # none\n", ":"),
        ("UserPoolConfigs:\n  OAuth = # none\n  UserPoolName: a\n", "= "),
    ] {
        let report = check(text);
        let finding = report.findings().iter().find(|finding| finding.rule().id() == "null-member").unwrap();
        let before = &text[..finding.span().start as usize];
        assert_eq!(before.len(), text.rfind(mark).unwrap() + mark.len(), "{text:?}");
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

/// The rules whose findings have fixes.
fn fixable(text: &str) -> Vec<&'static str> {
    let report = check(text);
    let found = report.findings().iter().filter(|finding| !finding.fixes().is_empty());
    found.map(|finding| finding.rule().id()).collect()
}

/// What is removed may be the anchor that an alias names.
#[test]
fn no_fix_leaves_a_document_less_readable() {
    let start = "AuthResources: USER_POOL_ONLY\nService: cognito\nUserPoolConfigs:\n";
    let anchor = "  ForgotPassword: &x { DeliveryMethod: EMAIL }\n  Mfa:\n    VerificationMessage: *x\n";
    let sound = "  ForgotPassword: { DeliveryMethod: EMAIL }\n  VerificationMessage: { DeliveryMethod: EMAIL }\n";
    let rules = |text: &str| {
        let mut rules = fixable(text);
        rules.retain(|id| ["invalid-enum-value", "forgot-password-deprecated", "syntax-error"].contains(id));
        rules
    };
    assert_eq!(rules(&format!("{start}{sound}")), ["invalid-enum-value", "forgot-password-deprecated"]);
    assert_eq!(rules(&format!("{start}{anchor}")), ["invalid-enum-value"]);
    // A syntax error that is fixed makes up for nothing.
    let tab = anchor.replace(": &x", ":\t&x");
    assert_eq!(rules(&format!("{start}{tab}")), ["invalid-enum-value", "syntax-error"]);
}

/// Reading a longer document again for each fix would take long.
#[test]
fn long_documents_have_no_fixes() {
    let start = "AuthResources: USER_POOL_ONLY\nService: cognito\nUserPoolConfigs: {}\n#";
    for (length, count) in [(1 << 18, 1), ((1 << 18) + 1, 0), ((1 << 18) + 2, 0)] {
        let text = format!("{start}{}", "x".repeat(length - start.len()));
        assert_eq!(fixable(&text).iter().filter(|id| **id == "invalid-enum-value").count(), count, "{length}");
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

/// A document without findings.
const SOUND: &str = r#"AuthResources: IDENTITY_POOL_AND_USER_POOL
Service: COGNITO
UserPoolConfigs:
  UserPoolName: orchard
  SignInMethod: EMAIL
  RequiredSignUpAttributes:
    - EMAIL
    - NAME
  VerificationMessage:
    DeliveryMethod: EMAIL
    EmailSettings:
      EmailSubject: Your code
      EmailMessage: "Your code is {####}"
  Mfa:
    MFAMode: OPTIONAL
    Settings:
      MfaTypes:
        - TOTP
      SmsMessage: "Your code is {####}"
  PasswordPolicy:
    MinimumLength: 12
    AdditionalConstraints: []
  OAuth:
    OAuthGrantType: CODE
    OAuthScopes: [EMAIL, OPENID, PROFILE, AWS_COGNITO_SIGNIN_USER_ADMIN]
    RedirectSignInURIs:
      - https://orchard.example.com/
    RedirectSignOutURIs:
      - https://orchard.example.com/
    DomainPrefix: orchard-pears
    SocialProviderSettings:
      Google:
        ClientId: 407408718192-abc1def2ghi3.apps.googleusercontent.com
        ClientSecret: GOCSPX-hunter2hunter2hunter2hun
IdentityPoolConfigs:
  IdentityPoolName: orchard_identity
  UnauthenticatedLogin: false
"#;

/// What the fix of a damage does.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Repair {
    /// It gives the sound document again.
    Restores,
    /// It gives a document that can be read.
    Changes,
    None,
}

/// Checks that a text has one finding, besides the advice on its secret, and that no output shows that.
#[track_caller]
fn one_finding(text: &str, mark: &str, message: &str, repair: Option<Repair>) {
    let report = check(text);
    let found: Vec<_> = report.findings().iter().filter(|it| it.rule().id() != "inline-secret").collect();
    let shown: Vec<_> = found.iter().map(|it| (it.span().of(text), it.message())).collect();
    assert_eq!(shown, [(mark, message)], "{text}");
    let said = |it: &Finding| format!("{} {:?} {}", it.message(), it.help(), report.pointer(it));
    assert!(!report.findings().iter().any(|it| said(it).contains("hunter2")), "{text}");
    let fixed = report.fix(Applicability::Unsafe);
    let is_restored = fixed.text() == SOUND;
    let found = match fixed.applied().is_empty() {
        true => Repair::None,
        false if is_restored => Repair::Restores,
        false => Repair::Changes,
    };
    assert!(found == Repair::None || marked(fixed.report(), "syntax-error").is_empty(), "{}", fixed.text());
    assert!(repair.is_none_or(|repair| found == repair), "{found:?}: {}", fixed.text());
}

/// A part of the sound document, what it becomes, what is marked, the message, and what the fix does.
const DAMAGES: &[(&str, &str, &str, &str, Repair)] = &[
    (
        "    MinimumLength: 12\n",
        "    MinimumLength 12\n",
        "MinimumLength",
        "the colon is missing behind this name",
        Repair::Restores,
    ),
    (
        "    DomainPrefix: orchard-pears",
        "    DomainPrefix: \"orchard-pears",
        "\"",
        "the text is not closed",
        Repair::Changes,
    ),
    (
        "  SignInMethod: EMAIL",
        "   SignInMethod: EMAIL",
        "SignInMethod",
        "this line is indented by 3 spaces, and its siblings by 2 spaces",
        Repair::Restores,
    ),
    (
        "    MinimumLength: 12",
        "   MinimumLength: 12",
        "MinimumLength",
        "this line is indented by 3 spaces, and its siblings by 4 spaces",
        Repair::Restores,
    ),
    (
        "Service: COGNITO",
        " Service: COGNITO",
        "Service",
        "this line is indented by 1 space, and its siblings by no space",
        Repair::Restores,
    ),
    (
        "    - NAME",
        "      - NAME",
        "-",
        "this line is indented by 6 spaces, and its siblings by 4 spaces",
        Repair::Restores,
    ),
    (
        "    - NAME",
        "   - NAME",
        "-",
        "this line is indented by 3 spaces, and its siblings by 4 spaces",
        Repair::Restores,
    ),
    (
        "  SignInMethod: EMAIL",
        " SignInMethod: EMAIL",
        "SignInMethod",
        "this line is indented by 1 space, and its siblings by 2 spaces",
        Repair::Restores,
    ),
    (
        "  UserPoolName: orchard",
        "    UserPoolName: orchard",
        "UserPoolName",
        "this line is indented by 4 spaces, and its siblings by 2 spaces",
        Repair::Restores,
    ),
    (
        "    AdditionalConstraints: []",
        "   AdditionalConstraints: []",
        "AdditionalConstraints",
        "this line is indented by 3 spaces, and its siblings by 4 spaces",
        Repair::Restores,
    ),
    (
        "    AdditionalConstraints: []",
        "     AdditionalConstraints: []",
        "AdditionalConstraints",
        "this line is indented by 5 spaces, and its siblings by 4 spaces",
        Repair::Restores,
    ),
    ("UserPoolName: orchard", "UserPoolName: \"orchard", "\"", "the text is not closed", Repair::Changes),
    ("UserPoolName: orchard", "UserPoolName: 'orchard", "'", "the text is not closed", Repair::Changes),
    ("ClientSecret: GOCSPX", "ClientSecret: \"GOCSPX", "\"", "the text is not closed", Repair::Changes),
    ("  UserPoolName: orchard", "  \"UserPoolName: orchard", "\"", "the text is not closed", Repair::Restores),
    (
        "UserPoolName: orchard",
        "UserPoolName: {{ .Values.name }}",
        "{{ .Values.name }}",
        "a template placeholder is not YAML",
        Repair::None,
    ),
    (
        "UserPoolName: orchard",
        "UserPoolName: {{ name }}",
        "{{ name }}",
        "a template placeholder is not YAML",
        Repair::None,
    ),
    (
        "UserPoolName: orchard",
        "UserPoolName: {{name}}-pool",
        "{{name}}-pool",
        "a template placeholder is not YAML",
        Repair::None,
    ),
    (
        "UserPoolName: orchard",
        "UserPoolName: {% if x %}",
        "{% if x %}",
        "a template placeholder is not YAML",
        Repair::None,
    ),
    (
        "UserPoolName: orchard",
        "UserPoolName: {{- .Values.name -}}",
        "{{- .Values.name -}}",
        "a template placeholder is not YAML",
        Repair::None,
    ),
    (
        "UserPoolName: orchard",
        "UserPoolName: {{ .Values.name | quote }}",
        "{{ .Values.name | quote }}",
        "a template placeholder is not YAML",
        Repair::None,
    ),
    (
        "UserPoolName: orchard",
        "UserPoolName: %NAME%",
        "%",
        "a text without quotes cannot begin with this character",
        Repair::Changes,
    ),
    (
        "UserPoolName: orchard",
        "UserPoolName: @NAME@",
        "@",
        "a text without quotes cannot begin with this character",
        Repair::Changes,
    ),
    ("UserPoolName: orchard", "UserPoolName: *NAME*", "*NAME*", "no anchor has this name", Repair::None),
    (
        "UserPoolName: orchard",
        "UserPoolName: `name`",
        "`",
        "a text without quotes cannot begin with this character",
        Repair::Changes,
    ),
    ("UserPoolName: orchard", "UserPoolName: !Ref Name", "!Ref", "readers do not know this tag", Repair::None),
    (
        "ClientSecret: GOCSPX-hunter2hunter2hunter2hun",
        "ClientSecret: {{ .Values.secret }}",
        "{{ .Values.secret }}",
        "a template placeholder is not YAML",
        Repair::None,
    ),
    ("    - NAME", "    - {{ attr }}", "{{ attr }}", "a template placeholder is not YAML", Repair::None),
    (
        "  SignInMethod: EMAIL\n",
        "<<<<<<< HEAD\n  SignInMethod: EMAIL\n=======\n  SignInMethod: PHONE_NUMBER\n>>>>>>> other\n",
        "<<<<<<< HEAD",
        "unresolved merge conflict",
        Repair::None,
    ),
    (
        "  SignInMethod: EMAIL\n",
        "<<<<<<< HEAD\n  SignInMethod: EMAIL\n||||||| base\n  SignInMethod: USERNAME\n=======\n  SignInMethod: PHONE_NUMBER\n>>>>>>> other\n",
        "<<<<<<< HEAD",
        "unresolved merge conflict",
        Repair::None,
    ),
    (
        "Service: COGNITO\n",
        "<<<<<<< HEAD\nService: COGNITO\n=======\nService: cognito\n>>>>>>> other\n",
        "<<<<<<< HEAD",
        "unresolved merge conflict",
        Repair::None,
    ),
    (
        "  SignInMethod: EMAIL\n",
        "+  SignInMethod: EMAIL\n",
        "+",
        "lines begin with `+`, as in a diff",
        Repair::Restores,
    ),
    ("  SignInMethod", "\tSignInMethod", "\t", "YAML does not allow tabs for indentation", Repair::Restores),
    ("    - NAME", "    -NAME", "-", "a list item needs a space behind its `-`", Repair::Restores),
    (
        "    - EMAIL\n    - NAME",
        "    -EMAIL\n    -NAME",
        "-",
        "a list item needs a space behind its `-` (2 places)",
        Repair::Restores,
    ),
    ("UserPoolName: orchard", "UserPoolName:orchard", ":", "a space is missing behind the colon", Repair::Restores),
    ("Service: COGNITO", "Service:COGNITO", ":", "a space is missing behind the colon", Repair::Restores),
    ("MinimumLength: 12", "MinimumLength:12", ":", "a space is missing behind the colon", Repair::Restores),
    ("UserPoolName: orchard", "UserPoolName:\"orchard\"", ":", "a space is missing behind the colon", Repair::Changes),
    ("UserPoolName: orchard", "UserPoolName :orchard", ":", "a space is missing behind the colon", Repair::Restores),
    (
        "UserPoolName: orchard",
        "UserPoolName orchard",
        "UserPoolName",
        "the colon is missing behind this name",
        Repair::Restores,
    ),
    ("  Mfa:\n", "  Mfa\n", "Mfa", "the colon is missing behind this name", Repair::Restores),
    (
        "UserPoolConfigs:\n",
        "UserPoolConfigs\n",
        "UserPoolConfigs",
        "the colon is missing behind this name",
        Repair::Restores,
    ),
    (
        "UnauthenticatedLogin: false",
        "UnauthenticatedLogin false",
        "UnauthenticatedLogin",
        "the colon is missing behind this name",
        Repair::Restores,
    ),
    ("UserPoolName: orchard", "UserPoolName = orchard", "=", "YAML has `: ` between name and value", Repair::Restores),
    ("Service: COGNITO", "Service = COGNITO", "=", "YAML has `: ` between name and value", Repair::Restores),
    (
        "UserPoolName: orchard",
        "UserPoolName => orchard",
        "=>",
        "YAML has `: ` between name and value",
        Repair::Restores,
    ),
    ("UserPoolName: orchard", "UserPoolName: : orchard", ":", "a map cannot begin here", Repair::Changes),
    (
        "OAuthScopes: [EMAIL, OPENID, PROFILE, AWS_COGNITO_SIGNIN_USER_ADMIN]",
        "OAuthScopes: [EMAIL, OPENID, PROFILE, AWS_COGNITO_SIGNIN_USER_ADMIN",
        "[",
        "the bracket is not closed",
        Repair::Restores,
    ),
    ("AdditionalConstraints: []", "AdditionalConstraints: [", "[", "the bracket is not closed", Repair::Restores),
    (
        "  Mfa:\n    MFAMode: OPTIONAL\n    Settings:\n      MfaTypes:\n        - TOTP\n      SmsMessage: \"Your code is {####}\"\n",
        "  Mfa: {MFAMode: OPTIONAL, Settings: {MfaTypes: [TOTP]}\n",
        "{",
        "the bracket is not closed",
        Repair::Changes,
    ),
    (
        "PROFILE, AWS_COGNITO_SIGNIN_USER_ADMIN]",
        "PROFILE, AWS_COGNITO_SIGNIN_USER_ADMIN}",
        "}",
        "`}` closes another bracket than the one that is open",
        Repair::Restores,
    ),
    ("AdditionalConstraints: []", "AdditionalConstraints: []]", "]", "the bracket closes nothing", Repair::None),
    ("[EMAIL, OPENID, PROFILE", "[EMAIL,, OPENID, PROFILE", ",", "the text is not YAML", Repair::None),
    (
        "  PasswordPolicy:\n    MinimumLength: 12\n    AdditionalConstraints: []\n",
        "  PasswordPolicy: {MinimumLength:12, AdditionalConstraints:[]}\n",
        ":",
        "a space is missing behind the colon (2 places)",
        Repair::Changes,
    ),
    (
        "  UserPoolName: orchard\n",
        "  \"UserPoolName\": \"orchard\",\n",
        ",",
        "YAML has commas only inside of brackets",
        Repair::Changes,
    ),
    (
        "  SignInMethod",
        "\u{a0}\u{a0}SignInMethod",
        "\u{a0}",
        "YAML does not allow this white space for indentation",
        Repair::Restores,
    ),
    (
        "  SignInMethod",
        " \u{a0}SignInMethod",
        "\u{a0}",
        "YAML does not allow this white space for indentation",
        Repair::Restores,
    ),
    (
        "UserPoolName: orchard",
        "UserPoolName:\u{a0}orchard",
        ":",
        "a space is missing behind the colon",
        Repair::Restores,
    ),
    ("    - NAME", "    -\u{a0}NAME", "-", "a list item needs a space behind its `-`", Repair::Restores),
    (
        "  SignInMethod",
        "\u{3000}SignInMethod",
        "\u{3000}",
        "YAML does not allow this white space for indentation",
        Repair::Restores,
    ),
    ("UserPoolName: orchard", "UserPoolName：orchard", "：", "this is not the colon of YAML", Repair::Restores),
    ("UserPoolName: orchard", "UserPoolName： orchard", "：", "this is not the colon of YAML", Repair::Restores),
    ("  Mfa:\n", "  Mfa：\n", "：", "this is not the colon of YAML", Repair::Restores),
    (
        "  SignInMethod",
        "  \u{200b}SignInMethod",
        "\u{200b}",
        "YAML does not allow this white space for indentation",
        Repair::Restores,
    ),
    ("    - NAME", "    – NAME", "–", "a list item begins with `- `", Repair::Restores),
    ("    - NAME", "    • NAME", "•", "a list item begins with `- `", Repair::Restores),
    (
        "    - EMAIL\n    - NAME",
        "    * EMAIL\n    * NAME",
        "*",
        "a list item begins with `- ` (2 places)",
        Repair::Restores,
    ),
    ("UserPoolName: orchard", "UserPoolName: *name", "*name", "no anchor has this name", Repair::None),
    (
        "SmsMessage: \"Your code is {####}\"",
        "SmsMessage: \"Your code is {####}\"# sign in",
        "#",
        "a comment needs a space before its `#`",
        Repair::Changes,
    ),
    (
        "  SignInMethod: EMAIL\n",
        "  // sign in\n  SignInMethod: EMAIL\n",
        "//",
        "a comment begins with `#` in YAML",
        Repair::Changes,
    ),
    (
        "  SignInMethod: EMAIL\n",
        "  /* sign in */\n  SignInMethod: EMAIL\n",
        "/*",
        "a comment begins with `#` in YAML",
        Repair::Changes,
    ),
    (
        "  SignInMethod: EMAIL\n",
        "  -- sign in\n  SignInMethod: EMAIL\n",
        "--",
        "a comment begins with `#` in YAML",
        Repair::Changes,
    ),
    (
        "UserPoolConfigs:\n  UserPoolName",
        "UserPoolConfigs:\n  - UserPoolName",
        "-",
        "this `-` begins a list, and its siblings are members",
        Repair::Restores,
    ),
    ("    - NAME", "    NAME", "NAME", "a list item begins with `- `", Repair::Restores),
    ("UserPoolName: orchard", "UserPoolName: \"orch\"ard", "a", "the text goes on behind its quote", Repair::None),
    (
        "SmsMessage: \"Your code is {####}\"",
        "SmsMessage: \"Your \"code\" is {####}\"",
        "c",
        "the text goes on behind its quote",
        Repair::Changes,
    ),
    (
        "SmsMessage: \"Your code is {####}\"",
        "SmsMessage: 'it's {####}'",
        "s",
        "the text goes on behind its quote",
        Repair::Changes,
    ),
    (
        "SmsMessage: \"Your code is {####}\"",
        "SmsMessage: 'it\\'s {####}'",
        "s",
        "the text goes on behind its quote",
        Repair::Changes,
    ),
    (
        "SmsMessage: \"Your code is {####}\"",
        "SmsMessage: Your code: {####}",
        ":",
        "a map cannot begin here",
        Repair::Changes,
    ),
    ("UserPoolName: orchard", "UserPoolName: orchard: pears", ":", "a map cannot begin here", Repair::Changes),
    (
        "SmsMessage: \"Your code is {####}\"",
        "SmsMessage: {####} is your code",
        "{####} is your code",
        "`{` opens a map here, and `#` a comment",
        Repair::Changes,
    ),
    (
        "SmsMessage: \"Your code is {####}\"",
        "SmsMessage: \"Your \\d code is {####}\"",
        "\\d",
        "YAML does not know this escape",
        Repair::Changes,
    ),
    (
        "UserPoolName: orchard",
        "UserPoolName: \"C:\\orchard\"",
        "\\o",
        "YAML does not know this escape",
        Repair::Changes,
    ),
    (
        "      SmsMessage: \"Your code is {####}\"",
        "      SmsMessage: |\n      Your code is {####}",
        "Your",
        "the lines of a text are indented more than its name",
        Repair::Changes,
    ),
    (
        "      SmsMessage: \"Your code is {####}\"",
        "      SmsMessage: |\n        Your code\n       is {####}",
        "is",
        "this line is indented less than the text that it belongs to",
        Repair::Changes,
    ),
    (
        "      SmsMessage: \"Your code is {####}\"",
        "      SmsMessage: |\n\tYour code is {####}",
        "Your",
        "the lines of a text are indented more than its name",
        Repair::Changes,
    ),
    (
        "      SmsMessage: \"Your code is {####}\"",
        "      SmsMessage: | Your code is {####}",
        "|",
        "the text of `|` and `>` begins on the next line",
        Repair::None,
    ),
    (
        "      SmsMessage: \"Your code is {####}\"",
        "      SmsMessage: |0\n        Your code is {####}",
        "|",
        "the text is not YAML",
        Repair::None,
    ),
    (
        "UserPoolName: orchard",
        "UserPoolName: !Sub '${AWS::StackName}-pool'",
        "!Sub",
        "readers do not know this tag",
        Repair::None,
    ),
    ("    - NAME", "    - !Ref Attr", "!Ref", "readers do not know this tag", Repair::None),
    (
        "ClientSecret: GOCSPX-hunter2hunter2hunter2hun",
        "ClientSecret: !GetAtt Secret.Arn",
        "!GetAtt",
        "readers do not know this tag",
        Repair::None,
    ),
    (
        "UserPoolName: orchard",
        "UserPoolName: @orchard",
        "@",
        "a text without quotes cannot begin with this character",
        Repair::Changes,
    ),
    (
        "UserPoolName: orchard",
        "UserPoolName: `orchard`",
        "`",
        "a text without quotes cannot begin with this character",
        Repair::Changes,
    ),
    (
        "UserPoolName: orchard",
        "UserPoolName: %orchard",
        "%",
        "a text without quotes cannot begin with this character",
        Repair::Changes,
    ),
    (
        "UserPoolName: orchard",
        "UserPoolName: > orchard",
        ">",
        "the text of `|` and `>` begins on the next line",
        Repair::None,
    ),
    ("UserPoolName: orchard", "UserPoolName: - orchard", "-", "a list cannot begin here", Repair::None),
    (
        "  RequiredSignUpAttributes:\n    - EMAIL\n    - NAME\n",
        "  RequiredSignUpAttributes: - EMAIL\n",
        "-",
        "a list cannot begin here",
        Repair::None,
    ),
    (
        "  RequiredSignUpAttributes:\n    - EMAIL\n    - NAME\n",
        "  RequiredSignUpAttributes: - EMAIL - NAME\n",
        "-",
        "a list cannot begin here",
        Repair::None,
    ),
    ("  Mfa:\n    MFAMode: OPTIONAL\n", "  Mfa: MFAMode: OPTIONAL\n", ":", "a map cannot begin here", Repair::None),
    ("  Mfa:\n", "  Mfa: on\n", "MFAMode", "a member cannot begin below a text", Repair::None),
    (
        "  RequiredSignUpAttributes:\n",
        "  RequiredSignUpAttributes: EMAIL\n",
        "-",
        "a list cannot begin below a text",
        Repair::None,
    ),
    (
        "    - EMAIL\n    - NAME\n",
        "    - EMAIL\n    Name: x\n",
        "Name",
        "a member cannot stand between list items",
        Repair::None,
    ),
    (
        "  SignInMethod: EMAIL\n",
        "  SignInMethod: EMAIL\n  - x\n",
        "-",
        "a list item cannot stand between members",
        Repair::None,
    ),
    (
        "EmailSubject: Your code",
        "EmailSubject: [Orchard] Your code",
        "Y",
        "the text goes on behind its bracket",
        Repair::Changes,
    ),
    (
        "    AdditionalConstraints: []",
        "    AdditionalConstraints: [],",
        ",",
        "YAML has commas only inside of brackets",
        Repair::Restores,
    ),
    (
        "EmailSubject: Your code",
        "EmailSubject: *** Your code",
        "*",
        "a text without quotes cannot begin with this character",
        Repair::Changes,
    ),
    (
        "EmailSubject: Your code",
        "EmailSubject: ? Your code",
        "?",
        "a text without quotes cannot begin with this character",
        Repair::Changes,
    ),
    ("    - NAME", "\t- NAME", "\t", "YAML does not allow tabs for indentation", Repair::Restores),
    ("    - NAME", "    -- NAME", "--", "a list item begins with `- `", Repair::Restores),
    ("    - NAME", "    -\tNAME", "\t", "a tab stands where YAML readers want a space", Repair::Restores),
    (
        "UserPoolName: orchard",
        "UserPoolName: orch\u{7}ard",
        "\u{7}",
        "YAML does not allow this character",
        Repair::Restores,
    ),
    ("UserPoolName: orchard", "UserPoolName: orch\0ard", "\0", "YAML does not allow this character", Repair::Restores),
    (
        "UserPoolName: orchard",
        "UserPoolName: \u{1b}[32morchard\u{1b}[0m",
        "\u{1b}",
        "YAML does not allow this character",
        Repair::None,
    ),
    (
        "AuthResources:",
        " AuthResources:",
        "AuthResources",
        "this line is indented by 1 space, and its siblings by no space",
        Repair::Restores,
    ),
    ("UserPoolName: orchard", "UserPoolName: \"orchard\"\"", "\"", "the text goes on behind its quote", Repair::None),
    ("UserPoolName: orchard", "UserPoolName: \"C:\\ärger\"", "\\ä", "YAML does not know this escape", Repair::Changes),
    // A text on the line below its name is no damage.
    (
        "UserPoolName: orchard\n  SignInMethod: EMAIL",
        "UserPoolName:\n    orchard\n  SignInMethod:EMAIL",
        ":",
        "a space is missing behind the colon",
        Repair::Changes,
    ),
    ("    - EMAIL\n    - NAME", "    * EMAIL", "*", "a list item begins with `- `", Repair::Changes),
    (
        "Service: COGNITO",
        "Service: |\nCOGNITO",
        "COGNITO",
        "the lines of a text are indented more than its name",
        Repair::Changes,
    ),
    (
        "SmsMessage: \"Your code is {####}\"",
        "SmsMessage: Your code\n      is {####}",
        "is",
        "the lines of a text are indented more than its name",
        Repair::Changes,
    ),
    (
        "UserPoolName: orchard\n",
        "UserPoolName: orchard\n  %INCLUDE%\n",
        "%INCLUDE%",
        "a name without a colon",
        Repair::None,
    ),
    (
        "AdditionalConstraints: []",
        "AdditionalConstraints: [\"a\\\"]\", REQUIRE_DIGIT",
        "[",
        "the bracket is not closed",
        Repair::Changes,
    ),
    (
        "  Mfa:\n    MFAMode: OPTIONAL\n    Settings:\n",
        "   Mfa:\n     MFAMode: OPTIONAL\n     Settings:\n",
        "Mfa",
        "this line is indented by 3 spaces, and its siblings by 2 spaces",
        Repair::Changes,
    ),
];

#[test]
fn a_damage_is_one_finding_at_its_place() {
    assert_eq!(check(SOUND).findings().iter().map(|it| it.rule().id()).collect::<Vec<_>>(), ["inline-secret"]);
    for (sound, damaged, mark, message, repair) in DAMAGES {
        assert!(SOUND.contains(sound), "{sound}");
        let text = SOUND.replacen(sound, damaged, 1);
        one_finding(&text, mark, message, Some(*repair));
        one_finding(&text.replace('\n', "\r\n"), mark, message, None);
    }
}

/// Each line of a text, changed.
fn each_line(change: impl Fn(usize, &str) -> String) -> String {
    (1..).zip(SOUND.lines()).map(|(number, line)| change(number, line) + "\n").collect()
}

#[test]
fn what_is_around_a_document_is_one_finding() {
    use Repair::{Changes, None, Restores};
    let fence = "the document is inside a Markdown code fence";
    let number = "every line begins with its number";
    let before = "there is text before the YAML document";
    for (text, mark, message, repair) in [
        (format!("```yaml\n{SOUND}```\n"), "```yaml", fence, Restores),
        (format!("Here it is:\n\n```yaml\n{SOUND}```\n\nHope it helps.\n"), "```yaml", fence, Restores),
        (format!("```yaml\n{SOUND}"), "```yaml", fence, Restores),
        (format!("{SOUND}```\n"), "```", fence, Restores),
        (format!("```auth.yaml:\n{SOUND}"), "```auth.yaml:", fence, Restores),
        (format!("~~~\n{SOUND}~~~\n"), "~~~", fence, Restores),
        (
            format!("<<<<<<< HEAD\n{SOUND}=======\n{SOUND}>>>>>>> b\n"),
            "<<<<<<< HEAD",
            "unresolved merge conflict",
            None,
        ),
        (each_line(|_, line| format!("+{line}")), "+", "lines begin with `+`, as in a diff", Restores),
        (
            each_line(|_, line| {
                format!("+{}", line.replace("UserPoolName: orchard", "UserPoolName: \"orchard\n+    pears\""))
            }),
            "+",
            "lines begin with `+`, as in a diff",
            Changes,
        ),
        (each_line(|at, line| format!("{at:3}  {line}")), "  1  ", number, Restores),
        (each_line(|at, line| format!("{at}: {line}")), "1: ", number, Restores),
        (each_line(|at, line| format!("{at:2} | {line}")), " 1 | ", number, Restores),
        (each_line(|_, line| format!("> {line}")), "> ", "every line begins with `>`, as in a quotation", Restores),
        (format!("{{\n{SOUND}}}\n"), "{", "these brackets are around lines without commas", Restores),
        (format!("$ cat auth.yaml\n{SOUND}"), "$ cat auth.yaml", before, None),
        (format!("auth.yaml\n{SOUND}"), "auth.yaml", before, None),
        (format!("----\n{SOUND}"), "----", before, None),
        (format!("%YAML 1.2\n{SOUND}"), "A", "`---` is missing behind the directives", Changes),
        (SOUND.replace("  ", "\t"), "\t", "YAML does not allow tabs for indentation (33 places)", Restores),
        (
            SOUND.replace("  ", "\u{a0}\u{a0}"),
            "\u{a0}",
            "YAML does not allow this white space for indentation (33 places)",
            Restores,
        ),
        (
            SOUND.replace(": ", " = ").replace(":\n", " =\n"),
            "=",
            "YAML has `: ` between name and value (32 places)",
            Restores,
        ),
        (SOUND.replace(": ", ":\u{a0}"), ":", "a space is missing behind the colon (18 places)", Restores),
        (
            SOUND.replace(": ", "： ").replace(":\n", "：\n"),
            "：",
            "this is not the colon of YAML (32 places)",
            Restores,
        ),
        (
            SOUND
                .lines()
                .map(|line| if line.ends_with(':') { format!("{line}\n") } else { format!("{line},\n") })
                .collect(),
            ",",
            "YAML has commas only inside of brackets (23 places)",
            Restores,
        ),
        (SOUND[..SOUND.find("{####}").unwrap()].to_owned(), "\"", "the text is not closed", Changes),
    ] {
        one_finding(&text, mark, message, Some(repair));
    }
}

#[test]
fn what_follows_on_a_damage_is_checked_too() {
    let text = SOUND
        .replace("SignInMethod: EMAIL", "SignInMethod: @EMAIL")
        .replace("OAuthScopes: [EMAIL", "OAuthScopes: [EMAIL,")
        .replace("Login: false", "Login: maybe")
        .replace("GrantType: CODE", "GrantType: COD");
    let report = check(&text);
    let found: Vec<_> = report.findings().iter().map(|it| (it.rule().id(), it.span().of(&text))).collect();
    assert_eq!(
        found,
        [
            ("syntax-error", "@"),
            ("invalid-enum-value", "COD"),
            ("syntax-error", ","),
            ("inline-secret", "GOCSPX-hunter2hunter2hunter2hun"),
            ("invalid-type", "maybe"),
        ]
    );
    // What is missing is not hidden by a damage elsewhere.
    let text = SOUND.replace("Service: ", "Service:").replace("  SignInMethod: EMAIL\n", "");
    assert_eq!(marked(&check(&text), "syntax-error"), [":"]);
    assert_eq!(marked(&check(&text), "missing-required-member"), ["UserPoolConfigs"]);
}

#[test]
fn members_that_are_not_indented_are_misplaced_only() {
    let report =
        check(&SOUND.replace("    MinimumLength", "  MinimumLength").replace("    Additional", "  Additional"));
    assert_eq!(marked(&report, "misplaced-member"), ["MinimumLength", "AdditionalConstraints"]);
    assert_eq!(marked(&report, "null-member"), [""; 0]);
    assert_eq!(marked(&report, "missing-required-member"), [""; 0]);
}

/// A word that YAML 1.1 takes for a boolean, where one belongs.
#[test]
fn a_word_instead_of_a_boolean_is_one_finding() {
    for (word, literal) in [("no", "false"), ("Off", "false"), ("YES", "true"), ("on", "true")] {
        let text = SOUND.replace("Login: false", &format!("Login: {word}"));
        let report = check(&text);
        assert_eq!(marked(&report, "invalid-type"), [word]);
        assert_eq!(marked(&report, "yaml-boolean-word"), [""; 0]);
        assert!(report.fix(Applicability::Safe).text().ends_with(&format!("Login: {literal}\n")));
    }
}
