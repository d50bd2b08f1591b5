//! Commands: comparing an update with a file that the editor names, and notes on conversions.

use std::path::PathBuf;

use gen_lsp_types::{Command, ExecuteCommandParams, Uri};
use serde::Deserialize;
use serde_json::{Value, json};

use super::uri;

/// Compares an update with a file: `{ "uri": …, "existing": … }`, a `file:` URI or a path.
pub(super) const COMPARE: &str = "authlint.compareWithExisting";
/// Takes that back: `{ "uri": … }`.
pub(super) const STOP: &str = "authlint.stopComparing";
/// Shows what a conversion dropped: the notes.
pub(super) const SHOW_NOTES: &str = "authlint.showNotes";

/// A command with its arguments.
pub(super) enum Request {
    Compare { uri: Uri, existing: PathBuf },
    Stop { uri: Uri },
    ShowNotes(Vec<String>),
}

#[derive(Deserialize)]
struct Arguments {
    uri: Uri,
    #[serde(default)]
    existing: String,
}

impl Request {
    /// Reads a command; nothing if it is unknown, or its arguments are.
    pub(super) fn of(params: ExecuteCommandParams) -> Option<Self> {
        let mut arguments = params.arguments.unwrap_or_default().into_iter();
        let mut document = || serde_json::from_value::<Arguments>(arguments.next()?).ok();
        match params.command.as_str() {
            COMPARE => {
                let Arguments { uri, existing } = document()?;
                let is_uri = existing.starts_with("file:");
                let path = if is_uri { uri::path(&Uri(existing))? } else { PathBuf::from(existing) };
                (!path.as_os_str().is_empty()).then_some(Self::Compare { uri, existing: path })
            }
            STOP => document().map(|it| Self::Stop { uri: it.uri }),
            SHOW_NOTES => Some(Self::ShowNotes(serde_json::from_value(Value::Array(arguments.collect())).ok()?)),
            _ => None,
        }
    }
}

/// The command that compares an update with a file.
pub(super) fn compare(title: &str, document: &Uri, existing: &Uri) -> Command {
    command(title, COMPARE, vec![json!({ "uri": document, "existing": existing })])
}

/// The command that takes that back.
pub(super) fn stop(title: &str, document: &Uri) -> Command {
    command(title, STOP, vec![json!({ "uri": document })])
}

/// The command that shows notes.
pub(super) fn show_notes(title: &str, notes: &[String]) -> Command {
    command(title, SHOW_NOTES, notes.iter().map(|note| json!(note)).collect())
}

fn command(title: &str, name: &str, arguments: Vec<Value>) -> Command {
    Command { title: title.to_owned(), command: name.to_owned(), arguments: Some(arguments), ..Command::default() }
}
