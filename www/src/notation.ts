// A document in another notation, such as a Python literal: one card that offers to write it as JSON.

import type { Finding, Report } from "authlint";
import { html, nothing, type TemplateResult } from "lit-html";

import { icons } from "./icons";

/** The finding that says which notation a document is in, if it is not JSON and can be written as JSON. */
export function notationOf({ findings }: Report): Finding | undefined {
  return findings.find(({ rule, data, fixes }) => rule === "syntax-error" && data.found !== undefined && fixes.length > 0);
}

export function notationCard(finding: Finding | undefined, toJson: () => void): TemplateResult | typeof nothing {
  if (finding === undefined) return nothing;
  return html`
    <section class="notation" aria-label="Another notation">
      <p><strong>This is ${finding.data.found}.</strong> The API takes JSON.</p>
      <button class="button primary" id="to-json" @click=${toJson}>${icons.convert} Convert to JSON</button>
    </section>
  `;
}
