export { check, complete, explain, fix, hover, markdown, MAX_LENGTH, redact, rules } from "./index.js";
export type * from "./index.js";

/** Loads the engine; await it once. `source` is for pages that keep the `.wasm` file elsewhere. */
export function init(source?: URL | string | Response | Promise<Response> | BufferSource | WebAssembly.Module): Promise<void>;
