// The packed package in a folder of its own, as a user has it: what is not in the tarball is not there.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Where the package is made: the tests themselves run elsewhere. */
export const root = process.env.AUTHLINT_PACKAGE ?? fileURLToPath(new URL("..", import.meta.url));

/** Packs the package and installs it beside the tools in a new folder. */
export function install() {
  const folder = mkdtempSync(join(tmpdir(), "authlint-package-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const tarball = pack(folder);
  const modules = join(folder, "node_modules");
  mkdirSync(join(modules, "authlint"), { recursive: true });
  execFileSync("tar", ["-xzf", tarball, "--strip-components=1", "-C", join(modules, "authlint")]);
  for (const name of readdirSync(join(root, "node_modules"))) {
    if (!name.startsWith(".")) symlinkSync(join(root, "node_modules", name), join(modules, name));
  }
  return { folder, tarball, modules };
}

/** Packs the package into a folder; gives the tarball. */
export function pack(folder) {
  const packed = execFileSync("npm", ["pack", "--json", "--pack-destination", folder], { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  const [{ filename }] = Object.values(JSON.parse(packed));
  return join(folder, filename);
}

/** Runs a tool of `node_modules/.bin` in a folder. */
export function tool(name, values, folder) {
  try {
    return execFileSync(join(root, "node_modules/.bin", name), values, { cwd: folder, encoding: "utf8" });
  } catch (error) {
    // Some tools complain on standard output.
    error.message += `\n${error.stdout}`;
    throw error;
  }
}

/** A file of the package that is no entry. */
export function internal(name) {
  return import(import.meta.resolve("authlint/package.json").replace("package.json", `js/${name}`));
}
