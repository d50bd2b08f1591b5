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

/** Replaces a span by a text. The text is the document's own and may hold secrets. */
export interface Edit extends Span {
  text: string;
}

export interface Fix {
  title: string;
  /** `safe`: surely what was meant; `unsafe`: likely; review the change. */
  applicability: "safe" | "unsafe";
  edits: Edit[];
}

export interface Label {
  message: string;
  /** The span is not in the document but in what it is compared with, which has this name. */
  file?: string;
  span: Span;
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
  /** What the message is about, by name, where it says more than the pointer: `member` is the one that is missing. */
  data?: { member?: string; [name: string]: unknown };
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
  /** Why it was checked as that operation; begins with `assumed` where that is a guess. */
  operationReason: string;
  envelope: "request" | "wrapped" | "bare";
  casing: "sdk" | "wire";
  findings: Finding[];
  /** How many more findings there are than are listed. */
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

/** A finding in a value: it has a pointer, and no place in a text. */
export type ValueFinding = Omit<Finding, "span" | "start" | "end" | "labels" | "fixes">;

/** What `check` says of a value that is no text. */
export interface ValueReport extends Omit<Report, "findings"> {
  findings: ValueFinding[];
}

/** What `fix` makes of a value: a new one. */
export interface FixedValue<T = unknown> {
  value: T;
  applied: RuleId[];
  report: ValueReport;
}

export interface Fixed {
  text: string;
  /** The rules whose findings were mended, one for each fix. */
  applied: RuleId[];
  /** What is left to say about the new text. */
  report: Report;
}

/** A rule, as `authlint rules --format json` lists it. */
export interface Rule {
  id: RuleId;
  summary: string;
  category: Category;
  /** Absent where the rule does not apply. */
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

/** Something that can be written at an offset. */
export interface Completion {
  label: string;
  kind: "member" | "value" | "rule" | "directive";
  detail: string;
  /** Markdown. */
  documentation: string;
  /** What typed text is matched against. */
  filter: string;
  /** What is replaced. */
  span: Span;
  text: string;
  /** The same with places to fill in, in TextMate's syntax. */
  snippet: string;
  /** A comma that is missing before it. */
  comma?: Edit;
  required: boolean;
  deprecated: boolean;
}

export interface Hover {
  span: Span;
  markdown: string;
}
