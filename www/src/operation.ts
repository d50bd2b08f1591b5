// What the document is checked as, at the head of the findings, and the choices that override it.

import type { Report } from "authlint";
import { html, nothing, type TemplateResult } from "lit-html";

import { isGuess } from "./guess";
import type { Reading } from "./settings";

export const REQUESTS = {
  create: "CreateBackendAuth request",
  update: "UpdateBackendAuth request",
  get: "GetBackendAuth answer",
} as const;

const CHOICES: { name: keyof Reading; label: string; title: string; values: Record<string, string> }[] = [
  { name: "operation", label: "Operation", title: "Which request or answer it is", values: { create: "CreateBackendAuth", update: "UpdateBackendAuth", get: "GetBackendAuth" } },
  { name: "envelope", label: "Envelope", title: "The whole request, an object with ResourceConfig in it, or the bare ResourceConfig", values: { request: "whole request", wrapped: "ResourceConfig in an object", bare: "bare ResourceConfig" } },
  { name: "casing", label: "Names", title: "As the SDKs write them (UserPoolConfigs), or as they are sent (userPoolConfigs)", values: { sdk: "UserPoolConfigs", wire: "userPoolConfigs" } },
];

export function reading(reading: Reading, report: Report, change: (reading: Reading) => void): TemplateResult {
  const isChosen = reading.operation !== "auto";
  return html`
    <details class="reading">
      <summary>
        <span>Checked as <strong>${REQUESTS[report.operation].split(" ")[0]}</strong> <span class="why">${isChosen ? "(as you chose)" : `(${why(report)})`}</span></span>
        <span class="change">Change</span>
      </summary>
      <form aria-label="How the document is read" @submit=${(event: Event) => event.preventDefault()}>
        ${CHOICES.map(({ name, label, title, values }) => {
          const found = reading[name] === "auto" ? values[report[name]] : undefined;
          return html`
            <label title=${title}><span>${label}</span>
              <select id="reading-${name}" @change=${(event: Event) => change({ ...reading, [name]: (event.target as HTMLSelectElement).value })}>
                <option value="auto" .selected=${reading[name] === "auto"}>${found === undefined ? "auto" : `auto: ${found}`}</option>
                ${Object.entries(values).map(([value, text]) => html`<option value=${value} .selected=${reading[name] === value}>${text}</option>`)}
              </select>
            </label>
          `;
        })}
      </form>
      ${isChosen || !isGuess(report.operationReason) ? nothing : html`<p class="note">A guess stays while you type, until the document says otherwise.</p>`}
    </details>
  `;
}

function why({ operationReason }: Report): string {
  if (operationReason === "assumed by default") return "a guess: nothing in it says otherwise";
  return isGuess(operationReason) ? operationReason.replace(/^assumed,?/, "guessed,") : operationReason;
}
