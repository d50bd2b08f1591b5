// The other end of `authlint/worker` in Node.

import { parentPort } from "node:worker_threads";

import load from "../dist/authlint.js";
import * as engine from "./api.js";
import { answer } from "./thread.js";

let ready;

parentPort.on("message", async (data) => {
  if (data.module !== undefined) {
    ready = load({ module_or_path: data.module }).then(engine.started);
    // The caller gets the error.
    ready.catch(() => {});
  } else {
    ready ??= import("./node.js");
    parentPort.postMessage(await answer(engine, data, ready));
  }
});
