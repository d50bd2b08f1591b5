// A document in another notation, such as a Python literal: one card that offers to write it as JSON.

import type { Finding, Report } from "authlint";
import { html, nothing, type TemplateResult } from "lit-html";

import { icons } from "./icons";
import { rich } from "./words";

/** The finding that says which notation a document is in, if it is not JSON and can be written as JSON. */
export function notationOf({ findings }: Report): Finding | undefined {
  return findings.find((finding) => finding.rule === "syntax-error" && finding.data.found !== undefined && (finding.fixes.length > 0 || isYaml(finding)));
}

/** YAML has no fix: another engine reads it. */
export function isYaml(notation: Finding | undefined): boolean {
  return notation?.data.found === "YAML";
}

/** `problem` says why it could not be converted. */
export function notationCard(finding: Finding | undefined, toJson: () => void, problem?: string): TemplateResult | typeof nothing {
  if (finding === undefined) return nothing;
  return html`
    <section class="notation" aria-label="Another notation">
      <p><strong>This is ${finding.data.found}.</strong> The API takes JSON.</p>
      <button class="button primary" id="to-json" @click=${toJson}>${icons.convert} Convert to JSON</button>
      ${problem === undefined ? nothing : html`<p class="notation-problem" role="alert">${icons.error}<span>${rich(problem)}</span></p>`}
    </section>
  `;
}
