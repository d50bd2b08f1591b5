// Links carry a document and its settings, and never a secret.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { deflateRawSync, inflateRawSync } from "node:zlib";

import { choose, inConsole, listed, paste, prepare, readAs, ready, text } from "./console.js";

prepare();

const BROKEN = readFileSync(new URL("../../examples/broken-create.json", import.meta.url), "utf8");
const SECRET = "orchard-google-secret";

const hashOf = (bytes) => `#v1=${deflateRawSync(bytes).toString("base64url")}`;

async function link(page) {
  await page.locator("#open-share").click();
  const field = page.locator("#share-link");
  await field.waitFor();
  return field.inputValue();
}

test("a document is shared and opened again, without its secrets, and the page says so", () =>
  inConsole(async (page, { context }) => {
    assert.ok(BROKEN.includes(SECRET));
    await paste(page, BROKEN.replace("{\n", "{\n  // a remark of ours\n"));
    await page.locator(".finding").first().waitFor();
    await readAs(page, "operation", "create");
    const before = await listed(page);
    const address = await link(page);
    await page.locator("#share").getByText("Secrets are not in the link").waitFor();
    const carried = inflateRawSync(Buffer.from(new URL(address).hash.slice("#v1=".length), "base64url")).toString();
    assert.match(carried, /orchard-login/);
    assert.doesNotMatch(carried, new RegExp(SECRET));
    assert.doesNotMatch(carried, /a remark of ours/);

    const other = await context.newPage();
    await other.goto(address);
    await other.locator(".finding").first().waitFor();
    const restored = await text(other);
    assert.match(restored, /"PasswordPolcy"/);
    assert.doesNotMatch(restored, new RegExp(SECRET));
    await other.getByRole("status").filter({ hasText: "Opened from a link" }).waitFor();
    assert.equal(await other.locator("#reading-operation").inputValue(), "create");
    // Neither the remark, which JSON has not, nor the secret is there to be complained of, and nothing else is.
    assert.deepEqual(await listed(other), before.filter((rule) => rule !== "syntax-error" && rule !== "inline-secret"));
    assert.match(restored, /"ClientId": "482915036271-k3m9v2x7q1\.apps\.googleusercontent\.com"/);
    assert.equal(new URL(other.url()).hash, "", "the address is not an old state of the document");
  }));

test("what is suppressed stays so, and the reason stays here", () =>
  inConsole(async (page, { context }) => {
    await paste(page, BROKEN.replace(/ *"PasswordPolcy"/, "// authlint: ignore[unknown-member] -- see the hunter2 ticket\n$&"));
    await page.locator(".finding").first().waitFor();
    const before = await listed(page);
    assert.ok(!before.includes("unknown-member"));
    const address = await link(page);
    const carried = inflateRawSync(Buffer.from(new URL(address).hash.slice("#v1=".length), "base64url")).toString();
    assert.match(carried, /\/\/ authlint: ignore\[unknown-member\]\\n/);
    assert.doesNotMatch(carried, /hunter2/);
    const other = await context.newPage();
    await other.goto(address);
    await other.locator(".finding").first().waitFor();
    assert.deepEqual(await listed(other), before.filter((rule) => rule !== "inline-secret"));
  }));

test("levels travel with a link, and are not kept by who opens it", () =>
  inConsole(async (page) => {
    const shared = { text: BROKEN, name: "", reading: {}, rules: { "unknown-member": { level: "off" } } };
    const address = page.url();
    await page.goto(address + hashOf(JSON.stringify(shared)));
    await page.locator(".finding").first().waitFor();
    assert.ok(!(await listed(page)).includes("unknown-member"));
    await page.goto("about:blank");
    await page.goto(address);
    await ready(page);
    await choose(page, "more", "Clear");
    await paste(page, BROKEN);
    await page.locator(".finding").first().waitFor();
    assert.ok((await listed(page)).includes("unknown-member"));
  }));

test("a link with settings that mean nothing does not cost this user's own", () =>
  inConsole(async (page) => {
    const address = page.url();
    await page.evaluate(() => localStorage.setItem("authlint.rules", JSON.stringify({ "unknown-member": { level: "off" } })));
    await page.goto("about:blank");
    await page.goto(address + hashOf(JSON.stringify({ text: BROKEN, rules: { "no-such-rule": { level: "off" } } })));
    await page.getByRole("status").filter({ hasText: "The settings were reset" }).waitFor();
    assert.match(await page.evaluate(() => localStorage.getItem("authlint.rules")), /unknown-member/);
  }));

const HOSTILE = [
  ["cut off", hashOf(JSON.stringify({ text: BROKEN })).slice(0, -20), "This link is damaged"],
  ["not base64", "#v1=%%%", "This link is damaged"],
  ["not compressed", `#v1=${Buffer.from("{}").toString("base64url")}`, "This link is damaged"],
  ["not JSON", hashOf("hello"), "This link is damaged"],
  ["not UTF-8", hashOf(Buffer.from([0x22, 0xff, 0x22])), "This link is damaged"],
  ["no document", hashOf("[1, 2]"), "This link holds no document"],
  ["a bomb", hashOf(Buffer.alloc(200 * 1024 * 1024, 0x20)), "more than two megabytes"],
];
for (const [name, hash, message] of HOSTILE) {
  test(`a hostile link is refused: ${name}`, () =>
    inConsole(
      async (page) => {
        await page.getByRole("status").filter({ hasText: message }).waitFor();
        assert.equal(await text(page), "");
        await paste(page, BROKEN);
        await page.locator(".finding").first().waitFor();
      },
      { hash },
    ));
}

const ODD = {
  text: "{}\n",
  name: "<img src=x onerror=alert(1)>".repeat(1000),
  reading: { operation: "delete", envelope: ["bare"], casing: null, toString: "wire" },
  rules: { "no-such-rule": { level: "off" }, "unknown-member": { level: "fatal" }, __proto__: { level: "off" }, constructor: { options: { a: {} } }, "pool-name-invalid": "off" },
};
test("a link with odd settings opens what it can", () =>
  inConsole(
    async (page) => {
      await page.locator(".finding").first().waitFor();
      assert.equal(await text(page), "{}\n");
      assert.equal(await page.locator("#reading-operation").inputValue(), "auto");
      assert.equal(await page.locator("header img, .toolbar img").count(), 0);
    },
    { hash: hashOf(JSON.stringify(ODD)) },
  ));

test("what is in a link is text of the document, whatever it says of itself", () =>
  inConsole(
    async (page) => {
      await page.locator(".finding").first().waitFor();
      assert.equal(await page.locator("script:not([src]), .findings img").count(), 0);
    },
    { hash: hashOf(JSON.stringify({ text: '{"<img src=x onerror=alert(1)>": "</script><script>alert(1)</script>"}' })) },
  ));
