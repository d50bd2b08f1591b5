// After one visit the console needs no network; a newer build is offered, and taken when the user says so.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { finding, inConsole, paste, prepare, ready, served } from "./console.js";
import { site } from "./site.js";

prepare();

const TYPO = '{ "UserPoolConfigs": { "SignInMethod": "EMIAL" } }';

async function isKept(page) {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

test("offline after the first visit, with the pages of the rules", () =>
  inConsole(async (page, { context }) => {
    await isKept(page);
    await context.setOffline(true);
    await page.reload();
    await ready(page);
    await paste(page, TYPO);
    await finding(page, "invalid-enum-value").waitFor();
    await finding(page, "invalid-enum-value").locator(".rule-link").click();
    await page.locator(".rule-detail").getByRole("heading", { name: "Why" }).waitFor();
  }));

test("offline, YAML is read too", () =>
  inConsole(async (page, { context }) => {
    await isKept(page);
    await context.setOffline(true);
    await paste(page, "AuthResources: USER_POOL_ONLY\nUserPoolConfigs:\n  SignInMethod: EMIAL\n");
    await page.locator("#to-json").click();
    await finding(page, "invalid-enum-value").waitFor();
  }));

test("offline, a link is opened too", () =>
  inConsole(async (page, { context }) => {
    await paste(page, TYPO);
    await isKept(page);
    await page.locator("#open-share").click();
    const address = await page.locator("#share-link").inputValue();
    await context.setOffline(true);
    const other = await context.newPage();
    await other.goto(address);
    await finding(other, "invalid-enum-value").waitFor();
  }));

test("a newer build is offered and taken", () =>
  inConsole(async (page) => {
    await isKept(page);
    const next = mkdtempSync(join(tmpdir(), "authlint-site-"));
    try {
      cpSync(site, next, { recursive: true });
      const change = (name, from, to) => writeFileSync(join(next, name), readFileSync(join(next, name), "utf8").replace(from, to));
      change("index.html", "<title>authlint</title>", "<title>authlint, newer</title>");
      change("service-worker.js", /VERSION = "[^"]+"/, 'VERSION = "newer"');
      served().folder = next;
      await page.reload();
      await ready(page);
      assert.equal(await page.title(), "authlint", "a page of the old build, whole");
      await page.evaluate(() => navigator.serviceWorker.getRegistration().then((registration) => registration.update()));
      await page.getByRole("status").getByRole("button", { name: "Reload" }).click();
      await page.waitForFunction(() => document.title === "authlint, newer");
      await ready(page);
      const caches = await page.evaluate(() => window.caches.keys());
      assert.deepEqual(caches, ["authlint-newer"], "the old build is not kept");
    } finally {
      served().folder = site;
      rmSync(next, { recursive: true });
    }
  }));
