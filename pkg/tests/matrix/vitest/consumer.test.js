import * as authlint from "authlint";
import { start } from "authlint/worker";
import { expect, test } from "vitest";

const TEXT = '{"UserPoolConfigs": {"SignInMethod": "EMIAL"}}';

test("a finding, here and in a worker", async () => {
  const worker = start();
  for (const { findings } of [authlint.check(TEXT), await worker.check(TEXT)]) {
    expect(findings.map(({ rule }) => rule)).toContain("invalid-enum-value");
  }
  worker.terminate();
});
