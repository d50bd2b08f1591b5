import type { Level } from "./names.js";
import type { Report, ValueReport } from "./report.js";

export interface FlattenOptions {
  /** The lowest level to include; default `advice`, which is all. */
  failLevel?: Level;
  /** The separator between the keys of a path; default `.`. */
  separator?: string;
}

/** Messages by path: `{ "UserPoolConfigs.SignInMethod": ["…"] }`; the document itself has the path `""`. */
export function flatten(report: Report | ValueReport, options?: FlattenOptions): Record<string, string[]>;
