// The settings as an `authlint.toml`, for the command line and the editors.

import { stringify, type TomlTable } from "smol-toml";

import type { RuleChoices } from "./settings";

export function toml(rules: RuleChoices): string {
  const tables: TomlTable = {};
  for (const id of Object.keys(rules).sort() as (keyof RuleChoices)[]) {
    const { level, options = {} } = rules[id] ?? {};
    const table: TomlTable = { ...(level && { level }), ...options };
    if (Object.keys(table).length > 0) tables[id] = table.level && Object.keys(table).length === 1 ? table.level : table;
  }
  if (Object.keys(tables).length === 0) return "# Every rule has its own level: there is nothing to write down.\n";
  return `${stringify({ rules: tables }).trim()}\n`;
}
