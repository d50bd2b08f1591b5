// Writes the service worker: it keeps exactly the files of this build.

import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";

import type { Plugin } from "vite";

export function offline(): Plugin {
  return {
    name: "offline",
    apply: "build",
    // After Vite's own plugins, so that the page itself is in the bundle.
    enforce: "post",
    generateBundle(_, bundle) {
      const hash = createHash("sha256");
      const files = Object.entries(bundle).map(([name, output]) => {
        hash.update(name).update(output.type === "chunk" ? output.code : output.source);
        return name;
      });
      for (const name of readdirSync("public")) {
        hash.update(name).update(readFileSync(`public/${name}`));
        files.push(name);
      }
      const worker = readFileSync("build/service-worker.js", "utf8");
      const settings = `const VERSION = ${JSON.stringify(hash.digest("hex").slice(0, 16))};\nconst FILES = ${JSON.stringify(files.sort())};\n`;
      this.emitFile({ type: "asset", fileName: "service-worker.js", source: settings + worker });
    },
  };
}
