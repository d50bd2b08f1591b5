//! The time for large documents is linear in their length, whatever their errors.
//!
//! A rule or fix that looks at the whole document for each of its findings would take minutes here, not a second.

use std::time::{Duration, Instant};

use authlint::{Document, Format, Linter};

/// So many of the same thing.
const MANY: usize = 10_000;

#[test]
fn many_mistakes_are_checked_in_proportion() {
    let config = |members: &str| format!("{{\"UserPoolConfigs\": {{{members}}}}}");
    let repeated = |opening: &str, item: &str, closing: &str| format!("{opening}{}{closing}", item.repeat(MANY));
    let names: String =
        (0..MANY).flat_map(|index| ["\"Name".to_owned(), index.to_string(), "\": 1, ".to_owned()]).collect();
    let texts = [
        config(&format!("{names}\"OAuth\": {{}}")),
        config(&repeated("", "\"Mfa\": 1, ", "\"Mfa\": 1")),
        config(&repeated("\"RequiredSignUpAttributes\": [", "\"E-MAIL\", ", "null]")),
        config(&repeated("\"RequiredSignUpAttributes\": [", "\"EMAIL\", ", "null]")),
        config(&repeated("\"RequiredSignUpAttributes\": [", "null, ", "null]")),
        config(&repeated("\"OAuth\": {\"RedirectSignInURIs\": [", "\"http://a.example/#b\", ", "1]}")),
        config(&repeated(
            "\"VerificationMessage\": {\"EmailSettings\": {\"EmailMessage\": \"",
            "{###} \\u0001",
            "\"}}",
        )),
        config(&repeated("\"Mfa\": \"", "x\n", "\"")),
        repeated("{", "// comment\n", "}"),
        repeated("{", &"/**/".repeat(10), "}"),
        repeated("[", "1 ", "]"),
        repeated("[", "\"a\": 1, ", "]"),
        repeated("[", "\"a\"b", "]"),
        repeated("{", "\"a: 1, \"b", "}"),
        repeated("{", "@\"a\" ", "}"),
        repeated("", "{\"a\":[", ""),
    ];
    for text in &texts {
        let start = Instant::now();
        let report = Linter::default().check(&Document::parse(text, Format::Json));
        let findings = report.findings();
        assert!(findings.len() <= authlint::MAX_FINDINGS && report.has_errors());
        for finding in findings {
            drop(report.pointer(finding));
        }
        let beginning: String = text.chars().take(80).collect();
        assert!(start.elapsed() < Duration::from_secs(10), "{:?} for {beginning}", start.elapsed());
    }
}
