//! What the service answers, asked without a socket.

use authlint_axum_example::{LARGEST, app};
use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use http_body_util::BodyExt as _;
use serde_json::Value;
use tower::ServiceExt as _;

const GOOD: &str = include_str!("../../create.json");
const UPDATE: &str = include_str!("../../update.json");
const BAD: &str = include_str!("../../broken-create.json");

/// The status, the type and the text of an answer.
async fn ask(method: Method, body: impl Into<Body>) -> (StatusCode, String, String) {
    let request = Request::builder().method(method).uri("/auth").body(body.into()).unwrap();
    let answer = app().oneshot(request).await.unwrap();
    let content_type = answer.headers().get("content-type").map(|value| value.to_str().unwrap().to_owned());
    let status = answer.status();
    let text = String::from_utf8(answer.into_body().collect().await.unwrap().to_bytes().into()).unwrap();
    (status, content_type.unwrap_or_default(), text)
}

/// The problem that a body is answered with.
async fn problem(method: Method, body: impl Into<Body>, wanted: StatusCode) -> Value {
    let (status, content_type, text) = ask(method, body).await;
    assert_eq!((status, content_type.as_str()), (wanted, "application/problem+json"), "{text}");
    let problem: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(problem["status"], wanted.as_u16());
    problem
}

#[tokio::test]
async fn good_documents_are_taken() {
    assert_eq!(ask(Method::POST, GOOD).await, (StatusCode::NO_CONTENT, String::new(), String::new()));
    assert_eq!(ask(Method::PATCH, UPDATE).await.0, StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn a_bad_document_is_answered_with_its_findings() {
    let problem = problem(Method::POST, BAD, StatusCode::UNPROCESSABLE_ENTITY).await;
    assert_eq!(problem["type"], "urn:authlint:refused");
    assert_eq!(problem["detail"], "6 errors and 3 warnings in a document for CreateBackendAuth");
    let findings = problem["findings"].as_array().unwrap();
    assert_eq!(findings.len(), 9);
    let typo = findings.iter().find(|finding| finding["rule"] == "unknown-member").unwrap();
    assert_eq!(typo["pointer"], "/ResourceConfig/UserPoolConfigs/PasswordPolcy");
    assert_eq!(typo["level"], "error");
    assert_eq!(typo["message"], "`PasswordPolcy` is not a member of `UserPoolConfigs`");
    assert_eq!(typo["help"], "did you mean `PasswordPolicy`?");
    assert!(BAD.contains("orchard-google-secret"));
    assert!(!problem.to_string().contains("orchard-google-secret"));
}

#[tokio::test]
async fn a_document_is_checked_as_what_it_was_sent_for() {
    let problem = problem(Method::PATCH, GOOD, StatusCode::UNPROCESSABLE_ENTITY).await;
    let rules = problem["findings"].as_array().unwrap().iter().map(|finding| finding["rule"].as_str().unwrap());
    assert!(rules.into_iter().any(|rule| rule == "immutable-member-in-update"), "{problem}");
}

#[tokio::test]
async fn what_is_not_json_is_told_so() {
    for body in [&b""[..], b"hello", b"{\"Service\": ", b"{\"Service\": \"\xe9\"}"] {
        let problem = problem(Method::POST, body, StatusCode::BAD_REQUEST).await;
        assert_eq!(problem["findings"][0]["rule"], "syntax-error", "{problem}");
    }
}

#[tokio::test]
async fn what_is_too_large_is_not_read() {
    let fits = format!("{GOOD}{}", " ".repeat(LARGEST - GOOD.len()));
    assert_eq!(ask(Method::POST, fits.clone()).await.0, StatusCode::NO_CONTENT);
    let problem = problem(Method::POST, fits + " ", StatusCode::PAYLOAD_TOO_LARGE).await;
    assert_eq!(problem["title"], "Payload Too Large");
    assert_eq!(problem["findings"], Value::Null);
}
