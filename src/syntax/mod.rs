//! Text to tree: a recovering parser, the flat tree it makes, and text edits that keep everything else as it is.
//!
//! Parsing never fails: it gives a tree and a list of problems. Nothing here knows of AWS.

mod copy;
mod edit;
mod json;
mod parents;
mod string;
#[cfg(test)]
mod tests;
mod tree;

pub(crate) use copy::insert_copies;
pub use edit::Edit;
pub(crate) use edit::{
    enclose, insert_item, insert_member, move_members, remove_comments, remove_item, remove_member, remove_members,
    rename_key, replace_value, unwrap, wrap,
};
pub(crate) use json::{Applies, Parsed, Problem, ProblemKind, parse};
pub(crate) use string::quote;
pub(crate) use tree::{Children, Kind, Node, Slot, Step, Tree, flag};

/// Which texts are accepted without a finding.
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
    /// JSON as RFC 8259 has it.
    #[default]
    Json,
    /// JSON with comments and trailing commas.
    Jsonc,
}

impl Format {
    /// By the ending of a file's name; anything but `.jsonc` is JSON.
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
            _ => Self::Json,
        }
    }

    /// The name in reports: `json` or `jsonc`.
    ///
    /// ```
    /// assert_eq!(authlint::Format::Jsonc.name(), "jsonc");
    /// ```
    pub fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Jsonc => "jsonc",
        }
    }
}

/// A text's spanned tree and nothing else, for benches: what the parser alone costs.
#[doc(hidden)]
#[derive(Debug)]
pub struct SpannedTree(#[expect(dead_code, reason = "made to be measured")] Parsed);

impl SpannedTree {
    /// Reads a text.
    #[doc(hidden)]
    pub fn parse(text: &str, format: Format) -> Self {
        Self(parse(text, format))
    }
}

/// How deep arrays and objects may nest: 128 levels are read, the 129th is a finding.
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
