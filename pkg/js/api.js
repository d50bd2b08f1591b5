// What the engine does, over whichever copy of it an entry has started.

import { __wbg_reset_state, check as checkText, complete as completeText, fix as fixText, hover as hoverText, markdown as markdownText, redact as redactText, rules as allRules } from "../dist/authlint.js";

/** Longer texts are refused before they are copied: no such configuration is anywhere near. */
export const MAX_LENGTH = 16 * 1024 * 1024;

let ready = false;

/** Says that the engine has been started. */
export function started() {
  ready = true;
}

/** The findings of a text. */
export function check(text, options) {
  return call(checkText, encoded(text), written(options));
}

/** The text with its fixes applied. */
export function fix(text, options) {
  return call(fixText, encoded(text), written(options));
}

/** The findings of a text as Markdown. */
export function markdown(text, options) {
  return call(markdownText, encoded(text), written(options));
}

/** A text without its secrets. */
export function redact(text, options) {
  return call(redactText, encoded(text), written(options));
}

/** What can be written at an offset. */
export function complete(text, offset, options) {
  return call(completeText, encoded(text), place(offset), written(options));
}

/** What is to be said of the member at an offset. */
export function hover(text, offset, options) {
  return call(hoverText, encoded(text), place(offset), written(options)) ?? undefined;
}

/** The catalogue of rules, without their pages. */
export function rules() {
  return call(allRules).map(({ docs, ...rule }) => rule);
}

/** Calls the engine. After a trap its memory is not to be trusted: the next call gets a new instance. */
function call(function_, ...values) {
  if (!ready) throw new Error("authlint is not ready: `await init()` first");
  try {
    return JSON.parse(function_(...values));
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) __wbg_reset_state();
    throw error;
  }
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

/** Options as the engine reads them: `name=value`, with NUL between them. */
function written(options) {
  if (options === undefined) return "";
  const entries = [];
  for (const name of Object.keys(options)) {
    if (name === "rules") writeRules(entries, options.rules);
    else write(entries, name, options[name]);
  }
  return entries.join("\0");
}

function write(entries, name, value) {
  if (value === undefined) return;
  if (!Array.isArray(value)) entries.push(`${name}=${clean(value)}`);
  else if (value.length === 0) entries.push(`${name}=`);
  else for (const item of value) entries.push(`${name}=${clean(item)}`);
}

/** A rule's level, or its level and its own options; the items of their lists have U+0001 between them. */
function writeRules(entries, rules) {
  if (rules === undefined) return;
  for (const id of Object.keys(rules)) {
    const value = rules[id];
    if (typeof value !== "object" || value === null) {
      write(entries, `rules.${id}`, value);
      continue;
    }
    if (value.level === undefined) write(entries, `rules.${id}.level`, "on");
    for (const name of Object.keys(value)) write(entries, `rules.${id}.${name}`, joined(value[name]));
  }
}

function joined(value) {
  return Array.isArray(value) ? value.join("\u0001") : value;
}

function clean(value) {
  return typeof value === "string" && value.includes("\0") ? value.replaceAll("\0", "\ufffd") : value;
}
