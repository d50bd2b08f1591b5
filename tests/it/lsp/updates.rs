//! Updates in the editor: what exists beside them, and how they come to be.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::client::Client;

fn example(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/change").join(name)).unwrap()
}

fn pulling() -> Value {
    json!({
        "general": { "positionEncodings": ["utf-8"] },
        "textDocument": { "diagnostic": {}, "codeAction": { "dataSupport": true, "resolveSupport": { "properties": ["edit"] } } }
    })
}

/// The address of a file.
fn address(path: &Path) -> String {
    format!("file://{}", path.to_str().unwrap())
}

fn titles(actions: &Value) -> Vec<&str> {
    actions.as_array().unwrap().iter().map(|action| action["title"].as_str().unwrap()).collect()
}

/// What a request for actions of a kind asks.
fn of_kind(uri: &str, kind: &str) -> Value {
    let place = json!({ "line": 0, "character": 0 });
    json!({
        "textDocument": { "uri": uri }, "range": { "start": place, "end": place },
        "context": { "diagnostics": [], "only": [kind] }
    })
}

fn is_compared(client: &mut Client, uri: &str) -> bool {
    client.pull(uri).to_string().contains("it is `OPTIONAL` now")
}

#[test]
fn an_update_is_compared_with_what_a_command_names() {
    let folder = tempfile::tempdir().unwrap();
    let current = folder.path().join("now is.json");
    fs::write(&current, example("current.json")).unwrap();
    fs::write(folder.path().join("other.json"), "{}").unwrap();
    let mut client = Client::start_in(pulling(), folder.path());
    let commands = client.capabilities["executeCommandProvider"]["commands"].clone();
    assert_eq!(commands, json!(["authlint.compareWithExisting", "authlint.stopComparing", "authlint.showNotes"]));
    let uri = address(&folder.path().join("update.json"));
    client.open(&uri, 1, &example("update.json"));
    assert!(!is_compared(&mut client, &uri));
    let run = |client: &mut Client, command: &str, arguments: Value| {
        client.ask("workspace/executeCommand", &json!({ "command": command, "arguments": [arguments] }))
    };
    for existing in [current.to_str().unwrap().to_owned(), address(&current).replace(' ', "%20")] {
        let answer = run(&mut client, "authlint.compareWithExisting", json!({ "uri": uri, "existing": existing }));
        assert_eq!(answer["result"], Value::Null, "{answer:#}");
        let said = client.pull(&uri).to_string();
        assert!(said.contains("it is `OPTIONAL` now") && said.contains("now%20is.json"), "{said}");
        let stop = client.ask("textDocument/codeAction", &of_kind(&uri, "source.compare"))["result"].clone();
        assert_eq!(titles(&stop), ["stop comparing"]);
        client.ask("workspace/executeCommand", &stop[0]["command"]);
        assert!(!is_compared(&mut client, &uri));
    }
    // What cannot be compared changes nothing, and is said.
    for (document, existing, message) in [
        (&uri, "other.json", Some("it is no auth document")),
        (&uri, "none.json", Some("none.json")),
        (&address(&current), "update.json", None),
    ] {
        let existing = address(&folder.path().join(existing));
        let answer = run(&mut client, "authlint.compareWithExisting", json!({ "uri": document, "existing": existing }));
        assert_eq!(answer["error"]["code"], -32803, "{answer:#}");
        if let Some(message) = message {
            let shown = client.notified("window/showMessage");
            assert!(shown["message"].as_str().unwrap().contains(message), "{shown}");
        }
        assert!(!is_compared(&mut client, &uri));
    }
    let unknown = run(&mut client, "authlint.compareWithExisting", json!({ "uri": uri }));
    assert_eq!(unknown["error"]["code"], -32602);
    client.end();
}

#[test]
fn an_update_is_compared_with_another_open_document() {
    let folder = tempfile::tempdir().unwrap();
    let current = folder.path().join("current.json");
    fs::write(&current, example("current.json")).unwrap();
    let mut client = Client::start_in(json!({ "textDocument": { "diagnostic": {} } }), folder.path());
    let uri = address(&folder.path().join("update.json"));
    client.open(&uri, 1, &example("update.json"));
    client.open(&address(&current), 1, &example("current.json"));
    // Only files are offered, and not the document itself.
    client.open("untitled:unsaved.json", 1, &example("current.json"));
    let actions = client.ask("textDocument/codeAction", &of_kind(&uri, "source"))["result"].clone();
    let offered: Vec<_> = titles(&actions).into_iter().filter(|title| title.starts_with("compare")).collect();
    assert_eq!(offered, ["compare with `current.json`"]);
    let compare = actions.as_array().unwrap().iter().find(|it| it["title"] == "compare with `current.json`");
    let compare = compare.unwrap_or_else(|| panic!("{actions:#}"))["command"].clone();
    client.ask("workspace/executeCommand", &compare);
    assert!(is_compared(&mut client, &uri));
    // An answer is compared with nothing.
    let none = client.ask("textDocument/codeAction", &of_kind(&address(&current), "source.compare"))["result"].clone();
    assert_eq!(none, json!([]));
    client.end();
}

