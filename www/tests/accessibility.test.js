// axe finds nothing: light and dark, on a desk and on a phone, with every dialog open.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import axe from "axe-core";

import { finding, inConsole, paste, PHONE, prepare, selection, text } from "./console.js";

prepare();

const BROKEN = readFileSync(new URL("../../examples/broken-create.json", import.meta.url), "utf8");
const GOOD = readFileSync(new URL("../../examples/create.json", import.meta.url), "utf8");

/** What axe has to say of the page as it is now, each thing once. */
async function violations(page, where) {
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {}))));
  const result = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  assert.ok(result.passes.length > 10, "axe looked at the page");
  const found = new Map();
  for (const { id, nodes } of result.violations) {
    for (const { target, failureSummary } of nodes) found.set(`${where}: ${id}: ${failureSummary}`, target);
  }
  return [...found].map(([what, target]) => `${what}\n  ${target}`);
}

async function everywhere(page, isPhone) {
  await page.evaluate(axe.source);
  const found = [];
  const look = async (where) => found.push(...(await violations(page, where)));
  await look("before there is a document");
  await paste(page, GOOD);
  await page.locator(".blank.good").waitFor({ state: "attached" });
  const toFindings = async () => isPhone && (await page.locator("#tab-findings").tap());
  await toFindings();
  await look("a clean document");
  await paste(page, BROKEN);
  await page.locator(".finding").first().waitFor({ state: "attached" });
  await look("many findings");
  if (isPhone) {
    await page.locator("#tab-findings").tap();
    await look("the pane of findings");
  }
  await page.locator(".finding-main").first().click();
  if (isPhone) await page.locator("#tab-findings").tap();
  await look("a finding is selected");
  await page.locator(".finding .preview").first().click();
  await look("a fix is shown");
  await page.keyboard.press("Escape");
  await page.locator("#fix-all").click();
  await page.locator("#preview .cm-changedLine").first().waitFor();
  await look("all fixes are shown");
  await page.keyboard.press("Escape");
  await page.locator("#open-share").click();
  await page.locator("#share-link").waitFor();
  await look("a link is shown");
  await page.keyboard.press("Escape");
  await page.locator("#open-rules").click();
  await page.locator(".rule-list button").first().waitFor();
  await look("the rules");
  await page.locator(".rule-list button", { hasText: "password-minimum-length-range" }).click();
  await page.locator(".rule-detail pre").first().waitFor();
  await look("a rule");
  await page.locator("#rule-level").selectOption("advice");
  await page.locator("#show-configuration").click();
  await page.locator("#configuration pre").waitFor();
  await look("the configuration");
  assert.deepEqual(found, []);
}

for (const colorScheme of ["light", "dark"]) {
  test(`on a desk, ${colorScheme}`, () => inConsole((page) => everywhere(page, false), { colorScheme }));
  test(`on a phone, ${colorScheme}`, () => inConsole((page) => everywhere(page, true), { ...PHONE, colorScheme }));
}

test("axe is not blind: text without contrast is seen", () =>
  inConsole(async (page) => {
    await page.evaluate(axe.source);
    await page.locator(".promise").evaluate((element) => element.style.setProperty("color", "var(--line-strong)"));
    assert.match((await violations(page, "hidden")).join(), /color-contrast/);
  }));

test("the colours are the system's until somebody chooses, and the choice is remembered", () =>
  inConsole(
    async (page) => {
      const lightness = () =>
        page.evaluate(() => {
          const [red, green, blue] = getComputedStyle(document.body).backgroundColor.match(/[\d.]+/g).map(Number);
          return (red + green + blue) / 3;
        });
      assert.ok((await lightness()) < 80, "the system is dark");
      const button = page.locator("#turn-theme");
      while (!/light/.test(await button.getAttribute("aria-label"))) await button.click();
      assert.ok((await lightness()) > 200, "chosen: light");
      await page.reload();
      assert.ok((await lightness()) > 200, "remembered");
      await page.emulateMedia({ colorScheme: "light" });
      while (!/dark/.test(await button.getAttribute("aria-label"))) await button.click();
      assert.ok((await lightness()) < 80, "chosen: dark");
    },
    { colorScheme: "dark" },
  ));

/** Presses Tab until an element has the focus; as far as anybody would go. */
async function tabTo(page, isThere) {
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(isThere)) return;
  }
  assert.fail(`${isThere} is not reached`);
}

test("everything without a mouse", () =>
  inConsole(async (page) => {
    // Into the editor, and out again.
    await tabTo(page, () => document.activeElement.matches(".editor"));
    await page.keyboard.insertText(GOOD.replace('"EMAIL",', '"EMIAL",').replace('"COGNITO"', '"COGNITA"'));
    await finding(page, "invalid-enum-value").first().waitFor();
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("F8");
    const first = await selection(page);
    await page.keyboard.press("F8");
    const second = await selection(page);
    assert.deepEqual([first, second], ['"COGNITA"', '"EMIAL"']);
    await page.keyboard.press("Shift+F8");
    assert.equal(await selection(page), '"COGNITA"');
    // A fix.
    await tabTo(page, () => document.activeElement.matches(".finding .apply"));
    const outline = await page.evaluate(() => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(document.activeElement);
      return (outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== "none";
    });
    assert.ok(outline, "the focus is seen");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelectorAll(".finding").length === 1);
    // A preview, left with Escape: the focus is where it was.
    await tabTo(page, () => document.activeElement.matches(".finding-main"));
    await page.keyboard.press("Enter");
    await page.locator(".finding.selected").waitFor();
    await tabTo(page, () => document.activeElement.matches(".finding .preview"));
    await page.keyboard.press("Enter");
    await page.locator("#preview").waitFor();
    await page.keyboard.press("Escape");
    assert.ok(await page.evaluate(() => document.activeElement.matches(".finding .preview")));
    // All fixes.
    await page.keyboard.press("Shift+Tab");
    await page.locator("#fix-all").focus();
    await page.keyboard.press("Enter");
    await page.locator("#preview").waitFor();
    await tabTo(page, () => document.activeElement.matches("#unsafe-fixes"));
    await page.keyboard.press("Space");
    await page.locator("#apply-change:enabled").waitFor();
    await tabTo(page, () => document.activeElement.matches("#apply-change"));
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "No findings" }).waitFor();
    assert.equal(await text(page), GOOD);
  }));

test("F8 works from anywhere on the page", () =>
  inConsole(async (page) => {
    await paste(page, GOOD.replace('"COGNITO"', '"COGNITA"'));
    await finding(page, "invalid-enum-value").waitFor();
    await page.locator("#open-rules").focus();
    await page.keyboard.press("F8");
    assert.equal(await selection(page), '"COGNITA"');
  }));

test("what happens is said to screen readers", () =>
  inConsole(
    async (page) => {
      await paste(page, BROKEN);
      await page.locator("#copy-report").click();
      const status = page.getByRole("status").filter({ hasText: "Report copied" });
      await status.waitFor();
    },
    { permissions: ["clipboard-read", "clipboard-write"] },
  ));
