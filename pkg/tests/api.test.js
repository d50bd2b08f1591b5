// What the functions promise.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import * as authlint from "authlint";

const WRONG = '{"é😀": 1, "UserPoolConfigs": {"SignInMethod": "EMIAL"}}';

function finding(options) {
  return authlint.check(WRONG, options).findings.find(({ rule }) => rule === "invalid-enum-value");
}

test("positions slice the JavaScript string", () => {
  const { span, start } = finding();
  assert.equal(WRONG.slice(span.start, span.end), '"EMIAL"');
  assert.deepEqual(start, { line: 1, column: span.start + 1 });
});

test("positions count bytes where that is asked for", () => {
  const { span, start } = finding({ encoding: "utf-8" });
  assert.equal(Buffer.from(WRONG).subarray(span.start, span.end).toString(), '"EMIAL"');
  assert.equal(start.column, span.start + 1 - 4, "columns count characters");
});

test("edits slice too, whatever the line ends and the lone surrogates", () => {
  for (const before of ["\ud800", "日本", "\u{1f600}\r\n", "\ufeff"]) {
    const text = `{"X${before.replace("\r\n", "\\n")}": 1,\r\n "UserPoolConfigs": {"SignInMethod": "EMIAL"}}`;
    const [edit] = authlint.check(text).findings.find(({ rule }) => rule === "invalid-enum-value").fixes[0].edits;
    assert.equal(text.slice(edit.start, edit.end), '"EMIAL"');
  }
});

test("fix", () => {
  const fixed = authlint.fix('{"UserPoolConfigs": {"SignInMethod": "EMAIL",}}', { operation: "update" });
  assert.match(fixed.text, /"EMAIL"\}/);
  assert.ok(fixed.applied.includes("syntax-error"));
  assert.equal(authlint.fix(WRONG).text, authlint.fix(WRONG, { unsafeFixes: false }).text);
  assert.match(authlint.fix(WRONG, { unsafeFixes: true }).text, /"EMAIL"/);
});

