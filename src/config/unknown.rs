//! Unknown names in a configuration.

use std::fmt;

/// A name that no rule, category or option has, or a value that an option does not take.
///
/// ```
/// use authlint::Selector;
///
/// let unknown = "inline-secrets".parse::<Selector>().unwrap_err();
/// assert_eq!(unknown.nearest(), Some("inline-secret"));
/// assert_eq!(unknown.to_string(), "unknown rule or category; did you mean `inline-secret`?");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownName {
    message: &'static str,
    nearest: Option<&'static str>,
}

impl UnknownName {
    pub(super) fn new(message: &'static str, nearest: Option<&'static str>) -> Self {
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
