//! Knowledge about Amazon Cognito and Amplify that several rules share.

pub(crate) mod apple_key;
pub(crate) mod domain_prefix;
pub(crate) mod identity_provider;
mod joined_uris;
pub(crate) mod message_template;
pub(crate) mod redirect_uri;
pub(crate) mod unresolved;
