//! Which documents are checked, as what, and how their findings look.

use std::fs;

use serde_json::{Value, json};

use super::client::Client;

fn pulling(encoding: &str) -> Value {
    json!({ "general": { "positionEncodings": [encoding] }, "textDocument": { "diagnostic": {} } })
}

const CONFIG: &str = "{\n  \"AuthResources\": \"USER_POOL_ONLY\",\n  \"Service\": \"COGNITO\",\n  \"UserPoolConfigs\": { \"SignInMethod\": \"EMAIL\", \"UserPoolName\": \"a\", \"RequiredSignUpAttributes\": [\"EMAIL\"] }\n}\n";

/// The diagnostics of a document in a language of the editor.
fn said(client: &mut Client, uri: &str, language: &str, text: &str) -> Vec<Value> {
    let item = json!({ "uri": uri, "languageId": language, "version": 1, "text": text });
    client.notify("textDocument/didOpen", json!({ "textDocument": item }));
    let items = client.pull(uri)["items"].as_array().unwrap().clone();
    client.close(uri);
    items
}

fn rules(items: &[Value]) -> Vec<&str> {
    items.iter().filter_map(|item| item["code"].as_str()).collect()
}

#[test]
fn a_guessed_operation_is_a_hint_behind_the_findings() {
    let mut client = Client::start(pulling("utf-16"));
    let text = "\n{ \"AuthResources\": \"USER_POOL_ONLY\", \"Service\": \"COGNITO\", \"UserPoolConfigs\": { \"Mfa\": { \"MFAMode\": \"OFF\" } } }";
    let guessed = said(&mut client, "file:///nowhere/auth.json", "json", text);
    let hint = guessed.last().unwrap();
    assert_eq!((&hint["severity"], &hint["source"], hint.get("code")), (&json!(4), &json!("authlint"), None));
    let message = hint["message"].as_str().unwrap();
    assert!(
        message.starts_with("checked as update request: ")
            && message.contains("; to set it, name the file `create-….json`"),
        "{message}"
    );
    assert_eq!(hint["range"], json!({ "start": { "line": 1, "character": 0 }, "end": { "line": 1, "character": 1 } }));
    assert!(guessed[..guessed.len() - 1].iter().all(|item| item["code"].is_string()));
    // One that is known is not, and one that may be ours is only completed.
    let known = said(&mut client, "file:///nowhere/update.json", "json", text);
    assert_eq!(known, guessed[..guessed.len() - 1]);
    assert!(said(&mut client, "file:///nowhere/auth.json", "json", "{ \"Service\": \"COGNITO\", }").is_empty());
    client.end();
}

#[test]
fn the_language_of_the_editor_counts_where_the_name_has_no_extension_of_its_own() {
    let mut client = Client::start(pulling("utf-16"));
    let commented = format!("// mine\n{CONFIG}");
    for (uri, language, is_jsonc) in [
        ("file:///nowhere/create.json", "json", false),
        ("file:///nowhere/create.json", "jsonc", false),
        ("file:///nowhere/create.JSON", "jsonc", false),
        ("file:///nowhere/create.jsonc", "json", true),
        ("file:///nowhere/create", "jsonc", true),
        ("file:///nowhere/create.code", "jsonc", true),
        ("file:///nowhere/create", "json", false),
        ("untitled:create-1", "jsonc", true),
        ("untitled:create-1", "json", false),
    ] {
        let items = said(&mut client, uri, language, &commented);
        assert_eq!(rules(&items).contains(&"syntax-error"), !is_jsonc, "{uri} {language}: {items:#?}");
    }
    let yaml = "Service: cognito\nAuthResources: USER_POOL_ONLY\nUserPoolConfigs:\n  SignInMethod: EMAIL\n";
    for (uri, language, is_yaml) in [
        ("file:///nowhere/create", "yaml", true),
        ("untitled:create-1", "yaml", true),
        ("file:///nowhere/create", "json", false),
        ("file:///nowhere/create.json", "yaml", false),
    ] {
        let items = said(&mut client, uri, language, yaml);
        assert_eq!(rules(&items).contains(&"invalid-enum-value"), is_yaml, "{uri} {language}: {items:#?}");
    }
    client.end();
}

