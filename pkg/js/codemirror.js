// CodeMirror 6: findings with quick fixes, completion, hover. Works with a copy of the engine, or with a worker's.

import { snippet } from "@codemirror/autocomplete";
import { linter } from "@codemirror/lint";
import { hoverTooltip } from "@codemirror/view";

import { rules } from "./catalogue.js";

const SEVERITY = { error: "error", warning: "warning", advice: "info" };

/** All three as an extension; completion as language data. */
export function authlint(engine, options) {
  return [authlintLinter(engine, options), authlintHover(engine, options)];
}

/** Underlines findings; their fixes are the actions. */
export function authlintLinter(engine, options, configuration) {
  return linter(lintSource(engine, options), configuration);
}

/** The source alone, for editors that configure `linter` themselves. */
export function lintSource(engine, options) {
  return async (view) => {
    const document = view.state.doc;
    await engine.init?.();
    const report = await engine.check(document.toString(), given(options));
    return report.findings.map((finding) => diagnostic(finding, document));
  };
}

/** A finding as CodeMirror shows it. */
export function diagnostic(finding, document) {
  return {
    from: Math.min(finding.span.start, document.length),
    to: Math.min(finding.span.end, document.length),
    severity: SEVERITY[finding.level],
    source: finding.rule,
    message: finding.help === undefined ? finding.message : `${finding.message}\n${finding.help}`,
    actions: finding.fixes.map((fix) => ({
      name: fix.title,
      apply(view) {
        // The text may have changed: then the next findings offer the fix again.
        if (!view.state.doc.eq(document)) return;
        view.dispatch({
          changes: fix.edits.map(({ start, end, text }) => ({ from: start, to: end, insert: text })),
          userEvent: "input.fix",
          scrollIntoView: true,
        });
      },
    })),
  };
}

/** A completion source for members, values and directives. */
export function completionSource(engine, options) {
  return async (context) => {
    const text = context.state.doc.toString();
    await engine.init?.();
    const choices = await engine.complete(text, context.pos, given(options));
    if (choices.length === 0 || context.aborted) return null;
    const { span } = choices[0];
    // While typing, complete only inside a token.
    if (!context.explicit && span.start === context.pos) return null;
    // Filter by the text before the cursor; the text after it is replaced too.
    const behind = span.end - context.pos;
    return {
      from: span.start,
      filter: true,
      options: choices.map((choice, index) => ({
        label: choice.filter,
        displayLabel: choice.label,
        detail: choice.detail,
        info: info(choice),
        type: choice.kind === "member" ? "property" : choice.kind === "value" ? "enum" : "keyword",
        // The engine's order: required members first.
        boost: -index,
        apply: apply(choice, behind),
      })),
    };
  };
}

/** The documentation beside the selected item; for a rule from the catalogue. */
function info(choice) {
  if (choice.kind === "rule") return () => summary(choice.label);
  return choice.documentation === "" ? undefined : plain(choice.documentation);
}

async function summary(id) {
  const catalogue = await rules();
  return document.createTextNode(plain(catalogue.find((rule) => rule.id === id)?.summary ?? ""));
}

function apply(choice, behind) {
  return (view, completion, from, cursor) => {
    let to = cursor + behind;
    if (choice.comma !== undefined) {
      const { start, end, text } = choice.comma;
      view.dispatch({ changes: { from: start, to: end, insert: text } });
      from += text.length;
      to += text.length;
    }
    const template = unindented(choice.snippet, /^[ \t]*/.exec(view.state.doc.lineAt(from).text)[0]);
    if (template === undefined) view.dispatch({ changes: { from, to, insert: choice.text }, selection: { anchor: from + choice.text.length }, userEvent: "input.complete" });
    else snippet(placeholders(template))(view, completion, from, to);
  };
}

/** CodeMirror indents snippet lines and replaces tabs by indent units, but the engine's lines are indented already. */
function unindented(template, indent) {
  const [first, ...others] = template.split("\n");
  if (!others.every((line) => line.startsWith(indent) && line[indent.length] !== "\t")) return undefined;
  return [first, ...others.map((line) => line.slice(indent.length))].join("\n");
}

/** Converts choices, `${1|A,B|}`, to CodeMirror's named fields: the first choice becomes the name. */
function placeholders(template) {
  return template.replace(/\$\{(\d+)\|([^,|]*)[^}]*\|\}/g, "${$1:$2}").replace(/\$(\d+)/g, "${$1}");
}

/** Hover for members. */
export function authlintHover(engine, options, configuration) {
  return hoverTooltip(hoverSource(engine, options), configuration);
}

/** The source alone. */
export function hoverSource(engine, options) {
  return async (view, position) => {
    await engine.init?.();
    const hover = await engine.hover(view.state.doc.toString(), position, given(options));
    if (hover === undefined || hover === null) return null;
    return {
      pos: hover.span.start,
      end: hover.span.end,
      create() {
        const dom = document.createElement("div");
        dom.className = "cm-authlint-hover";
        dom.style.whiteSpace = "pre-wrap";
        dom.style.maxWidth = "32em";
        dom.textContent = plain(hover.markdown);
        return { dom };
      },
    };
  };
}

/** Strips Markdown: a tooltip is text, never foreign HTML. */
function plain(markdown) {
  return markdown.replaceAll("**", "").replaceAll("`", "");
}

function given(options) {
  return typeof options === "function" ? options() : options;
}
