// Puts the parts together: the document on the left, what is to be said of it on the right.

import type { CheckOptions, Change, Fix, Rule, RuleId } from "authlint";
import { html, render } from "lit-html";

import { announce } from "./announce";
import { renderToolbar, renderTop } from "./bars";
import { Checker, type Checked } from "./checker";
import { effective, renderChanges } from "./changes";
import { pasted } from "./clipboard";
import type { Conversion } from "./conversions";
import { keep, kept, type Draft } from "./draft";
import { Editor } from "./editor";
import { engine } from "./engine";
import { Existing } from "./existing";
import { choose, read, receive, save } from "./files";
import { Findings } from "./findings";
import { formatted } from "./formatting";
import { hasExamples } from "./has-examples";
import { Help } from "./help";
import { askBeforeLeaving } from "./leaving";
import { summary } from "./levels";
import { notationOf } from "./notation";
import { copy, notice } from "./notice";
import { keepOffline } from "./offline";
import { reading } from "./operation";
import type { Preview } from "./preview";
import { home, ruleIn } from "./route";
import type { Rules } from "./rules";
import { nameOf, optionsOf, READING, remember, remembered, type Settings } from "./settings";
import { choicesOf, decode, LinkError } from "./share";
import { Sharing } from "./sharing";
import { renderFailure, renderStart } from "./start";
import type { StartDocument } from "./starters";
import { theme, turn } from "./theme";
import { toJson } from "./to-json";
import { isNarrow, show, showCount } from "./views";
import { count, plain, sentence } from "./words";

const settings: Settings = { name: "", reading: { ...READING }, rules: choicesOf(remembered()) };
let catalogue = new Map<string, Rule>();
let checked: Checked | undefined;
let changes: readonly Change[] = [];
let showsChanges = false;
/** A text that could not be written as JSON, and why. */
let notConverted: { text: string; problem: string } | undefined;
let isReady = false;
let lineEnd = "\n";
/** What was opened or saved last: other text is a change that would be lost. */
let saved = "";
/** Settings that came with a link are not this user's: nothing of them is kept, or forgotten for them. */
let isFromLink = false;

const place = (selector: string): HTMLElement => document.querySelector<HTMLElement>(selector) ?? document.body;
const body = place(".findings-body");

// The parts.

const editor = new Editor(place(".editor"), {
  options,
  changed,
  moved: (offset) => findings.selectAt(offset),
  findingsAt: (offset) => findings.at(offset),
  apply,
});
const existing = new Existing(place(".existing"), {
  changed,
  open: () => choose((file) => void read(file).then((opened) => { if (opened !== undefined) existing.open(opened.text); changed(); })),
  close() {
    existing.close();
    changed();
  },
});
const findings = new Findings(place(".findings-head"), body, {
  show(finding) {
    show("document");
    editor.select(finding.span);
  },
  apply,
  preview: (fix) => void showPreview((preview) => checked !== undefined && preview.one(checked.text, fix.edits)),
  explain: (id) => void openRules(id),
  fixRule: (id) => void fixRule(id),
  fixAll: () => void fixAll(),
  toJson: () => void writeAsJson(),
  copy: () => void engine.markdown(editor.text, { ...options(), path: nameOf(settings) }).then((text) => copy(text, "Report")),
});
const checker = new Checker(
  (answer) => void answered(answer),
  (error) => {
    // Settings can be refused: those of a link, or remembered from an older version. Nothing else is helped by asking again.
    if (error.name !== "Error" || Object.keys(settings.rules).length === 0) {
      notice(`Not checked: ${error.message}`);
      return;
    }
    settings.rules = {};
    if (!isFromLink) remember(settings.rules);
    notice(`The settings were reset: ${error.message}`);
    check();
  },
);
const sharing = new Sharing();
const help = new Help(remainsDraft);

// What is not needed to begin with comes when it is.

let previewing: Promise<Preview> | undefined;
async function showPreview(use: (preview: Preview) => unknown): Promise<void> {
  previewing ??= import("./preview").then(({ Preview }) => new Preview((change) => void become(change.after, change.before, change.said)));
  use(await previewing);
}

