// The language server, driven by the library that VS Code itself speaks with: in bytes, by pull, with cancellation.
"use strict";
const assert = require("node:assert/strict");
const { spawn } = require("node:child_process");
const { readFileSync } = require("node:fs");
const path = require("node:path");
const { after, before, test } = require("node:test");
const rpc = require("vscode-jsonrpc/node");

const root = path.join(__dirname, "../../..");
const program = process.env.AUTHLINT ?? path.join(root, "target/debug/authlint");
const uri = "file:///nowhere/broken-create.jsonc";
const text = readFileSync(path.join(root, "examples/broken-create.json"), "utf8").replace("Orchard", "Örchard 😀");

let server;
let connection;
let capabilities;

before(async () => {
  server = spawn(program, ["lsp"], { stdio: ["pipe", "pipe", "inherit"] });
  connection = rpc.createMessageConnection(
    new rpc.StreamMessageReader(server.stdout),
    new rpc.StreamMessageWriter(server.stdin),
  );
  connection.listen();
  ({ capabilities } = await connection.sendRequest("initialize", {
    processId: process.pid,
    rootUri: null,
    capabilities: {
      general: { positionEncodings: ["utf-8", "utf-16"] },
      textDocument: { diagnostic: {}, completion: { completionItem: { snippetSupport: true } } },
    },
  }));
  await connection.sendNotification("initialized", {});
  await connection.sendNotification("textDocument/didOpen", {
    textDocument: { uri, languageId: "jsonc", version: 1, text },
  });
});

after(async () => {
  const ended = new Promise((resolve) => server.once("exit", resolve));
  await connection.sendRequest("shutdown");
  await connection.sendNotification("exit");
  assert.equal(await ended, 0);
});

const pull = () => connection.sendRequest("textDocument/diagnostic", { textDocument: { uri } });

/** The text of a range that counts bytes. */
function marked(range) {
  const lines = text.split("\n").map((line) => Buffer.from(line));
  assert.equal(range.start.line, range.end.line);
  return lines[range.start.line].subarray(range.start.character, range.end.character).toString();
}

test("finds what the command line finds, in bytes", async () => {
  assert.equal(capabilities.positionEncoding, "utf-8");
  const { kind, items } = await pull();
  assert.equal(kind, "full");
  const code = items.find((item) => item.code === "malformed-code-placeholder");
  assert.equal(marked(code.range), "{###}");
  const misspelt = items.find((item) => item.code === "unknown-member");
  assert.equal(marked(misspelt.range), '"PasswordPolcy"');
  assert.ok(items.length >= 10, `${items.length} findings`);
});

test("an action fixes the document", async () => {
  const { items } = await pull();
  const { range } = items.find((item) => item.code === "malformed-code-placeholder");
  const actions = await connection.sendRequest("textDocument/codeAction", {
    textDocument: { uri },
    range,
    context: { diagnostics: [], only: ["quickfix"] },
  });
  const fix = actions.find((action) => action.isPreferred);
  assert.deepEqual(fix.edit.changes[uri].map((edit) => edit.newText), ["{####}"]);
  await connection.sendNotification("textDocument/didChange", {
    textDocument: { uri, version: 2 },
    contentChanges: fix.edit.changes[uri].map((edit) => ({ range: edit.range, text: edit.newText })),
  });
  const left = (await pull()).items.map((item) => item.code);
  assert.ok(!left.includes("malformed-code-placeholder"));
  assert.equal(left.length, items.length - 1);
});

test("a request that is taken back is refused", async () => {
  const source = new rpc.CancellationTokenSource();
  const params = { textDocument: { uri } };
  // Some work before it, so that it still waits when it is taken back.
  const work = Array.from({ length: 50 }, () => connection.sendRequest("textDocument/documentSymbol", params));
  const cancelled = connection.sendRequest("textDocument/documentSymbol", params, source.token);
  source.cancel();
  await assert.rejects(cancelled, { code: -32800 });
  assert.ok((await Promise.all(work)).every((symbols) => symbols.length > 0));
});
