// What is said of a document without findings: what was checked, and what no linter can know.

import { html, type TemplateResult } from "lit-html";

import type { Listed } from "./findings";
import { icons } from "./icons";
import { REQUESTS } from "./operation";
import { count } from "./words";

export function clean({ report, catalogue, isCompared }: Listed): TemplateResult {
  const rules = [...catalogue.values()].filter(({ levels, on_by_default }) => on_by_default && levels[report.operation] !== undefined).length;
  return html`
    <div class="empty-state good" tabindex="0">
      <span class="emblem">${icons.check}</span>
      <h3>Nothing to complain about</h3>
      <p>
        As a ${REQUESTS[report.operation]}, this document breaks none of
        ${rules === 0 ? "the rules" : `the ${count(rules, "rule")}`} that ${rules === 1 ? "is" : "are"} on.
      </p>
      <ul class="limits">
        <li>${icons.check}<span>Checked: names, types, required members, values, limits of Cognito, and members that contradict each other${isCompared ? ", and what the update would change" : ""}.</span></li>
        ${isCompared || report.operation !== "update"
          ? ""
          : html`<li>${icons.advice}<span>An update resets some of what it leaves out: with <strong>Compare</strong> you see what this one would lose.</span></li>`}
        <li>${icons.advice}<span>Not checked, as only AWS and others know: whether the domain prefix is taken, the redirect URIs and certificates work, the keys of social providers are valid, your account may do it.</span></li>
      </ul>
    </div>
  `;
}
