import type { FieldValues, Resolver } from "react-hook-form";

import type { CheckOptions, Level, Report, ValueReport } from "./index.js";

export interface ResolverOptions extends CheckOptions {
  /** The lowest level that is an error of the form; default `error`. */
  failLevel?: Level;
  /** `authlint` itself, which is the default, or the connection to a worker. */
  engine?: { check(value: object, options?: CheckOptions): ValueReport | Report | Promise<ValueReport | Report>; init?(): Promise<void> };
}

/** Findings as errors of the fields: `useForm({ resolver: authlintResolver({ operation: "create" }) })`. */
export function authlintResolver<Values extends FieldValues = FieldValues>(options?: ResolverOptions): Resolver<Values>;
