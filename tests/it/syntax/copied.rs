//! Documents that were changed where they were copied from: one finding for the cause, and no other.

use authlint::{Applicability, Document, Format, Level, Linter, Operation, ParseOptions};

/// There is no error in it.
const DOCUMENT: &str = r#"{
  "AuthResources": "USER_POOL_ONLY",
  "Service": "COGNITO",
  "UserPoolConfigs": {
    "SignInMethod": "EMAIL",
    "RequiredSignUpAttributes": ["EMAIL"],
    "UserPoolName": "customers",
    "PasswordPolicy": { "MinimumLength": 12, "AdditionalConstraints": [] }
  }
}
"#;

fn findings(text: &str) -> Vec<String> {
    let document = ParseOptions::new().operation(Operation::Create).parse(text);
    let report = Linter::default().check(&document);
    let errors = report.findings().iter().filter(|finding| finding.level() == Level::Error);
    errors.map(|finding| format!("{}: {}", finding.rule().id(), finding.message())).collect()
}

fn fixed(text: &str) -> String {
    let report = Linter::default().check(&Document::parse(text, Format::Json));
    report.fix(Applicability::Unsafe).text().to_owned()
}

fn each_line(before: impl Fn(usize) -> String) -> String {
    let lines = DOCUMENT.split_inclusive('\n').enumerate();
    lines.flat_map(|(line, text)| [before(line), text.to_owned()]).collect()
}

#[test]
fn text_before_each_line() {
    let prefixes: &[&dyn Fn(usize) -> String] = &[
        &|_| "> ".into(),
        &|_| "+".into(),
        &|_| "api-1  | ".into(),
        &|_| "auth.json:".into(),
        &|line| format!("{:4}  ", line + 1),
        &|line| format!("{}: ", line + 1),
        &|line| format!("{:6}\t", line + 1),
        &|line| format!("auth.json:{}:", line + 1),
        &|line| format!("2026-11-27T10:00:{line:02}Z [INFO] "),
    ];
    assert_eq!(findings(DOCUMENT), [""; 0]);
    for prefix in prefixes {
        let text = each_line(prefix);
        assert_eq!(
            findings(&text),
            ["syntax-error: the lines begin with text that is not part of the document"],
            "{text}"
        );
        assert_eq!(fixed(&text), DOCUMENT);
        // What else is wrong has its place in the text as it is.
        let wrong = text.replace("COGNITO", "COGNITA");
        let report = Linter::default().check(&Document::parse(&*wrong, Format::Json));
        let places: Vec<_> = report.findings().iter().map(|finding| finding.span().of(&wrong)).collect();
        assert_eq!(places.get(1), Some(&"\"COGNITA\""), "{wrong}");
    }
    let diff = format!("diff --git a/auth.json b/auth.json\n@@ -0,0 +1,11 @@\n{}", each_line(|_| "+".into()));
    assert_eq!(fixed(&diff), DOCUMENT);
    // One line is different, so that it may mean something.
    let uneven = each_line(|line| if line == 3 { "- ".into() } else { "> ".into() });
    assert_ne!(findings(&uneven).len(), 1);
}

