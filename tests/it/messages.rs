//! Every message of the parser, the configuration and policies, as snapshots in `tests/snapshots/messages`: a text, and
//! what is said about it. `tests/repository/messages.rs` checks that none is missing.
//!
//! `UPDATE=1 cargo test --test it messages` rewrites the files; read each changed line.

use std::fmt::Write as _;
use std::path::Path;

use authlint::{Applicability, Finding, Format, ParseOptions};

use crate::common::linter;

#[track_caller]
pub(crate) fn expect(name: &str, found: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots/messages").join(name);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, found).unwrap();
    }
    let wanted = std::fs::read_to_string(&path).unwrap_or_default();
    for (line, (found, wanted)) in (1..).zip(found.lines().zip(wanted.lines())) {
        assert_eq!(found, wanted, "{name}:{line}: run `UPDATE=1 cargo test --test it messages`, and read the diff");
    }
    assert_eq!(found.len(), wanted.len(), "{name} is stale: run `UPDATE=1 cargo test --test it messages`");
}

/// A text on one line.
fn quoted(text: &str) -> String {
    format!("`{}`", text.escape_debug().to_string().replace("\\\"", "\"").replace("\\'", "'"))
}

/// What the parser says about each text.
fn of_parser(format: Format, texts: &[&str]) -> String {
    let mut out = String::new();
    for text in texts {
        writeln!(out, "{}", quoted(text)).unwrap();
        let report = linter(&["syntax-error"]).check(&ParseOptions::new().format(format).parse(*text));
        for finding in report.findings() {
            writeln!(out, "  {} {}", quoted(finding.span().of(text)), finding.message()).unwrap();
            writeln!(out, "    help: {}", finding.help().unwrap()).unwrap();
            writeln!(out, "    id: {}", finding.data().message_id().unwrap_or_default()).unwrap();
            if let Some(found) = finding.data().found() {
                writeln!(out, "    found: {found}").unwrap();
            }
            for label in finding.labels() {
                writeln!(out, "    label: {} {}", quoted(label.span().of(text)), label.message()).unwrap();
            }
            fixes(&mut out, finding);
        }
        let fixed = report.fix(Applicability::Unsafe);
        if !fixed.applied().is_empty() {
            writeln!(out, "  becomes {}", quoted(fixed.text())).unwrap();
        }
        out.push('\n');
    }
    out
}

fn fixes(out: &mut String, finding: &Finding) {
    for fix in finding.fixes() {
        writeln!(out, "    {} fix: {}", fix.applicability().name(), fix.title()).unwrap();
    }
}

/// Around a text, so that it is certainly an auth document, and gets fixes.
fn ours(texts: &[&str]) -> Vec<String> {
    let around = |text: &&str| {
        format!("{{\"AuthResources\": \"USER_POOL_ONLY\", \"Service\": \"COGNITO\", \"UserPoolConfigs\": {text}}}")
    };
    texts.iter().map(around).collect()
}

