// The list of findings: groups, the filter, and how it goes together with the editor.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { finding, inConsole, listed, paste, prepare, select, selection, text } from "./console.js";

prepare();

const BROKEN = readFileSync(new URL("../../examples/broken-create.json", import.meta.url), "utf8");
const CREATE = readFileSync(new URL("../../examples/create.json", import.meta.url), "utf8");

/** A document with a finding of one rule in each of some URIs. */
const repeated = (number) => {
  const document = JSON.parse(CREATE);
  document.ResourceConfig.UserPoolConfigs.OAuth.RedirectSignInURIs = Array.from({ length: number }, (_, index) => `http://app-${index}.example.com/`);
  return JSON.stringify(document, null, 2);
};

/** Puts the cursor behind a text of the document. */
async function goTo(page, part) {
  await page.locator(".editor .cm-line", { hasText: part }).first().click();
  await page.keyboard.press("Home");
}

test("ten findings are seen at once on a laptop", () =>
  inConsole(async (page) => {
    await paste(page, BROKEN);
    await finding(page, "unknown-member").waitFor();
    const bottoms = await page.locator(".finding").evaluateAll((cards) => cards.map((card) => card.getBoundingClientRect().bottom));
    assert.ok(bottoms.length >= 10 && bottoms[9] <= 900, `the tenth ends at ${bottoms[9]}`);
  }));

test("findings of one rule are a group, with one button for all of them, and an undo", () =>
  inConsole(async (page) => {
    const document = repeated(9);
    await paste(page, document);
    const group = page.locator('.group[data-group="redirect-uri-insecure-http"]');
    await group.waitFor();
    assert.match(await group.locator("h3").innerText(), /9×/);
    assert.equal(await group.locator(".finding").count(), 3);
    await group.getByRole("button", { name: "Show 6 more" }).click();
    assert.equal(await group.locator(".finding").count(), 9);
    await group.locator(".fix-group").click();
    await group.waitFor({ state: "detached" });
    assert.equal((await text(page)).match(/"https:\/\/app-/g)?.length, 9);
    await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
    await group.waitFor();
    assert.equal(await text(page), document);
  }));

test("levels are hidden and shown again", () =>
  inConsole(async (page) => {
    await paste(page, BROKEN);
    await finding(page, "unknown-member").waitFor();
    const all = (await listed(page)).length;
    await page.locator(".chip.error").click();
    assert.equal(await page.locator(".finding.error").count(), 0);
    assert.ok((await listed(page)).length > 0);
    assert.equal(await page.locator(".chip.error").getAttribute("aria-pressed"), "false");
    await page.getByRole("button", { name: "Show all" }).click();
    assert.equal((await listed(page)).length, all);
  }));

test("a card selects its place, and the cursor selects its card", () =>
  inConsole(async (page) => {
    await paste(page, BROKEN);
    await select(page, "unknown-member");
    assert.equal(await selection(page), '"PasswordPolcy"');
    await goTo(page, '"Service"');
    for (let step = 0; step < 12; step++) await page.keyboard.press("ArrowRight");
    await page.locator('.finding.selected[data-rule="invalid-enum-value"]').waitFor();
    assert.equal(await page.locator(".finding.selected").count(), 1);
    await goTo(page, '"AppId"');
    await page.locator(".finding.selected").waitFor({ state: "detached" });
  }));

test("Ctrl+. offers the fixes at the cursor", () =>
  inConsole(async (page) => {
    await paste(page, BROKEN);
    await finding(page, "unknown-member").waitFor();
    await goTo(page, "PasswordPolcy");
    await page.keyboard.press("Control+.");
    const item = page.locator(".cm-quick-fixes [role=menuitem]");
    await item.waitFor();
    assert.match(await item.innerText(), /^Rename it to PasswordPolicy/);
    await page.keyboard.press("Escape");
    assert.equal(await item.count(), 0);
    await page.keyboard.press("Control+.");
    await item.waitFor();
    await page.keyboard.press("Enter");
    await finding(page, "unknown-member").waitFor({ state: "detached" });
    await goTo(page, '"AppId"');
    await page.keyboard.press("Control+.");
    await page.getByText("There is no fix for this line").waitFor();
  }));

test("after a fix its place is shown, and it can be undone", () =>
  inConsole(async (page) => {
    const others = Array.from({ length: 90 }, (_, index) => `          "https://app-${index}.example.com/",\n`);
    await paste(page, BROKEN.replace('"RedirectSignInURIs": [', `"RedirectSignInURIs": [\n${others.join("")}`));
    await page.keyboard.press("Control+Home");
    await finding(page, "duplicate-list-item").locator(".apply").click();
    await finding(page, "duplicate-list-item").waitFor({ state: "detached" });
    const place = page.locator(".editor .cm-line", { hasText: "OAuthScopes" });
    assert.ok(await place.isVisible());
    await page.getByRole("status").filter({ hasText: "Done: remove the later one" }).getByRole("button", { name: "Undo" }).click();
    await finding(page, "duplicate-list-item").waitFor();
  }));

test("no dialog opens that has nothing to apply", () =>
  inConsole(async (page) => {
    // Its only fix is unsafe.
    await paste(page, CREATE.replace('"SignInMethod": "EMAIL"', '"SignInMethod": "EMIAL"'));
    await finding(page, "invalid-enum-value").waitFor();
    await page.locator("#fix-all").click();
    const dialog = page.locator("#preview");
    await dialog.locator(".cm-changedLine").first().waitFor();
    assert.match(await dialog.locator(".preview-head").innerText(), /1 fix, 0 findings left.*All of these need a look/s);
    assert.equal(await page.locator("#unsafe-fixes").count(), 0);
    await page.locator("#apply-change").click();
    await page.getByRole("heading", { name: "No findings" }).waitFor();
    assert.equal(await text(page), CREATE);
  }));

test("the number of findings is said to screen readers, once the typing rests", () =>
  inConsole(async (page) => {
    await paste(page, BROKEN);
    await page.locator(".finding-announcement", { hasText: /^\d+ errors, \d+ warnings$/ }).waitFor({ state: "attached" });
    assert.equal(await page.locator(".finding-announcement").getAttribute("role"), "status");
    await paste(page, CREATE);
    await page.locator(".finding-announcement", { hasText: "No findings" }).waitFor({ state: "attached" });
  }));

test("a guess does not flip while one types; what the document says does", () =>
  inConsole(async (page) => {
    const summary = page.locator(".reading summary");
    await page.locator(".editor .cm-content").focus();
    await page.keyboard.type('{ "Service": "COGNITO" ');
    await summary.filter({ hasText: "CreateBackendAuth (a guess" }).waitFor();
    // On its own, this would look like an update.
    await page.keyboard.type(', "UserPoolConfigs": { "Mfa": { "MFAMode": "OFF" ');
    await finding(page, "missing-required-member").first().waitFor();
    assert.match(await summary.innerText(), /CreateBackendAuth/);
    await paste(page, '{ "Service": "COGNITO", "UserPoolConfigs": { "Mfa": { "MFAMode": "OFF" } } }');
    await summary.filter({ hasText: "UpdateBackendAuth (guessed, as it has none" }).waitFor();
    await page.keyboard.press("Control+End");
    for (let step = 0; step < 4; step++) await page.keyboard.press("ArrowLeft");
    await page.keyboard.insertText(', "UserPoolName": "customers"');
    await summary.filter({ hasText: "CreateBackendAuth (it has members that an update does not have)" }).waitFor();
  }));

test("a clean document is told what was checked, and what no one can check", () =>
  inConsole(async (page) => {
    await paste(page, CREATE);
    const end = page.locator(".empty-state.good");
    await end.waitFor();
    assert.match(await end.innerText(), /none of the \d+ rules that are on.*Checked: names, types.*Not checked, as only AWS/s);
  }));

/** The text of the page that is not code, editors left out. */
const prose = (page) =>
  page.evaluate(() => {
    const texts = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.nodeType === Node.ELEMENT_NODE) texts.push(node.title ?? "", node.ariaLabel ?? "");
      else if (node.parentElement.closest("pre, script, style") === null) texts.push(node.textContent);
    }
    return texts.join("\n");
  });

