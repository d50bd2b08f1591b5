// The same functions, off the main thread: each gives a promise.

import { explain, rules } from "./catalogue.js";

const NAMES = ["check", "complete", "fix", "hover", "markdown", "redact"];

/** Starts a worker, or takes one that runs `authlint/worker-thread`. */
export function start(worker = new Worker(new URL("./worker-thread.js", import.meta.url), { type: "module" })) {
  const waiting = new Map();
  let last = 0;

  const settle = (id, how) => {
    const promise = waiting.get(id);
    waiting.delete(id);
    if (promise !== undefined) how(promise);
  };
  const fail = (error) => {
    for (const id of [...waiting.keys()]) settle(id, (promise) => promise.reject(error));
  };
  worker.onmessage = ({ data: { id, value, error } }) => {
    settle(id, (promise) => {
      if (error === undefined) promise.resolve(value);
      else promise.reject(Object.assign(new Error(error.message), { name: error.name }));
    });
  };
  worker.onerror = (event) => fail(new Error(event.message || "the worker of authlint could not start"));

  const call = (name, values) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      worker.postMessage({ id: last, name, values });
    });

  const calls = Object.fromEntries(NAMES.map((name) => [name, (...values) => call(name, values)]));
  return {
    ...calls,
    // The catalogue is loaded here: bundlers keep a worker in one file.
    explain,
    rules,
    /** Ends the worker; calls that wait are rejected. */
    terminate() {
      worker.terminate();
      fail(new Error("the worker of authlint was terminated"));
    },
  };
}
