//! The documents in `examples/` are what they claim to be: good ones without a finding, a broken one with many.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::path::Path;

use authlint::{Document, Linter, Operation, ParseOptions};

fn read(name: &str) -> Document {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name);
    let text = fs::read_to_string(path).unwrap();
    ParseOptions::new().path(name).parse(&text)
}

/// What is found, as `rule @ text`.
fn findings(document: &Document) -> Vec<String> {
    let report = Linter::default().check(document);
    let found = report.findings().iter();
    found.map(|finding| format!("{} @ {}", finding.rule().id(), finding.span().of(document.text()))).collect()
}

#[test]
fn good_documents_give_no_finding() {
    for (name, operation) in
        [("create.json", Operation::Create), ("update.json", Operation::Update), ("get.json", Operation::Get)]
    {
        let document = read(name);
        assert_eq!(document.operation(), operation, "{name}");
        assert_eq!(findings(&document), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn the_broken_document_gives_one_finding_for_each_mistake() {
    let wanted = [
        r#"invalid-enum-value @ "cognito""#,
        "guest-access-enabled @ true",
        "pool-name-invalid @ /",
        r#"unknown-member @ "PasswordPolcy""#,
        "malformed-code-placeholder @ {###}",
        r#"forgot-password-deprecated @ "ForgotPassword""#,
        r#"delivery-settings-missing @ "EMAIL""#,
        r#"duplicate-list-item @ "OPENID""#,
        "redirect-uri-insecure-http @ http",
        r#"inline-secret @ "orchard-google-secret""#,
    ];
    assert_eq!(findings(&read("broken-create.json")), wanted);
}
