// `npm test`: runs the tests where `authlint` is the packed package, not this folder.

import { spawnSync } from "node:child_process";
import { cpSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { install, root } from "./package.js";

const { folder } = install();
const tests = join(folder, "tests");
// The matrix has tools of its own, and is run by itself.
cpSync(join(root, "tests"), tests, { recursive: true, filter: (path) => path !== join(root, "tests/matrix") });
writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "tests", private: true, type: "module" }));
const files = readdirSync(tests).filter((name) => name.endsWith(".test.js")).map((name) => join("tests", name));
const environment = { ...process.env, AUTHLINT_PACKAGE: root };
const { status } = spawnSync(process.execPath, ["--test", ...process.argv.slice(2), ...files], { cwd: folder, env: environment, stdio: "inherit" });
process.exitCode = status ?? 1;