let browsing: Promise<Rules> | undefined;
async function openRules(id: string): Promise<void> {
  browsing ??= import("./rules").then(
    ({ Rules }) =>
      new Rules({
        choices: () => settings.rules,
        choose(choices) {
          settings.rules = choices;
          isFromLink = false;
          remember(choices);
          remainsDraft();
          check();
        },
        example: (id, index) => void loadExample(id, index),
      }),
  );
  await (await browsing).open(id as RuleId);
}

// The document.

/** The options that the engine is asked with: as the document is checked. */
function options(): CheckOptions {
  const options = optionsOf(settings, checked?.refused === undefined ? existing.text : "");
  return { ...options, operation: options.operation === "auto" ? (checker.guess.operation ?? "auto") : options.operation };
}

function changed(isOther = false): void {
  if (isOther) checker.guess.forget();
  if (editor.text === "") {
    checked = undefined;
    checker.guess.forget();
  }
  remainsDraft();
  check();
  if (checked === undefined) draw();
}

/** The draft is kept as it is now, and leaving the page is asked about where something would be lost. */
function remainsDraft(): void {
  const isChanged = () => editor.text !== saved && editor.text !== "";
  askBeforeLeaving(isChanged());
  keep(() => ({ ...settings, text: editor.text, existing: existing.text, lineEnd, isFromLink, isChanged: isChanged() }));
}

function check(): void {
  if (isReady && editor.text !== "") checker.check(editor.text, optionsOf(settings, existing.text));
}

async function answered(answer: Checked): Promise<void> {
  if (editor.text === "") return;
  checked = answer;
  editor.mark(answer.report.findings, answer.text);
  if (answer.refused === undefined) existing.draw();
  else void existing.refuse(answer.refused);
  announce(summary(answer.report) || "No findings");
  const isCompared = existing.text !== "" && answer.refused === undefined;
  changes = isCompared ? await engine.diff(existing.text, answer.text, { ...options(), operation: "update" }).catch(() => []) : [];
  if (!isCompared) showsChanges = false;
  draw();
}

/** Another document takes the place of this one. */
function load(text: string, name: string, operation: Settings["reading"]["operation"] = "auto", other = ""): void {
  settings.name = name;
  settings.reading = { ...READING, operation };
  settings.isMasked = false;
  if (isFromLink) settings.rules = choicesOf(remembered());
  isFromLink = false;
  lineEnd = "\n";
  showsChanges = false;
  if (other === "") existing.close();
  else existing.open(other);
  // The welcome comes first.
  show(text === "" ? "findings" : "document");
  editor.replace(text);
  // As the editor has it, with its own line ends.
  saved = editor.text;
  changed(true);
  if (!isNarrow()) editor.view.focus();
}

function start({ text, existing, operation }: StartDocument): void {
  load(text, "", operation, existing);
  if (isNarrow()) show("findings");
}

async function open(file: File): Promise<void> {
  const opened = await read(file);
  if (opened === undefined) return;
  load(opened.text, opened.name);
  lineEnd = opened.lineEnd;
}

async function paste(): Promise<void> {
  const text = await pasted();
  if (text !== undefined && text !== "") return load(text, "");
  show("document");
  editor.view.focus();
  notice(text === "" ? "The clipboard is empty" : "The browser did not allow reading the clipboard: press Ctrl+V here");
}

/** Loads a bad example of a rule, and sets the rule to what its page says, for this visit. */
async function loadExample(id: RuleId, index = 0): Promise<void> {
  const [{ examplesOf }, rule] = await Promise.all([import("./example"), engine.explain(id)]);
  const example = rule === undefined ? undefined : examplesOf(rule, rule.docs)[index];
  if (example === undefined) return;
  const { [id]: _, ...others } = settings.rules;
  settings.rules = example.choice === undefined ? others : { ...others, [id]: example.choice };
  load(example.text, example.language === "jsonc" ? `${id}.jsonc` : "", example.operation, example.existing);
  notice(example.choice === undefined ? `A bad example of ${id}` : `A bad example of ${id}, which is set up for it`);
}

// Changes.

const STALE = "The document has changed meanwhile: look again";

/** Says what was done, with a way back. */
function done(text: string): void {
  notice(text, { label: "Undo", run: () => editor.undo() });
}

