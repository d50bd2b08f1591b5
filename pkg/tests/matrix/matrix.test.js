// Each consumer is a small project in a folder of its own; it is built, run, and must report a real finding.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { test } from "node:test";

import { build } from "esbuild";
import { Miniflare } from "miniflare";

import { inBrowser, serve } from "../browser.js";

const FOUND = /\binvalid-enum-value\b/;
const WRONG = '{"UserPoolConfigs": {"SignInMethod": "EMIAL"}}';
const environment = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", PARCEL_WORKERS: "1", CI: "1", NODE_ENV: "" };

function folder(name) {
  return join(import.meta.dirname, name);
}

function tool(name, values, cwd, more) {
  return execFileSync(folder(`node_modules/.bin/${name}`), values, { cwd, encoding: "utf8", stdio: "pipe", env: { ...environment, ...more } });
}

/** What is shown by the page, here and from a worker. */
async function shown(page, ids = ["client", "yaml", "worker"]) {
  const texts = [];
  for (const id of ids) {
    await page.waitForFunction((id) => document.querySelector(`#${id}`)?.textContent !== "", id);
    texts.push(await page.locator(`#${id}`).textContent());
  }
  return texts;
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

for (const bundler of ["turbopack", "webpack"]) {
  test(`Next.js with ${bundler}: server component, prerendered client component, browser, worker`, async () => {
    const project = folder("next");
    const dist = `.next/${bundler}`;
    rmSync(join(project, dist), { recursive: true, force: true });
    tool("next", ["build", `--${bundler}`], project, { DIST: dist, NODE_ENV: "production" });
    const port = await freePort();
    const server = spawn(folder("node_modules/.bin/next"), ["start", "-H", "127.0.0.1", "-p", `${port}`], { cwd: project, env: { ...environment, DIST: dist, NODE_ENV: "production" }, stdio: ["ignore", "pipe", "inherit"] });
    try {
      await new Promise((resolve, reject) => {
        server.stdout.on("data", (text) => /Ready/.test(text) && resolve());
        server.on("exit", (code) => reject(new Error(`next start ended with ${code}`)));
      });
      const address = `http://127.0.0.1:${port}/`;
      assert.match(await (await fetch(address)).text(), FOUND);
      assert.match(await (await fetch(`${address}prerender`)).text(), FOUND);
      for (const text of await inBrowser(address, (page) => shown(page, ["server", "client", "yaml", "worker"]))) assert.match(text, FOUND);
    } finally {
      server.kill();
    }
  });
}

test("Parcel: browser, worker", async () => {
  const project = folder("parcel");
  rmSync(join(project, "dist"), { recursive: true, force: true });
  tool("parcel", ["build", "index.html", "--no-cache", "--dist-dir", join(project, "dist"), "--public-url", "./"], project, { NODE_ENV: "production" });
  const server = await serve(join(project, "dist"));
  try {
    for (const text of await inBrowser(server.address, (page) => shown(page))) assert.match(text, FOUND);
  } finally {
    await server.close();
  }
});

test("Cloudflare Workers: the default entry", async () => {
  const project = folder("workerd");
  // As Wrangler bundles: the conditions, and `.wasm` files beside the code.
  await build({ absWorkingDir: project, entryPoints: ["worker.js"], outdir: "dist", bundle: true, format: "esm", conditions: ["workerd", "worker", "browser"], loader: { ".wasm": "copy" }, logLevel: "error" });
  const worker = new Miniflare({ modules: true, modulesRoot: join(project, "dist"), scriptPath: join(project, "dist/worker.js"), modulesRules: [{ type: "ESModule", include: ["**/*.js"] }, { type: "CompiledWasm", include: ["**/*.wasm"] }], compatibilityDate: "2025-01-01" });
  try {
    const response = await worker.dispatchFetch("http://localhost/", { method: "POST", body: WRONG });
    const { rules, page, format } = await response.json();
    assert.ok(rules.includes("invalid-enum-value"));
    assert.equal(page, rules[0]);
    assert.equal(format, "yaml");
  } finally {
    await worker.dispose();
  }
});

for (const [name, ...values] of [["bun"], ["deno", "run", "--allow-all", "--node-modules-dir=manual"]]) {
  test(`${name}: entry, worker, pages`, () => {
    const lines = tool(name, [...values, "program.mjs"], folder("runtimes")).trim().split("\n");
    assert.match(lines[0], FOUND);
    assert.equal(lines[1], lines[0]);
    assert.equal(lines[2], "invalid-enum-value");
    assert.match(lines[3], FOUND);
    assert.equal(lines[4], lines[3]);
  });
}

test("Jest: environments node and jsdom", () => {
  tool("jest", ["--rootDir", folder("jest")], folder("jest"));
});

test("Vitest", () => {
  tool("vitest", ["run", "--root", folder("vitest")], folder("vitest"));
});
