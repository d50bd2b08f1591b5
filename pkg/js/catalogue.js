// The rules and their documentation, in a separate file that is loaded on demand.

/** All rules, without their documentation. */
export async function rules() {
  const catalogue = await load();
  return catalogue.map(({ docs, ...rule }) => copy(rule));
}

/** A rule with its documentation. */
export async function explain(id) {
  const catalogue = await load();
  const rule = catalogue.find((rule) => rule.id === id);
  return rule && copy(rule);
}

async function load() {
  const { default: catalogue } = await import("../dist/catalogue.js");
  return catalogue;
}

/** Copies, so that callers cannot change the original. */
function copy(rule) {
  return JSON.parse(JSON.stringify(rule));
}
