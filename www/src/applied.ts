// Shows for a moment what a fix has changed.

import { type ChangeSet, type Extension, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, ViewPlugin } from "@codemirror/view";

const LASTS = 2500;
const MARK = Decoration.mark({ class: "cm-applied" });

const shown = StateEffect.define<DecorationSet>();

/** The effects that show what a change has written, to be dispatched with it. */
export function showApplied(changes: ChangeSet): StateEffect<unknown>[] {
  const marks: { from: number; to: number }[] = [];
  changes.iterChangedRanges((_, __, from, to) => marks.push({ from, to }));
  const first = marks[0];
  const set = Decoration.set(marks.map(({ from, to }) => (from < to ? MARK.range(from, to) : undefined)).filter((range) => range !== undefined));
  return first === undefined ? [] : [shown.of(set), EditorView.scrollIntoView(first.from, { yMargin: 80 })];
}

const field = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(set, transaction) {
    for (const effect of transaction.effects) if (effect.is(shown)) return effect.value;
    return transaction.docChanged ? Decoration.none : set;
  },
  provide: (field) => EditorView.decorations.from(field),
});

const fading = ViewPlugin.define((view) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    update({ transactions }) {
      if (!transactions.some(({ effects }) => effects.some((effect) => effect.is(shown) && effect.value.size > 0))) return;
      clearTimeout(timer);
      timer = setTimeout(() => view.dispatch({ effects: shown.of(Decoration.none) }), LASTS);
    },
    destroy: () => clearTimeout(timer),
  };
});

export const applied: Extension = [field, fading];
