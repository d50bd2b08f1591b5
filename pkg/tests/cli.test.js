// The command for `npx`, against the native program.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, existsSync, linkSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
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
// A warning and advice, an inferred finding, and more findings than are shown.
writeFileSync(join(folder, "update.json"), '{"UserPoolConfigs": {"SignInMethod": "EMAIL", "PasswordPolicy": {"MinimumLength": 6, "AdditionalConstraints": []}, "RequiredSignUpAttributes": ["EMAIL", "EMAIL"]}}');
writeFileSync(join(folder, "many.json"), `{"UserPoolConfigs": {${Array.from({ length: 120 }, (_, number) => `"x${number}": 1`)}}}`);
writeFileSync(join(folder, "od\u001bd.json"), WRONG);
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
  ["update.json", "--fail-level", "error"],
  ["update.json", "auth-create.json", "--fail-level=warning"],
  ["od\u001bd.json", "--operation", "create", "--envelope", "wrapped", "--casing", "sdk"],
  ["wrong.json", "--casing", "wire", "--envelope=bare"],
  ["-", "--stdin-filename", "update.json"],
  ["wrong.yaml", "wrong.json"],
  ["-"],
];

/** More findings than are shown: the summary counts those that are. */
const MANY = [
  ["many.json", "--operation", "update", "--select", "schema, consistency"],
  ["many.json", "--operation", "update", "--select", "unknown-member", "--select", "inline-secret", "--fail-level", "advice"],
];

for (const [values, input] of [...[...SAME, ...MANY].map((values) => [values, WRONG]), [["-"], YAML], [["-"], "# neither\n"], [["-", "--stdin-filename", "a.yml"], WRONG], [["-", "--stdin-filename", "a.json"], YAML]]) {
  for (const format of ["json", "jsonl", "concise", "markdown"].slice(MANY.includes(values) ? 1 : 0)) {
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

test("a fixed file is replaced whole: it keeps its owner and mode, links stay links", () => {
  const path = join(folder, "kept.json");
  writeFileSync(path, WRONG);
  // Only the superuser can give a file away.
  if (process.getuid?.() === 0) chownSync(path, 1234, 1234);
  const { uid, gid } = statSync(path);
  chmodSync(path, 0o640);
  symlinkSync("kept.json", join(folder, "link.json"));
  const before = readdirSync(folder);
  const inode = statSync(path).ino;
  authlint(["link.json", "--unsafe-fixes"]);
  assert.match(readFileSync(path, "utf8"), /"EMAIL"/);
  assert.equal(statSync(path).mode & 0o777, 0o640);
  assert.deepEqual([statSync(path).uid, statSync(path).gid], [uid, gid]);
  assert.notEqual(statSync(path).ino, inode);
  assert.deepEqual(readdirSync(folder), before);
  linkSync(path, join(folder, "other.json"));
  writeFileSync(path, WRONG);
  const { status, stderr } = authlint(["kept.json", "--unsafe-fixes"]);
  assert.match(stderr, /kept\.json: not fixed: it has other hard links/);
  assert.equal(status, 2);
  assert.equal(readFileSync(path, "utf8"), WRONG);
});

const REFUSED = [
  [[], /no file given/],
  [["no-such.json"], /no-such\.json: no such file/],
  [["."], /a folder/],
  [["odd.json"], /odd\.json: not UTF-8/],
  [["auth.yaml"], /auth\.yaml: no such file/],
  [["a\u001b.json"], /authlint: a\\u\{1b\}\.json: no such file or directory\n$/],
  [["wrong.json", "--format", "sarif"], /--format: `sarif` is not one of concise, json, jsonl, markdown in the npm package/],
  [["wrong.json", "--policy", "a.json"], /--policy.*--help/],
  [["wrong.json", "--operation", "delete"], /operation: `delete` is not one of/],
  [["wrong.json", "--fail-level", "fatal"], /`fatal` is not one of error, warning, advice/],
  [["fix"], /no file given/],
  [["check"], /no file given/],
  [["explain"], /explain: no rule given/],
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

test("a text over the limit is refused, one below is not", () => {
  writeFileSync(join(folder, "long.json"), " ".repeat(16 * 1024 * 1024 + 1));
  assert.match(authlint(["long.json"]).stderr, /long\.json: over the limit of 16777216 bytes/);
  writeFileSync(join(folder, "long.json"), " ".repeat(16 * 1024 * 1024));
  assert.match(authlint(["long.json"]).stdout, /long\.json:1:/);
});

test("a byte order mark is part of the text", () => {
  writeFileSync(join(folder, "marked.json"), `\ufeff${WRONG}`);
  assert.match(authlint(["marked.json", "--select", "syntax"]).stdout, /byte order mark/);
});

test("a file without a fix is not written", () => {
  const path = join(folder, "auth-create.json");
  const time = new Date(0);
  utimesSync(path, time, time);
  authlint(["fix", "auth-create.json"]);
  assert.deepEqual(statSync(path).mtime, time);
});

test("--fix is `fix`, and what is left of a file goes to standard output", () => {
  const path = join(folder, "fixed.json");
  const COMMA = '{"UserPoolConfigs": {"SignInMethod": "EMAIL",}}';
  for (const values of [["--fix", "fixed.json"], ["fix", "fixed.json"]]) {
    writeFileSync(path, COMMA);
    const { stdout, stderr } = authlint(values);
    assert.equal(readFileSync(path, "utf8"), '{"UserPoolConfigs": {"SignInMethod": "EMAIL"}, "Service": "COGNITO"}');
    assert.match(stdout, /missing-required-member/);
    assert.equal(stderr, "");
  }
  const { stdout, stderr } = authlint(["fix", "-", "fixed.json"], "{}");
  assert.equal(stdout, "{}");
  assert.match(stderr, /^-:1:1: .*\n(.*\n)*fixed\.json:1:/);
});

test("a reader that closes the pipe ends the program, without a message", async () => {
  const child = spawn(process.execPath, [command, "rules", "--format", "json"], { cwd: folder });
  let complaint = "";
  child.stderr.on("data", (text) => (complaint += text));
  child.stdout.destroy();
  const [status] = await once(child, "exit");
  assert.deepEqual([status, complaint], [0, ""]);
});

test("rules, explain, help, version", () => {
  const listed = authlint(["rules"]).stdout.trimEnd().split("\n");
  assert.match(listed[0], /^apple-id-format +\S/);
  const rules = JSON.parse(authlint(["rules", "--format", "json"]).stdout);
  const longest = rules.reduce((most, { id }) => Math.max(most, id.length), 0);
  assert.deepEqual(listed, rules.map(({ id, summary }) => `${id.padEnd(longest)}  ${summary}`));
  const page = JSON.parse(authlint(["explain", "inline-secret", "--format", "json"]).stdout);
  assert.equal(page.id, "inline-secret");
  assert.equal(authlint(["explain", "inline-secret"]).stdout, `# inline-secret\n\n${page.docs.trim()}\n`);
  assert.match(page.docs, /## Why/);
  for (const flag of ["--help", "-h"]) {
    const { status, stdout, stderr } = authlint([flag]);
    assert.match(stdout, /without: folders and globs/);
    assert.deepEqual([status, stderr], [0, ""]);
  }
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  for (const flag of ["--version", "-V"]) assert.equal(authlint([flag]).stdout, `authlint ${version}\n`);
});
