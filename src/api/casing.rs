//! The two spellings of members.

use crate::text::named;

/// How members are spelled.
///
/// ```
/// use authlint::{Casing, Document, Format};
///
/// let document = Document::parse(r#"{ "userPoolConfigs": {} }"#, Format::Json);
/// assert_eq!(document.casing(), Casing::Wire);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Casing {
    /// As in the SDKs and the AWS CLI: `UserPoolConfigs`.
    Sdk,
    /// As in the REST body: `userPoolConfigs`, `client_id`, but `MFAMode`.
    Wire,
}

impl Casing {
    /// All of them.
    ///
    /// ```
    /// assert!(authlint::Casing::ALL.contains(&authlint::Casing::Sdk));
    /// ```
    pub const ALL: &[Self] = &[Self::Sdk, Self::Wire];

    /// The name in reports and options.
    ///
    /// ```
    /// assert_eq!(authlint::Casing::Sdk.name(), "sdk");
    /// ```
    pub fn name(self) -> &'static str {
        match self {
            Self::Sdk => "sdk",
            Self::Wire => "wire",
        }
    }
}

named!(Casing, "no casing has this name");
