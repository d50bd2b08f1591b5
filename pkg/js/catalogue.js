// The rules and their pages, in a file of their own: nobody waits for it who does not read it.

/** The catalogue of rules, without their pages. */
export async function rules() {
  const catalogue = await load();
  return catalogue.map(({ docs, ...rule }) => structuredClone(rule));
}

/** A rule with its page. */
export async function explain(id) {
  const catalogue = await load();
  return structuredClone(catalogue.find((rule) => rule.id === id));
}

async function load() {
  const { default: catalogue } = await import("../dist/catalogue.js");
  return catalogue;
}
