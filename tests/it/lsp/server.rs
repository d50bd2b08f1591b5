//! The language server as its clients see it: the program, spoken to over its pipes.

use std::fs;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::client::Client;

const BROKEN: &str = "{\n  \"AuthResources\": \"USER_POOL_ONLY\",\n  \"Service\": \"cognito\",\n  \"UserPoolConfigs\": {\n    \"ForgotPassword\": { \"DeliveryMethod\": \"EMAIL\", \"EmailSettings\": { \"EmailMessage\": \"é {###}\", \"EmailSubject\": \"x\" } }\n  }\n}\n";

fn codes(diagnostics: &Value) -> Vec<&str> {
    let list = diagnostics.as_array().unwrap();
    list.iter().map(|diagnostic| diagnostic["code"].as_str().unwrap()).collect()
}

fn find<'v>(diagnostics: &'v Value, code: &str) -> &'v Value {
    let list = diagnostics.as_array().unwrap();
    list.iter().find(|diagnostic| diagnostic["code"] == code).unwrap_or_else(|| panic!("no {code} in {diagnostics:#}"))
}

fn pulling() -> Value {
    json!({
        "general": { "positionEncodings": ["utf-8", "utf-16"] },
        "textDocument": {
            "diagnostic": {},
            "codeAction": { "dataSupport": true, "resolveSupport": { "properties": ["edit"] } },
            "completion": { "completionItem": { "snippetSupport": true, "insertTextModeSupport": { "valueSet": [1, 2] } } }
        },
        "workspace": { "workspaceEdit": { "documentChanges": true, "resourceOperations": ["create"] } }
    })
}

#[test]
fn pushes_findings_with_all_that_belongs_to_them() {
    let mut client = Client::start(json!({}));
    client.open("file:///nowhere/update.json", 1, BROKEN);
    let said = client.notified("textDocument/publishDiagnostics");
    assert_eq!((&said["uri"], &said["version"]), (&json!("file:///nowhere/update.json"), &json!(1)));
    let diagnostics = &said["diagnostics"];
    let service = find(diagnostics, "invalid-enum-value");
    assert_eq!(
        service["range"],
        json!({ "start": { "line": 2, "character": 13 }, "end": { "line": 2, "character": 22 } })
    );
    assert_eq!((&service["severity"], &service["source"]), (&json!(1), &json!("authlint")));
    assert!(service["message"].as_str().unwrap().starts_with("`cognito` is not a value of `Service`\n"));
    let deprecated = find(diagnostics, "forgot-password-deprecated");
    assert_eq!(deprecated["tags"], json!([2]));
    assert!(deprecated["codeDescription"]["href"].as_str().unwrap().starts_with("https://"));
    // UTF-16: `é` is one unit.
    let code = find(diagnostics, "malformed-code-placeholder");
    let line = BROKEN.lines().nth(4).unwrap();
    let column = line[..line.find("{###}").unwrap()].chars().count();
    assert_eq!(code["range"]["start"], json!({ "line": 4, "character": column }));
    assert!(!diagnostics.to_string().contains("é"), "message texts are masked: {diagnostics:#}");
    client.close("file:///nowhere/update.json");
    assert_eq!(client.notified("textDocument/publishDiagnostics")["diagnostics"], json!([]));
    client.end();
}

#[test]
fn labels_and_settings_without_effect() {
    let mut client = Client::start(pulling());
    let text = r#"{ "UserPoolConfigs": { "Mfa": { "MFAMode": "OFF", "Settings": { "MfaTypes": ["SMS"] } } } }"#;
    client.open("file:///nowhere/update.json", 1, text);
    let items = client.pull("file:///nowhere/update.json")["items"].clone();
    let ignored = find(&items, "mfa-settings-ignored");
    assert_eq!(ignored["tags"], json!([1]));
    let information = &ignored["relatedInformation"][0];
    assert_eq!(information["location"]["uri"], "file:///nowhere/update.json");
    assert!(!information["message"].as_str().unwrap().is_empty());
    client.end();
}

