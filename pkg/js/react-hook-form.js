// A resolver for React Hook Form.

import * as authlint from "authlint";

import { failing, segments } from "./flatten.js";

/** `useForm({ resolver: authlintResolver({ operation: "create" }) })`. */
export function authlintResolver({ failLevel = "error", engine = authlint, ...options } = {}) {
  return async (values, _, { fields = {} } = {}) => {
    await engine.init?.();
    const errors = {};
    for (const finding of failing(await engine.check(values, options), failLevel)) put(errors, finding, fields);
    return Object.keys(errors).length > 0 ? { values: {}, errors } : { values, errors };
  };
}

/** Adds a finding to its member; further ones become `types` of the first. */
function put(errors, finding, fields) {
  // A key such as `__proto__` is no field: the finding goes to its parent.
  const names = segments(finding).filter((name) => name !== "__proto__");
  if (names.length === 0) names.push("root");
  let node = errors;
  names.forEach((name, index) => {
    if (!Object.hasOwn(node, name)) node[name] = /^\d+$/.test(names[index + 1]) ? [] : {};
    node = node[name];
  });
  node.type ??= finding.rule;
  node.message ??= finding.message;
  node.types = { [finding.rule]: finding.message, ...node.types };
  const field = fieldOf(fields, names);
  if (field?.ref !== undefined) node.ref ??= field.ref;
}

function fieldOf(fields, names) {
  let node = fields;
  for (const name of names) node = node?.[name];
  return node?._f ?? node;
}