test("markdown", () => {
  assert.match(authlint.markdown(WRONG, { path: "auth.json" }), /^### `auth\.json`\n\n- \*\*error\*\* at 1:/);
});

test("a format that is given counts, wherever the path stands", () => {
  const read = (options) => authlint.check("{}", options).format;
  assert.equal(read({ path: "auth.jsonc" }), "jsonc");
  assert.equal(read({ format: "json", path: "auth.jsonc" }), "json");
  assert.equal(read({ path: "auth.jsonc", format: "json" }), "json");
});

test("check, fix and diff against what exists", () => {
  const config = (pool) => ({ AuthResources: "USER_POOL_ONLY", Service: "COGNITO", UserPoolConfigs: pool });
  const existing = config({ SignInMethod: "EMAIL", Mfa: { MFAMode: "OPTIONAL", Settings: { MfaTypes: ["TOTP"], SmsMessage: "{####}" } } });
  const update = config({ PasswordPolicy: { MinimumLength: 12, AdditionalConstraints: [] } });
  const text = JSON.stringify(update);
  for (const given of [existing, JSON.stringify(existing)]) {
    const omitted = authlint.check(text, { existing: given }).findings.find(({ rule }) => rule === "mfa-omitted-in-update");
    const [{ file, message, span }] = omitted.labels;
    assert.deepEqual([file, message], ["existing", "it is `OPTIONAL` now"]);
    assert.equal(JSON.stringify(existing).slice(span.start, span.end), '"OPTIONAL"');
  }
  const effects = authlint.diff(existing, update).map(({ effect, path }) => `${effect} ${path}`);
  assert.ok(effects.includes("reset UserPoolConfigs.Mfa.MFAMode"), effects);
  assert.equal(authlint.fix(update, { existing, unsafeFixes: true }).value.UserPoolConfigs.Mfa.MFAMode, "OPTIONAL");
  assert.throws(() => authlint.diff("{", text), /existing: it has syntax errors/);
});

test("convert", () => {
  const text = '{"ResourceConfig": {"Service": "COGNITO", "AuthResources": "USER_POOL_ONLY", "UserPoolConfigs": {"UserPoolName": "x", "Mfa": {"MFAMode": "OFF"}}}}';
  const form = { operation: "update", casing: "wire", envelope: "bare" };
  const { text: converted, notes } = authlint.convert(text, form);
  assert.equal(converted, '{"service": "COGNITO", "authResources": "USER_POOL_ONLY", "userPoolConfigs": {"mfa": {"MFAMode": "OFF"}}}');
  assert.deepEqual(notes, ["dropped `UserPoolName`: it is fixed at creation"]);
  assert.throws(() => authlint.convert(converted, { operation: "create" }), /not converted: a create request needs/);
  assert.throws(() => authlint.convert(converted, { kind: "create" }), { name: "TypeError", message: "the form: there is no `kind`" });
  assert.throws(() => authlint.convert(converted, "create"), { name: "TypeError", message: "the form must be an object, not string" });
  assert.throws(() => authlint.convert(converted, { format: "\0yaml" }), /format: `.yaml` is not one of/);
  assert.equal(authlint.convert(`// mine\n${text}`, { format: "json" }, { format: "jsonc" }).text.includes("//"), false);
  assert.throws(() => authlint.convert(converted, { casing: "snake" }), /casing: `snake` is not one of sdk, wire/);
});

test("redact keeps what is suppressed, not why", () => {
  const text = '{\n  // authlint: ignore[unknown-member] -- s3cret\n  "Service": "COGNITO" // s3cret\n}';
  assert.equal(authlint.redact(text), '{\n  // authlint: ignore[unknown-member]\n  "Service": "COGNITO" \n}');
});

test("the text that an update is compared with is read with the same options", () => {
  const wire = { userPoolConfigs: { mfa: { MFAMode: "OFF" } } };
  const [before, after] = [JSON.stringify(wire), JSON.stringify(wire).replace("OFF", "ON")];
  const effects = authlint.diff(before, after, { casing: "wire", envelope: "bare" });
  assert.deepEqual(effects.map(({ effect }) => effect).filter((effect) => effect === "changed"), ["changed"]);
  assert.throws(() => authlint.diff(before, after, { casing: "snake" }), /casing/);
});

test("redact", () => {
  const text = '// mine\n{"UserPoolConfigs": {"SignInMethod": "EMAIL", "Token": "s3cret"}}';
  assert.equal(authlint.redact(text, { format: "jsonc" }), '\n{"UserPoolConfigs": {"SignInMethod": "EMAIL", "Token": "•••"}}');
});

test("rules and levels", () => {
  assert.equal(finding({ rules: { "invalid-enum-value": "off" } }), undefined);
  assert.equal(finding({ rules: { "invalid-enum-value": { level: "advice" } } }).level, "advice");
  assert.equal(finding({ ignore: ["schema"] }), undefined);
  assert.deepEqual([...new Set(authlint.check(WRONG, { select: ["invalid-enum-value"] }).findings.map(({ rule }) => rule))], ["invalid-enum-value"]);
  assert.deepEqual(authlint.check(WRONG, { select: [] }).findings, []);
});

test("a rule with settings runs, as one in an authlint.toml does", () => {
  const text = '{ "UserPoolConfigs": { "OAuth": { "RedirectSignInURIs": ["https://a.example.com/"] } } }';
  const listed = (setting, more) => authlint.check(text, { rules: { "redirect-uri-host-unlisted": setting }, ...more }).findings.filter(({ rule }) => rule === "redirect-uri-host-unlisted").map(({ level }) => level);
  assert.deepEqual(listed(undefined), []);
  assert.deepEqual(listed({ "allowed-hosts": ["b.example.com"] }), ["error"]);
  assert.deepEqual(listed({ "allowed-hosts": ["b.example.com"], level: undefined }), ["error"]);
  assert.deepEqual(listed({ "allowed-hosts": ["b.example.com"], level: "advice" }), ["advice"]);
  assert.deepEqual(listed({ "allowed-hosts": ["b.example.com"], level: "off" }), []);
  assert.deepEqual(listed({ "allowed-hosts": ["*.example.com"] }), []);
  assert.deepEqual(listed({ "allowed-hosts": ["b.example.com"] }, { ignore: ["redirect-uri-host-unlisted"] }), []);
});

test("options that mean nothing are refused, with the nearest name", () => {
  const said = (options) => {
    try {
      authlint.check("{}", options);
    } catch (error) {
      return error.message;
    }
  };
  assert.equal(said({ rules: { "inline-secrets": "off" } }), "`inline-secrets` is neither a rule nor a category; did you mean `inline-secret`?");
  assert.equal(said({ operation: "delete" }), "operation: `delete` is not one of create, update, get");
  assert.equal(said({ colour: true }), "options: there is no `colour`");
  assert.equal(said({ rules: { schema: "off" } }), "rules: `schema` is a category; name its rules");
  assert.equal(said({ operation: "auto", path: "a\0ignore=schema", format: undefined }), undefined);
});

test("options count for their own call, also when the object is changed or the call before was refused", () => {
  const text = '{"ResourceConfig": {}}';
  for (const others of [{}, { select: [] }]) {
    const options = { path: "a.json", ...others };
    const said = () => {
      const { path, operation } = authlint.check(text, options);
      return [path, operation];
    };
    assert.deepEqual(said(), ["a.json", "create"]);
    options.operation = "update";
    assert.deepEqual(said(), ["a.json", "update"]);
    options.path = "b.json";
    assert.deepEqual(said(), ["b.json", "update"]);
    options.operation = "delete";
    assert.throws(said);
    assert.throws(said, "and again");
    options.operation = "get";
    assert.deepEqual(said(), ["b.json", "get"]);
    assert.equal(authlint.check(text).path, "-");
    assert.deepEqual(said(), ["b.json", "get"]);
    delete options.operation;
    assert.deepEqual(said(), ["b.json", "create"]);
  }
  assert.throws(() => authlint.check(text, { select: [undefined] }), /`undefined` is neither/);
});

test("lists and rules in options may be changed in place", () => {
  const options = { select: [], rules: { "unknown-member": "off" } };
  const count = () => authlint.check('{"UserPoolConfig": {}}', options).findings.length;
  const none = count();
  options.select.push("unknown-member");
  assert.equal(count(), none);
  options.rules["unknown-member"] = "error";
  assert.equal(count(), none + 1);
  options.select.pop();
  assert.equal(count(), none);
});

test("pages, completion, hover", async () => {
  const all = await authlint.rules();
  assert.ok(all.length > 80 && all.every((rule) => rule.summary.length > 0 && !("docs" in rule)));
  for (const { id } of all) assert.match((await authlint.explain(id)).docs, /## Why/);
  assert.equal(await authlint.explain("no-such-rule"), undefined);
  const text = '{"é": 1, "UserPoolConfigs": {}}';
  const inside = text.length - 2;
  const [first] = authlint.complete(text, inside);
  assert.equal(first.span.start, inside);
  const hover = authlint.hover(text, text.indexOf("Pool"));
  assert.equal(text.slice(hover.span.start, hover.span.end), '"UserPoolConfigs"');
  assert.equal(authlint.hover(text, 0), undefined);
  assert.equal(authlint.hover(text, Number.NaN), undefined);
});

test("too much text is refused before it is copied, and what is no text", () => {
  assert.throws(() => authlint.check(" ".repeat(authlint.MAX_LENGTH + 1)), RangeError);
  assert.throws(() => authlint.check("日".repeat(authlint.MAX_LENGTH / 3 + 1)), RangeError);
  assert.doesNotThrow(() => authlint.check(" ".repeat(1000)));
  assert.throws(() => authlint.check("é".repeat(authlint.MAX_LENGTH / 2 + 1)), { name: "RangeError", message: "the text is over the limit of 16777216 bytes" });
  assert.throws(() => authlint.check("😀".repeat(authlint.MAX_LENGTH / 4 + 1)), RangeError);
  assert.equal(authlint.MAX_LENGTH, 16_777_216);
  assert.throws(() => authlint.check(undefined), TypeError);
  assert.throws(() => authlint.markdown(5), { name: "TypeError", message: "the text must be a string, not number" });
});

test("a text of any length up to the limit is read", () => {
  // Around the length of the buffer for ordinary texts, and the longest that is allowed: the first and last character of each width.
  for (const [character, width] of [["\x7f", 1], ["\x80", 2], ["\u07ff", 2], ["\u0800", 3], ["\ud7ff", 3], ["\ue000", 3], ["\u{10000}", 4], ["\u{10ffff}", 4]]) {
    for (const count of [0, 1, 10_922, 10_923, 21_845, 21_846, 65_536 / width, 65_537]) {
      const text = `"${character.repeat(count)}"`;
      assert.equal(authlint.fix(text).text, text, `${count} ${character}`);
    }
    // Those of three bytes cannot be counted as too many.
    if (width !== 3) assert.deepEqual(authlint.check(`"${character.repeat((authlint.MAX_LENGTH - 2) / width)}"`, { select: ["unused-ignore"] }).findings, []);
    assert.throws(() => authlint.check(character.repeat(authlint.MAX_LENGTH / width + 1)), RangeError);
  }
});

/** How often JSON is parsed in a call. */
function parses(call) {
  const { parse } = JSON;
  let count = 0;
  JSON.parse = (...values) => ((count += 1), parse(...values));
  try {
    call();
  } finally {
    JSON.parse = parse;
  }
  return count;
}

test("a report without findings is read once for all texts and options that have it, and is the caller's own", () => {
  const text = '{"UserPoolConfigs": {}}';
  const [one, other] = [{ select: ["unknown-member"], path: "one.json" }, { select: ["unknown-member"], path: "other.json" }];
  assert.equal(parses(() => Object.assign(authlint.check(text, one), { path: "mine" })), 1);
  assert.equal(parses(() => authlint.check(`${text} `, one)), 0);
  const report = authlint.check(text, one);
  const { findings } = report;
  assert.deepEqual([report.path, findings], ["one.json", []]);
  findings.push("mine");
  assert.equal(parses(() => authlint.check(text, other)), 1);
  assert.equal(parses(() => { assert.deepEqual(authlint.check(text, one).findings, []); assert.equal(authlint.check(text, other).path, "other.json"); }), 0);
  assert.equal(parses(() => authlint.check('{"UserPoolConfig": {}}', one)), 1);
  assert.equal(parses(() => authlint.check('{"UserPoolConfig": {}}', one)), 1);
});

test("after a trap the next call is right, on a new instance", () => {
  const before = authlint.check(WRONG);
  const { parse } = JSON;
  const { Instance } = WebAssembly;
  let made = 0;
  WebAssembly.Instance = function (...values) {
    made += 1;
    return new Instance(...values);
  };
  // The engine has no known way to trap: what a damaged instance does is thrown in its stead.
  JSON.parse = () => {
    throw new WebAssembly.RuntimeError("unreachable");
  };
  assert.throws(() => authlint.check(WRONG), WebAssembly.RuntimeError);
  JSON.parse = parse;
  assert.equal(made, 1);
  assert.deepEqual(authlint.check(WRONG), before);
  assert.equal(made, 1);
  // The new instance has the options of the call, not those that the old one had last.
  const options = { path: "kept.json", ignore: ["schema"] };
  const kept = authlint.check(WRONG, options);
  JSON.parse = () => {
    throw new WebAssembly.RuntimeError("unreachable");
  };
  assert.throws(() => authlint.check(WRONG, options), WebAssembly.RuntimeError);
  JSON.parse = parse;
  assert.deepEqual(authlint.check(WRONG, options), kept);
  assert.equal(made, 2);
  // A stack that overflows is a trap too, an option that means nothing is none.
  JSON.parse = () => {
    throw new RangeError("Maximum call stack size exceeded");
  };
  assert.throws(() => authlint.check(WRONG), RangeError);
  JSON.parse = parse;
  assert.equal(made, 3);
  assert.throws(() => authlint.check(WRONG, { colour: true }));
  assert.deepEqual(authlint.check(WRONG), before);
  assert.equal(made, 3);
  WebAssembly.Instance = Instance;
});

test("an option of the wrong type is named", () => {
  const said = (options) => {
    try {
      authlint.check("{}", options);
    } catch (error) {
      assert.equal(error.name, "TypeError");
      return error.message;
    }
  };
  for (const [options, message] of [
    [null, "options must be an object, not null"],
    ["create", "options must be an object, not string"],
    [["schema"], "options must be an object, not an array"],
    [5, "options must be an object, not number"],
    ["", "options must be an object, not string"],
    [[], "options must be an object, not an array"],
    [{ path: 5 }, "options: `path` must be a string, not number"],
    [{ operation: null }, "options: `operation` must be a string, not null"],
    [{ unsafeFixes: "yes" }, "options: `unsafeFixes` must be true or false, not string"],
    [{ select: "schema" }, "options: `select` must be an array of rules and categories, not string"],
    [{ ignore: {} }, "options: `ignore` must be an array of rules and categories, not object"],
    [{ rules: ["inline-secret"] }, "options: `rules` must be an object, not an array"],
  ]) {
    // The call before had none.
    assert.equal(said(undefined), undefined);
    assert.equal(said(options), message);
  }
  for (const name of ["path", "format", "operation", "envelope", "casing", "existing", "encoding"]) assert.equal(said({ [name]: 5 }), `options: \`${name}\` must be a string, not number`);
  for (const name of ["inMemory", "redacted", "unsafeFixes"]) assert.equal(said({ [name]: 5 }), `options: \`${name}\` must be true or false, not number`);
  for (const name of ["select", "extendSelect", "ignore"]) assert.equal(said({ [name]: 5 }), `options: \`${name}\` must be an array of rules and categories, not number`);
  assert.equal(said({ rules: 5 }), "options: `rules` must be an object, not number");
  assert.equal(said({ path: undefined, select: undefined, rules: undefined, signal: new AbortController().signal }), undefined);
});

test("options that equal one of the last two are compared, and not encoded again", () => {
  const reads = (options) => {
    let count = 0;
    authlint.check("{}", new Proxy(options, { get: (target, name) => ((count += 1), target[name]) }));
    return count;
  };
  const [one, other] = [{ path: "one.json", inMemory: true }, { path: "other.json", inMemory: true }];
  reads(one);
  reads(other);
  // One read to see that they are not the last, and two to see that they are those before.
  assert.deepEqual([reads(one), reads(one), reads({ ...one }), reads(other)], [3, 2, 2, 3]);
});

test("two sets of options in turn, and a third", () => {
  const text = '{"ResourceConfig": {}}';
  const sets = [{ operation: "get", select: ["schema"] }, { operation: "update", rules: { "unknown-member": "off" } }, { path: "create.json" }, undefined];
  const alone = sets.map((options) => JSON.stringify(authlint.check(text, options)));
  for (const order of [[0, 1, 0, 1], [0, 1, 2, 0, 1, 2], [3, 0, 3, 1, 2, 3], [2, 2, 1, 1, 2]]) {
    for (const index of order) {
      assert.equal(JSON.stringify(authlint.check(text, sets[index])), alone[index]);
      if (index === 2) assert.throws(() => authlint.check(text, { operation: "delete" }));
    }
  }
});