/// Ranges in the units of each encoding, on lines with characters of each width.
#[test]
fn positions_are_in_the_units_of_the_client() {
    let text =
        "{ \"Service\": \"COGNITO\",\r\n  \"é日😀\": 1, \"AuthResources\": \"é😀\",\r\n \"UserPoolConfigs\": {} }";
    for (encoding, key, value) in
        [("utf-8", (2, 13), (35, 43)), ("utf-16", (2, 8), (30, 35)), ("utf-32", (2, 7), (29, 33))]
    {
        let mut client = Client::start(pulling(encoding));
        let items = said(&mut client, "file:///nowhere/update.json", "json", text);
        let ranges = |rule: &str| -> Vec<_> {
            items.iter().filter(|item| item["code"] == rule).map(|item| item["range"].clone()).collect()
        };
        let on = |line: u32, (start, end): (u32, u32)| json!({ "start": { "line": line, "character": start }, "end": { "line": line, "character": end } });
        assert_eq!(ranges("unknown-member"), [on(1, key)], "{encoding}");
        assert_eq!(ranges("invalid-enum-value"), [on(1, value)], "{encoding}");
        client.end();
    }
}

/// Everything that a diagnostic has, with and without what a finding may lack.
#[test]
fn a_finding_is_a_diagnostic() {
    let mut client = Client::start(pulling("utf-8"));
    let uri = "file:///nowhere/update.json";
    let text = "{\n  \"AuthResources\": \"USER_POOL_ONLY\",\n  \"Service\": \"COGNITO\",\n  \"UserPoolConfigs\": { \"Mfa\": { \"MFAMode\": \"OFF\" } },\n  \"UserPoolConfigs\": {}\n}";
    let items = said(&mut client, uri, "json", text);
    let repeated = items.iter().find(|item| item["code"] == "duplicate-json-key").unwrap();
    let range =
        |line: u32| json!({ "start": { "line": line, "character": 2 }, "end": { "line": line, "character": 19 } });
    let wanted = json!({
        "code": "duplicate-json-key",
        "codeDescription": { "href": "https://www.rfc-editor.org/rfc/rfc8259#section-4" },
        "message": "`UserPoolConfigs` is given more than once, and parsers use this last value\nkeep the one that you mean; if they are objects, move the members that you need into it",
        "range": range(4),
        "relatedInformation": [{ "location": { "uri": uri, "range": range(3) }, "message": "not used" }],
        "severity": 1,
        "source": "authlint",
    });
    assert_eq!(*repeated, wanted);
    let others = items.iter().filter(|item| item["code"] != "duplicate-json-key");
    assert!(others.clone().all(|item| item["source"] == "authlint" && item.get("relatedInformation").is_none()));
    assert!(others.clone().any(|item| item["severity"] == 2));
    client.end();
}

#[test]
fn a_document_that_is_edited_keeps_its_text_and_version() {
    let mut client = Client::start(json!({}));
    let uri = "file:///nowhere/create.json";
    client.open(uri, 1, CONFIG);
    assert_eq!(client.notified("textDocument/publishDiagnostics")["version"], 1);
    let place = |line: u32, character: u32| json!({ "line": line, "character": character });
    let range = json!({ "start": place(2, 14), "end": place(2, 21) });
    client.change(uri, 7, json!([{ "range": range, "text": "cognito" }]));
    let after = client.notified("textDocument/publishDiagnostics");
    assert_eq!(after["version"], 7);
    assert!(after["diagnostics"].to_string().contains("`cognito` is not a value of `Service`"));
    // What is not open is not changed, and no error.
    client.change("file:///nowhere/other.json", 1, json!([{ "text": CONFIG }]));
    client.close("file:///nowhere/other.json");
    client.close(uri);
    let closed = client.notified("textDocument/publishDiagnostics");
    assert_eq!((&closed["uri"], &closed["diagnostics"]), (&json!(uri), &json!([])));
    client.end();
}

#[test]
fn a_document_over_the_limit_is_left_alone() {
    let mut client = Client::start_with(json!({
        "processId": null,
        "capabilities": pulling("utf-8"),
        "initializationOptions": { "maxSize": CONFIG.len().to_string() },
    }));
    assert!(!said(&mut client, "file:///nowhere/auth.json", "json", CONFIG).is_empty());
    assert!(said(&mut client, "file:///nowhere/auth.json", "json", &format!("{CONFIG} ")).is_empty());
    client.end();
}

