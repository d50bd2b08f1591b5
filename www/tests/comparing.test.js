// What exists as a second document: what an update would change, and forms that a document is converted to.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import * as engine from "authlint";
import * as yaml from "authlint/yaml";

import { choose, finding, inConsole, listed, paste, prepare, readAs, text } from "./console.js";

prepare();

const read = (name) => readFileSync(new URL(`../../examples/${name}`, import.meta.url), "utf8");
const [CURRENT, UPDATE, GET] = ["change/current.json", "change/update.json", "get.json"].map(read);

const existing = (page) => page.locator(".existing-editor").evaluate(({ shadowRoot }) => [...shadowRoot.querySelectorAll(".cm-line")].map(({ textContent }) => textContent).join("\n"));

async function compareWith(page, document) {
  await page.locator("#compare").click();
  await page.locator(".existing .cm-content").focus();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(document);
}

test("an update is compared with what exists: findings, and the changes member by member", () =>
  inConsole(async (page) => {
    await paste(page, UPDATE);
    await compareWith(page, CURRENT);
    await page.locator(".views").getByRole("button", { name: /Changes/ }).click();
    const changes = engine.diff(CURRENT, UPDATE);
    for (const effect of ["reset", "changed", "kept"]) {
      const wanted = changes.filter((change) => change.effect === effect).map(({ path }) => path);
      assert.deepEqual(await page.locator(`.changes.${effect} .path`).allTextContents(), wanted);
    }
    await page.locator(".views").getByRole("button", { name: /Findings/ }).click();
    await finding(page, "mfa-omitted-in-update").waitFor();
    const wanted = engine.check(UPDATE, { existing: CURRENT }).findings.map(({ rule }) => rule);
    assert.deepEqual((await listed(page)).sort(), wanted.sort());
    await page.locator("#close-existing").click();
    await page.locator(".views .segments").waitFor({ state: "detached" });
  }));

test("what cannot be compared is said, and the document is checked all the same", () =>
  inConsole(async (page) => {
    await paste(page, UPDATE);
    await compareWith(page, '{ "UserPoolConfigs": ');
    await page.getByText("Not compared: It has syntax errors").waitFor();
    await page.locator(".finding").first().waitFor();
    assert.deepEqual((await listed(page)).sort(), engine.check(UPDATE).findings.map(({ rule }) => rule).sort());
  }));

test("what exists may be YAML or a Python literal, and becomes JSON with one click", () =>
  inConsole(async (page) => {
    await paste(page, UPDATE);
    const python = CURRENT.replaceAll('"', "'").replaceAll("false", "False").replaceAll("true", "True");
    for (const [name, document] of [["a Python literal", python], ["YAML", yaml.convert(CURRENT, { format: "yaml" }).text]]) {
      await compareWith(page, document);
      await page.locator(".existing .refused", { hasText: `Not compared: This is ${name}` }).waitFor();
      await page.locator("#existing-to-json").click();
      await page.locator("#existing-to-json").waitFor({ state: "detached" });
      await page.locator(".views").getByRole("button", { name: /Changes/ }).waitFor();
      assert.deepEqual(JSON.parse(await existing(page)), JSON.parse(CURRENT));
      await page.locator("#close-existing").click();
    }
    await compareWith(page, "UserPoolConfigs:\n  Mfa: [\n");
    await page.locator("#existing-to-json").click();
    await page.getByRole("status").filter({ hasText: "Line 2: the bracket is not closed" }).waitFor();
  }));

test("an answer is converted into an update, and kept as what exists", () =>
  inConsole(async (page) => {
    await paste(page, GET);
    await readAs(page, "operation", "get");
    await page.locator(".reading summary", { hasText: "GetBackendAuth" }).waitFor();
    await choose(page, "convert", "Update request");
    const wanted = engine.convert(GET, { operation: "update" }, { operation: "get" });
    await page.locator("#preview .notes li").first().waitFor();
    const notes = await page.locator("#preview .notes li").allTextContents();
    assert.deepEqual(notes.map((note) => note.toLowerCase()), wanted.notes.map((note) => note.replaceAll("`", "").toLowerCase()));
    await page.locator("#apply-change").click();
    await page.locator(".reading summary", { hasText: "UpdateBackendAuth" }).waitFor();
    assert.equal(await text(page), wanted.text);
    assert.match(await existing(page), /"AppId"/);
  }));

test("what would be lost or made up is not converted, and why is said", () =>
  inConsole(async (page) => {
    await paste(page, UPDATE);
    await page.locator(".reading summary").waitFor();
    await choose(page, "convert", "Create request");
    await page.getByRole("status").filter({ hasText: /Not converted: a create request needs .*UserPoolName/ }).waitFor();
    assert.equal(await page.locator("#preview[open]").count(), 0);
    await choose(page, "convert", "SDK names: UserPoolConfigs");
    await page.getByText("It is like that already").waitFor();
    await choose(page, "convert", "REST names: userPoolConfigs");
    await page.locator("#apply-change").click();
    await page.waitForFunction(() => document.querySelector(".editor").shadowRoot.textContent.includes('"userPoolConfigs"'));
  }));

test("an update is shared together with what it is compared with, without secrets", () =>
  inConsole(async (page, { context }) => {
    await paste(page, UPDATE);
    await compareWith(page, CURRENT);
    await finding(page, "mfa-omitted-in-update").waitFor();
    const before = await listed(page);
    await page.locator("#open-share").click();
    const address = await page.locator("#share-link").inputValue();
    const other = await context.newPage();
    await other.goto(address);
    await finding(other, "mfa-omitted-in-update").waitFor();
    assert.deepEqual(await listed(other), before);
    assert.match(await existing(other), /"SmsMessage": "•••\{####\}"/);
  }));
