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
  for (const { id } of authlint.rules()) {
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
