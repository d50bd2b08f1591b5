import type { CheckOptions, FixOptions, Form, ReadOptions, WasmSource } from "./options.js";
import type { Change, Completion, Converted, Fixed, FixedValue, Hover, Report, Rule, RulePage, ValueReport } from "./report.js";

export { flatten } from "./flatten.js";
export type * from "./flatten.js";
export type * from "./names.js";
export type * from "./options.js";
export type * from "./report.js";

/** The maximum length of a text in bytes; longer ones throw a `RangeError` before they are copied. */
export const MAX_LENGTH: number;

/** Browsers: loads the engine; await it once. `source` is for pages that keep the `.wasm` file elsewhere. Node: does nothing. */
export function init(source?: WasmSource): Promise<void>;

/** Checks a text, or a value such as the SDK takes. Throws only for invalid options. */
export function check(text: string, options?: CheckOptions): Report;
export function check(value: object, options?: CheckOptions): ValueReport;

/** Applies fixes to a text, or to a copy of a value. */
export function fix(text: string, options?: FixOptions): Fixed;
export function fix<T extends object>(value: T, options?: FixOptions): FixedValue<T>;

/** A text in another form: edited, so that order, comments and numbers stay. Throws if something would be lost or made up. */
export function convert(text: string, form: Form, options?: ReadOptions): Converted;

/** What an update does to what exists, member by member; secrets are masked. Throws if `existing` cannot be compared. */
export function diff(existing: string | object, update: string | object, options?: ReadOptions): Change[];

/** The findings of a text as Markdown, for a ticket or a comment. */
export function markdown(text: string, options?: CheckOptions): string;

/** The text, safe to share: secrets and unknown values masked, comments removed except suppressions, everything else unchanged. */
export function redact(text: string, options?: ReadOptions): string;

/** The completions at an offset, the likeliest first. */
export function complete(text: string, offset: number, options?: ReadOptions): Completion[];

/** The documentation of the member at an offset. */
export function hover(text: string, offset: number, options?: ReadOptions): Hover | undefined;

/** All rules, sorted by id; loaded with the first call. */
export function rules(): Promise<Rule[]>;

/** A rule with its documentation, from the same file. */
export function explain(id: string): Promise<RulePage | undefined>;
