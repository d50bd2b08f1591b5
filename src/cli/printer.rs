//! Prints reports in the format that was asked for, one after the other.

use std::collections::BTreeMap;

use super::args::{CheckArguments, Format};
use super::check;
use super::output::{Output, width};
use crate::engine::Report;
use crate::findings::Counts;
use crate::report::human::Look;
use crate::report::{concise, human, json, summary};

pub(crate) struct Printer<'o> {
    output: &'o mut Output,
    format: Format,
    look: Look,
    /// By rule, if only they are wanted.
    statistics: Option<BTreeMap<&'static str, usize>>,
    /// Kept until the end, for the format that is one document.
    kept: Vec<(String, Report)>,
    documents: usize,
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
            return;
        }
        // The only record of a file is the file.
        let named = match record {
            Some(record) => format!("{path}#{record}"),
            None => path.to_owned(),
        };
        match self.format {
            Format::Json => self.kept.push((named, report)),
            Format::Jsonl => self.output.write(&(json::line(path, record, &report) + "\n")),
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
        if let Some(statistics) = self.statistics {
            let mut rows: Vec<_> = statistics.into_iter().collect();
            rows.sort_by_key(|(rule, count)| (std::cmp::Reverse(*count), *rule));
            for (rule, count) in rows {
                self.output.write(&format!("{count:>7}  {rule}\n"));
            }
        } else if self.format == Format::Json {
            let reports = self.kept.iter().map(|(path, report)| (path.as_str(), report));
            self.output.write(&(json::whole(reports) + "\n"));
        } else if self.format == Format::Full && self.documents > 1 {
            self.output.write(&format!("{}\n", summary::of_all(self.documents, self.total)));
        }
    }
}
