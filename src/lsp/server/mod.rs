//! The server: handles messages and queues answers. It does no I/O itself, so it can be tested.

mod commands;
mod requests;

use std::collections::{HashMap, VecDeque};
use std::path::{Path, PathBuf};
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
use super::documents::{self, Checked, Documents};
use super::workspace::{self, Walk};
use super::{capabilities, diagnostics, settings, uri};
use crate::cli::Status;
use crate::cli::args::CheckArguments;

/// Findings are sent after this long even if the document keeps changing.
const OVERDUE: Duration = Duration::from_millis(100);

/// The id of the request for the client's settings.
const SETTINGS: &str = "authlint/settings";

/// The state of the server.
pub(super) struct Server {
    stage: Stage,
    client: Client,
    client_process: Option<i32>,
    folders: Vec<PathBuf>,
    documents: Documents,
    arguments: Option<CheckArguments>,
    /// Counts changes of settings.
    generation: u32,
    /// The last error in settings, to show it only once.
    last_error: String,
    /// Requests for diagnostics of documents that are not open.
    walks: VecDeque<Walk>,
    /// Files that are no auth documents, with their stamps.
    others: HashMap<PathBuf, String>,
    outbox: Vec<Value>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Started,
    Serving,
    ShutDown,
}

/// An error response.
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
            last_error: String::new(),
            walks: VecDeque::new(),
            others: HashMap::new(),
            outbox: Vec::new(),
        }
    }

    pub(super) fn client_process(&self) -> Option<i32> {
        self.client_process
    }

    /// Success only if the client sent `shutdown`.
    pub(super) fn exit_status(&self) -> Status {
        if self.stage == Stage::ShutDown { Status::Clean } else { Status::Found }
    }

    /// The messages to send, in order.
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

    /// Answers a request with an error; an unreadable request has no id.
    pub(super) fn refuse(&mut self, id: Option<&RequestId>, code: ErrorCode, message: &str) {
        let error = json!({ "code": code as i32, "message": message });
        self.outbox.push(json!({ "jsonrpc": "2.0", "id": id, "error": error }));
    }

    /// Whether the client waits for published findings.
    pub(super) fn is_waiting(&self) -> bool {
        !self.client.pulls && self.documents.is_waiting()
    }

    /// Publishes findings of all changed documents.
    pub(super) fn publish(&mut self) {
        self.publish_since(Instant::now());
    }

    /// Publishes findings of documents that have been changing for long.
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
            let checked = self.checked(&uri);
            let encoding = self.client.encoding;
            let diagnostics = checked.map(|it| diagnostics::of_document(&it, encoding)).unwrap_or_default();
            // Nothing is sent for other documents.
            if self.documents.sends(&uri, !diagnostics.is_empty()) {
                let version = self.documents.version(&uri);
                self.notify("textDocument/publishDiagnostics", &PublishDiagnosticsParams { uri, version, diagnostics });
            }
        }
    }

    fn checked(&mut self, uri: &Uri) -> Option<Rc<Checked>> {
        let arguments = self.arguments.as_ref()?;
        let mut failures = Vec::new();
        let checked = self.documents.checked(uri, arguments, &self.folders, &mut |it| failures.push(it.to_owned()));
        for failure in &failures {
            self.show_error(failure);
        }
        checked
    }

    /// Whether folders are being walked.
    pub(super) fn is_walking(&self) -> bool {
        !self.walks.is_empty()
    }

    /// Checks the next file of a walk.
    pub(super) fn walk_on(&mut self) {
        let Some(mut walk) = self.walks.pop_front() else { return };
        if let Some(path) = walk.next() {
            self.check_file(&mut walk, &path);
            self.walks.push_front(walk);
        } else {
            let id = walk.id.clone();
            let result = walk.finish(|path| self.documents.is_open(path));
            self.outbox.push(json!({ "jsonrpc": "2.0", "id": id, "result": result }));
        }
    }

    /// Adds a file to a walk, unless it is open or no auth document.
    fn check_file(&mut self, walk: &mut Walk, path: &Path) {
        let Some(stamp) = workspace::stamp(path) else { return };
        let result_id = format!("{}.{stamp}", self.generation);
        if self.documents.is_open(path) || self.others.get(path) == Some(&stamp) || walk.is_unchanged(path, &result_id)
        {
            return;
        }
        let Some(arguments) = &self.arguments else { return };
        let (uri, mut failures) = (walk.uri(path), Vec::new());
        let on_error = &mut |failure: &str| failures.push(failure.to_owned());
        match documents::checked_file(uri.clone(), path, arguments, &self.folders, on_error) {
            Some(checked) => {
                let items = diagnostics::of_document(&checked, self.client.encoding);
                walk.report(path, &uri, &result_id, &json!(items));
            }
            None => {
                self.others.insert(path.to_owned(), stamp);
            }
        }
        for failure in &failures {
            self.show_error(failure);
        }
    }

    /// Ends walks that the client has cancelled. Other requests are answered at once.
    fn cancelled(&mut self, id: Option<&Value>) {
        let id: Option<RequestId> = id.cloned().and_then(read);
        let (cancelled, walks) =
            std::mem::take(&mut self.walks).into_iter().partition(|walk| Some(&walk.id) == id.as_ref());
        self.walks = walks;
        self.refuse_all(cancelled);
    }

    fn refuse_all(&mut self, walks: VecDeque<Walk>) {
        for walk in walks {
            self.refuse(Some(&walk.id), ErrorCode::RequestCanceled, "cancelled");
        }
    }

    fn show_error(&mut self, failure: &str) {
        if self.last_error != failure {
            self.last_error = failure.to_owned();
            self.notify("window/showMessage", &json!({ "type": 1, "message": format!("authlint: {failure}") }));
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
        // An unreadable notification is ignored, since it has no response.
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
            "$/cancelRequest" => {
                self.cancelled(params.get("id"));
                None
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
            return Err(Refusal(ErrorCode::InvalidRequest, "the server is already initialized"));
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

    /// Handles a response; only the request for settings uses it.
    fn answered(&mut self, response: Response) {
        let is_settings = response.id == RequestId::from(SETTINGS.to_owned());
        if let (true, Ok(Value::Array(settings))) = (is_settings, response.response_result)
            && let Some(settings) = settings.first().filter(|settings| settings.is_object())
        {
            self.apply_settings(settings);
        }
    }

    /// Clients that support `workspace/configuration` send nothing useful here.
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
            Err(failure) => self.show_error(&failure),
        }
    }

    fn settings_changed(&mut self) {
        self.generation += 1;
        self.last_error.clear();
        self.documents.forget_settings();
        self.others.clear();
        if self.client.pulls && self.client.refreshes {
            self.ask("authlint/refresh", "workspace/diagnostic/refresh", &Value::Null);
        }
    }

    /// A saved file may be a configuration or a policy, and not every client watches files.
    fn saved(&mut self, uri: &Uri) {
        let is_existing = uri::path(uri).is_some_and(|path| self.documents.is_compared_with(&path));
        if is_existing || self.checked(uri).is_none() {
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
    serde_json::to_value(result).map_err(|_| Refusal(ErrorCode::InternalError, "the response cannot be serialized"))
}
