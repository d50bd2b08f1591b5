// Nothing is lost: a draft survives what happens to a tab, and what would be lost is asked about.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";

import { choose, finding, inConsole, paste, prepare, ready, readAs, text } from "./console.js";

prepare();

const BROKEN = readFileSync(new URL("../../examples/broken-create.json", import.meta.url), "utf8");
const UPDATE = readFileSync(new URL("../../examples/change/update.json", import.meta.url), "utf8");
const SECRET = "orchard-google-secret";

/** What the tab keeps, once it is written. */
const isKept = (page, part) => page.waitForFunction((part) => sessionStorage.getItem("authlint.draft")?.includes(part), part);

test("a draft survives a reload, with its secrets, its settings and what exists", () =>
  inConsole(async (page) => {
    await paste(page, BROKEN);
    await readAs(page, "operation", "update");
    await page.locator("#compare").click();
    await page.locator(".existing .cm-content").focus();
    await page.keyboard.insertText(UPDATE);
    await page.reload();
    await ready(page);
    assert.equal(await text(page), BROKEN);
    assert.ok((await text(page)).includes(SECRET));
    assert.equal(await page.locator("#reading-operation").inputValue(), "update");
    assert.match(await page.locator(".existing-editor").evaluate(({ shadowRoot }) => shadowRoot.textContent), /VerificationMessage/);
    await finding(page, "unknown-member").waitFor();
  }));

test("a draft survives the crash of the tab", () =>
  inConsole(async (page, { context }) => {
    await paste(page, BROKEN);
    await isKept(page, SECRET);
    // The page of Playwright ends with the process that drew it; the tab does not.
    const tab = await context.newCDPSession(page);
    const crashed = page.waitForEvent("crash");
    tab.send("Page.crash").catch(() => {});
    await crashed;
    await tab.send("Page.reload");
    const shown = "document.querySelectorAll('.finding').length > 5 && [...document.querySelector('.editor').shadowRoot.querySelectorAll('.cm-line')].map(({ textContent }) => textContent).join('\\n')";
    let restored = false;
    for (const end = Date.now() + 10_000; restored === false && Date.now() < end; ) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      ({ value: restored } = (await tab.send("Runtime.evaluate", { expression: shown })).result);
    }
    assert.equal(restored, BROKEN);
  }));

test("a draft survives a followed link and the way back", () =>
  inConsole(async (page) => {
    await paste(page, BROKEN);
    await isKept(page, SECRET);
    await page.goto("about:blank");
    await page.goBack();
    await ready(page);
    assert.equal(await text(page), BROKEN);
  }));

test("a link that is opened over a draft gives it back", () =>
  inConsole(async (page) => {
    await paste(page, BROKEN);
    const hash = `#v1=${deflateRawSync(JSON.stringify({ text: '{ "a": 1 }' })).toString("base64url")}`;
    await page.evaluate((hash) => { location.hash = hash; }, hash);
    await page.getByRole("button", { name: "Bring back my draft" }).click();
    await page.waitForFunction(() => document.querySelectorAll(".finding").length > 5);
    assert.equal(await text(page), BROKEN);
  }));

test("what is cleared comes back", () =>
  inConsole(async (page) => {
    await paste(page, BROKEN);
    await choose(page, "more", "Clear");
    assert.equal(await text(page), "");
    await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
    await finding(page, "unknown-member").waitFor();
    assert.equal(await text(page), BROKEN);
  }));

test("the tab forgets where it is told to, and when the document is cleared", () =>
  inConsole(async (page) => {
    await paste(page, BROKEN);
    await isKept(page, SECRET);
    await page.locator("#open-help").click();
    await page.locator("#keep-drafts").setChecked(false);
    assert.equal(await page.evaluate(() => sessionStorage.getItem("authlint.draft")), null);
    await page.keyboard.press("Escape");
    await page.reload();
    await ready(page);
    assert.equal(await text(page), "");
    await page.locator("#open-help").click();
    await page.locator("#keep-drafts").setChecked(true);
    await page.keyboard.press("Escape");
    await paste(page, BROKEN);
    await isKept(page, SECRET);
    await choose(page, "more", "Clear");
    await page.waitForFunction(() => sessionStorage.getItem("authlint.draft") === null);
  }));

test("leaving with changes is asked about, and not without them", () =>
  inConsole(
    async (page) => {
      const asked = [];
      page.on("dialog", (dialog) => {
        asked.push(dialog.type());
        void dialog.accept();
      });
      const leave = async () => {
        asked.length = 0;
        await page.reload();
        await ready(page);
        return asked.join();
      };
      assert.equal(await leave(), "");
      const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.locator("#open-file").click()]);
      await chooser.setFiles({ name: "create.json", mimeType: "application/json", buffer: Buffer.from(BROKEN.replaceAll("\n", "\r\n")) });
      await finding(page, "unknown-member").waitFor();
      assert.equal(await leave(), "", "a file that was only opened");
      await paste(page, `${BROKEN}\n`);
      await page.locator(".editor .cm-content").click();
      assert.equal(await leave(), "beforeunload");
      await page.locator(".editor .cm-content").click();
      await page.locator("#copy-document").click();
      await page.getByText("Document copied").waitFor();
      assert.equal(await leave(), "");
    },
    { permissions: ["clipboard-read", "clipboard-write"] },
  ));

test("pasting is the first thing that the empty page offers", () =>
  inConsole(
    async (page) => {
      await page.evaluate((text) => navigator.clipboard.writeText(text), BROKEN);
      assert.equal(await page.locator(".findings-body button").first().textContent().then((text) => text.trim()), "Paste");
      await page.locator("#paste").click();
      await finding(page, "unknown-member").waitFor();
      assert.equal(await text(page), BROKEN);
    },
    { permissions: ["clipboard-read", "clipboard-write"] },
  ));
