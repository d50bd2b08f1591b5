// The adapter for Monaco without a page: on what takes the place of the editor. Chromium shows the real one.

import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";

import * as engine from "authlint";
import { authlint, marker } from "authlint/monaco";

const WRONG = '{\n "UserPoolConfigs": {"SignInMethod": "EMIAL"}}';
const RIGHT = '{\n "UserPoolConfigs": {"SignInMethod": "EMAIL"}}';
const SELECT = { select: ["invalid-enum-value"] };

/** Listeners of one event. */
function event() {
  const all = new Set();
  const on = (listener) => {
    all.add(listener);
    return { dispose: () => all.delete(listener) };
  };
  return { on, fire: (value) => all.forEach((listener) => listener(value)), count: () => all.size };
}

/** As much of a text model as the adapter asks for. */
class Model {
  changed = event();
  onDidChangeContent = this.changed.on;
  uri = "file:///auth.json";
  version = 1;

  constructor(text, language = "json") {
    Object.assign(this, { text, language });
  }
  getValue = () => this.text;
  getLanguageId = () => this.language;
  getVersionId = () => this.version;
  isDisposed = () => this.isOver === true;
  getPositionAt(offset) {
    const lines = this.text.slice(0, offset).split("\n");
    return { lineNumber: lines.length, column: lines.at(-1).length + 1 };
  }
  getOffsetAt({ lineNumber, column }) {
    const before = this.text.split("\n").slice(0, lineNumber - 1);
    return before.join("\n").length + Math.min(before.length, 1) + column - 1;
  }
  set(text) {
    this.text = text;
    this.version += 1;
    this.changed.fire();
  }
}

/** As much of Monaco as the adapter uses. */
function editor(...models) {
  const [created, disposed, switched] = [event(), event(), event()];
  const providers = {};
  const register = (kind) => (languages, provider, more) => {
    providers[kind] = { languages, more, ...provider };
    return { dispose: () => delete providers[kind] };
  };
  const after = ({ endLineNumber, endColumn }, { startLineNumber, startColumn }) => endLineNumber > startLineNumber || (endLineNumber === startLineNumber && endColumn >= startColumn);
  return {
    created,
    disposed,
    switched,
    providers,
    shown: new Map(),
    monaco() {
      return {
        editor: {
          onDidCreateModel: created.on,
          onWillDisposeModel: disposed.on,
          onDidChangeModelLanguage: switched.on,
          getModels: () => models,
          setModelMarkers: (model, owner, markers) => this.shown.set(model, { owner, markers }),
        },
        languages: {
          registerCodeActionProvider: register("actions"),
          registerCompletionItemProvider: register("completions"),
          registerHoverProvider: register("hovers"),
          CompletionItemKind: { Property: 9, EnumMember: 16, Keyword: 17 },
          CompletionItemInsertTextRule: { InsertAsSnippet: 4, KeepWhitespace: 1 },
          CompletionItemTag: { Deprecated: 1 },
        },
        MarkerSeverity: { Error: 8, Warning: 4, Info: 2 },
        Range: { areIntersectingOrTouching: (one, other) => after(one, other) && after(other, one) },
        Uri: { parse: (text) => new URL(text) },
      };
    },
    /** The rules that are marked in a model. */
    rules(model) {
      return this.shown.get(model)?.markers.map(({ code }) => code.value ?? code);
    },
  };
}

/** An engine whose answers come when `answer` is called. */
function slow() {
  const waiting = [];
  const later = (name) => (...values) => new Promise((resolve, reject) => waiting.push({ name, values, resolve, reject }));
  return { check: later("check"), complete: later("complete"), hover: later("hover"), waiting };
}

function deferred() {
  const made = {};
  made.promise = new Promise((resolve) => Object.assign(made, { resolve }));
  return made;
}

const FINDING = { rule: "a-rule", level: "error", message: "wrong", span: { start: 3, end: 5 }, labels: [], fixes: [] };

