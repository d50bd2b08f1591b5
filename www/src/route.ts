// Addresses inside of the page: `#/rules` and `#/rules/ID`.

/** The rule that a hash names, empty for the list of all; nothing where it is no such address. */
export function ruleIn(hash: string): string | undefined {
  const [, id] = /^#\/rules(?:\/([\w-]*))?$/.exec(hash) ?? [undefined, undefined];
  return hash === "#/rules" ? "" : id;
}

export function addressOf(rule: string): string {
  return rule === "" ? "#/rules" : `#/rules/${rule}`;
}

/** The address without anything behind it. */
export function home(): string {
  return location.pathname + location.search;
}
