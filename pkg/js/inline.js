// Everything in one file: ready on import, nothing is fetched.

import { initSync } from "../dist/authlint.js";
import { started } from "./api.js";
import { bytes } from "./embedded.js";

initSync({ module: bytes() });
started();

export { check, complete, convert, diff, fix, hover, markdown, MAX_LENGTH, redact } from "./api.js";
export { explain, rules } from "./catalogue.js";
export { flatten } from "./flatten.js";

/** Does nothing; for code that also runs with other entries. */
export async function init() {}
