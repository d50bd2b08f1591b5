/** @jest-environment jsdom */
const authlint = require("authlint");
const yaml = require("authlint/yaml");

test("a finding, and its page", async () => {
  const { findings } = authlint.check('{"UserPoolConfigs": {"SignInMethod": "EMIAL"}}');
  expect(findings.map(({ rule }) => rule)).toContain("invalid-enum-value");
  expect((await authlint.explain("invalid-enum-value")).docs).toContain("## Why");
});

test("a finding in YAML", () => {
  const { findings } = yaml.check("UserPoolConfigs: {SignInMethod: EMIAL}");
  expect(findings.map(({ rule }) => rule)).toContain("invalid-enum-value");
});