#[test]
fn other_formats_are_written_to_new_files() {
    let folder = tempfile::tempdir().unwrap();
    let mut capabilities = pulling();
    capabilities["workspace"] =
        json!({ "workspaceEdit": { "documentChanges": true, "resourceOperations": ["create"] } });
    let mut client = Client::start_in(capabilities, folder.path());
    let texts = [
        ("update.json", example("update.json"), "update.yaml", "YAML"),
        (
            "change.yaml",
            "ResourceConfig:\n  AuthResources: USER_POOL_ONLY\n  Service: COGNITO\n  UserPoolConfigs: {} # none\n"
                .to_owned(),
            "change.jsonc",
            "JSON",
        ),
    ];
    for (name, text, new, format) in texts {
        let uri = address(&folder.path().join(name));
        client.open(&uri, 1, &text);
        let actions = client.ask("textDocument/codeAction", &of_kind(&uri, "refactor"))["result"].clone();
        let title = format!("convert to {format} in `{new}`");
        let action = actions.as_array().unwrap().iter().find(|it| it["title"] == title.as_str());
        let action = action.unwrap_or_else(|| panic!("{actions:#}"));
        let changes = client.ask("codeAction/resolve", action)["result"]["edit"]["documentChanges"].clone();
        assert_eq!(changes[0], json!({ "kind": "create", "uri": address(&folder.path().join(new)) }));
        let written = changes[1]["edits"][0]["newText"].as_str().unwrap();
        assert!(written.contains("ResourceConfig"), "{written}");
        assert!(!text.contains("# none") || written.contains("// none"), "{written}");
        // A file that is there is not written over.
        fs::write(folder.path().join(new), "").unwrap();
        let actions = client.ask("textDocument/codeAction", &of_kind(&uri, "refactor"))["result"].clone();
        assert!(!titles(&actions).contains(&title.as_str()), "{actions:#}");
    }
    client.end();
}

#[test]
fn an_update_is_compared_with_the_file_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let existing = folder.path().join("existing.json");
    fs::write(&existing, example("current.json")).unwrap();
    let mut client = Client::start_in(pulling(), folder.path());
    let uri = address(&folder.path().join("update.json"));
    client.open(&uri, 1, &example("update.json"));
    let said = client.pull(&uri);
    let diagnostics = said["items"].as_array().unwrap_or_else(|| panic!("{said:#}"));
    let mfa = diagnostics.iter().find(|it| it["code"] == "mfa-omitted-in-update").unwrap_or_else(|| panic!("{said:#}"));
    let related = &mfa["relatedInformation"][0];
    assert_eq!(related["message"], "it is `OPTIONAL` now");
    assert_eq!(related["location"]["uri"], address(&existing));
    let start = json!({ "line": 26, "character": 19 });
    assert_eq!(related["location"]["range"]["start"], start);
    client.end();
}

#[test]
fn an_answer_becomes_an_update_request() {
    let mut client = Client::start(pulling());
    let (uri, text) = ("file:///nowhere/current.json", example("current.json"));
    client.open(uri, 1, &text);
    let place = json!({ "line": 0, "character": 0 });
    let params = json!({
        "textDocument": { "uri": uri }, "range": { "start": place, "end": place },
        "context": { "diagnostics": [], "only": ["refactor"] }
    });
    let actions = client.ask("textDocument/codeAction", &params)["result"].clone();
    assert_eq!(titles(&actions), ["convert to an update request", "convert to the names of the REST API"]);
    let resolved = client.ask("codeAction/resolve", &actions[0])["result"].clone();
    let edit = &resolved["edit"]["changes"][uri][0];
    let lines: Vec<_> = text.split_inclusive('\n').collect();
    let offset = |at: &Value| {
        let (line, character) = (at["line"].as_u64().unwrap() as usize, at["character"].as_u64().unwrap() as usize);
        lines[..line].iter().map(|line| line.len()).sum::<usize>() + character
    };
    let (start, end) = (offset(&edit["range"]["start"]), offset(&edit["range"]["end"]));
    let converted = format!("{}{}{}", &text[..start], edit["newText"].as_str().unwrap(), &text[end..]);
    assert!(!converted.contains("SignInMethod") && !converted.contains("UserPoolName"), "{converted}");
    assert!(converted.contains("\"DeliveryMethod\": \"EMAIL\""), "{converted}");
    // What it dropped is shown once it is applied.
    let command = &actions[0]["command"];
    assert_eq!(command["command"], "authlint.showNotes", "{command:#}");
    client.ask("workspace/executeCommand", command);
    let shown = client.notified("window/showMessage")["message"].as_str().unwrap().to_owned();
    assert!(shown.contains("SignInMethod") && !shown.contains("s3cret"), "{shown}");
    // An update is one already, and lacks what a create request needs.
    client.open("file:///nowhere/update.json", 1, &example("update.json"));
    let params = params.to_string().replace("current.json", "update.json");
    let others = client.ask("textDocument/codeAction", &serde_json::from_str(&params).unwrap());
    assert_eq!(titles(&others["result"]), ["convert to the names of the REST API"]);
    client.end();
}
