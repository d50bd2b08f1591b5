//! Texts in another notation than JSON: one finding for all of it, one fix, and the findings on their meaning.

use authlint::{Applicability, Document, Finding, Format, Linter, Operation, Report};

fn check(text: &str) -> Report {
    Linter::default().check(&Document::parse(text, Format::Json))
}

fn syntax(report: &Report) -> Vec<&Finding> {
    report.findings().iter().filter(|finding| finding.rule().id() == "syntax-error").collect()
}

/// Rule and place of the findings on what a document means.
fn meaning(report: &Report) -> Vec<(&str, String)> {
    let findings = report.findings().iter().filter(|finding| finding.rule().id() != "syntax-error");
    findings.map(|finding| (finding.rule().id(), report.pointer(finding))).collect()
}

/// What the fix of the only syntax finding makes of a text.
fn rewritten(report: &Report) -> String {
    let [finding] = syntax(report)[..] else { panic!("{:#?}", syntax(report)) };
    let mut text = report.document().text().to_owned();
    let mut edits = finding.fixes().first().map(|fix| fix.edits().to_vec()).unwrap_or_default();
    edits.sort_by_key(|edit| edit.span().start);
    for edit in edits.iter().rev() {
        text.replace_range(edit.span().range(), edit.text());
    }
    text
}

