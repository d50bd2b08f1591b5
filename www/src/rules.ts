// The rule browser: search, pages, levels and options.

import type { Category, Level, Rule, RuleId } from "authlint";
import { html, nothing, type TemplateResult } from "lit-html";

import { source } from "./card";
import { Configuring } from "./configuring";
import { Dialog } from "./dialog";
import { engine } from "./engine";
import { examplesOf } from "./example";
import { icons } from "./icons";
import { pageOf } from "./page";
import { addressOf, home, ruleIn } from "./route";
import type { RuleChoice, RuleChoices } from "./settings";
import { rich } from "./words";

export interface RuleActions {
  choices(): RuleChoices;
  choose(choices: RuleChoices): void;
  example(rule: RuleId, index: number): void;
}

/** Which rules are listed, by their setting. */
const STATES = { all: "All", on: "On", off: "Off", changed: "Changed" } as const;

const LEVELS = ["error", "warning", "advice", "off"] as const;

export class Rules {
  readonly #dialog = new Dialog("rules", "Rules");
  #catalogue: readonly Rule[] = [];
  #shown: RuleId | undefined;
  #docs: string | undefined;
  #query = "";
  #category: Category | "" = "";
  #state: keyof typeof STATES = "all";
  /** The documentation of all rules, for the search. */
  #texts = new Map<RuleId, string>();
  readonly #configuring = new Configuring();

