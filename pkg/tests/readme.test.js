// The tables of the README: what was built with what, and what the code weighs. `UPDATE=1 npm test` writes them.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";

import { build } from "esbuild";

import { root } from "./package.js";

/** The consumer, its packages, what is run, and whether `npm test` does it or the matrix. */
const CONSUMERS = [
  ["Node", [], "ES modules, CommonJS, a worker thread; YAML", "test"],
  ["TypeScript", ["typescript"], "every entry, `node10`, `nodenext` and `bundler`", "test"],
  ["Vite and React", ["vite", "react", "react-hook-form"], "Chromium: form, hook, worker", "test"],
  ["Monaco, by Vite", ["monaco-editor"], "Chromium: markers, quick fix, completion, hover", "test"],
  ["CodeMirror, by esbuild", ["@codemirror/view", "@codemirror/autocomplete"], "Chromium: findings, completion", "test"],
  ["webpack", ["webpack"], "Chromium: page, worker; YAML", "test"],
  ["esbuild", ["esbuild"], "Node as CommonJS and ES module, one file alone; Chromium: page as ES module and script, worker; YAML", "test"],
  ["Rollup", ["rollup", "@rollup/plugin-node-resolve"], "Chromium: page; YAML", "test"],
  ["AWS SDK", ["@aws-sdk/client-amplifybackend"], "the client's middleware", "test"],
  ["Next.js, Turbopack and webpack", ["next"], "server component, prerendered client component; Chromium: hydrated, worker; YAML", "matrix"],
  ["Parcel", ["parcel"], "Chromium: page, worker; YAML", "matrix"],
  ["Cloudflare Workers", ["workerd", "miniflare"], "the default entry, YAML", "matrix"],
  ["Bun", ["bun"], "entry, worker; YAML", "matrix"],
  ["Deno", ["deno"], "entry, worker; YAML", "matrix"],
  ["Jest", ["jest", "jest-environment-jsdom"], "environments node and jsdom; YAML", "matrix"],
  ["Vitest", ["vitest"], "entry, worker; YAML", "matrix"],
];

function versions(file) {
  const { packages } = JSON.parse(readFileSync(join(root, file), "utf8"));
  return (name) => packages[`node_modules/${name}`].version;
}

function matrix() {
  const version = { test: versions("package-lock.json"), matrix: versions("tests/matrix/package-lock.json") };
  const rows = CONSUMERS.map(([name, packages, what, where]) => {
    const named = packages.map((name) => `\`${name}\` ${version[where](name)}`).join(", ");
    return `| ${name} | ${named} | ${what} | \`npm ${where === "test" ? "test" : "run test:matrix"}\` |`;
  });
  return ["| with | versions | run | by |", "|---|---|---|---|", ...rows].join("\n");
}

const ENTRIES = ["web", "worker", "codemirror", "monaco", "react", "react-hook-form", "flatten", "aws-sdk"];

async function sizes() {
  const rows = [];
  for (const name of ENTRIES) {
    const { outputFiles } = await build({
      entryPoints: [fileURLToPath(import.meta.resolve("authlint/package.json").replace("package.json", `js/${name}.js`))],
      bundle: true,
      minify: true,
      format: "esm",
      write: false,
      packages: "external",
      external: ["*/dist/catalogue.js", "*/embedded.js"],
      logLevel: "error",
    });
    const kilobytes = (count) => `${(count / 1000).toFixed(1)} kB`;
    rows.push(`| \`authlint/${name}\` | ${kilobytes(outputFiles[0].contents.length)} | ${kilobytes(brotliCompressSync(outputFiles[0].contents).length)} |`);
  }
  return ["| JavaScript of | minified | with brotli |", "|---|---|---|", ...rows].join("\n");
}

for (const [name, table] of [["matrix", matrix], ["sizes", sizes]]) {
  test(`the table of the README: ${name}`, async () => {
    const path = join(root, "README.md");
    const text = readFileSync(path, "utf8");
    const [, before, found, behind] = new RegExp(`^(.*<!-- ${name}:[^\\n]*\\n)(.*?)(<!-- end -->.*)$`, "s").exec(text);
    const wanted = `${await table()}\n`;
    if (process.env.UPDATE !== undefined) writeFileSync(path, before + wanted + behind);
    else assert.equal(found, wanted, "stale: run UPDATE=1 npm test");
  });
}
