// The editor: CodeMirror with the engine's completion, hover and findings.

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { bracketMatching, foldGutter, foldKeymap, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { type Diagnostic, linter, lintGutter, nextDiagnostic, previousDiagnostic, setDiagnostics } from "@codemirror/lint";
import { diff } from "@codemirror/merge";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { EditorState, type Extension } from "@codemirror/state";
import {
  drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap, lineNumbers, placeholder, tooltips,
} from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import type { CheckOptions, Edit, Finding, Span } from "authlint";
import { authlintHover, completionSource, diagnostic } from "authlint/codemirror";
import { render } from "lit-html";

import { engine } from "./engine";
import { theme } from "./editor-theme";
import { rich, sentence } from "./words";

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

export class Editor {
  readonly view: EditorView;

  constructor(parent: Element, options: () => CheckOptions, onChange: () => void) {
    const root = shadow(parent);
    this.view = new EditorView({
      root,
      parent: root as unknown as HTMLElement,
      extensions: [
        reading(),
        lintGutter(),
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
        linter(null),
        autocompletion({ override: [completionSource(engine, options)], icons: false }),
        authlintHover(engine, options),
        tooltips({ position: "fixed" }),
        placeholder("Paste a ResourceConfig here, or drop a file"),
        EditorView.lineWrapping,
        typedOver,
        EditorView.contentAttributes.of({ "aria-label": "Document", tabindex: "0", spellcheck: "false", autocorrect: "off", autocapitalize: "off" }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onChange();
        }),
        keymap.of([
          { key: "F8", run: nextDiagnostic },
          { key: "Shift-F8", run: previousDiagnostic },
          ...closeBracketsKeymap,
          ...defaultKeymap,
          ...searchKeymap,
          ...historyKeymap,
          ...foldKeymap,
          ...completionKeymap,
        ]),
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

  /** The same document, changed: the cursor stays where it was. */
  become(text: string): void {
    const changes = diff(this.text, text).map(({ fromA, toA, fromB, toB }) => ({ from: fromA, to: toA, insert: text.slice(fromB, toB) }));
    this.view.dispatch({ changes, userEvent: "input.fix" });
    this.view.focus();
  }

  /** Applies edits that were made for a text; false where the text has changed since. */
  apply(edits: readonly Edit[], text: string): boolean {
    if (this.text !== text) return false;
    const changes = edits.map(({ start, end, text }) => ({ from: start, to: end, insert: text }));
    this.view.dispatch({ changes, userEvent: "input.fix", scrollIntoView: true });
    return true;
  }

  /** Marks the findings of a text, unless it has changed since. */
  mark(findings: readonly Finding[], text: string): void {
    if (this.text !== text) return;
    const document = this.view.state.doc;
    const marks: Diagnostic[] = findings.map((finding) => ({
      ...diagnostic(finding, document),
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

function described(finding: Finding): HTMLElement {
  const element = document.createElement("div");
  render(rich([finding.message, finding.help ?? ""].filter(Boolean).map(sentence).join("\n")), element);
  return element;
}