/// What is found in each text, how many places are labelled, and what the fix makes of it; nothing if there is no fix.
const CASES: &[(&str, &str, Option<&str>)] = &[
    // Python.
    (
        "{'AuthResources': 'USER_POOL_ONLY', 'Service': 'COGNITO', 'IdentityPoolConfigs': {'UnauthenticatedLogin': True}}",
        "this is a Python literal, not JSON",
        Some(
            "{\"AuthResources\": \"USER_POOL_ONLY\", \"Service\": \"COGNITO\", \"IdentityPoolConfigs\": {\"UnauthenticatedLogin\": true}}",
        ),
    ),
    (
        "config = {'AuthResources': 'USER_POOL_ONLY',\n 'Service': 'COGNITO',\n 'UserPoolConfigs': {'UserPoolName': \"it's \"\n    'a \\'pool\\' '\n    'of ours'}}\n",
        "this is a Python literal, not JSON",
        Some(
            "{\"AuthResources\": \"USER_POOL_ONLY\",\n \"Service\": \"COGNITO\",\n \"UserPoolConfigs\": {\"UserPoolName\": \"it's a 'pool' of ours\"}}\n",
        ),
    ),
    (
        "{\r\n  'AuthResources': 'USER_POOL_ONLY',  # one\r\n  # two\r\n  'Service': 'COGNITO',\r\n}\r\n",
        "this is a Python literal, not JSON",
        Some("{\r\n  \"AuthResources\": \"USER_POOL_ONLY\",\r\n  \"Service\": \"COGNITO\"\r\n}\r\n"),
    ),
    (
        "\u{feff}config = {'AuthResources': 'USER_POOL_ONLY', 'Service': 'COGNITO', 'UserPoolConfigs': None}",
        "this is a Python literal, not JSON",
        Some("{\"AuthResources\": \"USER_POOL_ONLY\", \"Service\": \"COGNITO\", \"UserPoolConfigs\": null}"),
    ),
    (
        "{u'AuthResources': u'USER_POOL_ONLY', u'Service': u'COGNITO', u'UserPoolConfigs': {u'UserPoolName': u'\\xcf'}}",
        "this is a Python literal, not JSON",
        Some(
            "{\"AuthResources\": \"USER_POOL_ONLY\", \"Service\": \"COGNITO\", \"UserPoolConfigs\": {\"UserPoolName\": \"Ï\"}}",
        ),
    ),
    (
        "client.create_backend_auth(\n    AppId='d1',\n    BackendEnvironmentName='dev',\n    ResourceConfig={\n        'AuthResources': 'USER_POOL_ONLY',\n        'Service': 'COGNITO',\n    },\n)\n",
        "this is a Python call, not JSON",
        Some(
            "{\n    \"AppId\":\"d1\",\n    \"BackendEnvironmentName\":\"dev\",\n    \"ResourceConfig\":{\n        \"AuthResources\": \"USER_POOL_ONLY\",\n        \"Service\": \"COGNITO\"\n    }\n}\n",
        ),
    ),
    (
        "import boto3\nclient = boto3.client('amplifybackend')\nanswer = client.create_backend_auth(ResourceConfig={'AuthResources': 'USER_POOL_ONLY', 'Service': 'COGNITO'})\nprint(answer)\n",
        "this is a Python call, not JSON",
        Some("{\"ResourceConfig\":{\"AuthResources\": \"USER_POOL_ONLY\", \"Service\": \"COGNITO\"}}\n"),
    ),
    (
        "dict(AuthResources='USER_POOL_ONLY', Service='COGNITO', UserPoolConfigs=dict(SignInMethod='EMAIL', Mfa=dict()))",
        "this is a Python literal, not JSON",
        Some(
            "{\"AuthResources\":\"USER_POOL_ONLY\", \"Service\":\"COGNITO\", \"UserPoolConfigs\":{\"SignInMethod\":\"EMAIL\", \"Mfa\":{}}}",
        ),
    ),
    (
        "config = dict(\n    AuthResources='USER_POOL_ONLY',\n    Service='COGNITO',\n    UserPoolConfigs=dict(\n        RequiredSignUpAttributes=('EMAIL', 'NAME',),  # (both\n        UserPoolName=('cus'\n            'tomers'),\n    ),\n)\n",
        "this is a Python call, not JSON",
        Some(
            "{\n    \"AuthResources\":\"USER_POOL_ONLY\",\n    \"Service\":\"COGNITO\",\n    \"UserPoolConfigs\":{\n        \"RequiredSignUpAttributes\":[\"EMAIL\", \"NAME\"],\n        \"UserPoolName\":\"customers\"\n    }\n}\n",
        ),
    ),
    (
        "client.create_backend_auth(AppId='d1', ResourceConfig=dict(AuthResources='USER_POOL_ONLY', Service='COGNITO'))\n",
        "this is a Python call, not JSON",
        Some(
            "{\"AppId\":\"d1\", \"ResourceConfig\":{\"AuthResources\":\"USER_POOL_ONLY\", \"Service\":\"COGNITO\"}}\n",
        ),
    ),
    (
        "{'AuthResources': 'USER_POOL_ONLY', 'Service': f'COGNITO', 'UserPoolConfigs': {'UserPoolName': f'{app!r:>4}-{{x}}-{env}', 'RequiredSignUpAttributes': ()}}",
        "this is a Python literal, not JSON",
        Some(
            "{\"AuthResources\": \"USER_POOL_ONLY\", \"Service\": \"COGNITO\", \"UserPoolConfigs\": {\"UserPoolName\": \"${app}-{x}-${env}\", \"RequiredSignUpAttributes\": []}}",
        ),
    ),
    // The shorthand of the AWS CLI.
    (
        "AuthResources=USER_POOL_ONLY,Service=COGNITO,UserPoolConfigs={RequiredSignUpAttributes=[EMAIL,NAME],UserPoolName='our pool',PasswordPolicy={MinimumLength=8}}\n",
        "this is AWS CLI shorthand, not JSON",
        Some(
            "{\"AuthResources\":\"USER_POOL_ONLY\",\"Service\":\"COGNITO\",\"UserPoolConfigs\":{\"RequiredSignUpAttributes\":[\"EMAIL\",\"NAME\"],\"UserPoolName\":\"our pool\",\"PasswordPolicy\":{\"MinimumLength\":8}}}\n",
        ),
    ),
    (
        "aws amplifybackend create-backend-auth --app-id d1 --resource-config AuthResources=USER_POOL_ONLY,UserPoolConfigs={UserPoolName=1pool,OAuth={RedirectSignInURIs=[https://example.com/]}}",
        "this is AWS CLI shorthand, not JSON",
        Some(
            "{\"AuthResources\":\"USER_POOL_ONLY\",\"UserPoolConfigs\":{\"UserPoolName\":\"1pool\",\"OAuth\":{\"RedirectSignInURIs\":[\"https://example.com/\"]}}}",
        ),
    ),
    // JavaScript.
    (
        "const config = {\n  AuthResources: 'USER_POOL_ONLY',\n  Service: `COGNITO`,\n  UserPoolConfigs: { UserPoolName: undefined, SignInMethod: 'EMAIL', Mfa: undefined },\n};\n",
        "this is a JavaScript object, not JSON",
        Some(
            "{\n  \"AuthResources\": \"USER_POOL_ONLY\",\n  \"Service\": \"COGNITO\",\n  \"UserPoolConfigs\": { \"SignInMethod\": \"EMAIL\" }\n}\n",
        ),
    ),
    (
        "export const config: Config = {\n  AuthResources: 'USER_POOL_ONLY', // one\n  UserPoolConfigs: { UserPoolName: `x-${y}` },\n} as const;\n",
        "this is a JavaScript object, not JSON",
        Some(
            "{\n  \"AuthResources\": \"USER_POOL_ONLY\",\n  \"UserPoolConfigs\": { \"UserPoolName\": \"x-${y}\" }\n}\n",
        ),
    ),
    (
        "{ UserPoolConfigs: { UserPoolName: undefined,SignInMethod: 'EMAIL', Mfa: undefined,  OAuth: {} } }",
        "this is a JavaScript object, not JSON",
        Some("{ \"UserPoolConfigs\": { \"SignInMethod\": \"EMAIL\",  \"OAuth\": {} } }"),
    ),
    (
        "export default { AuthResources: undefined, Service: undefined, UserPoolConfigs: { UserPoolName: 'a' + 'b' } }",
        "this is a JavaScript object, not JSON",
        None,
    ),
    (
        "new CreateBackendAuthCommand({ AuthResources: \"USER_POOL_ONLY\", Service: \"COGNITO\" });\n",
        "this is a JavaScript object, not JSON",
        Some("{ \"AuthResources\": \"USER_POOL_ONLY\", \"Service\": \"COGNITO\" }\n"),
    ),
    (
        "({AuthResources: 'USER_POOL_ONLY', Service: 'COGNITO'})",
        "this is a JavaScript object, not JSON",
        Some("{\"AuthResources\": \"USER_POOL_ONLY\", \"Service\": \"COGNITO\"}"),
    ),
    // JSON5, and slips of one kind.
    (
        "{\n  AuthResources: \"USER_POOL_ONLY\",\n  Service: 'COGNITO',\n}\n",
        "this is JSON5, not JSON",
        Some("{\n  \"AuthResources\": \"USER_POOL_ONLY\",\n  \"Service\": \"COGNITO\"\n}\n"),
    ),
    (
        "{\"AuthResources\": \"USER_POOL_ONLY\", \"Service\": \"COGNITO\", \"UserPoolConfigs\": {\"RequiredSignUpAttributes\": [\"EMAIL\",],},}",
        "JSON does not allow trailing commas (3 places)",
        Some(
            "{\"AuthResources\": \"USER_POOL_ONLY\", \"Service\": \"COGNITO\", \"UserPoolConfigs\": {\"RequiredSignUpAttributes\": [\"EMAIL\"]}}",
        ),
    ),
    (
        "{'AuthResources': 'USER_POOL_ONLY', 'Service': 'COGNITO'}",
        "JSON does not allow single-quoted strings (4 places)",
        Some("{\"AuthResources\": \"USER_POOL_ONLY\", \"Service\": \"COGNITO\"}"),
    ),
    (
        "{“AuthResources”: “USER_POOL_ONLY”, “Service”: “COGNITO”}",
        "JSON does not allow typographic quotes around strings (4 places)",
        Some("{\"AuthResources\": \"USER_POOL_ONLY\", \"Service\": \"COGNITO\"}"),
    ),
    (
        "{\"AuthResources\": \"USER_POOL_ONLY\"\n \"Service\": \"COGNITO\"\n \"UserPoolConfigs\": {\"UserPoolName\": \"x\"\n \"SignInMethod\": \"EMAIL\"}}",
        "missing comma before this member (3 places)",
        Some(
            "{\"AuthResources\": \"USER_POOL_ONLY\",\n \"Service\": \"COGNITO\",\n \"UserPoolConfigs\": {\"UserPoolName\": \"x\",\n \"SignInMethod\": \"EMAIL\"}}",
        ),
    ),
    (
        "// one\n{ // two\n  \"AuthResources\": \"USER_POOL_ONLY\", /* three */\n  \"Service\": \"COGNITO\"\n}\n",
        "JSON does not allow comments (3 places)",
        None,
    ),
    // Text around a document.
    (
        "```json\n{\"AuthResources\": \"USER_POOL_ONLY\", \"Service\": \"COGNITO\"}\n```\n",
        "the document is inside a Markdown code fence",
        Some("{\"AuthResources\": \"USER_POOL_ONLY\", \"Service\": \"COGNITO\"}\n"),
    ),
    (
        "This is it:\n\n```json5\n{AuthResources: \"USER_POOL_ONLY\", Service: \"COGNITO\",}\n```\n\nHope it helps!\n",
        "this is a JavaScript object, not JSON",
        Some("{\"AuthResources\": \"USER_POOL_ONLY\", \"Service\": \"COGNITO\"}\n"),
    ),
    (
        "{\n  // ours\n  \"AuthResources\": \"USER_POOL_ONLY\",\n  \"Service\": \"COGNITO\",\n};\n",
        "unexpected character after the document",
        None,
    ),
    (
        "2026-01-01T10:00:00Z INFO body={\"AuthResources\": \"USER_POOL_ONLY\", \"Service\": \"COGNITO\"}\n",
        "this is an assignment, not JSON",
        None,
    ),
    (
        "[INFO] sent {\"AuthResources\": \"USER_POOL_ONLY\", \"Service\": \"COGNITO\"}\n",
        "there is text before the JSON document",
        Some("{\"AuthResources\": \"USER_POOL_ONLY\", \"Service\": \"COGNITO\"}\n"),
    ),
    (
        "aws amplifybackend create-backend-auth --resource-config '{\"AuthResources\": \"USER_POOL_ONLY\", \"Service\": \"COGNITO\"}'\n",
        "this is a command line, not JSON",
        Some("{\"AuthResources\": \"USER_POOL_ONLY\", \"Service\": \"COGNITO\"}\n"),
    ),
    (
        "{\"AuthResources\": \"USER_POOL_ONLY\", \"Service\": \"COGNITO\"}\nHope it helps!\n",
        "unexpected text after the document",
        None,
    ),
    // Escapes.
    (
        "{\\\"AuthResources\\\":\\\"USER_POOL_ONLY\\\",\\\"Service\\\":\\\"COGNITO\\\"}\n",
        "this is escaped JSON, as copied from a log",
        Some("{\"AuthResources\":\"USER_POOL_ONLY\",\"Service\":\"COGNITO\"}\n"),
    ),
    (
        "{\\\\\\\"AuthResources\\\\\\\": \\\\\\\"USER_POOL_ONLY\\\\\\\", \\\\\\\"Service\\\\\\\": \\\\\\\"COGNITO\\\\\\\", \\\\\\\"UserPoolConfigs\\\\\\\": {\\\\\\\"UserPoolName\\\\\\\": \\\\\\\"a \\\\\\\\\\\\\\\" b\\\\\\\"}}",
        "this is escaped JSON, as copied from a log",
        Some(
            "{\"AuthResources\": \"USER_POOL_ONLY\", \"Service\": \"COGNITO\", \"UserPoolConfigs\": {\"UserPoolName\": \"a \\\" b\"}}",
        ),
    ),
    (
        "body: \"{\\n  \\\"AuthResources\\\": \\\"USER_POOL_ONLY\\\",\\n  \\\"Service\\\": \\\"COGNITO\\\"\\n}\"\n",
        "this is escaped JSON, as copied from a log",
        Some("{\n  \"AuthResources\": \"USER_POOL_ONLY\",\n  \"Service\": \"COGNITO\"\n}\n"),
    ),
    (
        "\"{\\\"AuthResources\\\": \\\"USER_POOL_ONLY\\\", \\\"Service\\\": \\\"COGNITO\\\"}\"\n",
        "this is escaped JSON, as copied from a log",
        Some("{\"AuthResources\": \"USER_POOL_ONLY\", \"Service\": \"COGNITO\"}\n"),
    ),
    // Statements before it have braces too.
    (
        "import { CreateBackendAuthCommand } from \"@aws-sdk/client-amplifybackend\";\nawait client.send(new CreateBackendAuthCommand({ AppId: \"d1\", ResourceConfig: { AuthResources: \"USER_POOL_ONLY\" } }));\n",
        "this is a JavaScript object, not JSON",
        Some("{ \"AppId\": \"d1\", \"ResourceConfig\": { \"AuthResources\": \"USER_POOL_ONLY\" } }\n"),
    ),
    // Others.
    (
        "AuthResources: USER_POOL_ONLY\nService: COGNITO\nUserPoolConfigs:\n  SignInMethod: EMAIL\n",
        "this is YAML, not JSON",
        None,
    ),
    ("ResourceConfig: {AuthResources: USER_POOL_ONLY, Service: COGNITO}\n", "this is YAML, not JSON", None),
    ("UserPoolConfigs:\n  Mfa: {\n    MFAMode: OFF\n  }\n", "this is YAML, not JSON", None),
    ("```yaml\nAuthResources: USER_POOL_ONLY\nService: COGNITO\n```\n", "this is YAML, not JSON", None),
    ("---\n# one\nAuthResources: USER_POOL_ONLY\nUserPoolConfigs:\n  - {a: b}\n", "this is YAML, not JSON", None),
    (
        "{\n  \"AuthResources\": \"USER_POOL_ONLY\",\n<<<<<<< HEAD\n  \"Service\": \"COGNITO\"\n=======\n  \"Service\": \"cognito\"\n>>>>>>> other\n}\n",
        "unresolved merge conflict (2 places)",
        None,
    ),
    (
        "{\"AuthResources\": {{ .Values.resources }}, \"Service\": ${SERVICE}, \"UserPoolConfigs\": {\"UserPoolName\": <%= name %>}}",
        "a template placeholder is not JSON (3 places)",
        None,
    ),
];

