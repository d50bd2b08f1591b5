// `authlint/yaml`: the same functions over an engine that reads YAML too.

import assert from "node:assert/strict";
import { test } from "node:test";

import * as base from "authlint";
import * as authlint from "authlint/yaml";
import { start } from "authlint/yaml/worker";

const CONFIG = { AuthResources: "USER_POOL_ONLY", Service: "COGNITO", UserPoolConfigs: { UserPoolName: "customers", SignInMethod: "EMIAL" } };
const JSON_TEXT = JSON.stringify(CONFIG);
const YAML = `AuthResources: USER_POOL_ONLY
Service: COGNITO
UserPoolConfigs:
  UserPoolName: customers # é😀
  SignInMethod: EMIAL
`;

function rules({ findings }) {
  return findings.map(({ rule }) => rule);
}

test("it has the functions of `authlint`", () => {
  assert.deepEqual(Object.keys(authlint), Object.keys(base));
});

test("a text without a path is YAML if it begins as YAML", () => {
  assert.equal(authlint.check(YAML).format, "yaml");
  assert.equal(authlint.check(`# ours\n---\n${YAML}`).format, "yaml");
  assert.equal(authlint.check(JSON_TEXT).format, "json");
  assert.equal(authlint.check(YAML, { format: "json" }).format, "json");
  assert.equal(authlint.check(JSON_TEXT, { format: "yaml" }).format, "yaml");
  assert.equal(authlint.check(YAML, { path: "auth.json" }).format, "json");
  assert.equal(authlint.check(JSON_TEXT, { path: "auth.yml" }).format, "yaml");
});

test("a report has spans that slice the text", () => {
  const report = authlint.check(YAML, { path: "create.yaml" });
  assert.deepEqual(rules(report).filter((rule) => rule === "syntax-error"), []);
  const { span, start, fixes } = report.findings.find(({ rule }) => rule === "invalid-enum-value");
  assert.equal(YAML.slice(span.start, span.end), "EMIAL");
  assert.deepEqual(start, { line: 5, column: 17 });
  assert.deepEqual(fixes[0].edits, [{ ...span, text: "EMAIL" }]);
});

test("rules that only YAML needs", () => {
  assert.deepEqual(rules(authlint.check("UserPoolConfigs:\n  Mfa:\n    MFAMode: ON\n", { select: ["yaml-boolean-word"] })), ["yaml-boolean-word"]);
});

test("fix keeps the style of the text", () => {
  const { text, report } = authlint.fix(YAML, { unsafeFixes: true });
  assert.equal(text, YAML.replace("EMIAL", "EMAIL"));
  assert.equal(report.format, "yaml");
});

test("convert, there and back", () => {
  const { text, notes } = authlint.convert(YAML, { format: "json" });
  assert.deepEqual(JSON.parse(text), CONFIG);
  assert.deepEqual(notes, ["dropped 1 comment: JSON has none"]);
  const back = authlint.convert(text, { format: "yaml" });
  assert.equal(back.text, YAML.replace(" # é😀", ""));
  assert.throws(() => authlint.convert("UserPoolConfigs: [", { format: "json" }), /not converted: it has syntax errors/);
});

test("what exists can be YAML, and so can the update", () => {
  const existing = "AuthResources: USER_POOL_ONLY\nService: COGNITO\nUserPoolConfigs:\n  Mfa:\n    MFAMode: OPTIONAL\n";
  const update = "AuthResources: USER_POOL_ONLY\nService: COGNITO\nUserPoolConfigs: {}\n";
  const { labels } = authlint.check(update, { existing }).findings.find(({ rule }) => rule === "mfa-omitted-in-update");
  assert.equal(existing.slice(labels[0].span.start, labels[0].span.end), "OPTIONAL");
  assert.ok(authlint.diff(existing, update).some(({ effect, path }) => effect === "reset" && path === "UserPoolConfigs.Mfa.MFAMode"));
  assert.ok(authlint.diff(JSON.parse(authlint.convert(existing, { format: "json" }).text), update).length > 0);
});

test("redact, markdown, completion, hover", () => {
  assert.equal(authlint.redact("UserPoolConfigs:\n  Token: s3cret # mine\n"), 'UserPoolConfigs:\n  Token: "•••" \n');
  assert.match(authlint.markdown(YAML), /^### `-`\n\n- \*\*error\*\* at /);
  const labels = authlint.complete(YAML, YAML.indexOf("EMIAL")).map(({ label }) => label);
  assert.ok(labels.includes("EMAIL"), labels);
  const { span } = authlint.hover(YAML, YAML.indexOf("SignInMethod"));
  assert.equal(YAML.slice(span.start, span.end), "SignInMethod");
});

test("JSON and values are read as by `authlint`", () => {
  for (const document of [JSON_TEXT, JSON_TEXT.slice(0, -1), CONFIG]) {
    assert.deepEqual(authlint.check(document), base.check(document));
    assert.deepEqual(authlint.fix(document, { unsafeFixes: true }), base.fix(document, { unsafeFixes: true }));
  }
});

test("`authlint` stays as it is beside it", () => {
  assert.throws(() => base.check(YAML, { format: "yaml" }), /format: `yaml` is not one of json, jsonc/);
  const { rule, message } = base.check(YAML).findings[0];
  assert.deepEqual([rule, message], ["syntax-error", "this is YAML, not JSON"]);
});

test("the worker has the same engine", async () => {
  const worker = start();
  assert.deepEqual(await worker.check(YAML), authlint.check(YAML));
  assert.deepEqual(await worker.convert(YAML, { format: "json" }), authlint.convert(YAML, { format: "json" }));
  worker.terminate();
});
