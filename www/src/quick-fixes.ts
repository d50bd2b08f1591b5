// Ctrl+. shows the fixes at the cursor as a menu.

import { type Extension, StateEffect, StateField } from "@codemirror/state";
import { type Command, type EditorView, keymap, showTooltip, type Tooltip } from "@codemirror/view";
import type { Finding, Fix } from "authlint";
import { html, render } from "lit-html";

import { notice } from "./notice";
import { rich, sentence } from "./words";

interface Source {
  findingsAt(offset: number): Finding[];
  apply(fix: Fix): void;
}

const opened = StateEffect.define<Tooltip | null>();

const field = StateField.define<Tooltip | null>({
  create: () => null,
  update(tooltip, { docChanged, selection, effects }) {
    for (const effect of effects) if (effect.is(opened)) return effect.value;
    return docChanged || selection !== undefined ? null : tooltip;
  },
  provide: (field) => showTooltip.from(field),
});

export function quickFixes(source: Source): Extension {
  return [field, keymap.of([{ key: "Mod-.", run: open(source) }])];
}

function open(source: Source): Command {
  return (view) => {
    const { head } = view.state.selection.main;
    const fixes = fixesAt(view, source, head);
    if (fixes.length === 0) notice("There is no fix for this line");
    else view.dispatch({ effects: opened.of({ pos: head, above: false, create: (view) => menu(view, fixes, source) }) });
    return true;
  };
}

/** The fixes at an offset; if there are none, those of its line. */
function fixesAt(view: EditorView, { findingsAt }: Source, offset: number): Fix[] {
  const { from, to } = view.state.doc.lineAt(offset);
  const of = (findings: Finding[]) => findings.flatMap(({ fixes }) => fixes);
  const here = of(findingsAt(offset));
  if (here.length > 0) return here;
  const onLine = new Set<Finding>();
  for (let place = from; place <= to; place += 1) for (const finding of findingsAt(place)) if (finding.span.start >= from) onLine.add(finding);
  return of([...onLine]);
}

function menu(view: EditorView, fixes: readonly Fix[], { apply }: Source): { dom: HTMLElement; mount(): void } {
  const dom = document.createElement("div");
  dom.className = "cm-quick-fixes";
  dom.setAttribute("role", "menu");
  dom.setAttribute("aria-label", "Fixes");
  const close = () => {
    view.dispatch({ effects: opened.of(null) });
    view.focus();
  };
  const run = (fix: Fix) => {
    close();
    apply(fix);
  };
  render(
    fixes.map((fix) => html`<button role="menuitem" @click=${() => run(fix)}>${rich(sentence(fix.title))}${fix.applicability === "unsafe" ? html` <span class="review">review</span>` : ""}</button>`),
    dom,
  );
  const items = [...dom.querySelectorAll("button")];
  dom.addEventListener("keydown", (event) => {
    const index = items.findIndex((item) => item === (dom.getRootNode() as ShadowRoot).activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1, Tab: event.shiftKey ? -1 : 1 }[event.key];
    if (event.key === "Escape") close();
    else if (step !== undefined) items[(index + step + items.length) % items.length]?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return { dom, mount: () => items[0]?.focus() };
}
