// The adapters without a page: on states, and on what takes the place of a view.

import assert from "node:assert/strict";
import { test } from "node:test";

import { CompletionContext } from "@codemirror/autocomplete";
import { EditorState } from "@codemirror/state";
import * as engine from "authlint";
import { authlint, authlintHover, authlintLinter, completionSource, diagnostic, hoverSource, lintSource } from "authlint/codemirror";

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

/** An engine like that of a worker: it has to start, and its answers come later. */
function later(answers) {
  const made = { asked: [] };
  const starting = { init: async () => void (made.isReady = true) };
  for (const [name, answer] of Object.entries(answers)) {
    starting[name] = async (...values) => {
      assert.ok(made.isReady, "it is asked only when it has started");
      made.asked.push(values);
      return answer;
    };
  }
  return Object.assign(made, { engine: starting });
}

const FINDING = { rule: "a-rule", level: "error", message: "wrong", span: { start: 1, end: 3 }, fixes: [] };

test("a finding is a diagnostic", () => {
  const { doc } = EditorState.create({ doc: "{ }" });
  assert.deepEqual(diagnostic(FINDING, doc), { from: 1, to: 3, severity: "error", source: "a-rule", message: "wrong", actions: [] });
  assert.equal(diagnostic({ ...FINDING, help: "right it" }, doc).message, "wrong\nright it");
  assert.deepEqual(["warning", "advice"].map((level) => diagnostic({ ...FINDING, level }, doc).severity), ["warning", "info"]);
  const end = diagnostic({ ...FINDING, span: { start: 4, end: 9 } }, doc);
  assert.deepEqual([end.from, end.to], [3, 3]);
});

test("a fix is one change, which the editor can undo and scrolls to", () => {
  const { state } = view("{ }");
  const edits = [{ start: 0, end: 1, text: "[" }, { start: 2, end: 3, text: "]" }];
  const { actions: [action] } = diagnostic({ ...FINDING, fixes: [{ title: "make it a list", edits }] }, state.doc);
  assert.equal(action.name, "make it a list");
  const specs = [];
  action.apply({ state, dispatch: (...given) => specs.push(...given) });
  assert.deepEqual(specs, [{ changes: [{ from: 0, to: 1, insert: "[" }, { from: 2, to: 3, insert: "]" }], userEvent: "input.fix", scrollIntoView: true }]);
});

test("engines may have to start, and answer later", async () => {
  const options = { operation: "get" };
  const given = () => options;
  const lint = later({ check: { findings: [FINDING] } });
  assert.equal((await lintSource(lint.engine, given)(view("{ }"))).length, 1);
  const complete = later({ complete: [{ ...CHOICE }] });
  assert.equal((await completionSource(complete.engine, options)(new CompletionContext(view("{ }").state, 1, true))).options.length, 1);
  const hover = later({ hover: null });
  assert.equal(await hoverSource(hover.engine, given)(view("{ }"), 2), null);
  assert.deepEqual([lint.asked, complete.asked, hover.asked], [[["{ }", options]], [["{ }", 1, options]], [["{ }", 2, options]]]);
});

test("the extensions are CodeMirror's", () => {
  for (const extensions of [authlint(engine), authlintLinter(engine), authlintHover(engine)]) {
    assert.ok(EditorState.create({ extensions }));
    assert.notEqual(extensions, undefined);
  }
  assert.equal(authlint(engine).length, 2);
});

const CHOICE = { label: "A", filter: "A", detail: "d", documentation: "", kind: "member", text: '"A": 1', snippet: '"A": ${1}', span: { start: 1, end: 1 } };

/** What is offered for some choices in a text, with the cursor at 1. */
async function offered(choices, text = "{ }", { explicit = true, abort } = {}) {
  const context = new CompletionContext(view(text).state, 1, explicit);
  if (abort) Object.defineProperty(context, "aborted", { value: true });
  return completionSource({ complete: () => choices })(context);
}

test("a choice is an option, in the engine's order", async () => {
  const found = await offered([{ ...CHOICE, documentation: "**bold** `code`" }, { ...CHOICE, kind: "value" }, { ...CHOICE, kind: "directive", label: "ignore" }]);
  assert.deepEqual([found.from, found.filter], [1, true]);
  assert.deepEqual(found.options.map(({ apply, ...option }) => option), [
    { label: "A", displayLabel: "A", detail: "d", info: "bold code", type: "property", boost: -0 },
    { label: "A", displayLabel: "A", detail: "d", info: undefined, type: "enum", boost: -1 },
    { label: "A", displayLabel: "ignore", detail: "d", info: undefined, type: "keyword", boost: -2 },
  ]);
});

