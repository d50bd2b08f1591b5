//! Configuration files: their effect, and the errors of invalid ones.

use authlint::{ConfigFile, Document, Format, Level, Linter, Operation, Rule};

/// Reads a bad configuration: the text that is marked, what is wrong, what to do.
fn error(text: &str) -> (String, String, String) {
    let error = ConfigFile::parse_toml(text).expect_err(text);
    (text[error.span().range()].to_owned(), error.message().to_owned(), error.help().to_owned())
}

#[test]
fn a_bad_configuration_is_one_clear_finding() {
    let rows = [
        ("fail-levl = 'error'", "fail-levl", "unknown key `fail-levl`", "did you mean `fail-level`?"),
        (
            "fail-level = 'fatal'",
            "'fatal'",
            "unknown value `fatal`",
            "write `\"error\"`, `\"warning\"` or `\"advice\"`",
        ),
        ("fail-level = 3", "3", "expected a string", "write one of `\"error\"`, `\"warning\"` or `\"advice\"`"),
        ("[rules]\nsyntax-eror = 'off'", "syntax-eror", "unknown rule `syntax-eror`", "did you mean `syntax-error`?"),
        (
            "[rules]\ntoo-deep = true",
            "true",
            "invalid level",
            "write `\"off\"`, `\"on\"`, `\"error\"`, `\"warning\"` or `\"advice\"`, or a table with `level` and options",
        ),
        ("[rules]\ntoo-deep = { lvl = 'off' }", "lvl", "unknown key `lvl`", "known keys: `level`"),
        ("select = 'security'", "'security'", "expected a list", "put it in `[` and `]`"),
        ("select = ['securty']", "'securty'", "unknown rule `securty`", "did you mean `security`?"),
        (
            "[[overrides]]\noperation = 'get'",
            "[[overrides]]",
            "this override has no `files`",
            "set the files it applies to: `files = [\"legacy/**\"]`",
        ),
        (
            "[[overrides]]\nfiles = ['a{']",
            "'a{'",
            "invalid glob: unclosed alternate group; missing '}' (maybe escape '{' with '[{]'?)",
            "write for example `\"update/**\"`",
        ),
        (
            "ignore = [{ rule = 'too-deep', pointer = '/Service' }]",
            "{ rule = 'too-deep', pointer = '/Service' }",
            "missing `reason`",
            "write why the finding is acceptable",
        ),
        (
            "ignore = [{ rule = 'too-deep', pointer = 'UserPoolConfigs.OAuth', reason = 'x' }]",
            "'UserPoolConfigs.OAuth'",
            "a JSON Pointer starts with `/`",
            "write `/UserPoolConfigs/OAuth`",
        ),
        (
            "fail-level = ",
            "",
            "invalid TOML: string values must be quoted, expected literal string",
            "see https://toml.io",
        ),
    ];
    for (text, span, message, help) in rows {
        assert_eq!(error(text), (span.to_owned(), message.to_owned(), help.to_owned()), "{text}");
    }
}

