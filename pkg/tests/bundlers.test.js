// Bundlers without any configuration, from the packed tarball: what they build is run, and must report a real finding.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { inBrowser, serve } from "./browser.js";
import { install, root, tool } from "./package.js";

const { folder, modules } = install();

const FOUND = /\binvalid-enum-value\b/;
const PAGE = '<!doctype html><title>page</title><p id="client"></p><p id="yaml"></p><p id="worker"></p><p id="yaml-worker"></p><script type="module" src="./bundle.js"></script>';

const NODE = `
  import * as authlint from "authlint";
  import * as yaml from "authlint/yaml";
  const { findings } = authlint.check('{"UserPoolConfigs": {"SignInMethod": "EMIAL"}}');
  console.log(yaml.check("UserPoolConfigs:\\n  SignInMethod: EMIAL\\n").findings.map(({ rule }) => rule).join(" "));
  authlint.explain("inline-secret").then(({ id }) => console.log(findings.map(({ rule }) => rule).join(" "), id));`;

const BROWSER = `
  import * as authlint from "authlint";
  import * as yaml from "authlint/yaml";
  const text = '{"UserPoolConfigs": {"SignInMethod": "EMIAL"}}';
  const yamlText = "UserPoolConfigs:\\n  SignInMethod: EMIAL\\n";
  const show = (id) => ({ findings }) => { document.querySelector(id).textContent = findings.map(({ rule }) => rule).join(" "); };
  authlint.init().then(() => show("#client")(authlint.check(text)));
  yaml.init().then(() => show("#yaml")(yaml.check(yamlText)));`;

const WORKER = `
  import { start } from "authlint/worker";
  import { start as startYaml } from "authlint/yaml/worker";
  start().check(text).then(show("#worker"));
  startYaml().check(yamlText).then(show("#yaml-worker"));`;

/** A project in a new folder beside the tools. */
function project(name, files) {
  const place = join(folder, name);
  mkdirSync(place);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(place, file), text);
  return place;
}

/** What a page shows at some places. */
async function shown(place, ids, isExpected) {
  const server = await serve(place);
  try {
    return await inBrowser(server.address, async (page) => {
      const texts = [];
      for (const id of ids) {
        await page.waitForFunction((id) => document.querySelector(id).textContent !== "", id);
        texts.push(await page.locator(id).textContent());
      }
      return texts;
    }, isExpected);
  } finally {
    await server.close();
  }
}

for (const format of ["cjs", "esm"]) {
  test(`esbuild for Node, ${format}: one file that needs nothing beside it`, () => {
    const place = project(`esbuild-${format}`, { "main.js": NODE });
    const alone = mkdtempSync(join(tmpdir(), "authlint-bundle-"));
    const bundle = join(alone, format === "cjs" ? "bundle.cjs" : "bundle.mjs");
    tool("esbuild", ["main.js", "--bundle", "--platform=node", `--format=${format}`, `--outfile=${bundle}`, "--log-level=warning"], place);
    assert.match(execFileSync(process.execPath, [bundle], { encoding: "utf8" }), /invalid-enum-value.*\n.*invalid-enum-value.* inline-secret\n$/);
    rmSync(alone, { recursive: true });
  });
}

// They do not copy the `.wasm` file: the copy in the code is used, after one failed request.
const isMissing = (problem) => /404.*authlint_bg\.wasm/.test(problem);

for (const format of ["esm", "iife"]) {
  test(`esbuild for browsers, ${format}`, async () => {
    const place = project(`esbuild-browser-${format}`, { "main.js": BROWSER, "index.html": PAGE });
    tool("esbuild", ["main.js", "--bundle", "--minify", `--format=${format}`, "--outfile=bundle.js", "--log-level=error"], place);
    for (const text of await shown(place, ["#client", "#yaml"], isMissing)) assert.match(text, FOUND);
  });
}

