// From typing to a mended document.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { choose, finding, inConsole, listed, paste, PHONE, prepare, readAs, select, selection, text } from "./console.js";

prepare();

const BROKEN = readFileSync(new URL("../../examples/broken-create.json", import.meta.url), "utf8");
const GOOD = readFileSync(new URL("../../examples/create.json", import.meta.url), "utf8");
const TYPO = GOOD.replace('"SignInMethod": "EMAIL"', '"SignInMethod": "EMIAL"');

test("an empty page says what it is for, and has no layout jump while the engine loads", () =>
  inConsole(async (page) => {
    await page.getByText("Nothing leaves this page").waitFor();
    await page.locator(".empty-state").waitFor();
    const shift = await page.evaluate(
      () => new Promise((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => { for (const { value } of list.getEntries()) sum += value; }).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => resolve(sum), 300);
      }),
    );
    assert.ok(shift < 0.02, `cumulative layout shift ${shift}`);
  }));

test("what is typed is checked: a finding in the list, a mark in the text and in the gutter", () =>
  inConsole(async (page) => {
    await paste(page, GOOD);
    await page.getByRole("heading", { name: "No findings" }).waitFor();
    await page.locator(".cm-line", { hasText: "SignInMethod" }).click();
    await page.keyboard.press("End");
    for (let step = 0; step < 4; step++) await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Backspace");
    const card = finding(page, "invalid-enum-value");
    await card.waitFor();
    assert.match(await card.locator(".message").textContent(), /SignInMethod/);
    assert.equal(await card.locator(".place").textContent(), "14:23");
    assert.equal(await page.locator(".cm-lintRange-error").first().textContent(), '"EMIL"');
    assert.equal(await page.locator(".cm-lint-marker-error").count(), 1);
    await select(page, "invalid-enum-value");
    assert.match(await card.locator(".help").textContent(), /EMAIL/);
    await card.getByText("The AWS service model").click();
    assert.match(await card.locator(".origin p").innerText(), /amplifybackend/i);
  }));

test("errors stand before warnings, and warnings before advice; a click goes to the place", () =>
  inConsole(async (page) => {
    await paste(page, BROKEN);
    await page.locator(".finding").first().waitFor();
    const levels = await page.locator(".finding").evaluateAll((cards) => cards.map((card) => card.className.split(" ")[1]));
    assert.deepEqual(levels, levels.toSorted((one, other) => "error warning advice".indexOf(one) - "error warning advice".indexOf(other)));
    assert.ok(new Set(levels).size > 1, "there are findings of several levels");
    await page.locator(".finding", { hasText: "PasswordPolcy" }).first().locator(".finding-main").click();
    assert.equal(await selection(page), '"PasswordPolcy"');
  }));

test("typing over a selection replaces it, and brackets go around it", () =>
  inConsole(async (page) => {
    await paste(page, '{"a": true, "b": [1, 2]}');
    await page.keyboard.press("Control+a");
    await page.keyboard.type("[");
    assert.equal(await text(page), '[{"a": true, "b": [1, 2]}]');
    await page.keyboard.press("Control+a");
    await page.keyboard.type("42");
    assert.equal(await text(page), "42");
    await page.keyboard.press("Control+z");
    assert.match(await text(page), /"b"/);
  }));

test("one fix", () =>
  inConsole(async (page) => {
    await paste(page, TYPO);
    await finding(page, "invalid-enum-value").locator(".apply").first().click();
    await page.getByRole("heading", { name: "No findings" }).waitFor();
    assert.equal(await text(page), GOOD);
    await page.keyboard.press("Control+z");
    await finding(page, "invalid-enum-value").waitFor();
    assert.equal(await text(page), TYPO);
  }));