#[test]
fn another_notation_is_one_finding_with_one_fix() {
    for (text, message, expected) in CASES {
        let report = check(text);
        let messages: Vec<_> = syntax(&report).iter().map(|finding| finding.message()).collect();
        assert_eq!(messages, [*message], "{text}");
        let Some(expected) = expected else { continue };
        assert_eq!(rewritten(&report), *expected, "{text}");
        // Editors apply edits at one place in an order of their own.
        let places = syntax(&report)[0].fixes()[0].edits().iter().map(|edit| edit.span().start);
        assert!(places.is_sorted_by(|one, next| one < next), "{text}");
        let after = check(expected);
        assert_eq!(syntax(&after).len(), 0, "{expected}");
        assert_eq!(meaning(&report), meaning(&after), "{text}");
        assert!(syntax(report.fix(Applicability::Unsafe).report()).is_empty(), "{text}");
    }
}

#[test]
fn brackets_are_inserted_and_removed_according_to_the_indentation() {
    let four = include_str!("brackets.json");
    let two = four.replace("    ", "  ");
    let texts = [four.to_owned(), four.replace('\n', "\r\n"), two.replace("  ", "\t"), two];
    for text in texts {
        let before = meaning(&check(&text)).len();
        for (offset, bracket) in text.match_indices(['}', ']']) {
            // Those in strings are text.
            if text[..offset].ends_with(|before: char| before == '#' || before.is_ascii_uppercase()) {
                continue;
            }
            let mut without = text.clone();
            without.remove(offset);
            let mut twice = text.clone();
            twice.insert_str(offset, bracket);
            for damaged in [without, twice] {
                let report = check(&damaged);
                assert_eq!(syntax(&report).len(), 1, "{damaged}\n{:#?}", syntax(&report));
                assert_eq!(rewritten(&report), text, "{damaged}");
                assert_eq!(meaning(&report).len(), before, "{damaged}\n{:#?}", report.findings());
            }
        }
    }
}

