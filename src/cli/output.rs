//! Output to standard output or a file, notes and errors to standard error.

use std::fs::{self, File};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use clap::ColorChoice;
use supports_hyperlinks::Stream;

use super::progress;
use crate::io::Failure;
use crate::io::files::{self, NewFile};
use crate::redact;

/// The default number of columns.
const WIDTH: usize = 100;

/// The output of a command. A closed pipe ends it silently.
pub(crate) struct Output {
    to: Option<To>,
    failure: Option<Failure>,
    /// Flushed at once on a terminal.
    is_terminal: bool,
    pub(crate) color: bool,
    /// Whether a name can open a page.
    pub(crate) links: bool,
}

/// The target.
enum To {
    Stream(Box<dyn Write>),
    File(BufWriter<NewFile>),
}

impl To {
    fn write(&mut self) -> &mut dyn Write {
        match self {
            Self::Stream(stream) => stream,
            Self::File(file) => file,
        }
    }

    fn finish(self) -> io::Result<()> {
        match self {
            Self::Stream(mut stream) => stream.flush(),
            Self::File(file) => file.into_inner().map_err(io::IntoInnerError::into_error)?.finish(),
        }
    }
}

impl Output {
    /// Standard output, or a file.
    pub(crate) fn open(file: Option<&Path>, color: ColorChoice) -> Result<Self, Failure> {
        let to = match file {
            None => To::Stream(Box::new(BufWriter::with_capacity(1 << 16, io::stdout()))),
            Some(path) => {
                open(path).map_err(|error| Failure(format!("{}: cannot write it: {error}", files::shown(path))))?
            }
        };
        let is_plain = color == ColorChoice::Never;
        let color = match color {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => file.is_none() && wants_color(),
        };
        let links = file.is_none() && !is_plain && wants_links(color);
        let is_terminal = file.is_none() && io::stdout().is_terminal();
        Ok(Self { to: Some(to), failure: None, is_terminal, color, links })
    }

    /// Standard error, if standard output is for the fixed document.
    pub(crate) fn to_standard_error(color: ColorChoice) -> Self {
        let color = color == ColorChoice::Always;
        Self {
            to: Some(To::Stream(Box::new(io::stderr()))),
            failure: None,
            is_terminal: io::stderr().is_terminal(),
            color,
            links: false,
        }
    }

    pub(crate) fn write(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        match progress::shown().filter(|_| self.is_terminal) {
            None => self.put(text),
            Some(bar) => bar.suspend(|| {
                self.put(text);
                self.flush_now();
            }),
        }
    }

    fn put(&mut self, text: &str) {
        let result = self.to.as_mut().map(|to| to.write().write_all(text.as_bytes()));
        self.note(result);
    }

    pub(crate) fn flush(&mut self) {
        match progress::shown().filter(|_| self.is_terminal) {
            None => self.flush_now(),
            Some(bar) => bar.suspend(|| self.flush_now()),
        }
    }

    fn flush_now(&mut self) {
        let result = self.to.as_mut().map(|to| to.write().flush());
        self.note(result);
    }

    /// Whether the output was closed.
    pub(crate) fn is_closed(&self) -> bool {
        self.to.is_none()
    }

    /// Flushes, and returns the first error.
    pub(crate) fn finish(mut self) -> Result<(), Failure> {
        let result = self.to.take().map(To::finish);
        self.note(result);
        self.failure.map_or(Ok(()), Err)
    }

    fn note(&mut self, result: Option<io::Result<()>>) {
        if let Some(Err(error)) = result {
            self.to = None;
            if error.kind() != io::ErrorKind::BrokenPipe {
                self.failure = Some(Failure(format!("cannot write the report: {error}")));
            }
        }
    }
}

/// Replaces a file atomically if possible; a pipe or a file in a read-only folder is written directly.
fn open(path: &Path) -> io::Result<To> {
    let is_special = fs::metadata(path).is_ok_and(|metadata| !metadata.is_file());
    let new = if is_special { Err(io::ErrorKind::Unsupported.into()) } else { NewFile::create(path) };
    match new {
        Ok(new) => Ok(To::File(BufWriter::new(new))),
        Err(_) => Ok(To::Stream(Box::new(BufWriter::new(File::create(path)?)))),
    }
}

/// Decided by `NO_COLOR`, `FORCE_COLOR`, `CLICOLOR_FORCE` and the terminal.
fn wants_color() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if is_set("FORCE_COLOR") && !is_set("NO_COLOR") {
        return std::env::var_os("FORCE_COLOR").is_none_or(|value| value != "0" && value != "false");
    }
    anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never
}

/// Decided by `FORCE_HYPERLINK` and the terminal, which gets none where it gets no colours.
fn wants_links(color: bool) -> bool {
    let is_forced = std::env::var_os("FORCE_HYPERLINK").is_some();
    (color || is_forced) && supports_hyperlinks::on(Stream::Stdout)
}

/// Clears standard output if it is a terminal.
pub(crate) fn clear_terminal() {
    let mut output = io::stdout();
    if output.is_terminal() {
        // An error shows with the next report.
        let _ = output.write_all(b"\x1b[2J\x1b[H");
    }
}

/// `COLUMNS`, else the width of the terminal.
pub(crate) fn width() -> usize {
    let set = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let seen = || io::stdout().is_terminal().then(terminal_size::terminal_size).flatten();
    set.or_else(|| seen().map(|(width, _)| usize::from(width.0))).unwrap_or(WIDTH).clamp(40, 160)
}

/// Whether only findings and errors are printed.
static IS_QUIET: AtomicBool = AtomicBool::new(false);

/// Sets `--quiet`: only findings and errors are printed.
pub(crate) fn be_quiet() {
    IS_QUIET.store(true, Ordering::Relaxed);
}

pub(crate) fn is_quiet() -> bool {
    IS_QUIET.load(Ordering::Relaxed)
}

/// Prints a note to standard error, unless `--quiet` is set.
pub(crate) fn note(text: &str) {
    if !is_quiet() {
        print_error(text);
    }
}

/// Prints an error to standard error.
///
/// Further lines are indented, so that no file name can start a line that CI interprets as a command.
pub(crate) fn print_error(text: &str) {
    match progress::shown() {
        None => write_error(text),
        Some(bar) => bar.suspend(|| write_error(text)),
    }
}

fn write_error(text: &str) {
    for (number, line) in text.lines().enumerate() {
        let name = if number == 0 { "authlint: " } else { "  " };
        // An error here cannot be reported anywhere.
        let _ = writeln!(io::stderr(), "{name}{}", redact::line(line));
    }
}
