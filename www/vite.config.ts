import { readFileSync } from "node:fs";

import { defineConfig } from "vite";

import { contentSecurityPolicy } from "./build/policy";
import { offline } from "./build/offline";
import { rulePages } from "./build/pages";
import { preloadEngine } from "./build/preload";

const { version, repository } = JSON.parse(readFileSync("../pkg/package.json", "utf8")) as { version: string; repository: { url: string } };

export default defineConfig({
  define: {
    __VERSION__: JSON.stringify(version),
    __REPOSITORY__: JSON.stringify(repository.url.replace(/^git\+|\.git$/g, "")),
  },
  // The site works below any address.
  base: "./",
  // The package is a link; what it imports is taken from here, or there would be two editors.
  resolve: { dedupe: ["@codemirror/autocomplete", "@codemirror/lint", "@codemirror/state", "@codemirror/view"] },
  optimizeDeps: { exclude: ["authlint"] },
  build: {
    target: "es2022",
    // One `.wasm` file and one worker: nothing becomes a `data:` address, which the policy forbids.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 800,
  },
  worker: { format: "es" },
  plugins: [contentSecurityPolicy(), preloadEngine(), offline(), rulePages()],
});
