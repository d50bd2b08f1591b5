//! A baseline: the findings of an old estate, so that only new ones count from today on.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::trouble::Trouble;
use super::{Ignore, Rule};
use crate::redact;
use crate::rule::Category;
use crate::text::Span;

/// The version of the format.
const VERSION: u32 = 1;

/// Findings that are known: for each file, rule and pointer how many. Holds no text of a document but its names.
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
/// config.add_ignores(baseline.ignores("auth.json"));
/// assert!(!Linter::new(config).check(&document).has_errors());
/// ```
#[derive(Debug, Clone, Default)]
pub struct Baseline(BTreeMap<(String, String, String), usize>);

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
    /// The baseline of findings: for each file its path, and rule and pointer of each finding.
    ///
    /// Syntax errors are left out: nothing can ignore them.
    ///
    /// ```
    /// use authlint::{Baseline, Rule};
    ///
    /// let findings = [(Rule::find("inline-secret").unwrap(), "/UserPoolConfigs/OAuth".to_owned())];
    /// assert_eq!(Baseline::of([("auth.json", findings)]).count(), 1);
    /// ```
    pub fn of<'p, F>(files: impl IntoIterator<Item = (&'p str, F)>) -> Self
    where
        F: IntoIterator<Item = (&'static Rule, String)>,
    {
        let mut counts = BTreeMap::new();
        for (path, findings) in files {
            for (rule, pointer) in findings.into_iter().filter(|(rule, _)| rule.category != Category::Syntax) {
                *counts.entry((path.to_owned(), rule.id.to_owned(), pointer)).or_default() += 1;
            }
        }
        Self(counts)
    }

    /// Reads what [`Self::text`] wrote. Rules that no longer exist are left out.
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
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, Trouble> {
        let help = "write it anew with `--write-baseline`";
        let file: File = serde_json::from_str(text).map_err(|error| {
            let message = redact::line(&error.to_string()).into_owned();
            Trouble::new(Span::at(0), format!("this is not a baseline: {message}"), help)
        })?;
        if file.version != VERSION {
            return Err(Trouble::new(
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

    /// What is known of a file.
    ///
    /// ```
    /// assert!(authlint::Baseline::default().ignores("auth.json").is_empty());
    /// ```
    pub fn ignores(&self, path: &str) -> Vec<Ignore> {
        let here = self.0.iter().filter(|((known, ..), _)| known == path);
        here.filter_map(|((_, rule, pointer), count)| Some(Ignore::exactly(Rule::find(rule)?, pointer, *count)))
            .collect()
    }

    /// How many findings it knows of.
    ///
    /// ```
    /// assert_eq!(authlint::Baseline::default().count(), 0);
    /// ```
    pub fn count(&self) -> usize {
        self.0.values().sum()
    }
}
