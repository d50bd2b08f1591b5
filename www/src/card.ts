// One finding: a line or two; selected, with its help, its fixes and its reasons.

import type { Finding, Fix, Rule } from "authlint";
import { html, nothing, type TemplateResult } from "lit-html";

import type { FindingActions } from "./findings";
import { icons } from "./icons";
import { plain, rich, sentence } from "./words";

type CardActions = Pick<FindingActions, "apply" | "preview" | "explain">;

export function card(finding: Finding, rule: Rule | undefined, isSelected: boolean, select: () => void, actions: CardActions): TemplateResult {
  const { level, message, start } = finding;
  return html`
    <li class="finding ${level} ${isSelected ? "selected" : ""}" data-rule=${finding.rule}>
      <button class="finding-main" aria-expanded=${String(isSelected)} @click=${select}>
        <span class="level" aria-hidden="true">${icons[level]}</span>
        <span class="message"><span class="hidden">${level}: </span>${rich(sentence(message))}</span>
      </button>
      <div class="meta">
        <span class="place" title="line ${start.line}, column ${start.column}">${start.line}:${start.column}</span>
        <button class="rule-link" @click=${() => actions.explain(finding.rule)} title="What this rule is about">${finding.rule}</button>
        ${isSelected ? nothing : finding.fixes.slice(0, 1).map((fix) => applyButton(fix, actions))}
      </div>
      ${isSelected ? more(finding, rule, actions) : nothing}
    </li>
  `;
}

function more({ help, fixes }: Finding, rule: Rule | undefined, actions: CardActions): TemplateResult {
  return html`
    <div class="more">
      ${help === undefined ? nothing : html`<p class="help">${rich(sentence(help))}</p>`}
      ${fixes.length === 0
        ? nothing
        : html`<div class="fixes">
            ${fixes.map((fix) => html`<span class="fix">${applyButton(fix, actions)}<button class="button small icon-only preview" @click=${() => actions.preview(fix)} title="Preview this change" aria-label=${`Preview: ${plain(fix.title)}`}>${icons.diff}</button></span>`)}
          </div>`}
      ${rule === undefined ? nothing : html`<details class="origin"><summary>${sentence(rule.basis_in_words)}</summary><p>${source(rule)}</p></details>`}
    </div>
  `;
}

function applyButton(fix: Fix, actions: CardActions): TemplateResult {
  const isUnsafe = fix.applicability === "unsafe";
  return html`<button class="button small apply" @click=${() => actions.apply(fix)} title=${isUnsafe ? "Unsafe fix: review the change" : "Safe fix"}>
    ${icons.wand}<span>${rich(sentence(fix.title))}</span>${isUnsafe ? html`<span class="review">review</span>` : nothing}
  </button>`;
}

/** Where a fact comes from, its addresses as links. */
export function source(rule: Rule): (string | TemplateResult | (string | TemplateResult)[])[] {
  return rule.source.split(/(https:\/\/[^\s,;)]+)/).map((part, index) =>
    index % 2 === 1 ? html`<a href=${part} target="_blank" rel="noopener noreferrer">${part.replace(/^https:\/\//, "")}</a>` : rich(part),
  );
}