#[test]
fn characters_between_tokens() {
    for (from, to, shown) in [
        ("\": ", "\":\u{a0}", "U+00A0"),
        ("\": ", "\": \u{200b}", "U+200B"),
        ("\": ", "\":\u{3000}", "U+3000"),
        ("\": ", "\"：", "`：`"),
        (",\n", "，\n", "`，`"),
        ("\n", "\\n", "`\\n`"),
        ("\n", "\u{2028}\n", "U+2028"),
        ("  ", "\\t", "`\\t`"),
        (" \"", "\u{1b}[34;1m \"", "U+001B"),
        (",\n", ", \\\n", "`\\`"),
    ] {
        let text = DOCUMENT.replace(from, to);
        let places = DOCUMENT.matches(from).count();
        let message = format!("syntax-error: {shown} between tokens is not JSON ({places} places)");
        assert_eq!(findings(&text), [message], "{text}");
        let fixed: serde_json::Value = serde_json::from_str(&fixed(&text)).unwrap();
        assert_eq!(fixed, serde_json::from_str::<serde_json::Value>(DOCUMENT).unwrap(), "{text}");
    }
    assert_eq!(findings(&format!("{DOCUMENT}\u{200b}")), ["syntax-error: U+200B between tokens is not JSON"]);
    // In a string all of these are text.
    assert_eq!(findings(&DOCUMENT.replace("customers", "cus\u{e9}\u{ff0c}tomers")).len(), 1);
    let text = DOCUMENT.replace("customers", "cus\u{ff0c}tomers").replace("\": ", "\":\u{a0}");
    assert_eq!(findings(&text)[0], "syntax-error: U+00A0 between tokens is not JSON (9 places)");
    // The same indentation of all lines is no text before them.
    let text = each_line(|_| "  ".into()).replace("\": ", "\":\u{a0}");
    assert_eq!(findings(&text), ["syntax-error: U+00A0 between tokens is not JSON (9 places)"]);
}

#[test]
fn notations_that_are_not_read() {
    for (text, message) in [
        (DOCUMENT.replace('"', "&quot;"), "HTML-escaped JSON, not JSON itself"),
        (format!("<pre>{}</pre>", DOCUMENT.replace('"', "&#34;")), "HTML-escaped JSON, not JSON itself"),
        (DOCUMENT.replace("  ", "&nbsp;").replace('"', "&quot;"), "HTML-escaped JSON, not JSON itself"),
        (format!("\"{}\"", DOCUMENT.replace('"', "\"\"")), "a field of a CSV file, not JSON itself"),
        (DOCUMENT.replace('"', "`\""), "a PowerShell string, not JSON itself"),
        (
            DOCUMENT.replace('{', "[").replace('}', "]").replace("\": ", "\" => "),
            "a PHP array or a Ruby hash, not JSON",
        ),
        (
            "{:AuthResources => \"USER_POOL_ONLY\", :Service => \"COGNITO\"}".into(),
            "a PHP array or a Ruby hash, not JSON",
        ),
        (
            "{AuthResources=USER_POOL_ONLY, Service=COGNITO, UserPoolConfigs={UserPoolName=customers}}".into(),
            "the text form of a Java object, not JSON",
        ),
        (
            "ResourceConfig(AuthResources=USER_POOL_ONLY, Service=COGNITO)".into(),
            "the text form of a Java object, not JSON",
        ),
        ("[auth]\nAuthResources = \"USER_POOL_ONLY\"\n".into(), "TOML or INI, not JSON"),
        (
            "--- a/auth.json\n+++ b/auth.json\n@@ -1,2 +1,2 @@\n {\n-  \"a\": 1\n+  \"a\": 2\n }\n".into(),
            "a diff, not JSON",
        ),
    ] {
        assert_eq!(findings(&text), [format!("syntax-error: this is {message}")], "{text}");
    }
}

#[test]
fn texts_without_a_document() {
    let comments = each_line(|_| "// ".into());
    for (text, message) in [
        (comments.as_str(), "the document is empty"),
        ("/* nothing", "unterminated comment"),
        ("# Amplify\nauth.resources=USER_POOL_ONLY\n", "the document does not start with a JSON value"),
        ("-----\n| a |\n-----\n", "the document does not start with a JSON value"),
    ] {
        assert_eq!(findings(text), [format!("syntax-error: {message}")], "{text}");
    }
}

