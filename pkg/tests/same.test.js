// One engine: over every fixture the package's report is the command line's, byte for byte.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import * as authlint from "authlint";
import * as yaml from "authlint/yaml";

import { root } from "./package.js";

const repository = join(root, "..");

/** Every document of the repository, and every block of every rule's page. */
async function documents(files = /\.jsonc?$/, languages = ["json", "jsonc", "text"]) {
  const found = [];
  for (const folder of ["examples", "tests", "schemas"]) {
    if (!existsSync(join(repository, folder))) continue;
    for (const name of readdirSync(join(repository, folder), { recursive: true, encoding: "utf8" })) {
      if (files.test(name)) found.push(readFileSync(join(repository, folder, name)).toString());
    }
  }
  for (const { id } of await authlint.rules()) {
    const { docs } = await authlint.explain(id);
    for (const [, language, text] of docs.matchAll(/```(\w+)[^\n]*\n(.*?)```/gs)) {
      if (languages.includes(language)) found.push(text);
    }
  }
  return found.filter((text) => !text.includes("\ufffd"));
}

/** The engine's reports on documents against those of the command line. */
function compare(engine, all, ending) {
  execFileSync("cargo", ["build", "--quiet", "--bin", "authlint"], { cwd: repository, stdio: ["ignore", "ignore", "inherit"] });
  const paths = all.map((text, index) => {
    const path = `document-${index}.${ending}`;
    writeFileSync(path, text);
    return path;
  });
  let printed;
  try {
    printed = execFileSync(join(repository, "target/debug/authlint"), ["--no-config", "--format", "jsonl", "--exit-zero", ...paths], { encoding: "utf8", maxBuffer: 1 << 28 });
  } catch (error) {
    assert.fail(`${error.message}\n${error.stderr}`);
  }
  const lines = new Map(printed.trim().split("\n").map((line) => [JSON.parse(line).path, line]));
  for (const [index, path] of paths.entries()) {
    const report = engine.check(all[index], { path, encoding: "utf-8" });
    const plain = (text) => JSON.stringify(JSON.parse(text));
    assert.equal(JSON.stringify({ version: 1, ...report }), plain(lines.get(path)), path);
  }
}

test("reports are those of the command line", async () => {
  const all = await documents();
  assert.ok(all.length > 150, `${all.length} documents`);
  all.push("", "\ufeff{}", '{"é😀": "日本", "UserPoolConfigs": {"SignInMethod": "😀"}}', "[".repeat(200), "\u0000\u001b[31m{}");
  compare(authlint, all, "json");
});

test("so are those on YAML", async () => {
  const all = await documents(/\.ya?ml$/, ["yaml"]);
  // JSON is YAML too.
  all.push(...(await documents()).slice(0, 100), "", "a: &a [*a]\n", "é😀: 日本\n...\n---\nb: c\n", "\t- x", `${"- ".repeat(200)}x`);
  assert.ok(all.length > 110, `${all.length} documents`);
  compare(yaml, all, "yaml");
});

/** Every mixture of the values of some options, with others that stay; a value can be missing. */
function mixtures(fixed, options) {
  let mixed = [fixed];
  for (const [name, values] of Object.entries(options)) {
    mixed = mixed.flatMap((given) => [given, ...values.map((value) => ({ ...given, [name]: value }))]);
  }
  return mixed;
}

test("a report without findings is the one that the engine writes", async () => {
  const seen = new Set();
  const all = await documents();
  for (const options of mixtures({ select: [] }, { operation: ["create", "update", "get"], envelope: ["request", "wrapped", "bare"], casing: ["sdk", "wire"], format: ["jsonc"], path: ["my \0\ud800 update.jsonc"] })) {
    for (const text of all) {
      const report = authlint.check(text, options);
      if (report.findings.length > 0) continue;
      // `fix` always writes its report; there is nothing for it to fix here.
      const wanted = JSON.stringify(authlint.fix(text, options).report);
      assert.equal(JSON.stringify(report), wanted);
      // Nothing that a caller does to one report is seen in the next.
      report.findings.push("mine");
      report.path = "mine";
      assert.equal(JSON.stringify(authlint.check(text, options)), wanted);
      seen.add(wanted);
    }
  }
  assert.ok(seen.size > 50, `${seen.size} different reports`);
});