test("a finding is a marker", () => {
  const monaco = editor().monaco();
  const model = new Model("{\n é: 1\n}");
  assert.deepEqual(marker(monaco, model, FINDING), {
    startLineNumber: 2, startColumn: 2, endLineNumber: 2, endColumn: 4,
    severity: 8, source: "authlint", code: "a-rule", message: "wrong", relatedInformation: [],
  });
  const labels = [{ message: "here", span: { start: 0, end: 1 } }, { message: "elsewhere", span: { start: 0, end: 1 }, file: "existing" }];
  const full = marker(monaco, model, { ...FINDING, level: "warning", help: "right it", url: "https://example.com/a", labels });
  assert.deepEqual([full.severity, full.message, full.code], [4, "wrong\nright it", { value: "a-rule", target: new URL("https://example.com/a") }]);
  assert.deepEqual(full.relatedInformation, [{ resource: model.uri, message: "here", startLineNumber: 1, startColumn: 1, endLineNumber: 1, endColumn: 2 }]);
  assert.equal(marker(monaco, model, { ...FINDING, level: "advice" }).severity, 2);
});

test("models are checked while their language is one of ours", async () => {
  const [model, other, late] = [new Model(WRONG), new Model(WRONG, "yaml"), new Model(WRONG)];
  const page = editor(model, other);
  const watching = authlint(page.monaco(), engine, { options: SELECT });
  await wait(5);
  assert.equal(page.shown.get(model).owner, "authlint");
  assert.deepEqual(page.rules(model), ["invalid-enum-value"]);
  assert.equal(page.rules(other), undefined);

  page.created.fire(late);
  page.created.fire(late);
  await wait(5);
  assert.deepEqual(page.rules(late), ["invalid-enum-value"]);
  assert.equal(late.changed.count(), 1);

  model.language = "yaml";
  page.switched.fire({ model });
  assert.deepEqual(page.shown.get(model), { owner: "authlint", markers: [] });
  assert.equal(model.changed.count(), 0);
  // Comments are no finding in this one.
  Object.assign(model, { language: "jsonc", text: `// mine\n${WRONG}` });
  page.switched.fire({ model });
  await wait(5);
  assert.deepEqual(page.rules(model), ["invalid-enum-value"]);

  late.isOver = true;
  page.shown.delete(late);
  page.disposed.fire(late);
  assert.equal(late.changed.count(), 0);
  assert.equal(page.rules(late), undefined, "a disposed model takes no markers");
  page.disposed.fire(other);

  watching.dispose();
  assert.deepEqual(page.rules(model), []);
  assert.equal(model.changed.count() + page.created.count() + page.disposed.count() + page.switched.count(), 0);
  assert.deepEqual(page.providers, {});
});

test("JSON with comments is checked without any options, and the options' format counts more", async () => {
  const model = new Model("// mine\n{}", "jsonc");
  for (const [given, isFound] of [[{}, false], [{ options: () => ({ format: "json" }) }, true], [{ languages: ["json"] }, undefined]]) {
    const page = editor(model);
    const watching = authlint(page.monaco(), engine, given);
    await wait(5);
    assert.equal(page.rules(model)?.some((rule) => rule === "syntax-error"), isFound);
    watching.dispose();
  }
});

test("a model is checked again when it changes, once it rests", async () => {
  const model = new Model(WRONG);
  const page = editor(model);
  let [checks, starts] = [0, 0];
  const counting = { init: async () => void (starts += 1), check: (...values) => ((checks += 1), engine.check(...values)) };
  let options = SELECT;
  const watching = authlint(page.monaco(), counting, { options: (of) => of === model && options, delay: 20 });
  await wait(5);
  assert.deepEqual([checks, starts, page.rules(model)], [1, 1, ["invalid-enum-value"]]);
  model.set(WRONG.replace("EMIAL", "E"));
  model.set(RIGHT);
  await wait(5);
  assert.equal(checks, 1);
  await wait(40);
  assert.deepEqual([checks, page.rules(model)], [2, []]);
  options = { select: ["missing-required-member"] };
  watching.refresh();
  await wait(5);
  assert.equal(page.rules(model)[0], "missing-required-member");
  model.set(WRONG);
  watching.dispose();
  await wait(40);
  assert.equal(checks, 3, "nothing is checked afterwards");
});

test("it rests for 150 ms", async () => {
  const model = new Model(RIGHT);
  const page = editor(model);
  const watching = authlint(page.monaco(), engine, { options: SELECT });
  model.set(WRONG);
  await wait(60);
  assert.deepEqual(page.rules(model) ?? [], []);
  await wait(200);
  assert.deepEqual(page.rules(model), ["invalid-enum-value"]);
  watching.dispose();
});

