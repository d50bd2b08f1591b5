import type { CheckOptions, Report, ValueReport } from "./index.js";

export interface Checked<D, R> {
  /** The report; that of the previous document until the new one is ready. */
  report: R | undefined;
  /** The document of the report. */
  document: D | undefined;
  /** Why there is no report: invalid options, or a worker that could not start. */
  error: Error | undefined;
  /** Whether the report for this document and these options is pending. */
  isPending: boolean;
}

interface Engine {
  check(document: any, options?: CheckOptions): any;
}

/** The findings of a text that is being edited, from a worker that all components share, unless an `engine` is given. */
export function useAuthlint(text: string, options?: CheckOptions, engine?: Engine): Checked<string, Report>;
export function useAuthlint<D extends object>(value: D, options?: CheckOptions, engine?: Engine): Checked<D, ValueReport>;
