//! What each rule finds.

mod directives;
mod oauth;
#[cfg(feature = "rule-docs")]
mod pages;
mod pools;
mod precedence;
mod schema;
#[cfg(all(feature = "config-file", feature = "rule-docs"))]
mod snapshots;
#[cfg(feature = "rule-docs")]
mod structure;
