// Browsers and bundlers: ready after `await init()`.

export { check, complete, convert, diff, fix, hover, markdown, MAX_LENGTH, redact } from "./api.js";
export { explain, rules } from "./catalogue.js";
export { flatten } from "./flatten.js";
export { init } from "./load.js";
