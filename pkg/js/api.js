// The functions of the engine, whichever entry has started it.

import { __wbg_reset_state, check as checkText, complete as completeText, configure, convert as convertText, diff as diffText, fix as fixText, hover as hoverText, markdown as markdownText, redact as redactText, report, swap } from "../dist/authlint.js";

/** Longer texts are rejected before they are copied; no real configuration comes close. */
export const MAX_LENGTH = 16 * 1024 * 1024;

let ready = false;

/** Sets the engine that has been started. */
export function started() {
  ready = true;
}

/** Checks a text, or a value: its findings have pointers, but no spans. */
export function check(document, options) {
  if (typeof document === "string") return call(reportOn, encoded(document), options);
  return withoutPlaces(call(reportOn, encoded(serialized(document)), inMemory(options)));
}

/** Applies fixes to a text, or to a copy of a value. */
export function fix(document, options) {
  if (typeof document === "string") return JSON.parse(call(fixText, encoded(document), options));
  const { text, applied, report } = JSON.parse(call(fixText, encoded(serialized(document)), inMemory(options)));
  return { value: JSON.parse(text), applied, report: withoutPlaces(report) };
}

/** A text in another form, and what is to be said of that. */
export function convert(text, form, options) {
  demand("the form", "object", form);
  const names = ["operation", "casing", "envelope", "format"];
  const unknown = Object.keys(form).find((name) => !names.includes(name));
  if (unknown !== undefined) throw new TypeError(`the form: there is no \`${unknown}\``);
  const wanted = names.map((name) => clear(`${form[name] ?? ""}`)).join("\0");
  const { error, ...converted } = JSON.parse(call(convertText, encoded(text), options, wanted));
  if (error !== undefined) throw new Error(`not converted: ${error}`);
  return converted;
}

/** What an update does to what exists, member by member. */
export function diff(existing, update, options) {
  const text = typeof update === "string" ? update : serialized(update);
  return JSON.parse(call(diffText, encoded(text), { ...options, existing }));
}

/** The findings of a text as Markdown. */
export function markdown(text, options) {
  return call(markdownText, encoded(text), options);
}

/** A text without its secrets. */
export function redact(text, options) {
  return call(redactText, encoded(text), options);
}

/** The completions at an offset. */
export function complete(text, offset, options) {
  return JSON.parse(call(completeText, encoded(text), options, place(offset)));
}

/** The documentation of the member at an offset. */
export function hover(text, offset, options) {
  return JSON.parse(call(hoverText, encoded(text), options, place(offset))) ?? undefined;
}

/**
 * The current options of the engine and the previous ones, so that alternating between two costs nothing.
 * `text` is their encoding for the engine, `given` the caller's options if they can be compared (name, value, name,
 * value), `clean` the reports without findings by the number that the engine assigns.
 */
let sets = [set(""), set("")];

function set(text) {
  return { text, given: undefined, clean: new Map() };
}

/** Most texts have no findings: then the engine returns only a number, and there is no JSON to parse. */
function reportOn(text) {
  const shape = checkText(text);
  const { clean } = sets[0];
  const known = clean.get(shape);
  if (known !== undefined) return { ...known, findings: [] };
  const found = JSON.parse(report());
  if (shape !== 0) clean.set(shape, found);
  return shape === 0 ? found : { ...found, findings: [] };
}

/** Calls the engine. After a trap its memory may be corrupt, so the next call gets a new instance. */
export function call(function_, text, options, place) {
  if (!ready) throw new Error("authlint is not ready: `await init()` first");
  try {
    choose(options);
    return function_(text, place);
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) {
      sets = [set(""), set("")];
      __wbg_reset_state();
    }
    throw error;
  }
}

/** Ensures that the engine has these options. */
function choose(options) {
  if (isGiven(options, sets[0].given)) return;
  if (isGiven(options, sets[1].given)) return turn();
  const text = written(options);
  if (sets[0].text !== text) turn();
  if (sets[0].text !== text) {
    const problem = configure(text);
    if (problem !== undefined) throw new Error(problem);
    sets[0] = set(text);
  }
  sets[0].given = Object.entries(options ?? {}).flat();
}

function turn() {
  sets.reverse();
  swap();
}

/** Whether options equal the previous ones. Never for lists and rules, whose content may have changed. */
function isGiven(options, given) {
  if (given === undefined) return false;
  if (options === undefined) return given.length === 0;
  // What is no object is rejected elsewhere.
  if (typeof options !== "object" || options === null || Array.isArray(options)) return false;
  const names = Object.keys(options);
  if (2 * names.length !== given.length) return false;
  for (let index = 0; index < names.length; index += 1) {
    const value = options[names[index]];
    if (names[index] !== given[2 * index] || value !== given[2 * index + 1] || typeof value === "object") return false;
  }
  return true;
}

