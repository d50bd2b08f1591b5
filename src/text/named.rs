//! Enums whose variants have names, and names that no variant has.

use std::fmt;

/// A name that no rule, category or variant has.
///
/// ```
/// use authlint::Selector;
///
/// let unknown = "inline-secrets".parse::<Selector>().unwrap_err();
/// assert_eq!(unknown.nearest(), Some("inline-secret"));
/// assert_eq!(unknown.to_string(), "no rule or category has this name; did you mean `inline-secret`?");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownName {
    message: &'static str,
    nearest: Option<&'static str>,
}

impl UnknownName {
    pub(crate) fn new(message: &'static str, nearest: Option<&'static str>) -> Self {
        Self { message, nearest }
    }

    /// The most likely correct name.
    ///
    /// ```
    /// assert_eq!("zzz".parse::<authlint::Selector>().unwrap_err().nearest(), None);
    /// ```
    pub fn nearest(&self) -> Option<&'static str> {
        self.nearest
    }
}

impl fmt::Display for UnknownName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.message)?;
        match self.nearest {
            Some(nearest) => write!(formatter, "; did you mean `{nearest}`?"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for UnknownName {}

/// `Display` and `FromStr` by `name()`, for an enum that lists its variants in `ALL`.
macro_rules! named {
    ($type:ty, $error:literal) => {
        impl std::fmt::Display for $type {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.pad(self.name())
            }
        }

        impl std::str::FromStr for $type {
            type Err = $crate::text::UnknownName;

            fn from_str(name: &str) -> Result<Self, Self::Err> {
                let known = Self::ALL.iter().copied().find(|known| known.name() == name);
                known.ok_or_else(|| {
                    let names = Self::ALL.iter().map(|known| known.name());
                    $crate::text::UnknownName::new($error, $crate::text::suggest::nearest(name, names))
                })
            }
        }
    };
}
pub(crate) use named;
