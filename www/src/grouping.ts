// Findings of one rule that repeat are one group, at the place of the first.

import type { Finding, RuleId } from "authlint";

export interface Group {
  rule: RuleId;
  findings: Finding[];
}

export function grouped(findings: readonly Finding[]): Group[] {
  const groups = new Map<string, Group>();
  for (const finding of findings) {
    // Syntax errors have one rule and many causes.
    const key = finding.rule === "syntax-error" ? `${finding.rule} ${groups.size}` : finding.rule;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { rule: finding.rule, findings: [finding] });
    else group.findings.push(finding);
  }
  return [...groups.values()];
}

/** What a finding is known by, while the text around it changes. */
export function keyOf(finding: Finding): string {
  return `${finding.rule} ${finding.pointer} ${finding.message}`;
}