/** A value as text. */
function serialized(value) {
  const text = typeof value === "object" && value !== null ? JSON.stringify(value) : undefined;
  if (text === undefined) throw new TypeError(`the document must be a string or an object, not ${value === null ? "null" : typeof value}`);
  return text;
}

/** A value is not from a file, so secrets in it are no finding. */
function inMemory(options) {
  return { inMemory: true, ...options };
}

/** A report on a value, without spans, which refer to a text that the caller does not have. */
function withoutPlaces(report) {
  return { ...report, findings: report.findings.map(({ span, start, end, labels, fixes, ...finding }) => finding) };
}

const encoder = new TextEncoder();
/** The buffer for texts of ordinary length: allocating one for each call would take longer than encoding. */
const scratch = new Uint8Array(64 * 1024);

export function encoded(text) {
  if (typeof text !== "string") throw new TypeError(`the text must be a string, not ${typeof text}`);
  // No UTF-16 unit takes more than three bytes, so short texts need no counting.
  if (text.length > MAX_LENGTH || (text.length > MAX_LENGTH / 3 && bytes(text) > MAX_LENGTH)) {
    throw new RangeError(`the text is over the limit of ${MAX_LENGTH} bytes`);
  }
  if (text.length > scratch.length / 3) return encoder.encode(text);
  return scratch.subarray(0, encoder.encodeInto(text, scratch).written);
}

/** The length in UTF-8 bytes, without encoding. */
function bytes(text) {
  let count = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) continue;
    // A surrogate pair is four bytes, two units: each adds one.
    count += unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 1 : 2;
  }
  return count;
}

function place(offset) {
  return Math.min(Math.max(Math.trunc(offset) || 0, 0), 0xffff_ffff);
}

/** The types of the options; the engine checks names and values. */
const TYPES = {
  path: "string",
  format: "string",
  operation: "string",
  envelope: "string",
  casing: "string",
  existing: "string",
  encoding: "string",
  inMemory: "boolean",
  redacted: "boolean",
  unsafeFixes: "boolean",
  select: "list",
  extendSelect: "list",
  ignore: "list",
  rules: "object",
};

const IN_WORDS = { string: "a string", boolean: "true or false", list: "an array of rules and categories", object: "an object" };

function demand(name, wanted, value) {
  const isOne = wanted === "list" ? Array.isArray(value) : typeof value === wanted && value !== null && !Array.isArray(value);
  if (isOne) return;
  const found = value === null ? "null" : Array.isArray(value) ? "an array" : typeof value;
  throw new TypeError(`${name} must be ${IN_WORDS[wanted]}, not ${found}`);
}

/** Options as the engine reads them: a rule id or nothing, a name, a value, each followed by NUL. */
function written(options) {
  let text = "";
  if (options === undefined) return text;
  demand("options", "object", options);
  for (const name of Object.keys(options)) {
    const given = options[name];
    const value = name === "existing" && typeof given === "object" ? serialized(given) : given;
    // Only asynchronous calls can be aborted: `authlint/worker` handles the signal before.
    if (value === undefined || name === "signal") continue;
    if (Object.hasOwn(TYPES, name)) demand(`options: \`${name}\``, TYPES[name], value);
    if (name === "rules") text += writtenRules(value);
    else if (!Array.isArray(value)) text += entry("", name, value);
    else if (value.length === 0) text += entry("", name, "");
    else for (const item of value) text += entry("", name, `${item}`);
  }
  return text;
}

/** The items of a list that is an option of a rule have U+0001 between them. */
function writtenRules(rules) {
  let text = "";
  for (const id of Object.keys(rules)) {
    const setting = rules[id];
    if (typeof setting !== "object" || setting === null) {
      text += entry(id, "level", setting);
      continue;
    }
    if (setting.level === undefined) text += entry(id, "level", "on");
    for (const name of Object.keys(setting)) {
      const value = setting[name];
      text += entry(id, name, Array.isArray(value) ? value.join("\u0001") : value);
    }
  }
  return text;
}

function entry(rule, name, value) {
  return value === undefined ? "" : `${clear(rule)}\0${clear(name)}\0${clear(`${value}`)}\0`;
}

function clear(text) {
  return text.includes("\0") ? text.replaceAll("\0", "\ufffd") : text;
}
