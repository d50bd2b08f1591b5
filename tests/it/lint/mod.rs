//! Linting as such, whatever the rules.

mod large;
#[cfg(feature = "rule-docs")]
mod prefilter;
mod values;
