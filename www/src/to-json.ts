// A document in another notation, written as JSON.

import type { CheckOptions, Converted, Report } from "authlint";

import { engine } from "./engine";
import { formatted } from "./formatting";
import { isGuess } from "./guess";
import { isYaml, notationOf } from "./notation";
import { sentence } from "./words";

export interface Written extends Converted {
  /** What the notation said of the operation, and JSON does not. */
  operation?: Report["operation"];
}

/** Writes a document as JSON; throws an error with words for people where that cannot be done. */
export async function toJson(text: string, report: Report, options: CheckOptions): Promise<Written> {
  const [converted, read] = isYaml(notationOf(report)) ? await ofYaml(text, options) : [await ofLiteral(text, options), report];
  const after = await engine.check(converted.text, { ...options, operation: "auto" });
  const isLost = after.operation !== read.operation && !isGuess(read.operationReason);
  return isLost ? { ...converted, operation: read.operation } : converted;
}

/** Literals, calls and command lines: the fixes of their syntax errors make JSON of them. */
async function ofLiteral(text: string, options: CheckOptions): Promise<Converted> {
  const { text: json } = await engine.fix(text, { ...options, select: ["syntax-error"], unsafeFixes: true });
  // One long line is no document that anyone would want to read.
  const isLong = json.split("\n").some((line) => line.length > 120);
  return { text: (isLong ? await formatted(json) : undefined) ?? json, notes: [] };
}

async function ofYaml(text: string, given: CheckOptions): Promise<[Converted, Report]> {
  const options: CheckOptions = { ...given, format: "yaml" };
  const loading = import("./yaml").then(async ({ engine }) => [engine, await engine.check(text, options)] as const);
  const [engine, report] = await loading.catch(() => {
    throw new Error("What reads YAML could not be loaded: try again");
  });
  const wrong = report.findings.find(({ rule }) => rule === "syntax-error");
  if (wrong !== undefined) throw new Error(`Line ${wrong.start.line}: ${wrong.message}`);
  try {
    return [await engine.convert(text, { format: "json" }, options), report];
  } catch (error) {
    throw new Error(sentence(error instanceof Error ? error.message : String(error)));
  }
}
