//! `authlint convert`: gives a document another form.

use clap::ColorChoice;

use super::args::{self, ConvertArguments, To};
use super::check::is_input;
use super::output::{Output, print_error};
use super::{Status, existing};
use crate::api::{Casing, Envelope, Operation};
use crate::convert::Conversion;
use crate::io::{Failure, files};
use crate::syntax::Format;

/// As large as documents may be.
const MAX_SIZE: u64 = 16_000_000;

pub(crate) fn run(arguments: &ConvertArguments) -> Result<Status, Failure> {
    let conversion = conversion(arguments)?;
    let file = &arguments.file;
    let shown = if is_input(file) { "standard input".to_owned() } else { files::shown(file) };
    let failure = |why: &str| Failure(format!("{shown}: {why}"));
    let bytes = files::read(file, MAX_SIZE).map_err(|Failure(why)| failure(&why))?;
    let document = existing::options(file, &bytes).parse_bytes(&bytes);
    let converted = conversion.convert(&document).map_err(|why| failure(&format!("not converted: {why}")))?;
    converted.notes().iter().for_each(|text| print_error(text));
    let mut output = Output::open(arguments.output_file.as_deref(), ColorChoice::Never)?;
    output.write(converted.text());
    output.finish()?;
    Ok(Status::Clean)
}

fn conversion(arguments: &ConvertArguments) -> Result<Conversion, Failure> {
    let mut conversion = Conversion::new();
    for (position, to) in arguments.to.iter().enumerate() {
        let same_kind = |other: &&To| kind(**other) == kind(*to);
        if let Some(other) = arguments.to.iter().skip(position + 1).find(same_kind) {
            let name = |to: &To| format!("{to:?}").to_lowercase();
            return Err(Failure(format!("--to {} and --to {} exclude each other", name(to), name(other))));
        }
        conversion = match to {
            To::Update => conversion.operation(Operation::Update),
            To::Create => conversion.operation(Operation::Create),
            To::Sdk => conversion.casing(Casing::Sdk),
            To::Wire => conversion.casing(Casing::Wire),
            To::Json => conversion.format(Format::Json),
            To::Jsonc => conversion.format(Format::Jsonc),
            To::Yaml => conversion.format(Format::Yaml),
        };
    }
    Ok(match arguments.envelope {
        None | Some(args::Envelope::Auto) => conversion,
        Some(args::Envelope::Request) => conversion.envelope(Envelope::Request),
        Some(args::Envelope::Wrapped) => conversion.envelope(Envelope::Wrapped),
        Some(args::Envelope::Bare) => conversion.envelope(Envelope::Bare),
    })
}

/// Forms of one kind exclude each other.
fn kind(to: To) -> u8 {
    match to {
        To::Update | To::Create => 0,
        To::Sdk | To::Wire => 1,
        To::Json | To::Jsonc | To::Yaml => 2,
    }
}
