// A document in another notation, such as a Python literal: one card that offers to write it as JSON.

import type { Finding, Report } from "authlint";
import { html, nothing, type TemplateResult } from "lit-html";

import { icons } from "./icons";
import { sentence } from "./words";

/** The finding that says which notation a document is in, if it is not JSON. */
export function notationOf({ findings }: Report): Finding | undefined {
  return findings.find(({ rule, data }) => rule === "syntax-error" && data.found !== undefined);
}

export function notationCard(report: Report, { toJson }: { toJson(): void }): TemplateResult | typeof nothing {
  const finding = notationOf(report);
  if (finding === undefined || finding.fixes.length === 0) return nothing;
  return html`
    <section class="notation" aria-label="Another notation">
      <p><strong>This is ${finding.data.found}.</strong> ${sentence("the API takes JSON.")}</p>
      <button class="button primary" id="to-json" @click=${toJson}>${icons.convert} Convert to JSON</button>
    </section>
  `;
}