test("one fix, seen before it is applied", () =>
  inConsole(async (page) => {
    await paste(page, TYPO);
    await select(page, "invalid-enum-value");
    await finding(page, "invalid-enum-value").locator(".preview").first().click();
    const dialog = page.locator("#preview");
    await dialog.waitFor();
    assert.match(await dialog.locator(".cm-deletedChunk").textContent(), /EMIAL/);
    assert.match(await dialog.locator(".cm-changedLine").textContent(), /"EMAIL"/);
    assert.equal(await text(page), TYPO, "nothing has happened yet");
    await dialog.getByRole("button", { name: "Apply" }).click();
    await page.getByRole("heading", { name: "No findings" }).waitFor();
    assert.equal(await text(page), GOOD);
  }));

test("all fixes: the sure ones, or those too that need a look", () =>
  inConsole(async (page) => {
    await paste(page, BROKEN);
    await page.locator("#fix-all").click();
    const dialog = page.locator("#preview");
    const number = async () => Number(/(\d+) fix/.exec(await dialog.locator(".preview-head").textContent())?.[1] ?? 0);
    await dialog.waitFor();
    await page.locator("#unsafe-fixes").setChecked(false);
    const safe = await number();
    await page.locator("#unsafe-fixes").setChecked(true);
    await page.waitForFunction((safe) => Number(/(\d+) fix/.exec(document.querySelector("#preview .preview-head").textContent)?.[1] ?? 0) > safe, safe);
    const applied = await number();
    const before = (await listed(page)).length;
    await page.locator("#apply-change").click();
    await page.waitForFunction((before) => document.querySelectorAll(".finding").length < before, before);
    assert.ok(applied > safe, `${applied} fixes are more than ${safe}`);
    assert.equal(await page.locator(".cm-line", { hasText: '"PasswordPolcy"' }).count(), 0);
  }));

test("a clean document is said to be clean", () =>
  inConsole(async (page) => {
    await paste(page, GOOD);
    await page.getByRole("heading", { name: "No findings" }).waitFor();
    assert.equal(await page.locator(".finding").count(), 0);
    assert.equal(await page.locator(".empty-state.good").count(), 1);
  }));

test("completion and hover come from the schemas", () =>
  inConsole(async (page) => {
    await paste(page, TYPO);
    await finding(page, "invalid-enum-value").waitFor();
    await finding(page, "invalid-enum-value").locator(".finding-main").click();
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowRight");
    for (let step = 0; step < 5; step++) await page.keyboard.press("Delete");
    await page.keyboard.press("Control+Space");
    const options = page.locator(".cm-tooltip-autocomplete [role=option]");
    await options.first().waitFor();
    const offered = (await options.allTextContents()).join(" ");
    for (const value of ["EMAIL", "EMAIL_AND_PHONE_NUMBER", "PHONE_NUMBER", "USERNAME"]) assert.match(offered, new RegExp(value));
    await page.keyboard.press("Escape");
    await page.locator(".cm-line").getByText('"UserPoolName"').hover();
    const hover = page.locator(".cm-tooltip-hover");
    await hover.waitFor();
    assert.match(await hover.textContent(), /UserPoolName/);
  }));

test("operation, envelope and names are shown, and can be said instead", () =>
  inConsole(async (page) => {
    await paste(page, GOOD);
    await page.getByRole("heading", { name: "No findings" }).waitFor();
    assert.match(await page.locator(".reading summary").innerText(), /Checked as CreateBackendAuth \(it has members/);
    for (const [name, found] of [["operation", /auto: CreateBackendAuth/], ["envelope", /auto: whole request/], ["casing", /auto: UserPoolConfigs/]]) {
      assert.match(await page.locator(`#reading-${name} option`).first().textContent(), found);
    }
    await readAs(page, "operation", "update");
    await finding(page, "immutable-member-in-update").first().waitFor();
    assert.match(await page.locator(".reading summary").innerText(), /Checked as UpdateBackendAuth \(as you chose\)/);
    await readAs(page, "operation", "create");
    await page.getByRole("heading", { name: "No findings" }).waitFor();
  }));

test("a dropped file is opened, and downloaded again under its name", () =>
  inConsole(async (page) => {
    const drop = await page.evaluateHandle((document) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([document], "customers-create.json", { type: "application/json" }));
      return transfer;
    }, TYPO);
    await page.dispatchEvent(".editor", "dragenter", { dataTransfer: drop });
    assert.ok(await page.locator("body").evaluate((body) => body.classList.contains("dropping")));
    await page.dispatchEvent(".editor", "drop", { dataTransfer: drop });
    await finding(page, "invalid-enum-value").waitFor();
    assert.equal(await text(page), TYPO);
    assert.equal(await page.locator(".file-name").textContent(), "customers-create.json");
    const [download] = await Promise.all([page.waitForEvent("download"), choose(page, "more", "Download")]);
    assert.equal(download.suggestedFilename(), "customers-create.json");
    assert.equal(readFileSync(await download.path(), "utf8"), TYPO);
  }));

