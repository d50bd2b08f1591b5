//! `--ndjson`: one document a line, judged as the lines come in.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use super::Status;
use super::args::CheckArguments;
use super::check::{name, options, status};
use super::printer::Printer;
use super::settings::ForDocument;
use crate::files::Trouble;

pub(crate) fn judge(
    arguments: &CheckArguments,
    holds: &ForDocument,
    path: &Path,
    printer: &mut Printer<'_>,
) -> Result<Status, Trouble> {
    let trouble = |error: io::Error| Trouble(error.to_string());
    let input: Box<dyn Read> =
        if path.as_os_str() == "-" { Box::new(io::stdin()) } else { Box::new(File::open(path).map_err(trouble)?) };
    let mut input = BufReader::with_capacity(1 << 16, input);
    let name = name(arguments, path);
    let options = options(arguments, holds, &name);
    let mut worst = Status::Clean;
    let mut line = Vec::new();
    for record in 1.. {
        line.clear();
        let most = arguments.max_size.saturating_add(1);
        let length = input.by_ref().take(most).read_until(b'\n', &mut line).map_err(trouble)?;
        if length == 0 || printer.is_closed() {
            break;
        }
        if length as u64 == most && line.last() != Some(&b'\n') {
            return Err(Trouble(format!("record {record} is larger than --max-size")));
        }
        let document = line.trim_ascii_end();
        if !document.is_empty() {
            let report = holds.linter.check(&options.parse_bytes(document));
            worst = worst.max(status(holds, &report));
            printer.print(&name, Some(record), report);
        }
        // Whoever feeds us line by line waits for an answer to each.
        if input.buffer().is_empty() {
            printer.flush();
        }
    }
    Ok(worst)
}
