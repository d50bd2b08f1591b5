//! `authlint diff`: what an update does to what exists.

use std::path::Path;

use clap::ColorChoice;

use super::args::{DiffArguments, DiffFormat};
use super::check::is_input;
use super::output::Output;
use super::{Status, existing};
use crate::compare::Effect;
use crate::document::Document;
use crate::io::{Failure, files};
use crate::output::diff;

/// As large as documents may be.
const MAX_SIZE: u64 = 16_000_000;

pub(crate) fn run(arguments: &DiffArguments) -> Result<Status, Failure> {
    if is_input(&arguments.existing) && is_input(&arguments.update) {
        return Err(Failure("only one of both documents can be standard input".to_owned()));
    }
    let exists = existing::read(&arguments.existing, MAX_SIZE)?;
    let update = read(&arguments.update, &exists)?;
    let changes = update.changes();
    let mut output = Output::open(None, ColorChoice::Never)?;
    output.write(&match arguments.format {
        DiffFormat::Text => diff::text(&changes, arguments.all),
        DiffFormat::Json => diff::json(&changes),
    });
    output.finish()?;
    let is_changed = changes.iter().any(|change| change.effect != Effect::Kept);
    Ok(if is_changed { Status::Found } else { Status::Clean })
}

/// Reads the update, whatever operation its name suggests.
fn read(path: &Path, exists: &Document) -> Result<Document, Failure> {
    let failure = |why: &str| Failure(format!("{}: {why}", files::shown(path)));
    let bytes = files::read(path, MAX_SIZE).map_err(|Failure(why)| failure(&why))?;
    let update = existing::options(path, &bytes).existing(exists).parse_bytes(&bytes);
    if update.can_be_compared() {
        return Ok(update);
    }
    Err(failure("cannot be compared: it has syntax errors, or is no auth document; `authlint check` says more"))
}
