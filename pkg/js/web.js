// Browsers and bundlers: ready after `await init()`.

export { check, complete, fix, hover, markdown, MAX_LENGTH, redact, rules } from "./api.js";
export { explain } from "./explain.js";
export { init } from "./load.js";