/// In a program or on a console: the value in question is not known, and nothing is said about it.
#[test]
fn values_that_only_a_program_knows() {
    for value in [
        "os.environ[\"POOL\"]",
        "os.environ.get('POOL', \"a, b\")",
        "process.env['POOL']",
        "process.env.POOL || \"x\"",
        "new Date('2026-01-01')",
        "getName('a', { b: [1, 2] })",
        "prod ? \"a\" : \"b\"",
        "\"pool-%s\" % env",
        "\"pool-{}\".format(env)",
        "\"a\" if prod else \"b\"",
        "\"pool-\" + env",
        "str(env)",
    ] {
        let text = DOCUMENT.replace("\"customers\"", value);
        assert_eq!(findings(&text), ["syntax-error: JSON does not allow expressions"], "{text}");
    }
    let text = DOCUMENT.replace("\"COGNITO\"", "@@").replace("\"customers\"", "\"pool-%s\" % env");
    assert_eq!(findings(&text), ["syntax-error: unexpected text", "syntax-error: JSON does not allow expressions"]);
    for (from, to) in [
        ("{ \"MinimumLength\": 12, \"AdditionalConstraints\": [] }", "[Object]"),
        ("{ \"MinimumLength\": 12, \"AdditionalConstraints\": [] }", "{...}"),
        ("{ \"MinimumLength\": 12, \"AdditionalConstraints\": [] }", "{ … }"),
        ("[\"EMAIL\"]", "[Array]"),
        ("[\"EMAIL\"]", "[...]"),
        ("[\"EMAIL\"]", "[\"EMAIL\", ... 3 more items]"),
    ] {
        let text = DOCUMENT.replace(from, to);
        assert_eq!(findings(&text), ["syntax-error: a value was left out when the document was printed"], "{text}");
    }
}

#[test]
fn a_program_around_the_document() {
    for (text, message) in [
        (format!("function f() {{\n  return {DOCUMENT};\n}}"), "there is text before the JSON document"),
        (format!("return {DOCUMENT}"), "there is text before the JSON document"),
        (format!("- {DOCUMENT}"), "there is text before the JSON document"),
        (serde_json::to_string(DOCUMENT).unwrap(), "this is escaped JSON, as copied from a log"),
        (
            serde_json::to_string(&serde_json::to_string(DOCUMENT).unwrap()).unwrap(),
            "this is escaped JSON, as copied from a log",
        ),
    ] {
        assert_eq!(findings(&text), [format!("syntax-error: {message}")], "{text}");
    }
}

#[test]
fn what_cannot_be_read_is_not_called_wrong() {
    for (from, to, message) in [
        ("\"UserPoolName\"", "@@UserPoolName", "expected a member"),
        ("\"customers\",", "\"customers,", "unterminated string"),
        (
            "    \"UserPoolName\"",
            "    <<<<<<< ours\n    \"UserPoolName\": \"a\",\n    =======\n    >>>>>>> theirs\n    \"UserPoolName\"",
            "unresolved merge conflict (2 places)",
        ),
    ] {
        let text = DOCUMENT.replace(from, to);
        let found = findings(&text);
        assert_eq!(found.first(), Some(&format!("syntax-error: {message}")), "{text}");
        assert!(found.iter().all(|finding| !finding.contains("unknown-member")), "{found:?}");
    }
    let cut = "{\"AuthResources\": \"USER_POOL_ONLY\", \"UserPoolConfigs\": {\"ForgotPassword\": {\"DeliveryMethod\": \"EMAIL\", \"EmailSettings\": {\"EmailMessage\": \"Your co";
    assert!(findings(cut).iter().all(|finding| !finding.contains("code-placeholder")), "{:?}", findings(cut));
}

#[test]
fn lines_broken_at_the_width_of_a_terminal() {
    let wrap = |text: &str, width: usize| -> String {
        let characters: Vec<_> = text.chars().collect();
        characters.chunks(width).map(|line| line.iter().collect::<String>()).collect::<Vec<_>>().join("\n")
    };
    let compact: String = DOCUMENT.lines().map(str::trim_start).collect();
    for width in [30, 33, 41, 42, 80] {
        let text = wrap(&compact, width);
        let message = format!("syntax-error: the lines are broken after {width} characters, in strings too");
        let is_readable = serde_json::from_str::<serde_json::Value>(&text).is_ok();
        assert_eq!(findings(&text), if is_readable { vec![] } else { vec![message] }, "{text}");
        if !is_readable {
            assert_eq!(fixed(&text), compact);
        }
    }
    // A name that is cut may be any one, so that none is missing, be it an error or advice.
    let report = Linter::default().check(&Document::parse(wrap(&compact, 42), Format::Json));
    assert_eq!(report.findings().len(), 1, "{report}");
}

