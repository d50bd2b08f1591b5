// What an update does to what exists, member by member.

import type { Change } from "authlint";
import { html, nothing, render, type TemplateResult } from "lit-html";

import { rich } from "./words";

const EFFECTS: readonly (readonly [Change["effect"], string, string])[] = [
  ["reset", "Reset", "left out, and lost by that"],
  ["cannot-change", "Cannot change", "fixed at creation"],
  ["changed", "Changed", "as the update says"],
  ["added", "Added", "as the update says"],
  ["kept", "Kept", "as it is"],
];

/** The changes that do something. */
export function effective(changes: readonly Change[]): Change[] {
  return changes.filter(({ effect }) => effect !== "kept");
}

export function renderChanges(body: HTMLElement, changes: readonly Change[]): void {
  render(
    html`
      ${effective(changes).length === 0 ? html`<p class="omitted">This update changes nothing.</p>` : nothing}
      ${EFFECTS.map(([effect, title, about]) => section(title, about, effect, changes.filter((change) => change.effect === effect)))}
    `,
    body,
  );
}

function section(title: string, about: string, effect: Change["effect"], changes: readonly Change[]): TemplateResult | typeof nothing {
  if (changes.length === 0) return nothing;
  const list = html`<ul>${changes.map(row)}</ul>`;
  const heading = html`${title} <span class="times">${changes.length}</span> <small>${about}</small>`;
  return effect === "kept"
    ? html`<details class="changes ${effect}"><summary>${heading}</summary>${list}</details>`
    : html`<section class="changes ${effect}"><h3>${heading}</h3>${list}</section>`;
}

function row({ path, before, after, reason }: Change): TemplateResult {
  return html`
    <li>
      <code class="path">${path}</code>
      <span class="values">
        ${before === undefined ? nothing : html`<del>${before}</del>`}
        ${after === undefined ? nothing : html`<ins>${after}</ins>`}
      </span>
      ${reason === undefined ? nothing : html`<span class="reason">${rich(reason)}</span>`}
    </li>
  `;
}
