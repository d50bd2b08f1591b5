// Links that carry a document and its settings in their hash, which no server ever sees.

import { READING, type Reading, type RuleChoice, type RuleChoices, type Settings } from "./settings";

export interface Shared extends Settings {
  text: string;
  /** What the document is compared with. */
  existing?: string;
}

/** What a hash may unfold to, in bytes: a link must not fill the memory. */
const LIMIT = 2 * 1024 * 1024;
const PREFIX = "#v1=";

export class LinkError extends Error {}

/** The hash of a link. Secrets are the caller's to take out. */
export async function encode(shared: Shared): Promise<string> {
  const { text, existing, name, reading, rules } = shared;
  const bytes = new TextEncoder().encode(JSON.stringify({ text, existing, name, reading, rules }));
  const packed = await drain(new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw")), Infinity);
  let binary = "";
  for (const byte of packed) binary += String.fromCharCode(byte);
  return PREFIX + btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** What a hash carries; nothing where it is none of ours. Throws a `LinkError` with words for people. */
export async function decode(hash: string): Promise<Shared | undefined> {
  if (!hash.startsWith(PREFIX)) return undefined;
  let value: unknown;
  try {
    const binary = atob(hash.slice(PREFIX.length).replaceAll("-", "+").replaceAll("_", "/"));
    const packed = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const bytes = await drain(new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw")), LIMIT);
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (error) {
    if (error instanceof LinkError) throw error;
    throw new LinkError("This link is damaged: it may have been cut off when it was copied.");
  }
  const shared = sharedOf(value);
  if (shared === undefined) throw new LinkError("This link holds no document.");
  return shared;
}

/** A document with its settings, from outside: what has not its shape is left out. */
export function sharedOf(value: unknown): Shared | undefined {
  if (!isRecord(value) || typeof value.text !== "string") return undefined;
  return {
    text: value.text,
    ...(typeof value.existing === "string" && value.existing !== "" && { existing: value.existing }),
    name: typeof value.name === "string" ? value.name.slice(0, 200) : "",
    reading: readingOf(value.reading),
    rules: choicesOf(value.rules),
  };
}

async function drain(stream: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > limit) {
      await reader.cancel();
      throw new LinkError("This link holds more than two megabytes: open the file instead.");
    }
    parts.push(value);
  }
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

function readingOf(value: unknown): Reading {
  const known = { operation: ["create", "update", "get"], envelope: ["request", "wrapped", "bare"], casing: ["sdk", "wire"] };
  const reading = { ...READING };
  for (const name of Object.keys(known) as (keyof Reading)[]) {
    const given = isRecord(value) ? value[name] : undefined;
    if (typeof given === "string" && known[name].includes(given)) Object.assign(reading, { [name]: given });
  }
  return reading;
}

/** Rule choices from outside: whatever has not their shape is left out. */
export function choicesOf(value: unknown): RuleChoices {
  if (!isRecord(value)) return {};
  const choices: [string, RuleChoice][] = [];
  for (const [id, given] of Object.entries(value)) {
    if (!isRecord(given)) continue;
    const choice: RuleChoice = {};
    if (["error", "warning", "advice", "off"].includes(given.level as string)) choice.level = given.level as RuleChoice["level"];
    const options = isRecord(given.options) ? Object.entries(given.options).filter(([, option]) => isOption(option)) : [];
    if (options.length > 0) choice.options = Object.fromEntries(options) as RuleChoice["options"];
    if (choice.level !== undefined || choice.options !== undefined) choices.push([id, choice]);
  }
  return Object.fromEntries(choices);
}

function isOption(value: unknown): boolean {
  return Number.isSafeInteger(value) || (Array.isArray(value) && value.every((item) => typeof item === "string"));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
