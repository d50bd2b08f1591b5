// The caller's end of a worker, with a port that notes what is sent.

import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";

import { internal } from "./package.js";

const { connect } = await internal("connection.js");
const { answer } = await internal("thread.js");

/** A connection; `sent` are its messages, `answered` the outcomes of calls by their name, in order. */
function connected(engine, more = {}) {
  const seen = { sent: [], rests: 0, ends: 0 };
  const port = { send: (message) => seen.sent.push(message), rest: () => (seen.rests += 1), terminate: () => (seen.ends += 1), ...more };
  return Object.assign(seen, connect(port, engine));
}

/** What has become of a promise. */
async function outcome(promise) {
  return Promise.race([promise.then((value) => ["resolved", value], (error) => ["rejected", error.message]), turn(["pending"])]);
}

test("calls are sent one at a time, in order, and answered in order", async () => {
  const { connection, receive, sent, ...seen } = connected();
  const calls = [connection.check("a", { path: "p" }), connection.hover("b", 4), connection.check("c")];
  const outcomes = Promise.allSettled(calls);
  await turn();
  assert.deepEqual(sent, [{ name: "check", values: ["a", { path: "p" }] }]);
  receive({ value: 1 });
  await turn();
  assert.deepEqual(sent.slice(1), [{ name: "hover", values: ["b", 4] }]);
  receive({ error: { name: "TypeError", message: "wrong" } });
  await turn();
  assert.deepEqual(sent.slice(2), [{ name: "check", values: ["c"] }]);
  receive({ value: undefined });
  const [first, { reason }, last] = await outcomes;
  assert.deepEqual([first.value, last.value], [1, undefined]);
  assert.deepEqual([reason.name, reason.message], ["TypeError", "wrong"]);
  assert.equal(seen.ends, 0);
});

test("the port rests when nothing is left", async () => {
  const seen = connected();
  const calls = [seen.connection.check("a"), seen.connection.check("b")];
  await turn();
  seen.receive({ value: 1 });
  assert.equal(seen.rests, 0);
  seen.receive({ value: 2 });
  assert.equal(seen.rests, 1);
  assert.deepEqual(await Promise.all(calls), [1, 2]);
  const other = connected(undefined, { rest: undefined });
  const call = other.connection.check("a");
  await turn();
  other.receive({ value: 3 });
  assert.equal(await call, 3);
});

test("a message that cannot be sent rejects its call alone", async () => {
  const send = ({ values: [text] }) => {
    if (text === "bad") throw new Error("not cloneable");
  };
  const { connection, receive } = connected(undefined, { send });
  const calls = [connection.check("bad"), connection.check("good")];
  await assert.rejects(calls[0], /not cloneable/);
  receive({ value: 1 });
  assert.equal(await calls[1], 1);
});

test("the engine is sent first, once", async () => {
  let loads = 0;
  const { connection, receive, sent } = connected(async () => `module ${(loads += 1)}`);
  await turn();
  assert.deepEqual(sent, [{ module: "module 1" }]);
  const calls = [connection.check("a"), connection.check("b")];
  await turn();
  receive({ value: 1 });
  await turn();
  receive({ value: 2 });
  assert.deepEqual(await Promise.all(calls), [1, 2]);
  assert.deepEqual(sent.map(({ name, module }) => name ?? module), ["module 1", "check", "check"]);
});

test("an engine that cannot be loaded rejects the calls, and the next call tries again", async () => {
  const outcomes = [() => Promise.reject(new Error("offline")), () => Promise.reject(new Error("offline again")), () => Promise.resolve("module")];
  const { connection, receive, sent } = connected(() => outcomes.shift()());
  await turn();
  await assert.rejects(connection.check("a"), /offline again/);
  const call = connection.check("b");
  await turn();
  assert.deepEqual(sent, [{ module: "module" }, { name: "check", values: ["b"] }]);
  receive({ value: 1 });
  assert.equal(await call, 1);
});

test("a worker that fails before its first answer has never started", async () => {
  const { connection, fail } = connected();
  const calls = [connection.check("a"), connection.check("b")];
  await turn();
  fail(new Error("no such file"));
  fail(new Error("it has ended"), true);
  for (const call of [...calls, connection.check("c")]) await assert.rejects(call, /no such file/);
});

