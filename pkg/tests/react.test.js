// The hook without a page: React runs effects in anything that it takes for a container, and the component shows nothing.

import assert from "node:assert/strict";
import { syncBuiltinESMExports } from "node:module";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import threads from "node:worker_threads";

globalThis.IS_REACT_ACT_ENVIRONMENT = true;
globalThis.window = { HTMLIFrameElement: class {} };

const { act, createElement } = await import("react");
const { createRoot } = await import("react-dom/client");
const { useAuthlint } = await import("authlint/react");

/** A component with the hook, and what it has returned. */
function component() {
  const listens = { addEventListener() {}, removeEventListener() {} };
  const root = createRoot({ nodeType: 1, nodeName: "DIV", tagName: "DIV", ownerDocument: listens, ...listens });
  const states = [];
  const Component = ({ given }) => {
    states.push(useAuthlint(...given));
    return null;
  };
  const show = (...given) => act(async () => root.render(createElement(Component, { given })));
  return { states, show, last: () => states.at(-1), end: () => act(async () => root.unmount()) };
}

/** An engine whose answers come when they are given. */
function slow() {
  const calls = [];
  const check = (document, options) => new Promise((resolve, reject) => calls.push({ document, options, resolve, reject }));
  return { calls, check, answer: (index, report) => act(async () => calls[index].resolve(report)), fail: (index, error) => act(async () => calls[index].reject(error)) };
}

test("the previous report stays until the new one is ready", async () => {
  const [{ states, show, last, end }, engine] = [component(), slow()];
  await show("{", { operation: "get" }, engine);
  assert.deepEqual(states, [{ report: undefined, document: undefined, error: undefined, isPending: true }]);
  const { signal, ...options } = engine.calls[0].options;
  assert.deepEqual([engine.calls[0].document, options, signal.aborted], ["{", { operation: "get" }, false]);
  await engine.answer(0, "first");
  assert.deepEqual(last(), { report: "first", document: "{", error: undefined, isPending: false });

  await show("{}", { operation: "get" }, engine);
  assert.deepEqual(last(), { report: "first", document: "{", error: undefined, isPending: true });
  assert.ok(signal.aborted);
  await engine.answer(1, "second");
  assert.deepEqual(last(), { report: "second", document: "{}", error: undefined, isPending: false });

  // The same question in other objects.
  await show("{}", { operation: "get" }, engine);
  assert.equal(engine.calls.length, 2);
  await show("{}", { operation: "update" }, engine);
  assert.equal(engine.calls.length, 3);
  const other = slow();
  await show("{}", { operation: "update" }, other);
  assert.equal(other.calls.length, 1);
  await end();
  assert.ok(other.calls[0].options.signal.aborted);
});

test("an answer that comes too late is left out", async () => {
  const [{ show, last, end }, engine] = [component(), slow()];
  await show({ a: 1 }, undefined, engine);
  await show({ a: 2 }, undefined, engine);
  await engine.answer(1, "second");
  await engine.answer(0, "first");
  assert.deepEqual(last(), { report: "second", document: { a: 2 }, error: undefined, isPending: false });
  await end();
});

test("an error is an outcome", async () => {
  const [{ show, last, end }, engine] = [component(), slow()];
  await show("{}", undefined, engine);
  const error = new Error("no engine");
  await engine.fail(0, error);
  assert.deepEqual(last(), { report: undefined, document: undefined, error, isPending: false });
  await end();
  const late = component();
  await late.show("{}", undefined, engine);
  const { length } = late.states;
  await late.end();
  await engine.fail(1, error);
  assert.equal(late.states.length, length);
});

test("without an engine there is one worker for all", async () => {
  const { Worker } = threads;
  let started = 0;
  threads.Worker = class extends Worker {
    constructor(...values) {
      super(...values);
      started += 1;
    }
  };
  syncBuiltinESMExports();
  for (const document of ["{}", "[]"]) {
    const { show, last, end } = component();
    await show(document, { select: ["missing-required-member"] });
    while (last().isPending) await act(() => wait(5));
    assert.deepEqual([last().report.path, last().document, last().error], ["-", document, undefined]);
    await end();
  }
  assert.equal(started, 1);
  Object.assign(threads, { Worker });
  syncBuiltinESMExports();
});
