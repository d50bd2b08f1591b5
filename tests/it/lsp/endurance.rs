//! The language server under load: many edits, cancellations, broken frames, documents that come and go.
//!
//! `ENDURANCE=100 cargo test --release --test it endurance -- --nocapture` does a hundred times as much.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::client::Client;
use crate::common::times;
use crate::generate::Random;

fn pulling(encoding: &str) -> Client {
    Client::start(json!({ "general": { "positionEncodings": [encoding] }, "textDocument": { "diagnostic": {} } }))
}

/// All that the server says about a document, without its URI.
fn seen(client: &mut Client, uri: &str) -> String {
    let document = json!({ "textDocument": { "uri": uri } });
    let mut said = client.pull(uri)["items"].to_string();
    for method in ["textDocument/documentSymbol", "textDocument/foldingRange", "textDocument/documentLink"] {
        said += &client.ask(method, &document)["result"].to_string();
    }
    said.replace(uri, "")
}

/// The position of a character in the units of an encoding.
fn position(text: &[char], offset: usize, encoding: &str) -> Value {
    let line = text[..offset].iter().filter(|it| **it == '\n').count();
    let start = text[..offset].iter().rposition(|it| *it == '\n').map_or(0, |at| at + 1);
    let units = |it: &char| match encoding {
        "utf-8" => it.len_utf8(),
        "utf-16" => it.len_utf16(),
        _ => 1,
    };
    json!({ "line": line, "character": text[start..offset].iter().map(units).sum::<usize>() })
}

const TEXT: &str = "{\r\n  \"AuthResources\": \"USER_POOL_ONLY\",\r\n  \"Service\": \"COGNITO\",\r\n  \"UserPoolConfigs\": {\r\n    \"UserPoolName\": \"é😀\",\r\n    \"OAuth\": { \"RedirectSignInURIs\": [\"https://例.example.com/\"] }\r\n  }\r\n}\r\n";

#[test]
fn an_edited_document_is_the_same_as_one_opened_anew() {
    const PIECES: [&str; 14] =
        ["", "", "", "\"", ",", "{ ", "}", "\r\n", "é", "日本", "😀", "👩‍👩‍👧", "\"Servce\": \"😀\",", "[1]"];
    let mut random = Random::new(7);
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let mut client = pulling(encoding);
        assert_eq!(client.capabilities["positionEncoding"], encoding);
        let (uri, other) = ("file:///nowhere/update.jsonc", "file:///nowhere/again/update.jsonc");
        let mut text: Vec<char> = TEXT.chars().collect();
        client.open(uri, 1, TEXT);
        for round in 0..times(20) {
            let mut changes = Vec::new();
            for _ in 0..random.below(5) {
                let start = random.below(text.len() + 1);
                let end = (start + random.below(4)).min(text.len());
                // A position must not be between the two characters of a line end.
                let splits = |at: usize| at > 0 && text[at - 1] == '\r' && text.get(at) == Some(&'\n');
                let leaves_half = |at: usize| text.get(at) == Some(&'\n') || (at > 0 && text[at - 1] == '\r');
                if splits(start) || splits(end) || leaves_half(start) || leaves_half(end) {
                    continue;
                }
                let piece = random.pick(&PIECES);
                let range = json!({ "start": position(&text, start, encoding), "end": position(&text, end, encoding) });
                changes.push(json!({ "range": range, "text": piece }));
                text.splice(start..end, piece.chars());
            }
            // Versions may repeat or go back: what counts is the order.
            client.change(uri, i32::try_from(1 + round % 3).unwrap(), Value::Array(changes));
            if round % 5 == 4 {
                let whole: String = text.iter().collect();
                client.open(other, 1, &whole);
                assert_eq!(seen(&mut client, uri), seen(&mut client, other), "{encoding}, round {round}: {whole:?}");
                client.close(other);
            }
            if text.len() > 2_000 {
                text = TEXT.chars().collect();
                client.change(uri, 1, json!([{ "text": TEXT }]));
            }
        }
        client.end();
    }
}

