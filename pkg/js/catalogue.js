// The rules and their pages, in a file of their own: nobody waits for it who does not read it.

/** The catalogue of rules, without their pages. */
export async function rules() {
  const catalogue = await load();
  return catalogue.map(({ docs, ...rule }) => copy(rule));
}

/** A rule with its page. */
export async function explain(id) {
  const catalogue = await load();
  const rule = catalogue.find((rule) => rule.id === id);
  return rule && copy(rule);
}

async function load() {
  const { default: catalogue } = await import("../dist/catalogue.js");
  return catalogue;
}

/** Nothing that a caller does to one copy is seen in the next. */
function copy(rule) {
  return JSON.parse(JSON.stringify(rule));
}
