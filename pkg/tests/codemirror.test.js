// The adapters without a page: on states, and on what takes the place of a view.

import assert from "node:assert/strict";
import { test } from "node:test";

import { CompletionContext } from "@codemirror/autocomplete";
import { EditorState } from "@codemirror/state";
import * as engine from "authlint";
import { completionSource, hoverSource, lintSource } from "authlint/codemirror";

function view(doc) {
  const shown = {
    state: EditorState.create({ doc }),
    dispatch(...specs) {
      for (const spec of specs) shown.state = (spec.state ? spec : shown.state.update(spec)).state;
    },
  };
  return shown;
}

test("findings are diagnostics, and their fixes actions", async () => {
  const shown = view('{"😀": 1,\r\n "UserPoolConfigs": {"SignInMethod": "EMIAL"}}');
  const diagnostics = await lintSource(engine, () => ({ operation: "create" }))(shown);
  const wrong = diagnostics.find(({ source }) => source === "invalid-enum-value");
  assert.equal(shown.state.sliceDoc(wrong.from, wrong.to), '"EMIAL"');
  assert.equal(wrong.severity, "error");
  wrong.actions[0].apply(shown, wrong.from, wrong.to);
  assert.match(shown.state.doc.toString(), /"SignInMethod": "EMAIL"/);
  const after = shown.state.doc;
  wrong.actions[0].apply(shown, wrong.from, wrong.to);
  assert.equal(shown.state.doc, after, "a fix of an older text does nothing");
});

test("an empty document has findings that fit it", async () => {
  for (const { from, to } of await lintSource(engine)(view(""))) assert.deepEqual([from, to], [0, 0]);
});

test("completion inserts, with the comma that is missing", async () => {
  const text = '{\n  "UserPoolConfigs": {}\n  \n}';
  const shown = view(text);
  const place = text.length - 2;
  const found = await completionSource(engine)(new CompletionContext(shown.state, place, true));
  const service = found.options.find(({ displayLabel }) => displayLabel === "Service");
  service.apply(shown, service, found.from, found.to ?? place);
  assert.deepEqual(JSON.parse(shown.state.doc.toString()), { UserPoolConfigs: {}, Service: "COGNITO" });
  assert.equal(await completionSource(engine)(new CompletionContext(view(text).state, place, false)), null);
});

test("in a value that has quotes already, only what stands before the cursor is matched", async () => {
  const text = '{"UserPoolConfigs": {"SignInMethod": "XY"}}';
  const shown = view(text);
  const place = text.indexOf("XY");
  const found = await completionSource(engine)(new CompletionContext(shown.state, place, true));
  assert.equal(shown.state.sliceDoc(found.from, found.to ?? place), '"');
  const email = found.options.find(({ displayLabel }) => displayLabel === "EMAIL");
  email.apply(shown, email, found.from, found.to ?? place);
  assert.equal(shown.state.doc.toString(), '{"UserPoolConfigs": {"SignInMethod": "EMAIL"}}');
});

test("what a rule finds is said beside its name, from the catalogue", async () => {
  const text = '// authlint: ignore[]\n{}';
  const place = text.indexOf("]");
  const source = completionSource(engine, { format: "jsonc" });
  const { options } = await source(new CompletionContext(view(text).state, place, true));
  globalThis.document = { createTextNode: (shown) => shown };
  try {
    const [one] = options.filter(({ label }) => label === "inline-secret");
    const { summary } = await engine.explain("inline-secret");
    assert.equal(await one.info(), summary.replaceAll("`", ""));
    assert.ok(summary.length > 20);
  } finally {
    delete globalThis.document;
  }
});

test("hover", async () => {
  const text = '{"UserPoolConfigs": {}}';
  const hover = await hoverSource(engine)(view(text), 4, 1);
  assert.equal(text.slice(hover.pos, hover.end), '"UserPoolConfigs"');
  assert.equal(await hoverSource(engine)(view(text), 0, 1), null);
});
