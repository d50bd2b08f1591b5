// Where the engine comes from, in browsers: the page's copy, and the worker's with both of its ends in this process.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

import { check, init } from "authlint/web";

import { internal, root } from "./package.js";

const { compile } = await internal("source.js");
const bytes = readFileSync(join(root, "dist/authlint_bg.wasm"));
const WASM = { headers: { "content-type": "application/wasm" } };
/** The shortest module, in each form. */
const TINY = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
const [data, untyped] = ["application/wasm", "text/plain"].map((type) => `data:${type};base64,${Buffer.from(TINY).toString("base64")}`);

/** Runs with a `fetch` of its own; gives the addresses that were asked for. */
async function fetching(fetch, run) {
  const original = globalThis.fetch;
  const asked = [];
  globalThis.fetch = async (address) => {
    asked.push(`${address}`);
    return fetch(address);
  };
  try {
    await run();
  } finally {
    globalThis.fetch = original;
  }
  return asked;
}

const offline = () => {
  throw new TypeError("fetch failed");
};

test("the engine comes from anything that holds it", async () => {
  const module = new WebAssembly.Module(TINY);
  assert.equal(await compile(module), module);
  for (const source of [TINY, TINY.buffer, data, untyped, new URL(data), new Request(data), new Response(TINY), new Response(TINY, WASM), fetch(data), Promise.resolve(data), new Blob([TINY])]) {
    assert.ok((await compile(source)) instanceof WebAssembly.Module);
  }
  await assert.rejects(compile(new Response("", { status: 404 })), { message: "the engine of authlint could not be fetched: status 404 for " });
  await assert.rejects(compile(undefined), /WebAssembly\.compile/);
});

test("a response that is WebAssembly by its type is compiled while it arrives", async (context) => {
  const streaming = context.mock.method(WebAssembly, "compileStreaming");
  const typed = (type) => new Response(TINY, { headers: { "content-type": type } });
  // Parameters are an error to `compileStreaming`.
  for (const source of [new Response(TINY), { arrayBuffer: async () => TINY }, typed("application/wasm; charset=utf-8")]) await compile(source);
  assert.equal(streaming.mock.callCount(), 0);
  await compile(typed("application/wasm"));
  assert.equal(streaming.mock.callCount(), 1);
});

test("where there is no `Request`, an address is one all the same", async () => {
  const { Request } = globalThis;
  delete globalThis.Request;
  try {
    assert.ok((await compile(data)) instanceof WebAssembly.Module);
    assert.ok((await compile(TINY)) instanceof WebAssembly.Module);
  } finally {
    globalThis.Request = Request;
  }
});

test("an engine that could not be loaded is loaded again by the next call; the copy in the code replaces the file", async () => {
  await assert.rejects(init(new Uint8Array(8)), WebAssembly.CompileError);
  assert.throws(() => check("{}"), /not ready/);
  const asked = await fetching(offline, async () => {
    const [first, second] = [init(), init()];
    assert.equal(first, second);
    await first;
  });
  assert.deepEqual(asked.map((address) => address.split("/").slice(-2).join("/")), ["dist/authlint_bg.wasm"]);
  assert.ok(check("{}").findings.length > 0);
});

/** The package once more, where nothing has started. */
function another(context) {
  const folder = mkdtempSync(join(tmpdir(), "authlint-starting-"));
  context.after(() => rmSync(folder, { recursive: true }));
  const from = dirname(fileURLToPath(import.meta.resolve("authlint/package.json")));
  for (const part of ["package.json", "js", "dist"]) cpSync(join(from, part), join(folder, part), { recursive: true, dereference: true });
  return { folder, file: (name) => import(pathToFileURL(join(folder, "js", name))) };
}

test("without that copy, the error is that of the file", async (context) => {
  const { folder, file } = another(context);
  rmSync(join(folder, "js/embedded.js"));
  const web = await file("web.js");
  await fetching(offline, () => assert.rejects(web.init(), { message: "fetch failed" }));
  const asked = await fetching(() => new Response(bytes, WASM), () => web.init());
  assert.equal(asked.length, 1);
  assert.ok(web.check("{}").findings.length > 0);
});

test("an engine that the worker cannot start is the answer to a call", async (context) => {
  const answers = [];
  globalThis.self = { postMessage: (answer) => answers.push(answer) };
  context.after(() => delete globalThis.self);
  await another(context).file("worker-thread.js");
  const send = (data) => globalThis.self.onmessage({ data });
  await send({ module: new Uint8Array(8) });
  await send({ name: "redact", values: ["{}"] });
  assert.equal(answers[0].error.name, "CompileError");
  await send({ module: bytes });
  await send({ name: "redact", values: ["{}"] });
  assert.deepEqual(answers.slice(1), [{ value: "{}" }]);
});

/** Workers of browsers; their other end is this process. */
class Worker {
  static started = [];
  sent = [];

  constructor(address, options) {
    Worker.started.push({ address, options });
  }
  postMessage(message) {
    this.sent.push(message);
    globalThis.self.postMessage = (data) => this.onmessage({ data });
    setTimeout(() => globalThis.self.onmessage({ data: message }));
  }
  terminate() {
    this.isOver = true;
  }
}

test("the worker of browsers", async () => {
  const { start } = await internal("worker.js");
  Object.assign(globalThis, { self: {}, Worker });
  try {
    await internal("worker-thread.js");
    const address = (name) => import.meta.resolve("authlint/package.json").replace("package.json", name);
    const asked = await fetching(() => new Response(bytes, WASM), async () => {
      const own = start();
      assert.ok((await own.check("{}")).findings.length > 0);
      await assert.rejects(own.check("{}", { colour: 1 }), /there is no `colour`/);
    });
    assert.deepEqual(Worker.started, [{ address: new URL(address("js/worker-thread.js")), options: { type: "module" } }]);
    assert.deepEqual(asked, [address("dist/authlint_bg.wasm")]);

    for (const given of [new Worker(), { worker: new Worker(), wasm: bytes }]) {
      const worker = given.worker ?? given;
      await fetching(() => new Response(bytes, WASM), async () => {
        const connection = start(given);
        assert.equal((await connection.check("{}")).path, "-");
        connection.terminate();
        assert.ok(worker.isOver);
        assert.ok(worker.sent[0].module instanceof WebAssembly.Module);
      });
    }

    for (const [message, wanted] of [["out of memory", /^out of memory$/], ["", /^the worker of authlint could not start: give one that runs `authlint\/worker-thread`/]]) {
      const worker = new Worker();
      worker.postMessage = () => {};
      const call = start({ worker, wasm: bytes }).check("{}");
      worker.onerror({ message });
      await assert.rejects(call, ({ message }) => wanted.test(message));
    }
  } finally {
    delete globalThis.self;
    delete globalThis.Worker;
  }
});
