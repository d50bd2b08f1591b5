//! The capabilities of the client that the server uses.

use serde_json::Value;

use crate::text::Encoding;

/// The capabilities of a client.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a separate capability")]
pub(super) struct Client {
    pub(super) encoding: Encoding,
    /// Pulls diagnostics.
    pub(super) pulls: bool,
    /// Pulls diagnostics of documents that are not open.
    pub(super) pulls_workspace: bool,
    /// Supports a refresh of pulled diagnostics.
    pub(super) refreshes: bool,
    /// Resolves the edits of code actions.
    pub(super) resolves_actions: bool,
    pub(super) snippets: bool,
    /// Keeps the indentation of inserted lines.
    pub(super) inserts_as_is: bool,
    /// Watches files for the server.
    pub(super) watches_files: bool,
    /// Notifies about changed settings, if registered.
    pub(super) says_settings: bool,
    /// Answers requests for its settings.
    pub(super) has_configuration: bool,
    /// Allows edits that create files.
    pub(super) creates_files: bool,
}

impl Client {
    /// Reads the `capabilities` of an `initialize` request; missing or invalid ones count as unsupported.
    pub(super) fn of(capabilities: &Value) -> Self {
        let can = |pointer: &str| capabilities.pointer(pointer) == Some(&Value::Bool(true));
        let has = |pointer: &str, wanted: &Value| {
            capabilities.pointer(pointer).and_then(Value::as_array).is_some_and(|all| all.contains(wanted))
        };
        Self {
            encoding: encoding(capabilities),
            pulls: capabilities.pointer("/textDocument/diagnostic").is_some_and(Value::is_object),
            pulls_workspace: capabilities.pointer("/workspace/diagnostics").is_some_and(Value::is_object),
            refreshes: can("/workspace/diagnostics/refreshSupport"),
            resolves_actions: can("/textDocument/codeAction/dataSupport")
                && has("/textDocument/codeAction/resolveSupport/properties", &"edit".into()),
            snippets: can("/textDocument/completion/completionItem/snippetSupport"),
            inserts_as_is: has("/textDocument/completion/completionItem/insertTextModeSupport/valueSet", &1.into()),
            watches_files: can("/workspace/didChangeWatchedFiles/dynamicRegistration"),
            says_settings: can("/workspace/didChangeConfiguration/dynamicRegistration"),
            has_configuration: can("/workspace/configuration"),
            creates_files: can("/workspace/workspaceEdit/documentChanges")
                && has("/workspace/workspaceEdit/resourceOperations", &"create".into()),
        }
    }
}

/// UTF-8 if the client supports it, which avoids conversion; UTF-16 by default.
fn encoding(capabilities: &Value) -> Encoding {
    let offered = capabilities.pointer("/general/positionEncodings").and_then(Value::as_array);
    let offers = |name: &str| offered.is_some_and(|offered| offered.iter().any(|it| it == name));
    match () {
        () if offers("utf-8") => Encoding::Utf8,
        () if offers("utf-32") && !offers("utf-16") => Encoding::Characters,
        () => Encoding::Utf16,
    }
}
