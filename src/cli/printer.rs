//! Prints reports in the format that was asked for, one after the other.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::args::{CheckArguments, Format};
use super::check;
use super::output::{Output, width};
use crate::engine::Report;
use crate::findings::Counts;
use crate::report::human::Look;
use crate::report::{checkstyle, concise, github, gitlab, human, json, junit, markdown, rdjson, sarif, summary};

pub(crate) struct Printer<'o> {
    output: &'o mut Output,
    format: Format,
    look: Look,
    /// By rule, if only they are wanted.
    statistics: Option<BTreeMap<&'static str, usize>>,
    /// Kept until the end, for the formats that are one document.
    kept: Vec<(String, Report)>,
    documents: usize,
    /// Findings of which the rule is not known, because a document has so many.
    omitted: usize,
    total: Counts,
}

impl<'o> Printer<'o> {
    pub(crate) fn new(arguments: &CheckArguments, output: &'o mut Output) -> Self {
        let look = Look { color: output.color, width: width() };
        Self {
            output,
            format: check::format(arguments),
            look,
            statistics: arguments.statistics.then(BTreeMap::new),
            kept: Vec::new(),
            documents: 0,
            omitted: 0,
            total: Counts::default(),
        }
    }

    pub(crate) fn print(&mut self, path: &str, record: Option<usize>, report: Report) {
        self.documents += 1;
        self.total = self.total.plus(report.counts());
        if let Some(statistics) = &mut self.statistics {
            for finding in report.findings() {
                *statistics.entry(finding.rule().id()).or_default() += 1;
            }
            self.omitted += report.omitted();
            return;
        }
        // The only record of a file is the file.
        let named = match record {
            Some(record) => format!("{path}#{record}"),
            None => path.to_owned(),
        };
        match self.format {
            Format::Json | Format::Sarif | Format::Gitlab | Format::Junit | Format::Checkstyle | Format::Rdjson => {
                self.kept.push((named, report));
            }
            Format::Jsonl => self.output.write(&(json::line(path, record, &report) + "\n")),
            Format::Github => self.output.write(&github::github(&named, &report)),
            Format::Markdown => self.output.write(&markdown::markdown(&named, &report)),
            Format::Concise => self.output.write(&concise::concise(&named, &report)),
            Format::Full => {
                let text = human::human(&named, &report, self.look);
                if !text.is_empty() {
                    self.output.write(&format!("{text}{}\n\n", summary::of_document(&named, &report)));
                } else if record.is_none() {
                    self.output.write(&format!("{}\n", summary::of_document(&named, &report)));
                }
            }
        }
    }

    /// Text that is no report.
    pub(crate) fn write(&mut self, text: &str) {
        self.output.write(text);
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.output.is_closed()
    }

    pub(crate) fn flush(&mut self) {
        self.output.flush();
    }

    pub(crate) fn finish(self) {
        if let Some(statistics) = &self.statistics {
            let text = self.statistics(statistics);
            self.output.write(&text);
            return;
        }
        let reports = self.kept.iter().map(|(path, report)| (path.as_str(), report));
        let text = match self.format {
            Format::Json => json::whole(reports) + "\n",
            Format::Sarif => sarif::sarif(reports),
            Format::Gitlab => gitlab::gitlab(reports),
            Format::Junit => junit::junit(reports),
            Format::Checkstyle => checkstyle::checkstyle(reports),
            Format::Rdjson => rdjson::rdjson(reports),
            Format::Full if self.documents > 1 => summary::of_all(self.documents, self.total) + "\n",
            Format::Full | Format::Concise | Format::Jsonl | Format::Github | Format::Markdown => return,
        };
        self.output.write(&text);
    }

    /// How often each rule spoke, the most frequent first.
    fn statistics(&self, statistics: &BTreeMap<&'static str, usize>) -> String {
        if matches!(self.format, Format::Json | Format::Jsonl) {
            let counts = serde_json::json!({ "version": 1, "rules": statistics, "omitted": self.omitted });
            return format!("{counts}\n");
        }
        let mut rows: Vec<_> = statistics.iter().map(|(rule, count)| (*count, *rule)).collect();
        rows.sort_by_key(|(count, rule)| (Reverse(*count), *rule));
        if self.omitted > 0 {
            rows.push((self.omitted, "and more in documents with over a hundred findings"));
        }
        rows.into_iter().fold(String::new(), |text, (count, rule)| text + &format!("{count:>7}  {rule}\n"))
    }
}
