// The other end of `authlint/worker`: answers calls, one message each.

import load from "../dist/authlint.js";
import * as engine from "./api.js";
import { answer } from "./thread.js";

let ready;

self.onmessage = async ({ data }) => {
  if (data.module !== undefined) {
    ready = load({ module_or_path: data.module }).then(engine.started);
    // The caller gets the error.
    ready.catch(() => {});
  } else {
    self.postMessage(await answer(engine, data, ready));
  }
};
