import type { Basis, Category, Format, Level, RuleId } from "./names.js";

export interface Span {
  start: number;
  end: number;
}

/** Both count from 1. */
export interface Position {
  line: number;
  column: number;
}

/** Replaces a span with a text. The text may contain secrets of the document. */
export interface Edit extends Span {
  text: string;
}

export interface Fix {
  title: string;
  /** `safe`: certainly what was meant; `unsafe`: likely, review the change. */
  applicability: "safe" | "unsafe";
  edits: Edit[];
}

export interface Label {
  message: string;
  /** The span is not in the document but in what it is compared with, which has this name. */
  file?: string;
  span: Span;
}

/** The parts of a message by name, for forms and translations. The rule identifies the message, with `messageId` where it has several. */
export interface Data {
  /** Canonical path of the member that the finding is about, or of the nearest one around it: `UserPoolConfigs.Mfa`. */
  member?: string;
  /** Which of the rule's messages it is, where the rule has several: stable, whatever the wording. */
  messageId?: string;
  /** Name of the member that is missing, in the casing of the document. */
  missing?: string;
  /** The name, value or type that the document has, masked where it must not be shown. */
  found?: string;
  /** Names, values or types that are allowed. */
  allowed?: string[];
  /** The name or value that was most likely meant. */
  suggestion?: string;
}

/** One thing that is wrong, or could be better. Its texts are redacted; only fixes carry document text. */
export interface Finding {
  rule: RuleId;
  category: Category;
  level: Level;
  message: string;
  help?: string;
  url?: string;
  basis: Basis;
  data: Data;
  /** RFC 6901, into the document as it was given. */
  pointer: string;
  span: Span;
  start: Position;
  end: Position;
  labels: Label[];
  fixes: Fix[];
}

/** An element of `files` of the JSON report. */
export interface Report {
  path: string;
  format: Format;
  operation: "create" | "update" | "get";
  /** Why it was checked as that operation; starts with `assumed` if that is a guess. */
  operationReason: string;
  envelope: "request" | "wrapped" | "bare";
  casing: "sdk" | "wire";
  findings: Finding[];
  /** The number of findings that are not listed. */
  omitted: number;
}

/** What an update does to a member. */
export interface Change {
  /** From the `ResourceConfig` down. */
  path: string;
  effect: "changed" | "added" | "reset" | "kept" | "cannot-change";
  before?: string;
  after?: string;
  /** Why it is reset. */
  reason?: string;
}

export interface Converted {
  /** It may hold secrets. */
  text: string;
  /** What was dropped, and what is to be added before it is sent; a sentence each. */
  notes: string[];
}

/** A finding in a value: it has a pointer, but no span. */
export type ValueFinding = Omit<Finding, "span" | "start" | "end" | "labels" | "fixes">;

/** The report on a value. */
export interface ValueReport extends Omit<Report, "findings"> {
  findings: ValueFinding[];
}

/** The result of fixing a value. */
export interface FixedValue<T = unknown> {
  value: T;
  applied: RuleId[];
  report: ValueReport;
}

export interface Fixed {
  text: string;
  /** The rules whose findings were fixed, one for each fix. */
  applied: RuleId[];
  /** The report on the new text. */
  report: Report;
}

/** A rule, as `authlint rules --format json` lists it. */
export interface Rule {
  id: RuleId;
  summary: string;
  category: Category;
  /** Absent if the rule does not apply. */
  levels: { create?: Level; update?: Level; get?: Level };
  on_by_default: boolean;
  basis: Basis;
  basis_in_words: string;
  source: string;
  url?: string;
  options: { name: string; default: number | string[] | null; docs: string }[];
}

export interface RulePage extends Rule {
  /** Markdown. */
  docs: string;
}

/** A completion item. */
export interface Completion {
  label: string;
  kind: "member" | "value" | "rule" | "directive";
  detail: string;
  /** Markdown. */
  documentation: string;
  /** The text that typed text is matched against. */
  filter: string;
  /** The replaced span. */
  span: Span;
  text: string;
  /** The same with tab stops, in TextMate's snippet syntax. */
  snippet: string;
  /** A missing comma before it. */
  comma?: Edit;
  required: boolean;
  deprecated: boolean;
}

export interface Hover {
  span: Span;
  markdown: string;
}
