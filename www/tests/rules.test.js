// The rule browser, its settings, the examples, and the file that comes of them.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import * as engine from "authlint";

import { choose, finding, inConsole, listed, paste, prepare, ready } from "./console.js";

prepare();

const BROKEN = readFileSync(new URL("../../examples/broken-create.json", import.meta.url), "utf8");
const CATALOGUE = await engine.rules();

async function open(page, id) {
  await page.locator("#open-rules").click();
  await page.locator("#rule-search").fill(id);
  await page.locator(".rule-list .rule-name", { hasText: new RegExp(`^${id},`) }).click();
  await page.locator(".rule-detail .page h2, .rule-detail .page h3").first().waitFor();
}

/** Closes the dialog; then the address is that of the console again. */
async function close(page) {
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => location.hash === "");
}

test("all rules are there, and are found by their words", () =>
  inConsole(async (page) => {
    await page.locator("#open-rules").click();
    await page.locator(".rule-list button").first().waitFor();
    assert.equal(await page.locator(".rule-list button").count(), CATALOGUE.length);
    assert.ok(await page.locator("#rule-search").evaluate((field) => field === document.activeElement), "one can type at once");
    await page.keyboard.type("redirect wildcard");
    await page.waitForFunction(() => document.querySelectorAll(".rule-list button").length < 4);
    await page.locator(".rule-list button", { hasText: "redirect-uri-wildcard" }).click();
    const { basis_in_words, category } = CATALOGUE.find(({ id }) => id === "redirect-uri-wildcard");
    const detail = page.locator(".rule-detail");
    await detail.getByRole("heading", { name: "Why" }).waitFor();
    const words = await detail.innerText();
    for (const word of [category, basis_in_words, "Bad", "Good"]) assert.ok(words.includes(word), `${word} in ${words}`);
    assert.ok((await detail.locator("pre .tok-propertyName").count()) > 0, "blocks are coloured");
    await page.locator("#rule-search").fill("zebra crossing");
    await page.getByText("No rule matches").waitFor();
  }));

test("the bad example of a rule is tried: the finding is there", () =>
  inConsole(async (page) => {
    await open(page, "redirect-uri-wildcard");
    await page.locator(".rule-detail .try").first().click();
    await finding(page, "redirect-uri-wildcard").first().waitFor();
    await finding(page, "redirect-uri-wildcard").first().locator(".rule-link").click();
    await page.locator("#rules .rule-title", { hasText: "redirect-uri-wildcard" }).waitFor();
  }));

test("every example of the menu brings the finding that it is an example of", () =>
  inConsole(async (page) => {
    const items = page.locator('#more-menu [role="group"]:not(:first-child) [role="menuitem"]');
    await items.first().waitFor({ state: "attached" });
    const ids = await items.allTextContents();
    const missing = CATALOGUE.filter(({ id }) => !ids.includes(id)).map(({ id }) => id);
    assert.deepEqual(missing, [
      "name-pattern",
      "policy-violation",
      "too-deep",
      "yaml-boolean-word",
      "yaml-date",
      "yaml-number-notation",
      "yaml-several-documents",
    ], "these cannot be shown here");
    for (const id of ids) {
      await choose(page, "more", id);
      await finding(page, id).first().waitFor({ timeout: 3000 }).catch(() => assert.fail(`${id} is not found in its own example`));
    }
  }));

test("the examples of the first page have something to show", () =>
  inConsole(async (page) => {
    const starters = page.locator(".starters button");
    await starters.first().waitFor();
    for (const [index, operation] of ["CreateBackendAuth", "UpdateBackendAuth", "GetBackendAuth"].entries()) {
      await starters.nth(index).click();
      await page.locator(".reading summary", { hasText: operation }).waitFor();
      if (operation !== "GetBackendAuth") await page.locator(".finding").first().waitFor();
      await choose(page, "more", "Clear");
      await starters.first().waitFor();
    }
  }));

test("a level is changed: findings follow, it is remembered, and taken back", () =>
  inConsole(async (page) => {
    await paste(page, BROKEN);
    await page.locator(".finding.error").first().waitFor();
    await open(page, "unknown-member");
    await page.locator("#rule-level").selectOption("advice");
    await close(page);
    await page.locator('.finding.advice[data-rule="unknown-member"]').waitFor();
    assert.equal((await listed(page)).at(-1), "unknown-member");
    await page.reload();
    await ready(page);
    await paste(page, BROKEN);
    await page.locator('.finding.advice[data-rule="unknown-member"]').waitFor();
    await page.locator("#open-rules").click();
    await page.getByRole("button", { name: "Reset all" }).click();
    await page.keyboard.press("Escape");
    await page.locator('.finding.error[data-rule="unknown-member"]').waitFor();
  }));

