import type * as Monaco from "monaco-editor";

import type { Engine } from "./engine.js";
import type { CheckOptions, Finding } from "./index.js";

export type { Engine };

/** The parts of Monaco that are used: the whole package, or `monaco-editor/esm/vs/editor/editor.api`. */
export type MonacoApi = Pick<typeof Monaco, "editor" | "languages" | "MarkerSeverity" | "Range" | "Uri">;

export interface MonacoOptions {
  /** The languages of the models that are checked; default `json` and `jsonc`. */
  languages?: string[];
  /** Options, or a function that returns those of a model, such as its `path`. */
  options?: CheckOptions | ((model: Monaco.editor.ITextModel) => CheckOptions | undefined);
  /** Milliseconds without typing before a model is checked; default 150. */
  delay?: number;
}

export interface Registration extends Monaco.IDisposable {
  /** Checks all models again, after options have changed. */
  refresh(): void;
}

/** Markers, quick fixes, completion and hover for all models of some languages, until it is disposed of. */
export function authlint(monaco: MonacoApi, engine: Engine, options?: MonacoOptions): Registration;

/** A finding as Monaco shows it. */
export function marker(monaco: MonacoApi, model: Monaco.editor.ITextModel, finding: Finding): Monaco.editor.IMarkerData;
