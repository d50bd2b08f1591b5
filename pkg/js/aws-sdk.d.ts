import type { CheckOptions, Level, Report } from "./index.js";

/** A command was not sent, since its input has findings. The message names rules, never values. */
export class AuthlintError extends Error {
  readonly name: "AuthlintError";
  /** Where the findings are that stopped it, one for each: RFC 6901, into the command's input. */
  readonly pointers: readonly string[];
  /** What was found. Not enumerable: its fixes carry text of the input, which may hold secrets. */
  readonly report: Report;
}

export interface PluginOptions extends Pick<CheckOptions, "select" | "extendSelect" | "ignore" | "rules"> {
  /** The least level that stops a command; default `error`. */
  failLevel?: Level;
}

/** Stops CreateBackendAuth and UpdateBackendAuth commands that have findings: `client.middlewareStack.use(authlintPlugin())`. */
export function authlintPlugin(options?: PluginOptions): { applyToStack(stack: { add(middleware: any, options: any): void }): void };
