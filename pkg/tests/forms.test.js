// Values instead of texts, findings by path, the resolver for forms.

import assert from "node:assert/strict";
import { test } from "node:test";

import * as authlint from "authlint";
import { authlintResolver } from "authlint/react-hook-form";

const VALUE = { AuthResources: "USER_POOL_ONLY", Service: "COGNITO", UserPoolConfigs: { SignInMethod: "EMIAL", RequiredSignUpAttributes: ["EMAIL", "E"] } };
const OPTIONS = { operation: "create" };

test("a value is checked as its text is, and its findings have pointers, not places", () => {
  const report = authlint.check(VALUE, OPTIONS);
  const ofText = authlint.check(JSON.stringify(VALUE), OPTIONS);
  assert.deepEqual(report.findings.map(({ rule, pointer }) => [rule, pointer]), ofText.findings.map(({ rule, pointer }) => [rule, pointer]));
  for (const finding of report.findings) for (const name of ["span", "start", "end", "labels", "fixes"]) assert.ok(!(name in finding));
});

test("a value was never a file", () => {
  const secret = { UserPoolConfigs: { OAuth: { SocialProviderSettings: { Google: { ClientSecret: "GOCSPX-averysecretsecret" } } } } };
  const rules = (options) => authlint.check(secret, options).findings.map(({ rule }) => rule);
  assert.ok(!rules(OPTIONS).includes("inline-secret"));
  assert.ok(rules({ ...OPTIONS, inMemory: false }).includes("inline-secret"));
});

test("a fixed value is a new one", () => {
  const given = structuredClone(VALUE);
  const { value, applied, report } = authlint.fix(given, { ...OPTIONS, unsafeFixes: true });
  assert.deepEqual(given, VALUE);
  assert.equal(value.UserPoolConfigs.SignInMethod, "EMAIL");
  assert.ok(applied.includes("invalid-enum-value"));
  assert.ok(report.findings.every((finding) => !("span" in finding)));
});

test("what is neither a text nor a value is refused", () => {
  for (const [document, found] of [[null, "null"], [undefined, "undefined"], [42, "number"], [() => {}, "function"], [{ toJSON() {} }, "object"]]) {
    assert.throws(() => authlint.check(document), { name: "TypeError", message: `the document must be a string or an object, not ${found}` });
  }
  const circle = {};
  circle.circle = circle;
  assert.throws(() => authlint.check(circle), TypeError);
});

test("findings by path; a missing member has its own", () => {
  const paths = authlint.flatten(authlint.check(VALUE, OPTIONS), { failLevel: "error" });
  assert.match(paths["UserPoolConfigs.SignInMethod"][0], /EMIAL|EMAIL|SignInMethod/);
  assert.match(paths["UserPoolConfigs.UserPoolName"][0], /missing/);
  assert.match(paths["UserPoolConfigs.RequiredSignUpAttributes.1"][0], /`E`|RequiredSignUpAttributes/);
  assert.deepEqual(Object.keys(authlint.flatten({ findings: [{ level: "error", pointer: "/a~1b/~01/__proto__", message: "m", data: {} }] }, { separator: "/" })), ["a/b/~1/__proto__"]);
  assert.deepEqual(authlint.flatten({ findings: [{ level: "advice", pointer: "", message: "m", data: {} }] }), { "": ["m"] });
  assert.deepEqual(authlint.flatten({ findings: [{ level: "error", pointer: "/a", message: "m", data: { missing: "b" } }] }), { "a.b": ["m"] });
  const at = (pointer, message, missing, level = "error") => ({ level, pointer, message, data: { missing } });
  const several = [at("/a", "1"), at("/a", "2"), at("/a/b", "3", "b"), at("", "4", "c", "warning"), at("/d", "5", undefined, "advice")];
  assert.deepEqual(authlint.flatten({ findings: several }), { a: ["1", "2"], "a.b": ["3"], c: ["4"], d: ["5"] });
  assert.deepEqual(Object.keys(authlint.flatten({ findings: several }, { failLevel: "warning" })), ["a", "a.b", "c"]);
  assert.deepEqual(Object.keys(authlint.flatten({ findings: several }, { failLevel: "error" })), ["a", "a.b"]);
  assert.throws(() => authlint.flatten({ findings: [] }, { failLevel: "fatal" }), /failLevel: `fatal` is not one of error, warning, advice/);
});

