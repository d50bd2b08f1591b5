// Middleware for @aws-sdk/client-amplifybackend: a command with findings is not sent.

import * as authlint from "authlint";

/** The commands that carry a configuration. */
const OPERATIONS = { CreateBackendAuthCommand: "create", UpdateBackendAuthCommand: "update" };

const LEVELS = ["error", "warning", "advice"];

/** A command was not sent, since its input has findings. The message names rules, never values. */
export class AuthlintError extends Error {
  constructor(command, report, findings) {
    const rules = [...new Set(findings.map((finding) => finding.rule))].join(", ");
    super(`${command} was not sent: ${findings.length} ${findings.length === 1 ? "finding" : "findings"} (${rules})`);
    this.name = "AuthlintError";
    // Not enumerable: loggers that print every member of an error would print fixes, which carry the document's text.
    Object.defineProperty(this, "report", { value: report });
  }
}

/** A plugin: `client.middlewareStack.use(authlintPlugin())`. */
export function authlintPlugin({ failLevel = "error", ...options } = {}) {
  if (!LEVELS.includes(failLevel)) throw new TypeError(`failLevel: \`${failLevel}\` is not one of ${LEVELS.join(", ")}`);
  return {
    applyToStack(stack) {
      stack.add(judge(failLevel, options), { step: "initialize", name: "authlint", tags: ["AUTHLINT"], override: true });
    },
  };
}

function judge(failLevel, options) {
  return (next, context) => async (request) => {
    const operation = OPERATIONS[context.commandName];
    if (operation === undefined) return next(request);
    const text = JSON.stringify(request.input) ?? "null";
    const settings = { ...options, operation, envelope: "request", casing: "sdk", inMemory: true };
    const report = authlint.check(text, settings);
    const grave = LEVELS.slice(0, LEVELS.indexOf(failLevel) + 1);
    const findings = report.findings.filter((finding) => grave.includes(finding.level));
    if (findings.length > 0) throw new AuthlintError(context.commandName, report, findings);
    return next(request);
  };
}
