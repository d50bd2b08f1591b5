// Other notations than JSON: one card, one click, and the document is JSON with its real findings.

import assert from "node:assert/strict";
import { test } from "node:test";

import { choose, finding, inConsole, paste, prepare, text } from "./console.js";

prepare();

const CONFIG = {
  AuthResources: "USER_POOL_ONLY",
  Service: "COGNITO",
  UserPoolConfigs: { UserPoolName: "customers", SignInMethod: "EMIAL", RequiredSignUpAttributes: ["EMAIL"] },
};
const JSON_TEXT = JSON.stringify(CONFIG);
const PYTHON = JSON_TEXT.replaceAll('"', "'").replace("['EMAIL']", "['EMAIL'], 'Mfa': None,");

const NOTATIONS = {
  "a Python literal": PYTHON,
  "a JavaScript object": `const config = ${JSON_TEXT.replaceAll(/"(\w+)":/g, "$1: ")};`,
  "a Python call": `import boto3\nclient = boto3.client("amplifybackend")\nclient.create_backend_auth(\n    AppId="d1",\n    ResourceConfig=${PYTHON},\n)\n`,
  "a command line": `aws amplifybackend create-backend-auth --app-id d1 --resource-config '${JSON_TEXT}'\n`,
  "escaped JSON": JSON.stringify(JSON_TEXT),
};

test("a Python dict becomes JSON with two clicks", () =>
  inConsole(
    async (page) => {
      await page.evaluate((text) => navigator.clipboard.writeText(text), PYTHON);
      await page.locator("#paste").click();
      await page.locator("#to-json").click();
      await page.locator(".notation").waitFor({ state: "detached" });
      const { Mfa, ...pool } = JSON.parse(await text(page)).UserPoolConfigs;
      assert.deepEqual([Mfa, pool], [null, CONFIG.UserPoolConfigs]);
      assert.ok((await text(page)).split("\n").length > 5, "one long line is written as several");
      await finding(page, "invalid-enum-value").waitFor();
      assert.equal(await finding(page, "syntax-error").count(), 0);
      await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
      await page.locator(".notation").waitFor();
      assert.equal(await text(page), PYTHON);
    },
    { permissions: ["clipboard-read", "clipboard-write"] },
  ));

test("every notation that the engine knows is offered by its name", () =>
  inConsole(async (page) => {
    for (const [name, notation] of Object.entries(NOTATIONS)) {
      await paste(page, notation);
      await page.locator(".notation", { hasText: `This is ${name}.` }).waitFor({ timeout: 4000 }).catch(() => assert.fail(`${name} is not offered`));
      await page.locator("#to-json").click();
      await page.locator(".notation").waitFor({ state: "detached" });
      const document = JSON.parse(await text(page));
      assert.equal((document.ResourceConfig ?? document).UserPoolConfigs.SignInMethod, "EMIAL", name);
      await finding(page, "invalid-enum-value").waitFor();
    }
  }));

test("a call says which operation it is, and JSON keeps it", () =>
  inConsole(async (page) => {
    await paste(page, `client.update_backend_auth(ResourceConfig=${PYTHON})`);
    await page.locator(".reading summary", { hasText: "Checked as UpdateBackendAuth (from the call around it)" }).waitFor();
    await page.locator("#to-json").click();
    await page.locator(".notation").waitFor({ state: "detached" });
    await page.locator(".reading summary", { hasText: "UpdateBackendAuth" }).waitFor();
    await finding(page, "immutable-member-in-update").first().waitFor();
  }));

const YAML = `AuthResources: USER_POOL_ONLY
Service: COGNITO
UserPoolConfigs:
  UserPoolName: customers
  SignInMethod: EMIAL
  RequiredSignUpAttributes: [EMAIL]
`;

test("YAML becomes JSON by an engine that is loaded then, in one step", () =>
  inConsole(async (page) => {
    const engines = new Set();
    page.on("request", (request) => request.url().endsWith(".wasm") && engines.add(request.url()));
    await paste(page, YAML);
    await page.locator(".notation", { hasText: "This is YAML." }).waitFor();
    assert.equal(await page.locator(".finding").count(), 0, "the card is all that is said");
    assert.equal(engines.size, 0, "no other engine before it is needed");
    await page.locator("#to-json").click();
    await page.locator(".notation").waitFor({ state: "detached" });
    assert.equal(engines.size, 1);
    assert.equal(await text(page), `${JSON.stringify(CONFIG, null, 2).replace('[\n      "EMAIL"\n    ]', '["EMAIL"]')}\n`);
    await finding(page, "invalid-enum-value").waitFor();
    await page.locator(".editor .cm-content").focus();
    await page.keyboard.press("Control+z");
    await page.locator(".notation").waitFor();
    assert.equal(await text(page), YAML);
  }));