test("the resolver gives errors where the fields are", async () => {
  const ref = { name: "UserPoolConfigs.SignInMethod" };
  const { errors, values } = await authlintResolver(OPTIONS)(VALUE, undefined, { fields: { UserPoolConfigs: { SignInMethod: { ref } } } });
  assert.deepEqual(values, {});
  const { SignInMethod, UserPoolName, RequiredSignUpAttributes } = errors.UserPoolConfigs;
  assert.equal(SignInMethod.type, "invalid-enum-value");
  assert.equal(SignInMethod.ref, ref);
  assert.equal(SignInMethod.message, SignInMethod.types["invalid-enum-value"]);
  assert.equal(UserPoolName.type, "missing-required-member");
  assert.equal(RequiredSignUpAttributes[1].type, "invalid-enum-value");
  const good = { ...VALUE, UserPoolConfigs: { UserPoolName: "a", SignInMethod: "EMAIL", RequiredSignUpAttributes: ["EMAIL"] } };
  assert.deepEqual(await authlintResolver(OPTIONS)(good, undefined, {}), { values: good, errors: {} });
});

/** The errors for findings, from an engine that has to start and answers later. */
async function errorsOf(findings, fields, more) {
  let isReady = false;
  const engine = {
    init: async () => void (isReady = true),
    async check(...asked) {
      assert.ok(isReady);
      assert.deepEqual(asked, [VALUE, OPTIONS]);
      return { findings };
    },
  };
  return (await authlintResolver({ ...OPTIONS, engine, ...more })(VALUE, undefined, fields && { fields })).errors;
}

const error = (pointer, rule, level = "error") => ({ level, rule, pointer, message: `${rule}!`, data: {} });

test("the first finding of a field is its error, and all are its types", async () => {
  const ref = { focus() {} };
  const found = [error("/a/0/b", "one"), error("/a/0/b", "two"), error("/a/0", "three"), error("", "four")];
  const types = { one: "one!", two: "two!" };
  assert.deepEqual(await errorsOf(found), {
    a: [{ b: { type: "one", message: "one!", types }, type: "three", message: "three!", types: { three: "three!" } }],
    root: { type: "four", message: "four!", types: { four: "four!" } },
  });
  const { a } = await errorsOf(found, { a: [{ b: { _f: { ref } } }] });
  assert.equal(a[0].b.ref, ref);
  assert.ok(!("ref" in a[0]));
  assert.equal((await errorsOf([error("/ref", "one"), error("", "two")], { root: { ref } })).root.ref, ref);
  // A list of fields whose own name is `ref`, with an error of its own.
  const named = await errorsOf([error("/a/ref", "one"), error("/a", "two")], { a: { ref } });
  assert.equal(named.a.ref.type, "one");
});

test("a name is an index only if it is a number", async () => {
  const errors = await errorsOf([error("/a/1x", "one"), error("/b/x1", "two"), error("/c/10", "three")]);
  assert.deepEqual([errors.a, errors.b, errors.c].map(Array.isArray), [false, false, true]);
});

test("levels that do not stop, and forms that know nothing of their fields", async () => {
  const found = [error("/a", "one", "warning"), error("/b", "two", "advice")];
  assert.deepEqual(await errorsOf(found), {});
  assert.deepEqual(Object.keys(await errorsOf(found, {}, { failLevel: "warning" })), ["a"]);
  assert.deepEqual((await authlintResolver()({ Service: 1 })).values, {});
  assert.ok((await authlintResolver()({ Service: 1 }, undefined, {})).errors.Service.type);
});

test("a key of a prototype is no field: its finding goes to the parent", async () => {
  const errors = await errorsOf([error("/a/__proto__", "one"), error("/__proto__", "two")]);
  assert.deepEqual([errors.a.type, errors.root.type, Object.keys(errors)], ["one", "two", ["a", "root"]]);
});

test("names that mean something to JavaScript do no harm", async () => {
  const value = JSON.parse('{"UserPoolConfigs": {"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}, "__proto__": 1}');
  await authlintResolver({ ...OPTIONS, failLevel: "advice" })(value, undefined, {});
  assert.equal({}.type, undefined);
  assert.equal({}.message, undefined);
  assert.equal(Object.type, undefined);
});
