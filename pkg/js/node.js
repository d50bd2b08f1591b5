// Node: ready on import. The engine is part of the code, so a bundle needs no other file.

import { brotliDecompressSync } from "node:zlib";

import { initSync } from "../dist/authlint.js";
import base64 from "../dist/authlint_brotli.js";
import { started } from "./api.js";

initSync({ module: brotliDecompressSync(Buffer.from(base64, "base64")) });
started();

export { check, complete, convert, diff, fix, hover, markdown, MAX_LENGTH, redact } from "./api.js";
export { explain, rules } from "./catalogue.js";
export { flatten } from "./flatten.js";

/** Does nothing; for code that also runs in browsers. */
export async function init() {}
