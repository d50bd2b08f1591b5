// Debian's Chromium, installed where it is not.

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

import { chromium } from "playwright-core";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

// The browser calls nobody; what it asks of itself at its start would only cost time.
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
