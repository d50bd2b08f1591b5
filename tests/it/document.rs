//! What a document is taken for: operation, envelope, casing, encoding, and the member that a fragment belongs to.

use authlint::{Format, Operation, ParseOptions};

use crate::common::findings;

/// Operation, the reason, `?` if it is a guess, and the envelope.
fn seen(path: &str, text: &str) -> String {
    let document = ParseOptions::new().path(path).parse(text);
    let guess = if document.operation_is_assumed() { "?" } else { "" };
    format!("{}{guess} {}, {}", document.operation().name(), document.envelope().name(), document.operation_reason())
}

const POOL: &str = r#"{"UserPoolConfigs": {"Mfa": {}}}"#;

#[test]
fn the_first_sign_decides_the_operation() {
    let rows = [
        ("update.json", POOL, "update bare, from the file name"),
        ("a/Create.json", POOL, "create bare, from the file name"),
        ("get_backend-auth.json", POOL, "get bare, from the file name"),
        ("backendAuthUpdate.json", POOL, "update bare, from the file name"),
        ("updates.json", POOL, "update? bare, assumed, as it has none of the members that only a create request has"),
        ("create/auth.json", POOL, "create bare, from the folder name"),
        ("create-requests/a/b.json", POOL, "create bare, from the folder name"),
        ("get/a/b/c.json", POOL, "get bare, from the folder name"),
        (
            "get/a/b/c/d.json",
            POOL,
            "update? bare, assumed, as it has none of the members that only a create request has",
        ),
        (
            "create-all/a.json",
            POOL,
            "update? bare, assumed, as it has none of the members that only a create request has",
        ),
        ("get\\a.json", POOL, "get bare, from the folder name"),
        ("a.json", r#"{"Error": "", "ResourceConfig": {}}"#, "get request, it has members that only a response has"),
        (
            "a.json",
            r#"{"$metadata": {}, "ResourceConfig": {}}"#,
            "get wrapped, it has members that only a response has",
        ),
        (
            "a.json",
            r#"{"ResponseMetadata": {}, "ResourceConfig": {}}"#,
            "get request, it has members that only a response has",
        ),
        (
            "a.json",
            r#"{"UserPoolConfigs": {"UserPoolName": "a"}}"#,
            "create bare, it has members that an update does not have",
        ),
        (
            "a.json",
            r#"{"UserPoolConfigs": {"SignInMethod": "a"}}"#,
            "create bare, it has members that an update does not have",
        ),
        (
            "a.json",
            r#"{"UserPoolConfigs": {"RequiredSignUpAttributes": []}}"#,
            "create bare, it has members that an update does not have",
        ),
        (
            "a.json",
            r#"{"IdentityPoolConfigs": {"IdentityPoolName": "a"}}"#,
            "create bare, it has members that an update does not have",
        ),
        (
            "a.json",
            r#"{"UserPoolConfigs": {"UserPoolNme": "a"}}"#,
            "create? bare, assumed, as a misspelled or misplaced member belongs to a create request",
        ),
        (
            "a.json",
            r#"{"SignInMethod": "a", "UserPoolConfigs": {}}"#,
            "create? bare, assumed, as a misspelled or misplaced member belongs to a create request",
        ),
        ("a.json", POOL, "update? bare, assumed, as it has none of the members that only a create request has"),
        ("a.json", r#"{"UserPoolConfigs": {}}"#, "create? bare, assumed by default"),
        ("a.json", "{}", "create bare, assumed by default"),
        (
            "a.json",
            "{\"AWSTemplateFormatVersion\": \"2010-09-09\", \"Resources\": {}}",
            "create bare, assumed by default",
        ),
        ("a.jsonc", "// authlint: operation=get\n{}", "get bare, from a comment in it"),
        ("update.jsonc", "// authlint: operation=get\n{}", "get bare, from a comment in it"),
        ("a.jsonc", "{} // authlint: operation=get", "create bare, assumed by default"),
        ("a.json", r#"{"ResourceConfig": {}}"#, "create? wrapped, assumed by default"),
        ("a.json", r#"{"ResourceConfg": {}}"#, "create wrapped, assumed by default"),
        ("a.json", r#"{"AppId": "a", "ResourceConfig": {}}"#, "create? request, assumed by default"),
        ("a.json", r#"{"AppId": "a"}"#, "create? request, assumed by default"),
        ("a.json", r#"{"AppId": "a", "Service": "b"}"#, "create? bare, assumed by default"),
        (
            "a.json",
            r#"{"AppId": "a", "BackendEnvironmentName": "b", "Service": "c"}"#,
            "create? request, assumed by default",
        ),
        ("a.json", r#"{"ResourceConfg": {}, "Service": "c"}"#, "create? bare, assumed by default"),
    ];
    for (path, text, wanted) in rows {
        assert_eq!(seen(path, text), wanted, "{path} {text}");
    }
    let asked = ParseOptions::new().operation(Operation::Get).path("update.json").parse(POOL);
    assert_eq!((asked.operation(), asked.operation_reason()), (Operation::Get, "as requested"));
    assert!(!asked.operation_is_assumed());
}

#[test]
fn bytes_that_are_not_utf_8_are_one_finding() {
    let rows: [(&[u8], &str, u32, u32); 14] = [
        (b"\xff\xfe{\0}\0", "the document is UTF-16, not UTF-8", 0, 0),
        (b"\xfe\xff\0{\0}", "the document is UTF-16, not UTF-8", 0, 0),
        (b"{\0}\0", "the document is UTF-16, not UTF-8", 0, 0),
        (b"\0{\0}", "the document is UTF-16, not UTF-8", 0, 0),
        (b"\xff\xfe\0\0", "the document is UTF-32, not UTF-8", 0, 0),
        (b"\0\0\xfe\xff", "the document is UTF-32, not UTF-8", 0, 0),
        (b"{\"a\": \"\xe9\"}", "the byte 0xE9 is not valid UTF-8", 7, 8),
        (b"{\"a\": \"\xc3\xa9\xff\"}", "the byte 0xFF is not valid UTF-8", 9, 10),
        (b"\xed\xa0\x80", "the byte 0xED is not valid UTF-8", 0, 1),
        (b"\xf0\x9f\x98 ", "the byte 0xF0 is not valid UTF-8", 0, 3),
        (b"{\"a\": \"\xf0\x9f\x98", "the document ends in the middle of a UTF-8 character", 7, 8),
        (b"{\"a\": \"\xc3", "the document ends in the middle of a UTF-8 character", 7, 8),
        (b"\xfe\xfe", "the byte 0xFE is not valid UTF-8", 0, 1),
        (b"\xff", "the byte 0xFF is not valid UTF-8", 0, 1),
    ];
    for (bytes, message, start, end) in rows {
        let report = authlint::Linter::default().check(&ParseOptions::new().parse_bytes(bytes));
        let finding = &report.findings()[0];
        let found = (finding.rule().id(), finding.message(), finding.span().start, finding.span().end);
        assert_eq!(found, ("syntax-error", message, start, end), "{bytes:?}");
        let length = report.document().text().len();
        assert!(length == bytes.len() || message.contains("UTF-16") || message.contains("UTF-32"), "{bytes:?}");
    }
    let text = ParseOptions::new().parse_bytes("{\"é\": 1}".as_bytes());
    assert_eq!(text.text(), "{\"é\": 1}");
}

#[test]
fn a_fragment_is_read_as_the_member_that_it_is_the_value_of() {
    let found = |text: &str| -> Vec<String> {
        let options = ParseOptions::new().operation(Operation::Create);
        findings(&["invalid-enum-value"], &options, text).into_iter().map(|(_, message)| message).collect()
    };
    let none: [&str; 0] = [];
    let rows: [(&str, &[&str]); 12] = [
        (r#"{"OAuthGrantType": "x", "OAuthScopes": []}"#, &["`x` is not a value of `OAuthGrantType`"]),
        (r#"{"MFAMode": "x", "Settings": {}}"#, &["`x` is not a value of `MFAMode`"]),
        (r#"{"SignInMethod": "x", "UserPoolName": "a"}"#, &["`x` is not a value of `SignInMethod`"]),
        (r#"{"Mfa": {"MFAMode": "x"}}"#, &["`x` is not a value of `MFAMode`"]),
        (
            r#"{"VerificationMessage": {"DeliveryMethod": "x"}, "Other": 1}"#,
            &["`x` is not a value of `DeliveryMethod`"],
        ),
        (r#"{"SignInMethod": "x"}"#, &["`x` is not a value of `SignInMethod`"]),
        // Too little of it is known.
        (r#"{"OAuthGrantType": "x"}"#, &none),
        (r#"{"OAuthGrantType": "x", "a": 1, "b": 2}"#, &none),
        (r#"{"Mfa": {"a": "x"}}"#, &none),
        (r#"{"OAuthGrantType": "x", "OAuthScopes": [], "a": 1, "b": 2}"#, &["`x` is not a value of `OAuthGrantType`"]),
        (r#"{"OAuthGrantType": "x", "OAuthScopes": [], "a": 1, "b": 2, "c": 3}"#, &none),
        (
            r#"{"OAuthGrantType": "x", "OAuthScopes": [], "DomainPrefix": "a", "b": 2, "c": 3, "d": 4}"#,
            &["`x` is not a value of `OAuthGrantType`"],
        ),
    ];
    for (text, wanted) in rows {
        assert_eq!(found(text), wanted, "{text}");
    }
}

#[test]
fn documents_of_other_formats_are_named() {
    let storage = "this is the `ResourceConfig` of a storage resource, not an auth `ResourceConfig`";
    let none: [(&str, &str); 0] = [];
    let rows: [(&str, &[(&str, &str)]); 13] = [
        (r#"{"BucketName": "a"}"#, &[("\"BucketName\"", storage)]),
        (r#"{"ResourceConfig": {"BucketName": "a"}}"#, &[("\"BucketName\"", storage)]),
        (r#"{"a": {"BucketName": "a"}}"#, &[("\"BucketName\"", storage)]),
        (r#"{"a": {"b": {"BucketName": "a"}}}"#, &[("\"BucketName\"", storage)]),
        (r#"{"a": [{"BucketName": "a"}]}"#, &[("\"BucketName\"", storage)]),
        (r#"{"ServiceName": "a", "Permissions": {}}"#, &[("\"ServiceName\"", storage)]),
        (r#"{"BucketName": "a", "Service": "S3"}"#, &[("\"BucketName\"", storage)]),
        // Something of ours is there.
        (r#"{"BucketName": "a", "Service": "COGNITO"}"#, &none),
        (r#"{"BucketName": "a", "service": "Cognito"}"#, &none),
        (r#"{"BucketName": "a", "AuthResources": "b"}"#, &none),
        (r#"{"BucketName": "a", "UserPoolConfig": {}}"#, &none),
        (r#"{"ResourceConfig": {"BucketName": "a", "IdentityPoolConfigs": {}}}"#, &none),
        (r#"{"ServiceName": "a", "UserPoolConfigs": {"Permissions": {}}}"#, &none),
    ];
    for (text, wanted) in rows {
        let found = findings(&["foreign-document"], &ParseOptions::new(), text);
        let wanted: Vec<_> = wanted
            .iter()
            .map(|(marked, message)| (format!("foreign-document @ {marked}"), (*message).to_owned()))
            .collect();
        assert_eq!(found, wanted, "{text}");
    }
}

#[test]
fn a_document_may_become_ours_while_it_is_written() {
    for (text, may_be) in [
        ("{}", false),
        ("[]", false),
        ("", false),
        (r#"{"name": "x", "version": "1"}"#, false),
        (r#"{"Service": "COGNITO"}"#, true),
        (r#"{"UserPoolConfigs": {}}"#, true),
        (r#"{"a": {"b": {"UserPoolConfigs": {}}}}"#, true),
        (r#"{"a": {"b": {"c": {"UserPoolConfigs": {}}}}}"#, false),
        (r#"{"a": [{"UserPoolConfigs": {}}]}"#, false),
    ] {
        assert_eq!(ParseOptions::new().parse(text).may_be_ours(), may_be, "{text}");
    }
}

#[cfg(feature = "yaml")]
#[test]
fn the_first_line_tells_yaml_from_json() {
    for (text, format) in [
        ("{}", "json"),
        ("", "json"),
        ("a: 1", "yaml"),
        ("# why\n\na-b_1:\n  c: 2", "yaml"),
        ("a:\t1", "yaml"),
        ("---", "yaml"),
        ("--- a", "yaml"),
        ("%YAML 1.2", "yaml"),
        ("---a", "json"),
        (": 1", "json"),
        ("a b: 1", "json"),
        ("a:1", "json"),
        ("\"a\": 1", "json"),
        ("# why\n{a: 1}", "json"),
    ] {
        assert_eq!(Format::of_text(text).name(), format, "{text:?}");
    }
    assert_eq!(ParseOptions::new().path("auth.jsonc").parse("{}").format().name(), "jsonc");
}

/// Text around a comment with quotes may not belong together: names there are no longer shown.
#[test]
fn a_comment_may_hide_members() {
    let found = |text: &str| {
        findings(&["unknown-member"], &ParseOptions::new().format(Format::Jsonc).operation(Operation::Update), text)
    };
    for (text, is_shown) in [
        (r#"{ "UserPoolConfigs": { "Favourite": 1 } }"#, true),
        ("{\n  // \"Mfa\": {},\n  \"UserPoolConfigs\": { \"Favourite\": 1 }\n}", true),
        ("{\n  \"UserPoolConfigs\": { \"Favourite\": 1 } // \"Mfa\": {}\n}", true),
        ("{ \"UserPoolConfigs\": // \"Mfa\":\n { \"Favourite\": 1 } }", false),
        (r#"{ "UserPoolConfigs": /* "Mfa": */ { "Favourite": 1 } }"#, false),
        (r#"{ "UserPoolConfigs": /* the Mfa */ { "Favourite": 1 } }"#, true),
        (r#"{ "UserPoolConfigs": { /* "a": 1, */ "Favourite": 1 } }"#, false),
    ] {
        let wanted = if is_shown { "`Favourite`" } else { "`•••`" };
        let found = found(text);
        assert!(found.len() == 1 && found[0].1.starts_with(wanted), "{text}: {found:?}");
    }
}
