//! For services that use the AWS SDK: checks requests before they are sent, and turns documents into requests.
//!
//! [`Preflight`] (feature `aws-interceptor`) is an interceptor for the SDK's client that stops bad requests.
//! With the feature `aws-sdk` a [`Report`](crate::Report) without errors converts to a request:
//! [`Report::into_create_input`](crate::Report::into_create_input) and
//! [`Report::into_update_input`](crate::Report::into_update_input).

#[cfg(feature = "aws-interceptor")]
mod existing;
#[cfg(feature = "aws-sdk")]
mod inputs;
#[cfg(feature = "aws-interceptor")]
mod preflight;

#[cfg(feature = "aws-interceptor")]
pub use existing::Resource;
#[cfg(feature = "aws-interceptor")]
pub use preflight::{Preflight, findings_of};