#[test]
fn every_request_of_a_storm_is_answered_once() {
    let mut client = pulling("utf-8");
    client.open("file:///nowhere/update.json", 1, TEXT);
    let document = json!({ "textDocument": { "uri": "file:///nowhere/update.json" } });
    let count = times(500);
    for first in (0..count).step_by(500) {
        let ids: Vec<_> = (first..first + 500).map(|number| json!(format!("storm-{number}"))).collect();
        let ask = |id: &Value| json!({ "jsonrpc": "2.0", "id": id, "method": "textDocument/documentSymbol", "params": document });
        let cancel = |id: &Value| json!({ "jsonrpc": "2.0", "method": "$/cancelRequest", "params": { "id": id } });
        let mut messages: Vec<_> = ids.iter().map(ask).collect();
        // Some before they are asked, some twice, some never.
        messages.extend(ids.iter().step_by(2).chain(ids.iter().step_by(3)).map(cancel));
        client.send_at_once(&messages);
        for (number, id) in ids.iter().enumerate() {
            let answer = client.answer(id);
            let is_kept = number % 2 != 0 && number % 3 != 0;
            assert!(answer["result"].is_array() || (!is_kept && answer["error"]["code"] == -32800), "{answer}");
        }
    }
    // Nothing else came: an answer too many would be the next message.
    client.end();
}

#[test]
fn broken_frames_are_refused_and_the_next_one_is_read() {
    let mut client = pulling("utf-8");
    let frames = [
        "",
        " ",
        "[]",
        "1",
        "\"x\"",
        "{",
        "{}",
        "null",
        "{\"jsonrpc\":\"2.0\"}",
        "{\"id\":1}",
        "{\"method\":1}",
        "\u{feff}{}",
        "é",
    ];
    for round in 0..times(20) {
        let frame = frames[round % frames.len()];
        client.send_raw(&format!("Content-Length: {}\r\n\r\n{frame}", frame.len()));
        assert_eq!(client.answer(&Value::Null)["error"]["code"], -32700, "{frame:?}");
    }
    client.open("file:///nowhere/update.json", 1, TEXT);
    assert!(client.pull("file:///nowhere/update.json")["items"].is_array());
    client.end();
}

#[test]
#[cfg(target_os = "linux")]
fn memory_stays_flat_while_documents_come_and_go() {
    let mut client = pulling("utf-8");
    let cycle = |client: &mut Client, number: usize| {
        let uri = format!("file:///nowhere/{number}/update.json");
        client.open(&uri, 1, TEXT);
        client.change(&uri, 2, json!([{ "text": format!("{TEXT} ") }]));
        assert!(client.pull(&uri)["items"].is_array());
        client.close(&uri);
    };
    (0..200).for_each(|number| cycle(&mut client, number));
    let before = client.memory();
    (200..200 + times(800)).for_each(|number| cycle(&mut client, number));
    let after = client.memory();
    assert!(after < before + 4_000_000, "{before} bytes became {after}");
    client.end();
}

#[test]
fn findings_of_a_large_document_come_soon() {
    let uris: Vec<_> = (0..3_000).map(|number| format!("\"https://app{number}.example.com/in/\"")).collect();
    let text = TEXT.replace("\"https://例.example.com/\"", &uris.join(",\r\n"));
    assert!(text.len() > 90_000);
    let mut client = Client::start(json!({}));
    let uri = "file:///nowhere/update.json";
    client.open(uri, 0, &text);
    client.notified("textDocument/publishDiagnostics");
    let place = json!({ "line": 1, "character": 0 });
    let mut took: Vec<_> = (1..=times(20))
        .map(|version| {
            let sent = Instant::now();
            let version = i32::try_from(version).unwrap();
            client.change(uri, version, json!([{ "range": { "start": place, "end": place }, "text": " " }]));
            while client.notified("textDocument/publishDiagnostics")["version"] != version {}
            sent.elapsed()
        })
        .collect();
    took.sort_unstable();
    let (median, p95) = (took[took.len() / 2], took[took.len() * 95 / 100]);
    println!("{} kB: {median:.1?} from a change to its findings, p95 {p95:.1?}", text.len() / 1000);
    // Other programs run at the same time, and debug builds are slow.
    assert!(median < Duration::from_secs(1), "{took:?}");
    client.end();
}
