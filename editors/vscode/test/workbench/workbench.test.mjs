// The extension in a real VS Code: on the server's extension host, in the browser's, and with the program. The program
// is also what the extension is compared with.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { program, start } from "./workbench.mjs";

/** For tests on machines that others use too, in milliseconds. */
const isIn = { timeout: 240_000 };

const broken = readFileSync(new URL("../../../../examples/broken-create.json", import.meta.url), "utf8");
const media = fileURLToPath(new URL("../../media", import.meta.url));
const FILES = {
  "authlint.toml": 'ignore = ["guest-access-enabled"]\n',
  "create.json": broken,
  "create.yaml": `ResourceConfig:
  AuthResources: USER_POOL_ONLY
  Service: cognito
  UserPoolConfigs:
    UserPoolName: orchard # ours
    SignInMethod: EMAIL
    RequiredSignUpAttributes: [EMAIL]
    PasswordPolcy: { MinimumLength: 15 }
`,
  "existing.json": readFileSync(new URL("../../../../examples/change/current.json", import.meta.url), "utf8"),
  "update.json": readFileSync(new URL("../../../../examples/change/update.json", import.meta.url), "utf8"),
  "other.json": '{ "name": "orchard", "service": "cognito" }\n',
};

let vscode;
before(async () => {
  vscode = await start(FILES);
});
after(() => vscode?.stop());

/** What the program says about a file. */
function report(name, ...flags) {
  const { stdout } = spawnSync(program, ["--format", "json", ...flags, name], { cwd: vscode.folder, encoding: "utf8" });
  return JSON.parse(stdout);
}

/** The numbers that the program finds, as the status bar says them. */
function counts(name, ...flags) {
  return inWords(report(name, ...flags).summary);
}

/** What the program says about all documents of the folder. */
function ofAll() {
  const updates = report("update.json", "--existing", "existing.json");
  const reports = [...["create.json", "create.yaml", "existing.json"].map((name) => report(name)), updates];
  const total = (level) => reports.reduce((sum, { summary }) => sum + summary[level], 0);
  return { errors: total("errors"), warnings: total("warnings"), advice: total("advice") };
}

function inWords({ errors, warnings, advice }) {
  const all = [["Errors", errors], ["Warnings", warnings], ["Infos", advice]];
  return all.filter(([, count]) => count > 0).map(([level, count]) => `${level}: ${count}`).join(", ");
}

/** The top of the editor, beside the explorer. */
const EDITOR = { x: 354, y: 30, width: 840, height: 460 };

/** A picture for the README and the walkthrough, made anew with `UPDATE=1`. */
async function picture(window, name) {
  if (!process.env.UPDATE) return;
  const png = await window.page.screenshot({ clip: EDITOR });
  const webp = await window.page.evaluate(small, png.toString("base64"));
  writeFileSync(join(media, `${name}.webp`), Buffer.from(webp, "base64"));
}

/** In the page: a picture in half of the bytes. */
async function small(png) {
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
  canvas.getContext("2d").drawImage(image, 0, 0);
  return canvas.toDataURL("image/webp", 0.75).split(",")[1];
}