/// In the place of `UserPoolConfigs`.
const INSIDE: &[&str] = &[
    "{\"OAuth\": /* c */ {}}",
    "{\"OAuth\": {},}",
    "{\"OAuth\": {} \"Mfa\": {}}",
    "{\"SignInMethod\": 'EMAIL'}",
    "{\"SignInMethod\": “EMAIL”}",
    "{\"SignInMethod\": ‘EMAIL’}",
    "{\"SignInMethod\": «EMAIL»}",
    "{\"SignInMethod\": `EMAIL`}",
    "{\"SignInMethod\": `${x}`}",
    "{\"SignInMethod\": \"EM\" + \"AIL\"}",
    "{OAuth: {}}",
    "{\"OAuth\" = {}}",
    "{\"OAuth\" -> {}}",
    "{\"OAuth\" {}}",
    "{\"OAuth\":: {}}",
    "{\"OAuth\": }",
    "{\"OAuth\"}",
    "{\"OAuth\": {}; \"Mfa\": {}}",
    "{,\"OAuth\": {}}",
    "{\"OAuth\": True}",
    "{\"OAuth\": None}",
    "{\"OAuth\": undefined}",
    "{\"OAuth\": NaN}",
    "{\"SignInMethod\": EMAIL}",
    "{\"OAuth\": @}",
    "{\"OAuth\": \"a}",
    "{\"OAuth: {}}",
    "{\"UserPoolName\": \"a \"b\" c\"}",
    "{\"UserPoolName\": \"\\d\"}",
    "{\"UserPoolName\": \"\\u12\"}",
    "{\"UserPoolName\": \"\\ud800\"}",
    "{\"UserPoolName\": \"a\tb\"}",
    "{\"UserPoolName\": \"a\nb\"}",
    "{\"UserPoolName\": \"a\u{1}b\"}",
    "{\"UserPoolName\": ${NAME}}",
    "{{\"OAuth\": {}}}",
    "{: {}}",
    "{1, 2: 3}",
    "{\"OAuth\": 1 2}",
    "{\"OAuth\": +1}",
    "{\"OAuth\": -+1}",
    "{\"OAuth\": .5}",
    "{\"OAuth\": 01}",
    "{\"OAuth\": 1.}",
    "{\"OAuth\": 1e}",
    "{\"OAuth\": 1-2}",
    "{\"OAuth\": [1}",
    "{\"OAuth\": {\"a\": [1}, \"b\": 2}",
    "{\"OAuth\": [1, {\"a\": 1]}",
    "{\"OAuth\": {\"a\": 1], \"b\": 2}",
    "{\"OAuth\": [1, \"x\",\n\"b\": {\"c\": 1}}",
    "{\"OAuth\": {\n<<<<<<< ours\n\"a\": 1\n=======\n\"a\": 2\n>>>>>>> theirs\n}}",
    "{\"OAuth\": u'a'}",
    "{\"UserPoolName\": u\"a \\\"b\\\" c\"}",
    "{\"OAuth\": f'a'}",
    "{\"OAuth\": f\"{a}\"}",
    "{\"OAuth\": f\"a \\\"{b}\\\" c\"}",
    "{\"OAuth\": dict()}",
    "{\"OAuth\": dict(a=1, b=2,)}",
    "{\"OAuth\": dict(a=1",
    "{\"OAuth\": (1, 2)}",
    "{\"OAuth\": (1, 2]}",
    "{\"OAuth\": (\"a\")}",
    "{\"OAuth\": ((\"a\"))}",
    "{\"a\": ('b'), \"c\": \"d\" \"e\"}",
    "{\"a\": 'b', \"c\": \"d\" \"e\"}",
    "{\"OAuth\": ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm']}",
    "{\"OAuth\": (\"a\" \"b\")}",
    "{\"OAuth\": (}",
    "{\"OAuth\": )}",
    "{'OAuth': dict(), 'Mfa': (), 'SignInMethod': f'{method}', 'UserPoolName': ('a')}",
    "{\"a\": undefined, \"b\": 1}",
    "{\"a\": 1, \"b\": undefined, \"c\": 2}",
    "{\"a\": undefined, \"b\": undefined}",
    "{\"a\": 'b' 'c' + \"d\", \"e\": 1}",
    "{\"a\": 'b' \"c\": 1}",
    "{\"a\": \"it's\" 'x'}",
    "{\"UserPoolName\": \"a, \n\"Mfa\": {}}",
    "{\"UserPoolName\": \"a} \n}",
    "{\"UserPoolName\": \"{a}, \n\"Mfa\": {}}",
    "{\"UserPoolName\": \"[a], \n\"Mfa\": {}}",
    "{\"UserPoolName\": [\"a], \n\"Mfa\": {}}",
    "{\"UserPoolName\": \"a\nb\", \"Mfa\": {}}",
    "{\"UserPoolName\": \"a\n  \", \"Mfa\": {}}",
    "{\"UserPoolName\": \"a,\n\"Mfa\": {}}",
    "{\"UserPoolName\": 'don\\'t \\x41 \\u0041 \"q\"'}",
    "{\"UserPoolName\": “a\\”b”}",
    "{\"a\": [1, 2 3, [4] {\"b\": 5} true]}",
    "{\"a\": /* \"b\": 1, */ 2, // \"c\"\n\"d\": 3 # e\n}",
    "{\"a\": [,1,,2,]}",
    "{\"a\": [<%= x %>, {{ y }}, $Z, %w%, #{v}]}",
    "{\"a\": [1, \"x\", \"b\": 2]}",
    "{\"a\": [, \"b\": 2]}",
    "{}}}",
    "{\"OAuth\": os.environ['A']}",
    "{\\n\"OAuth\": {}}",
    "{\"OAuth\": {}\u{200b}}",
    "{\"UserPoolName\": 'a' % b}",
    "{\"OAuth\": [Object], \"Mfa\": {...}}",
    "{\"OAuth\":\u{a0}{},\u{a0}\"Mfa\"：{}\\n}",
    "{\"a\": {\"b\": {\"c\": [1, {\"d\": [2, {\"e\": [3}",
];

