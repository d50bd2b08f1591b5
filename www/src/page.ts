// A rule's page: Markdown of ours, made into elements.

import { jsonLanguage } from "@codemirror/lang-json";
import { classHighlighter, highlightCode } from "@lezer/highlight";
import { Marked } from "marked";

const marked = new Marked({ gfm: true });

/** The blocks of a page with a language, and what else stands on the line of the fence. */
export interface Block {
  heading: string;
  language: string;
  operation: "create" | "update" | "get" | "auto";
  text: string;
}

export function blocks(docs: string): Block[] {
  let heading = "";
  const found: Block[] = [];
  for (const token of marked.lexer(docs)) {
    if (token.type === "heading") heading = token.text;
    if (token.type !== "code") continue;
    const [language = "", operation = "auto"] = (token.lang ?? "").split(" ");
    found.push({ heading, language, operation: ["create", "update", "get"].includes(operation) ? (operation as Block["operation"]) : "auto", text: `${token.text}\n` });
  }
  return found;
}

/** The page as elements. The text is part of the program, not of any document. */
export function pageOf(docs: string): DocumentFragment {
  const template = document.createElement("template");
  template.innerHTML = marked.parse(docs, { async: false });
  for (const code of template.content.querySelectorAll<HTMLElement>("pre > code")) {
    code.parentElement?.setAttribute("tabindex", "0");
    if (/language-json/.test(code.className)) highlight(code);
  }
  for (const link of template.content.querySelectorAll("a")) {
    link.target = "_blank";
    link.rel = "noopener noreferrer";
  }
  return template.content;
}

function highlight(code: HTMLElement): void {
  const text = code.textContent ?? "";
  code.textContent = "";
  highlightCode(
    text,
    jsonLanguage.parser.parse(text),
    classHighlighter,
    (part, classes) => {
      if (classes === "") return code.append(part);
      const span = document.createElement("span");
      span.className = classes;
      span.textContent = part;
      code.append(span);
    },
    () => code.append("\n"),
  );
}
