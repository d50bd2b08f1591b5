// How a document is read and which rules check it: the choices of the user as options of the engine.

import type { CheckOptions, Level, RuleId } from "authlint";

/** `auto` leaves it to the engine to find out. */
export interface Reading {
  operation: "auto" | "create" | "update" | "get";
  envelope: "auto" | "request" | "wrapped" | "bare";
  casing: "auto" | "sdk" | "wire";
}

/** What differs from a rule's defaults. */
export interface RuleChoice {
  level?: Level | "off";
  options?: Record<string, number | string[]>;
}

export type RuleChoices = Partial<Record<RuleId, RuleChoice>>;

export interface Settings {
  /** The name of the file: its ending decides the format, a word of it the operation. */
  name: string;
  reading: Reading;
  rules: RuleChoices;
  /** The document is from a link, with masks in place of its secrets. */
  isMasked?: boolean;
}

export const READING: Reading = { operation: "auto", envelope: "auto", casing: "auto" };

/** The name of the file; one that says nothing where there is none. */
export function nameOf({ name }: Settings): string {
  return name === "" ? "auth.json" : name;
}

/** The settings as the engine takes them, with what exists where there is something to compare with. */
export function optionsOf({ name, reading, rules, isMasked }: Settings, existing = ""): CheckOptions {
  const options: CheckOptions = { operation: reading.operation };
  if (existing.trim() !== "") options.existing = existing;
  if (name !== "") options.path = name;
  if (isMasked === true) options.redacted = true;
  if (reading.envelope !== "auto") options.envelope = reading.envelope;
  if (reading.casing !== "auto") options.casing = reading.casing;
  const chosen = Object.entries(rules).map(([id, { level, options }]) => [id, { level, ...options }]);
  if (chosen.length > 0) options.rules = Object.fromEntries(chosen);
  return options;
}

const KEY = "authlint.rules";

/** Levels and options are remembered; documents are not, but for the draft of a tab. */
export function remember(rules: RuleChoices): void {
  try {
    if (Object.keys(rules).length === 0) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(rules));
  } catch {
    // Without storage they last as long as the page.
  }
}

export function remembered(): unknown {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "{}");
  } catch {
    return {};
  }
}