const WHOLE: &[&str] = &[
    "> {\n>   \"AuthResources\": \"USER_POOL_ONLY\",\n>   \"Service\": \"COGNITO\"\n> }",
    "{&quot;AuthResources&quot;: &quot;USER_POOL_ONLY&quot;}",
    "{\"\"AuthResources\"\": \"\"USER_POOL_ONLY\"\"}",
    "{`\"AuthResources`\": `\"USER_POOL_ONLY`\"}",
    "['AuthResources' => 'USER_POOL_ONLY']",
    "request = new CreateBackendAuthRequest { AppId = \"a\" };",
    "resource \"a\" {\n  pool {\n    name = \"a\"\n  }\n}\n",
    "{ `\n  \"AppId\": \"a\" `\n}\n",
    "{\"Service\":\"COGNITO\",\"UserPool\nConfigs\":{\"UserPoolName\":\"cust\nomers\",\"SignInMethod\":\"EMAIL\"}\n}",
    "{\"AppId\": \"a\", ...rest}",
    "{AuthResources=USER_POOL_ONLY, Service=COGNITO}",
    "[auth]\nAuthResources = 'USER_POOL_ONLY'",
    "--- a\n+++ b\n-{}",
    "{'AuthResources': 'USER_POOL_ONLY', 'Service': 'COGNITO', # c\n 'UserPoolConfigs': {'Mfa': None}}",
    "\u{feff}{'AuthResources': 'USER_POOL_ONLY', 'Service': 'COGNITO', 'UserPoolConfigs': {'Mfa': None}}",
    "config = {\"AuthResources\": \"USER_POOL_ONLY\", \"UserPoolConfigs\": {\"Mfa\": {}}}",
    "create(UserPoolConfigs={\"Mfa\": {}}, AuthResources='USER_POOL_ONLY')",
    "{\"UserPoolConfigs\": {\"Mfa\": {}, \"OAuth\": u\"a\"}}",
    "{\"UserPoolConfigs\": {\"Mfa\": {}, \"OAuth\" @ 1}}",
    "{\"UserPoolConfigs\": {\"Mfa\": {}, \"OAuth\": [1 2]}}",
    "{\"UserPoolConfigs\": {\"Mfa\": {}, \"OAuth\": \"UserPoolName\": 1}}",
    "{\"a\": [1, 2}",
    "{\"a\": [1, 2}, \"b\": 3}",
    "{\"a\": {\"b\": 1], \"c\": 2}",
    "[{\"a\": 1]",
    "{\"UserPoolConfigs\": {\"Mfa\": {}, \"OAuth\": [{\"a\": 1]}}",
    "{\n  \"a\": {\n    \"b\": 1\n    }\n  },\n  \"c\": 2\n}\n",
    "",
    "\u{feff}{}",
    "{\"a\": 1 /* c",
    "{\"a\": {\"b\": 1}",
    "{\"a\": [1, 2",
    "{\"a\": 1}}",
    "{\"a\": 1}, \"b\": 2}",
    "{} {}",
    "{};",
    "a: 1\nb: 2",
    "nonsense",
    "```json\n{\"UserPoolConfigs\": {}}\n```",
    "const config = {\"UserPoolConfigs\": {}};",
    "config = {\"UserPoolConfigs\": {}}",
    "export default {UserPoolConfigs: {a: 'b', c: `d`, e: undefined, f: 'g' + 'h', /* i */}}",
    "client.create(UserPoolConfigs={}, Service='COGNITO')",
    "AuthResources=USER_POOL_ONLY,Service=COGNITO,UserPoolConfigs={Mfa={MFAMode=OFF}}",
    "AuthResources=USER_POOL_ONLY,Service={",
    "UserPoolConfigs={Mfa={MFAMode=OFF},UserPoolName=a-b.c}",
    "UserPoolName=a-b.c,Service=COGNITO",
    "AuthResources=USER_POOL_ONLY,Service=COGNITO}",
    "f(= {\"UserPoolConfigs\": {}})",
    "f(a == {\"UserPoolConfigs\": {}})",
    "f(1, {\"UserPoolConfigs\": {}})",
    "config = {\"UserPoolConfigs\": {}} as const;\nmore",
    "const config = {\"UserPoolConfigs\": {}}\nconst more = 1;",
    "const config = {\"UserPoolConfigs\": {}} as Config\nmore()",
    "```json\n  This: {\"UserPoolConfigs\": {}}\n```",
    "  ``` {\"UserPoolConfigs\": {}}",
    "Here it is:\n```json\n{\"UserPoolConfigs\": {\"Mfa\": {}}}\n```\n",
    ": a\n: b\n",
    "{\"UserPoolConfigs\":\n<<<<<<< a\n{}\n=======\n[]\n>>>>>>> b\n}",
    "{\"UserPoolConfigs\": \"\\u",
    "{\"UserPoolConfigs\": {} \"a\n\": 1}",
    "{'UserPoolConfigs': \"a\" \"b\"}",
    "{'UserPoolConfigs': 'a\u{1}\u{85}'}",
    "aws amplifybackend create-backend-auth --cli-input-json '{\"UserPoolConfigs\": {}}'",
    "create({\"UserPoolConfigs\": {}})",
    "{'UserPoolConfigs': {'a': True}}",
    "{'UserPoolConfigs': {'a': True}};",
    "{'UserPoolConfigs': {'a': 'b'}}",
    "{'UserPoolConfigs': {'a': 'b'}} // c",
    "{UserPoolConfigs: {a: 'b', // c\n}}",
    "{UserPoolConfigs: {a: \"b\",},}",
    "{ UserPoolConfigs = { a = \"b\" } }",
    "{\\\"UserPoolConfigs\\\": {\\\"Mfa\\\": {}}}",
    "\"{\\\"UserPoolConfigs\\\": {\\\"Mfa\\\": {}}}\"",
    "\"{\\\"a\\\": \\\"\\\\\\\"b\\\\\\\"\\\"}\"",
    "{\n  \"a\": [\n    1,\n    2\n  \"b\": {\n    \"c\": 3\n}\n",
    "{\r\n  \"a\": {\r\n    \"b\": 1\r\n}\r\n",
    "{\n  \"a\": {\n    \"b\": {\n      \"c\": 1\n  },\n  \"d\": 2\n}\n",
    "{\n  \"a\": {\"b\": 1,\n  \"c\": 2\n}\n",
    "{\n  \"a\": {\n    \"b\": \"x\n  },\n  \"c\": {\n    \"d\": 1\n}\n",
    "{\n  \"a\": { // }\n    \"b\": 1 # ]\n  /* { */\n  \"c\": \"\\\"{\"\n}\n",
    "{\n  \"a\": {\n    \"b\": 1,\n  \n  \"c\": 2\n}\n",
    "[[[[[[[[[1",
    "[[[[[[[[1",
    "{\"a\": {\"b\": [",
    "}} {\"a\": 1}",
    "} {\"a\": 1}",
    "2026-01-01 INFO {\"UserPoolConfigs\": {}}",
    "{\n  \"a\": {\n    \"b\": 1\n  \n  \"c\": 2\n}\n",
    "{\n  \"a\": {\n    \"b\": 1\n  }\n  }\n  \"c\": 2\n}\n",
];

