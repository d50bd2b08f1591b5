//! Linting, independent of rules.

mod fixes;
mod found_documents;
mod growth;
mod large;
mod limits;
#[cfg(feature = "rule-docs")]
mod prefilter;
mod suppressions;
mod values;