test("a file is saved with the line ends and the byte order mark that it had", () =>
  inConsole(async (page) => {
    const file = `\ufeff${GOOD.replaceAll("\n", "\r\n")}`;
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.locator("#open-file").click()]);
    await chooser.setFiles({ name: "create.json", mimeType: "application/json", buffer: Buffer.from(file) });
    await page.locator(".file-name").waitFor();
    const [download] = await Promise.all([page.waitForEvent("download"), choose(page, "more", "Download")]);
    assert.equal(readFileSync(await download.path(), "utf8"), file);
  }));

test("a file that is chosen is opened; one that is no text is refused", () =>
  inConsole(async (page) => {
    const choose = async (file) => {
      const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.locator("#open-file").click()]);
      await chooser.setFiles(file);
    };
    await choose({ name: "auth.json", mimeType: "application/json", buffer: Buffer.from(TYPO) });
    await finding(page, "invalid-enum-value").waitFor();
    await choose({ name: "picture.json", mimeType: "application/json", buffer: Buffer.from([0xff, 0xd8, 0xff, 0xe0]) });
    await page.getByText("picture.json is not UTF-8 text").waitFor();
    assert.equal(await text(page), TYPO);
  }));

test("the report is copied as Markdown", () =>
  inConsole(
    async (page) => {
      await paste(page, BROKEN);
      await page.locator("#copy-report").click();
      await page.getByText("Report copied").waitFor();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      assert.match(copied, /^- \*\*error\*\* at \d+:\d+, \[`unknown-member`\]\(<https:[^)]+>\): `PasswordPolcy` is not a member/m);
      assert.doesNotMatch(copied, /orchard-google-secret/);
    },
    { permissions: ["clipboard-read", "clipboard-write"] },
  ));

test("hostile text is shown as text", () =>
  inConsole(async (page) => {
    await paste(page, '{"<img src=x onerror=alert(1)>": 1, "UserPoolConfigs": {"SignInMethod": "<script>alert(1)</script>`<b>`"}}');
    await page.locator(".finding").first().waitFor();
    assert.equal(await page.locator(".findings img, .findings script, .findings b").count(), 0);
    await page.locator(".cm-lintRange").first().hover();
    await page.locator(".cm-tooltip-lint").waitFor();
    assert.equal(await page.locator(".cm-tooltip img, .cm-tooltip script").count(), 0);
  }));

test("a phone shows one pane at a time", () =>
  inConsole(async (page) => {
    await paste(page, TYPO);
    await page.locator(".tab-count", { hasText: "1" }).waitFor();
    assert.equal(await page.locator("#findings").isVisible(), false);
    await page.getByRole("tab", { name: /Findings/ }).tap();
    assert.equal(await page.locator("#document").isVisible(), false);
    await finding(page, "invalid-enum-value").locator(".finding-main").tap();
    assert.equal(await page.locator("#document").isVisible(), true);
    assert.equal(await selection(page), '"EMIAL"');
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 390, `the page is ${width} wide`);
  }, PHONE));
