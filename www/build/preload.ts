// The engine is asked for together with the scripts, and not only by them.

import type { Plugin } from "vite";

export function preloadEngine(): Plugin {
  return {
    name: "preload-engine",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(_, { bundle = {} }) {
        const engine = Object.keys(bundle).find((name) => name.endsWith(".wasm"));
        if (engine === undefined) throw new Error("there is no engine in the bundle");
        return [{ tag: "link", attrs: { rel: "preload", as: "fetch", type: "application/wasm", href: `./${engine}`, crossorigin: true }, injectTo: "head-prepend" }];
      },
    },
  };
}
