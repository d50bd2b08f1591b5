// Debian's Chromium, installed where it is not.

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

import { chromium } from "playwright-core";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

// Disables the requests that the browser makes at its start.
const SWITCHES = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Where Chromium is; installs it from Debian if need be. */
export function findChromium() {
  const found = process.env.CHROMIUM ?? PLACES.find(existsSync);
  if (found !== undefined) return found;
  console.error("  chromium: apt-get install …");
  for (const values of [["update"], ["install", "--no-install-recommends", "chromium", "fonts-dejavu-core"]]) {
    const { status } = spawnSync("apt-get", ["-y", "-qq", "-o=Dpkg::Use-Pty=0", ...values], {
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      stdio: ["ignore", "ignore", "inherit"],
    });
    if (status !== 0) throw new Error("Chromium could not be installed: install it, or say where it is in `CHROMIUM`");
  }
  return PLACES[0];
}

export function launch() {
  return chromium.launch({ executablePath: findChromium(), args: SWITCHES });
}

const TYPES = { ".css": "text/css", ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".wasm": "application/wasm" };

/** Serves a folder, until `close`. */
export async function serve(folder) {
  const server = createServer(async ({ url }, response) => {
    const path = decodeURIComponent(new URL(url, "http://localhost").pathname);
    try {
      const body = await readFile(join(folder, normalize(path.endsWith("/") ? `${path}index.html` : path)));
      response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "text/html" }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Opens an address, and gives what `use` gives; what the page complains of fails. */
export async function inBrowser(address, use, isExpected = () => false) {
  const browser = await launch();
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(20_000);
    const problems = [];
    page.on("console", (message) => message.type() === "error" && problems.push(`${message.text()} ${message.location().url}`));
    page.on("pageerror", (error) => problems.push(error.stack));
    await page.goto(address);
    try {
      return await use(page);
    } catch (error) {
      throw new Error(`${error.message}\n${problems.join("\n")}`);
    } finally {
      const unexpected = problems.filter((problem) => !/favicon/.test(problem) && !isExpected(problem));
      if (unexpected.length > 0) throw new Error(unexpected.join("\n"));
    }
  } finally {
    await browser.close();
  }
}
