import type { CompletionSource } from "@codemirror/autocomplete";
import type { Diagnostic, LintSource, linter } from "@codemirror/lint";
import type { Extension, Text } from "@codemirror/state";
import type { HoverTooltipSource, hoverTooltip } from "@codemirror/view";
import type { Engine } from "./engine.js";
import type { CheckOptions, Finding, ReadOptions } from "./index.js";

export type { Engine };

/** Options, or a function that returns the current ones. */
export type Given<T> = T | (() => T | undefined);

/** Findings with quick fixes, and hover. Completion is a source: pass it to `autocompletion` or as language data. */
export function authlint(engine: Engine, options?: Given<CheckOptions>): Extension;

/** Underlines findings; their fixes are the actions. */
export function authlintLinter(engine: Engine, options?: Given<CheckOptions>, configuration?: Parameters<typeof linter>[1]): Extension;

/** The source alone, for editors that configure `linter` themselves. */
export function lintSource(engine: Engine, options?: Given<CheckOptions>): LintSource;

/** A finding as CodeMirror shows it. */
export function diagnostic(finding: Finding, document: Text): Diagnostic;

/** Completion of members, values and directives. */
export function completionSource(engine: Engine, options?: Given<ReadOptions>): CompletionSource;

/** Hover for members. */
export function authlintHover(engine: Engine, options?: Given<ReadOptions>, configuration?: Parameters<typeof hoverTooltip>[1]): Extension;

/** The source alone. */
export function hoverSource(engine: Engine, options?: Given<ReadOptions>): HoverTooltipSource;
