//! A linter for AWS Amplify Backend auth `ResourceConfig` documents.
//!
//! `CreateBackendAuth` and `UpdateBackendAuth` answer a bad document with `ValidationException: null`, fail minutes later
//! in a job, or break sign-in silently. For each problem authlint reports the exact place, the reason, the source and a
//! fix. Add this to `Cargo.toml`; without the default features you get only the library:
//!
//! ```toml
//! [dependencies]
//! authlint = { version = "0.1", default-features = false }
//! ```
//!
//! # Example
//!
//! ```
//! use authlint::{Document, Format, Level, Linter};
//!
//! let text = r#"{ "AuthResources": "USER_POOL_ONLY", "Service": "cognito", "UserPoolConfigs": {} }"#;
//! let report = Linter::default().check(&Document::parse(text, Format::Json));
//!
//! let error = report.at_least(Level::Error).next().unwrap();
//! assert_eq!(error.to_string(), "`cognito` is not a value of `Service`");
//! assert_eq!(report.pointer(error), "/Service");
//! assert_eq!(error.span().of(text), "\"cognito\"");
//! ```
//!
//! # Overview
//!
//! - [`Document`] is a parsed text; parsing never fails. [`ParseOptions`] override what is detected, and read values too.
//! - [`Linter`] is a set of rules, made once from a [`Config`] and shared between threads.
//! - [`Report`] holds the findings: filter them by level, return the report as an error, or [fix](Report::fix) the text.
//! - [`Finding`] is one problem: [message](Finding::message), [help](Finding::help), place and
//!   [fixes](Finding::fixes). Its [`Rule`] has documentation with the reason and the source.
//! - [`check_value`] does all of this for a `serde_json::Value`.
#![cfg_attr(
    any(feature = "aws-interceptor", feature = "aws-sdk"),
    doc = "- [`aws`] stops bad requests of the AWS SDK, and builds its inputs from checked documents."
)]
//!
//! # Return it as an error
//!
//! A report is a [`std::error::Error`], and with the feature `miette` a `miette::Diagnostic` with source snippets.
//!
//! ```
//! use authlint::{Level, Report};
//!
//! fn preflight(config: &serde_json::Value) -> Result<(), Report> {
//!     authlint::check_value(config).into_result(Level::Error)?;
//!     Ok(())
//! }
//! let refused = preflight(&serde_json::json!({ "AuthResources": "USER_POOL_ONLY", "Service": "cognito" })).unwrap_err();
//! assert!(refused.to_string().starts_with("2 errors"));
//! ```
//!
//! # Choose the rules
//!
//! ```
//! use authlint::{Category, Config, Level, Linter, OptionValue, Rule, Selector};
//!
//! let weak = Rule::from_id("password-minimum-length-weak").unwrap();
//! let mut config = Config::default();
//! config.set_level(weak, Some(Level::Error));
//! config.set_option(weak, "recommended", OptionValue::Integer(15))?;
//! config.deselect([Selector::Category(Category::Style)]);
//! let linter = Linter::new(config);
//! # Ok::<(), authlint::OptionError>(())
//! ```
//!
//! # Guarantees
//!
//! - Any text gets a report: no error to handle, no panic, and at most [`MAX_FINDINGS`] findings; the rest are counted.
//! - Findings and reports print no secrets. [`Document::text`], [`Fixed::text`] and the edits of a [`Fix`] are document
//!   text, unredacted.
//! - No network, no clock, no environment.
//! - Hidden items are for authlint's own programs and may change at any time.
//!
//! # Crate features
//!
//! | feature | default | gives |
//! |---|---|---|
//! | `cli` | yes | the program `authlint`; enables `config-file`, `miette`, `policy`, `rule-docs` and `yaml` |
//! | `lsp` | yes | `authlint lsp`, the language server |
//! | `rule-docs` | yes | the documentation of rules, their summaries, sources and options |
//! | `config-file` | with `cli` | `authlint.toml`, globs, name patterns |
//! | `policy` | with `cli` | your own JSON Schemas |
//! | `yaml` | with `cli` | `Format::Yaml` |
//! | `miette` | with `cli` | reports and findings as diagnostics |
//! | `aws-interceptor` | no | `authlint::aws::Preflight`, an interceptor for the AWS SDK |
//! | `aws-sdk` | no | checked documents as inputs of the AWS SDK |
//!
//! # Minimum Rust version
//!
//! 1.95, or what the AWS crates need if the last two features are on and that is newer.
//! It may be raised in a minor release.

// docs.rs shows which features an item needs.
#![cfg_attr(docsrs, feature(doc_cfg))]
// A hostile document must never end the program, and only the front ends print.
#![cfg_attr(
    not(test),
    warn(
        clippy::exit,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::print_stderr,
        clippy::print_stdout,
        clippy::string_slice,
        clippy::unwrap_used
    )
)]

mod api;
#[doc(hidden)]
pub mod assist;
#[cfg(any(feature = "aws-interceptor", feature = "aws-sdk"))]
pub mod aws;
mod checker;
#[cfg(feature = "cli")]
mod cli;
mod cognito;
mod compare;
mod config;
mod convert;
mod diagnostic;
mod document;
/// For `fuzz/` and tests.
#[cfg(all(feature = "lsp", any(test, fuzzing)))]
#[doc(hidden)]
pub mod invariants;
#[cfg(feature = "cli")]
mod io;
mod lint;
#[cfg(feature = "lsp")]
mod lsp;
pub mod output;
#[cfg(feature = "policy")]
mod policy;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod program;
mod redact;
mod rule;
mod rules;
mod syntax;
pub mod text;

#[doc(hidden)]
pub use api::limits;
pub use api::{Casing, Envelope, Operation};
pub use checker::MAX_FINDINGS;
pub use compare::{Change, Effect};
#[cfg(any(feature = "config-file", feature = "policy"))]
pub use config::ConfigError;
#[cfg(feature = "config-file")]
pub use config::{Baseline, ConfigFile, Preset};
pub use config::{Config, OptionError, OptionValue, Selector, Suppression};
pub use convert::{Conversion, Converted, NotConverted};
pub use diagnostic::{Applicability, Counts, Data, Edit, Finding, Fix, Label};
pub use document::{Document, ParseOptions};
pub use lint::fixer::Fixed;
pub use lint::linter::{Linter, check_value};
pub use lint::report::Report;
#[cfg(feature = "policy")]
pub use policy::Policy;
pub use rule::explain;
pub use rule::{Basis, Category, Level, OptionDefault, Rule, RuleOption};
pub use syntax::{Format, MAX_DEPTH, SpannedTree};
pub use text::UnknownName;

/// The examples of the guide are tests; some need the AWS SDK.
#[cfg(all(doctest, feature = "aws-interceptor", feature = "aws-sdk"))]
#[doc = include_str!("../docs/library.md")]
struct Readme;
