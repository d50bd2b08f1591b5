//! `authlint completions` and `authlint man`: shell completions and the manual page.

use clap::{ColorChoice, CommandFactory as _};
use clap_complete::Shell;

use super::Status;
use super::args::Arguments;
use super::output::Output;
use crate::io::Failure;

pub(crate) fn completions(shell: Shell) -> Result<Status, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "authlint", &mut script);
    print(&script)
}

pub(crate) fn man() -> Result<Status, Failure> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Arguments::command())
        .render(&mut page)
        .map_err(|error| Failure(format!("cannot generate the manual page: {error}")))?;
    print(&page)
}

fn print(text: &[u8]) -> Result<Status, Failure> {
    let mut output = Output::open(None, ColorChoice::Never)?;
    output.write(&String::from_utf8_lossy(text));
    output.finish()?;
    Ok(Status::Clean)
}
