// Fetches the engine.

import load from "../dist/authlint.js";
import { started } from "./api.js";
import { compile } from "./source.js";

let loading;

/** Loads and starts the engine once; `source` is for pages that keep the file elsewhere. */
export function init(source) {
  loading ??= engine(source)
    .then((module) => load({ module_or_path: module }))
    .then(started)
    .catch((error) => {
      // The next call tries again.
      loading = undefined;
      throw error;
    });
  return loading;
}

async function engine(source) {
  if (source !== undefined) return compile(source);
  try {
    return await compile(new URL("../dist/authlint_bg.wasm", import.meta.url));
  } catch (error) {
    // Some bundlers do not copy the file; this copy replaces it.
    const copy = await import("./embedded.js").catch(() => {
      throw error;
    });
    return compile(copy.bytes());
  }
}
