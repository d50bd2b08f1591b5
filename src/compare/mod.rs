//! What an update does to what exists, member by member.

mod change;
mod effect;
mod omission;

pub use change::Change;
pub use effect::Effect;
pub(crate) use effect::effect;
