// The list of findings, the worst first.

import type { Finding, Fix, Level, Report, Rule, RuleId } from "authlint";
import { html, nothing, render, type TemplateResult } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";

import { icons } from "./icons";
import { count, rich, sentence } from "./words";

export interface FindingActions {
  show(finding: Finding): void;
  apply(fix: Fix): void;
  preview(fix: Fix): void;
  explain(rule: RuleId): void;
  fixAll(): void;
  copy(): void;
}

const LEVELS: readonly Level[] = ["error", "warning", "advice"];

function names(level: Level, number: number): string {
  return level === "advice" || number === 1 ? level : `${level}s`;
}

/** The findings of a report as they are listed. */
export function sorted(report: Report): Finding[] {
  return report.findings.toSorted((one, other) => LEVELS.indexOf(one.level) - LEVELS.indexOf(other.level) || one.span.start - other.span.start);
}

export function renderFindings(head: HTMLElement, body: HTMLElement, report: Report, catalogue: ReadonlyMap<string, Rule>, actions: FindingActions): void {
  const findings = sorted(report);
  const fixable = findings.filter((finding) => finding.fixes.length > 0).length;
  render(
    html`
      <h2>${findings.length === 0 ? "No findings" : count(findings.length + report.omitted, "finding")}</h2>
      <ul class="counts" aria-label="Findings by level">
        ${LEVELS.map((level) => {
          const number = findings.filter((finding) => finding.level === level).length;
          return number === 0 ? nothing : html`<li class="chip ${level}" title=${names(level, number)}>${icons[level]} ${number}<span class="hidden"> ${names(level, number)}</span></li>`;
        })}
      </ul>
      <div class="head-actions">
        ${fixable === 0 ? nothing : html`<button class="button primary" id="fix-all" @click=${actions.fixAll}>${icons.wand} Fix all…</button>`}
        <button class="button icon-only" id="copy-report" title="Copy the report as Markdown" aria-label="Copy the report as Markdown" @click=${actions.copy}>${icons.copy}</button>
      </div>
    `,
    head,
  );
  render(findings.length === 0 ? clean(report) : list(findings, report, catalogue, actions), body);
}

function list(findings: Finding[], report: Report, catalogue: ReadonlyMap<string, Rule>, actions: FindingActions): TemplateResult {
  return html`
    <ol class="finding-list">
      ${repeat(findings, key, (finding) => card(finding, catalogue.get(finding.rule), actions))}
    </ol>
    ${report.omitted > 0 ? html`<p class="omitted">And ${report.omitted} more, not listed: fix some of these first.</p>` : nothing}
  `;
}

function key(finding: Finding, index: number): string {
  return `${finding.rule} ${finding.pointer} ${index}`;
}

function card(finding: Finding, rule: Rule | undefined, actions: FindingActions): TemplateResult {
  const { level, message, help, start } = finding;
  return html`
    <li class="finding ${level}" data-rule=${finding.rule}>
      <button class="finding-main" @click=${() => actions.show(finding)}>
        <span class="level" aria-hidden="true">${icons[level]}</span>
        <span class="message"><span class="hidden">${level}: </span>${rich(sentence(message))}</span>
        <span class="place">line ${start.line}, column ${start.column}</span>
      </button>
      ${help === undefined ? nothing : html`<p class="help">${rich(sentence(help))}</p>`}
      ${finding.fixes.length === 0 ? nothing : html`<div class="fixes">${finding.fixes.map((fix) => fixButtons(fix, actions))}</div>`}
      <p class="origin">
        <button class="rule-link" @click=${() => actions.explain(finding.rule)} title="What this rule is about">${finding.rule}</button>
        ${rule === undefined ? nothing : html`<details><summary>${rule.basis_in_words}</summary><p>${source(rule)}</p></details>`}
      </p>
    </li>
  `;
}

function fixButtons(fix: Fix, actions: FindingActions): TemplateResult {
  const isUnsafe = fix.applicability === "unsafe";
  return html`
    <span class="fix">
      <button class="button small apply" @click=${() => actions.apply(fix)} title=${isUnsafe ? "Unsafe fix: review the change" : "Safe fix"}>
        ${icons.wand}<span>${rich(sentence(fix.title))}</span>${isUnsafe ? html`<span class="review">review</span>` : nothing}
      </button>
      <button class="button small icon-only preview" @click=${() => actions.preview(fix)} title="Preview this change" aria-label="Preview: ${fix.title}">${icons.diff}</button>
    </span>
  `;
}

/** Where a fact comes from, its addresses as links. */
export function source(rule: Rule): (string | TemplateResult)[] {
  return rule.source.split(/(https:\/\/[^\s,;)]+)/).map((part, index) =>
    index % 2 === 1 ? html`<a href=${part} target="_blank" rel="noopener noreferrer">${part.replace(/^https:\/\//, "")}</a>` : part,
  );
}

function clean(report: Report): TemplateResult {
  const request = { create: "CreateBackendAuth request", update: "UpdateBackendAuth request", get: "GetBackendAuth response" }[report.operation];
  return html`
    <div class="blank good">
      <span class="emblem">${icons.check}</span>
      <h3>Nothing to complain about</h3>
      <p>As a ${request}, this document breaks none of the rules that are on.</p>
    </div>
  `;
}
