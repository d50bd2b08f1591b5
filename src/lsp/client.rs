//! What the client can do: read from what it says of itself, as far as anything here depends on it.

use serde_json::Value;

use crate::text::Encoding;

/// The abilities of a client.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is an ability of its own")]
pub(super) struct Client {
    pub(super) encoding: Encoding,
    /// Asks for diagnostics itself.
    pub(super) pulls: bool,
    /// Can be told to ask again.
    pub(super) refreshes: bool,
    /// Lets actions be worked out when they are chosen.
    pub(super) resolves_actions: bool,
    pub(super) snippets: bool,
    /// Leaves the blanks of inserted lines alone.
    pub(super) inserts_as_is: bool,
    /// Watches files for us.
    pub(super) watches_files: bool,
    /// Says when settings change, if it is asked to.
    pub(super) says_settings: bool,
    /// Can be asked for its settings.
    pub(super) has_configuration: bool,
    /// Edits may make files.
    pub(super) creates_files: bool,
}

impl Client {
    /// Reads the `capabilities` of an `initialize` request; what is missing or odd is taken for no.
    pub(super) fn of(capabilities: &Value) -> Self {
        let can = |pointer: &str| capabilities.pointer(pointer) == Some(&Value::Bool(true));
        let has = |pointer: &str, wanted: &Value| {
            capabilities.pointer(pointer).and_then(Value::as_array).is_some_and(|all| all.contains(wanted))
        };
        Self {
            encoding: encoding(capabilities),
            pulls: capabilities.pointer("/textDocument/diagnostic").is_some_and(Value::is_object),
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

/// Bytes if the client can count them: nothing has to be converted. UTF-16 if it says nothing.
fn encoding(capabilities: &Value) -> Encoding {
    let offered = capabilities.pointer("/general/positionEncodings").and_then(Value::as_array);
    let offers = |name: &str| offered.is_some_and(|offered| offered.iter().any(|it| it == name));
    match () {
        () if offers("utf-8") => Encoding::Utf8,
        () if offers("utf-32") && !offers("utf-16") => Encoding::Characters,
        () => Encoding::Utf16,
    }
}
