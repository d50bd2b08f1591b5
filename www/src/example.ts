// The bad examples of a rule's page, with the settings under which they are bad.

import type { Rule, RuleId } from "authlint";
import { parse } from "smol-toml";

import { blocks, type Block } from "./page";
import type { RuleChoice } from "./settings";
import { choicesOf } from "./share";

export interface Example extends Block {
  /** What the rule has to be set to; nothing where it complains as it is. */
  choice: RuleChoice | undefined;
}

/** Rules without a bad example that the console can show: those on YAML and on what exists need more than one JSON text. */
const WITHOUT: readonly RuleId[] = [
  "guest-access-opened-by-update",
  "identity-pool-removed-by-update",
  "mfa-on-in-update",
  "password-constraints-removed-by-update",
  "password-length-reduced-by-update",
  "policy-violation",
  "redirect-uri-removed-by-update",
  "social-provider-removed-by-update",
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

export function examplesOf(rule: Rule, docs: string): Example[] {
  if (!hasExamples(rule)) return [];
  const all = blocks(docs);
  const settings = all.find(({ heading, language }) => heading === "Settings" && language === "toml");
  const options = settings === undefined ? {} : optionsIn(settings.text, rule);
  const level = rule.on_by_default ? undefined : (rule.levels.create ?? rule.levels.update ?? rule.levels.get);
  const choice = choicesOf({ [rule.id]: { level, options } })[rule.id];
  return all.filter(({ heading }) => heading === "Bad").map((block) => ({ ...block, choice }));
}

/** What a piece of an `authlint.toml` says of a rule. */
function optionsIn(toml: string, rule: Rule): unknown {
  const { rules } = parse(toml) as { rules?: Record<string, unknown> };
  return rules?.[rule.id];
}