function apply(fix: Fix): void {
  if (checked === undefined || !editor.apply(fix.edits, checked.text)) return notice(STALE);
  show("document");
  done(`Done: ${fix.title}`);
}

async function become(after: string, before: string, said: string): Promise<void> {
  if (!(await editor.become(after, before))) return notice(STALE);
  show("document");
  done(said);
}

async function fixAll(): Promise<void> {
  const { text } = editor;
  const fix = (unsafeFixes: boolean) => engine.fix(text, { ...options(), unsafeFixes });
  const [safe, all] = await Promise.all([fix(false), fix(true)]);
  if (all.text === text) return notice("None of the fixes can be applied: each would break something else");
  await showPreview((preview) => preview.all(text, safe, all));
}

async function fixRule(id: RuleId): Promise<void> {
  const { text } = editor;
  const fixed = await engine.fix(text, { ...options(), select: [id], unsafeFixes: true });
  if (fixed.text === text) return notice("These fixes cannot be applied together: try them one by one");
  await become(fixed.text, text, `${sentence(count(fixed.applied.length, "fix", "fixes"))} of ${id}`);
}

/** Writes another notation as JSON; shown first where there is something to be said of that. */
async function writeAsJson(): Promise<void> {
  const { text } = editor;
  if (checked === undefined || notationOf(checked.report) === undefined) return;
  try {
    const json = await toJson(text, checked.report, optionsOf(settings));
    const said = "Written as JSON";
    const then = () => {
      if (json.operation !== undefined) settings.reading.operation = json.operation;
      settings.name = settings.name.replace(/\.ya?ml$/i, ".json");
    };
    if (json.notes.length > 0) return await showPreview((preview) => preview.converted(text, json, said, then));
    then();
    await become(json.text, text, said);
  } catch (error) {
    notConverted = { text, problem: error instanceof Error ? error.message : String(error) };
    draw();
  }
}

async function format(): Promise<void> {
  const { text } = editor;
  const isBroken = checked?.report.findings.some(({ rule }) => rule === "syntax-error") ?? true;
  if (isBroken) return notice("Correct the syntax errors first");
  const after = await formatted(text);
  if (after === undefined) notice("The document is formatted already");
  else await become(after, text, "Formatted");
}

async function convert({ label, form }: Conversion): Promise<void> {
  const { text } = editor;
  const notation = checked === undefined ? undefined : notationOf(checked.report);
  if (notation !== undefined) return notice(`This is ${notation.data.found}: convert it to JSON first`);
  const wasAnswer = checked?.report.operation === "get";
  try {
    const converted = await engine.convert(text, form, { ...options(), existing: undefined });
    if (converted.text === text) return notice(`It is like that already: ${label}`);
    await showPreview((preview) =>
      preview.converted(text, converted, `Converted: ${label}`, () => {
        // It is read as what it has become.
        settings.reading = { ...READING };
        if (form.operation !== undefined) settings.reading.operation = form.operation;
        // An answer is what the update will be compared with.
        if (wasAnswer && form.operation === "update" && existing.text === "") existing.open(text);
      }),
    );
  } catch (error) {
    notice(sentence(error instanceof Error ? error.message : String(error)));
  }
}

function compare(): void {
  if (existing.isOpen) existing.close();
  else existing.open();
  changed();
  existing.focus();
  draw();
}

// The page.

