// Bundles the extension for desktops and for browsers, and puts the engine beside it.
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";

import { build } from "esbuild";

const engine = "dist/engine/authlint.js";

/** The npm package's functions, with the engine that is built for editors. */
const authlint = {
  name: "authlint",
  setup({ onResolve }) {
    const from = (path) => ({ path: new URL(path, import.meta.url).pathname });
    onResolve({ filter: /^authlint\/api$/ }, () => from("../../pkg/js/api.js"));
    onResolve({ filter: /^authlint\/engine$|\/dist\/authlint\.js$/ }, () => from(engine));
    onResolve({ filter: /^authlint\/example$/ }, () => from("../../examples/broken-create.json"));
  },
};

const options = {
  bundle: true,
  minify: true,
  format: "cjs",
  target: "es2022",
  external: ["vscode"],
  loader: { ".json": "text" },
  plugins: [authlint],
  logLevel: "warning",
};
await build({ ...options, entryPoints: ["src/desktop.ts"], platform: "node", outfile: "dist/desktop.js" });
await build({ ...options, entryPoints: ["src/web.ts"], platform: "browser", outfile: "dist/web.js" });
copyFileSync("dist/engine/authlint_bg.wasm", "dist/authlint.wasm");

// The page of an extension shows only pictures from the network; the walkthrough has the same ones.
writeFileSync("dist/README.md", readFileSync("README.md", "utf8").replace(/!\[.*\]\(.*\)\n\n/g, ""));
