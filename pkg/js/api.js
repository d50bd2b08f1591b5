// What the engine does, over whichever copy of it an entry has started.

import { __wbg_reset_state, check as checkText, complete as completeText, fix as fixText, hover as hoverText, rules as allRules } from "../dist/authlint.js";

/** Longer texts are refused before they are copied: no such configuration is anywhere near. */
export const MAX_LENGTH = 16 * 1024 * 1024;

let ready = false;

/** Says that the engine has been started. */
export function started() {
  ready = true;
}

/** The findings of a text. */
export function check(text, options) {
  return call(checkText, sized(text), written(options));
}

/** The text with its fixes applied. */
export function fix(text, options) {
  return call(fixText, sized(text), written(options));
}

/** What can be written at an offset. */
export function complete(text, offset, options) {
  return call(completeText, sized(text), place(offset), written(options));
}

/** What is to be said of the member at an offset. */
export function hover(text, offset, options) {
  return call(hoverText, sized(text), place(offset), written(options)) ?? undefined;
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

function sized(text) {
  if (typeof text !== "string") throw new TypeError(`the text must be a string, not ${typeof text}`);
  // No UTF-16 unit takes more than three bytes, so short texts need no counting.
  if (text.length > MAX_LENGTH || (text.length > MAX_LENGTH / 3 && bytes(text) > MAX_LENGTH)) {
    throw new RangeError(`the text is over the limit of ${MAX_LENGTH} bytes`);
  }
  return text;
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
  return Object.entries(options)
    .flatMap(([name, value]) => (name === "rules" ? Object.entries(value).flatMap(setting) : entry(name, value)))
    .map((text) => text.replaceAll("\0", "\ufffd"))
    .join("\0");
}

function entry(name, value) {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return [`${name}=${value}`];
  return value.length === 0 ? [`${name}=`] : value.map((item) => `${name}=${item}`);
}

/** A rule's level, or its level and its own options; the items of their lists have U+0001 between them. */
function setting([id, value]) {
  if (typeof value !== "object") return entry(`rules.${id}`, value);
  return Object.entries(value).flatMap(([name, given]) =>
    entry(`rules.${id}.${name}`, Array.isArray(given) ? given.join("\u0001") : given),
  );
}
