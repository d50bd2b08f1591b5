import type { CheckOptions, FixOptions, Form, ReadOptions, WasmSource } from "./options.js";
import type { Change, Completion, Converted, Fixed, FixedValue, Hover, Report, Rule, RulePage, ValueReport } from "./report.js";

export { flatten } from "./flatten.js";
export type * from "./flatten.js";
export type * from "./names.js";
export type * from "./options.js";
export type * from "./report.js";

/** Longer texts, in bytes, are refused with a `RangeError` before they are copied. */
export const MAX_LENGTH: number;

/** Browsers: loads the engine; await it once. `source` is for pages that keep the `.wasm` file elsewhere. Node: does nothing. */
export function init(source?: WasmSource): Promise<void>;

/** The findings of a text, or of a value such as the SDK takes. Throws only for options that mean nothing. */
export function check(text: string, options?: CheckOptions): Report;
export function check(value: object, options?: CheckOptions): ValueReport;

/** The text with its fixes applied, or a new value. */
export function fix(text: string, options?: FixOptions): Fixed;
export function fix<T extends object>(value: T, options?: FixOptions): FixedValue<T>;

/** A text in another form: edited, so that order, comments and numbers stay. Throws if something would be lost or made up. */
export function convert(text: string, form: Form, options?: ReadOptions): Converted;

/** What an update does to what exists, member by member; secrets are masked. Throws if `existing` cannot be compared. */
export function diff(existing: string | object, update: string | object, options?: ReadOptions): Change[];

/** The findings of a text as Markdown, for a ticket or a comment. */
export function markdown(text: string, options?: CheckOptions): string;

/** A text for somebody else's eyes: secrets, unknown values and comments masked, all else as it was. */
export function redact(text: string, options?: ReadOptions): string;

/** What can be written at an offset, the likeliest first. */
export function complete(text: string, offset: number, options?: ReadOptions): Completion[];

/** What is to be said of the member at an offset. */
export function hover(text: string, offset: number, options?: ReadOptions): Hover | undefined;

/** The catalogue of rules, sorted by id; it is loaded with the first call. */
export function rules(): Promise<Rule[]>;

/** A rule with its page, which is in the same file. */
export function explain(id: string): Promise<RulePage | undefined>;
