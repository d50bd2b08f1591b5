// The bars around the document: what can be done with it, and how it is read.

import type { Report, Rule, RuleId } from "authlint";
import { html, nothing, render } from "lit-html";

import { icons } from "./icons";
import type { Reading } from "./settings";
import type { Theme } from "./theme";

export interface TopActions {
  rules(): void;
  share(): void;
  turnTheme(): void;
}

const THEMES: Record<Theme, [keyof typeof icons, string]> = {
  system: ["system", "Colours: as the system has them"],
  light: ["sun", "Colours: light"],
  dark: ["moon", "Colours: dark"],
};

export function renderTop(place: HTMLElement, theme: Theme, hasText: boolean, actions: TopActions): void {
  const [icon, label] = THEMES[theme];
  render(
    html`
      <button class="button quiet" id="open-rules" aria-label="Rules" title="All rules, their levels and options" @click=${actions.rules}>${icons.rules}<span>Rules</span></button>
      <button class="button quiet" id="open-share" aria-label="Share" title="A link with the document, without its secrets" ?disabled=${!hasText} @click=${actions.share}>${icons.share}<span>Share</span></button>
      <button class="button quiet icon-only" id="turn-theme" title=${label} aria-label=${label} @click=${actions.turnTheme}>${icons[icon]}</button>
    `,
    place,
  );
}

export interface FileActions {
  open(): void;
  download(): void;
  clear(): void;
  example(id: RuleId): void;
}

export function renderToolbar(place: HTMLElement, name: string, hasText: boolean, examples: readonly Rule[], actions: FileActions): void {
  render(
    html`
      <button class="button quiet" id="open-file" title="Open a file" aria-label="Open a file" @click=${actions.open}>${icons.open}<span>Open</span></button>
      <button class="button quiet" id="download" title="Download the document" aria-label="Download the document" ?disabled=${!hasText} @click=${actions.download}>${icons.download}<span>Download</span></button>
      <button class="button quiet" id="clear" title="Begin with an empty document" aria-label="Clear" ?disabled=${!hasText} @click=${actions.clear}>${icons.close}<span>Clear</span></button>
      ${name === "" ? nothing : html`<span class="file-name" title=${name}>${name}</span>`}
      <select class="examples" id="examples" aria-label="Examples" ?disabled=${examples.length === 0}
        @change=${(event: Event) => {
          const select = event.target as HTMLSelectElement;
          actions.example(select.value as RuleId);
          select.selectedIndex = 0;
        }}>
        <option value="">Examples</option>
        ${groups(examples).map(
          ([category, rules]) => html`<optgroup label=${category}>${rules.map(({ id }) => html`<option value=${id}>${id}</option>`)}</optgroup>`,
        )}
      </select>
    `,
    place,
  );
}

function groups(rules: readonly Rule[]): [string, Rule[]][] {
  const categories = [...new Set(rules.map(({ category }) => category))].sort();
  return categories.map((category) => [category, rules.filter((rule) => rule.category === category)]);
}

const CHOICES: { name: keyof Reading; label: string; title: string; values: string[] }[] = [
  { name: "operation", label: "Operation", title: "CreateBackendAuth, UpdateBackendAuth or GetBackendAuth", values: ["create", "update", "get"] },
  { name: "envelope", label: "Envelope", title: "The whole request, an object with ResourceConfig in it, or the bare ResourceConfig", values: ["request", "wrapped", "bare"] },
  { name: "casing", label: "Names", title: "As the SDKs write them (UserPoolConfigs), or as they are sent (userPoolConfigs)", values: ["sdk", "wire"] },
];

/** How the document is read: what the engine detected, and the choices that override it. */
export function renderReading(place: HTMLElement, reading: Reading, report: Report | undefined, change: (reading: Reading) => void): void {
  render(
    CHOICES.map(({ name, label, title, values }) => {
      const found = reading[name] === "auto" ? report?.[name] : undefined;
      return html`
        <label class="pill ${reading[name] === "auto" ? "" : "chosen"}" title=${title}><span>${label}</span>
          <select id="reading-${name}" @change=${(event: Event) => change({ ...reading, [name]: (event.target as HTMLSelectElement).value })}>
            <option value="auto" .selected=${reading[name] === "auto"}>${found === undefined ? "auto" : `auto: ${found}`}</option>
            ${values.map((value) => html`<option value=${value} .selected=${reading[name] === value}>${value}</option>`)}
          </select>
        </label>
      `;
    }),
    place,
  );
}
