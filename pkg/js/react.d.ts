import type { CheckOptions, Report, ValueReport } from "./index.js";

export interface Checked<D, R> {
  /** The findings; those of the document before, until the new ones are there. */
  report: R | undefined;
  /** The document that the report is about. */
  document: D | undefined;
  /** Why there is no report: options that mean nothing, a worker that could not start. */
  error: Error | undefined;
  /** Whether the report of this document and these options is still to come. */
  isPending: boolean;
}

interface Engine {
  check(document: any, options?: CheckOptions): any;
}

/** The findings of what is being typed. They come from a worker that all components share, unless an `engine` is given. */
export function useAuthlint(text: string, options?: CheckOptions, engine?: Engine): Checked<string, Report>;
export function useAuthlint<D extends object>(value: D, options?: CheckOptions, engine?: Engine): Checked<D, ValueReport>;
