// The engine is asked for together with the scripts, and not only by them.

import type { Plugin } from "vite";

export function preloadEngine(): Plugin {
  return {
    name: "preload-engine",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(_, { bundle = {} }) {
        // Not the one that reads YAML, which is loaded when it is needed.
        const isEngine = (output: (typeof bundle)[string]) => output.type === "asset" && output.originalFileNames.some((name) => name.endsWith("/dist/authlint_bg.wasm"));
        const engine = Object.values(bundle).find(isEngine)?.fileName;
        if (engine === undefined) throw new Error("there is no engine in the bundle");
        return [{ tag: "link", attrs: { rel: "preload", as: "fetch", type: "application/wasm", href: `./${engine}`, crossorigin: true }, injectTo: "head-prepend" }];
      },
    },
  };
}
