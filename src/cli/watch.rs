//! `--watch`: checks again when a file changes.
//!
//! Polls the standard library's metadata: a crate for notifications would add a dozen dependencies, and misses the files of
//! network shares and containers.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

use super::args::CheckArguments;
use super::output::{clear_terminal, note, print_error};
use super::{Status, check};
use crate::diagnostic::Counts;
use crate::io::Failure;
use crate::output::summary;

/// How often files are looked at. A change counts when nothing has changed for as long, so no half-written file is read.
const INTERVAL: Duration = Duration::from_millis(200);

/// What a check has read and found.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    /// The files that decide the next result, some of which may not exist.
    pub(crate) files: Vec<PathBuf>,
    /// The number of documents.
    pub(crate) documents: usize,
    pub(crate) counts: Counts,
    /// Whether anyone reads the report.
    pub(crate) is_closed: bool,
}

/// Checks until the program is interrupted, or its output is closed.
pub(crate) fn run(arguments: &CheckArguments) -> Result<Status, Failure> {
    let mut stamps: BTreeMap<PathBuf, Stamp> = BTreeMap::new();
    let mut is_first = true;
    loop {
        let mut seen = Seen::default();
        let result = check::once(arguments, &mut seen);
        let Seen { files, documents, counts, is_closed } = seen;
        let found = match result {
            // Without valid arguments there is nothing to wait for.
            Err(failure) if is_first => return Err(failure),
            Ok(status) if is_closed => return Ok(status),
            Err(Failure(failure)) => {
                print_error(&failure);
                "nothing was checked".to_owned()
            }
            Ok(Status::Error) => "something could not be checked".to_owned(),
            Ok(_) => summary::counts(counts),
        };
        // A file that changed during the check has the stamp from before it.
        let known = |path: PathBuf| {
            let stamp = stamps.get(&path).copied().unwrap_or_else(|| stamp(&path));
            (path, stamp)
        };
        // What was read before may be read again, when what is wrong now is right.
        let earlier: Vec<_> = stamps.keys().cloned().collect();
        let before = earlier.into_iter().chain(files).map(known).collect();
        // After the stamps: a file may change as soon as this is read.
        let plural = if documents == 1 { "" } else { "s" };
        note(&format!("{found}; watching {documents} file{plural}, press Ctrl-C to stop"));
        stamps = after_change(&before);
        is_first = false;
        clear_terminal();
    }
}

/// What tells that a file has changed; nothing if it does not exist.
type Stamp = Option<(SystemTime, u64)>;

fn stamp(path: &Path) -> Stamp {
    let metadata = fs::metadata(path).ok()?;
    Some((metadata.modified().ok()?, metadata.len()))
}

/// Waits for a change and its end; returns the new stamps.
fn after_change(before: &BTreeMap<PathBuf, Stamp>) -> BTreeMap<PathBuf, Stamp> {
    let mut last = before.clone();
    loop {
        thread::sleep(INTERVAL);
        let now = before.keys().map(|path| (path.clone(), stamp(path))).collect();
        if now == last && now != *before {
            return now;
        }
        last = now;
    }
}