test("the extension of the server, without any program, in a folder that is not trusted", async (context) => {
  context.diagnostic(vscode.name);
  const window = await vscode.open();
  const { page } = window;

  await context.test("shows the findings of the program", isIn, async () => {
    await window.show("create.json");
    await page.locator(".squiggly-error").first().waitFor();
    await window.problems(counts("create.json"));
    assert.equal(report("create.json", "--no-config").summary.warnings, 1 + report("create.json").summary.warnings);
    assert.ok(await page.getByText("Restricted Mode").first().isVisible());
  });

  await context.test("says what checks, and as what", isIn, () => window.status("authlint 0.1.0, built in · create"));

  await context.test("explains findings and members on hover", isIn, async () => {
    const hover = await window.hover("{###}", "is not the code placeholder");
    await hover.getByRole("button", { name: "Quick Fix" }).waitFor();
    await picture(window, "findings");
    await window.hover('"AuthResources"', "In the REST body");
  });

  await context.test("applies a quick fix", isIn, async () => {
    await window.click("{###}");
    const fixes = await window.fixes();
    await picture(window, "fix");
    await fixes.filter({ hasText: "{####}" }).first().click();
    await window.text("{####}");
    assert.equal(await window.saved("create.json"), broken.replace("{###}", "{####}"));
    await window.problems(counts("create.json"));
  });

  await context.test("completes a member", isIn, async () => {
    await window.click('"SignInMethod"');
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await page.keyboard.type('"Verif');
    await window.completions("VerificationMessage");
    await picture(window, "completion");
    await page.keyboard.press("Enter");
    await window.text('"VerificationMessage": ');
    await page.keyboard.press("Escape");
    const { UserPoolConfigs } = JSON.parse(await window.saved("create.json")).ResourceConfig;
    assert.equal(Object.keys(UserPoolConfigs).indexOf("VerificationMessage"), 2);
    await window.problems(counts("create.json"));
  });

  await context.test("applies all safe fixes, as the program does", isIn, async () => {
    const before = readFileSync(join(vscode.folder, "create.json"), "utf8");
    const { stdout } = spawnSync(program, ["fix", "--stdin-filename", "create.json", "-"], { cwd: vscode.folder, input: before, encoding: "utf8" });
    assert.notEqual(stdout, before);
    await window.run("authlint: Apply All Safe Fixes");
    await window.text('"COGNITO"');
    assert.equal(await window.saved("create.json"), stdout);
    await window.problems(counts("create.json"));
  });

  await context.test("checks YAML, and fixes it", isIn, async () => {
    await window.show("create.yaml");
    await page.locator(".squiggly-error").first().waitFor();
    await window.click("PasswordPolcy");
    const fixes = await window.fixes();
    await fixes.filter({ hasText: "PasswordPolicy" }).first().click();
    await window.text("PasswordPolicy");
    assert.equal(await window.saved("create.yaml"), FILES["create.yaml"].replace("Polcy", "Policy"));
  });

  await context.test("has an outline of YAML", isIn, async () => {
    await page.keyboard.press("Control+Shift+O");
    await page.locator(".quick-input-list .monaco-list-row", { hasText: "RequiredSignUpAttributes" }).first().waitFor();
    await page.keyboard.press("Escape");
  });

  await context.test("has a walkthrough with pictures", isIn, async () => {
    await window.choose("Welcome: Open Walkthrough...");
    await page.locator(".quick-input-list .monaco-list-row", { hasText: "authlint" }).click();
    await page.getByText("See what is wrong").waitFor();
    await page.waitForFunction(() => document.querySelector(".getting-started-media img")?.naturalWidth > 0);
    await page.getByText("Open an Example").click();
    await window.text('"PasswordPolcy"');
    await window.status("built in · create");
  });

  await context.test("shows the page of the rule at the cursor", isIn, async () => {
    await window.show("create.yaml");
    await window.click("cognito");
    await window.run("authlint: Explain Rule");
    await page.locator('.tab[aria-label*="invalid-enum-value"]').waitFor();
  });

  await context.test("leaves other files alone", isIn, async () => {
    await window.show("other.json");
    await window.status("built in · not an auth document");
    assert.equal(await page.locator(".editor-group-container.active .squiggly-error").count(), 0);
  });

  await window.close();
});

test("the extension of browsers", isIn, async () => {
  const window = await vscode.open({ "remote.extensionKind": { "authlint.authlint": ["web"] } });
  const bundle = window.page.waitForRequest((request) => /dist%2Fweb\.js/.test(request.url()));
  await window.show("create.json");
  await window.problems(counts("create.json"));
  await window.status("authlint 0.1.0, built in · create");
  await window.hover('"AuthResources"', "In the REST body");
  await bundle;
  await window.close();
});

test("the program, if the settings name it", isIn, async () => {
  const window = await vscode.open({}, { "authlint.path": program });
  await window.show("create.json");
  // It also checks documents that are not open.
  await window.problems(inWords(ofAll()));
  await window.status(`authlint 0.1.0, ${program}`);
  await window.hover('"AuthResources"', "In the REST body");
  await window.close();
});

test("the extension itself, if that program is not there", isIn, async () => {
  const window = await vscode.open({}, { "authlint.path": "authlint-that-is-not-there" });
  await window.show("create.json");
  await window.problems(counts("create.json"));
  await window.status("authlint 0.1.0, built in: authlint-that-is-not-there cannot be started · create");
  await window.close();
});

test("an update is compared with existing.json", isIn, async () => {
  const window = await vscode.open();
  await window.show("update.json");
  await window.problems(counts("update.json", "--existing", "existing.json"));
  // Without what exists, it "may turn it off".
  await window.hover('"UserPoolConfigs"', "which turns it off");
  await window.close();
});

test("a change of authlint.toml applies at once, and an error in it is shown", isIn, async () => {
  const window = await vscode.open();
  const change = (text) => writeFileSync(join(vscode.folder, "authlint.toml"), text);
  await window.show("create.json");
  const before = counts("create.json");
  await window.problems(before);
  change('ignore = ["security"]\n');
  const after = counts("create.json");
  assert.notEqual(after, before);
  await window.problems(after);
  change("ignroe = []\n");
  const { errors, ...others } = report("create.json", "--no-config").summary;
  await window.problems(inWords({ errors: errors + 1, ...others }));
  await window.close();
});
