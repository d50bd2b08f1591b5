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

test("names that mean something to JavaScript do no harm", async () => {
  const value = JSON.parse('{"UserPoolConfigs": {"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}, "__proto__": 1}');
  await authlintResolver({ ...OPTIONS, failLevel: "advice" })(value, undefined, {});
  assert.equal({}.type, undefined);
  assert.equal({}.message, undefined);
  assert.equal(Object.type, undefined);
});
