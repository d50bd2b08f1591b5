import type { Category, Format, Level, RuleId } from "./names.js";

/** What positions count: UTF-16 code units, as JavaScript slices, or bytes (and columns in characters). */
export type Encoding = "utf-16" | "utf-8";

/** How a document is read; what is left open is found out from the document. */
export interface ReadOptions {
  /** The name of the file: its ending decides the format, a word of it the operation, where these are left open. */
  path?: string;
  format?: Format;
  operation?: "auto" | "create" | "update" | "get";
  envelope?: "request" | "wrapped" | "bare";
  casing?: "sdk" | "wire";
  /** What exists, such as the answer of `GetBackendAuth`: the document is then an update of it. */
  existing?: string | object;
  /** The text never was a file: secrets in it are where they belong. */
  inMemory?: boolean;
  /** Default `utf-16`. */
  encoding?: Encoding;
  /** Aborts a call of `authlint/worker`; the calls that answer at once take no notice. */
  signal?: AbortSignal;
}

/** The form that `convert` gives a document; what is left out stays as it is. */
export interface Form {
  operation?: "create" | "update";
  casing?: "sdk" | "wire";
  envelope?: "request" | "wrapped" | "bare";
  /** `json`: without comments. */
  format?: "json";
}

/** A rule's level, or its level and its own options; what is set without a level runs at the rule's own. */
export type RuleSetting = Level | "on" | "off" | { level?: Level | "on" | "off"; [option: string]: string | number | readonly string[] | undefined };

/** Which rules run. */
export interface CheckOptions extends ReadOptions {
  /** Only these, instead of those that are on by default. */
  select?: readonly (RuleId | Category)[];
  /** These too. */
  extendSelect?: readonly (RuleId | Category)[];
  /** Not these. */
  ignore?: readonly (RuleId | Category)[];
  rules?: { readonly [id in RuleId]?: RuleSetting };
}

export interface FixOptions extends CheckOptions {
  /** Apply fixes that are likely right too, not only those that surely are. */
  unsafeFixes?: boolean;
}

/** The engine, in whatever form: an address, the bytes, a response, a compiled module, or a promise of one. */
export type WasmSource = WasmForm | PromiseLike<WasmForm>;

type WasmForm = URL | string | Response | ArrayBuffer | ArrayBufferView | Module;

/** `WebAssembly.Module`, where types know of it: without the library of browsers some do not. */
type Module = typeof globalThis extends { WebAssembly: { Module: { prototype: infer M } } } ? M : never;