#[test]
fn a_new_file_is_completed_if_its_name_says_what_it_will_be() {
    let mut client = Client::start(pulling("utf-8"));
    for (uri, text, is_ours) in [
        ("file:///nowhere/my-AUTH.json", "", true),
        ("file:///nowhere/auth.json", " \n", true),
        ("file:///nowhere/auth.json", "[1]", false),
        ("file:///nowhere/package.json", "", false),
        ("file:///auth/package.json", "", false),
        ("untitled:Untitled-1", "", false),
    ] {
        client.open(uri, 1, text);
        let place = json!({ "textDocument": { "uri": uri }, "position": { "line": 0, "character": 0 } });
        let completed = client.ask("textDocument/completion", &place)["result"].clone();
        assert_eq!(completed.is_null(), !is_ours, "{uri} {text:?}: {completed:#}");
        client.close(uri);
    }
    client.end();
}

/// What exists, with MFA, and an update that leaves it out.
const MFA: &str =
    "\"Mfa\": { \"MFAMode\": \"OPTIONAL\", \"Settings\": { \"MfaTypes\": [\"TOTP\"] } }, \"UserPoolName\"";
const UPDATE: &str = "{ \"AuthResources\": \"USER_POOL_ONLY\", \"Service\": \"COGNITO\", \"UserPoolConfigs\": { \"PasswordPolicy\": { \"MinimumLength\": 8, \"AdditionalConstraints\": [] } } }";

/// Whether the update is compared with it.
fn is_compared(items: &[Value]) -> bool {
    items.iter().any(|item| item.to_string().contains("it is `OPTIONAL` now"))
}

#[test]
fn a_saved_file_is_read_again_if_a_document_is_compared_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().canonicalize().unwrap();
    let (existing, with_mfa) = (folder.join("now.json"), CONFIG.replace("\"UserPoolName\"", MFA));
    fs::write(&existing, CONFIG).unwrap();
    let mut client = Client::start_in(pulling("utf-8"), &folder);
    let [uri, saved] = ["update.json", "now.json"].map(|name| format!("file://{}/{name}", folder.display()));
    client.open(&uri, 1, UPDATE);
    client.open(&saved, 1, &with_mfa);
    let arguments = json!([{ "uri": uri, "existing": saved }]);
    let command = json!({ "command": "authlint.compareWithExisting", "arguments": arguments });
    assert_eq!(client.ask("workspace/executeCommand", &command)["result"], Value::Null);
    let before = client.pull(&uri);
    assert!(!is_compared(before["items"].as_array().unwrap()));
    fs::write(&existing, &with_mfa).unwrap();
    let save = |client: &mut Client, uri: &str| {
        client.notify("textDocument/didSave", json!({ "textDocument": { "uri": uri } }));
    };
    // An auth document that nothing depends on changes nothing.
    save(&mut client, &uri);
    let ask = json!({ "textDocument": { "uri": uri }, "previousResultId": before["resultId"] });
    assert_eq!(client.ask("textDocument/diagnostic", &ask)["result"]["kind"], "unchanged");
    save(&mut client, &saved);
    assert!(is_compared(client.pull(&uri)["items"].as_array().unwrap()));
    client.end();
}

#[test]
fn an_update_is_compared_with_the_file_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().canonicalize().unwrap();
    fs::write(folder.join("existing.json"), CONFIG.replace("\"UserPoolName\"", MFA)).unwrap();
    let mut client = Client::start_in(pulling("utf-8"), &folder);
    let mut is_compared =
        |name: &str| is_compared(&said(&mut client, &format!("file://{}/{name}", folder.display()), "json", UPDATE));
    assert!(is_compared("update.json"));
    assert!(!is_compared("create.json"));
    assert!(!is_compared("existing.json"));
    fs::remove_file(folder.join("existing.json")).unwrap();
    assert!(!is_compared("update.json"));
    fs::create_dir(folder.join("existing.json")).unwrap();
    assert!(!is_compared("update.json"));
    client.end();
}