#[test]
fn leaves_other_documents_alone() {
    let mut client = Client::start(json!({}));
    client.open("file:///nowhere/package.json", 1, r#"{ "name": "x", "scripts": {}, }"#);
    client.open(
        "file:///nowhere/auth.json",
        1,
        r#"{ "AuthResources": "USER_POOL_ONLY", "Service": "COGNITO", "UserPoolConfigs": 1 }"#,
    );
    // The first notification is about the second document.
    assert_eq!(client.notified("textDocument/publishDiagnostics")["uri"], "file:///nowhere/auth.json");
    let at =
        json!({ "textDocument": { "uri": "file:///nowhere/package.json" }, "position": { "line": 0, "character": 4 } });
    for method in ["textDocument/hover", "textDocument/completion", "textDocument/documentSymbol"] {
        assert_eq!(client.ask(method, &at)["result"], Value::Null, "{method}");
    }
    client.end();
}

#[test]
fn pulls_diagnostics_and_reports_unchanged_ones() {
    let mut client = Client::start(pulling());
    assert_eq!(client.capabilities["positionEncoding"], "utf-8");
    client.open("file:///nowhere/update.json", 1, BROKEN);
    let report = client.pull("file:///nowhere/update.json");
    let line = BROKEN.lines().nth(4).unwrap();
    let start = &find(&report["items"], "malformed-code-placeholder")["range"]["start"];
    assert_eq!(start, &json!({ "line": 4, "character": line.find("{###}").unwrap() }));
    let again = client.ask(
        "textDocument/diagnostic",
        &json!({ "textDocument": { "uri": "file:///nowhere/update.json" }, "previousResultId": report["resultId"] }),
    );
    assert_eq!(again["result"]["kind"], "unchanged");
    client.change("file:///nowhere/update.json", 2, json!([{
        "range": { "start": { "line": 2, "character": 13 }, "end": { "line": 2, "character": 22 } }, "text": "\"COGNITO\""
    }]));
    let report = client.pull("file:///nowhere/update.json");
    assert!(!codes(&report["items"]).contains(&"invalid-enum-value"));
    client.end();
}

/// The text of a document after an edit of one change.
fn applied(text: &str, edits: &Value) -> String {
    let offset = |position: &Value| {
        let line = position["line"].as_u64().unwrap() as usize;
        let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        start + position["character"].as_u64().unwrap() as usize
    };
    let mut text_after = text.to_owned();
    let mut edits: Vec<_> = edits.as_array().unwrap().iter().collect();
    edits.sort_by_key(|edit| std::cmp::Reverse(offset(&edit["range"]["start"])));
    for edit in edits {
        let range = offset(&edit["range"]["start"])..offset(&edit["range"]["end"]);
        text_after.replace_range(range, edit["newText"].as_str().unwrap());
    }
    text_after
}

fn actions(client: &mut Client, uri: &str, line: u32, only: Option<&str>) -> Vec<Value> {
    let place = |character| json!({ "line": line, "character": character });
    let mut context = json!({ "diagnostics": [] });
    if let Some(only) = only {
        context["only"] = json!([only]);
    }
    let params = json!({
        "textDocument": { "uri": uri },
        "range": { "start": place(0), "end": place(999) },
        "context": context
    });
    client.ask("textDocument/codeAction", &params)["result"].as_array().unwrap().clone()
}

#[test]
fn fixes_one_and_all() {
    let mut client = Client::start(pulling());
    let uri = "file:///nowhere/update.json";
    client.open(uri, 1, BROKEN);
    let offered = actions(&mut client, uri, 2, Some("quickfix"));
    let fix = offered.iter().find(|it| it["diagnostics"][0]["code"] == "invalid-enum-value").unwrap();
    assert!(fix.get("edit").is_none(), "worked out only when chosen");
    let resolved = client.ask("codeAction/resolve", fix)["result"].clone();
    let fixed = applied(BROKEN, &resolved["edit"]["changes"][uri]);
    assert_eq!(fixed, BROKEN.replace("cognito", "COGNITO"));
    let all = actions(&mut client, uri, 0, Some("source.fixAll"));
    assert_eq!((all.len(), &all[0]["kind"]), (1, &json!("source.fixAll.authlint")));
    let resolved = client.ask("codeAction/resolve", &all[0])["result"].clone();
    let fixed = applied(BROKEN, &resolved["edit"]["changes"][uri]);
    let wanted = BROKEN.replace("cognito", "COGNITO").replace("{###}", "{####}");
    assert_eq!(fixed, wanted.replace("ForgotPassword", "VerificationMessage"));
    // An action is valid only for its version.
    client.change(uri, 2, json!([{ "text": fixed }]));
    assert_eq!(client.ask("codeAction/resolve", &all[0])["error"]["code"], -32801);
    client.end();
}

#[test]
fn a_client_that_cannot_wait_gets_the_edits_at_once() {
    let mut client = Client::start(json!({ "general": { "positionEncodings": ["utf-8"] } }));
    client.open("file:///nowhere/update.json", 1, BROKEN);
    for action in actions(&mut client, "file:///nowhere/update.json", 2, None) {
        assert!(action["edit"].is_object(), "{action:#}");
        assert!(action.get("data").is_none());
    }
    client.end();
}

#[test]
fn ignores_by_a_comment() {
    let mut client = Client::start(pulling());
    let uri = "file:///nowhere/update.jsonc";
    // On a line of its own, among others on its line, and in front of a brace.
    let texts = [
        "{\n  \"UserPoolConfigs\": {\n    \"ForgotPassword\": {\n      \"DeliveryMethod\": \"EMAIL\"\n    }\n  }\n}\n",
        "{ \"UserPoolConfigs\": { \"ForgotPassword\": { \"DeliveryMethod\": \"EMAIL\" } } }",
        "{\r\n\t\"UserPoolConfigs\": { \"ForgotPassword\": {\r\n} } }",
    ];
    for text in texts {
        client.open(uri, 1, text);
        let before = client.pull(uri)["items"].clone();
        let line = find(&before, "forgot-password-deprecated")["range"]["start"]["line"].as_u64().unwrap() as u32;
        let offered = actions(&mut client, uri, line, Some("quickfix"));
        let wanted = "suppress `forgot-password-deprecated` here with a comment";
        let ignore = offered.iter().find(|it| it["title"] == wanted).unwrap();
        let resolved = client.ask("codeAction/resolve", ignore)["result"].clone();
        let ignored = applied(text, &resolved["edit"]["changes"][uri]);
        assert!(ignored.contains("authlint: ignore[forgot-password-deprecated]"), "{ignored}");
        client.change(uri, 100, json!([{ "text": ignored }]));
        let after = client.pull(uri)["items"].clone();
        let left: Vec<_> = codes(&before).into_iter().filter(|code| *code != "forgot-password-deprecated").collect();
        assert_eq!(codes(&after), left, "{ignored}");
        client.close(uri);
    }
    client.end();
}

#[test]
fn ignores_in_a_configuration_that_is_there_or_made() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().canonicalize().unwrap();
    let file = folder.join("update [1].json");
    fs::write(&file, BROKEN).unwrap();
    let uri = format!("file://{}", file.display()).replace(' ', "%20");
    let mut client = Client::start_in(pulling(), &folder);
    client.open(&uri, 1, BROKEN);
    let wanted = "suppress `forgot-password-deprecated` here in authlint.toml";
    let resolve = |client: &mut Client| {
        let offered = actions(client, &uri, 4, Some("quickfix"));
        let ignore = offered.iter().find(|it| it["title"] == wanted).unwrap();
        client.ask("codeAction/resolve", ignore)["result"]["edit"].clone()
    };
    let edit = resolve(&mut client);
    assert_eq!(edit["documentChanges"][0]["kind"], "create");
    assert!(edit["documentChanges"][0]["uri"].as_str().unwrap().ends_with("/authlint.toml"));
    let entry = edit["documentChanges"][1]["edits"][0]["newText"].as_str().unwrap();
    // A configuration that is there gets the same at its end.
    let configuration = folder.join("authlint.toml");
    fs::write(&configuration, "fail-level = \"warning\"\n").unwrap();
    client.notify("workspace/didChangeWatchedFiles", json!({ "changes": [] }));
    let edit = resolve(&mut client);
    let edits = &edit["changes"][format!("file://{}", configuration.display())];
    assert_eq!(edits[0]["newText"].as_str().unwrap(), format!("\n{entry}"));
    fs::write(&configuration, entry).unwrap();
    client.notify("workspace/didChangeWatchedFiles", json!({ "changes": [] }));
    let after = client.pull(&uri)["items"].clone();
    assert!(!codes(&after).contains(&"forgot-password-deprecated"), "{entry}{after:#}");
    assert!(codes(&after).contains(&"invalid-enum-value"));
    client.end();
}

