// Where a long line wraps, its continuation is indented as far as the line itself, and a little more.

import { type EditorState, type Extension, RangeSetBuilder } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";

/** Deeper lines would leave no room on a phone. */
const DEEPEST = 24;
const MORE = 2;
/** Going through a longer document with every key would be felt. */
const MOST_LINES = 20_000;

/** A class for each depth: the page's policy forbids `style` attributes. */
const LINES = Array.from({ length: DEEPEST + 1 }, (_, depth) => Decoration.line({ class: `cm-hang-${depth}` }));

export const hangs: Record<string, Record<string, string>> = Object.fromEntries(
  LINES.map((_, depth) => [`.cm-line.cm-hang-${depth}`, { textIndent: `-${depth + MORE}ch`, paddingLeft: `calc(6px + ${depth + MORE}ch)` }]),
);

function decorations({ doc }: EditorState): DecorationSet {
  if (doc.lines > MOST_LINES) return Decoration.none;
  const builder = new RangeSetBuilder<Decoration>();
  let start = 0;
  for (const text of doc.iterLines()) {
    const depth = Math.min(text.length - text.trimStart().length, DEEPEST);
    const decoration = LINES[depth];
    if (decoration !== undefined) builder.add(start, start, decoration);
    start += text.length + 1;
  }
  return builder.finish();
}

export const hangingIndent: Extension = EditorView.decorations.compute(["doc"], decorations);
