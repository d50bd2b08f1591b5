import { fileURLToPath } from "node:url";

export default {
  distDir: process.env.DIST ?? ".next",
  turbopack: { root: fileURLToPath(new URL("..", import.meta.url)) },
  outputFileTracingRoot: fileURLToPath(new URL("..", import.meta.url)),
};
