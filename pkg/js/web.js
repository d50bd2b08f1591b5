// Browsers and bundlers: ready after `await init()`.

export { check, complete, fix, hover, MAX_LENGTH, rules } from "./api.js";
export { explain } from "./explain.js";
export { init } from "./load.js";
