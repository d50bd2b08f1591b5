//! authlint checks AWS Amplify Backend auth `ResourceConfig` documents before anyone sends them.

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
#[cfg(feature = "aws-interceptor")]
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

/// The examples of the README are tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
