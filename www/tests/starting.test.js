// Until the engine is here the page says that it comes, and that it cannot be had if so; what it refuses is asked once.

import assert from "node:assert/strict";
import { test } from "node:test";

import { finding, inConsole, paste, prepare, ready } from "./console.js";

prepare();

test("a slow engine, one that cannot be had, and another try", { timeout: 60_000 }, () =>
  inConsole(
    async (page, { context }) => {
      const held = new Promise((resolve) => void context.route("**/*.wasm", resolve));
      await page.reload();
      const engine = await held;
      await page.waitForTimeout(200);
      assert.match(await page.locator(".findings-body .loading").textContent(), /Loading the checker/);
      await engine.abort();
      await page.getByRole("heading", { name: "The checker could not start" }).waitFor();
      await context.unroute("**/*.wasm");
      await Promise.all([page.waitForEvent("load"), page.getByRole("button", { name: "Try again" }).click()]);
      await ready(page);
      await paste(page, '{ "UserPoolConfigs": { "SignInMethod": "EMIAL" } }');
      await finding(page, "invalid-enum-value").waitFor();
    },
    { serviceWorkers: "block", expected: (problem) => /ERR_FAILED|Service Worker registration blocked/.test(problem) },
  ));

test("a text over the limit is said to be that, once, and the page goes on", { timeout: 60_000 }, () =>
  inConsole(async (page) => {
    await paste(page, `"${"x".repeat(16 * 1024 * 1024)}"`);
    await page.getByRole("status").filter({ hasText: "Not checked: the text is over the limit" }).waitFor();
    await paste(page, '{ "UserPoolConfigs": { "SignInMethod": "EMIAL" } }');
    await finding(page, "invalid-enum-value").waitFor();
  }));
