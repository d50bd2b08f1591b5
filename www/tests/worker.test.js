// The entry `authlint/worker` of the packed package, in a browser and without a bundler.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import * as engine from "authlint";

import { install } from "../../pkg/tests/package.js";
import { launch } from "./browser.js";
import { policy, serve } from "./site.js";

const TEXT = '{ "UserPoolConfigs": { "SignInMethod": "EMIAL", "OAuth": { "SocialProviderSettings": { "Google": { "ClientSecret": "s3cret" } } } } }';

/** Runs a function in a page that has the package beside it, under the policy of the console. */
async function inPage(use, value) {
  const { folder } = install();
  const page = join(folder, "index.html");
  writeFileSync(page, "<!doctype html><title>authlint/worker</title>");
  const server = await serve(folder, { "content-security-policy": policy() });
  const browser = await launch();
  try {
    const tab = await browser.newPage();
    const problems = [];
    tab.on("console", (message) => problems.push(message.text()));
    tab.on("pageerror", (error) => problems.push(error.stack));
    await tab.goto(server.address);
    const answer = await tab.evaluate(use, value);
    assert.deepEqual(problems.filter((problem) => !/favicon|404/.test(problem)), []);
    return answer;
  } finally {
    await browser.close();
    await server.close();
  }
}

test("the worker answers as the engine in Node does", async () => {
  const answers = await inPage(async (text) => {
    const { start } = await import("/node_modules/authlint/js/worker.js");
    const worker = start();
    const place = text.indexOf("EMIAL");
    const calls = [
      worker.check(text, { operation: "create" }),
      worker.fix(text, { unsafeFixes: true }),
      worker.markdown(text),
      worker.redact(text),
      worker.complete(text, place),
      worker.hover(text, text.indexOf("UserPoolConfigs")),
      worker.rules(),
      worker.explain("invalid-enum-value"),
    ];
    return Promise.all(calls);
  }, TEXT);
  const place = TEXT.indexOf("EMIAL");
  const wanted = [
    engine.check(TEXT, { operation: "create" }),
    engine.fix(TEXT, { unsafeFixes: true }),
    engine.markdown(TEXT),
    engine.redact(TEXT),
    engine.complete(TEXT, place),
    engine.hover(TEXT, TEXT.indexOf("UserPoolConfigs")),
    await engine.rules(),
    await engine.explain("invalid-enum-value"),
  ];
  assert.ok(wanted[0].findings.length > 0);
  assert.deepEqual(answers, JSON.parse(JSON.stringify(wanted)));
});

test("errors come over, and the worker goes on; what waits when it ends is rejected", async () => {
  const said = await inPage(async (text) => {
    const { start } = await import("/node_modules/authlint/js/worker.js");
    const worker = start();
    const outcome = (promise) => promise.then(() => "done", ({ name, message }) => `${name}: ${message}`);
    const answers = [
      await outcome(worker.check(text, { operation: "delete" })),
      await outcome(worker.check(" ".repeat(17 * 1024 * 1024))),
      (await worker.check(text)).findings.length > 0,
    ];
    const waiting = outcome(worker.check(text));
    worker.terminate();
    return [...answers, await waiting];
  }, TEXT);
  assert.match(said[0], /^Error: operation: `delete` is not one of/);
  assert.match(said[1], /^RangeError: /);
  assert.equal(said[2], true);
  assert.match(said[3], /terminated/);
});

test("the page and its worker have one engine each, from the same file", async () => {
  const same = await inPage(async (text) => {
    const authlint = await import("/node_modules/authlint/js/web.js");
    const { start } = await import("/node_modules/authlint/js/worker.js");
    await authlint.init();
    return JSON.stringify(authlint.check(text)) === JSON.stringify(await start().check(text));
  }, TEXT);
  assert.equal(same, true);
});
