//! The operations of the API.

use crate::text::named;

/// The operation that a document is written for.
///
/// ```
/// use authlint::{Document, Format, Operation};
///
/// let text = r#"{ "UserPoolConfigs": { "UserPoolName": "orchard" } }"#;
/// assert_eq!(Document::parse(text, Format::Json).operation(), Operation::Create);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Operation {
    /// `CreateBackendAuth`, a request.
    Create,
    /// `UpdateBackendAuth`, a request.
    Update,
    /// `GetBackendAuth`, a response.
    Get,
}

impl Operation {
    /// All three.
    ///
    /// ```
    /// use authlint::Operation;
    ///
    /// let names: Vec<_> = Operation::ALL.iter().map(|it| it.name()).collect();
    /// assert_eq!(names, ["create", "update", "get"]);
    /// ```
    pub const ALL: &[Self] = &Self::EACH;

    /// The same as an array.
    pub(crate) const EACH: [Self; 3] = [Self::Create, Self::Update, Self::Get];

    /// The name in reports and options: `create`, `update` or `get`.
    ///
    /// ```
    /// assert_eq!(authlint::Operation::Update.name(), "update");
    /// ```
    pub fn name(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Update => "update",
            Self::Get => "get",
        }
    }

    /// The name in the API.
    ///
    /// ```
    /// assert_eq!(authlint::Operation::Update.api_name(), "UpdateBackendAuth");
    /// ```
    pub fn api_name(self) -> &'static str {
        match self {
            Self::Create => "CreateBackendAuth",
            Self::Update => "UpdateBackendAuth",
            Self::Get => "GetBackendAuth",
        }
    }
}

named!(Operation, "no operation has this name");