  constructor(private readonly actions: RuleActions) {
    this.#dialog.element.addEventListener("close", () => {
      if (ruleIn(location.hash) !== undefined) history.replaceState(null, "", home());
    });
  }

  close(): void {
    this.#dialog.close();
  }

  /** Opens the page of a rule; without one the list, or the page that was read last. */
  async open(id: RuleId | ""): Promise<void> {
    if (this.#catalogue.length === 0) this.#catalogue = await engine.rules();
    if (id !== "") {
      this.#query = "";
      this.#category = "";
      this.#state = "all";
    }
    // Drawn before it opens: the dialog looks for what is to have the focus then.
    const isKnown = this.#catalogue.some((rule) => rule.id === id);
    const shown = this.#show(isKnown ? (id as RuleId) : this.#shown);
    this.#dialog.open();
    await shown;
    await this.#read();
    this.#dialog.element.querySelector(".rule-list [aria-current]")?.scrollIntoView({ block: "nearest" });
  }

  async #read(): Promise<void> {
    if (this.#texts.size > 0) return;
    const pages = await Promise.all(this.#catalogue.map(({ id }) => engine.explain(id)));
    this.#texts = new Map(pages.flatMap((page) => (page === undefined ? [] : [[page.id, page.docs.toLowerCase()]])));
    if (this.#query !== "") this.#render();
  }

  async #show(id: RuleId | undefined): Promise<void> {
    const address = addressOf(id ?? "");
    // The first one is a step in the history, so that the back button undoes it.
    if (ruleIn(location.hash) === undefined) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
    this.#shown = id;
    this.#docs = undefined;
    this.#render();
    if (id === undefined) return;
    const page = await engine.explain(id);
    if (this.#shown !== id) return;
    this.#docs = page?.docs;
    this.#render();
    const detail = this.#dialog.element.querySelector<HTMLElement>(".rule-detail");
    detail?.scrollTo({ top: 0 });
  }

  #found(): Rule[] {
    const words = this.#query.toLowerCase().split(/\s+/).filter(Boolean);
    const found = this.#catalogue.filter((rule) => {
      const text = `${rule.id} ${rule.summary} ${rule.category} ${rule.source}`.toLowerCase() + (this.#texts.get(rule.id) ?? "");
      return (this.#category === "" || rule.category === this.#category) && this.#isIn(this.#state, rule) && words.every((word) => text.includes(word));
    });
    // Names say more than texts.
    const isNamed = ({ id, summary }: Rule) => words.every((word) => `${id} ${summary}`.toLowerCase().includes(word));
    return words.length === 0 ? found : [...found.filter(isNamed), ...found.filter((rule) => !isNamed(rule))];
  }

  #isIn(state: keyof typeof STATES, rule: Rule): boolean {
    const choice = this.actions.choices()[rule.id];
    const isOff = levelOf(rule, choice) === "off";
    return { all: true, on: !isOff, off: isOff, changed: choice !== undefined }[state];
  }

  #render(): void {
    const found = this.#found();
    const categories = [...new Set(this.#catalogue.map(({ category }) => category))].sort();
    const rule = this.#catalogue.find(({ id }) => id === this.#shown);
    const changed = Object.keys(this.actions.choices()).length;
    const body = html`
      <div class="rules ${rule === undefined ? "" : "has-detail"}">
        <div class="rules-side">
          <div class="rules-search">
            <input type="search" id="rule-search" aria-label="Search the rules" placeholder="Search ${this.#catalogue.length} rules" autofocus .value=${this.#query}
              @input=${(event: Event) => { this.#query = (event.target as HTMLInputElement).value; this.#render(); }} />
            <select aria-label="Category" @change=${(event: Event) => { this.#category = (event.target as HTMLSelectElement).value as Category | ""; this.#render(); }}>
              <option value="" .selected=${this.#category === ""}>All categories</option>
              ${categories.map((category) => html`<option value=${category} .selected=${this.#category === category}>${category}</option>`)}
            </select>
            <div class="segments" role="group" aria-label="Which rules">
              ${Object.entries(STATES).map(([state, label]) => html`<button aria-pressed=${String(this.#state === state)} @click=${() => { this.#state = state as keyof typeof STATES; this.#render(); }}>${label}</button>`)}
            </div>
          </div>
          <ul class="rule-list" aria-label="Rules">
            ${found.map((rule) => this.#row(rule))}
            ${found.length === 0 ? html`<li class="none">No rule matches.</li>` : nothing}
          </ul>
        </div>
        <article class="rule-detail" tabindex="-1">${rule === undefined ? this.#invitation() : this.#detail(rule)}</article>
      </div>
    `;
    const footer = html`
      <footer>
        <p class="footer-note">${changed === 0 ? "Every rule has its own level." : `${changed} ${changed === 1 ? "rule differs" : "rules differ"} from the defaults.`}</p>
        <button class="button" ?disabled=${changed === 0} @click=${() => this.#choose({})}>${icons.undo} Reset all</button>
        <button class="button" id="show-configuration" @click=${() => this.#configuring.open(this.actions.choices())}>${icons.sliders} authlint.toml</button>
      </footer>
    `;
    this.#dialog.render(body, footer);
  }

  #row(rule: Rule): TemplateResult {
    const level = levelOf(rule, this.actions.choices()[rule.id]);
    return html`
      <li>
        <button aria-current=${rule.id === this.#shown ? "true" : nothing} @click=${() => this.#show(rule.id)}>
          <span class="level ${level}" title=${level}>${level === "off" ? html`<span class="off">off</span>` : icons[level]}</span>
          <span class="rule-name">${rule.id}<span class="hidden">, ${level}</span></span>
          <span class="rule-summary">${rich(rule.summary)}</span>
        </button>
      </li>
    `;
  }

  #invitation(): TemplateResult {
    return html`<div class="empty-state"><h3>${this.#catalogue.length} rules, each with its reasons</h3><p>Choose one to read what it checks, its source, and examples.</p></div>`;
  }

  #detail(rule: Rule): TemplateResult {
    const bad = this.#docs === undefined ? [] : examplesOf(rule, this.#docs);
    return html`
      <button class="button small back" @click=${() => this.#show(undefined)}>← All rules</button>
      <h3 class="rule-title">${rule.id}</h3>
      <p class="rule-address"><a href="./rules/${rule.id}.html">Open as a page</a></p>
      <dl class="facts">
        <div><dt>Category</dt><dd>${rule.category}</dd></div>
        <div><dt>Applies to</dt><dd>${Object.keys(rule.levels).join(", ")}</dd></div>
        <div><dt>Basis</dt><dd>${rich(rule.basis_in_words)}</dd></div>
        <div class="wide"><dt>Source</dt><dd>${source(rule)}</dd></div>
      </dl>
      ${this.#setting(rule)}
      <div class="page">${this.#docs === undefined ? html`<p>Loading the page…</p>` : pageOf(this.#docs)}</div>
      ${bad.map(
        (_, index) => html`<button class="button primary try" @click=${() => { this.#dialog.close(); this.actions.example(rule.id, index); }}>Try ${bad.length === 1 ? "the bad example" : `bad example ${index + 1}`}</button>`,
      )}
    `;
  }

  #setting(rule: Rule): TemplateResult {
    const choice = this.actions.choices()[rule.id] ?? {};
    const own = ownLevel(rule);
    return html`
      <fieldset class="setting">
        <legend class="hidden">Setting</legend>
        <label><span>Level</span>
          <select id="rule-level" @change=${(event: Event) => this.#set(rule.id, { ...choice, level: ((event.target as HTMLSelectElement).value || undefined) as RuleChoice["level"] })}>
            <option value="" .selected=${choice.level === undefined}>default: ${own}</option>
            ${LEVELS.map((level) => html`<option value=${level} .selected=${choice.level === level}>${level}</option>`)}
          </select>
        </label>
        ${rule.options.map((option) => {
          if (option.default === null) return html`<p class="note"><code>${option.name}</code>: a pattern, for <code>authlint.toml</code> and the command line only.</p>`;
          const byDefault = option.default;
          const value = choice.options?.[option.name] ?? byDefault;
          const change = (event: Event) => this.#set(rule.id, withOption(choice, option.name, (event.target as HTMLInputElement).value, byDefault));
          return html`<label><span>${option.name}</span>
            <input type=${typeof option.default === "number" ? "number" : "text"} min="0" .value=${Array.isArray(value) ? value.join(", ") : String(value)} @change=${change} />
            <small>${rich(option.docs)}${Array.isArray(option.default) ? "; separated by commas" : ""}</small></label>`;
        })}
      </fieldset>
    `;
  }

  #set(id: RuleId, { level, options }: RuleChoice): void {
    const choices = { ...this.actions.choices() };
    delete choices[id];
    if (level !== undefined || options !== undefined) choices[id] = { ...(level && { level }), ...(options && { options }) };
    this.#choose(choices);
  }

  #choose(choices: RuleChoices): void {
    this.actions.choose(choices);
    this.#render();
  }
}

/** The default of a rule: its level for create requests, or for whatever it applies to. */
function ownLevel(rule: Rule): Level | "off" {
  return rule.on_by_default ? (rule.levels.create ?? rule.levels.update ?? rule.levels.get ?? "off") : "off";
}

function levelOf(rule: Rule, choice: RuleChoice | undefined): Level | "off" {
  return choice?.level ?? ownLevel(rule);
}

function withOption(choice: RuleChoice, name: string, text: string, byDefault: number | string[]): RuleChoice {
  const options = { ...choice.options };
  delete options[name];
  if (typeof byDefault === "number") {
    const number = Number(text);
    if (text.trim() !== "" && Number.isSafeInteger(number) && number >= 0 && number !== byDefault) options[name] = number;
  } else {
    const items = text.split(",").map((item) => item.trim()).filter(Boolean);
    if (items.length > 0) options[name] = items;
  }
  return { ...choice, options: Object.keys(options).length === 0 ? undefined : options };
}