test("nothing is offered without choices, when it is no longer wanted, or unasked outside of a token", async () => {
  assert.equal(await offered([]), null);
  assert.equal(await offered([CHOICE], "{ }", { abort: true }), null);
  assert.equal(await offered([CHOICE], "{ }", { explicit: false }), null);
  const inside = { ...CHOICE, span: { start: 0, end: 2 } };
  assert.equal((await offered([inside], "{ }", { explicit: false })).from, 0);
  assert.equal((await offered([CHOICE])).from, 1);
});

/** The text, and what is selected, when a choice is taken at a place. */
async function taken(text, place, choice) {
  const shown = view(text);
  const found = await completionSource({ complete: () => [choice] })(new CompletionContext(shown.state, place, true));
  const [option] = found.options;
  const events = [];
  const { dispatch } = shown;
  shown.dispatch = (...specs) => {
    events.push(...specs.map(({ userEvent }) => userEvent));
    dispatch(...specs);
  };
  option.apply(shown, option, found.from, place);
  const { from, to } = shown.state.selection.main;
  return { text: shown.state.doc.toString(), selected: [from, to], events };
}

test("a choice replaces its span, and the comma comes before it", async () => {
  const text = '{\n  "B": 1\n  "A\n}';
  const start = text.indexOf('"A');
  const comma = { start: 10, end: 10, text: "," };
  const lines = { ...CHOICE, text: '"A": {\n    "C": ""\n  }', snippet: '"A": {\n    "C": "$1"\n  }', span: { start, end: start + 2 } };
  const wanted = '{\n  "B": 1,\n  "A": {\n    "C": ""\n  }\n}';
  const inQuotes = wanted.indexOf('""') + 1;
  assert.deepEqual(await taken(text, start + 1, { ...lines, comma }), { text: wanted, selected: [inQuotes, inQuotes], events: [undefined, undefined] });
  // A comma that replaces something.
  const odd = text.replace("1\n", "1;\n");
  assert.equal((await taken(odd, start + 2, { ...lines, span: { start: start + 1, end: start + 3 }, comma: { start: 10, end: 11, text: "," } })).text.slice(0, 12), wanted.slice(0, 12));
});

test("placeholders are fields: the first is selected, the first of several choices is its name", async () => {
  const choice = (snippet) => ({ ...CHOICE, snippet, span: { start: 1, end: 2 } });
  assert.deepEqual(await taken("{ }", 2, choice('"A": "${1|X,Y|}", "B": "${2|Z|}", $3, $4')), { text: '{"A": "X", "B": "Z", , }', selected: [7, 8], events: [undefined] });
});

test("lines that CodeMirror would indent in another way are inserted as they are", async () => {
  const text = "\t{ }";
  for (const snippet of ["{\n  1\n}", "{\n\t\t1\n\t}", "{\n\t  1\n}"]) {
    const choice = { ...CHOICE, snippet, text: "{\n\t\t1}", span: { start: 1, end: 4 } };
    assert.deepEqual(await taken(text, 2, choice), { text: "\t{\n\t\t1}", selected: [7, 7], events: ["input.complete"] });
  }
  const indented = { ...CHOICE, snippet: "{\n\t  1\n\t}", span: { start: 1, end: 4 } };
  assert.equal((await taken(text, 2, indented)).text, "\t{\n\t  1\n\t}");
  assert.equal((await taken("a  { }", 3, { ...CHOICE, snippet: "{\n1}", span: { start: 3, end: 6 } })).text, "a  {\n1}", "only what begins a line is its indentation");
});

test("a tooltip is text, never HTML", async () => {
  const answer = { span: { start: 1, end: 3 }, markdown: "**A** and **B**, `c` or `<img>`" };
  const { pos, end, create } = await hoverSource({ hover: () => answer })(view("{ }"), 2);
  assert.deepEqual([pos, end], [1, 3]);
  globalThis.document = { createElement: (name) => ({ name, style: {} }) };
  try {
    assert.deepEqual(create(), { dom: { name: "div", className: "cm-authlint-hover", style: { whiteSpace: "pre-wrap", maxWidth: "32em" }, textContent: "A and B, c or <img>" } });
  } finally {
    delete globalThis.document;
  }
});

test("a rule that this catalogue does not have has no summary", async () => {
  const { options: [{ info }] } = await offered([{ ...CHOICE, kind: "rule", label: "from-the-future" }]);
  globalThis.document = { createTextNode: (shown) => shown };
  try {
    assert.equal(await info(), "");
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
