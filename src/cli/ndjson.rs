//! `--ndjson`: one document per line, checked as lines arrive and reported in their order.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};
use std::thread;

use super::Status;
use super::args::CheckArguments;
use super::check::{name, options, status};
use super::printer::Printer;
use super::progress::Progress;
use super::settings::DocumentSettings;
use crate::io::parallel::{self, Next};
use crate::io::{Failure, files};

/// The minimum bytes of lines in a batch for a thread.
const BATCH: usize = 1 << 16;

/// The number of batches read ahead.
const AHEAD: usize = 4;

/// A line and its number, from 1.
type Record = (usize, Vec<u8>);

pub(crate) fn check(
    arguments: &CheckArguments,
    effective: &DocumentSettings,
    path: &Path,
    printer: &mut Printer<'_>,
    progress: &Progress,
) -> Result<Status, Failure> {
    let failure = |error: io::Error| Failure(files::description(&error));
    let input: Box<dyn Read + Send> =
        if path.as_os_str() == "-" { Box::new(io::stdin()) } else { Box::new(File::open(path).map_err(failure)?) };
    let name = name(arguments, path);
    let options = options(arguments, effective, &name);
    let style = printer.style();
    let check = |records: Vec<Record>| {
        let page = |(record, line): Record| {
            let report = effective.linter.check(&options.parse_bytes(line.trim_ascii_end()));
            (status(effective, &report), style.page(&name, Some(record), report, effective.fail_level))
        };
        records.into_iter().map(page).collect::<Vec<_>>()
    };
    let batches = read(input, arguments.max_size);
    let mut end = Ok(());
    let mut worst = Status::Clean;
    let printer = std::cell::RefCell::new(printer);
    let next = |may_wait: bool| {
        if printer.borrow().is_closed() {
            return Next::End;
        }
        let batch = match batches.try_recv() {
            Err(TryRecvError::Empty) if may_wait => {
                // A program may send a line and wait for its report.
                printer.borrow_mut().flush();
                batches.recv().map_err(|_| TryRecvError::Disconnected)
            }
            batch => batch,
        };
        match batch {
            Ok(Ok(records)) => Next::Item(records),
            Ok(Err(failure)) => {
                end = Err(failure);
                Next::End
            }
            Err(TryRecvError::Empty) => Next::Pending,
            Err(TryRecvError::Disconnected) => Next::End,
        }
    };
    parallel::in_order(arguments.jobs(), next, check, |pages| {
        for (status, page) in pages {
            worst = worst.max(status);
            printer.borrow_mut().print(page);
            progress.step();
        }
    });
    end.map(|()| worst)
}

/// Reads lines on a separate thread, so that waiting for input delays no report.
fn read(input: Box<dyn Read + Send>, max_size: u64) -> Receiver<Result<Vec<Record>, Failure>> {
    let (sender, receiver) = sync_channel(AHEAD);
    // Not joined: it may wait forever for input after the output was closed.
    thread::spawn(move || {
        let mut lines = Lines { input: BufReader::with_capacity(BATCH, input), max_size, record: 0, has_ended: false };
        while !lines.has_ended {
            let (records, result) = lines.next_batch();
            let sent = if records.is_empty() { Ok(()) } else { sender.send(Ok(records)) };
            let sent = sent.and_then(|()| result.map_or_else(|failure| sender.send(Err(failure)), |()| Ok(())));
            if sent.is_err() {
                return;
            }
        }
    });
    receiver
}

/// The remaining lines.
struct Lines {
    input: BufReader<Box<dyn Read + Send>>,
    max_size: u64,
    record: usize,
    has_ended: bool,
}

impl Lines {
    /// The available lines without empty ones, and the error that ended reading.
    fn next_batch(&mut self) -> (Vec<Record>, Result<(), Failure>) {
        let mut records = Vec::new();
        let mut bytes = 0;
        while bytes < BATCH {
            let line = match self.next_line() {
                Ok(line) => line,
                Err(failure) => {
                    self.has_ended = true;
                    return (records, Err(failure));
                }
            };
            if line.is_empty() {
                self.has_ended = true;
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

    fn next_line(&mut self) -> Result<Vec<u8>, Failure> {
        self.record += 1;
        let mut line = Vec::new();
        let most = self.max_size.saturating_add(1);
        let read = self.input.by_ref().take(most).read_until(b'\n', &mut line);
        let length = read.map_err(|error| Failure(files::description(&error)))?;
        if length as u64 == most && line.last() != Some(&b'\n') {
            return Err(Failure(format!("record {} is larger than --max-size", self.record)));
        }
        Ok(line)
    }
}
