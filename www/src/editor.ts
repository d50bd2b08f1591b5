// The editor: CodeMirror with the engine's completion, hover and findings.

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, undo } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { bracketMatching, foldGutter, foldKeymap, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { type Diagnostic, linter, lintGutter, nextDiagnostic, previousDiagnostic, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { EditorState, type Extension, type TransactionSpec } from "@codemirror/state";
import {
  drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap, lineNumbers, placeholder, tooltips,
} from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import type { CheckOptions, Edit, Finding, Fix, Span } from "authlint";
import { authlintHover, completionSource, diagnostic } from "authlint/codemirror";
import { render } from "lit-html";

import { applied, showApplied } from "./applied";
import { engine } from "./engine";
import { theme } from "./editor-theme";
import { hangingIndent } from "./hanging-indent";
import { quickFixes } from "./quick-fixes";
import { plain, rich, sentence } from "./words";

/** A shadow root: there, CodeMirror's styles need no `style` elements, which the page's policy forbids. */
export function shadow(parent: Element): ShadowRoot {
  return parent.shadowRoot ?? parent.attachShadow({ mode: "open" });
}

/** What every view of a document here has, whether it can be edited or not. */
export function reading(): Extension {
  return [json(), syntaxHighlighting(classHighlighter), lineNumbers(), highlightSpecialChars(), EditorState.tabSize.of(2), theme];
}

/** Typed over a selection, Chromium writes the style of what was there into an attribute, which the page's policy refuses aloud. */
const typedOver = EditorView.domEventHandlers({
  beforeinput({ inputType, isComposing, data }, view) {
    const { main } = view.state.selection;
    if (inputType !== "insertText" || isComposing || data === null || main.empty) return false;
    const insert = () => view.state.update(view.state.replaceSelection(data), { userEvent: "input.type", scrollIntoView: true });
    if (!view.state.facet(EditorView.inputHandler).some((handle) => handle(view, main.from, main.to, data, insert))) view.dispatch(insert());
    return true;
  },
});

/** What every view has that can be edited. */
function editing(label: string, hint: string): Extension {
  return [
    reading(),
    foldGutter(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    history(),
    drawSelection(),
    indentOnInput(),
    indentUnit.of("  "),
    bracketMatching(),
    closeBrackets(),
    highlightSelectionMatches(),
    tooltips({ position: "fixed" }),
    placeholder(hint),
    EditorView.lineWrapping,
    hangingIndent,
    typedOver,
    EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0", spellcheck: "false", autocorrect: "off", autocapitalize: "off" }),
    keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...foldKeymap]),
  ];
}

/** An editor without findings, for a text that the document is compared with. */
export function plainEditor(parent: Element, label: string, hint: string, onChange: () => void): EditorView {
  const root = shadow(parent);
  const listener = EditorView.updateListener.of((update) => {
    if (update.docChanged) onChange();
  });
  return new EditorView({ root, parent: root as unknown as HTMLElement, extensions: [editing(label, hint), listener] });
}

export interface EditorEvents {
  options(): CheckOptions;
  /** The text has changed; `isOther` where all of it was replaced. */
  changed(isOther: boolean): void;
  /** The cursor was moved, without a change of the text. */
  moved(offset: number): void;
  /** The findings at an offset, for the menu of fixes. */
  findingsAt(offset: number): Finding[];
  apply(fix: Fix): void;
}

export class Editor {
  readonly view: EditorView;

  constructor(parent: Element, events: EditorEvents) {
    const { options } = events;
    const root = shadow(parent);
    this.view = new EditorView({
      root,
      parent: root as unknown as HTMLElement,
      extensions: [
        lintGutter(),
        linter(null),
        autocompletion({ override: [completionSource(engine, options)], icons: false }),
        authlintHover(engine, options),
        applied,
        quickFixes(events),
        keymap.of([{ key: "F8", run: nextDiagnostic }, { key: "Shift-F8", run: previousDiagnostic }, ...completionKeymap]),
        editing("Document", "Paste a ResourceConfig here, or drop a file"),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) {
            let isOther = false;
            update.changes.iterChanges((from, to) => (isOther ||= from === 0 && to === update.startState.doc.length));
            events.changed(isOther);
          } else if (update.selectionSet && !update.transactions.some((transaction) => transaction.isUserEvent("select.finding"))) {
            events.moved(update.state.selection.main.head);
          }
        }),
      ],
    });
  }

  get text(): string {
    return this.view.state.doc.toString();
  }

  /** Another document: what was typed into the old one can still be brought back. */
  replace(text: string): void {
    this.view.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: text }, selection: { anchor: 0 }, scrollIntoView: true });
  }

  /** The same document, changed: what was changed is shown. False where the text has changed meanwhile. */
  async become(after: string, before: string): Promise<boolean> {
    const { diff } = await import("@codemirror/merge");
    const changes = diff(before, after).map(({ fromA, toA, fromB, toB }) => ({ from: fromA, to: toA, insert: after.slice(fromB, toB) }));
    return this.#change(changes, before);
  }

  /** Applies edits that were made for a text; false where the text has changed since. */
  apply(edits: readonly Edit[], text: string): boolean {
    return this.#change(edits.map(({ start, end, text }) => ({ from: start, to: end, insert: text })), text);
  }

  #change(changes: { from: number; to: number; insert: string }[], before: string): boolean {
    if (this.text !== before) return false;
    const set = this.view.state.changes(changes);
    const last = changes.at(-1)?.to ?? 0;
    const spec: TransactionSpec = { changes: set, userEvent: "input.fix", selection: { anchor: set.mapPos(last, 1) } };
    this.view.dispatch(spec, { effects: showApplied(set), sequential: true });
    this.view.focus();
    return true;
  }

  /** Takes the last change back. */
  undo(): void {
    undo(this.view);
    this.view.focus();
  }

  /** Marks the findings of a text, unless it has changed since. */
  mark(findings: readonly Finding[], text: string): void {
    if (this.text !== text) return;
    const document = this.view.state.doc;
    const marks: Diagnostic[] = findings.map((finding) => ({
      ...named(diagnostic(finding, document)),
      renderMessage: () => described(finding),
    }));
    this.view.dispatch(setDiagnostics(this.view.state, marks));
  }

  select({ start, end }: Span): void {
    const length = this.view.state.doc.length;
    const anchor = Math.min(start, length);
    this.view.dispatch({
      selection: { anchor, head: Math.min(end, length) },
      effects: EditorView.scrollIntoView(anchor, { y: "center" }),
      userEvent: "select.finding",
    });
    this.view.focus();
  }

  next(): void {
    nextDiagnostic(this.view);
    this.view.focus();
  }

  previous(): void {
    previousDiagnostic(this.view);
    this.view.focus();
  }
}

/** The names of actions are text, without Markdown. */
function named({ actions = [], ...mark }: Diagnostic): Diagnostic {
  return { ...mark, actions: actions.map((action) => ({ ...action, name: sentence(plain(action.name)) })) };
}

function described(finding: Finding): HTMLElement {
  const element = document.createElement("div");
  render(rich([finding.message, finding.help ?? ""].filter(Boolean).map(sentence).join("\n")), element);
  return element;
}
