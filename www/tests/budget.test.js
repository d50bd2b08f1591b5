// What the console costs to start: bytes, steps, and time in proportion to a known piece of work.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { existsSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";

import { launch } from "./browser.js";
import { site, TYPES } from "./site.js";

/** In bytes with brotli, until one can type and is answered: 198 kB of them are the engine, 110 kB CodeMirror. */
const MOST_BYTES = 353_500;
/** In milliseconds, at 9 Mbit/s and a quarter of the CPU. */
const MOST_TIME = 1300;
const LATENCY = 40;

async function serveCompressed() {
  const files = new Map();
  const server = createServer(({ url }, response) => {
    const path = new URL(url, "http://localhost").pathname;
    const file = join(site, path === "/" ? "index.html" : path);
    if (!existsSync(file)) return response.writeHead(404).end();
    if (!files.has(file)) files.set(file, brotliCompressSync(readFileSync(file)));
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream", "content-encoding": "br" });
    response.end(files.get(file));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

/** How much slower this machine is at the moment than it can be: other programs take their share. */
function slowness() {
  const loop = () => {
    const start = performance.now();
    let sum = 0;
    for (let turn = 0; turn < 2_000_000; turn += 1) sum += Math.sqrt(turn);
    return sum > 0 ? performance.now() - start : 0;
  };
  const times = Array.from({ length: 40 }, loop);
  return times.reduce((sum, time) => sum + time) / times.length / Math.min(...times);
}

test("the first visit: bytes, order and time until the checker is ready", { timeout: 120_000 }, async (context) => {
  const server = await serveCompressed();
  const browser = await launch();
  const runs = [];
  try {
    for (let run = 0; run < 5; run += 1) {
      const visit = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: "block" });
      const page = await visit.newPage();
      const session = await visit.newCDPSession(page);
      await session.send("Network.enable");
      await session.send("Network.emulateNetworkConditions", { offline: false, latency: LATENCY, downloadThroughput: 9e6 / 8, uploadThroughput: 9e6 / 8 });
      await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
      await page.addInitScript(() => {
        new MutationObserver(() => {
          if (document.querySelector(".starters") !== null) window.readyAt ??= performance.now();
        }).observe(document, { childList: true, subtree: true });
      });
      const slow = await page.evaluate(slowness);
      await page.goto(`http://127.0.0.1:${server.address().port}/`);
      await page.waitForFunction(() => window.readyAt !== undefined);
      const { time, files } = await page.evaluate(() => ({
        time: window.readyAt,
        files: performance.getEntriesByType("resource").map(({ name, startTime, responseEnd, encodedBodySize }) => ({ name, startTime, responseEnd, bytes: encodedBodySize })),
      }));
      runs.push({ time, slow, files: files.filter(({ responseEnd }) => responseEnd <= time) });
      await visit.close();
    }
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
  // The first run fills the server's memory.
  const [best] = runs.slice(1).sort((one, other) => one.time / one.slow - other.time / other.slow);
  const bytes = best.files.reduce((sum, file) => sum + file.bytes, 0);
  context.diagnostic(`${bytes} bytes; ready in ${best.time.toFixed(0)} ms on a machine that was ${best.slow.toFixed(1)} times slower than it can be`);
  assert.ok(bytes <= MOST_BYTES, `${bytes} bytes`);
  const file = (name) => best.files.find((file) => file.name.includes(name));
  assert.equal(file("catalogue"), undefined, "the catalogue comes later");
  assert.ok(file(".wasm").startTime < file("editor").responseEnd, "the engine comes together with the scripts");
  assert.ok(best.time / best.slow <= MOST_TIME, `${best.time} ms, ${best.slow} times slower`);
});