function draw(): void {
  const hasText = editor.text !== "";
  renderTop(place(".top-actions"), theme(), hasText && isReady, {
    rules: () => void openRules(""),
    share: () => void sharing.open(editor.text, settings, options()),
    turnTheme() {
      turn();
      draw();
    },
    help: () => help.open(),
  });
  const examples = [...catalogue.values()].filter(hasExamples);
  renderToolbar(place(".toolbar"), { name: settings.name, hasText, isComparing: existing.isOpen, examples }, {
    open: () => choose((file) => void open(file)),
    copy: () => void copy(editor.text, "Document").then((isCopied) => isCopied && isSaved()),
    format: () => void format(),
    convert: (conversion) => void convert(conversion),
    compare,
    download() {
      save(nameOf(settings), editor.text.replaceAll("\n", lineEnd));
      isSaved();
    },
    clear,
    example: (id) => void loadExample(id),
  });
  const report = hasText ? checked?.report : undefined;
  showCount(report === undefined ? undefined : report.findings.length + report.omitted);
  if (!isReady) return;
  drawViews(report !== undefined && changes.length > 0);
  if (report === undefined) {
    renderStart(place(".findings-head"), body, { paste: () => void paste(), open: () => choose((file) => void open(file)), start });
    render("", place(".checked-as"));
    return;
  }
  const change = (reading: Settings["reading"]) => {
    settings.reading = reading;
    checker.guess.forget();
    remainsDraft();
    check();
  };
  render(reading(settings.reading, report, change), place(".checked-as"));
  if (showsChanges) {
    render(html`<h2>${count(effective(changes).length, "change")}</h2>`, place(".findings-head"));
    renderChanges(body, changes);
  } else findings.show({ report, catalogue, isCompared: changes.length > 0, problem: notConverted?.text === checked?.text ? notConverted?.problem : undefined });
}

/** Findings or changes, where there are both. */
function drawViews(isCompared: boolean): void {
  const choose = (changes: boolean) => {
    showsChanges = changes;
    draw();
  };
  const button = (label: string, number: number, changes: boolean) =>
    html`<button aria-pressed=${String(showsChanges === changes)} @click=${() => choose(changes)}>${label} <span class="times">${number}</span></button>`;
  const found = checked === undefined ? 0 : checked.report.findings.length + checked.report.omitted;
  render(isCompared ? html`<div class="segments" role="group" aria-label="What is shown">${button("Findings", found, false)}${button("Changes", effective(changes).length, true)}</div>` : "", place(".views"));
}

function isSaved(): void {
  saved = editor.text;
  remainsDraft();
}

function clear(): void {
  const before = draft();
  load("", "");
  notice("Cleared", { label: "Undo", run: () => restore(before) });
}

function draft(): Draft {
  return { ...settings, text: editor.text, existing: existing.text, lineEnd, isFromLink, isChanged: editor.text !== saved };
}

function restore(draft: Draft): void {
  load(draft.text, draft.name, "auto", draft.existing);
  ({ lineEnd, isFromLink } = draft);
  settings.reading = draft.reading;
  if (draft.isFromLink) settings.rules = draft.rules;
  settings.isMasked = draft.isMasked ?? false;
  if (draft.isChanged) saved = "";
  changed(true);
}

/** Opens what the address says: a rule, or a document. */
async function route(): Promise<void> {
  const rule = ruleIn(location.hash);
  if (rule !== undefined) return openRules(rule);
  if (browsing !== undefined) (await browsing).close();
  const before = draft();
  try {
    const shared = await decode(location.hash);
    if (shared === undefined) return;
    restore({ ...shared, existing: shared.existing ?? "", lineEnd: "\n", isMasked: true, isFromLink: true, isChanged: false });
    const set = Object.keys(shared.rules).length;
    const text = `Opened from a link. Secrets were masked when it was made.${set === 0 ? "" : ` It sets ${count(set, "rule")}.`}`;
    notice(text, before.text === "" ? undefined : { label: "Bring back my draft", run: () => restore(before) });
  } catch (error) {
    notice(error instanceof LinkError ? error.message : "This link cannot be read.");
  }
  // So that a reload or a copied address is not an old state of the document.
  history.replaceState(null, "", home());
}

window.addEventListener("keydown", (event) => {
  if (event.key !== "F8" || event.defaultPrevented || document.querySelector("dialog[open]") !== null) return;
  event.preventDefault();
  show("document");
  if (event.shiftKey) editor.previous();
  else editor.next();
});
window.addEventListener("hashchange", () => void route());
receive((file) => void open(file));

// The document is there before the engine is.
const earlier = kept();
if (earlier !== undefined) restore(earlier);
draw();
try {
  // Any call waits for the engine, and fails if it cannot be had.
  await engine.redact("");
  isReady = true;
  body.replaceChildren();
  await route();
  draw();
  check();
  const all = await engine.rules();
  catalogue = new Map(all.map((rule) => [rule.id, rule]));
  draw();
} catch (error) {
  body.replaceChildren();
  renderFailure(body, plain(error instanceof Error ? error.message : String(error)));
}
void keepOffline();
