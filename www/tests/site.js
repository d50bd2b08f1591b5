// Serves folders as a careful host would: with the policy as a header, so that it holds for workers too.

import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder `www`. */
export const folder = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");

/** The built site. */
export const site = join(folder, "dist");

export const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/** The policy that the built page has in itself. */
export function policy() {
  const [, found] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(readFileSync(join(site, "index.html"), "utf8")) ?? [];
  if (found === undefined) throw new Error("the page has no policy");
  return found;
}

/** Serves a folder below `/`, until `close`; `folder` can be changed meanwhile, as a deployment does. */
export async function serve(root, headers = {}) {
  const served = { folder: root };
  const server = createServer(async ({ url }, response) => {
    const path = decodeURIComponent(new URL(url, "http://localhost").pathname);
    const name = normalize(path.endsWith("/") ? `${path}index.html` : path);
    try {
      const body = await readFile(join(served.folder, name));
      response.writeHead(200, { "content-type": TYPES[extname(name)] ?? "application/octet-stream", ...headers });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  served.address = `http://127.0.0.1:${server.address().port}/`;
  served.close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return served;
}
