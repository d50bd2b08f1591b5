// Fetches the engine.

import load from "../dist/authlint.js";
import { started } from "./api.js";

let loading;

/** Fetches and starts the engine, once; `source` is for pages that keep the file elsewhere. */
export function init(source = new URL("../dist/authlint_bg.wasm", import.meta.url)) {
  loading ??= load({ module_or_path: source }).then(started).catch((error) => {
    // So that another try is one.
    loading = undefined;
    throw error;
  });
  return loading;
}
