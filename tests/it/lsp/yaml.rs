//! What documents of JSON get, those of YAML get too.

use serde_json::{Value, json};

use super::client::Client;

const URI: &str = "file:///nowhere/auth.yaml";
const TEXT: &str = "# mine\nAuthResources: USER_POOL_ONLY\nService: COGNITO\nUserPoolConfigs:\n  UserPoolName: &name orchard\n  SignInMethod: >-\n    EMAIL\n  RequiredSignUpAttributes:\n  - EMAIL\n  Mfa: { MFAMode: 'OFF' }\n";

fn open() -> Client {
    let mut client = Client::start(json!({ "general": { "positionEncodings": ["utf-8"] } }));
    let item = json!({ "uri": URI, "languageId": "yaml", "version": 1, "text": TEXT });
    client.notify("textDocument/didOpen", json!({ "textDocument": item }));
    client
}

/// The range of a piece of the text that is there once.
fn range(piece: &str) -> Value {
    let at = |offset: usize| {
        let before = &TEXT[..offset];
        let line_start = before.rfind('\n').map_or(0, |end| end + 1);
        json!({ "line": before.matches('\n').count(), "character": offset - line_start })
    };
    let start = TEXT.find(piece).unwrap();
    json!({ "start": at(start), "end": at(start + piece.len()) })
}

#[test]
fn members_and_values_have_hover() {
    let mut client = open();
    for (piece, text) in [
        ("SignInMethod", "SignInMethod"),
        ("MFAMode", "MFAMode"),
        ("RequiredSignUpAttributes", "RequiredSignUpAttributes"),
        ("UserPoolConfigs", "UserPoolConfigs"),
    ] {
        let place = json!({ "textDocument": { "uri": URI }, "position": range(piece)["start"] });
        let hover = client.ask("textDocument/hover", &place)["result"].clone();
        assert!(hover["contents"]["value"].as_str().is_some_and(|it| it.contains(text)), "{piece}: {hover:#}");
        assert_eq!(hover["range"], range(piece), "{piece}");
    }
    let comment = json!({ "textDocument": { "uri": URI }, "position": range("mine")["start"] });
    assert_eq!(client.ask("textDocument/hover", &comment)["result"], Value::Null);
    client.end();
}

#[test]
fn the_outline_has_all_members() {
    fn names(symbols: &Value, depth: usize, found: &mut Vec<String>) {
        for symbol in symbols.as_array().into_iter().flatten() {
            let (name, detail) = (symbol["name"].as_str().unwrap(), symbol["detail"].as_str().unwrap_or_default());
            found.push(format!("{}{name} {detail}", "  ".repeat(depth)).trim_end().to_owned());
            names(&symbol["children"], depth + 1, found);
        }
    }
    let mut client = open();
    let symbols =
        client.ask("textDocument/documentSymbol", &json!({ "textDocument": { "uri": URI } }))["result"].clone();
    let mut found = Vec::new();
    names(&symbols, 0, &mut found);
    assert_eq!(
        found,
        [
            "AuthResources USER_POOL_ONLY",
            "Service COGNITO",
            "UserPoolConfigs",
            "  UserPoolName orchard",
            "  SignInMethod EMAIL",
            "  RequiredSignUpAttributes",
            "    0 EMAIL",
            "  Mfa",
            "    MFAMode OFF",
        ]
    );
    let pool = &symbols[2];
    assert_eq!(pool["selectionRange"], range("UserPoolConfigs"));
    assert_eq!(pool["range"]["start"], range("UserPoolConfigs")["start"]);
    assert_eq!(pool["range"]["end"], range("{ MFAMode: 'OFF' }")["end"]);
    client.end();
}
