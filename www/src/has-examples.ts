// Which rules have a bad example that the console can show.

import type { Rule, RuleId } from "authlint";

/** Rules without one: those on YAML, and those that need more than one JSON text. */
const WITHOUT: readonly RuleId[] = [
  "policy-violation",
  "too-deep",
  "yaml-boolean-word",
  "yaml-date",
  "yaml-number-notation",
  "yaml-several-documents",
];

/** Patterns of yours run in the command line only: a rule that waits for one has nothing to show here either. */
export function hasExamples(rule: Rule): boolean {
  return !WITHOUT.includes(rule.id) && rule.options.every((option) => option.default !== null);
}
