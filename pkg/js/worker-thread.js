// The other end of `authlint/worker`: answers calls, one message each.

import * as authlint from "./web.js";

self.onmessage = async ({ data: { id, name, values } }) => {
  try {
    await authlint.init();
    self.postMessage({ id, value: await authlint[name](...values) });
  } catch (error) {
    self.postMessage({ id, error: { name: error.name, message: error.message } });
  }
};