#[test]
fn of_json() {
    let inside = ours(INSIDE);
    let mut texts: Vec<_> = inside.iter().map(String::as_str).collect();
    texts.extend(WHOLE);
    // Names that make it an auth document, which gets fixes.
    let named = |text: &&str| match text.starts_with("{\n") || text.starts_with("{\r\n") {
        true => text.replace("\"a\"", "\"UserPoolConfigs\"").replace("\"b\"", "\"OAuth\"").replace("\"c\"", "\"Mfa\""),
        false => (*text).to_owned(),
    };
    let texts: Vec<_> = texts.iter().map(named).collect();
    let texts: Vec<_> = texts.iter().map(String::as_str).collect();
    expect("json.txt", &of_parser(Format::Json, &texts));
    expect("jsonc.txt", &of_parser(Format::Jsonc, &["{} # c", "{} // c", "{\"a\": 1,}"]));
    let deep = "[".repeat(129) + &"]".repeat(129);
    let report = linter(&["too-deep"]).check(&ParseOptions::new().parse(deep));
    let lines: Vec<_> =
        report.findings().iter().map(|it| format!("{}\nhelp: {}\n", it.message(), it.help().unwrap())).collect();
    expect("deep.txt", &lines.concat());
}

#[test]
#[cfg(feature = "yaml")]
fn of_yaml() {
    let bomb = (1..30).fold("a0: &a0 x\n".to_owned(), |text, level| {
        let before = format!("*a{}, ", level - 1).repeat(9);
        text + &format!("a{level}: &a{level} [{before}]\n")
    });
    let texts = [
        "",
        "a: 1\n\tb: 2\n",
        "a:\tb\n",
        "a: *x\n",
        "a: &x [*x]\n",
        "a: !Sub x\n",
        "a: !!int x\n",
        "a: {{x}}\n",
        "? [a]\n: b\n",
        "x: &x [1]\n*x : 2\n",
        "a: {####}\n",
        "a: b: c\n",
        "a: - b\n",
        "a: \"b\n",
        "a: [b\n",
        "a: [b}\n",
        "a: b]\n]\n",
        "a: 1\nb\nc: 2\n",
        "a: [b]#c\n",
        "&r\na:\n  <<: *r\n",
        "a: \"\\d\"\n",
        "a: 'b' c\n",
        "a: \"b\" c\n",
        "a: @b\n",
        "<<: 1\na: b\n",
        "x: &x 1\na:\n  <<: *x\n",
        "<<: {a: 1}\nb: 2\n",
        "a: 1\n---\nb: 2\n",
        "a: 1\n b: 2\nc: 3\n",
        "a:\n  b: 1\n    c: 2\n",
        "a: b\n- c\n",
        "a: b\n  - c\n",
        "a:\n  - b\n  c: 1\n",
        "a:\n  - b: 1\n  c: 2\n",
        "a: 1\n\u{a0}b: 2\n",
        "a: |\nb\nc: 1\n",
        "a: |\n  b\n c\n",
        "a: | b\n",
        "a: 'b\nc: 1\n",
        "a: 'it's b'\n",
        "a: \"b \"c\" d\"\n",
        "a: \"b\"# c\n",
        "a: \"b\",\n",
        "a: [\"b\" c]\n",
        "a: [\"b]\n",
        "a: [\"\\d\"]\n",
        "a: {b:1}\nc: @\n",
        "a:b\nc: 1\n",
        "a：b\nc: 1\n",
        "a = b\nc: 1\n",
        "a b\nc: 1\n",
        "a\n  b: 1\n",
        "\"a: b\nc: 1\n",
        "a: 1\n// b\n",
        "a:\n- b\n-c\n",
        "a:\n- b\n• c\n",
        "a:\n- b\nc d\n",
        "a: 1\n!\nb: 2\n",
        "see this file\na: 1\n",
        "%YAML 1.2\na: 1\n",
        "a: b\u{7}\n",
        "a: {{ b }}\nc: {{ d }}\n",
        "```yaml\na: 1\n```\n",
        "<<<<<<< b\na: 1\n=======\na: 2\n>>>>>>> c\n",
        "1: a: 1\n2: b: 2\n3: c\n",
        "> a: 1\n> b: 2\n",
        "+a: 1\n+b: 2\n+c\n",
        "{\na: 1\nb: 2\n}\n",
        "a: ? b\n",
        "a: [b] c\n",
        "a: [b,, c]\n",
        bomb.as_str(),
    ];
    let ours = [
        "UserPoolName: |\n  b\n",
        "UserPoolName: 'b\n  SignInMethod: EMAIL\n",
        "OAuth: {OAuthScopes: [EMAIL\n  SignInMethod: EMAIL\n",
        "UserPoolName: 'it's b'\n",
        "\"UserPoolName: b\n  SignInMethod: EMAIL\n",
        "- UserPoolName: b\n  SignInMethod: EMAIL\n",
    ]
    .map(|inside| format!("AuthResources: USER_POOL_ONLY\nService: COGNITO\nUserPoolConfigs:\n  {inside}"));
    let texts: Vec<_> = texts.into_iter().chain(ours.iter().map(String::as_str)).collect();
    expect("yaml.txt", &of_parser(Format::Yaml, &texts).replace(&quoted(&bomb), "`(aliases of aliases)`"));
    let deep = "[".repeat(129) + &"]".repeat(129);
    let report = linter(&["too-deep"]).check(&ParseOptions::new().format(Format::Yaml).parse(deep));
    let lines: Vec<_> =
        report.findings().iter().map(|it| format!("{}\nhelp: {}\n", it.message(), it.help().unwrap())).collect();
    expect("deep-yaml.txt", &lines.concat());
}

