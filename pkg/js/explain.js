// The rules' pages, in a file of their own: nobody waits for them who does not read them.

import { rules } from "./api.js";

/** A rule with its page, which is loaded with the first call. */
export function explain(id) {
  return withPage(rules(), id);
}

/** The same from a given catalogue. */
export async function withPage(rules, id) {
  const rule = rules.find((candidate) => candidate.id === id);
  if (rule === undefined) return undefined;
  const { default: pages } = await import("../dist/pages.js");
  return { ...rule, docs: pages[id] };
}
