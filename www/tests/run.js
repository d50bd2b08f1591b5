// `npm test`: gets a browser if there is none, and runs the tests one file after the other.

import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";

import { findChromium } from "./browser.js";
import { folder, site } from "./site.js";

if (!existsSync(`${site}/index.html`)) {
  console.error("www/dist is not there: `cargo xtask site` makes it");
  process.exit(1);
}
findChromium();
const files = readdirSync(`${folder}/tests`).filter((name) => name.endsWith(".test.js")).map((name) => `tests/${name}`);
// One browser at a time: a test of speed tells nothing beside others.
const { status } = spawnSync(process.execPath, ["--test", "--test-concurrency=1", ...process.argv.slice(2), ...files], { cwd: folder, stdio: "inherit" });
process.exitCode = status ?? 1;
