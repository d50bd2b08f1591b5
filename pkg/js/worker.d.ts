import type * as authlint from "./index.js";

type Promised<F> = F extends (...values: infer V) => infer R ? (...values: V) => Promise<Awaited<R>> : never;

/** The same functions, off the main thread. */
export type Connection = {
  [name in "check" | "complete" | "explain" | "fix" | "hover" | "markdown" | "redact" | "rules"]: Promised<(typeof authlint)[name]>;
} & {
  /** Ends the worker; calls that wait are rejected. */
  terminate(): void;
};

/** Starts a worker, or takes one that runs `authlint/worker-thread`. */
export function start(worker?: Worker): Connection;
