// Everything in one file: ready on import, nothing is fetched.

import { initSync } from "../dist/authlint.js";
import base64 from "../dist/authlint_base64.js";
import { started } from "./api.js";

initSync({ module: Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)) });
started();

export { check, complete, fix, hover, markdown, MAX_LENGTH, redact } from "./api.js";
export { explain, rules } from "./catalogue.js";

/** Does nothing: for code that runs with other entries too. */
export async function init() {}
