//! A recovering parser, the flat tree it builds, and text edits that leave everything else unchanged.
//!
//! Parsing never fails: it returns a tree and a list of problems. Independent of AWS.

use crate::text::named;

mod copy;
mod edit;
mod edited;
#[cfg(any(test, fuzzing))]
pub(crate) mod invariants;
mod json;
mod parents;
pub(crate) mod plain;
mod presentation;
mod string;
#[cfg(test)]
mod tests;
mod tree;
#[cfg(feature = "yaml")]
pub(crate) mod yaml;

pub(crate) use copy::insert_copies;
pub use edit::Edit;
pub(crate) use edit::{
    enclose, insert_item, insert_member, move_members, remove_comments, remove_item, remove_member, remove_members,
    rename_key, replace_value, split_item, unwrap, wrap,
};
pub(crate) use json::{Applies, Parsed, Problem, ProblemKind};
pub(crate) use string::quote;
pub(crate) use tree::{Children, Kind, Node, Slot, Step, Tree, flag};

/// Which syntax is accepted without a finding.
///
/// ```
/// use authlint::{Document, Format, Linter};
///
/// let is_json = |format| {
///     let report = Linter::default().check(&Document::parse("{ /* nothing yet */ }", format));
///     report.findings().iter().all(|finding| finding.rule().id() != "syntax-error")
/// };
/// assert!(is_json(Format::Jsonc) && !is_json(Format::Json));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Format {
    /// JSON as defined by RFC 8259.
    #[default]
    Json,
    /// JSON with comments and trailing commas.
    Jsonc,
    /// YAML, as the AWS command line reads it.
    #[cfg(feature = "yaml")]
    Yaml,
}

impl Format {
    /// All of them.
    ///
    /// ```
    /// assert!(authlint::Format::ALL.contains(&authlint::Format::Json));
    /// ```
    pub const ALL: &[Self] = &[
        Self::Json,
        Self::Jsonc,
        #[cfg(feature = "yaml")]
        Self::Yaml,
    ];

    /// By the extension of a file: `.jsonc`, and with the feature `yaml` `.yaml` and `.yml`; anything else is JSON.
    ///
    /// ```
    /// use authlint::Format;
    ///
    /// assert_eq!(Format::of_path("auth.jsonc"), Format::Jsonc);
    /// assert_eq!(Format::of_path("auth"), Format::Json);
    /// ```
    pub fn of_path(path: &str) -> Self {
        match path.rsplit_once('.') {
            Some((_, ending)) if ending.eq_ignore_ascii_case("jsonc") => Self::Jsonc,
            #[cfg(feature = "yaml")]
            Some((_, ending)) if ["yaml", "yml"].iter().any(|yaml| ending.eq_ignore_ascii_case(yaml)) => Self::Yaml,
            _ => Self::Json,
        }
    }

    /// By what the text of a file without a name begins with: with the feature `yaml`, a name and a colon, or `---`, begin
    /// YAML; anything else is JSON.
    ///
    /// ```
    /// use authlint::Format;
    ///
    /// assert_eq!(Format::of_text("{ \"AuthResources\": \"USER_POOL_ONLY\" }"), Format::Json);
    /// # #[cfg(feature = "yaml")]
    /// assert_eq!(Format::of_text("AuthResources: USER_POOL_ONLY\n"), Format::Yaml);
    /// ```
    #[cfg_attr(not(feature = "yaml"), expect(unused_variables, reason = "all is JSON"))]
    pub fn of_text(text: &str) -> Self {
        #[cfg(feature = "yaml")]
        if yaml::is_meant(text) {
            return Self::Yaml;
        }
        Self::Json
    }

    /// The name in reports: `json`, `jsonc` or `yaml`.
    ///
    /// ```
    /// assert_eq!(authlint::Format::Jsonc.name(), "jsonc");
    /// ```
    pub fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Jsonc => "jsonc",
            #[cfg(feature = "yaml")]
            Self::Yaml => "yaml",
        }
    }
}

named!(Format, "no format has this name");

/// Parses a text.
pub(crate) fn parse(text: impl Into<String>, format: Format) -> Parsed {
    match format {
        Format::Json | Format::Jsonc => json::parse(text, format),
        #[cfg(feature = "yaml")]
        Format::Yaml => yaml::parse(text.into()),
    }
}

/// A text's spanned tree and nothing else, for benches: what the parser alone costs.
#[doc(hidden)]
#[derive(Debug)]
pub struct SpannedTree(#[expect(dead_code, reason = "made to be measured")] Parsed);

impl SpannedTree {
    /// Parses a text.
    #[doc(hidden)]
    pub fn parse(text: &str, format: Format) -> Self {
        Self(parse(text, format))
    }
}

/// How deeply arrays and objects may nest: 128 levels are read, the 129th is a finding.
///
/// ```
/// use authlint::{Document, Format, Linter, MAX_DEPTH};
///
/// let deep = |levels| {
///     let text = "[".repeat(levels) + &"]".repeat(levels);
///     let report = Linter::default().check(&Document::parse(&text, Format::Json));
///     report.findings().iter().any(|finding| finding.rule().id() == "too-deep")
/// };
/// assert!(!deep(MAX_DEPTH) && deep(MAX_DEPTH + 1));
/// ```
pub const MAX_DEPTH: usize = 128;
