import type { CheckOptions, FixOptions, Form, ReadOptions, WasmSource } from "./options.js";
import type { Change, Completion, Converted, Fixed, FixedValue, Hover, Report, Rule, RulePage, ValueReport } from "./report.js";

/** The same functions, off the main thread. `signal` in the options aborts a call. */
export interface Connection {
  check(text: string, options?: CheckOptions): Promise<Report>;
  check(value: object, options?: CheckOptions): Promise<ValueReport>;
  fix(text: string, options?: FixOptions): Promise<Fixed>;
  fix<T extends object>(value: T, options?: FixOptions): Promise<FixedValue<T>>;
  convert(text: string, form: Form, options?: ReadOptions): Promise<Converted>;
  diff(existing: string | object, update: string | object, options?: ReadOptions): Promise<Change[]>;
  markdown(text: string, options?: CheckOptions): Promise<string>;
  redact(text: string, options?: ReadOptions): Promise<string>;
  complete(text: string, offset: number, options?: ReadOptions): Promise<Completion[]>;
  hover(text: string, offset: number, options?: ReadOptions): Promise<Hover | undefined>;
  rules(): Promise<Rule[]>;
  explain(id: string): Promise<RulePage | undefined>;
  /** Terminates the worker; pending calls are rejected. */
  terminate(): void;
}

/** A worker of browsers or of Node. */
export interface WorkerLike {
  postMessage(message: unknown): void;
}

export interface StartOptions {
  /** A worker that runs `authlint/worker-thread`, if the bundler cannot find it. */
  worker?: WorkerLike;
  /** The engine, if its file is elsewhere. */
  wasm?: WasmSource;
}

/** Starts a worker, or uses one that runs `authlint/worker-thread`. */
export function start(options?: StartOptions | WorkerLike): Connection;
