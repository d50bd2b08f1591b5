// The engine: the npm package's, built with what only editors need.
import { call, encoded, started } from "authlint/api";
import * as engine from "authlint/engine";
import type { CheckOptions, Format, Span } from "authlint";
import * as vscode from "vscode";

export { check, complete, convert, fix, hover } from "authlint/api";

/** The options of a document; those of its configuration file come before. */
export interface Options extends Omit<CheckOptions, "format" | "rules"> {
  format?: Format | "yaml";
  config?: string;
  configFormat?: "toml" | "json";
  /** The path of the document from the folder of the configuration file. */
  configPath?: string;
}

export enum Ownership {
  NotOurs,
  /** It may become an auth document. */
  Unsure,
  Ours,
}

/** A member or item of the outline. */
export interface Symbol {
  name: string;
  detail: string;
  kind: "object" | "list" | "string" | "number" | "boolean" | "null";
  span: Span;
  selectionSpan: Span;
  children: Symbol[];
}

/** What a configuration file says about a document. */
export interface Configuration {
  /** Whether the document is checked whatever it looks like, or not at all. */
  chosen?: boolean;
  /** The file that it is compared with, from the folder of the configuration file. */
  existing?: string;
  policies: boolean;
}

/** The first error in a configuration file. */
export interface ConfigurationError {
  message: string;
  help: string;
  span: Span;
}

/** Starts the engine; it is a file of the extension, wherever that runs. */
export async function start(extension: vscode.Uri): Promise<void> {
  engine.initSync({ module: await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, "dist/authlint.wasm")) });
  started();
}

export function ownership(text: string, options: Options): Ownership {
  return call(engine.ownership, encoded(text), options);
}

export function symbols(text: string, options: Options): Symbol[] {
  return JSON.parse(call(engine.symbols, encoded(text), options));
}

export function configuration(text: string, format: "toml" | "json", path: string): Configuration | ConfigurationError {
  return JSON.parse(call((bytes) => engine.configuration(bytes, format, path), encoded(text)));
}
