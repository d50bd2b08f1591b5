//! For services that call the AWS SDK: requests that are checked before they are sent, and documents that become requests.
//!
//! [`Preflight`] (feature `aws-interceptor`) sits in the SDK's client and stops bad requests, however they were made.
//! With the feature `aws-sdk` a [`Report`](crate::Report) without errors gives what to send:
//! [`Report::into_create_input`](crate::Report::into_create_input) and
//! [`Report::into_update_input`](crate::Report::into_update_input).

#[cfg(feature = "aws-sdk")]
mod inputs;
#[cfg(feature = "aws-interceptor")]
mod preflight;

#[cfg(feature = "aws-interceptor")]
pub use preflight::{Preflight, findings_of};