#[test]
fn the_nearest_configuration_applies_and_its_errors_are_shown_once() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().canonicalize().unwrap();
    fs::write(folder.join("authlint.toml"), "[rules]\n\"invalid-enum-value\" = \"advice\"\n").unwrap();
    let uri = format!("file://{}/update.json", folder.display());
    let mut client = Client::start_in(json!({}), &folder);
    client.open(&uri, 1, BROKEN);
    let said = client.notified("textDocument/publishDiagnostics");
    assert_eq!(find(&said["diagnostics"], "invalid-enum-value")["severity"], 3);
    fs::write(folder.join("authlint.toml"), "[rules]\n\"invalid-enum\" = \"advice\"\n").unwrap();
    client.notify(
        "textDocument/didSave",
        json!({ "textDocument": { "uri": format!("file://{}/authlint.toml", folder.display()) } }),
    );
    let message = client.notified("window/showMessage")["message"].as_str().unwrap().to_owned();
    assert!(message.contains("authlint.toml:2:1") && message.contains("invalid-enum-value"), "{message}");
    let said = client.notified("textDocument/publishDiagnostics");
    assert_eq!(find(&said["diagnostics"], "invalid-enum-value")["severity"], 1);
    client.notify(
        "workspace/didChangeConfiguration",
        json!({ "settings": { "authlint": { "noConfig": true, "ignore": ["schema"] } } }),
    );
    let said = client.notified("textDocument/publishDiagnostics");
    assert!(!codes(&said["diagnostics"]).contains(&"invalid-enum-value"));
    client.end();
}

