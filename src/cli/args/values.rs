//! The values of arguments.

use std::num::NonZeroUsize;

use clap::ValueEnum;

use crate::rule;

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Findings with source snippets
    Full,
    /// One line per finding
    Concise,
    /// One line per finding, below the name of its document
    Grouped,
    /// One JSON document
    Json,
    /// One line of JSON per document
    Jsonl,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Annotations of GitHub Actions
    Github,
    /// Code Quality of GitLab
    Gitlab,
    /// `JUnit` XML
    Junit,
    /// Checkstyle XML
    Checkstyle,
    /// Reviewdog Diagnostic Format
    Rdjson,
    /// Markdown, for a comment on a pull request
    Markdown,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum PageFormat {
    /// Text for the terminal
    Text,
    /// Markdown
    Markdown,
    /// JSON
    Json,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum SchemaName {
    /// The request of `CreateBackendAuth`
    Create,
    /// The request of `UpdateBackendAuth`
    Update,
    /// The response of `GetBackendAuth`
    Get,
    /// The report of `--format json`
    Report,
    /// The configuration file
    Config,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Operation {
    /// Detect it from the document
    Auto,
    /// `CreateBackendAuth`
    Create,
    /// `UpdateBackendAuth`
    Update,
    /// `GetBackendAuth`
    Get,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Envelope {
    /// Detect it from the document
    Auto,
    /// The whole request or response
    Request,
    /// `{"ResourceConfig": …}`
    Wrapped,
    /// The `ResourceConfig` itself
    Bare,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Casing {
    /// Detect it from the document
    Auto,
    /// `UserPoolConfigs`
    Sdk,
    /// `userPoolConfigs`
    Wire,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Level {
    Error,
    Warning,
    Advice,
}

impl Level {
    pub(crate) fn level(self) -> rule::Level {
        match self {
            Self::Error => rule::Level::Error,
            Self::Warning => rule::Level::Warning,
            Self::Advice => rule::Level::Advice,
        }
    }
}

/// More threads than this are a typo.
const MOST_JOBS: usize = 1024;

pub(super) fn jobs(text: &str) -> Result<NonZeroUsize, String> {
    let count = text.parse().ok().and_then(NonZeroUsize::new).filter(|count| count.get() <= MOST_JOBS);
    count.ok_or_else(|| format!("must be from 1 to {MOST_JOBS}; the default is one thread per core"))
}

/// A reason that fits into a comment of one line.
pub(super) fn reason(text: &str) -> Result<String, String> {
    let text = text.trim();
    if text.is_empty() {
        return Err("say why the findings are accepted".to_owned());
    }
    if text.contains("*/")
        || text.contains(|letter: char| letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}'))
    {
        return Err("the reason must be one line without `*/`".to_owned());
    }
    Ok(text.to_owned())
}

/// `64MB`, `500kB`, `1000`
pub(super) fn size(text: &str) -> Result<u64, String> {
    let digits = text.trim_end_matches(|character: char| !character.is_ascii_digit());
    let unit = text.get(digits.len()..).unwrap_or_default().trim();
    let factor = match unit.to_ascii_lowercase().as_str() {
        "" | "b" => 1,
        "k" | "kb" => 1_000,
        "m" | "mb" => 1_000_000,
        "g" | "gb" => 1_000_000_000,
        _ => return Err("a size is a number with `kB`, `MB` or no unit".to_owned()),
    };
    let number: u64 = digits.parse().map_err(|_| "a size starts with an integer".to_owned())?;
    // Offsets have 32 bits.
    match number.checked_mul(factor) {
        Some(0) => Err("the size must not be 0".to_owned()),
        Some(size) if size <= 4_000_000_000 => Ok(size),
        _ => Err("the maximum is 4GB".to_owned()),
    }
}
