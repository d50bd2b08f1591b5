// The packed extension: nothing missing, nothing besides.
"use strict";
const assert = require("node:assert/strict");
const { execFileSync } = require("node:child_process");
const { readFileSync } = require("node:fs");
const path = require("node:path");
const { test } = require("node:test");

const root = path.join(__dirname, "..");
const manifest = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
const source = ["extension", "explain", "program", "status"].map((name) =>
  readFileSync(path.join(root, `src/${name}.ts`), "utf8"),
).join("\n");

test("holds the bundle, the manifest, and papers", () => {
  const list = execFileSync("python3", ["-m", "zipfile", "-l", path.join(root, "dist/authlint.vsix")], { encoding: "utf8" });
  const names = list.split("\n").slice(1).filter(Boolean).map((line) => line.split(/ {2,}/)[0].trim());
  assert.deepEqual(names.sort(), [
    "[Content_Types].xml",
    "extension.vsixmanifest",
    "extension/LICENSE-APACHE",
    "extension/LICENSE-MIT",
    "extension/dist/extension.js",
    "extension/package.json",
    "extension/readme.md",
  ]);
});

test("the bundle needs nothing but VS Code and Node", () => {
  const bundle = readFileSync(path.join(root, "dist/extension.js"), "utf8");
  const needed = new Set([...bundle.matchAll(/require\("([^"]+)"\)/g)].map((match) => match[1]));
  const { builtinModules } = require("node:module");
  for (const name of needed) {
    assert.ok(name === "vscode" || builtinModules.includes(name.replace("node:", "")), name);
  }
  assert.ok(needed.has("vscode"));
});

test("every command is there and every setting is used", () => {
  for (const { command } of manifest.contributes.commands) {
    assert.ok(source.includes(`registerCommand("${command}"`), command);
  }
  const flags = readFileSync(path.join(root, "../../src/lsp/settings.rs"), "utf8");
  const own = ["enable", "path", "trace.server"];
  for (const setting of Object.keys(manifest.contributes.configuration.properties)) {
    const name = setting.replace("authlint.", "");
    assert.ok(own.includes(name) || flags.includes(`("${name}", "--`), setting);
  }
  for (const [, name] of flags.matchAll(/^ {4}\("(\w+)", "--/gm)) {
    assert.ok(`authlint.${name}` in manifest.contributes.configuration.properties, name);
  }
});
