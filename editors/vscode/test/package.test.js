// The packed extension: nothing missing, nothing besides.
"use strict";
const assert = require("node:assert/strict");
const { execFileSync } = require("node:child_process");
const { readFileSync, readdirSync, statSync } = require("node:fs");
const path = require("node:path");
const { test } = require("node:test");

const root = path.join(__dirname, "..");
const manifest = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
const read = (name) => readFileSync(path.join(root, name), "utf8");
const source = readdirSync(path.join(root, "src")).map((name) => read(`src/${name}`)).join("\n");
const bundles = ["desktop", "web"].map((name) => [name, read(`dist/${name}.js`)]);

test("holds the bundle, the manifest, and papers", () => {
  const list = execFileSync("python3", ["-m", "zipfile", "-l", path.join(root, "dist/authlint.vsix")], { encoding: "utf8" });
  const names = list.split("\n").slice(1).filter(Boolean).map((line) => line.split(/ {2,}/)[0].trim());
  assert.deepEqual(names.sort(), [
    "[Content_Types].xml",
    "extension.vsixmanifest",
    "extension/LICENSE-APACHE",
    "extension/LICENSE-MIT",
    "extension/dist/authlint.wasm",
    "extension/dist/desktop.js",
    "extension/dist/rules.json",
    "extension/dist/web.js",
    "extension/media/completion.webp",
    "extension/media/findings.webp",
    "extension/media/fix.webp",
    "extension/media/icon.png",
    "extension/media/rules.md",
    "extension/package.json",
    "extension/readme.md",
  ]);
});

test("is small", (context) => {
  const { size } = statSync(path.join(root, "dist/authlint.vsix"));
  context.diagnostic(`${size} bytes`);
  assert.ok(size < 1_000_000, `${size} bytes`);
});

test("a browser has what the bundle for browsers needs, and Node what the other needs", () => {
  const { builtinModules } = require("node:module");
  for (const [name, bundle] of bundles) {
    const needed = new Set([...bundle.matchAll(/\brequire\("([^"]+)"\)/g)].map((match) => match[1]));
    const allowed = name === "web" ? [] : builtinModules;
    for (const module of needed) {
      assert.ok(module === "vscode" || allowed.includes(module.replace("node:", "")), `${name}: ${module}`);
    }
    assert.ok(needed.has("vscode"));
  }
});

test("neither bundle has the engine in it, or can use the network", () => {
  for (const [name, bundle] of bundles) {
    assert.ok(!/\bfetch\(|XMLHttpRequest|WebSocket|require\("(node:)?https?"\)/.test(bundle), name);
    assert.ok(!bundle.includes("AGFzbQ"), name);
  }
});

test("every command is there and every setting is used", () => {
  for (const { command } of manifest.contributes.commands) {
    assert.ok(source.includes(`registerCommand("${command}"`), command);
  }
  const flags = readFileSync(path.join(root, "../../src/lsp/settings.rs"), "utf8");
  const own = ["enable", "path", "trace.server"]; // The rest is as on the command line.
  for (const setting of Object.keys(manifest.contributes.configuration.properties)) {
    const name = setting.replace("authlint.", "");
    assert.ok(own.includes(name) || flags.includes(`("${name}", "--`), setting);
  }
  for (const [, name] of flags.matchAll(/^ {4}\("(\w+)", "--/gm)) {
    assert.ok(`authlint.${name}` in manifest.contributes.configuration.properties, name);
  }
});

test("text without effect is faded by the same rules as in the language server", () => {
  const names = (text) => [.../UNNECESSARY\b[^=]*=\s*\[([^\]]*)\]/.exec(text)[1].matchAll(/"([^"]+)"/g)].map((match) => match[1]);
  assert.deepEqual(names(source), names(read("../../src/lsp/diagnostics.rs")));
});
