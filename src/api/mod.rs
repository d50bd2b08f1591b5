//! What the service model says: operations, members, schemas and limits.

pub mod limits;
pub(crate) mod member;
pub(crate) mod schema;
