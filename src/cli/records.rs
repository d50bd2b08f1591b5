//! `--ndjson`: one document a line, judged as the lines come in and answered in their order.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use super::Status;
use super::args::CheckArguments;
use super::check::{name, options, status};
use super::printer::Printer;
use super::progress::Progress;
use super::settings::ForDocument;
use crate::files::Trouble;
use crate::parallel;

/// So many bytes of lines are held at once, and one line more.
const MOST_BYTES: usize = 1 << 20;

/// A line and its number, from 1.
type Record = (usize, Vec<u8>);

pub(crate) fn judge(
    arguments: &CheckArguments,
    holds: &ForDocument,
    path: &Path,
    printer: &mut Printer<'_>,
    progress: &Progress,
) -> Result<Status, Trouble> {
    let trouble = |error: io::Error| Trouble(error.to_string());
    let input: Box<dyn Read> =
        if path.as_os_str() == "-" { Box::new(io::stdin()) } else { Box::new(File::open(path).map_err(trouble)?) };
    let name = name(arguments, path);
    let options = options(arguments, holds, &name);
    let style = printer.style();
    let judge = |(record, line): &Record| {
        let report = holds.linter.check(&options.parse_bytes(line.trim_ascii_end()));
        (status(holds, &report), style.page(&name, Some(*record), report, holds.fail_level))
    };
    let mut lines = Lines {
        input: BufReader::with_capacity(1 << 16, input),
        max_size: arguments.max_size,
        record: 0,
        ended: false,
    };
    let mut worst = Status::Clean;
    while !lines.ended && !printer.is_closed() {
        let (records, result) = lines.next_batch();
        parallel::in_order(&records, arguments.jobs(), judge, |_, (status, page)| {
            worst = worst.max(status);
            printer.print(page);
            progress.step();
        });
        result?;
        // Whoever feeds us line by line waits for an answer to each.
        if lines.input.buffer().is_empty() {
            printer.flush();
        }
    }
    Ok(worst)
}

/// The lines that are still to come.
struct Lines {
    input: BufReader<Box<dyn Read>>,
    max_size: u64,
    record: usize,
    ended: bool,
}

impl Lines {
    /// The lines that are there, without empty ones; and what kept it from reading on.
    fn next_batch(&mut self) -> (Vec<Record>, Result<(), Trouble>) {
        let mut records = Vec::new();
        let mut bytes = 0;
        while bytes < MOST_BYTES {
            let line = match self.next_line() {
                Ok(line) => line,
                Err(trouble) => return (records, Err(trouble)),
            };
            if line.is_empty() {
                self.ended = true;
                break;
            }
            bytes += line.len();
            if !line.trim_ascii_end().is_empty() {
                records.push((self.record, line));
            }
            if self.input.buffer().is_empty() {
                break;
            }
        }
        (records, Ok(()))
    }

    fn next_line(&mut self) -> Result<Vec<u8>, Trouble> {
        self.record += 1;
        let mut line = Vec::new();
        let most = self.max_size.saturating_add(1);
        let read = self.input.by_ref().take(most).read_until(b'\n', &mut line);
        let length = read.map_err(|error| Trouble(error.to_string()))?;
        if length as u64 == most && line.last() != Some(&b'\n') {
            return Err(Trouble(format!("record {} is larger than --max-size", self.record)));
        }
        Ok(line)
    }
}
