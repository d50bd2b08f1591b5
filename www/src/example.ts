// The bad examples of a rule's page, with the settings under which they are bad.

import type { Rule } from "authlint";
import { parse } from "smol-toml";

import { hasExamples } from "./has-examples";
import { blocks, type Block } from "./page";
import type { RuleChoice } from "./settings";
import { choicesOf } from "./share";

export interface Example extends Block {
  /** What the rule has to be set to; nothing where it complains as it is. */
  choice: RuleChoice | undefined;
  /** What exists, where the example is an update of it. */
  existing: string | undefined;
}

export function examplesOf(rule: Rule, docs: string): Example[] {
  if (!hasExamples(rule)) return [];
  const all = blocks(docs);
  const settings = all.find(({ heading, language }) => heading === "Settings" && language === "toml");
  const options = settings === undefined ? {} : optionsIn(settings.text, rule);
  const level = rule.on_by_default ? undefined : (rule.levels.create ?? rule.levels.update ?? rule.levels.get);
  const choice = choicesOf({ [rule.id]: { level, options } })[rule.id];
  // What exists applies to the blocks below it.
  const existing = (block: Block) => all.slice(0, all.indexOf(block)).findLast(({ heading }) => heading === "Existing")?.text;
  return all.filter(({ heading }) => heading === "Bad").map((block) => ({ ...block, choice, existing: existing(block) }));
}

/** What a piece of an `authlint.toml` says of a rule. */
function optionsIn(toml: string, rule: Rule): unknown {
  const { rules } = parse(toml) as { rules?: Record<string, unknown> };
  return rules?.[rule.id];
}