test("the answer to an old question is left out", async (context) => {
  const complaints = context.mock.method(console, "error", () => {});
  const model = new Model(WRONG);
  for (const outdate of [
    () => (model.version += 1),
    (_, watching) => watching.dispose(),
    (_, watching) => watching.refresh(),
    () => (model.isOver = true),
  ]) {
    for (const how of ["resolve", "reject"]) {
      model.isOver = false;
      const page = editor(model);
      const delayed = slow();
      const watching = authlint(page.monaco(), delayed);
      await wait(1);
      outdate(page, watching);
      page.shown.clear();
      delayed.waiting[0][how](how === "resolve" ? { findings: [FINDING] } : new Error("old"));
      await wait(1);
      assert.equal(page.rules(model), undefined, `${outdate}`);
      assert.equal(complaints.mock.callCount(), 0);
      watching.dispose();
    }
  }
  // One that is still starting is not asked.
  model.isOver = false;
  const starting = deferred();
  const delayed = { ...slow(), init: () => starting.promise };
  const watching = authlint(editor(model).monaco(), delayed);
  watching.dispose();
  starting.resolve();
  await wait(1);
  assert.equal(delayed.waiting.length, 0);
});

test("an engine that fails is reported, and markers stay", async (context) => {
  const complaints = context.mock.method(console, "error", () => {});
  const page = editor(new Model(WRONG));
  const error = new Error("no engine");
  authlint(page.monaco(), { check: () => Promise.reject(error) }).refresh();
  await wait(1);
  assert.deepEqual(complaints.mock.calls.map((call) => call.arguments), [["authlint:", error]]);
});

test("fixes are code actions of the version that was checked", async () => {
  const model = new Model(WRONG);
  const page = editor(model);
  const watching = authlint(page.monaco(), engine, { options: SELECT });
  const place = { startLineNumber: 2, startColumn: 41, endLineNumber: 2, endColumn: 41 };
  const asked = (range, markers = []) => page.providers.actions.provideCodeActions(model, range, { markers }).actions;
  assert.deepEqual(asked(place), [], "nothing was found yet");
  await wait(5);
  const { languages, more } = page.providers.actions;
  assert.deepEqual([languages, more], [["json", "jsonc"], { providedCodeActionKinds: ["quickfix"] }]);
  const [own] = page.shown.get(model).markers;
  const others = [{ ...own, source: "json" }, { ...own, startColumn: 1 }, { ...own, startLineNumber: 1 }];
  const start = { startLineNumber: 2, startColumn: own.startColumn, endLineNumber: 2, endColumn: own.endColumn };
  const [action, ...further] = asked(place, [...others, own]);
  assert.deepEqual(further, []);
  assert.deepEqual(action, {
    title: "write `EMAIL`",
    kind: "quickfix",
    diagnostics: [own],
    isPreferred: false,
    edit: { edits: [{ resource: model.uri, versionId: 1, textEdit: { range: start, text: '"EMAIL"' } }] },
  });
  assert.deepEqual(asked({ startLineNumber: 1, startColumn: 1, endLineNumber: 1, endColumn: 2 }), []);
  assert.equal(typeof page.providers.actions.provideCodeActions(model, place, { markers: [] }).dispose, "function");
  model.version += 1;
  assert.deepEqual(asked(place), []);
  watching.dispose();

  const comma = new Model('{"UserPoolConfigs": {"SignInMethod": "EMAIL",}}');
  const again = editor(comma);
  authlint(again.monaco(), engine, { options: { operation: "update", select: ["syntax-error"] } });
  await wait(5);
  const everywhere = { startLineNumber: 1, startColumn: 1, endLineNumber: 1, endColumn: 99 };
  assert.equal(again.providers.actions.provideCodeActions(comma, everywhere, { markers: [] }).actions[0].isPreferred, true);
  assert.deepEqual(again.providers.actions.provideCodeActions(new Model("{}"), everywhere, { markers: [] }).actions, [], "one that is not watched");
});

const position = (model, mark) => model.getPositionAt(model.text.indexOf(mark));

