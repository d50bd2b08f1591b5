// `authlint/worker` in Node.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { Worker } from "node:worker_threads";

import * as authlint from "authlint";
import { start } from "authlint/worker";

import { root } from "./package.js";

const WRONG = '{"UserPoolConfigs": {"SignInMethod": "EMIAL"}}';
const ENGINE = join(root, "dist/authlint_bg.wasm");
const worker = start();
after(() => worker.terminate());

test("every function answers as it does here", async () => {
  const options = { operation: "create" };
  assert.deepEqual(await worker.check(WRONG, options), authlint.check(WRONG, options));
  assert.deepEqual(await worker.check({ A: 1 }, options), authlint.check({ A: 1 }, options));
  assert.deepEqual(await worker.fix(WRONG, { unsafeFixes: true }), authlint.fix(WRONG, { unsafeFixes: true }));
  assert.equal(await worker.markdown(WRONG), authlint.markdown(WRONG));
  assert.equal(await worker.redact(WRONG), authlint.redact(WRONG));
  assert.deepEqual(await worker.complete(WRONG, 40), authlint.complete(WRONG, 40));
  assert.deepEqual(await worker.hover(WRONG, 4), authlint.hover(WRONG, 4));
  assert.equal((await worker.explain("inline-secret")).id, "inline-secret");
});

test("errors come over, and the worker goes on", async () => {
  await assert.rejects(worker.check(WRONG, { colour: 1 }), /there is no `colour`/);
  await assert.rejects(worker.check(() => {}), { name: "DataCloneError" });
  await assert.rejects(worker.check(5), { name: "TypeError" });
  assert.ok((await worker.check(WRONG)).findings.length > 0);
});

test("a call that is aborted is rejected with the reason, and the others are answered", async () => {
  const early = AbortSignal.abort(new Error("too late"));
  await assert.rejects(worker.check(WRONG, { signal: early }), /too late/);
  const controller = new AbortController();
  const { signal } = controller;
  const calls = [worker.check(WRONG), worker.check(WRONG, { signal }), worker.hover(WRONG, 4, { signal }), worker.check("{}", { operation: "get" })];
  controller.abort();
  const outcomes = await Promise.allSettled(calls);
  assert.equal(outcomes[0].status, "fulfilled");
  assert.equal(outcomes[3].value.operation, "get");
  for (const outcome of outcomes.slice(1, 3)) assert.equal(outcome.reason.name, "AbortError");
  const none = worker.check(WRONG, { signal });
  await assert.rejects(none, { name: "AbortError" });
});

test("the engine can be given: bytes, a module, an address, or a promise", async () => {
  const bytes = readFileSync(ENGINE);
  for (const wasm of [bytes, new WebAssembly.Module(bytes), new URL(`file://${ENGINE}`), Promise.resolve(bytes)]) {
    const own = start({ wasm });
    assert.ok((await own.check(WRONG)).findings.length > 0);
    own.terminate();
  }
  const broken = start({ wasm: new Uint8Array(8) });
  await assert.rejects(broken.check(WRONG), WebAssembly.CompileError);
  broken.terminate();
});

test("what waits when it ends is rejected, and so is what comes after", async () => {
  const own = start();
  const waits = own.check(WRONG);
  own.terminate();
  await assert.rejects(waits, /terminated/);
  await assert.rejects(own.check(WRONG), /terminated/);
});

test("a worker that ends by itself rejects what waits, and what comes after", async () => {
  const own = start(new Worker("", { eval: true }));
  await assert.rejects(own.check(WRONG), { message: "the worker of authlint has ended" });
  await assert.rejects(own.check(WRONG), { message: "the worker of authlint has ended" });
});

test("a worker that cannot start rejects with the reason", async () => {
  const own = start(new Worker("throw new Error('broken')", { eval: true }));
  await assert.rejects(own.check(WRONG), { message: "broken" });
  await assert.rejects(own.check(WRONG), { message: "broken" });
});

test("a process ends by itself when all is answered", () => {
  const program = `import { start } from "authlint/worker"; start().check("{}").then(({ path }) => console.log(path));`;
  assert.equal(execFileSync(process.execPath, ["--input-type=module", "--eval", program], { encoding: "utf8", timeout: 10_000 }), "-\n");
});
