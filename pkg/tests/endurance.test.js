// Many calls leave the memory as it was. `ENDURANCE=100 node --test tests/endurance.test.js` makes a million.

import assert from "node:assert/strict";
import { test } from "node:test";

import * as authlint from "authlint";

const TIMES = Number(process.env.ENDURANCE ?? 1);
const TEXT = '{"AuthResources": "USER_POOL_ONLY", "Service": "cognito", "UserPoolConfigs": {"SignInMethod": "EMIAL😀"}}';

function calls(count) {
  for (let number = 0; number < count; number++) {
    // Each text is another one, some cannot be read.
    const text = TEXT.slice(0, TEXT.length - (number % 7)) + " ".repeat(number % 100);
    authlint.check(text);
    authlint.complete(text, number % text.length);
    authlint.hover(text, number % text.length);
    authlint.fix(text);
  }
}

test("memory stays flat", () => {
  const bytes = () => {
    const { external, arrayBuffers } = process.memoryUsage();
    return external + arrayBuffers;
  };
  calls(500);
  const before = bytes();
  calls(2_000 * TIMES);
  const grown = bytes() - before;
  assert.ok(grown < 4_000_000, `${grown} bytes more`);
});
