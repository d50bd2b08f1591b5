// The other end of `authlint/worker`: answers calls, one message each.

import * as engine from "./api.js";
import { init } from "./load.js";

self.onmessage = async ({ data: { id, name, values } }) => {
  try {
    await init();
    self.postMessage({ id, value: engine[name](...values) });
  } catch (error) {
    self.postMessage({ id, error: { name: error.name, message: error.message } });
  }
};
