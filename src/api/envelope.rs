//! The request around a `ResourceConfig`.

/// How much of the request surrounds the `ResourceConfig`.
///
/// ```
/// use authlint::{Document, Envelope, Format};
///
/// let document = Document::parse(r#"{ "ResourceConfig": {} }"#, Format::Json);
/// assert_eq!(document.envelope(), Envelope::Wrapped);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Envelope {
    /// The whole request or response, with `AppId`, `ResourceName` and the rest.
    Request,
    /// `{"ResourceConfig": …}` alone.
    Wrapped,
    /// The `ResourceConfig` itself.
    Bare,
}

impl Envelope {
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
