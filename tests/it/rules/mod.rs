//! What each rule finds.

mod directives;
mod oauth;
#[cfg(feature = "rule-docs")]
mod pages;
mod pools;
mod schema;
#[cfg(feature = "rule-docs")]
mod structure;