test("completions", async () => {
  const model = new Model('{\n  "UserPoolConfigs": {}\n  "S": 1\n}', "jsonc");
  const page = editor();
  authlint(page.monaco(), engine, { options: () => ({ operation: "create" }) });
  const { languages, triggerCharacters, provideCompletionItems } = page.providers.completions;
  assert.deepEqual([languages, triggerCharacters], [["json", "jsonc"], ['"', "[", ","]]);
  const { suggestions } = await provideCompletionItems(model, { lineNumber: 3, column: 4 });
  const index = suggestions.findIndex(({ label }) => label.label === "Service");
  const [choice] = engine.complete(model.text, model.text.indexOf("S\": 1"), { operation: "create", format: "jsonc" }).filter(({ label }) => label === "Service");
  assert.deepEqual(suggestions[index], {
    label: { label: "Service", description: choice.detail },
    kind: 9,
    documentation: { value: choice.documentation },
    filterText: '"Service"',
    insertText: choice.snippet,
    insertTextRules: 5,
    range: { startLineNumber: 3, startColumn: 3, endLineNumber: 3, endColumn: 6 },
    sortText: `000${index}`,
  });
  assert.ok(choice.detail !== "" && choice.documentation !== "");

  const value = new Model('{"UserPoolConfigs": {"SignInMethod": }}');
  const [first] = (await provideCompletionItems(value, position(value, "}}"))).suggestions;
  assert.deepEqual([first.kind, first.filterText.startsWith('"'), "tags" in first], [16, false, false]);
  const rule = new Model("// authlint: ignore[]\n{}", "jsonc");
  const rules = (await provideCompletionItems(rule, position(rule, "]"))).suggestions;
  assert.equal(rules.find(({ label }) => label.label === "inline-secret").kind, 17);
});

test("a choice is shown as the engine gives it", async () => {
  const model = new Model('"a" b');
  const page = editor();
  const comma = { start: 3, end: 3, text: "," };
  const choice = { label: "a", filter: "a", detail: "d", documentation: "", snippet: "a", kind: "directive", span: { start: 4, end: 5 }, comma };
  const quoted = { ...choice, span: { start: 0, end: 3 }, comma: undefined, deprecated: true };
  authlint(page.monaco(), { complete: async () => [choice, quoted, { ...quoted, filter: '"a"' }] });
  const { suggestions } = await page.providers.completions.provideCompletionItems(model, { lineNumber: 1, column: 1 });
  assert.deepEqual(suggestions.map(({ filterText, tags, kind, sortText }) => [filterText, tags, kind, sortText]), [["a", undefined, 17, "0000"], ['"a"', [1], 17, "0001"], ['"a"', [1], 17, "0002"]]);
  const range = { startLineNumber: 1, startColumn: 4, endLineNumber: 1, endColumn: 4 };
  assert.deepEqual(suggestions.map(({ additionalTextEdits }) => additionalTextEdits), [[{ range, text: "," }], undefined, undefined]);
});

test("hover", async () => {
  const model = new Model(WRONG);
  const page = editor();
  authlint(page.monaco(), engine, { options: { operation: "create" } });
  const { languages, provideHover } = page.providers.hovers;
  assert.deepEqual(languages, ["json", "jsonc"]);
  const { range, contents } = await provideHover(model, position(model, "SignIn"));
  assert.deepEqual(range, { startLineNumber: 2, startColumn: 22, endLineNumber: 2, endColumn: 36 });
  assert.deepEqual(contents, [{ value: engine.hover(WRONG, WRONG.indexOf("SignIn"), { operation: "create" }).markdown }]);
  assert.equal(await provideHover(model, { lineNumber: 1, column: 1 }), undefined);
});

test("completion and hover give nothing for a text that has changed meanwhile", async () => {
  const ask = { completions: "provideCompletionItems", hovers: "provideHover" };
  const changes = [(model) => (model.version += 1), (model) => (model.isOver = true)];
  const answers = { complete: [], hover: { span: { start: 0, end: 1 }, markdown: "m" } };
  for (const [kind, method] of Object.entries(ask)) {
    for (const change of changes) {
      const [model, delayed, page] = [new Model(WRONG), slow(), editor()];
      authlint(page.monaco(), delayed);
      const early = page.providers[kind][method](model, { lineNumber: 1, column: 1 });
      await wait(1);
      change(model);
      delayed.waiting[0].resolve(answers[delayed.waiting[0].name]);
      assert.equal(await early, undefined);

      const starting = deferred();
      const next = new Model(WRONG);
      const again = editor();
      const cold = { ...slow(), init: () => starting.promise };
      authlint(again.monaco(), cold);
      const late = again.providers[kind][method](next, { lineNumber: 1, column: 1 });
      change(next);
      starting.resolve();
      assert.equal(await late, undefined);
      assert.equal(cold.waiting.length, 0, "it is not asked");
    }
  }
});
