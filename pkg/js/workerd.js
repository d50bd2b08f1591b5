// Cloudflare Workers: ready on import. Compiling at run time is not allowed there, so the engine is imported as a module.

import engine from "../dist/authlint_bg.wasm";
import { initSync } from "../dist/authlint.js";
import { started } from "./api.js";

initSync({ module: engine });
started();

export { check, complete, convert, diff, fix, hover, markdown, MAX_LENGTH, redact } from "./api.js";
export { explain, rules } from "./catalogue.js";
export { flatten } from "./flatten.js";

/** Does nothing; for code that also runs in browsers. */
export async function init() {}