#[test]
fn the_last_bracket_of_an_indented_document_is_inserted() {
    let text = "  {\n    \"AuthResources\": \"USER_POOL_ONLY\",\n    \"Service\": \"COGNITO\"\n";
    assert_eq!(rewritten(&check(text)), format!("{}\n  }}\n", text.trim_end()));
    assert_eq!(rewritten(&check(&format!("{text}  "))), format!("{text}  }}"));
}

#[test]
fn a_fix_is_safe_if_only_a_frame_is_removed() {
    for (before, after, is_safe) in
        [("(", ")", true), ("send(", ");\n", true), ("const a = ", "; b();", false), ("const a = ", ";", true)]
    {
        let text = format!("{before}{{AuthResources: 'USER_POOL_ONLY', Service: 'COGNITO'}}{after}");
        let report = check(&text);
        let applicability = syntax(&report)[0].fixes()[0].applicability();
        assert_eq!(applicability == Applicability::Safe, is_safe, "{text}");
    }
}

/// A missing line with only a bracket and a comma.
#[test]
fn a_bracket_is_missed_though_its_line_is_gone() {
    let text = include_str!("brackets.json");
    for line in ["            },\n", "            ],\n", "        },\n"] {
        for (offset, _) in text.match_indices(&format!("\n{line}")) {
            let mut damaged = text.to_owned();
            // The comma is at the end of the line before.
            damaged.replace_range(offset..offset + line.len(), ",");
            let report = check(&damaged);
            assert_eq!(rewritten(&report), text, "{damaged}");
        }
    }
}