/// No response for a document with secrets contains one, at any position.
#[test]
fn shows_no_secret() {
    const SECRET: &str = "GOCSPX-0ySecretOfOrchard";
    let mut client = Client::start(pulling());
    let uri = "file:///nowhere/update.jsonc";
    let text = format!(
        "{{ \"UserPoolConfigs\": {{ \"OAuth\": {{ \"SocialProviderSettings\": {{ \"Google\": {{ \"ClientId\": \"x\", \
         \"ClientSecret\": \"{SECRET}\", \"ClientSecrt\": \"{SECRET}\" }} }}, \"RedirectSignInURIs\": \
         [\"https://u:{SECRET}@example.com/\"], \"DomainPrefix\": {SECRET} }} }} }} // {SECRET}\n"
    );
    client.open(uri, 1, &text);
    let document = json!({ "uri": uri });
    let mut answers = vec![client.pull(uri)];
    assert!(codes(&answers[0]["items"]).contains(&"inline-secret"), "{:#}", answers[0]);
    for method in ["documentSymbol", "documentLink", "foldingRange"] {
        answers.push(client.ask(&format!("textDocument/{method}"), &json!({ "textDocument": document })));
    }
    for character in 0..=text.len() {
        let at = json!({ "textDocument": document, "position": { "line": 0, "character": character } });
        answers.push(client.ask("textDocument/hover", &at));
        answers.push(client.ask("textDocument/completion", &at));
    }
    answers.extend(actions(&mut client, uri, 0, None));
    assert!(answers.len() > 2 * text.len());
    for answer in answers {
        assert!(!answer.to_string().contains("GOCSPX"), "{answer:#}");
    }
    client.end();
}

#[test]
fn asks_the_client_for_settings_and_changes() {
    let capabilities = json!({
        "workspace": {
            "configuration": true,
            "didChangeConfiguration": { "dynamicRegistration": true },
            "didChangeWatchedFiles": { "dynamicRegistration": true }
        }
    });
    let mut client = Client::start(capabilities);
    let registrations = client.asked("client/registerCapability", Value::Null)["registrations"].clone();
    let methods: Vec<_> = registrations.as_array().unwrap().iter().map(|it| it["method"].as_str().unwrap()).collect();
    assert_eq!(methods, ["workspace/didChangeWatchedFiles", "workspace/didChangeConfiguration"]);
    client.open("file:///nowhere/update.json", 1, BROKEN);
    let settings = json!([{ "ignore": ["schema"], "enable": true, "config": "" }]);
    let items = client.asked("workspace/configuration", settings)["items"].clone();
    assert_eq!(items, json!([{ "section": "authlint" }]));
    while codes(&client.notified("textDocument/publishDiagnostics")["diagnostics"]).contains(&"invalid-enum-value") {}
    client.notify("workspace/didChangeConfiguration", json!({ "settings": null }));
    client.asked("workspace/configuration", json!([null]));
    client.notify("workspace/didChangeConfiguration", json!({ "settings": null }));
    client.asked("workspace/configuration", json!([{ "select": ["nothing-of-ours"] }]));
    let message = client.notified("window/showMessage")["message"].as_str().unwrap().to_owned();
    assert!(message.contains("unknown rule or category `nothing-of-ours`"), "{message}");
    client.end();
}

