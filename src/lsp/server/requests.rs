//! Handles requests.

use gen_lsp_types::{
    CodeAction, CodeActionParams, CompletionList, CompletionParams, DocumentDiagnosticParams, DocumentLinkParams,
    DocumentSymbolParams, FoldingRangeParams, HoverParams, SelectionRangeParams, TextDocumentPositionParams, Uri,
};
use lsp_server::{ErrorCode, Request};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::{Refusal, Server, Stage, answer, read};
use crate::lsp::actions::{self, Promise};
use crate::lsp::documents::Checked;
use crate::lsp::places::Places;
use crate::lsp::workspace::Walk;
use crate::lsp::{complete, diagnostics, outline};

impl Server {
    pub(super) fn request(&mut self, Request { id, method, params }: Request) {
        let answer = match (self.stage, method.as_str()) {
            (_, "initialize") => self.initialize(&params),
            (Stage::Started, _) => Err(Refusal(ErrorCode::ServerNotInitialized, "the server is not initialized")),
            (Stage::ShutDown, _) => Err(Refusal(ErrorCode::InvalidRequest, "the server has been shut down")),
            (Stage::Serving, "shutdown") => {
                self.stage = Stage::ShutDown;
                let walks = std::mem::take(&mut self.walks);
                self.refuse_all(walks);
                Ok(Value::Null)
            }
            // Answered when all folders are walked.
            (Stage::Serving, "workspace/diagnostic") => match known(params) {
                Ok(params) => return self.walks.push_back(Walk::new(id, params, &self.folders)),
                Err(refusal) => Err(refusal),
            },
            (Stage::Serving, method) => self.serve(method, params),
        };
        match answer {
            Ok(result) => self.outbox.push(json!({ "jsonrpc": "2.0", "id": id, "result": result })),
            Err(Refusal(code, message)) => self.refuse(Some(&id), code, message),
        }
    }

    fn serve(&mut self, method: &str, params: Value) -> Result<Value, Refusal> {
        match method {
            "textDocument/diagnostic" => Ok(self.diagnostic(&known(params)?)),
            "textDocument/codeAction" => self.code_actions(&known(params)?),
            "workspace/executeCommand" => self.command(known(params)?),
            "codeAction/resolve" => self.resolve_action(known(params)?),
            "textDocument/completion" => {
                let params: CompletionParams = known(params)?;
                let TextDocumentPositionParams { text_document, position } = params.text_document_position_params;
                let client = self.client;
                self.on(&text_document.uri, |_, places| {
                    // The right items change with every comma and colon.
                    let items = complete::items(places, client, position);
                    answer(&CompletionList { is_incomplete: false, items, ..CompletionList::default() })
                })
            }
            "textDocument/hover" => {
                let params: HoverParams = known(params)?;
                let TextDocumentPositionParams { text_document, position } = params.text_document_position_params;
                self.on(&text_document.uri, |it, places| answer(&outline::hover(places, it, position)))
            }
            "textDocument/documentSymbol" => {
                let params: DocumentSymbolParams = known(params)?;
                self.on(&params.text_document.uri, |_, places| answer(&outline::symbols(places)))
            }
            "textDocument/foldingRange" => {
                let params: FoldingRangeParams = known(params)?;
                self.on(&params.text_document.uri, |_, places| answer(&outline::folding(places)))
            }
            "textDocument/selectionRange" => {
                let params: SelectionRangeParams = known(params)?;
                self.on(&params.text_document.uri, |_, places| answer(&outline::selections(places, &params.positions)))
            }
            "textDocument/documentLink" => {
                let params: DocumentLinkParams = known(params)?;
                self.on(&params.text_document.uri, |_, places| answer(&outline::links(places)))
            }
            _ => Err(Refusal(ErrorCode::MethodNotFound, "unknown request")),
        }
    }

    /// Answers a request about a document; null if it is not an auth document.
    fn on(
        &mut self,
        uri: &Uri,
        ask: impl FnOnce(&Checked, Places<'_>) -> Result<Value, Refusal>,
    ) -> Result<Value, Refusal> {
        let encoding = self.client.encoding;
        match self.checked(uri) {
            Some(checked) => ask(&checked, checked.places(encoding)),
            None => Ok(Value::Null),
        }
    }

    fn diagnostic(&mut self, params: &DocumentDiagnosticParams) -> Value {
        let uri = &params.text_document.uri;
        let version = self.documents.version(uri).unwrap_or_default();
        let result_id = format!("{}.{version}", self.generation);
        if params.previous_result_id.as_ref() == Some(&result_id) {
            return json!({ "kind": "unchanged", "resultId": result_id });
        }
        let encoding = self.client.encoding;
        let items = self.checked(uri).map(|it| diagnostics::of_document(&it, encoding)).unwrap_or_default();
        json!({ "kind": "full", "resultId": result_id, "items": items })
    }

    fn code_actions(&mut self, params: &CodeActionParams) -> Result<Value, Refusal> {
        let client = self.client;
        let others = self.comparable(&params.text_document.uri);
        self.on(&params.text_document.uri, |checked, places| {
            let mut offered = actions::offered(checked, places, params.range, &params.context, client.creates_files);
            offered.extend(actions::comparisons(checked, &others, &params.context));
            if !client.resolves_actions {
                offered.retain_mut(|action| {
                    // Others are commands.
                    let Some(data) = action.data.take() else { return true };
                    let promise = read(data).filter(|it: &Promise| it.is_quick(checked));
                    action.edit = promise.and_then(|it| actions::edit(&it, checked, places, client.creates_files));
                    action.edit.is_some()
                });
            }
            answer(&offered)
        })
    }

    fn resolve_action(&mut self, mut action: CodeAction) -> Result<Value, Refusal> {
        let promise: Promise = known(action.data.clone().unwrap_or_default())?;
        if self.documents.version(&promise.uri) != Some(promise.version) {
            return Err(Refusal(ErrorCode::ContentModified, "the document has changed"));
        }
        let creates_files = self.client.creates_files;
        action.edit = match self.checked(&promise.uri) {
            Some(checked) => actions::edit(&promise, &checked, checked.places(self.client.encoding), creates_files),
            None => None,
        };
        match action.edit {
            Some(_) => answer(&action),
            None => Err(Refusal(ErrorCode::RequestFailed, "no edit is possible here")),
        }
    }
}

/// The parameters of a request. The error has no details, which could quote the document.
fn known<T: DeserializeOwned>(params: Value) -> Result<T, Refusal> {
    read(params).ok_or(Refusal(ErrorCode::InvalidParams, "invalid parameters"))
}
