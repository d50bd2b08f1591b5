// The levels of findings, the worst first.

import type { Finding, Level, Report } from "authlint";

import { count } from "./words";

export const LEVELS: readonly Level[] = ["error", "warning", "advice"];

/** The findings of a report as they are listed. */
export function sorted({ findings }: Report): Finding[] {
  return findings.toSorted((one, other) => LEVELS.indexOf(one.level) - LEVELS.indexOf(other.level) || one.span.start - other.span.start);
}

/** `2 errors, 1 warning`; nothing where there are no findings. */
export function summary({ findings, omitted }: Report): string {
  const parts = LEVELS.map((level) => [level, findings.filter((finding) => finding.level === level).length] as const)
    .filter(([, number]) => number > 0)
    .map(([level, number]) => inWords(level, number));
  return [...parts, ...(omitted > 0 ? [`${omitted} more`] : [])].join(", ");
}

export function inWords(level: Level, number: number): string {
  return level === "advice" ? `${number} advice` : count(number, level);
}
