// The command for `npx`, against the native program.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

import { root } from "./package.js";

const folder = mkdtempSync(join(tmpdir(), "authlint-cli-"));
after(() => rmSync(folder, { recursive: true }));

const native = join(root, "../target/debug/authlint");
const command = fileURLToPath(import.meta.resolve("authlint/package.json").replace("package.json", "js/cli.js"));

const WRONG = '{"UserPoolConfigs": {"SignInMethod": "EMIAL"}}\n';
writeFileSync(join(folder, "wrong.json"), WRONG);
writeFileSync(join(folder, "auth-create.json"), readFileSync(join(root, "../examples/create.json")));
const YAML = "UserPoolConfigs:\n  SignInMethod: EMIAL # a typo\n  Mfa: {MFAMode: ON}\n";
writeFileSync(join(folder, "wrong.yaml"), YAML);
writeFileSync(join(folder, "odd.json"), Buffer.from([0x7b, 0xff]));

function run(program, values, input = "") {
  const { status, stdout, stderr } = spawnSync(program, values, { cwd: folder, input, encoding: "utf8" });
  return { status, stdout, stderr };
}

const authlint = (values, input) => run(process.execPath, [command, ...values], input);

const SAME = [
  ["wrong.json"],
  ["auth-create.json", "wrong.json"],
  ["check", "wrong.json", "--fail-level", "advice", "--ignore", "schema,consistency"],
  ["wrong.json", "--operation=update", "--select", "schema", "--extend-select", "inline-secret"],
  ["wrong.json", "--exit-zero"],
  ["-", "--stdin-filename", "update.json"],
  ["wrong.yaml", "wrong.json"],
  ["-"],
];

for (const [values, input] of [...SAME.map((values) => [values, WRONG]), [["-"], YAML], [["-"], "# neither\n"], [["-", "--stdin-filename", "a.yml"], WRONG], [["-", "--stdin-filename", "a.json"], YAML]]) {
  for (const format of ["json", "jsonl", "concise", "markdown"]) {
    test(`authlint ${values.join(" ")} --format ${format}, ${JSON.stringify(input.slice(0, 10))}`, (context) => {
      if (!existsSync(native)) return context.skip("the native program is not built");
      const ours = authlint([...values, "--format", format], input);
      const theirs = run(native, [...values, "--no-config", "--format", format], input);
      const read = (text) => (format === "json" ? JSON.parse(text) : text);
      assert.deepEqual(read(ours.stdout), read(theirs.stdout));
      assert.equal(ours.status, theirs.status);
    });
  }
}

test("fixes are written; those of standard input go to standard output", () => {
  const path = join(folder, "fixed.json");
  writeFileSync(path, WRONG);
  authlint(["fix", "fixed.json"]);
  assert.doesNotMatch(readFileSync(path, "utf8"), /"EMAIL"/);
  authlint(["fixed.json", "--unsafe-fixes"]);
  assert.match(readFileSync(path, "utf8"), /"EMAIL"/);
  const { stdout, stderr } = authlint(["-", "--unsafe-fixes"], WRONG);
  assert.match(stdout, /"EMAIL"/);
  assert.match(stderr, /missing-required-member/);
  assert.match(authlint(["-", "--unsafe-fixes"], YAML).stdout, /SignInMethod: EMAIL # a typo\n.*MFAMode: "ON"/);
  authlint(["fix", "wrong.yaml", "--unsafe-fixes"]);
  assert.match(readFileSync(join(folder, "wrong.yaml"), "utf8"), /SignInMethod: EMAIL # a typo/);
});

const REFUSED = [
  [[], /no file given/],
  [["no-such.json"], /no-such\.json: no such file/],
  [["."], /a folder/],
  [["odd.json"], /not UTF-8/],
  [["wrong.json", "--format", "sarif"], /--format: `sarif` is not one of concise, json, jsonl, markdown in the npm package/],
  [["wrong.json", "--policy", "a.json"], /--policy.*--help/],
  [["wrong.json", "--operation", "delete"], /operation: `delete` is not one of/],
  [["wrong.json", "--fail-level", "fatal"], /`fatal` is not one of error, warning, advice/],
  [["explain", "no-such-rule"], /`no-such-rule` is not a rule/],
];

for (const [values, message] of REFUSED) {
  test(`cannot check: authlint ${values.join(" ")}`, () => {
    const { status, stdout, stderr } = authlint(values);
    assert.match(stderr, message);
    assert.equal(stdout, "");
    assert.equal(status, 2);
  });
}

test("a file that cannot be checked beats the findings of the others, which are reported", () => {
  const { status, stdout } = authlint(["no-such.json", "wrong.json"]);
  assert.match(stdout, /invalid-enum-value/);
  assert.equal(status, 2);
});

test("rules, explain, help, version", () => {
  assert.match(authlint(["rules"]).stdout, /^apple-id-format +\S/);
  assert.match(authlint(["explain", "inline-secret"]).stdout, /## Why/);
  assert.match(authlint(["--help"]).stdout, /without: folders and globs/);
  assert.match(authlint(["--version"]).stdout, /^authlint \d/);
});