#[cfg(any(feature = "config-file", feature = "policy"))]
fn error(out: &mut String, text: &str, error: Option<authlint::ConfigError>) {
    writeln!(out, "{}", quoted(text)).unwrap();
    if let Some(error) = error {
        writeln!(out, "  {} {}", quoted(error.span().of(text)), error.message()).unwrap();
        writeln!(out, "    help: {}", error.help()).unwrap();
    }
    out.push('\n');
}

#[test]
#[cfg(feature = "config-file")]
fn of_configurations() {
    use authlint::{Baseline, ConfigFile};
    let mut out = String::new();
    for text in [
        "fail-levl = 'error'",
        "fail-level = 'fatal'",
        "fail-level = 3",
        "fail-level = ",
        "extends = 'strickt'",
        "operation = 'delete'",
        "select = 'security'",
        "select = ['securty']",
        "select = ['zzzzzz']",
        "select = [1]",
        "exclude = [1]",
        "exclude = ['a{']",
        "ignore = [1]",
        "ignore = ['syntax-error']",
        "ignore = [{ pointer = '/Service', reason = 'x' }]",
        "ignore = [{ rule = 'too-deep', reason = 'x' }]",
        "ignore = [{ rule = 'inline-secret', reason = 'x' }]",
        "ignore = [{ rule = 'inline-secret', pointer = '/Service' }]",
        "ignore = [{ rule = 'inline-secret', pointer = '/Service', reason = ' ' }]",
        "ignore = [{ rule = 'inline-secret', pointer = 'Service', reason = 'x' }]",
        "rules = 1",
        "[rules]\nsyntax-eror = 'off'",
        "[rules]\nzzzzzz = 'off'",
        "[rules]\nsyntax-error = 'off'",
        "[rules]\ninline-secret = true",
        "[rules]\ninline-secret = 'warn'",
        "[rules]\ninline-secret = { lvl = 'off' }",
        "[rules]\npassword-minimum-length-weak = { recommended = '12' }",
        "[rules]\npassword-minimum-length-weak = { recommended = 100 }",
        "[rules]\nname-pattern = { user-pool = '(' }",
        "[rules]\nname-pattern = { pattern = '(' }",
        "overrides = 1",
        "overrides = [1]",
        "[[overrides]]\noperation = 'get'",
        "[[overrides]]\nfiles = ['a']\nfail-level = 'error'",
    ] {
        error(&mut out, text, ConfigFile::parse_toml(text).err());
    }
    for text in ["", "[]", "{", "{\"fail-level\": \"fatal\"}", "{\"fail-level\": \"error\", \"fail-level\": \"error\"}"]
    {
        error(&mut out, text, ConfigFile::parse_json(text).err());
    }
    for text in ["strickt", "zzzzzz"] {
        let error = text.parse::<authlint::Preset>().unwrap_err();
        writeln!(out, "preset {text}: {error}").unwrap();
    }
    let pattern = authlint::OptionValue::Pattern("(".to_owned());
    let rule = authlint::Rule::from_id("name-pattern").unwrap();
    let result = authlint::Config::default().set_option(rule, rule.options()[0].name(), pattern);
    writeln!(out, "pattern (: {}", result.unwrap_err()).unwrap();
    expect("configuration.txt", &out);
    let mut out = String::new();
    for text in ["[]", "{", r#"{"version": 2, "findings": []}"#, r#"{"version": 1, "findings": [1]}"#] {
        error(&mut out, text, Baseline::parse(text).err());
    }
    expect("baseline.txt", &out);
}