test("esbuild for browsers, with a worker that is an entry of its own", async () => {
  const main = `
    import { start } from "authlint/worker";
    const text = '{"UserPoolConfigs": {"SignInMethod": "EMIAL"}}';
    const worker = new Worker("./thread.js", { type: "module" });
    start({ worker, wasm: "./authlint.wasm" }).check(text).then(({ findings }) => { document.querySelector("#worker").textContent = findings.map(({ rule }) => rule).join(" "); });`;
  const place = project("esbuild-worker", { "main.js": main, "index.html": PAGE });
  tool("esbuild", ["bundle=main.js", "thread=authlint/worker-thread", "--bundle", "--format=esm", "--outdir=.", "--log-level=error"], place);
  cpSync(join(modules, "authlint/dist/authlint_bg.wasm"), join(place, "authlint.wasm"));
  assert.match((await shown(place, ["#worker"]))[0], FOUND);
});

test("Rollup", async () => {
  const place = project("rollup", { "main.js": BROWSER, "index.html": PAGE.replace("bundle.js", "out/main.js") });
  tool("rollup", ["main.js", "--plugin", "node-resolve={browser:true}", "--format", "esm", "--dir", "out", "--silent"], place);
  for (const text of await shown(place, ["#client", "#yaml"], isMissing)) assert.match(text, FOUND);
});

test("webpack 5, with a worker", async () => {
  const configuration = `module.exports = { mode: "production", entry: "./main.js", performance: false, output: { path: __dirname, filename: "bundle.js", publicPath: "auto" } };`;
  const place = project("webpack", { "main.js": BROWSER + WORKER, "index.html": PAGE, "webpack.config.cjs": configuration, "run.cjs": `
    require("webpack")(require("./webpack.config.cjs"), (error, stats) => {
      if (error || stats.hasErrors() || stats.hasWarnings()) throw error ?? new Error(stats.toString());
    });` });
  execFileSync(process.execPath, ["run.cjs"], { cwd: place });
  for (const text of await shown(place, ["#client", "#yaml", "#worker", "#yaml-worker"])) assert.match(text, FOUND);
});

/** An example of the repository, built by Vite as its own script does. */
async function example(name, use) {
  const place = join(folder, name);
  cpSync(join(root, "../examples", name), place, { recursive: true });
  tool("vite", ["build", "--logLevel", "error", "--base", "./"], place);
  const server = await serve(join(place, "dist"));
  try {
    await inBrowser(server.address, use);
  } finally {
    await server.close();
  }
}

test("Vite and React: a form and a text that are checked while one types", () =>
  example("vite-react-form", async (page) => {
    await page.locator('#findings [data-rule="invalid-enum-value"]').waitFor();
    await page.getByLabel("Configuration").fill('{ "UserPoolConfigs": { "SignInMethod": "EMAIL" } }');
    await page.locator('#findings [data-rule="invalid-enum-value"]').waitFor({ state: "detached" });
    await page.locator('#findings [data-rule="missing-required-member"]').first().waitFor();

    await page.getByLabel("Sign in with").selectOption("FAX");
    await page.locator("#method-error", { hasText: "FAX" }).waitFor();
    await page.getByRole("button", { name: "Save" }).click();
    await page.locator("#name-error:not(:empty)").waitFor();
    assert.equal(await page.title(), "Backend auth");
    await page.getByLabel("Name of the pool").fill("customers");
    await page.getByLabel("Sign in with").selectOption("EMAIL");
    await page.locator("#method-error:empty").waitFor({ state: "attached" });
    await page.getByRole("button", { name: "Save" }).click();
    await page.waitForFunction(() => document.title === "Saved customers");
  }));

