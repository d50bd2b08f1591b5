//! `authlint schema`: prints a JSON Schema.

use clap::ColorChoice;

use super::Status;
use super::args::{SchemaArguments, SchemaName};
use super::output::Output;
use crate::io::Failure;

pub(crate) fn run(arguments: &SchemaArguments) -> Result<Status, Failure> {
    let text = match arguments.name {
        SchemaName::Create => include_str!("../../schemas/create-backend-auth.schema.json"),
        SchemaName::Update => include_str!("../../schemas/update-backend-auth.schema.json"),
        SchemaName::Get => include_str!("../../schemas/get-backend-auth.schema.json"),
        SchemaName::Report => include_str!("../../schemas/report.schema.json"),
        SchemaName::Config => include_str!("../../schemas/config.schema.json"),
    };
    let mut output = Output::open(None, ColorChoice::Never)?;
    output.write(text);
    output.finish()?;
    Ok(Status::Clean)
}
