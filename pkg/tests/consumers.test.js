// Everybody who may import the package does, from the packed tarball.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { install, root, tool } from "./package.js";

const { folder, tarball } = install();
writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "consumer", private: true, type: "module" }));

const BODY = `
  const report = authlint.check('{"UserPoolConfigs": {"SignInMethod": "EMIAL"}}');
  if (!report.findings.some(({ rule }) => rule === "invalid-enum-value")) throw new Error("no finding");
  authlint.init().then(() => authlint.explain("invalid-enum-value")).then((page) => {
    if (!page.docs.includes("## Why")) throw new Error("no page");
    console.log("ok");
  });
`;

function run(name, text) {
  writeFileSync(join(folder, name), text);
  return execFileSync(process.execPath, [name], { cwd: folder, encoding: "utf8" }).trim();
}

test("an ES module", () => {
  assert.equal(run("esm.mjs", `import * as authlint from "authlint";${BODY}`), "ok");
});

test("a CommonJS module", () => {
  assert.equal(run("common.cjs", `const authlint = require("authlint");${BODY}`), "ok");
});

test("the copy with the engine inside", () => {
  assert.equal(run("inline.mjs", `import * as authlint from "authlint/inline";${BODY}`), "ok");
});

test("the browser's entry says what to do before it is ready", () => {
  const text = `
    import { readFileSync } from "node:fs";
    import { createRequire } from "node:module";
    import * as authlint from "authlint/web";
    try { authlint.check("{}"); } catch (error) { console.log(error.message); }
    await authlint.init(readFileSync(createRequire(import.meta.url).resolve("authlint/authlint_bg.wasm")));
    console.log(authlint.check("{}").findings.length > 0);`;
  assert.equal(run("web.mjs", text), "authlint is not ready: `await init()` first\ntrue");
});

test("schemas", () => {
  const text = `
    const schema = require("authlint/schemas/create-backend-auth.schema.json");
    console.log(schema.title);`;
  assert.equal(run("schema.cjs", text), "Request of CreateBackendAuth");
});

test("TypeScript, strict, in both module systems", () => {
  const use = `
    const report: authlint.Report = authlint.check("{}", { operation: "create", rules: { "inline-secret": "off" } });
    const rule: authlint.RuleId | undefined = report.findings[0]?.rule;
    // @ts-expect-error no such rule
    authlint.check("{}", { rules: { "no-such-rule": "off" } });
    export const first = rule satisfies string | undefined;`;
  writeFileSync(join(folder, "types.mts"), `
    import * as authlint from "authlint";
    import { init } from "authlint/web";
    import { start } from "authlint/worker";
    import { authlintLinter, completionSource } from "authlint/codemirror";
    import { authlintPlugin } from "authlint/aws-sdk";
    import { AmplifyBackendClient } from "@aws-sdk/client-amplifybackend";
    new AmplifyBackendClient({}).middlewareStack.use(authlintPlugin({ failLevel: "warning" }));
    const connection = start();
    authlintLinter(connection, () => ({ casing: "wire" }));
    completionSource(authlint);
    await init(new URL("file:///authlint_bg.wasm"));
    export const text: string = (await connection.fix("{}")).text;
    ${use}`);
  writeFileSync(join(folder, "types.cts"), `
    import authlint = require("authlint");
    import { AuthlintError } from "authlint/aws-sdk";
    export const isOurs = (error: unknown) => error instanceof AuthlintError && error.report.findings.length;
    ${use}`);
  const options = { strict: true, noEmit: true, module: "nodenext", target: "es2022", lib: ["es2022", "dom"], types: ["node"], skipLibCheck: false };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: options, files: ["types.mts", "types.cts"] }));
  assert.equal(tool("tsc", [], folder), "");
});

test("publint", () => {
  const said = tool("publint", ["run", tarball, "--strict"], folder);
  assert.match(said, /All good/);
});

test("are the types wrong?", () => {
  // The adapters for browsers are ES modules only, as their peers are imported.
  // Its exit status is its verdict.
  tool("attw", [tarball, "--profile", "node16", "--ignore-rules", "cjs-resolves-to-esm", "--exclude-entrypoints", "*.wasm", "schemas/*.json"], root);
});

test("a bundle by Vite, with a worker", () => {
  writeFileSync(join(folder, "index.html"), `<!doctype html><script type="module" src="/main.js"></script>`);
  writeFileSync(join(folder, "main.js"), `
    import * as authlint from "authlint";
    import { start } from "authlint/worker";
    await authlint.init();
    const page = await authlint.explain("inline-secret");
    document.body.append(authlint.check("{}").findings.length, page.docs, (await start().check("{}")).path);`);
  tool("vite", ["build", "--logLevel", "warn"], folder);
  const files = readdirSync(join(folder, "dist/assets"));
  assert.ok(files.some((name) => name.endsWith(".wasm")), "the engine is a file of its own");
  assert.ok(files.some((name) => name.startsWith("worker-thread")), "the worker too");
  assert.ok(files.some((name) => name.startsWith("catalogue")), "so is the catalogue");
  const main = files.find((name) => name.startsWith("index"));
  assert.doesNotMatch(readFileSync(join(folder, "dist/assets", main), "utf8"), /node:fs/);
});