#[test]
fn the_call_around_a_document_says_the_operation() {
    for (text, wanted) in [
        ("client.update_backend_auth(ResourceConfig={'AuthResources': 'USER_POOL_ONLY'})", Operation::Update),
        ("client.create_backend_auth(ResourceConfig={'AuthResources': 'USER_POOL_ONLY'})", Operation::Create),
        (
            "import { CreateBackendAuthCommand, UpdateBackendAuthCommand } from 'x';\nnew UpdateBackendAuthCommand({ AuthResources: 'USER_POOL_ONLY' })",
            Operation::Update,
        ),
        (
            "aws amplifybackend update-backend-auth --resource-config '{\"AuthResources\": \"USER_POOL_ONLY\"}'",
            Operation::Update,
        ),
    ] {
        let report = check(text);
        let document = report.document();
        assert_eq!((document.operation(), document.operation_reason()), (wanted, "from the call around it"), "{text}");
    }
    let shorthand = "aws amplifybackend update-backend-auth --resource-config UserPoolConfigs={UserPoolName=x}";
    assert_eq!(check(shorthand).document().operation(), Operation::Update);
    // A comment is no call.
    let report = check("// see UpdateBackendAuth\n{ \"AuthResources\": \"USER_POOL_ONLY\" }");
    assert_eq!(report.document().operation_reason(), "assumed by default");
}