#[test]
fn completes_hovers_and_outlines() {
    let mut client = Client::start(pulling());
    let uri = "file:///nowhere/create.json";
    let text = "{\n  \"ResourceConfig\": {\n    \"Service\": \n  }\n}\n";
    client.open(uri, 1, text);
    let at = |line: u32, character: u32| json!({ "textDocument": { "uri": uri }, "position": { "line": line, "character": character } });
    let completions = client.ask("textDocument/completion", &at(2, 15))["result"]["items"].clone();
    assert_eq!(completions[0]["label"], "COGNITO");
    assert_eq!(completions[0]["textEdit"]["newText"], "\"COGNITO\"");
    assert_eq!((&completions[0]["insertTextMode"], &completions[0]["insertTextFormat"]), (&json!(1), &json!(2)));
    let hover = client.ask("textDocument/hover", &at(2, 6))["result"].clone();
    assert!(hover["contents"]["value"].as_str().unwrap().contains("**`Service`**"), "{hover:#}");
    client.change(uri, 2, json!([{ "text": BROKEN }]));
    let hover =
        client.ask("textDocument/hover", &at(2, 16))["result"]["contents"]["value"].as_str().unwrap().to_owned();
    assert!(hover.contains("is not a value of") && hover.contains("**`Service`**"), "{hover}");
    let document = json!({ "textDocument": { "uri": uri } });
    let symbols = client.ask("textDocument/documentSymbol", &document)["result"].clone();
    assert_eq!(symbols[2]["name"], "UserPoolConfigs");
    assert_eq!(symbols[2]["children"][0]["name"], "ForgotPassword");
    assert!(!symbols.to_string().contains('é'), "values are masked");
    let folds = client.ask("textDocument/foldingRange", &document)["result"].clone();
    assert_eq!(folds, json!([{ "startLine": 0, "endLine": 5 }, { "startLine": 3, "endLine": 4 }]));
    let positions = json!({ "textDocument": { "uri": uri }, "positions": [{ "line": 2, "character": 16 }] });
    let selection = client.ask("textDocument/selectionRange", &positions)["result"][0].clone();
    assert_eq!(selection["range"]["start"], json!({ "line": 2, "character": 14 }));
    assert_eq!(selection["parent"]["range"]["start"], json!({ "line": 2, "character": 13 }));
    client.change(uri, 3, json!([{ "text": r#"{ "UserPoolConfigs": { "OAuth": { "RedirectSignInURIs": ["https://example.com/"] } } }"# }]));
    let links = client.ask("textDocument/documentLink", &document)["result"].clone();
    assert_eq!(links[0]["target"], "https://example.com/");
    client.end();
}

#[test]
fn a_thousand_changes_in_a_second_give_the_findings_of_the_last() {
    const MOST: Duration = Duration::from_millis(200);
    // The machine may be busy with something else: slow is what is slow each time.
    let took: Vec<_> = (0..3).map(|_| a_thousand_changes()).take_while(|took| *took >= MOST).collect();
    assert!(took.len() < 3, "{took:?}");
}

/// How long the findings of the last of a thousand changes take.
fn a_thousand_changes() -> Duration {
    let mut client = Client::start(json!({}));
    let uri = "file:///nowhere/update.json";
    let text = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/broken-create.json")).unwrap();
    client.open(uri, 0, &text);
    client.notified("textDocument/publishDiagnostics");
    let place = json!({ "line": 0, "character": 0 });
    let mut sent = Instant::now();
    for version in 1..=1000 {
        client.change(uri, version, json!([{ "range": { "start": place, "end": place }, "text": "\n" }]));
        sent = Instant::now();
        std::thread::sleep(Duration::from_micros(900));
    }
    let said = loop {
        let said = client.notified("textDocument/publishDiagnostics");
        if said["version"] == 1000 {
            break said;
        }
    };
    let took = sent.elapsed();
    let first = &said["diagnostics"][0]["range"]["start"]["line"];
    assert!(first.as_u64().unwrap() >= 1000, "{first}");
    client.end();
    took
}

#[test]
fn what_is_taken_back_is_not_answered() {
    let mut client = Client::start(pulling());
    client.open("file:///nowhere/update.json", 1, BROKEN);
    let document = json!({ "textDocument": { "uri": "file:///nowhere/update.json" } });
    let ask =
        |id: Value| json!({ "jsonrpc": "2.0", "id": id, "method": "textDocument/documentSymbol", "params": document });
    let cancel = |id: Value| json!({ "jsonrpc": "2.0", "method": "$/cancelRequest", "params": { "id": id } });
    // On a busy machine the answer may be on its way before the server has read that it is taken back.
    let is_cancelled = (1..10).any(|round| {
        let (number, text) = (json!(round * 100), json!(format!("{round}")));
        // In one write, so that the server can see all before it answers.
        let first = json!(round * 100 + 1);
        client.send_at_once(&[
            ask(first.clone()),
            ask(number.clone()),
            ask(text.clone()),
            cancel(number.clone()),
            cancel(text.clone()),
        ]);
        let first = client.answer(&first);
        assert!(first["result"].is_array(), "{first}");
        [number, text].iter().all(|id| client.answer(id)["error"]["code"] == -32800)
    });
    assert!(is_cancelled);
    client.end();
}

#[test]
fn what_is_malformed_gets_an_answer_and_no_quote() {
    let mut client = Client::start(pulling());
    client.send_raw("Content-Length: 9\r\n\r\n{\"secret\"");
    let error = client.answer(&Value::Null);
    assert_eq!(error["error"]["code"], -32700);
    let answer = client.ask("textDocument/hover", &json!({ "textDocument": "secret" }));
    assert_eq!(answer["error"]["code"], -32602);
    assert!(!answer.to_string().contains("secret"));
    assert_eq!(client.ask("textDocument/rename", &json!({}))["error"]["code"], -32601);
    assert_eq!(client.ask("initialize", &json!({}))["error"]["code"], -32600);
    client.notify("textDocument/didChange", json!({ "textDocument": 1 }));
    client.notify("$/unheard", json!({}));
    // Still there, and then out of step.
    assert!(
        client.ask(
            "textDocument/hover",
            &json!({ "textDocument": { "uri": "file:///x" }, "position": { "line": 0, "character": 0 } })
        )["error"]
            .is_null()
    );
    client.send_raw("GET / HTTP/1.1\r\n\r\n");
    assert_eq!(client.answer(&Value::Null)["error"]["code"], -32700);
    assert_eq!(client.status(), Some(2));
}

#[test]
fn it_follows_its_client() {
    // Without a goodbye: standard input ends.
    let mut client = Client::start(json!({}));
    client.hang_up();
    assert_eq!(client.status(), Some(1));
    // Standard input stays open, and the process that the client named is gone.
    let mut gone = std::process::Command::new(env!("CARGO_BIN_EXE_authlint"))
        .arg("rules")
        .stdout(std::process::Stdio::null())
        .spawn()
        .unwrap();
    gone.wait().unwrap();
    let started = Instant::now();
    let mut client = Client::start_with(json!({ "processId": gone.id(), "capabilities": {} }));
    if cfg!(unix) {
        assert_eq!(client.status(), Some(2));
        assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
    }
    // Nothing before it is asked for, nothing after it is over.
    let mut client = Client::spawn();
    assert_eq!(client.ask("textDocument/hover", &json!({}))["error"]["code"], -32002);
    client.ask("initialize", &json!({ "capabilities": {} }));
    client.ask("shutdown", &Value::Null);
    assert_eq!(client.ask("textDocument/hover", &json!({}))["error"]["code"], -32600);
    client.notify("exit", Value::Null);
    assert_eq!(client.status(), Some(0));
}
