// What the engine does, over whichever copy of it an entry has started.

import { __wbg_reset_state, check as checkText, complete as completeText, configure, convert as convertText, diff as diffText, fix as fixText, hover as hoverText, markdown as markdownText, redact as redactText, report, swap } from "../dist/authlint.js";

/** Longer texts are refused before they are copied: no such configuration is anywhere near. */
export const MAX_LENGTH = 16 * 1024 * 1024;

let ready = false;

/** Says that the engine has been started. */
export function started() {
  ready = true;
}

/** The findings of a text, or of a value: those have pointers, and no places in a text. */
export function check(document, options) {
  if (typeof document === "string") return call(reportOn, encoded(document), options);
  return withoutPlaces(call(reportOn, encoded(serialized(document)), inMemory(options)));
}

/** A text with its fixes applied, or a value: then a new one. */
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

/** What can be written at an offset. */
export function complete(text, offset, options) {
  return JSON.parse(call(completeText, encoded(text), options, place(offset)));
}

/** What is to be said of the member at an offset. */
export function hover(text, offset, options) {
  return JSON.parse(call(hoverText, encoded(text), options, place(offset))) ?? undefined;
}

/**
 * The options that the engine has, and the ones that it had before: taking turns with two costs nothing.
 * `text` is what was written for the engine, `given` the same as a caller gave it if that can be compared (name, value,
 * name, value), `clean` the reports without findings by the number that the engine gives them.
 */
let sets = [set(""), set("")];

function set(text) {
  return { text, given: undefined, clean: new Map() };
}

/** Most texts are without findings: then all the engine gives is a number, and nothing has to be read. */
function reportOn(text) {
  const shape = checkText(text);
  const { clean } = sets[0];
  const known = clean.get(shape);
  if (known !== undefined) return { ...known, findings: [] };
  const found = JSON.parse(report());
  if (shape !== 0) clean.set(shape, found);
  return shape === 0 ? found : { ...found, findings: [] };
}

/** Calls the engine. After a trap its memory is not to be trusted: the next call gets a new instance. */
function call(function_, text, options, place) {
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

/** Sees to it that the engine has these options. */
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

/** Whether options are those that were given before. Lists and rules are not: what is in them may have changed. */
function isGiven(options, given) {
  if (given === undefined) return false;
  const names = options === undefined ? [] : Object.keys(Object(options));
  if (2 * names.length !== given.length) return false;
  for (let index = 0; index < names.length; index += 1) {
    const value = options[names[index]];
    if (names[index] !== given[2 * index] || value !== given[2 * index + 1] || typeof value === "object") return false;
  }
  return typeof options !== "string";
}

/** A value that is no text, as one. */
function serialized(value) {
  const text = typeof value === "object" && value !== null ? JSON.stringify(value) : undefined;
  if (text === undefined) throw new TypeError(`the document must be a string or an object, not ${value === null ? "null" : typeof value}`);
  return text;
}

/** What was never a file has its secrets where they belong. */
function inMemory(options) {
  return { inMemory: true, ...options };
}

/** A report on a value: what it says of places is about a text that nobody has seen. */
function withoutPlaces(report) {
  return { ...report, findings: report.findings.map(({ span, start, end, labels, fixes, ...finding }) => finding) };
}

const encoder = new TextEncoder();
/** Where texts of ordinary length are encoded: a new array for each call would take longer than the encoding. */
const scratch = new Uint8Array(64 * 1024);

function encoded(text) {
  if (typeof text !== "string") throw new TypeError(`the text must be a string, not ${typeof text}`);
  // No UTF-16 unit takes more than three bytes, so short texts need no counting.
  if (text.length > MAX_LENGTH || (text.length > MAX_LENGTH / 3 && bytes(text) > MAX_LENGTH)) {
    throw new RangeError(`the text is over the limit of ${MAX_LENGTH} bytes`);
  }
  if (text.length > scratch.length / 3) return encoder.encode(text);
  return scratch.subarray(0, encoder.encodeInto(text, scratch).written);
}

/** Bytes of UTF-8, without making them. */
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

/** The types of the options; whether a name or a value means something, the engine knows. */
const TYPES = {
  path: "string",
  format: "string",
  operation: "string",
  envelope: "string",
  casing: "string",
  existing: "string",
  encoding: "string",
  inMemory: "boolean",
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

/** Options as the engine reads them: a rule or nothing, a name, a value, with NUL behind each. */
function written(options) {
  let text = "";
  if (options === undefined) return text;
  demand("options", "object", options);
  for (const name of Object.keys(options)) {
    const given = options[name];
    const value = name === "existing" && typeof given === "object" ? serialized(given) : given;
    // Only a call that waits can be aborted: `authlint/worker` takes the signal before this sees it.
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
