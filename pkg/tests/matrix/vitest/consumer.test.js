import * as authlint from "authlint";
import { start } from "authlint/worker";
import * as yaml from "authlint/yaml";
import { expect, test } from "vitest";

const TEXT = '{"UserPoolConfigs": {"SignInMethod": "EMIAL"}}';

test("a finding, here and in a worker", async () => {
  const worker = start();
  for (const { findings } of [authlint.check(TEXT), await worker.check(TEXT), yaml.check("UserPoolConfigs: {SignInMethod: EMIAL}")]) {
    expect(findings.map(({ rule }) => rule)).toContain("invalid-enum-value");
  }
  worker.terminate();
});
