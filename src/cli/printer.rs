//! Prints reports in the requested format, one after the other.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::args::{CheckArguments, Format};
use super::check;
use super::output::{Output, width};
use crate::diagnostic::{Applicability, Counts, Finding};
use crate::lint::report::Report;
use crate::output::human::Look;
use crate::output::summary::Fixable;
use crate::output::{
    checkstyle, concise, github, gitlab, grouped, human, json, junit, markdown, rdjson, sarif, summary,
};
use crate::redact::MASK;
use crate::rule::Level;
use crate::text::search;

/// Formats reports, on any thread.
#[derive(Clone, Copy)]
pub(crate) struct Style {
    format: Format,
    look: Look,
    /// Print only counts by rule.
    statistics: bool,
    /// Print no report.
    is_silent: bool,
    /// Print findings without summaries.
    is_quiet: bool,
}

/// The output for a report.
pub(crate) struct Page {
    counts: Counts,
    /// Whether the operation is a guess.
    is_assumed: bool,
    fixable: Fixable,
    content: Content,
}

enum Content {
    Text(String),
    /// A part of the JSON report.
    Part(String),
    /// What there is of each rule, and the number of omitted findings.
    Rules(Vec<(&'static str, Level, Ease)>, usize),
    /// For a format with one document for all reports.
    Whole(String, Report, Level),
}

impl Style {
    pub(crate) fn page(self, path: &str, record: Option<usize>, report: Report, fail_level: Level) -> Page {
        let wants_fixable = matches!(self.format, Format::Full | Format::Grouped) && !self.is_silent && !self.is_quiet;
        Page {
            counts: report.counts(),
            is_assumed: report.document().operation_is_assumed(),
            fixable: if wants_fixable { Fixable::of(&report) } else { Fixable::default() },
            content: self.content(path, record, report, fail_level),
        }
    }

    fn content(self, path: &str, record: Option<usize>, report: Report, fail_level: Level) -> Content {
        if self.is_silent {
            return Content::Text(String::new());
        }
        if self.statistics {
            let rules = report.findings().iter();
            let rules = rules.map(|finding| (finding.rule().id(), finding.level(), Ease::of(finding)));
            return Content::Rules(rules.collect(), report.omitted());
        }
        // The only record of a file is the file.
        let named = match record {
            Some(record) => format!("{path}#{record}"),
            None => path.to_owned(),
        };
        Content::Text(match self.format {
            Format::Json => return Content::Part(json::part(&named, &report)),
            Format::Sarif | Format::Gitlab | Format::Junit | Format::Checkstyle | Format::Rdjson => {
                return Content::Whole(named, report, fail_level);
            }
            Format::Jsonl => json::to_line(path, record, &report) + "\n",
            Format::Github => github::github(&named, &report),
            Format::Markdown => markdown::to_string(&named, &report),
            Format::Concise => concise::concise(&named, &report),
            Format::Grouped => grouped::grouped(&named, &report),
            Format::Full => match human::human(&named, &report, self.look) {
                text if self.is_quiet || (text.is_empty() && record.is_some()) => text,
                text if text.is_empty() => format!("{}\n", summary::of_document(&named, &report)),
                text => format!("{text}{}\n\n", summary::of_document(&named, &report)),
            },
        })
    }
}

pub(crate) struct Printer<'o> {
    output: &'o mut Output,
    style: Style,
    /// Counts by rule and level, if requested.
    statistics: BTreeMap<(&'static str, Level), Tally>,
    parts: json::Pieces,
    /// Kept until the end, for the other formats with one document for all reports.
    kept: Vec<(String, Report, Level)>,
    documents: usize,
    /// Documents whose operation is a guess.
    assumed: usize,
    /// Omitted findings, whose rule is unknown.
    omitted: usize,
    total: Counts,
    fixable: Fixable,
    /// Whether something is hidden in what was printed.
    is_masked: bool,
}

impl<'o> Printer<'o> {
    pub(crate) fn new(arguments: &CheckArguments, output: &'o mut Output) -> Self {
        let look = Look { color: output.color, links: output.links, width: width() };
        Self {
            output,
            style: Style {
                format: check::format(arguments),
                look,
                statistics: arguments.statistics,
                is_silent: arguments.write_baseline.is_some() || arguments.fix_only,
                is_quiet: arguments.quiet,
            },
            statistics: BTreeMap::new(),
            parts: json::Pieces::default(),
            kept: Vec::new(),
            documents: 0,
            assumed: 0,
            omitted: 0,
            total: Counts::default(),
            fixable: Fixable::default(),
            is_masked: false,
        }
    }

    pub(crate) fn style(&self) -> Style {
        self.style
    }

    pub(crate) fn print(&mut self, page: Page) {
        self.documents += 1;
        self.assumed += usize::from(page.is_assumed);
        self.total = self.total.plus(page.counts);
        self.fixable = self.fixable.plus(page.fixable);
        match page.content {
            Content::Text(text) => {
                self.is_masked = self.is_masked || search::find(&text, MASK).is_some();
                self.output.write(&text);
            }
            Content::Part(part) => self.output.write(&self.parts.next(&part, page.counts)),
            Content::Whole(named, report, fail_level) => self.kept.push((named, report, fail_level)),
            Content::Rules(rules, omitted) => {
                for (rule, level, ease) in rules {
                    self.statistics.entry((rule, level)).or_default().add(ease);
                }
                self.omitted += omitted;
            }
        }
    }

    /// Prints other text.
    pub(crate) fn write(&mut self, text: &str) {
        self.output.write(text);
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.output.is_closed()
    }

    /// The findings of all reports so far.
    pub(crate) fn total(&self) -> Counts {
        self.total
    }

    pub(crate) fn flush(&mut self) {
        self.output.flush();
    }

    pub(crate) fn finish(self) {
        if self.style.is_silent {
            return;
        }
        if self.style.statistics {
            let text = self.statistics();
            return self.output.write(&text);
        }
        let reports = self.kept.iter().map(|(path, report, _)| (path.as_str(), report));
        let text = match self.style.format {
            Format::Json => self.parts.end() + "\n",
            Format::Sarif => sarif::sarif(reports),
            Format::Gitlab => gitlab::gitlab(reports),
            Format::Junit => {
                junit::junit(self.kept.iter().map(|(path, report, level)| (path.as_str(), report, *level)))
            }
            Format::Checkstyle => checkstyle::checkstyle(reports),
            Format::Rdjson => rdjson::rdjson(reports),
            Format::Full | Format::Grouped if self.style.is_quiet => return,
            Format::Full | Format::Grouped => self.summary(),
            Format::Concise | Format::Jsonl | Format::Github | Format::Markdown => return,
        };
        self.output.write(&text);
    }

    /// The last lines.
    fn summary(&self) -> String {
        let all = (self.documents > 1).then(|| summary::of_all(self.documents, self.total));
        let assumed = (self.assumed > 0).then(|| summary::of_assumed(self.assumed));
        let has_findings = self.total != Counts::default();
        let rules = has_findings.then(|| summary::OF_RULES.to_owned());
        let masks = self.is_masked.then(|| summary::OF_MASKS.to_owned());
        let lines: String = [all, assumed, masks, rules].into_iter().flatten().map(|line| line + "\n").collect();
        lines + &self.fixable.line()
    }

    /// The number of findings by rule, the most frequent first.
    fn statistics(&self) -> String {
        let mut rows: Vec<_> = self.statistics.iter().collect();
        rows.sort_by_key(|((rule, _), tally)| (Reverse(tally.count), *rule));
        if matches!(self.style.format, Format::Json | Format::Jsonl) {
            let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
            for ((rule, _), tally) in &rows {
                *counts.entry(rule).or_default() += tally.count;
            }
            let rows = rows.into_iter().map(|((rule, level), Tally { count, safe, only_unsafe })| {
                serde_json::json!({
                    "rule": rule, "level": level, "count": count, "fixable": safe, "fixableUnsafe": only_unsafe
                })
            });
            let rows: Vec<_> = rows.collect();
            let counts =
                serde_json::json!({ "version": 1, "rules": counts, "statistics": rows, "omitted": self.omitted });
            return format!("{counts}\n");
        }
        let line = |((rule, level), tally): (&(&str, Level), &Tally)| {
            format!("{:>7}  {:<7}  {rule}{}\n", tally.count, level.name(), tally.fixable())
        };
        let mut text: String = rows.into_iter().map(line).collect();
        if self.omitted > 0 {
            text.push_str(&format!("{:>7}  and more in documents with over a hundred findings\n", self.omitted));
        }
        text
    }
}

/// How a finding can be fixed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ease {
    Safe,
    OnlyUnsafe,
    ByHand,
}

impl Ease {
    fn of(finding: &Finding) -> Self {
        let mut fixes = finding.fixes().iter();
        match finding.fixes() {
            [] => Self::ByHand,
            _ if fixes.any(|fix| fix.applicability == Applicability::Safe) => Self::Safe,
            _ => Self::OnlyUnsafe,
        }
    }
}

/// The findings of a rule and a level.
#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    count: usize,
    safe: usize,
    only_unsafe: usize,
}

impl Tally {
    fn add(&mut self, ease: Ease) {
        self.count += 1;
        self.safe += usize::from(ease == Ease::Safe);
        self.only_unsafe += usize::from(ease == Ease::OnlyUnsafe);
    }

    fn fixable(self) -> String {
        match (self.safe, self.only_unsafe) {
            (0, 0) => String::new(),
            (safe, 0) => format!("  ({safe} fixable)"),
            (0, only_unsafe) => format!("  ({only_unsafe} with an unsafe fix)"),
            (safe, only_unsafe) => format!("  ({safe} fixable, {only_unsafe} with an unsafe fix)"),
        }
    }
}
