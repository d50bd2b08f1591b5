//! The tests of the library and of the program, in folders like those of `src/`.
//!
//! `cargo test --test it rules::oauth` runs one file of them; `UPDATE=1 cargo test --test it` rewrites the snapshots.

mod assist;
#[cfg(feature = "cli")]
mod cli;
mod common;
#[cfg(feature = "config-file")]
mod config;
mod convert;
#[cfg(feature = "yaml")]
mod convert_yaml;
mod document;
mod examples;
mod generate;
mod lint;
#[cfg(feature = "lsp")]
mod lsp;
mod messages;
#[cfg(feature = "cli")]
mod output;
#[cfg(feature = "policy")]
mod policy;
mod properties;
mod public_api;
mod rules;
mod schemas;
mod syntax;
#[cfg(feature = "yaml")]
mod yaml;
#[cfg(feature = "yaml")]
mod yaml_moves;
