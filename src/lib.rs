//! authlint checks AWS Amplify Backend auth `ResourceConfig` documents before anyone sends them.
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
//! # Where to start
//!
//! - [`Document`] is a text, read; it never fails. [`ParseOptions`] say more about it, and read values too.
//! - [`Linter`] is a set of rules, made once from a [`Config`] and shared by threads.
//! - [`Report`] is what it found: look at it by level, give it back as an error, or [fix](Report::fix) the text.
//! - [`check_value`] does all of it for a `serde_json::Value`.
//!
//! # What it promises
//!
//! - Any text gets a report: there is no error to handle, no panic, and no more than [`MAX_FINDINGS`] findings in words.
//! - Nothing that a finding or report prints holds a secret. [`Document::text`], [`Fixed::text`] and the edits of a
//!   [`Fix`] are document text as it is.
//! - No network, no clock, no environment.
//!
//! # Features
//!
//! The README has the table. `default-features = false` gives the library alone; `miette` makes reports diagnostics;
//! `policy` adds JSON Schemas of your own, `config-file` reads `authlint.toml`; `aws-interceptor` and `aws-sdk` add
//! `authlint::aws`. Rust 1.88 or newer; with the last two, whatever the AWS crates ask for.

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

mod apple_key;
pub mod assist;
#[cfg(any(feature = "aws-interceptor", feature = "aws-sdk"))]
pub mod aws;
mod characters;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
mod config;
mod decimal;
mod document;
mod domain_prefix;
mod engine;
pub mod explain;
mod facts;
#[cfg(feature = "cli")]
mod files;
mod finding;
mod findings;
mod fix;
#[cfg(feature = "miette")]
mod framed;
mod gates;
mod ignores;
mod letters;
pub mod limits;
#[cfg(feature = "lsp")]
mod lsp;
mod member;
mod messages;
#[cfg(feature = "cli")]
mod parallel;
#[cfg(feature = "policy")]
mod policy;
pub mod redact;
mod redirect_uri;
pub mod report;
mod rule;
mod rules;
mod schema;
mod sign_up;
mod signs;
mod stand_in;
mod suggest;
mod syntax;
pub mod text;
mod vocabulary;
mod words;

#[cfg(any(feature = "config-file", feature = "policy"))]
pub use config::Trouble;
#[cfg(feature = "config-file")]
pub use config::{Baseline, ConfigFile, Preset};
pub use config::{Config, Ignore, Selector, Value};
pub use document::{Casing, Document, Envelope, Operation, ParseOptions};
pub use engine::{Linter, Report, check_value};
pub use finding::{Applicability, Edit, Finding, Fix, Label, Level};
pub use findings::{Counts, MAX_FINDINGS};
pub use fix::Fixed;
#[cfg(feature = "policy")]
pub use policy::Policy;
pub use rule::{Basis, Category, OptionValue, Rule, RuleOption};
pub use syntax::{Format, MAX_DEPTH, SpannedTree};

/// The examples of the README are tests; some need the AWS SDK.
#[cfg(all(doctest, feature = "aws-interceptor", feature = "aws-sdk"))]
#[doc = include_str!("../README.md")]
struct Readme;
