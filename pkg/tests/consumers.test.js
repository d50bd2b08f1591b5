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

test("a CommonJS module with the engine inside", () => {
  assert.equal(run("inline.cjs", `const authlint = require("authlint/inline");${BODY}`), "ok");
});

test("the engine that reads YAML, as an ES module and as CommonJS ones", () => {
  const use = `console.log(authlint.check("UserPoolConfigs: {SignInMethod: EMIAL}\\n").findings.some(({ rule }) => rule === "invalid-enum-value"));
    authlint.explain("invalid-enum-value").then(({ id }) => console.log(id));`;
  const wanted = "true\ninvalid-enum-value";
  assert.equal(run("yaml.mjs", `import * as authlint from "authlint/yaml";${use}`), wanted);
  assert.equal(run("yaml.cjs", `const authlint = require("authlint/yaml");${use}`), wanted);
  assert.equal(run("yaml-inline.cjs", `const authlint = require("./node_modules/authlint/dist/yaml/inline.cjs");${use}`), wanted);
});

test("the engine can be given in any form", () => {
  const text = `
    import { readFileSync } from "node:fs";
    const address = import.meta.resolve("authlint/authlint_bg.wasm");
    const bytes = readFileSync(new URL(address));
    const data = new URL("data:application/wasm;base64," + bytes.toString("base64"));
    const typed = { headers: { "content-type": "application/wasm" } };
    const { compile } = await import("./node_modules/authlint/js/source.js");
    for (const source of [bytes, new Uint8Array(bytes).buffer, new WebAssembly.Module(bytes), data, data.href, new Request(data), new Response(bytes), new Response(bytes, typed), fetch(data), Promise.resolve(data)]) {
      if (!((await compile(source)) instanceof WebAssembly.Module)) throw new Error(String(source));
    }
    console.log(await compile(new Response("", { status: 404 })).catch((error) => error.message));`;
  assert.match(run("sources.mjs", text), /^the engine of authlint could not be fetched: status 404/);
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

const MORE = `
    import { check, flatten, type Report, type ValueReport } from "authlint";
    import { start, type Connection } from "authlint/worker";
    import * as yaml from "authlint/yaml";
    import { start as startYaml } from "authlint/yaml/worker";
    import { authlint as withMonaco } from "authlint/monaco";
    import { useAuthlint } from "authlint/react";
    import { authlintResolver } from "authlint/react-hook-form";
    import { completionSource } from "authlint/codemirror";
    import { AuthlintError } from "authlint/aws-sdk";
    import engine from "authlint/authlint_bg.wasm";
    import yamlEngine from "authlint/yaml/authlint_bg.wasm";
    import * as monaco from "monaco-editor";
    import { useForm } from "react-hook-form";
    const connection: Connection = start({ wasm: engine });
    export const messages: Record<string, string[]> = flatten(check({}));
    export const value: Promise<ValueReport> = connection.check({}, { signal: new AbortController().signal });
    export const text: Report | undefined = useAuthlint("{}", { operation: "update" }).report;
    export const form = useForm<{ Service: string }>({ resolver: authlintResolver({ failLevel: "warning", engine: connection }) });
    withMonaco(monaco, connection, { options: () => ({ path: "a" }) }).dispose();
    completionSource(connection);
    export const fromYaml: string = yaml.convert("a: 1", { format: "json" }, { format: "yaml" }).text;
    export const yamlReport: Promise<Report> = startYaml({ wasm: yamlEngine }).check("a: 1");
    export const pointers = (error: AuthlintError): readonly string[] => error.pointers;`;

for (const [moduleResolution, module] of [["node10", "esnext"], ["bundler", "esnext"], ["nodenext", "nodenext"]]) {
  test(`TypeScript with every entry, moduleResolution ${moduleResolution}`, () => {
    writeFileSync(join(folder, "entries.ts"), MORE);
    const options = { strict: true, noEmit: true, module, moduleResolution, target: "es2022", lib: ["es2022", "dom", "dom.iterable"], types: ["node"], jsx: "react-jsx", skipLibCheck: true };
    // What others declare for themselves under this resolution is not ours.
    const more = moduleResolution === "node10" ? MORE.replace(/\n.*monaco.*/gi, "") : MORE;
    writeFileSync(join(folder, "entries.ts"), more);
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: options, files: ["entries.ts"] }));
    assert.equal(tool("tsc", [], folder), "");
  });
}

test("TypeScript without the library of browsers", () => {
  writeFileSync(join(folder, "node.ts"), `import { check } from "authlint"; import { start } from "authlint/worker"; export const path: string = check("{}").path; start();`);
  const options = { strict: true, noEmit: true, module: "nodenext", target: "es2022", lib: ["es2022"], types: ["node"] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: options, files: ["node.ts"] }));
  assert.equal(tool("tsc", [], folder), "");
});

test("the tarball has licences, and no stray files", () => {
  const files = execFileSync("tar", ["-tzf", tarball], { encoding: "utf8" }).trim().split("\n").map((name) => name.replace("package/", ""));
  for (const name of ["LICENSE-APACHE", "LICENSE-MIT", "README.md", "package.json"]) assert.ok(files.includes(name), name);
  const others = files.filter((name) => !/^(js\/[\w-]+(\.d)?\.(js|ts)|dist\/(schemas\/|yaml\/)?[\w.-]+\.(js|cjs|d\.cts|wasm|wasm\.d\.ts|json)|LICENSE-\w+|README\.md|package\.json)$/.test(name));
  assert.deepEqual(others, []);
  const { repository, ...named } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  assert.match(repository.url, /^git\+https:/);
  for (const target of [named.main, named.types, named.bin.authlint]) assert.ok(files.includes(target.slice(2)), target);
});

test("publint", () => {
  const said = tool("publint", ["run", tarball, "--strict"], folder);
  // Parcel ignores `exports` unless configured: the map is for it.
  assert.doesNotMatch(said.replace(/^1\. pkg\.browser with an object value.*$/m, ""), /^\d+\. /m);
});

test("are the types wrong?", () => {
  // The adapters for browsers are ES modules only, as their peers are imported.
  // Its exit status is its verdict.
  tool("attw", [tarball, "--ignore-rules", "cjs-resolves-to-esm", "--exclude-entrypoints", "*.wasm", "schemas/*.json"], root);
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