#[test]
fn lines_continued_as_in_a_shell() {
    for sign in ["\\", "^", "`"] {
        let text = DOCUMENT.replace('\n', &format!(" {sign}\n"));
        assert_eq!(findings(&text).len(), 1, "{:?}", findings(&text));
        assert_eq!(fixed(&text).replace(" \n", "\n"), DOCUMENT);
        assert_eq!(findings(text.trim_end()).len(), 1, "{:?}", findings(text.trim_end()));
    }
}

#[test]
fn members_taken_from_elsewhere() {
    let text = DOCUMENT.replace("\"Service\"", "...base, ...(a ? { b: 1 } : {}), \"Service\"");
    assert_eq!(findings(&text), ["syntax-error: JSON does not allow expressions (2 places)"]);
    // What is missing may come from there.
    let text = r#"{ "UserPoolConfigs": { "SignInMethod": "EMAIL", ...rest }, ...more }"#;
    assert_eq!(findings(text), ["syntax-error: JSON does not allow expressions (2 places)"]);
}

#[test]
fn programs_that_make_a_request_are_named_and_not_read() {
    for text in [
        "input := &amplifybackend.CreateBackendAuthInput{\n  AppId: aws.String(\"d1\"),\n  ResourceConfig: &types.CreateBackendAuthResourceConfig{},\n}",
        "var request = new CreateBackendAuthRequest\n{\n  AppId = \"d1\",\n  ResourceConfig = new UpdateBackendAuthResourceConfig { Service = Service.COGNITO }\n};",
        "CreateBackendAuthRequest.builder().appId(\"d1\").service(c -> { c.x(); }).build();",
        "let config = CreateBackendAuthResourceConfig::builder()\n  .service(Service::Cognito)\n  .build()?;",
        "let input = CreateBackendAuthInput(appId: \"d1\", resourceConfig: x)",
    ] {
        assert_eq!(findings(text), ["syntax-error: this is a program that uses an AWS SDK, not JSON"], "{text}");
    }
    let text = "import x;\n  var request = new CreateBackendAuthRequest\n{ AppId = \"d1\" };\n";
    let report = Linter::default().check(&Document::parse(text, Format::Json));
    let marked: Vec<_> = report.findings().iter().map(|finding| finding.span().of(text)).collect();
    assert_eq!(marked, ["var request = new CreateBackendAuthRequest"]);
    let text = "resource \"x\" \"y\" {\n  service = \"COGNITO\"\n  user_pool {\n    name = \"x\"\n  }\n}\n";
    assert_eq!(findings(text), ["syntax-error: this is HCL with blocks, not JSON"]);
    // A comment or a string may name the type.
    let text = format!("// CreateBackendAuthRequest {{\n{DOCUMENT}");
    assert_eq!(findings(&text), ["syntax-error: JSON does not allow comments"]);
    let text = DOCUMENT.replace("customers", "UpdateBackendAuthInput(").replace("12,", "12,,");
    assert_eq!(
        findings(&text),
        ["pool-name-invalid: `UserPoolName` must not have `(` in it", "syntax-error: unexpected `,`"]
    );
    // Here the request itself is an object that can be read.
    let text = format!("await client.send(new CreateBackendAuthCommand({}));", DOCUMENT.trim_end());
    assert_eq!(findings(&text).len(), 1, "{:?}", findings(&text));
}

#[test]
fn a_request_among_other_members() {
    let text = format!("{{ \"level\": \"info\", \"body\": {DOCUMENT}, \"tags\": [] }}");
    assert_eq!(findings(&text), ["misplaced-member: `body` does not belong around the members of `ResourceConfig`"]);
    assert_eq!(fixed(&text), text, "the other members would be lost");
    let document = Document::parse(&*text, Format::Json);
    assert!(!document.looks_like_resource_config());
    let text = format!("{{ \"staging\": {DOCUMENT}, \"production\": {DOCUMENT} }}");
    assert_eq!(
        findings(&text),
        ["foreign-document: this is an object with several requests, not an auth `ResourceConfig`"]
    );
}