test("what is chosen is an authlint.toml that the command line takes", () =>
  inConsole(
    async (page) => {
      await paste(page, BROKEN);
      await open(page, "unknown-member");
      await page.locator("#rule-level").selectOption("off");
      const withNumber = CATALOGUE.find(({ options }) => options.some((option) => typeof option.default === "number"));
      const withList = CATALOGUE.find(({ options }) => options.some((option) => Array.isArray(option.default)));
      for (const [rule, value] of [[withNumber, "17"], [withList, 'a "quoted" word, b']]) {
        await page.keyboard.press("Escape");
        await open(page, rule.id);
        const field = page.locator(".rule-detail .setting input").first();
        await field.fill(value);
        await field.press("Enter");
        await field.blur();
      }
      await page.locator("#show-configuration").click();
      const shown = await page.locator("#configuration pre").innerText();
      assert.match(shown, /unknown-member = "off"/);
      assert.match(shown, /= 17/);
      const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#save-configuration").click()]);
      assert.equal(download.suggestedFilename(), "authlint.toml");
      const toml = readFileSync(await download.path(), "utf8");
      assert.equal(toml.trim(), shown.trim());
      await page.locator("#copy-configuration").click();
      await page.getByText("authlint.toml copied").waitFor();
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), toml);
      await page.keyboard.press("Escape");
      await page.keyboard.press("Escape");
      await page.waitForFunction(() => document.querySelector('[data-rule="unknown-member"]') === null);
      assert.deepEqual(new Set(await listed(page)), new Set(judgedByTheCommandLine(toml)));
    },
    { permissions: ["clipboard-read", "clipboard-write"] },
  ));

/** The rules that the command line finds broken in the same document, with a configuration. */
function judgedByTheCommandLine(toml) {
  const folder = mkdtempSync(join(tmpdir(), "authlint-console-"));
  try {
    writeFileSync(join(folder, "authlint.toml"), toml);
    writeFileSync(join(folder, "broken-create.json"), BROKEN);
    const manifest = new URL("../../Cargo.toml", import.meta.url).pathname;
    const report = execFileSync("cargo", ["run", "--quiet", "--manifest-path", manifest, "--", "--format", "json", "--exit-zero", "broken-create.json"], { cwd: folder, encoding: "utf8" });
    return JSON.parse(report).files.flatMap(({ findings }) => findings.map(({ rule }) => rule));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("each rule has an address, which the back button leaves again", () =>
  inConsole(
    async (page) => {
      await page.locator("#rules .rule-title", { hasText: "redirect-uri-wildcard" }).waitFor();
      await page.locator(".rule-list button", { hasText: "mfa-on-in-update" }).click();
      await page.waitForFunction(() => location.hash === "#/rules/mfa-on-in-update");
      await close(page);
      await paste(page, BROKEN);
      await page.locator("#open-rules").click();
      await page.locator("#rules[open]").waitFor();
      await page.goBack();
      await page.locator("#rules[open]").waitFor({ state: "detached" });
      await finding(page, "unknown-member").waitFor();
    },
    { hash: "#/rules/redirect-uri-wildcard" },
  ));

test("the documentation is searched too, and rules are found by their setting", () =>
  inConsole(async (page) => {
    await page.locator("#open-rules").click();
    const rows = page.locator(".rule-list button");
    await rows.first().waitFor();
    const { id, docs } = await engine.explain("redirect-uri-wildcard");
    const word = docs.match(/[a-z]{9,}/gi).find((word) => !CATALOGUE.some(({ summary, id }) => `${id} ${summary}`.includes(word)));
    await page.locator("#rule-search").fill(word);
    await rows.filter({ hasText: id }).waitFor();
    await page.locator("#rule-search").fill("");
    const state = (name) => page.locator(".rules-search").getByRole("button", { name, exact: true }).click();
    await state("Off");
    assert.equal(await rows.count(), CATALOGUE.filter(({ on_by_default }) => !on_by_default).length);
    await state("Changed");
    await page.getByText("No rule matches").waitFor();
    await state("On");
    await rows.filter({ hasText: "unknown-member" }).first().click();
    await page.locator("#rule-level").selectOption("off");
    await state("Changed");
    assert.equal(await rows.count(), 1);
  }));

test("the rules are pages of their own, which lead into the console", () =>
  inConsole(async (page) => {
    await page.goto(new URL("rules/index.html", page.url()).href);
    assert.equal(await page.locator("main li a").count(), CATALOGUE.length);
    await page.getByRole("link", { name: "redirect-uri-wildcard" }).click();
    assert.match(await page.title(), /redirect-uri-wildcard/);
    await page.getByRole("heading", { name: "Bad" }).waitFor();
    await page.getByRole("link", { name: "Try it in the console" }).click();
    await page.locator("#rules .rule-title", { hasText: "redirect-uri-wildcard" }).waitFor();
  }));
