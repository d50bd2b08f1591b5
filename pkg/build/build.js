// Writes the parts of `dist/` that are generated from the engine and `js/`; run by `cargo xtask npm` and `npm run build`.

import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

import { build } from "esbuild";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));

const engine = readFileSync("dist/authlint_bg.wasm");

function write(name, text) {
  writeFileSync(`dist/${name}`, text);
}

// For browsers, without fetching.
write("authlint_base64.js", `export default "${engine.toString("base64")}";\n`);

// For Node, where a bundle needs no other file.
const brotli = brotliCompressSync(engine, { params: { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: engine.length } });
write("authlint_brotli.js", `export default "${brotli.toString("base64")}";\n`);

write("authlint_bg.wasm.d.ts", `declare const engine: WebAssembly.Module;\nexport default engine;\n`);

// For `require`: the same types under names that TypeScript reads as CommonJS, and the same code bundled.
for (const name of ["aws-sdk", "flatten", "index", "names", "options", "react-hook-form", "report"]) {
  write(`${name}.d.cts`, readFileSync(`js/${name}.d.ts`, "utf8").replaceAll('.js"', '.cjs"'));
}

write("catalogue.cjs", readFileSync("dist/catalogue.js", "utf8").replace("export default", "module.exports ="));

/** The catalogue stays a separate file, which is read on demand. */
const catalogue = {
  name: "catalogue",
  setup({ onResolve }) {
    onResolve({ filter: /dist\/catalogue\.js$/ }, () => ({ path: "./catalogue.cjs", external: true }));
  },
};

const options = {
  outdir: "dist",
  outExtension: { ".js": ".cjs" },
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node18",
  // `require` instead: CommonJS test runners have no `import()`.
  supported: { "dynamic-import": false },
  external: ["authlint"],
  plugins: [catalogue],
  logLevel: "error",
};
// Jest's jsdom has neither class as a global.
await build({ ...options, entryPoints: ["js/node.js"], inject: ["build/encoding.js"] });
await build({ ...options, entryPoints: ["js/inline.js", "js/aws-sdk.js", "js/flatten.js", "js/react-hook-form.js"] });
