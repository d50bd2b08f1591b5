// The editor in the colours of the page: custom properties reach into its shadow root, rules do not.

import { EditorView } from "@codemirror/view";

import { hangs } from "./hanging-indent";

function underline(color: string): Record<string, string> {
  return { backgroundImage: "none", textDecoration: `underline wavy var(${color}) 1.2px`, textDecorationSkipInk: "none", textUnderlineOffset: "3px" };
}

function marker(shape: string, color: string): Record<string, string> {
  return { content: "''", width: "9px", height: "9px", background: `var(${color})`, clipPath: shape };
}

export const theme = EditorView.theme({
  "&": { height: "100%", fontSize: "var(--code-size)", color: "var(--text)", backgroundColor: "var(--surface)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.6", overflow: "auto" },
  ".cm-content": { padding: "12px 0", caretColor: "var(--accent)" },
  ".cm-line": { padding: "0 16px 0 6px" },
  ...hangs,
  ".cm-applied": { backgroundColor: "var(--added-strong)", borderRadius: "3px" },
  ".cm-quick-fixes": { display: "grid", padding: "4px" },
  ".cm-quick-fixes button": { padding: "7px 12px", border: "none", borderRadius: "6px", background: "none", color: "inherit", font: "inherit", textAlign: "left", cursor: "pointer" },
  ".cm-quick-fixes button:hover, .cm-quick-fixes button:focus": { backgroundColor: "var(--accent-soft)", outline: "2px solid var(--accent)", outlineOffset: "-2px" },
  ".cm-quick-fixes code": { fontFamily: "var(--mono)", fontSize: "0.92em" },
  ".cm-quick-fixes .review": { color: "var(--warning)", fontSize: "12px", marginLeft: "6px" },
  // A long word is broken rather than moved to a line of its own, behind the indentation.
  "@media (max-width: 820px)": { ".cm-line": { wordBreak: "break-all" }, ".cm-content": { padding: "8px 0" } },
  ".cm-gutters": { backgroundColor: "var(--surface)", color: "var(--faint)", border: "none" },
  ".cm-lineNumbers .cm-gutterElement": { padding: "0 6px 0 12px", minWidth: "28px" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--active-line)" },
  ".cm-activeLineGutter": { color: "var(--muted)" },
  ".cm-cursor, .cm-dropCursor": { borderLeftColor: "var(--accent)", borderLeftWidth: "2px" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "var(--selection)" },
  ".cm-selectionMatch": { backgroundColor: "var(--selection-match)" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--selection-match)", outline: "1px solid var(--line-strong)" },
  ".cm-placeholder": { color: "var(--muted)", textIndent: "0" },
  ".cm-foldGutter .cm-gutterElement": { color: "var(--faint)", padding: "0 2px" },
  ".cm-foldPlaceholder": { backgroundColor: "var(--raised)", border: "1px solid var(--line)", color: "var(--muted)", padding: "0 6px" },
  ".cm-tooltip": {
    backgroundColor: "var(--raised)", color: "var(--text)", border: "1px solid var(--line-strong)", borderRadius: "10px", boxShadow: "var(--shadow)", overflow: "hidden",
    fontFamily: "var(--sans)", fontSize: "14px", maxWidth: "min(34rem, calc(100vw - 24px))", zIndex: "20",
  },
  ".cm-authlint-hover": { padding: "10px 14px", lineHeight: "1.5" },
  ".cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", maxHeight: "16em" },
  ".cm-tooltip-autocomplete > ul > li": { padding: "4px 12px", lineHeight: "1.5" },
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": { backgroundColor: "var(--accent)", color: "var(--on-accent)" },
  ".cm-completionDetail": { fontStyle: "normal", opacity: "0.75", marginLeft: "1em" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "700" },
  ".cm-completionInfo": { padding: "10px 14px", lineHeight: "1.5", whiteSpace: "pre-wrap", maxWidth: "26rem" },
  ".cm-diagnostic": { padding: "10px 14px", borderLeft: "4px solid", marginLeft: "0", whiteSpace: "pre-line", lineHeight: "1.5" },
  ".cm-diagnostic code": { fontFamily: "var(--mono)", fontSize: "0.92em", background: "var(--code)", padding: "1px 4px", borderRadius: "4px" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--error)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--warning)" },
  ".cm-diagnostic-info": { borderLeftColor: "var(--advice)" },
  ".cm-diagnosticAction": { backgroundColor: "var(--accent)", color: "var(--on-accent)", borderRadius: "6px", padding: "3px 10px", margin: "8px 8px 0 0", fontSize: "13px", cursor: "pointer" },
  ".cm-diagnosticSource": { color: "var(--muted)", opacity: "1", fontSize: "12px", fontFamily: "var(--mono)", marginTop: "6px" },
  ".cm-lintRange": { backgroundPosition: "initial", paddingBottom: "0" },
  ".cm-lintRange-error": underline("--error"),
  ".cm-lintRange-warning": underline("--warning"),
  ".cm-lintRange-info": underline("--advice"),
  ".cm-lintRange-active": { backgroundColor: "var(--selection-match)" },
  ".cm-gutter-lint": { width: "18px" },
  ".cm-gutter-lint .cm-gutterElement": { padding: "0 2px 0 6px", display: "flex", alignItems: "flex-start" },
  ".cm-lint-marker": { width: "9px", height: "9px", marginTop: "0.45em" },
  ".cm-lint-marker-error": marker("circle(50%)", "--error"),
  ".cm-lint-marker-warning": marker("polygon(50% 4%, 100% 96%, 0 96%)", "--warning"),
  ".cm-lint-marker-info": marker("polygon(50% 0, 100% 50%, 50% 100%, 0 50%)", "--advice"),
  ".cm-panels": { backgroundColor: "var(--raised)", color: "var(--text)", borderColor: "var(--line)" },
  ".cm-panel.cm-search": { padding: "8px 12px", fontFamily: "var(--sans)", fontSize: "13px" },
  ".cm-textfield, .cm-button": { borderRadius: "6px", border: "1px solid var(--line-strong)", background: "var(--surface)", color: "var(--text)", fontSize: "13px" },
  ".cm-changedLine": { backgroundColor: "var(--added) !important" },
  ".cm-deletedChunk": { backgroundColor: "var(--removed) !important", paddingLeft: "6px" },
  ".cm-changedText": { background: "var(--added-strong) !important" },
  ".cm-deletedChunk .cm-deletedText": { background: "var(--removed-strong) !important" },
  ".cm-changeGutter": { paddingLeft: "0" },
  ".cm-changedLineGutter": { backgroundColor: "var(--good)" },
  ".cm-deletedLineGutter": { backgroundColor: "var(--error)" },
  ".cm-collapsedLines": { backgroundColor: "var(--raised)", color: "var(--muted)", backgroundImage: "none", fontFamily: "var(--sans)", fontSize: "13px", padding: "4px 12px" },
  // Many fonts lack the sign that stands there.
  ".cm-collapsedLines:before, .cm-collapsedLines:after": { content: '"⋯"' },
  ".tok-propertyName": { color: "var(--syntax-name)" },
  ".tok-string, .tok-string2": { color: "var(--syntax-string)" },
  ".tok-number": { color: "var(--syntax-number)" },
  ".tok-bool, .tok-keyword, .tok-atom": { color: "var(--syntax-word)" },
  ".tok-comment": { color: "var(--muted)", fontStyle: "italic" },
  ".tok-punctuation": { color: "var(--muted)" },
});
