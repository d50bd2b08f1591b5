// The list of findings, the worst first.

import type { Finding, Fix, Level, Report, Rule, RuleId } from "authlint";
import { html, nothing, render, type TemplateResult } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";

import { card } from "./card";
import { clean } from "./clean";
import { grouped, keyOf, type Group } from "./grouping";
import { icons } from "./icons";
import { inWords, LEVELS, sorted } from "./levels";
import { notationCard, notationOf } from "./notation";
import { count, rich, sentence } from "./words";

export interface FindingActions {
  show(finding: Finding): void;
  apply(fix: Fix): void;
  preview(fix: Fix): void;
  explain(rule: RuleId): void;
  fixRule(rule: RuleId): void;
  fixAll(): void;
  toJson(): void;
  copy(): void;
}

export interface Listed {
  report: Report;
  catalogue: ReadonlyMap<string, Rule>;
  isCompared: boolean;
  /** Why the document could not be written as JSON. */
  problem?: string;
}

/** So many of a group are listed, until it is opened. */
const FIRST = 3;

export class Findings {
  readonly #hidden = new Set<Level>();
  readonly #opened = new Set<RuleId>();
  #selected: string | undefined;
  #listed: Listed | undefined;

  constructor(
    private readonly head: HTMLElement,
    private readonly body: HTMLElement,
    private readonly actions: FindingActions,
  ) {}

  show(listed: Listed): void {
    this.#listed = listed;
    this.#draw();
  }

  /** Selects the innermost finding at an offset of the document. */
  selectAt(offset: number): void {
    const at = this.at(offset)[0];
    const key = at === undefined ? undefined : keyOf(at);
    if (key === this.#selected) return;
    if (at !== undefined) this.#reveal(at);
    this.#selected = key;
    this.#draw();
    this.body.querySelector(".finding.selected")?.scrollIntoView({ block: "nearest" });
  }

  /** The findings at an offset, the innermost first. */
  at(offset: number): Finding[] {
    const findings = this.#listed?.report.findings.filter(({ span }) => span.start <= offset && offset <= span.end) ?? [];
    return findings.sort((one, other) => one.span.end - one.span.start - (other.span.end - other.span.start));
  }

  #reveal({ rule, level }: Finding): void {
    if (this.#hidden.has(level)) return;
    this.#opened.add(rule);
  }

  #draw(): void {
    if (this.#listed === undefined) return;
    const { report } = this.#listed;
    render(this.#headline(report), this.head);
    render(report.findings.length === 0 ? clean(this.#listed) : this.#list(this.#listed), this.body);
  }

  #headline(report: Report): TemplateResult {
    const { findings, omitted } = report;
    const isFixable = findings.some(({ fixes }) => fixes.length > 0);
    return html`
      <h2>${findings.length === 0 ? "No findings" : count(findings.length + omitted, "finding")}</h2>
      <div class="counts" role="group" aria-label="Show findings by level">
        ${LEVELS.map((level) => {
          const number = findings.filter((finding) => finding.level === level).length;
          if (number === 0) return nothing;
          const isShown = !this.#hidden.has(level);
          return html`<button class="chip ${level}" aria-pressed=${String(isShown)} aria-label=${inWords(level, number)} title=${`${inWords(level, number)}: ${isShown ? "hide" : "show"}`} @click=${() => this.#toggle(level)}>${icons[level]} ${number}</button>`;
        })}
      </div>
      <div class="head-actions">
        ${isFixable ? html`<button class="button primary" id="fix-all" @click=${this.actions.fixAll}>${icons.wand} Fix all…</button>` : nothing}
        <button class="button icon-only" id="copy-report" title="Copy the report as Markdown" aria-label="Copy the report as Markdown" @click=${this.actions.copy}>${icons.copy}</button>
      </div>
    `;
  }

  #toggle(level: Level): void {
    if (!this.#hidden.delete(level)) this.#hidden.add(level);
    this.#draw();
  }

  #list({ report, catalogue, problem }: Listed): TemplateResult {
    // It has a card of its own.
    const notation = notationOf(report);
    const all = sorted(report).filter((finding) => finding !== notation);
    const shown = all.filter(({ level }) => !this.#hidden.has(level));
    return html`
      ${notationCard(notation, this.actions.toJson, problem)}
      <ol class="finding-list">
        ${repeat(grouped(shown), ({ findings: [first] }) => (first === undefined ? "" : keyOf(first)), (group) =>
          group.findings.length === 1 ? group.findings.map((finding) => this.#card(finding, catalogue)) : this.#group(group, catalogue),
        )}
      </ol>
      ${shown.length < all.length
        ? html`<p class="omitted">${count(all.length - shown.length, "finding is", "findings are")} hidden. <button class="link" @click=${() => { this.#hidden.clear(); this.#draw(); }}>Show all</button></p>`
        : nothing}
      ${report.omitted > 0 ? html`<p class="omitted">And ${report.omitted} more, not listed: fix some of these first.</p>` : nothing}
    `;
  }

  #group({ rule, findings }: Group, catalogue: ReadonlyMap<string, Rule>): TemplateResult {
    const isOpen = this.#opened.has(rule) || findings.length <= FIRST + 1;
    const listed = isOpen ? findings : findings.slice(0, FIRST);
    const fixable = findings.filter(({ fixes }) => fixes.length > 0).length;
    const title = catalogue.get(rule)?.summary ?? rule;
    return html`
      <li class="group" data-group=${rule}>
        <div class="group-head">
          <h3>${rich(sentence(title))} <span class="times">${findings.length}×</span></h3>
          ${fixable > 1 ? html`<button class="button small fix-group" @click=${() => this.actions.fixRule(rule)} title=${`Fix all findings of ${rule}`}>${icons.wand} Fix ${fixable === findings.length ? "all" : ""} ${fixable}</button>` : nothing}
        </div>
        <ol>
          ${repeat(listed, keyOf, (finding) => this.#card(finding, catalogue))}
        </ol>
        ${isOpen ? nothing : html`<button class="link more" @click=${() => { this.#opened.add(rule); this.#draw(); }}>Show ${findings.length - FIRST} more</button>`}
      </li>
    `;
  }

  #card(finding: Finding, catalogue: ReadonlyMap<string, Rule>): TemplateResult {
    const key = keyOf(finding);
    const select = () => {
      this.#selected = key;
      this.#draw();
      this.actions.show(finding);
    };
    return card(finding, catalogue.get(finding.rule), key === this.#selected, select, this.actions);
  }
}
