//! Checks AWS Amplify Backend auth `ResourceConfig` documents before anyone sends them.
//!
//! `CreateBackendAuth` and `UpdateBackendAuth` answer a bad document with `ValidationException: null`, fail minutes later
//! in a job, or break sign-in without a word. authlint says beforehand what is wrong, where, why, who says so, and how to
//! mend it. Put this into `Cargo.toml`; without the default features there is only the library:
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
//! - [`Document`] is a text, read; it never fails. [`ParseOptions`] say more about it, and read values too.
//! - [`Linter`] is a set of rules, made once from a [`Config`] and shared by threads.
//! - [`Report`] is what it found: look at it by level, give it back as an error, or [fix](Report::fix) the text.
//! - [`Finding`] is one thing that is wrong: [message](Finding::message), [help](Finding::help), place and
//!   [fixes](Finding::fixes). Its [`Rule`] has a page that says why, and who says so.
//! - [`check_value`] does all of it for a `serde_json::Value`.
#![cfg_attr(
    any(feature = "aws-interceptor", feature = "aws-sdk"),
    doc = "- [`aws`] stops bad requests of the AWS SDK, and makes its inputs of checked documents."
)]
//!
//! # Give it back as an error
//!
//! A report is a [`std::error::Error`], and with the feature `miette` a `miette::Diagnostic` that draws the lines.
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
//! use authlint::{Category, Config, Level, Linter, Rule, Selector, Value};
//!
//! let weak = Rule::find("password-minimum-length-weak").unwrap();
//! let mut config = Config::default();
//! config.set_level(weak, Some(Level::Error));
//! config.set_option(weak, "recommended", Value::Integer(15))?;
//! config.ignore([Selector::Category(Category::Style)]);
//! let linter = Linter::new(config);
//! # Ok::<(), authlint::UnknownName>(())
//! ```
//!
//! # What it promises
//!
//! - Any text gets a report: there is no error to handle, no panic, and no more than [`MAX_FINDINGS`] findings in words.
//! - Nothing that a finding or report prints holds a secret. [`Document::text`], [`Fixed::text`] and the edits of a
//!   [`Fix`] are document text as it is.
//! - No network, no clock, no environment.
//! - Items that this documentation hides are for our own programs, and no promise.
//!
//! # Crate features
//!
//! | feature | default | gives |
//! |---|---|---|
//! | `cli` | yes | the program `authlint`; switches on `config-file`, `miette`, `policy` and `rule-docs` |
//! | `lsp` | yes | `authlint lsp`, the language server |
//! | `rule-docs` | yes | the rules' pages, their first lines, and the words of their sources and options |
//! | `config-file` | with `cli` | `authlint.toml`, globs, patterns for names |
//! | `policy` | with `cli` | JSON Schemas of your own |
//! | `miette` | with `cli` | reports and findings as diagnostics |
//! | `aws-interceptor` | no | `authlint::aws::Preflight`, an interceptor for the AWS SDK |
//! | `aws-sdk` | no | checked documents as inputs of the AWS SDK |
//!
//! # Minimum Rust version
//!
//! 1.95; with the last two features whatever the AWS crates ask for, if that is newer.
//! It may rise in a minor release.

// docs.rs marks what needs a feature.
#![cfg_attr(docsrs, feature(doc_cfg))]
// A hostile document must never end the program, and only the doors print.
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
pub use config::Trouble;
#[cfg(feature = "config-file")]
pub use config::{Baseline, ConfigFile, Preset};
pub use config::{Config, Ignore, Selector, UnknownName, Value};
pub use convert::{Conversion, Converted, NotConverted};
pub use diagnostic::{Applicability, Counts, Edit, Finding, Fix, Label};
pub use document::{Document, ParseOptions};
pub use lint::fixer::Fixed;
pub use lint::linter::{Linter, Report, check_value};
#[cfg(feature = "policy")]
pub use policy::Policy;
pub use rule::explain;
pub use rule::{Basis, Category, Level, OptionValue, Rule, RuleOption};
pub use syntax::{Format, MAX_DEPTH, SpannedTree};

/// The examples of the guide are tests; some need the AWS SDK.
#[cfg(all(doctest, feature = "aws-interceptor", feature = "aws-sdk"))]
#[doc = include_str!("../docs/library.md")]
struct Readme;
