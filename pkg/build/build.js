// Writes the parts of `dist/` that are generated from the engine and `js/`; run by `cargo xtask npm` and `npm run build`.

import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

import { build } from "esbuild";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));

function write(name, text) {
  writeFileSync(`dist/${name}`, text);
}

for (const folder of ["", "yaml/"]) {
  const engine = readFileSync(`dist/${folder}authlint_bg.wasm`);

  // For browsers, without fetching.
  write(`${folder}authlint_base64.js`, `export default "${engine.toString("base64")}";\n`);

  // For Node, where a bundle needs no other file.
  const brotli = brotliCompressSync(engine, { params: { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: engine.length } });
  write(`${folder}authlint_brotli.js`, `export default "${brotli.toString("base64")}";\n`);

  write(`${folder}authlint_bg.wasm.d.ts`, `declare const engine: WebAssembly.Module;\nexport default engine;\n`);
}

/** The modules of `js/` that have a state or a file of the engine. */
const OF_ENGINE = ["api", "embedded", "inline", "load", "node", "web", "worker", "worker-node", "worker-thread", "worker-thread-node", "workerd"];

// `authlint/yaml`: the same modules beside the engine that reads YAML. The others are shared.
for (const name of OF_ENGINE) {
  const text = readFileSync(`js/${name}.js`, "utf8")
    .replaceAll(/"\.\/([\w-]+)\.js"/g, (path, other) => (OF_ENGINE.includes(other) ? path : `"../../js/${other}.js"`))
    .replaceAll('"../dist/', '"./');
  write(`yaml/${name}.js`, text);
}

// For `require`: the same types under names that TypeScript reads as CommonJS, and the same code bundled.
for (const name of ["aws-sdk", "flatten", "index", "names", "options", "react-hook-form", "report"]) {
  write(`${name}.d.cts`, readFileSync(`js/${name}.d.ts`, "utf8").replaceAll('.js"', '.cjs"'));
}

write("catalogue.cjs", readFileSync("dist/catalogue.js", "utf8").replace("export default", "module.exports ="));

/** The catalogue stays a separate file, which is read on demand. */
function catalogue(path) {
  return {
    name: "catalogue",
    setup({ onResolve }) {
      onResolve({ filter: /dist\/catalogue\.js$/ }, () => ({ path, external: true }));
    },
  };
}

const options = {
  outExtension: { ".js": ".cjs" },
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node18",
  // `require` instead: CommonJS test runners have no `import()`.
  supported: { "dynamic-import": false },
  external: ["authlint"],
  logLevel: "error",
};
for (const [entries, settings] of [
  ["js", { ...options, outdir: "dist", plugins: [catalogue("./catalogue.cjs")] }],
  ["dist/yaml", { ...options, outdir: "dist/yaml", plugins: [catalogue("../catalogue.cjs")] }],
]) {
  // Jest's jsdom has neither class as a global.
  await build({ ...settings, entryPoints: [`${entries}/node.js`], inject: ["build/encoding.js"] });
  await build({ ...settings, entryPoints: [`${entries}/inline.js`] });
}
await build({ ...options, outdir: "dist", entryPoints: ["js/aws-sdk.js", "js/flatten.js", "js/react-hook-form.js"] });
