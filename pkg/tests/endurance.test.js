// Many calls leave the memory as it was. `ENDURANCE=100 npm test -- --test-name-pattern=memory` makes a million.

import assert from "node:assert/strict";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import * as authlint from "authlint";

import { internal } from "./package.js";

const TIMES = Number(process.env.ENDURANCE ?? 1);
const GOOD = '{"AuthResources": "USER_POOL_ONLY", "Service": "COGNITO", "UserPoolConfigs": {"UserPoolName": "customers", "SignInMethod": "EMAIL", "RequiredSignUpAttributes": ["EMAIL"]}}';
const WRONG = '{"AuthResources": "USER_POOL_ONLY", "Service": "cognito", "UserPoolConfigs": {"SignInMethod": "EMIAL😀"}}';
const EXISTING = JSON.parse(GOOD);

/** Each text is another one, and some cannot be read. */
function text(number) {
  const begun = number % 3 === 0 ? GOOD : WRONG;
  return begun.slice(0, begun.length - (number % 7)) + " ".repeat(number % 100);
}

const OPTIONS = [
  () => undefined,
  () => ({ operation: "update" }),
  (number) => ({ path: `${number}.json`, encoding: "utf-8" }),
  () => ({ select: ["schema", "inline-secret"], rules: { "unknown-member": "off" } }),
  () => ({ existing: EXISTING, unsafeFixes: true }),
];

const CALLS = [
  (number, options) => authlint.check(text(number), options),
  (number, options) => authlint.check(number % 2 === 0 ? EXISTING : { number }, options),
  (number, options) => authlint.fix(text(number), options),
  (number, options) => authlint.convert(GOOD + " ".repeat(number % 100), { operation: "update", casing: "wire", envelope: "bare" }, options),
  (number, options) => authlint.complete(text(number), number % 200, options),
  (number, options) => authlint.hover(text(number), number % 200, options),
  (number, options) => authlint.diff(EXISTING, text(number), { path: options?.path }),
  (number, options) => authlint.markdown(text(number), options),
  (number, options) => authlint.redact(text(number), options),
  (number) => assert.throws(() => authlint.check(text(number), { operation: `${number}` }), /operation/),
  (number) => assert.throws(() => authlint.convert(`[${number}]`, { casing: "wire" }), /not converted/),
];

function calls(count) {
  for (let number = 0; number < count; number += 1) {
    const options = OPTIONS[number % OPTIONS.length](number);
    CALLS[number % CALLS.length](number, options);
  }
}

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");

test("memory stays flat", async (context) => {
  const { default: engine } = await internal("../dist/authlint.js");
  const { memory } = await engine();
  const sizes = () => {
    collect();
    const { heapUsed, external } = process.memoryUsage();
    return { heap: heapUsed, external, engine: memory.buffer.byteLength };
  };
  calls(5_000);
  const before = sizes();
  calls(10_000 * TIMES);
  const after = sizes();
  context.diagnostic(`${10_000 * TIMES} calls: ${JSON.stringify(before)} became ${JSON.stringify(after)}`);
  assert.ok(after.heap < before.heap + 1_000_000, "the heap of JavaScript grows");
  assert.ok(after.external < before.external + 1_000_000, "what JavaScript holds outside of its heap grows");
  assert.equal(after.engine, before.engine, "the engine's memory grows");
});
