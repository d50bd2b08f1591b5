// Compiles the engine.

/** Compiles the engine from a URL, bytes, a response, a module, or a promise of one. */
export async function compile(source) {
  const given = await source;
  if (given instanceof WebAssembly.Module) return given;
  const isAddress = typeof given === "string" || typeof given?.href === "string" || (typeof Request === "function" && given instanceof Request);
  const found = isAddress ? await fetch(given) : given;
  if (typeof found?.arrayBuffer !== "function") return WebAssembly.compile(found);
  if (found.ok === false) throw new Error(`the engine of authlint could not be fetched: status ${found.status} for ${found.url}`);
  // A server may send another content type, or parameters, which `compileStreaming` rejects.
  const isTyped = found.headers?.get("content-type") === "application/wasm";
  return isTyped ? WebAssembly.compileStreaming(found) : WebAssembly.compile(await found.arrayBuffer());
}
