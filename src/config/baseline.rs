//! A baseline: existing findings, so that only new ones are reported.

use std::collections::BTreeMap;
#[cfg(feature = "cli")]
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

#[cfg(feature = "cli")]
use super::{Config, Scope};
use super::{Rule, Suppression};
use crate::diagnostic::config_error::ConfigError;
use crate::redact;
use crate::text::Span;

/// The version of the format.
const VERSION: u32 = 1;

/// Existing findings: their number for each file, rule and pointer. Contains no text of a document except keys.
///
/// ```
/// use authlint::{Baseline, Config, Document, Format, Linter};
///
/// let document = Document::parse("{}", Format::Json);
/// let report = Linter::default().check(&document);
/// let findings = report.findings().iter().map(|finding| (finding.rule(), report.pointer(finding)));
/// let baseline = Baseline::of([("auth.json", findings)]);
///
/// let mut config = Config::default();
/// config.suppress(baseline.suppressions("auth.json"));
/// assert!(!Linter::new(config).check(&document).has_errors());
/// ```
#[derive(Debug, Clone, Default)]
pub struct Baseline(BTreeMap<Place, usize>);

/// File, rule and pointer.
type Place = (String, String, String);

/// The findings of a baseline that a run has found again.
#[cfg(feature = "cli")]
#[derive(Debug, Default)]
pub(crate) struct Usage {
    /// The files that were checked.
    files: BTreeSet<String>,
    found: BTreeMap<Place, usize>,
}

#[cfg(feature = "cli")]
impl Usage {
    /// Records the result of checking a file, by the suppressions of the baseline for it.
    pub(crate) fn note(&mut self, path: &str, config: &Config, runs: impl Fn(&'static Rule) -> bool) {
        for ignore in config.suppressions() {
            let Scope::Exactly(pointer) = &ignore.scope else { continue };
            // A rule that did not run might still find it.
            let count = if runs(ignore.rule) { ignore.used.count() } else { ignore.times };
            let place = (path.to_owned(), ignore.rule.id.to_owned(), pointer.clone());
            let found = self.found.entry(place).or_default();
            *found = count.max(*found);
        }
        self.files.insert(path.to_owned());
    }

    /// The number of findings of the baseline that were found.
    pub(crate) fn count(&self) -> usize {
        total(self.found.values())
    }
}

#[derive(Serialize, Deserialize)]
struct File {
    version: u32,
    findings: Vec<Entry>,
}

#[derive(Serialize, Deserialize)]
struct Entry {
    path: String,
    rule: String,
    pointer: String,
    count: usize,
}

impl Baseline {
    /// A baseline of findings: for each file its path, and rule and pointer of each finding.
    ///
    /// ```
    /// use authlint::{Baseline, Rule};
    ///
    /// let findings = [(Rule::from_id("inline-secret").unwrap(), "/UserPoolConfigs/OAuth".to_owned())];
    /// assert_eq!(Baseline::of([("auth.json", findings)]).count(), 1);
    /// ```
    pub fn of<'p, F>(files: impl IntoIterator<Item = (&'p str, F)>) -> Self
    where
        F: IntoIterator<Item = (&'static Rule, String)>,
    {
        let mut counts = BTreeMap::new();
        for (path, findings) in files {
            for (rule, pointer) in findings {
                *counts.entry((path.to_owned(), rule.id.to_owned(), pointer)).or_default() += 1;
            }
        }
        Self(counts)
    }

    /// Reads the output of [`Self::text`]. Rules that no longer exist are left out.
    ///
    /// ```
    /// use authlint::Baseline;
    ///
    /// assert_eq!(Baseline::parse(r#"{ "version": 1, "findings": [] }"#).unwrap().count(), 0);
    /// assert!(Baseline::parse("[]").unwrap_err().to_string().starts_with("this is not a baseline"));
    /// ```
    ///
    /// # Errors
    ///
    /// If the text is not a baseline of this version.
    pub fn parse(text: &str) -> Result<Self, ConfigError> {
        let help = "write it again with `--write-baseline`";
        let file: File = serde_json::from_str(text).map_err(|error| {
            let message = redact::line(&error.to_string()).into_owned();
            ConfigError::new(Span::at(0), format!("this is not a baseline: {message}"), help)
        })?;
        if file.version != VERSION {
            return Err(ConfigError::new(
                Span::at(0),
                format!("this baseline has version {}, not {VERSION}", file.version),
                help,
            ));
        }
        let entries = file.findings.into_iter().map(|entry| ((entry.path, entry.rule, entry.pointer), entry.count));
        Ok(Self(entries.collect()))
    }

    /// As JSON, sorted, with a final line end.
    ///
    /// ```
    /// use authlint::Baseline;
    ///
    /// let text = Baseline::default().text();
    /// assert_eq!(Baseline::parse(&text).unwrap().text(), text);
    /// ```
    pub fn text(&self) -> String {
        let entry = |((path, rule, pointer), count): (&(String, String, String), &usize)| Entry {
            path: path.clone(),
            rule: rule.clone(),
            pointer: pointer.clone(),
            count: *count,
        };
        let file = File { version: VERSION, findings: self.0.iter().map(entry).collect() };
        let text = serde_json::to_string_pretty(&file).unwrap_or_default();
        redact::json(text) + "\n"
    }

    /// The suppressions for a file.
    ///
    /// ```
    /// assert!(authlint::Baseline::default().suppressions("auth.json").is_empty());
    /// ```
    pub fn suppressions(&self, path: &str) -> Vec<Suppression> {
        let here = self.0.iter().filter(|((known, ..), _)| known == path);
        here.filter_map(|((_, rule, pointer), count)| Some(Suppression::exactly(Rule::from_id(rule)?, pointer, *count)))
            .collect()
    }

    /// Entries with more findings than are left, and the number of those that are gone.
    ///
    /// Files that were not checked count only if `is_gone` confirms that they are gone.
    #[cfg(feature = "cli")]
    pub(crate) fn stale(&self, usage: &Usage, is_gone: impl Fn(&str) -> bool) -> Vec<(&Place, usize)> {
        let gone = |(place, count): (&Place, &usize)| {
            let is_known = usage.files.contains(&place.0) || is_gone(&place.0);
            let found = usage.found.get(place).copied().unwrap_or_default();
            if is_known { count.saturating_sub(found) } else { 0 }
        };
        let entries = self.0.iter().map(|entry| (entry.0, gone(entry)));
        entries.filter(|(_, gone)| *gone > 0).collect()
    }

    /// The baseline without the stale findings.
    #[cfg(feature = "cli")]
    pub(crate) fn pruned(&self, stale: &[(&Place, usize)]) -> Self {
        let mut left = self.0.clone();
        for (place, gone) in stale {
            if let Some(count) = left.get_mut(*place) {
                *count = count.saturating_sub(*gone);
            }
        }
        left.retain(|_, count| *count > 0);
        Self(left)
    }

    /// The number of findings.
    ///
    /// ```
    /// assert_eq!(authlint::Baseline::default().count(), 0);
    /// ```
    pub fn count(&self) -> usize {
        total(self.0.values())
    }
}

/// Saturates, since a file may contain any number.
fn total<'c>(counts: impl Iterator<Item = &'c usize>) -> usize {
    counts.fold(0, |total, count| total.saturating_add(*count))
}