#[test]
fn json_is_equivalent() {
    let file = ConfigFile::parse_json("{ // comment\n \"fail-level\": \"advice\", }").unwrap();
    assert_eq!(file.fail_level(), Some(Level::Advice));
    let error = ConfigFile::parse_json(r#"{"fail-level": "advise"}"#).unwrap_err();
    assert_eq!(error.message(), "unknown value `advise`");
    assert!(ConfigFile::parse_json("{").is_err());
}

/// The rules of the findings in a document, with the effective configuration of a path.
fn found(settings: &str, path: &str, text: &str) -> Vec<(&'static str, Level)> {
    let file = ConfigFile::parse_toml(settings).unwrap();
    let report = Linter::new(file.config(path)).check(&Document::parse(text, Format::Jsonc));
    report.findings().iter().map(|finding| (finding.rule().id(), finding.level())).collect()
}

const NO_SERVICE: &str = r#"{ "AuthResources": "USER_POOL_ONLY", "UserPoolConfigs": {} }"#;

#[test]
fn levels_and_selection() {
    let missing = "missing-required-member";
    let only = |settings: &str| {
        let found = found(settings, "auth.json", NO_SERVICE);
        found.into_iter().find(|(rule, _)| *rule == missing).map(|(_, level)| level)
    };
    assert_eq!(only(""), Some(Level::Error));
    assert_eq!(only("rules = { missing-required-member = 'warning' }"), Some(Level::Warning));
    assert_eq!(only("rules = { missing-required-member = 'off' }"), None);
    assert_eq!(only("rules = { missing-required-member = { level = 'advice' } }"), Some(Level::Advice));
    assert_eq!(only("ignore = ['schema']"), None);
    assert_eq!(only("select = ['syntax']"), None);
    assert_eq!(only("select = ['syntax']\nextend-select = ['schema']"), Some(Level::Error));
}

#[test]
fn overrides_go_by_path_and_later_ones_win() {
    let settings = "
        [[overrides]]
        files = ['legacy/**']
        operation = 'update'
        rules = { missing-required-member = 'warning' }
        [[overrides]]
        files = ['legacy/old.json']
        ignore = ['missing-required-member']
    ";
    let file = ConfigFile::parse_toml(settings).unwrap();
    assert_eq!(file.operation("legacy/a.json"), Some(Operation::Update));
    assert_eq!(file.operation("new/a.json"), None);
    let missing = |path| found(settings, path, NO_SERVICE).iter().any(|(rule, _)| *rule == "missing-required-member");
    assert!(missing("new/a.json") && missing("legacy/a.json") && !missing("legacy/old.json"));
}

#[test]
fn an_ignore_covers_its_place_and_what_lies_below() {
    let ignore = |pointer: &str| {
        let settings =
            format!("ignore = [{{ rule = 'missing-required-member', pointer = '{pointer}', reason = 'because' }}]");
        let file = ConfigFile::parse_toml(&settings).unwrap();
        let report = Linter::new(file.config("a.json")).check(&Document::parse(NO_SERVICE, Format::Json));
        (report.counts().errors, file.unused_suppressions().count())
    };
    assert_eq!(ignore(""), (0, 0));
    assert_eq!(ignore("/UserPoolConfigs"), (1, 0));
    assert_eq!(ignore("/IdentityPoolConfigs"), (4, 1));
}

#[test]
fn comments_ignore_what_follows_or_their_own_line() {
    const MISSING: &str = "missing-required-member";
    const UNUSED: &str = "unused-ignore";
    let rows: [(&str, &[&str]); 6] = [
        (
            "// authlint: ignore[missing-required-member] -- later\n{ \"UserPoolConfigs\": {\"ForgotPassword\": {}} }",
            &[],
        ),
        ("{ \"UserPoolConfigs\": {\"Mfa\": {}} // authlint: ignore[missing-required-member]\n }", &[]),
        (
            "{\n \"UserPoolConfigs\": {\"Mfa\": {}} // authlint: ignore[missing-required-member]\n }",
            &[MISSING, MISSING, UNUSED],
        ),
        (
            "{ /* authlint: ignore[missing-required-member] */ \"UserPoolConfigs\": {\"ForgotPassword\": {}} }",
            &[MISSING, MISSING, UNUSED],
        ),
        (
            "{ // authlint: ignore[mising-required-member, too-deep]\n \"UserPoolConfigs\": {\"ForgotPassword\": {}} }",
            &[MISSING, MISSING, UNUSED, UNUSED],
        ),
        (
            "/* authlint: ignore[missing-required-member, too-deep] */ { \"UserPoolConfigs\": {\"ForgotPassword\": {}} }",
            &[UNUSED],
        ),
    ];
    for (text, wanted) in rows {
        let mut config = authlint::Config::default();
        let select =
            ["missing-required-member", "unused-ignore"].map(|id| authlint::Selector::Rule(Rule::from_id(id).unwrap()));
        config.select(select.to_vec());
        let report = Linter::new(config).check(&Document::parse(text, Format::Jsonc));
        let found: Vec<_> = report.findings().iter().map(|finding| finding.rule().id()).collect();
        assert_eq!(found, wanted, "{text}");
    }
}
