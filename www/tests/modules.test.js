// The parts that need no page: links, and the configuration file.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { parse } from "smol-toml";
import { createServer } from "vite";

import { folder } from "./site.js";

let vite;
let share;
let configuration;

before(async () => {
  // Nothing but a compiler: no page, no watching, no looking ahead for what a page may want.
  vite = await createServer({
    root: folder,
    configFile: false,
    appType: "custom",
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  });
  share = await vite.ssrLoadModule("/src/share.ts");
  configuration = await vite.ssrLoadModule("/src/configuration.ts");
});
after(() => vite.close());

const READING = { operation: "update", envelope: "bare", casing: "wire" };

test("a link gives back what went into it", async () => {
  const rules = { "unknown-member": { level: "off" }, "redirect-uri-host-unlisted": { options: { "allowed-hosts": ["*.example.com", "a,b"] } } };
  for (const text of ["", "{}\n", "\ufeff{\r\n}", '{"😀": "é\u0000"}', "x".repeat(1_000_000)]) {
    const shared = { text, name: "auth.json", reading: READING, rules };
    const hash = await share.encode(shared);
    assert.match(hash, /^#v1=[\w-]+$/);
    assert.deepEqual(await share.decode(hash), shared);
  }
});

test("a hash that is none of ours is left alone", async () => {
  for (const hash of ["", "#", "#findings", "#v2=abc"]) assert.equal(await share.decode(hash), undefined);
});

test("settings from outside have their shape, or are left out", () => {
  const given = JSON.parse(`{
    "a": { "level": "off" }, "b": { "level": "fatal" }, "c": "off", "d": null, "e": [],
    "f": { "level": "error", "options": { "most": 3, "half": 0.5, "text": "x", "list": ["a"], "mixed": ["a", 1] } },
    "__proto__": { "level": "off" }
  }`);
  const choices = share.choicesOf(given);
  assert.deepEqual(Object.keys(choices).sort(), ["__proto__", "a", "f"]);
  assert.deepEqual(choices.f, { level: "error", options: { most: 3, list: ["a"] } });
  assert.equal({}.level, undefined, "nothing is polluted");
  assert.deepEqual(share.choicesOf([]), {});
});

const read = (toml) => JSON.parse(JSON.stringify(parse(toml)));

test("the configuration is TOML that says what was chosen, and no more", () => {
  const rules = {
    "unknown-member": { level: "off" },
    "password-minimum-length-weak": { options: { recommended: 15 } },
    "redirect-uri-host-unlisted": { level: "warning", options: { "allowed-hosts": ['a "b"\n\\', "*.example.com"] } },
    "mfa-not-enabled": {},
  };
  assert.deepEqual(read(configuration.toml(rules)), {
    rules: {
      "unknown-member": "off",
      "password-minimum-length-weak": { recommended: 15 },
      "redirect-uri-host-unlisted": { level: "warning", "allowed-hosts": ['a "b"\n\\', "*.example.com"] },
    },
  });
  assert.deepEqual(read(configuration.toml({})), {});
});
