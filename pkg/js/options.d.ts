import type { Category, Format, Level, RuleId } from "./names.js";

/** The unit of positions: UTF-16 code units, as JavaScript slices, or bytes (with columns in characters). */
export type Encoding = "utf-16" | "utf-8";

/** How a document is read; options that are not set are detected. */
export interface ReadOptions {
  /** The path of the file: its extension decides the format, a word of it the operation, unless set. */
  path?: string;
  /** `yaml` needs `authlint/yaml`, which also detects it in a text without a path. */
  format?: Format;
  operation?: "auto" | "create" | "update" | "get";
  envelope?: "request" | "wrapped" | "bare";
  casing?: "sdk" | "wire";
  /** What exists, such as the answer of `GetBackendAuth`: the document is then an update of it. */
  existing?: string | object;
  /** The text is not from a file, so secrets in it are no finding. */
  inMemory?: boolean;
  /** The text is from `redact`: what is masked in it is no finding. */
  redacted?: boolean;
  /** Default `utf-16`. */
  encoding?: Encoding;
  /** Aborts a call of `authlint/worker`; synchronous calls ignore it. */
  signal?: AbortSignal;
}

/** The form that `convert` gives a document; what is left out stays as it is. */
export interface Form {
  operation?: "create" | "update";
  casing?: "sdk" | "wire";
  envelope?: "request" | "wrapped" | "bare";
  /** `json`: without comments. `yaml` needs `authlint/yaml`. */
  format?: "json" | "yaml";
}

/** The level of a rule, or its level and options; without a level it runs at its default. */
export type RuleSetting = Level | "on" | "off" | { level?: Level | "on" | "off"; [option: string]: string | number | readonly string[] | undefined };

/** Which rules run. */
export interface CheckOptions extends ReadOptions {
  /** Run only these rules, instead of those that are on by default. */
  select?: readonly (RuleId | Category)[];
  /** Run these rules too. */
  extendSelect?: readonly (RuleId | Category)[];
  /** Do not run these rules. */
  ignore?: readonly (RuleId | Category)[];
  rules?: { readonly [id in RuleId]?: RuleSetting };
}

export interface FixOptions extends CheckOptions {
  /** Also apply unsafe fixes. */
  unsafeFixes?: boolean;
}

/** The engine: a URL, the bytes, a response, a compiled module, or a promise of one. */
export type WasmSource = WasmForm | PromiseLike<WasmForm>;

type WasmForm = URL | string | Response | ArrayBuffer | ArrayBufferView | Module;

/** `WebAssembly.Module`, if the DOM types are available. */
type Module = typeof globalThis extends { WebAssembly: { Module: { prototype: infer M } } } ? M : never;
