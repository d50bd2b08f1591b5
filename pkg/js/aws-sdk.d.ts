import type { CheckOptions, Level, Report } from "./index.js";

/** The error for a command that was not sent because of findings. The message names rules, never values. */
export class AuthlintError extends Error {
  readonly name: "AuthlintError";
  /** The places of the findings that stopped it: RFC 6901 pointers into the command's input. */
  readonly pointers: readonly string[];
  /** The report. Not enumerable: its fixes contain text of the input, which may be secret. */
  readonly report: Report;
}

export interface PluginOptions extends Pick<CheckOptions, "select" | "extendSelect" | "ignore" | "rules"> {
  /** The lowest level that stops a command; default `error`. */
  failLevel?: Level;
}

/** Stops CreateBackendAuth and UpdateBackendAuth commands that have findings: `client.middlewareStack.use(authlintPlugin())`. */
export function authlintPlugin(options?: PluginOptions): { applyToStack(stack: { add(middleware: any, options: any): void }): void };
