//! The service model: operations, members, schemas and limits.

mod casing;
mod envelope;
pub mod limits;
pub(crate) mod member;
mod operation;
pub(crate) mod schema;

pub use casing::Casing;
pub use envelope::Envelope;
pub use operation::Operation;
