// The rules as pages with addresses of their own, for links and for search engines: `rules/ID.html`.

import { explain, rules, type RulePage } from "authlint";
import { marked } from "marked";
import type { Plugin } from "vite";

import { POLICY } from "./policy";

export function rulePages(): Plugin {
  return {
    name: "rule-pages",
    apply: "build",
    enforce: "post",
    async generateBundle(_, bundle) {
      const style = Object.keys(bundle).find((name) => name.endsWith(".css")) ?? "";
      const all = (await Promise.all((await rules()).map(({ id }) => explain(id)))).filter((rule) => rule !== undefined);
      this.emitFile({ type: "asset", fileName: "rules/index.html", source: page("Rules", "All rules of authlint.", style, list(all)) });
      for (const rule of all) {
        const { id, summary } = rule;
        this.emitFile({ type: "asset", fileName: `rules/${id}.html`, source: page(id, plain(summary), style, article(rule)) });
      }
    },
  };
}

function page(title: string, description: string, style: string, body: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
    <meta name="referrer" content="no-referrer" />
    <meta name="color-scheme" content="light dark" />
    <meta name="description" content="${escaped(description)}" />
    <title>${escaped(title)} · authlint</title>
    <link rel="icon" href="../icon.svg" type="image/svg+xml" />
    <script src="../theme.js"></script>
    <link rel="stylesheet" href="../${style}" />
  </head>
  <body class="reading-page">
    <header><a href="../index.html">authlint</a> <a href="index.html">All rules</a></header>
    <main class="page">
${body}
    </main>
  </body>
</html>
`;
}

function list(all: readonly RulePage[]): string {
  const categories = [...new Set(all.map(({ category }) => category))].sort();
  const section = (category: string) => {
    const items = all.filter((rule) => rule.category === category).map(({ id, summary }) => `<li><a href="${id}.html"><code>${id}</code></a> ${marked.parseInline(summary)}</li>`);
    return `<h2>${category}</h2>\n<ul>\n${items.join("\n")}\n</ul>`;
  };
  return `<h1>Rules</h1>\n${categories.map(section).join("\n")}`;
}

function article({ id, category, levels, basis_in_words, source, options, docs }: RulePage): string {
  const links = source.split(/(https:\/\/[^\s,;)]+)/).map((part, index) => (index % 2 === 1 ? `<a href="${escaped(part)}">${escaped(part)}</a>` : marked.parseInline(part)));
  const facts = [
    ["Category", category],
    ["Level", Object.entries(levels).map(([operation, level]) => `${level} in ${operation}`).join(", ")],
    ["Basis", marked.parseInline(basis_in_words)],
    ["Source", links.join("")],
    ...options.map(({ name, docs }) => [`Option <code>${name}</code>`, marked.parseInline(docs)]),
  ];
  return `<h1><code>${id}</code></h1>
<dl class="facts">${facts.map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`).join("")}</dl>
${marked.parse(docs).toString().replaceAll("<pre>", '<pre tabindex="0">')}
<p><a class="button primary" href="../index.html#/rules/${id}">Try it in the console</a></p>`;
}

function plain(markdown: string): string {
  return markdown.replaceAll("`", "");
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
