// VS Code for the tests: code-server from npm, and the Node.js that it wants, into `target/vscode`.

import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const target = fileURLToPath(new URL("../../../../target/vscode", import.meta.url));
const codeServer = join(target, "node_modules/code-server");

/** Installs what is missing; throws with the reason if something cannot be had. */
export function install() {
  const lock = readFileSync(join(here, "package-lock.json"), "utf8");
  const stamp = join(target, ".installed");
  if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== lock) {
    mkdirSync(target, { recursive: true });
    for (const name of ["package.json", "package-lock.json"]) copyFileSync(join(here, name), join(target, name));
    console.error("  code-server: npm ci …");
    npm(target, "ci");
    // Its own lock file; without scripts there are no native modules, which only terminals and logs of VS Code need.
    npm(join(codeServer, "lib/vscode"), "install", "--omit=dev");
    writeFileSync(stamp, lock);
  }
  const { version } = JSON.parse(readFileSync(join(codeServer, "package.json"), "utf8"));
  const { version: vscode } = JSON.parse(readFileSync(join(codeServer, "lib/vscode/package.json"), "utf8"));
  return { node: node(), entry: join(codeServer, "out/node/entry.js"), name: `code-server ${version}, VS Code ${vscode}` };
}

function npm(folder, ...words) {
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const { status, error, stderr } = spawnSync("npm", [...words, ...quiet], { cwd: folder, encoding: "utf8", stdio: ["ignore", "ignore", "pipe"] });
  if (status !== 0) throw new Error(`npm ${words[0]}: ${error?.message ?? stderr.trim().split("\n").slice(0, 3).join("; ")}`);
}

/** Node.js 24: from npm, or what runs this. */
function node() {
  const installed = join(target, `node_modules/node-${process.platform}-${process.arch}/bin/node`);
  if (existsSync(installed)) return installed;
  if (process.versions.node.startsWith("24.")) return process.execPath;
  throw new Error(`Node.js 24 is not on npm for ${process.platform} ${process.arch}`);
}
