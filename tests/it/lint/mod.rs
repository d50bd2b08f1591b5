//! Linting, independent of rules.

mod found_documents;
mod large;
#[cfg(feature = "rule-docs")]
mod prefilter;
mod values;
