//! Findings, their fixes and counts: plain data.

mod builder;
#[cfg(any(feature = "config-file", feature = "policy"))]
pub(crate) mod config_error;
mod counts;
mod data;
mod finding;

pub(crate) use builder::Diagnostic;
pub use counts::Counts;
pub use data::Data;
pub(crate) use finding::Details;
pub use finding::{Applicability, Edit, Finding, Fix, Label};
