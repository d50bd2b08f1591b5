// axe finds nothing: light and dark, from a narrow phone to a desk, in every state and with every dialog open.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import axe from "axe-core";

import { choose, finding, inConsole, paste, PHONE, prepare, selection, text } from "./console.js";

prepare();

const BROKEN = readFileSync(new URL("../../examples/broken-create.json", import.meta.url), "utf8");
const GOOD = readFileSync(new URL("../../examples/create.json", import.meta.url), "utf8");

/** What axe has to say of the page as it is now, each thing once. */
async function violations(page, where) {
  await page.evaluate(() => Promise.all(document.getAnimations().filter(({ effect }) => effect.getTiming().iterations !== Infinity).map((animation) => animation.finished.catch(() => {}))));
  const result = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"], rules: { "target-size": { enabled: true } } }));
  assert.ok(result.passes.length > 10, "axe looked at the page");
  const found = new Map();
  for (const { id, nodes } of result.violations) {
    for (const { target, failureSummary } of nodes) found.set(`${where}: ${id}: ${failureSummary}`, target);
  }
  return [...found].map(([what, target]) => `${what}\n  ${target}`);
}

const PYTHON = "{'AuthResources': 'USER_POOL_ONLY', 'Service': 'COGNITO', 'UserPoolConfigs': {'Mfa': None}}";

async function everywhere(page, isPhone) {
  await page.evaluate(axe.source);
  const found = [];
  const look = async (where) => {
    const [width, wide] = await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth]);
    if (wide > width) found.push(`${where}: ${wide} wide`);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      found.push(...(await violations(page, `${where}, ${colorScheme}`)));
    }
  };
  const toFindings = async () => isPhone && (await page.locator("#tab-findings").tap());
  const toDocument = async () => isPhone && (await page.locator("#tab-document").tap());
  const close = async () => {
    await page.keyboard.press("Escape");
    await page.locator("dialog[open]").waitFor({ state: "detached" });
  };
  await look("before there is a document");
  await paste(page, GOOD);
  await page.locator(".empty-state.good").waitFor({ state: "attached" });
  await toFindings();
  await look("a clean document");
  await paste(page, PYTHON);
  await page.locator("#to-json").waitFor({ state: "attached" });
  await toFindings();
  await look("another notation");
  await paste(page, "UserPoolConfigs:\n  PasswordPolicy:\n    MinimumLength: 012\n");
  await page.locator(".notation", { hasText: "YAML" }).waitFor({ state: "attached" });
  await toFindings();
  await page.locator("#to-json").click();
  await page.locator(".notation-problem").waitFor();
  await look("a notation that cannot be converted");
  await paste(page, BROKEN);
  await finding(page, "unknown-member").waitFor({ state: "attached" });
  await look("a document with findings");
  await page.locator("#convert").click();
  await look("a menu");
  await page.keyboard.press("Escape");
  await toFindings();
  await page.locator(".reading summary").click();
  await look("many findings");
  await page.locator(".chip.warning").click();
  await page.locator(".finding-main").first().click();
  await toFindings();
  await look("a finding is selected, others are hidden");
  await page.locator(".finding .preview").first().click();
  await look("a fix is shown");
  await close();
  await page.locator("#fix-all").click();
  await page.locator("#preview .cm-changedLine").first().waitFor();
  await look("all fixes are shown");
  await close();
  await page.locator("#open-share").click();
  await page.locator("#share-link").waitFor();
  await look("a link is shown");
  await close();
  await page.locator("#open-help").click();
  await look("help");
  await close();
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
  await page.keyboard.press("Escape");
  await close();
  await toDocument();
  await choose(page, "more", "Clear");
  await page.locator(".starters button").nth(1).click();
  await page.locator(".views .segments").waitFor({ state: "attached" });
  await toDocument();
  await look("two documents");
  await toFindings();
  await page.locator(".views button").nth(1).click();
  await look("changes");
  assert.deepEqual(found, []);
}

for (const [width, height] of [[320, 640], [390, 844]]) {
  test(`on a phone, ${width} wide`, () => inConsole((page) => everywhere(page, true), { ...PHONE, viewport: { width, height } }));
}
for (const [width, height] of [[1024, 768], [1440, 900]]) {
  test(`on a desk, ${width} wide`, () => inConsole((page) => everywhere(page, false), { viewport: { width, height } }));
}

test("what is pressed on a phone is as large as a finger, and has a label", () =>
  inConsole(async (page) => {
    await paste(page, BROKEN);
    await finding(page, "unknown-member").waitFor({ state: "attached" });
    const small = () =>
      page.evaluate(() =>
        [...document.querySelectorAll("button, select, summary")]
          .filter((element) => element.checkVisibility())
          // The whole card is its button.
          .map((element) => [element.innerText || element.ariaLabel, (element.matches(".finding-main") ? element.parentElement : element).getBoundingClientRect()])
          .filter(([label, { height }]) => height < 44 || !label)
          .map(([label, { width, height }]) => `${label}: ${width} x ${height}`),
      );
    assert.deepEqual(await small(), []);
    assert.deepEqual(await page.locator(".toolbar .button").evaluateAll((buttons) => buttons.map(({ innerText }) => innerText)), ["Open", "Copy", "Format", "Convert", "Compare", "More"]);
    await page.locator("#tab-findings").tap();
    await page.locator(".finding-main").first().tap();
    await page.locator("#tab-findings").tap();
    assert.deepEqual(await small(), []);
  }, PHONE));

test("a long line is wrapped with a hanging indent", () =>
  inConsole(async (page) => {
    await paste(page, `{\n    "UserPoolConfigs": { "UserPoolName": "${"customers ".repeat(20)}" }\n}`);
    const [first, second] = await page.locator(".editor").evaluate(({ shadowRoot }) => {
      const range = document.createRange();
      range.selectNodeContents(shadowRoot.querySelectorAll(".cm-line")[1]);
      const lefts = [...range.getClientRects()].map(({ left, top }) => [top, left]);
      const tops = [...new Set(lefts.map(([top]) => top))].sort((one, other) => one - other);
      return [tops[0], tops.at(-1)].map((line) => Math.min(...lefts.filter(([top]) => top === line).map(([, left]) => left)));
    });
    assert.ok(second > first, `${second} is right of ${first}`);
  }, PHONE));

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