test("no Markdown is shown raw", () =>
  inConsole(async (page) => {
    const look = async (where) => {
      const [raw] = /.*(?:`|\*\*).*/.exec(await prose(page)) ?? [];
      assert.equal(raw, undefined, where);
    };
    await paste(page, BROKEN);
    await finding(page, "unknown-member").waitFor();
    for (const rule of new Set(await listed(page))) {
      await select(page, rule);
      await page.locator(".finding.selected .origin summary").click();
      await look(rule);
    }
    await page.locator(".finding .apply").first().click();
    await look("after a fix");
    await page.locator(".editor .cm-lintRange").first().hover();
    await page.locator(".cm-tooltip-lint").waitFor();
    assert.doesNotMatch(await page.locator(".cm-tooltip-lint").innerText(), /`/);
    await page.mouse.move(0, 0);
    await page.locator(".editor .cm-line", { hasText: '"SignInMethod"' }).click();
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Control+Space");
    await page.locator(".cm-completionInfo").waitFor();
    assert.doesNotMatch(await page.locator(".cm-completionInfo").innerText(), /`|\*\*/);
    await page.keyboard.press("Escape");
    await page.locator("#open-rules").click();
    for (const id of ["password-minimum-length-range", "redirect-uri-host-unlisted", "name-pattern", "placeholder-value"]) {
      await page.locator("#rule-search").fill(id);
      await page.locator(".rule-list button").first().click();
      await page.locator(".rule-detail .page h2").first().waitFor();
      await look(`rule ${id}`);
    }
  }));
