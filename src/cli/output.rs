//! Where text goes: standard output or a file, and failure to standard error.

use std::fs::{self, File};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use clap::ColorChoice;

use super::progress;
use crate::io::Failure;
use crate::io::files::{self, NewFile};
use crate::redact;

/// Columns where nobody says how many there are.
const WIDTH: usize = 100;

/// Text on its way out. A reader that went away ends it quietly.
pub(crate) struct Output {
    to: Option<To>,
    failure: Option<Failure>,
    /// People read it as it comes.
    is_terminal: bool,
    pub(crate) color: bool,
}

/// Where it goes.
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
                open(path).map_err(|error| Failure(format!("{}: cannot be written: {error}", files::shown(path))))?
            }
        };
        let color = match color {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => file.is_none() && wants_color(),
        };
        Ok(Self { to: Some(to), failure: None, is_terminal: file.is_none() && io::stdout().is_terminal(), color })
    }

    /// Standard error, while standard output is taken.
    pub(crate) fn to_standard_error(color: ColorChoice) -> Self {
        let color = color == ColorChoice::Always;
        Self {
            to: Some(To::Stream(Box::new(io::stderr()))),
            failure: None,
            is_terminal: io::stderr().is_terminal(),
            color,
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

    /// Whether nobody reads on.
    pub(crate) fn is_closed(&self) -> bool {
        self.to.is_none()
    }

    /// Writes what is left, and says whether all arrived that someone wanted.
    pub(crate) fn finish(mut self) -> Result<(), Failure> {
        let result = self.to.take().map(To::finish);
        self.note(result);
        self.failure.map_or(Ok(()), Err)
    }

    fn note(&mut self, result: Option<io::Result<()>>) {
        if let Some(Err(error)) = result {
            self.to = None;
            if error.kind() != io::ErrorKind::BrokenPipe {
                self.failure = Some(Failure(format!("the report cannot be written: {error}")));
            }
        }
    }
}

/// A file is whole or what it was; what cannot be replaced (a pipe, a file in a folder of others) takes what comes.
fn open(path: &Path) -> io::Result<To> {
    let is_special = fs::metadata(path).is_ok_and(|metadata| !metadata.is_file());
    let new = if is_special { Err(io::ErrorKind::Unsupported.into()) } else { NewFile::create(path) };
    match new {
        Ok(new) => Ok(To::File(BufWriter::new(new))),
        Err(_) => Ok(To::Stream(Box::new(BufWriter::new(File::create(path)?)))),
    }
}

/// As `NO_COLOR`, `CLICOLOR_FORCE` and the terminal say.
fn wants_color() -> bool {
    anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never
}

/// `COLUMNS`, else the terminal's.
pub(crate) fn width() -> usize {
    let said = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let seen = || io::stdout().is_terminal().then(terminal_size::terminal_size).flatten();
    said.or_else(|| seen().map(|(width, _)| usize::from(width.0))).unwrap_or(WIDTH).clamp(40, 160)
}

/// Whether only findings and errors are printed.
static IS_QUIET: AtomicBool = AtomicBool::new(false);

/// From here on only findings and errors are printed.
pub(crate) fn be_quiet() {
    IS_QUIET.store(true, Ordering::Relaxed);
}

pub(crate) fn is_quiet() -> bool {
    IS_QUIET.load(Ordering::Relaxed)
}

/// A remark to standard error, unless it is not wanted.
pub(crate) fn note(text: &str) {
    if !is_quiet() {
        complain(text);
    }
}

/// Failure to standard error: a line, and perhaps a few that belong to it.
///
/// Those are indented, so that no name of a file can begin a line and command a log.
pub(crate) fn complain(text: &str) {
    match progress::shown() {
        None => write_complaint(text),
        Some(bar) => bar.suspend(|| write_complaint(text)),
    }
}

fn write_complaint(text: &str) {
    for (number, line) in text.lines().enumerate() {
        let name = if number == 0 { "authlint: " } else { "  " };
        // Where even this cannot be written, there is nobody left to tell.
        let _ = writeln!(io::stderr(), "{name}{}", redact::line(line));
    }
}
