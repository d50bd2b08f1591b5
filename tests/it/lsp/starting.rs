//! Documents that are being begun.

use std::fs;

use serde_json::{Value, json};

use super::client::Client;

fn completions(client: &mut Client, uri: &str) -> Vec<Value> {
    let params = json!({ "textDocument": { "uri": uri }, "position": { "line": 0, "character": 0 } });
    client.ask("textDocument/completion", &params)["result"]["items"].as_array().cloned().unwrap_or_default()
}

fn labels(client: &mut Client, uri: &str) -> Vec<String> {
    completions(client, uri).iter().map(|item| item["label"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_new_document_gets_something_to_start_with() {
    let mut client = Client::start(json!({}));
    let both = ["ResourceConfig", "ResourceConfig of UpdateBackendAuth"];
    client.open("file:///nowhere/my-Auth.json", 1, "\n");
    assert_eq!(labels(&mut client, "file:///nowhere/my-Auth.json"), both);
    client.open("file:///nowhere/update-auth.json", 1, "");
    let both = ["ResourceConfig", "ResourceConfig of CreateBackendAuth"];
    assert_eq!(labels(&mut client, "file:///nowhere/update-auth.json"), both);
    // What is accepted is a document of its operation.
    let create = completions(&mut client, "file:///nowhere/update-auth.json").pop().unwrap();
    let text: Value = serde_json::from_str(create["textEdit"]["newText"].as_str().unwrap()).unwrap();
    assert!(text["UserPoolConfigs"]["SignInMethod"].is_string(), "{text}");
    client.end();
}

#[test]
fn a_name_in_the_configuration_counts_from_the_first_character() {
    let folder = tempfile::tempdir().unwrap();
    let config = "include = ['pool.json']\n[[overrides]]\nfiles = ['named.json', 'any/*.json']\noperation = 'update'\n";
    fs::write(folder.path().join("authlint.toml"), config).unwrap();
    let mut client = Client::start_in(json!({ "textDocument": { "diagnostic": {} } }), folder.path());
    let uri = |name: &str| format!("file://{}", folder.path().join(name).display());
    for name in ["pool.json", "named.json", "other.json", "any/other.json"] {
        client.open(&uri(name), 1, "{");
    }
    assert_eq!(client.pull(&uri("pool.json"))["items"][0]["code"], "syntax-error");
    assert_eq!(client.pull(&uri("named.json"))["items"][0]["code"], "syntax-error");
    assert_eq!(client.pull(&uri("other.json"))["items"], json!([]));
    assert_eq!(client.pull(&uri("any/other.json"))["items"], json!([]));
    client.end();
}
