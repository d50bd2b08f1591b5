//! Actions that give a document another form: edits of it, or a new file beside it.

use std::path::PathBuf;

use gen_lsp_types::Command;
use serde::{Deserialize, Serialize};

use super::commands;
use super::documents::Checked;
use crate::api::{Casing, Operation};
use crate::convert::{Conversion, Converted};
use crate::syntax::Format;

/// What a document is converted to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum To {
    Update,
    Create,
    Sdk,
    Wire,
    Json,
    Yaml,
}

impl To {
    const ALL: [Self; 6] = [Self::Update, Self::Create, Self::Sdk, Self::Wire, Self::Json, Self::Yaml];

    /// The new file that it is written to, by its extension.
    fn extension(self, checked: &Checked) -> Option<&'static str> {
        let has_comments = || !checked.report.document().parsed().comments.is_empty();
        match self {
            Self::Json if has_comments() => Some("jsonc"),
            Self::Json => Some("json"),
            Self::Yaml => Some("yaml"),
            _ => None,
        }
    }

    /// Whether the document does not have this form.
    fn is_other(self, checked: &Checked) -> bool {
        let document = checked.report.document();
        match self {
            Self::Update => document.operation() != Operation::Update,
            Self::Create => document.operation() != Operation::Create,
            Self::Sdk => document.casing() != Casing::Sdk,
            Self::Wire => document.casing() != Casing::Wire,
            Self::Json => document.format() == Format::Yaml,
            Self::Yaml => document.format() != Format::Yaml,
        }
    }
}

/// A conversion that is possible.
pub(super) struct Offer {
    pub(super) to: To,
    pub(super) title: String,
    /// Shows what the conversion drops, after its edit is applied.
    pub(super) command: Option<Command>,
}

/// The conversions that are possible without a value that the document does not have.
pub(super) fn offered(checked: &Checked, creates_files: bool) -> Vec<Offer> {
    let offer = |to: To| {
        let file = new_file(to, checked);
        if !to.is_other(checked) || to.extension(checked).is_some() && (!creates_files || file.is_none()) {
            return None;
        }
        let converted = convert(to, checked)?;
        let title = match (to, file.as_deref().and_then(|file| file.file_name())) {
            (To::Update, _) => "convert to an update request".to_owned(),
            (To::Create, _) => "convert to a create request".to_owned(),
            (To::Sdk, _) => "convert to the names of the SDKs".to_owned(),
            (To::Wire, _) => "convert to the names of the REST API".to_owned(),
            (To::Json | To::Yaml, name) => {
                let format = if to == To::Yaml { "YAML" } else { "JSON" };
                format!("convert to {format} in `{}`", crate::redact::clipped(&name?.to_string_lossy()))
            }
        };
        let command = (!converted.notes().is_empty()).then(|| commands::show_notes(&title, converted.notes()));
        Some(Offer { to, title, command })
    };
    To::ALL.into_iter().filter_map(offer).collect()
}

/// The document in another form; nothing if that is no other text, or not possible.
pub(super) fn convert(to: To, checked: &Checked) -> Option<Converted> {
    let document = checked.report.document();
    let conversion = Conversion::new();
    let conversion = match to {
        To::Update => conversion.operation(Operation::Update),
        To::Create => conversion.operation(Operation::Create),
        To::Sdk => conversion.casing(Casing::Sdk),
        To::Wire => conversion.casing(Casing::Wire),
        To::Json if document.parsed().comments.is_empty() => conversion.format(Format::Json),
        To::Json => conversion.format(Format::Jsonc),
        To::Yaml => conversion.format(Format::Yaml),
    };
    conversion.convert(document).ok().filter(|converted| converted.text() != document.text())
}

/// The file beside the document that a conversion writes, unless there is one already.
pub(super) fn new_file(to: To, checked: &Checked) -> Option<PathBuf> {
    let file = checked.path.as_deref()?.with_extension(to.extension(checked)?);
    (!file.exists()).then_some(file)
}
