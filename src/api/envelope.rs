//! The request around a `ResourceConfig`.

use crate::text::named;

/// How much of a request stands around the `ResourceConfig`.
///
/// ```
/// use authlint::{Document, Envelope, Format};
///
/// let document = Document::parse(r#"{ "ResourceConfig": {} }"#, Format::Json);
/// assert_eq!(document.envelope(), Envelope::Wrapped);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Envelope {
    /// The whole request or response, with `AppId`, `ResourceName` and the rest.
    Request,
    /// `{"ResourceConfig": …}` alone.
    Wrapped,
    /// The `ResourceConfig` itself.
    Bare,
}

impl Envelope {
    /// All of them.
    ///
    /// ```
    /// assert!(authlint::Envelope::ALL.contains(&authlint::Envelope::Request));
    /// ```
    pub const ALL: &[Self] = &[Self::Request, Self::Wrapped, Self::Bare];

    /// The name in reports and options.
    ///
    /// ```
    /// assert_eq!(authlint::Envelope::Bare.name(), "bare");
    /// ```
    pub fn name(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Wrapped => "wrapped",
            Self::Bare => "bare",
        }
    }
}

named!(Envelope, "no envelope has this name");
