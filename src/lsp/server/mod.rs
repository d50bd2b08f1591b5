//! The server: takes messages, gives answers. Does no talking itself, so what it says can be looked at.

mod requests;

use std::path::PathBuf;
use std::rc::Rc;
use std::time::{Duration, Instant};

use gen_lsp_types::{
    DidChangeConfigurationParams, DidChangeTextDocumentParams, DidChangeWorkspaceFoldersParams,
    DidCloseTextDocumentParams, DidOpenTextDocumentParams, DidSaveTextDocumentParams, PublishDiagnosticsParams, Uri,
    WorkspaceFolder,
};
use lsp_server::{ErrorCode, Message, Notification, RequestId, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::client::Client;
use super::documents::{Documents, Judged};
use super::{capabilities, diagnostics, settings, uri};
use crate::cli::Status;
use crate::cli::args::CheckArguments;

/// Findings are sent after so long even while the client goes on writing.
const OVERDUE: Duration = Duration::from_millis(100);

/// The id of the request for the client's settings.
const SETTINGS: &str = "authlint/settings";

/// All that the server knows.
pub(super) struct Server {
    stage: Stage,
    client: Client,
    client_process: Option<i32>,
    folders: Vec<PathBuf>,
    documents: Documents,
    arguments: Option<CheckArguments>,
    /// Counts changes of settings.
    generation: u32,
    /// The last trouble with settings: said once, not at every key.
    told: String,
    outbox: Vec<Value>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Started,
    Serving,
    ShutDown,
}

/// Why a request is not answered.
struct Refusal(ErrorCode, &'static str);

impl Server {
    pub(super) fn new(client_process: Option<i32>) -> Self {
        Self {
            stage: Stage::Started,
            client: Client::default(),
            client_process,
            folders: Vec::new(),
            documents: Documents::default(),
            arguments: settings::arguments(&Value::Null).ok(),
            generation: 0,
            told: String::new(),
            outbox: Vec::new(),
        }
    }

    pub(super) fn client_process(&self) -> Option<i32> {
        self.client_process
    }

    /// Well done if the client has said goodbye.
    pub(super) fn exit_status(&self) -> Status {
        if self.stage == Stage::ShutDown { Status::Clean } else { Status::Found }
    }

    /// What is to be sent, in its order.
    pub(super) fn take_outbox(&mut self) -> Vec<Value> {
        std::mem::take(&mut self.outbox)
    }

    pub(super) fn take(&mut self, message: Message) {
        match message {
            Message::Request(request) => self.request(request),
            Message::Notification(notification) => self.notified(notification),
            Message::Response(response) => self.answered(response),
        }
    }

    /// Refuses a request; one that could not be read has no id.
    pub(super) fn refuse(&mut self, id: Option<&RequestId>, code: ErrorCode, message: &str) {
        let error = json!({ "code": code as i32, "message": message });
        self.outbox.push(json!({ "jsonrpc": "2.0", "id": id, "error": error }));
    }

    /// Whether the client waits for findings that it does not ask for.
    pub(super) fn is_waiting(&self) -> bool {
        !self.client.pulls && self.documents.is_waiting()
    }

    /// Sends findings of all documents that have changed.
    pub(super) fn publish(&mut self) {
        self.publish_since(Instant::now());
    }

    /// Sends findings of the documents that have been changing for long.
    pub(super) fn publish_overdue(&mut self) {
        if self.is_waiting()
            && let Some(since) = Instant::now().checked_sub(OVERDUE)
        {
            self.publish_since(since);
        }
    }

    fn publish_since(&mut self, since: Instant) {
        if self.client.pulls || self.stage != Stage::Serving {
            return;
        }
        for uri in self.documents.waiting(since) {
            let judged = self.judged(&uri);
            let encoding = self.client.encoding;
            let diagnostics = judged.map(|it| diagnostics::of_document(&it, encoding)).unwrap_or_default();
            // Of documents that are not ours, nothing is said at all.
            if self.documents.sends(&uri, !diagnostics.is_empty()) {
                let version = self.documents.version(&uri);
                self.notify("textDocument/publishDiagnostics", &PublishDiagnosticsParams { uri, version, diagnostics });
            }
        }
    }

    fn judged(&mut self, uri: &Uri) -> Option<Rc<Judged>> {
        let arguments = self.arguments.as_ref()?;
        let mut troubles = Vec::new();
        let judged = self.documents.judged(uri, arguments, &self.folders, &mut |it| troubles.push(it.to_owned()));
        for trouble in &troubles {
            self.tell(trouble);
        }
        judged
    }

    fn tell(&mut self, trouble: &str) {
        if self.told != trouble {
            self.told = trouble.to_owned();
            self.notify("window/showMessage", &json!({ "type": 1, "message": format!("authlint: {trouble}") }));
        }
    }

    fn notify(&mut self, method: &str, params: &impl Serialize) {
        self.outbox.push(json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    fn ask(&mut self, id: &str, method: &str, params: &Value) {
        self.outbox.push(json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
    }

    fn notified(&mut self, Notification { method, params }: Notification) {
        if self.stage != Stage::Serving {
            return;
        }
        // One that cannot be read is left alone: there is nobody to tell.
        let _: Option<()> = match method.as_str() {
            "initialized" => {
                self.initialized();
                None
            }
            "textDocument/didOpen" => {
                read(params).map(|it: DidOpenTextDocumentParams| self.documents.open(it.text_document))
            }
            "textDocument/didChange" => read(params).map(|it: DidChangeTextDocumentParams| {
                let uri = it.text_document.text_document_identifier.uri;
                self.documents.change(&uri, it.text_document.version, it.content_changes, self.client.encoding);
            }),
            "textDocument/didClose" => {
                read(params).map(|it: DidCloseTextDocumentParams| self.closed(it.text_document.uri))
            }
            "textDocument/didSave" => {
                read(params).map(|it: DidSaveTextDocumentParams| self.saved(&it.text_document.uri))
            }
            "workspace/didChangeWatchedFiles" => {
                self.settings_changed();
                None
            }
            "workspace/didChangeConfiguration" => {
                read(params).map(|it: DidChangeConfigurationParams| self.configuration_changed(&it.settings))
            }
            "workspace/didChangeWorkspaceFolders" => read(params).map(|it: DidChangeWorkspaceFoldersParams| {
                let gone: Vec<_> = paths(&it.event.removed).collect();
                self.folders.retain(|folder| !gone.contains(folder));
                self.folders.extend(paths(&it.event.added));
                self.settings_changed();
            }),
            _ => None,
        };
    }

    fn initialize(&mut self, params: &Value) -> Result<Value, Refusal> {
        if self.stage != Stage::Started {
            return Err(Refusal(ErrorCode::InvalidRequest, "it is initialized already"));
        }
        self.stage = Stage::Serving;
        self.client = Client::of(params.get("capabilities").unwrap_or(&Value::Null));
        if let Some(process) = params.get("processId").and_then(Value::as_i64).and_then(|it| i32::try_from(it).ok()) {
            self.client_process = Some(process);
        }
        let folders: Vec<WorkspaceFolder> = params.get("workspaceFolders").cloned().and_then(read).unwrap_or_default();
        self.folders = paths(&folders).collect();
        if let Some(root) = params.get("rootUri").and_then(Value::as_str).filter(|_| self.folders.is_empty()) {
            self.folders.extend(uri::path(&Uri(root.to_owned())));
        }
        self.read_settings(params.get("initializationOptions").unwrap_or(&Value::Null));
        answer(&capabilities::result(self.client))
    }

    fn initialized(&mut self) {
        let watchers =
            ["**/authlint.toml", "**/authlint.json", "**/existing.json"].map(|glob| json!({ "globPattern": glob }));
        let wanted = [
            (self.client.watches_files, "workspace/didChangeWatchedFiles", json!({ "watchers": watchers })),
            (self.client.says_settings, "workspace/didChangeConfiguration", json!({ "section": "authlint" })),
        ];
        let registration = |(can, method, options)| {
            bool::then(
                can,
                || json!({ "id": format!("authlint/{method}"), "method": method, "registerOptions": options }),
            )
        };
        let registrations: Vec<_> = wanted.into_iter().filter_map(registration).collect();
        if !registrations.is_empty() {
            self.ask("authlint/register", "client/registerCapability", &json!({ "registrations": registrations }));
        }
        self.ask_for_settings();
    }

    fn ask_for_settings(&mut self) {
        if self.client.has_configuration {
            self.ask(SETTINGS, "workspace/configuration", &json!({ "items": [{ "section": "authlint" }] }));
        }
    }

    /// Only one request is asked of the client for its answer.
    fn answered(&mut self, response: Response) {
        let is_settings = response.id == RequestId::from(SETTINGS.to_owned());
        if let (true, Ok(Value::Array(settings))) = (is_settings, response.response_result)
            && let Some(settings) = settings.first().filter(|settings| settings.is_object())
        {
            self.apply_settings(settings);
        }
    }

    /// Clients that can be asked send nothing of use here.
    fn configuration_changed(&mut self, settings: &Value) {
        match settings.get("authlint") {
            Some(settings) if settings.is_object() => self.apply_settings(settings),
            _ => self.ask_for_settings(),
        }
    }

    fn apply_settings(&mut self, settings: &Value) {
        self.settings_changed();
        self.read_settings(settings);
    }

    fn read_settings(&mut self, settings: &Value) {
        match settings::arguments(settings) {
            Ok(arguments) => self.arguments = Some(arguments),
            Err(trouble) => self.tell(&trouble),
        }
    }

    fn settings_changed(&mut self) {
        self.generation += 1;
        self.told.clear();
        self.documents.forget_settings();
        if self.client.pulls && self.client.refreshes {
            self.ask("authlint/refresh", "workspace/diagnostic/refresh", &Value::Null);
        }
    }

    /// What was saved may be a configuration or a policy, and not every client watches files.
    fn saved(&mut self, uri: &Uri) {
        if self.judged(uri).is_none() {
            self.settings_changed();
        }
    }

    fn closed(&mut self, uri: Uri) {
        if self.documents.close(&uri) && !self.client.pulls {
            let nothing = PublishDiagnosticsParams { uri, version: None, diagnostics: Vec::new() };
            self.notify("textDocument/publishDiagnostics", &nothing);
        }
    }
}

fn paths(folders: &[WorkspaceFolder]) -> impl Iterator<Item = PathBuf> {
    folders.iter().filter_map(|folder| uri::path(&folder.uri))
}

fn read<T: DeserializeOwned>(params: Value) -> Option<T> {
    serde_json::from_value(params).ok()
}

fn answer(result: &impl Serialize) -> Result<Value, Refusal> {
    serde_json::to_value(result).map_err(|_| Refusal(ErrorCode::InternalError, "the answer cannot be written"))
}