#[test]
fn of_the_library() {
    use authlint::{Config, Level, Operation, OptionValue, Rule, Selector};
    let mut out = String::new();
    let names: [(&str, String); 6] = [
        ("Level", "eror".parse::<Level>().unwrap_err().to_string()),
        ("Level", "zzzzzz".parse::<Level>().unwrap_err().to_string()),
        ("Operation", "delete".parse::<Operation>().unwrap_err().to_string()),
        ("Format", "toml".parse::<Format>().unwrap_err().to_string()),
        ("Selector", "zzzzzz".parse::<Selector>().unwrap_err().to_string()),
        ("Selector", "inline-secrets".parse::<Selector>().unwrap_err().to_string()),
    ];
    for (name, error) in names {
        writeln!(out, "{name}: {error}").unwrap();
    }
    let weak = Rule::from_id("password-minimum-length-weak").unwrap();
    for (option, value) in [
        ("recomended", OptionValue::Integer(15)),
        ("zzzzzz", OptionValue::Integer(15)),
        ("recommended", OptionValue::Strings(Vec::new())),
    ] {
        let error = Config::default().set_option(weak, option, value).unwrap_err();
        writeln!(out, "option {option}: {error}").unwrap();
    }
    expect("library.txt", &out);
}

#[test]
#[cfg(feature = "policy")]
fn of_policies() {
    use authlint::{Config, Document, Linter, Policy, Rule, Selector};
    let mut out = String::new();
    for text in [
        "{",
        "1",
        r#"{"minimum": 1e999}"#,
        r#"{"$schema": "https://example.com/draft"}"#,
        r#"{"$ref": "https://example.com/other.json"}"#,
        r##"{"allOf": [{"$ref": "#name"}]}"##,
        r#"{"$ref": "::"}"#,
        r#"{"$ref": "http://[x"}"#,
        r#"{"$id": "::"}"#,
        r#"{"pattern": "(?=x)"}"#,
        r#"{"type": "objekt"}"#,
        r#"{"x-level": "eror"}"#,
        r#"{"x-level": 1}"#,
        r#"{"x-root": true}"#,
        r#"{"x-levle": "error"}"#,
        r#"{"x-zzzzzz": "error"}"#,
        r#"{"not": {"x-message": 5}}"#,
        r#"{"properties": {"Service": {"x-level": "advice"}}}"#,
    ] {
        error(&mut out, text, Policy::parse("org", text).err());
    }
    let document = r#"{"UserPoolConfigs": {"UserPoolName": "a", "RequiredSignUpAttributes": ["EMAIL", "EMAIL"], "PasswordPolicy": {"MinimumLength": 8}, "Zz": {"a": 1}}}"#;
    let name = |schema: &str| format!(r#"{{"properties": {{"UserPoolName": {schema}}}}}"#);
    let list = |schema: &str| format!(r#"{{"properties": {{"RequiredSignUpAttributes": {schema}}}}}"#);
    let length = |schema: &str| {
        format!(r#"{{"properties": {{"PasswordPolicy": {{"properties": {{"MinimumLength": {schema}}}}}}}}}"#)
    };
    for pool in [
        r#"{"required": ["OAuth"]}"#.to_owned(),
        r#"{"additionalProperties": false, "properties": {"UserPoolName": {}, "PasswordPolicy": {}}}"#.to_owned(),
        r#"{"properties": {"Zz": {"additionalProperties": false}}}"#.to_owned(),
        r#"{"required": ["OAuth"], "title": "needs `OAuth`", "description": "see the wiki"}"#.to_owned(),
        r#"{"minProperties": 9}"#.to_owned(),
        r#"{"maxProperties": 1}"#.to_owned(),
        r#"{"dependentRequired": {"UserPoolName": ["OAuth"]}}"#.to_owned(),
        r#"{"propertyNames": {"maxLength": 3}}"#.to_owned(),
        name(r#"{"const": "b"}"#),
        name(r#"{"enum": ["b", "c"]}"#),
        name(r#"{"minLength": 3}"#),
        name(r#"{"maxLength": 0}"#),
        name(r#"{"pattern": "^b"}"#),
        name(r#"{"format": "date"}"#),
        name(r#"{"type": "integer"}"#),
        name(r#"{"not": {"const": "a"}}"#),
        name(r#"{"anyOf": [{"const": "b"}, {"const": "c"}]}"#),
        name(r#"{"oneOf": [{"const": "b"}, {"const": "c"}]}"#),
        name(r#"{"oneOf": [{"const": "a"}, {"type": "string"}]}"#),
        name("false"),
        list(r#"{"minItems": 3}"#),
        list(r#"{"maxItems": 1}"#),
        list(r#"{"uniqueItems": true}"#),
        list(r#"{"contains": {"const": "NAME"}}"#),
        list(r#"{"prefixItems": [{}], "unevaluatedItems": false}"#),
        list(r#"{"prefixItems": [{}], "items": false}"#),
        length(r#"{"minimum": 12}"#),
        length(r#"{"maximum": 6}"#),
        length(r#"{"exclusiveMinimum": 8}"#),
        length(r#"{"exclusiveMaximum": 8}"#),
        length(r#"{"multipleOf": 3}"#),
    ] {
        let schema = format!(r#"{{"properties": {{"UserPoolConfigs": {pool}}}}}"#);
        let mut config = Config::default();
        config.select([Selector::Rule(Rule::from_id("policy-violation").unwrap())]);
        config.add_policy(Policy::parse("org", &schema).expect(&schema));
        writeln!(out, "{pool}").unwrap();
        for finding in Linter::new(config).check(&Document::parse(document, Format::Json)).findings() {
            writeln!(out, "  {} {}", quoted(finding.span().of(document)), finding.message()).unwrap();
            writeln!(out, "    help: {}", finding.help().unwrap()).unwrap();
        }
        out.push('\n');
    }
    expect("policy.txt", &out);
}
