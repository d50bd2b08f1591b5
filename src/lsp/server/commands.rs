//! Runs commands.

use gen_lsp_types::{ExecuteCommandParams, Uri};
use lsp_server::ErrorCode;
use serde_json::{Value, json};

use super::{Refusal, Server};
use crate::api::Operation;
use crate::cli::existing;
use crate::io::Failure;
use crate::lsp::commands::Request;
use crate::lsp::documents::Checked;

/// So many open documents are offered for a comparison.
const MOST_OFFERED: usize = 5;

impl Server {
    pub(super) fn command(&mut self, params: ExecuteCommandParams) -> Result<Value, Refusal> {
        match Request::of(params).ok_or(Refusal(ErrorCode::InvalidParams, "unknown command or arguments"))? {
            Request::Compare { uri, existing } => {
                let is_update = |checked: &Checked| checked.report.document().operation() == Operation::Update;
                if !self.checked(&uri).is_some_and(|checked| is_update(&checked)) {
                    return Err(Refusal(ErrorCode::RequestFailed, "only an open update request can be compared"));
                }
                let max_size = self.arguments.as_ref().map_or(0, |arguments| arguments.max_size);
                if let Err(Failure(failure)) = existing::read(&existing, max_size) {
                    self.last_error.clear();
                    self.show_error(&failure);
                    return Err(Refusal(ErrorCode::RequestFailed, "the file cannot be compared with"));
                }
                self.documents.compare(&uri, Some(existing));
                self.settings_changed();
            }
            Request::Stop { uri } => {
                self.documents.compare(&uri, None);
                self.settings_changed();
            }
            Request::ShowNotes(notes) => {
                let message = format!("authlint: {}", notes.join("; "));
                self.notify("window/showMessage", &json!({ "type": 3, "message": message }));
            }
        }
        Ok(Value::Null)
    }

    /// The open documents that an update can be compared with.
    pub(super) fn comparable(&mut self, uri: &Uri) -> Vec<Uri> {
        let is_comparable = |checked: &Checked| {
            let document = checked.report.document();
            document.operation() != Operation::Update && document.can_be_compared()
        };
        let mut others = self.documents.others(uri);
        others.retain(|other| self.checked(other).is_some_and(|checked| is_comparable(&checked)));
        others.truncate(MOST_OFFERED);
        others
    }
}
