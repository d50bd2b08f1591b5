//! A service that takes auth documents, and answers a bad one with the problem details of RFC 9457.
//!
//! Its responses contain no secrets, since findings never do.

use authlint::{Category, Level, Linter, Operation, ParseOptions, Report};
use axum::Router;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use serde::Serialize;

/// The maximum size of a document in bytes.
pub const LARGEST: usize = 256_000;

/// `POST /auth` takes what is to be created, `PATCH /auth` what is to be updated.
pub fn app() -> Router {
    Router::new()
        .route("/auth", post(create).patch(update))
        .layer(DefaultBodyLimit::max(LARGEST))
        .with_state(Linter::default())
}

async fn create(State(linter): State<Linter>, body: Result<Bytes, BytesRejection>) -> Result<StatusCode, Problem> {
    accept(&linter, Operation::Create, &body?)
}

async fn update(State(linter): State<Linter>, body: Result<Bytes, BytesRejection>) -> Result<StatusCode, Problem> {
    accept(&linter, Operation::Update, &body?)
}

fn accept(linter: &Linter, operation: Operation, body: &[u8]) -> Result<StatusCode, Problem> {
    let document = ParseOptions::new().operation(operation).in_memory().parse_bytes(body);
    linter.check(&document).into_result(Level::Error)?;
    // Here the document would be sent.
    Ok(StatusCode::NO_CONTENT)
}

/// Problem details: what went wrong, for people and for programs.
#[derive(Debug, Serialize)]
struct Problem {
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'static str,
    status: u16,
    detail: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    findings: Vec<Finding>,
}

#[derive(Debug, Serialize)]
struct Finding {
    /// Where in the body.
    pointer: String,
    rule: &'static str,
    level: &'static str,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<String>,
}

impl From<Report> for Problem {
    fn from(report: Report) -> Self {
        let is_json = report.findings().iter().all(|finding| finding.rule().category() != Category::Syntax);
        let (status, kind, title) = match is_json {
            true => (StatusCode::UNPROCESSABLE_ENTITY, "urn:authlint:refused", "The document would not work"),
            false => (StatusCode::BAD_REQUEST, "urn:authlint:not-json", "The body is not JSON"),
        };
        let finding = |finding: &authlint::Finding| Finding {
            pointer: report.pointer(finding),
            rule: finding.rule().id(),
            level: finding.level().name(),
            message: finding.message().to_owned(),
            help: finding.help().map(str::to_owned),
        };
        let findings = report.findings().iter().map(finding).collect();
        Self { kind, title, status: status.as_u16(), detail: report.to_string(), findings }
    }
}

impl From<BytesRejection> for Problem {
    fn from(rejection: BytesRejection) -> Self {
        Self {
            kind: "about:blank",
            title: rejection.status().canonical_reason().unwrap_or("Bad Request"),
            status: rejection.status().as_u16(),
            detail: rejection.body_text(),
            findings: Vec::new(),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::BAD_REQUEST);
        let body = serde_json::to_vec(&self).unwrap_or_default();
        (status, [(header::CONTENT_TYPE, "application/problem+json")], body).into_response()
    }
}
