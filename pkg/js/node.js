// Node: ready on import.

import { readFileSync } from "node:fs";

import { initSync } from "../dist/authlint.js";
import { started } from "./api.js";

initSync({ module: readFileSync(new URL("../dist/authlint_bg.wasm", import.meta.url)) });
started();

export { check, complete, fix, hover, markdown, MAX_LENGTH, redact } from "./api.js";
export { explain, rules } from "./catalogue.js";

/** Does nothing: for code that runs in browsers too. */
export async function init() {}
