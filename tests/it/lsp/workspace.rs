//! Diagnostics of documents that are not open.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use serde_json::{Value, json};

use super::client::Client;

const BROKEN: &str = r#"{ "AuthResources": "USER_POOL_ONLY", "Service": "cognito", "UserPoolConfigs": {} }"#;

struct Workspace {
    folder: PathBuf,
    client: Client,
    _removed: tempfile::TempDir,
}

impl Workspace {
    fn new(files: &[(&str, &str)]) -> Self {
        let removed = tempfile::tempdir().unwrap();
        let folder = removed.path().canonicalize().unwrap();
        for (name, text) in files {
            write(&folder.join(name), text);
        }
        let capabilities = json!({ "textDocument": { "diagnostic": {} }, "workspace": { "diagnostics": {} } });
        let client = Client::start_in(capabilities, &folder);
        Self { folder, client, _removed: removed }
    }

    fn write(&self, name: &str, text: &str) {
        write(&self.folder.join(name), text);
    }

    fn uri(&self, name: &str) -> String {
        format!("file://{}/{name}", self.folder.display())
    }

    /// The reports, by name, and what the client knows for the next request.
    fn pull(&mut self, known: &Value) -> (Vec<String>, Value) {
        let params = json!({ "identifier": "authlint", "previousResultIds": known });
        let answer = self.client.ask("workspace/diagnostic", &params)["result"].clone();
        let items = answer["items"].as_array().unwrap();
        let shown = |item: &Value| {
            let name = item["uri"].as_str().unwrap().replace(&self.uri(""), "");
            let found = match item["kind"].as_str().unwrap() {
                "unchanged" => "unchanged".to_owned(),
                _ => codes(&item["items"]).join(" "),
            };
            format!("{name}: {found}")
        };
        let mut reports: Vec<_> = items.iter().map(shown).collect();
        reports.sort();
        let known = items.iter().filter(|item| item["resultId"].is_string());
        let known = known.map(|item| json!({ "uri": item["uri"], "value": item["resultId"] })).collect();
        (reports, Value::Array(known))
    }
}

/// Writes a file whose time differs from that of its last content.
fn write(path: &Path, text: &str) {
    let before = fs::metadata(path).and_then(|metadata| metadata.modified()).unwrap_or(SystemTime::UNIX_EPOCH);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
    let file = fs::File::options().write(true).open(path).unwrap();
    file.set_modified(before.max(SystemTime::now()) + Duration::from_secs(1)).unwrap();
}

fn codes(items: &Value) -> Vec<&str> {
    let codes = items.as_array().unwrap().iter().filter_map(|item| item["code"].as_str());
    codes.filter(|code| ["invalid-enum-value", "syntax-error"].contains(code)).collect()
}

#[test]
fn documents_that_are_not_open_have_findings() {
    let mut workspace = Workspace::new(&[
        ("update.json", BROKEN),
        ("deep/er/create [1].yaml", "AuthResources: USER_POOL_ONLY\nService: cognito\nUserPoolConfigs: {}\n"),
        ("open.json", BROKEN),
        ("package.json", r#"{ "name": "x", "Service": "cognito" }"#),
        ("ignored.json", BROKEN),
        (".gitignore", "ignored.json\n"),
        ("node_modules/update.json", BROKEN),
        ("excluded/update.json", BROKEN),
        ("named.json", "{"),
        ("authlint.toml", "exclude = ['excluded/**']\n[[overrides]]\nfiles = ['named.json']\n"),
    ]);
    assert_eq!(workspace.client.capabilities["diagnosticProvider"]["workspaceDiagnostics"], true);
    let open = workspace.uri("open.json");
    workspace.client.open(&open, 1, BROKEN);
    let (reports, known) = workspace.pull(&json!([]));
    let wanted = [
        "deep/er/create%20%5B1%5D.yaml: invalid-enum-value",
        "named.json: syntax-error",
        "update.json: invalid-enum-value",
    ];
    assert_eq!(reports, wanted);
    // What has not changed is not sent again.
    let (reports, known) = workspace.pull(&known);
    assert_eq!(reports, wanted.map(|it| format!("{}: unchanged", it.split(':').next().unwrap())));
    workspace.write("update.json", &BROKEN.replace("cognito", "COGNITO"));
    workspace.write("package.json", BROKEN);
    workspace.write("named.json", "{}");
    fs::remove_file(workspace.folder.join("deep/er/create [1].yaml")).unwrap();
    let (reports, known) = workspace.pull(&known);
    assert_eq!(
        reports,
        ["deep/er/create%20%5B1%5D.yaml: ", "named.json: ", "package.json: invalid-enum-value", "update.json: "]
    );
    // What is gone is forgotten, and what is no auth document any more has no findings.
    workspace.write("package.json", r#"{ "name": "x" }"#);
    let (reports, known) = workspace.pull(&known);
    assert_eq!(reports, ["named.json: unchanged", "package.json: ", "update.json: unchanged"]);
    // Settings change the findings of all.
    workspace.write("authlint.toml", "[rules]\n'invalid-enum-value' = 'off'\n");
    workspace.client.notify("workspace/didChangeWatchedFiles", json!({ "changes": [] }));
    let (reports, known) = workspace.pull(&known);
    assert_eq!(reports, ["excluded/update.json: ", "named.json: ", "update.json: "]);
    // A document that is opened has its own reports.
    let uri = workspace.uri("update.json");
    workspace.client.open(&uri, 1, BROKEN);
    assert_eq!(workspace.pull(&known).0, ["excluded/update.json: unchanged"]);
    workspace.client.end();
}

#[test]
fn only_clients_that_ask_get_them() {
    let client = Client::start(json!({ "textDocument": { "diagnostic": {} } }));
    assert_eq!(client.capabilities["diagnosticProvider"]["workspaceDiagnostics"], false);
    client.end();
}

#[test]
fn other_requests_come_first_and_a_walk_can_be_cancelled() {
    let names: Vec<_> = (0..2000).map(|number| format!("update-{number}.json")).collect();
    let files: Vec<_> = names.iter().map(|name| (name.as_str(), BROKEN)).collect();
    let mut workspace = Workspace::new(&files);
    let uri = workspace.uri("open.json");
    workspace.client.open(&uri, 1, BROKEN);
    let walk = |id: i32| {
        let params = json!({ "previousResultIds": [] });
        json!({ "jsonrpc": "2.0", "id": id, "method": "workspace/diagnostic", "params": params })
    };
    let document = json!({ "textDocument": { "uri": uri } });
    let symbols = json!({ "jsonrpc": "2.0", "id": 101, "method": "textDocument/documentSymbol", "params": document });
    let client = &mut workspace.client;
    client.send_at_once(&[walk(100), symbols]);
    // A later message cancels it, when it is no longer among those that wait.
    assert!(client.answer(&json!(101))["result"].is_array());
    client.send_at_once(&[json!({ "jsonrpc": "2.0", "method": "$/cancelRequest", "params": { "id": 100 } })]);
    assert_eq!(client.answer(&json!(100))["error"]["code"], -32800);
    client.send_at_once(&[walk(102)]);
    assert_eq!(client.answer(&json!(102))["result"]["items"].as_array().unwrap().len(), names.len());
    // At the end nothing stays without an answer.
    client.send_at_once(&[walk(103), json!({ "jsonrpc": "2.0", "id": 104, "method": "shutdown" })]);
    assert_eq!(client.answer(&json!(103))["error"]["code"], -32800);
    assert_eq!(client.answer(&json!(104))["result"], Value::Null);
    client.notify("exit", Value::Null);
    assert_eq!(client.status(), Some(0));
}
