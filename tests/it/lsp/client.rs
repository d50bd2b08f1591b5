//! A client of the least kind: writes frames, reads frames, fails loudly when nothing comes.

#![expect(clippy::needless_pass_by_value, reason = "what is sent is written where it is sent")]

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::model;

/// Longer than anything takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

pub(crate) struct Client {
    server: Child,
    input: Option<ChildStdin>,
    messages: Receiver<Value>,
    /// What came while something else was waited for.
    kept: Vec<Value>,
    next: i32,
    /// The methods of the requests that were sent, by id.
    sent: Vec<(Value, String)>,
    pub(crate) capabilities: Value,
}

impl Client {
    pub(crate) fn spawn() -> Self {
        let mut server = Command::new(env!("CARGO_BIN_EXE_authlint"))
            .args(["lsp", "--stdio"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let input = server.stdin.take();
        let mut output = BufReader::new(server.stdout.take().unwrap());
        let (sender, messages) = mpsc::channel();
        thread::spawn(move || while read(&mut output).is_some_and(|message| sender.send(message).is_ok()) {});
        Self { server, input, messages, kept: Vec::new(), next: 0, sent: Vec::new(), capabilities: Value::Null }
    }

    pub(crate) fn start(capabilities: Value) -> Self {
        Self::start_with(json!({ "processId": std::process::id(), "capabilities": capabilities }))
    }

    pub(crate) fn start_in(capabilities: Value, folder: &Path) -> Self {
        let folders = json!([{ "uri": format!("file://{}", folder.display()), "name": "it" }]);
        Self::start_with(json!({ "processId": null, "capabilities": capabilities, "workspaceFolders": folders }))
    }

    pub(crate) fn start_with(params: Value) -> Self {
        let mut client = Self::spawn();
        client.capabilities = client.ask("initialize", &params)["result"]["capabilities"].clone();
        client.notify("initialized", json!({}));
        client
    }

    pub(crate) fn open(&mut self, uri: &str, version: i32, text: &str) {
        let item = json!({ "uri": uri, "languageId": "json", "version": version, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": item }));
    }

    pub(crate) fn change(&mut self, uri: &str, version: i32, changes: Value) {
        let document = json!({ "uri": uri, "version": version });
        self.notify("textDocument/didChange", json!({ "textDocument": document, "contentChanges": changes }));
    }

    pub(crate) fn close(&mut self, uri: &str) {
        self.notify("textDocument/didClose", json!({ "textDocument": { "uri": uri } }));
    }

    pub(crate) fn pull(&mut self, uri: &str) -> Value {
        self.ask("textDocument/diagnostic", &json!({ "textDocument": { "uri": uri } }))["result"].clone()
    }

    pub(crate) fn notify(&mut self, method: &str, params: Value) {
        self.send_at_once(&[json!({ "jsonrpc": "2.0", "method": method, "params": params })]);
    }

    pub(crate) fn ask(&mut self, method: &str, params: &Value) -> Value {
        self.next += 1;
        let id = json!(self.next);
        self.send_at_once(&[json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params })]);
        self.answer(&id)
    }

    pub(crate) fn answer(&mut self, id: &Value) -> Value {
        self.wait(|message| message.get("method").is_none() && message["id"] == *id)
    }

    /// The parameters of the next notification of a kind.
    pub(crate) fn notified(&mut self, method: &str) -> Value {
        self.wait(|message| message["method"] == method)["params"].clone()
    }

    /// The parameters of the next request of a kind, which is answered.
    pub(crate) fn asked(&mut self, method: &str, result: Value) -> Value {
        let request = self.wait(|message| message["method"] == method);
        self.send_at_once(&[json!({ "jsonrpc": "2.0", "id": request["id"], "result": result })]);
        request["params"].clone()
    }

    pub(crate) fn send_at_once(&mut self, messages: &[Value]) {
        for message in messages.iter().filter(|message| message.get("id").is_some()) {
            if let Some(method) = message["method"].as_str() {
                self.sent.push((message["id"].clone(), method.to_owned()));
            }
        }
        let frame = |message: &Value| format!("Content-Length: {}\r\n\r\n{message}", message.to_string().len());
        self.send_raw(&messages.iter().map(frame).collect::<String>());
    }

    pub(crate) fn send_raw(&mut self, text: &str) {
        let input = self.input.as_mut().unwrap();
        input.write_all(text.as_bytes()).unwrap();
        input.flush().unwrap();
    }

    pub(crate) fn hang_up(&mut self) {
        self.input = None;
    }

    /// How the server ends, within five seconds.
    pub(crate) fn status(&mut self) -> Option<i32> {
        let start = Instant::now();
        loop {
            if let Some(status) = self.server.try_wait().unwrap() {
                return status.code();
            }
            assert!(start.elapsed() < Duration::from_secs(5), "the server is still there");
            thread::sleep(Duration::from_millis(10));
        }
    }

    pub(crate) fn end(mut self) {
        assert_eq!(self.ask("shutdown", &Value::Null)["result"], Value::Null);
        self.notify("exit", Value::Null);
        assert_eq!(self.status(), Some(0));
    }

    /// The server's memory in bytes.
    #[cfg(target_os = "linux")]
    pub(crate) fn memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.server.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
        line.trim().trim_end_matches(" kB").parse::<u64>().unwrap() * 1024
    }

    fn wait(&mut self, is_wanted: impl Fn(&Value) -> bool) -> Value {
        if let Some(place) = self.kept.iter().position(&is_wanted) {
            return self.kept.remove(place);
        }
        loop {
            let message = self.messages.recv_timeout(PATIENCE).expect("the server says nothing");
            let asked = self.sent.iter().rev().find(|(id, _)| *id == message["id"]).map(|(_, method)| method.as_str());
            model::check(&message, asked);
            if is_wanted(&message) {
                return message;
            }
            self.kept.push(message);
        }
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

fn read(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end().split_once(": ") {
            Some((_, value)) => length = value.parse().ok()?,
            None => break,
        }
    }
    let mut bytes = vec![0; length];
    output.read_exact(&mut bytes).ok()?;
    serde_json::from_slice(&bytes).ok()
}
