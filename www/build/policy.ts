// The page's Content-Security-Policy: in the page itself, so that it holds wherever the site is served.

import type { Plugin } from "vite";

export const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  // Icons inside of style sheets.
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** Writes the policy into the page; the development server needs a looser one, for its own scripts. */
export function contentSecurityPolicy(): Plugin {
  let isBuild = false;
  return {
    name: "content-security-policy",
    configResolved(config) {
      isBuild = config.command === "build";
    },
    transformIndexHtml: (html) => (isBuild ? html.replace("%CSP%", POLICY) : html.replace(/\s*<meta http-equiv[^>]*>/, "")),
  };
}
