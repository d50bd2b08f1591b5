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
    assert_eq!((actions.as_array().unwrap().len(), &actions[0]["title"]), (1, &json!("convert to an update request")));
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
    // An update is one already.
    client.open("file:///nowhere/update.json", 1, &example("update.json"));
    let params = params.to_string().replace("current.json", "update.json");
    let none = client.ask("textDocument/codeAction", &serde_json::from_str(&params).unwrap());
    assert_eq!(none["result"], json!([]));
    client.end();
}
