// Middleware for @aws-sdk/client-amplifybackend: a command with findings is not sent.

import * as authlint from "authlint";

import { failing } from "./flatten.js";

/** The commands that carry a configuration. */
const OPERATIONS = { CreateBackendAuthCommand: "create", UpdateBackendAuthCommand: "update" };

/** The error for a command that was not sent because of findings. The message names rules, never values. */
export class AuthlintError extends Error {
  constructor(command, report, findings) {
    const rules = [...new Set(findings.map((finding) => finding.rule))].join(", ");
    super(`${command} was not sent: ${findings.length} ${findings.length === 1 ? "finding" : "findings"} (${rules})`);
    this.name = "AuthlintError";
    this.pointers = findings.map((finding) => finding.pointer);
    // Not enumerable: loggers that print every member of an error would print fixes, which contain document text.
    Object.defineProperty(this, "report", { value: report });
  }
}

/** A plugin: `client.middlewareStack.use(authlintPlugin())`. */
export function authlintPlugin({ failLevel = "error", ...options } = {}) {
  // Reject an invalid level here, not when a command is sent.
  failing({ findings: [] }, failLevel);
  return {
    applyToStack(stack) {
      stack.add(check(failLevel, options), { step: "initialize", name: "authlint", tags: ["AUTHLINT"], override: true });
    },
  };
}

function check(failLevel, options) {
  return (next, context) => async (request) => {
    const operation = OPERATIONS[context.commandName];
    if (operation === undefined) return next(request);
    const text = JSON.stringify(request.input) ?? "null";
    const settings = { ...options, operation, envelope: "request", casing: "sdk", inMemory: true };
    const report = authlint.check(text, settings);
    const findings = failing(report, failLevel);
    if (findings.length > 0) throw new AuthlintError(context.commandName, report, findings);
    return next(request);
  };
}