test("a worker that fails later rejects what is pending, and goes on", async () => {
  const { connection, receive, fail, sent } = connected();
  const first = connection.check("a");
  await turn();
  receive({ value: 1 });
  assert.equal(await first, 1);
  const calls = [connection.check("b"), connection.check("c")];
  await turn();
  fail(new Error("out of memory"));
  for (const call of calls) await assert.rejects(call, /out of memory/);
  receive({ value: "too late" });
  const next = connection.check("d");
  await turn();
  assert.equal(sent.at(-1).values[0], "d");
  receive({ value: 2 });
  assert.equal(await next, 2);
  fail(new Error("it has ended"), true);
  await assert.rejects(connection.check("e"), /it has ended/);
});

test("a call that is aborted while it waits is never sent", async () => {
  const { connection, receive, sent } = connected();
  const controller = new AbortController();
  const { signal } = controller;
  const calls = [connection.check("a"), connection.check("b", { signal }), connection.check("c")];
  await turn();
  controller.abort(new Error("no longer"));
  await assert.rejects(calls[1], /no longer/);
  receive({ value: 1 });
  receive({ value: 3 });
  assert.deepEqual([await calls[0], await calls[2]], [1, 3]);
  assert.deepEqual(sent.map(({ values: [text] }) => text), ["a", "c"]);
});

test("the answer to a call that is aborted while it runs is left out", async () => {
  const { connection, receive } = connected();
  const controller = new AbortController();
  const calls = [connection.check("a", { signal: controller.signal }), connection.check("b")];
  await turn();
  controller.abort(new Error("no longer"));
  await assert.rejects(calls[0], /no longer/);
  assert.deepEqual(await outcome(calls[1]), ["pending"]);
  receive({ value: 1 });
  receive({ value: 2 });
  assert.equal(await calls[1], 2);
});

test("a call that is aborted before it is sent, or before the engine is there, is rejected", async () => {
  const early = connected(() => Promise.reject(new Error("never asked for")));
  await assert.rejects(early.connection.check("a", { signal: AbortSignal.abort(new Error("too late")) }), /too late/);
  let arrives;
  const late = connected(() => new Promise((resolve) => (arrives = resolve)));
  const controller = new AbortController();
  const call = late.connection.check("a", { signal: controller.signal });
  controller.abort(new Error("no longer"));
  arrives("module");
  await assert.rejects(call, /no longer/);
  assert.deepEqual(late.sent, [{ module: "module" }]);
});

test("a signal is never sent, and keeps no listener", async () => {
  const given = { check: ["t"], complete: ["t", 1], convert: ["t", {}], diff: ["e", "u"], fix: ["t"], hover: ["t", 1], markdown: ["t"], redact: ["t"] };
  const { connection, receive, sent } = connected();
  for (const [name, values] of Object.entries(given)) {
    for (const how of [{ value: 1 }, { error: { name: "Error", message: "wrong" } }]) {
      const { signal } = new AbortController();
      const call = connection[name](...values, { path: "p", signal });
      await turn();
      assert.deepEqual(sent.pop(), { name, values: [...values, { path: "p" }] });
      assert.equal(getEventListeners(signal, "abort").length, 1);
      receive(how);
      await call.catch(() => {});
      assert.equal(getEventListeners(signal, "abort").length, 0);
    }
  }
});

test("what is terminated answers nothing more", async () => {
  const seen = connected();
  const first = seen.connection.check("a");
  await turn();
  seen.receive({ value: 1 });
  await first;
  const calls = [seen.connection.check("b"), seen.connection.check("c")];
  await turn();
  seen.connection.terminate();
  assert.equal(seen.ends, 1);
  for (const call of [...calls, seen.connection.check("d")]) await assert.rejects(call, { message: "the worker of authlint was terminated" });
  assert.equal(seen.sent.length, 2);
});

test("rules and explain are answered here", async () => {
  const { connection, sent } = connected();
  assert.equal((await connection.explain("inline-secret")).id, "inline-secret");
  assert.ok((await connection.rules()).length > 80);
  assert.deepEqual(sent, []);
});

test("the other end answers with a value, or with what can be cloned of an error", async () => {
  const engine = { check: (...values) => values, fix: () => { throw new RangeError("too long"); } };
  assert.deepEqual(await answer(engine, { name: "check", values: ["a", 1] }), { value: ["a", 1] });
  assert.deepEqual(await answer(engine, { name: "fix", values: [] }), { error: { name: "RangeError", message: "too long" } });
  const ready = Promise.reject(new TypeError("no engine"));
  assert.deepEqual(await answer(engine, { name: "check", values: [] }, ready), { error: { name: "TypeError", message: "no engine" } });
});
