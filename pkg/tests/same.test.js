// One engine: over every fixture the package's report is the command line's, byte for byte.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import * as authlint from "authlint";

import { root } from "./package.js";

const repository = join(root, "..");

/** Every document of the repository, and every block of every rule's page. */
async function documents() {
  const found = [];
  for (const folder of ["examples", "tests", "schemas"]) {
    if (!existsSync(join(repository, folder))) continue;
    for (const name of readdirSync(join(repository, folder), { recursive: true, encoding: "utf8" })) {
      if (/\.jsonc?$/.test(name)) found.push(readFileSync(join(repository, folder, name)).toString());
    }
  }
  for (const { id } of await authlint.rules()) {
    const { docs } = await authlint.explain(id);
    for (const [, text] of docs.matchAll(/```(?:json|jsonc|text)[^\n]*\n(.*?)```/gs)) found.push(text);
  }
  return found.filter((text) => !text.includes("\ufffd"));
}

test("reports are those of the command line", async () => {
  execFileSync("cargo", ["build", "--quiet", "--bin", "authlint"], { cwd: repository, stdio: ["ignore", "ignore", "inherit"] });
  const all = await documents();
  assert.ok(all.length > 150, `${all.length} documents`);
  all.push("", "\ufeff{}", '{"é😀": "日本", "UserPoolConfigs": {"SignInMethod": "😀"}}', "[".repeat(200), "\u0000\u001b[31m{}");
  const paths = all.map((text, index) => {
    const path = `document-${index}.json`;
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
    const report = authlint.check(all[index], { path, encoding: "utf-8" });
    const plain = (text) => JSON.stringify(JSON.parse(text));
    assert.equal(JSON.stringify({ version: 1, ...report }), plain(lines.get(path)), path);
  }
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
