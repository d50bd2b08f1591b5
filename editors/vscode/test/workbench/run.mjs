// Runs the tests in a real VS Code, or says why not.

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

import { findChromium } from "../../../../pkg/tests/browser.js";
import { install } from "./install.mjs";

try {
  findChromium();
  install();
} catch (error) {
  console.error(`vscode: SKIPPED, the extension is not tested in VS Code: ${error.message}`);
  process.exit(0);
}
const test = fileURLToPath(new URL("workbench.test.mjs", import.meta.url));
const { status } = spawnSync(process.execPath, ["--test", ...process.argv.slice(2), test], { stdio: "inherit" });
process.exitCode = status ?? 1;
