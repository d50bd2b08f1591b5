//! What several rules share.

pub(crate) mod delivery;
pub(crate) mod password_length;
pub(crate) mod pool_name;
pub(crate) mod precedence;
pub(crate) mod sign_up;
pub(crate) mod social_id;
pub(crate) mod yaml;