test("what JSON has not of YAML is said before it is written", () =>
  inConsole(async (page) => {
    await paste(page, `# authlint: operation=update\n${YAML}  Mfa: {MFAMode: ON}\n`);
    await page.locator("#to-json").click();
    const notes = page.locator("#preview .notes li");
    await notes.first().waitFor();
    assert.deepEqual(await notes.allTextContents(), ["Carried ON as a text: YAML 1.1 readers take it for a boolean", "Dropped 1 comment: JSON has none"]);
    await page.locator("#apply-change").click();
    await page.locator(".notation").waitFor({ state: "detached" });
    assert.equal(JSON.parse(await text(page)).UserPoolConfigs.Mfa.MFAMode, "ON");
    await page.locator(".reading summary", { hasText: "UpdateBackendAuth" }).waitFor();
  }));

test("what cannot be converted of YAML is said on the card, until it is changed", () =>
  inConsole(async (page) => {
    const problem = page.locator(".notation-problem");
    for (const [yaml, said] of [
      [`${YAML}  Mfa: {MFAMode: [\n`, "Line 7: the bracket is not closed"],
      [`${YAML}  SignInMethod: EMAIL\n`, "Not converted: \`SignInMethod\` is there twice; remove one first"],
      [`${YAML}  PasswordPolicy:\n    MinimumLength: 012\n`, "Not converted: \`MinimumLength\`: JSON has no number \`012\`, or readers disagree on it"],
      ["kind: Deployment\nmetadata: {}\n", "Not converted: it is no auth document"],
    ]) {
      await paste(page, yaml);
      await page.locator("#to-json").click();
      await problem.filter({ hasText: said.replaceAll("\`", "") }).waitFor({ timeout: 4000 }).catch(async () => assert.equal(await problem.textContent(), said));
      assert.equal(await text(page), yaml);
    }
    await paste(page, YAML);
    await problem.waitFor({ state: "detached" });
  }));

test("without a network the card says so, and the next click tries again", () =>
  inConsole(
    async (page) => {
      await page.route("**/*.wasm", (route) => route.abort());
      await paste(page, YAML);
      await page.locator("#to-json").click();
      await page.locator(".notation-problem", { hasText: "What reads YAML could not be loaded: try again" }).waitFor();
      await page.unroute("**/*.wasm");
      await page.locator("#to-json").click();
      await finding(page, "invalid-enum-value").waitFor();
    },
    { serviceWorkers: "block", expected: (problem) => /ERR_FAILED|serviceWorker|Service Worker/.test(problem) },
  ));

test("a YAML file becomes a JSON file", () =>
  inConsole(async (page) => {
    const choosing = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Open a file" }).click();
    await (await choosing).setFiles({ name: "auth.yml", mimeType: "application/yaml", buffer: Buffer.from(YAML) });
    await page.locator(".toolbar", { hasText: "auth.yml" }).waitFor();
    await choose(page, "convert", "Update request");
    await page.getByRole("status").filter({ hasText: "This is YAML: convert it to JSON first" }).waitFor();
    await page.locator("#to-json").click();
    await page.locator(".toolbar", { hasText: "auth.json" }).waitFor();
  }));

test("a document is formatted, and its comments and numbers stay", () =>
  inConsole(async (page) => {
    await paste(page, '{"UserPoolConfigs": {"PasswordPolicy": {"MinimumLength": 1e1}}}');
    await page.locator("#format").click();
    await page.waitForFunction(() => document.querySelector(".editor").shadowRoot.querySelectorAll(".cm-line").length > 3);
    assert.equal(await text(page), '{\n  "UserPoolConfigs": {\n    "PasswordPolicy": {\n      "MinimumLength": 1e1\n    }\n  }\n}');
    await page.locator("#format").click();
    await page.getByText("The document is formatted already").waitFor();
  }));
