// The same functions off the main thread, as promises. For Node, Bun and Deno.

import { readFile } from "node:fs/promises";
import { Worker } from "node:worker_threads";

import { connect } from "./connection.js";
import { compile } from "./source.js";

/** Starts a worker, or uses one that runs `authlint/worker-thread`. */
export function start(given = {}) {
  if (typeof given.postMessage === "function") return start({ worker: given });
  const { worker = new Worker(new URL("./worker-thread-node.js", import.meta.url), { execArgv: [] }), wasm } = given;
  // The thread contains the engine.
  const engine = wasm === undefined ? undefined : async () => compile(await read(wasm));
  const port = {
    // Only a pending call keeps the process alive.
    send(message) {
      worker.ref?.();
      worker.postMessage(message);
    },
    rest: () => worker.unref?.(),
    terminate: () => void worker.terminate(),
  };
  const { connection, receive, fail } = connect(port, engine);
  worker.on("message", receive);
  worker.on("error", fail);
  worker.on("exit", () => fail(new Error("the worker of authlint has ended"), true));
  worker.unref?.();
  return connection;
}

async function read(source) {
  const given = await source;
  return `${given?.href ?? given}`.startsWith("file:") ? readFile(new URL(given)) : given;
}
