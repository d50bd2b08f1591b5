// The same functions off the main thread, as promises. For browsers.

import { connect } from "./connection.js";
import { compile } from "./source.js";

/** Starts a worker, or uses one that runs `authlint/worker-thread`. */
export function start(given = {}) {
  if (typeof given.postMessage === "function") return start({ worker: given });
  const { worker = new Worker(new URL("./worker-thread.js", import.meta.url), { type: "module" }), wasm } = given;
  // One module for both threads: bundlers find the file next to this one.
  const engine = () => compile(wasm ?? new URL("../dist/authlint_bg.wasm", import.meta.url));
  const port = { send: (message) => worker.postMessage(message), terminate: () => worker.terminate() };
  const { connection, receive, fail } = connect(port, engine);
  worker.onmessage = ({ data }) => receive(data);
  worker.onerror = (event) => fail(new Error(event.message || "the worker of authlint could not start: give one that runs `authlint/worker-thread` to `start({ worker })`"));
  return connection;
}