test("Monaco: markers, quick fix, completion, hover", () =>
  example("monaco", async (page) => {
    const text = () => page.evaluate(() => self.editor.getValue());
    const markers = () => page.evaluate(() => self.monaco.editor.getModelMarkers({ owner: "authlint" }).map(({ code, startLineNumber, startColumn, endColumn }) => [code.value ?? code, startLineNumber, startColumn, endColumn]));
    await page.waitForFunction(() => self.monaco?.editor.getModelMarkers({ owner: "authlint" }).length > 0);
    assert.ok((await markers()).some((marker) => `${marker}` === "invalid-enum-value,3,21,28"), `${JSON.stringify(await markers())}`);

    // The fix, from the menu of the light bulb.
    await page.evaluate(() => {
      self.editor.focus();
      self.editor.setPosition({ lineNumber: 3, column: 24 });
      self.editor.trigger("test", "editor.action.quickFix");
    });
    await page.locator(".action-widget").getByText("EMAIL").first().click();
    await page.waitForFunction(() => self.editor.getValue().includes('"SignInMethod": "EMAIL"'));
    await page.waitForFunction(() => !self.monaco.editor.getModelMarkers({ owner: "authlint" }).some(({ code }) => (code.value ?? code) === "invalid-enum-value"));

    // Completion has the indentation once, and the comma that is missing.
    await page.evaluate(() => {
      self.editor.setValue('{\n  "UserPoolConfigs": {\n    "SignInMethod": "EMAIL"\n    \n  }\n}\n');
      self.editor.setPosition({ lineNumber: 4, column: 5 });
      self.editor.focus();
    });
    await page.keyboard.type("Verif");
    await page.evaluate(() => self.editor.trigger("test", "editor.action.triggerSuggest"));
    await page.locator(".suggest-widget .monaco-list-row", { hasText: "VerificationMessage" }).first().click();
    await page.waitForFunction(() => self.editor.getValue().includes("DeliveryMethod"));
    await page.keyboard.press("Escape");
    assert.equal(await text(), '{\n  "UserPoolConfigs": {\n    "SignInMethod": "EMAIL",\n    "VerificationMessage": {\n      "DeliveryMethod": "EMAIL"\n    }\n  }\n}\n');

    // A value in quotes is replaced, with the quotes.
    await page.evaluate(() => {
      self.editor.setValue('{ "UserPoolConfigs": { "SignInMethod": "EM" } }');
      self.editor.setPosition({ lineNumber: 1, column: 43 });
      self.editor.focus();
      self.editor.trigger("test", "editor.action.triggerSuggest");
    });
    await page.locator(".suggest-widget .monaco-list-row", { hasText: "EMAIL" }).first().click();
    await page.waitForFunction(() => self.editor.getValue() === '{ "UserPoolConfigs": { "SignInMethod": "EMAIL" } }');

    await page.evaluate(() => {
      self.editor.setPosition({ lineNumber: 1, column: 30 });
      self.editor.trigger("test", "editor.action.showHover");
    });
    await page.locator(".monaco-hover", { hasText: "SignInMethod" }).first().waitFor();
  }));

const EDITOR = `
  import { autocompletion, startCompletion } from "@codemirror/autocomplete";
  import { EditorState } from "@codemirror/state";
  import { EditorView } from "@codemirror/view";
  import * as engine from "authlint";
  import { authlint, completionSource } from "authlint/codemirror";
  const view = new EditorView({ parent: document.body, extensions: [authlint(engine), autocompletion({ override: [completionSource(engine)], activateOnTyping: false })] });
  Object.assign(self, { show(doc, anchor) {
    view.setState(EditorState.create({ doc, selection: { anchor }, extensions: [authlint(engine), autocompletion({ override: [completionSource(engine)], activateOnTyping: false, interactionDelay: 0 })] }));
    view.focus();
    startCompletion(view);
  }, text: () => view.state.doc.toString() });`;

test("CodeMirror: completion has the indentation of the document once", async () => {
  const place = project("codemirror", { "main.js": EDITOR, "index.html": PAGE });
  tool("esbuild", ["main.js", "--bundle", "--format=esm", "--outfile=bundle.js", "--log-level=error"], place);
  const server = await serve(place);
  try {
    await inBrowser(server.address, async (page) => {
      for (const unit of ["  ", "    ", "\t"]) {
        const before = `{\n${unit}"UserPoolConfigs": {\n${unit}${unit}"SignInMethod": "EMAIL"\n${unit}${unit}`;
        const behind = `\n${unit}}\n}\n`;
        await page.evaluate(([doc, anchor]) => self.show(doc, anchor), [before + behind, before.length]);
        await page.locator(".cm-tooltip-autocomplete [role=option]", { hasText: "VerificationMessage" }).click();
        const wanted = `${before.replace('"EMAIL"', '"EMAIL",')}"VerificationMessage": {\n${unit.repeat(3)}"DeliveryMethod": "EMAIL"\n${unit.repeat(2)}}${behind}`;
        await page.waitForFunction(() => self.text().includes("DeliveryMethod"));
        assert.equal(await page.evaluate(() => self.text()), wanted);
      }
      await page.locator(".cm-lintRange-error").first().waitFor();
    }, isMissing);
  } finally {
    await server.close();
  }
});
