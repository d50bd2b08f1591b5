// Findings by path, for forms.

const LEVELS = ["error", "warning", "advice"];

/** Messages by path: `{ "UserPoolConfigs.SignInMethod": ["…"] }`; the document itself has the path "". */
export function flatten(report, { failLevel = "advice", separator = "." } = {}) {
  const paths = new Map();
  for (const finding of failing(report, failLevel)) {
    const path = segments(finding).join(separator);
    paths.set(path, [...(paths.get(path) ?? []), finding.message]);
  }
  return Object.fromEntries(paths);
}

/** The findings of a level or above. */
export function failing(report, failLevel) {
  if (!LEVELS.includes(failLevel)) throw new TypeError(`failLevel: \`${failLevel}\` is not one of ${LEVELS.join(", ")}`);
  const grave = LEVELS.slice(0, LEVELS.indexOf(failLevel) + 1);
  return report.findings.filter(({ level }) => grave.includes(level));
}

/** The names and indices that lead to what a finding is about: for a missing member, to where it would be. */
export function segments({ pointer, data: { missing } }) {
  const names = pointer.split("/").slice(1).map((name) => name.replaceAll("~1", "/").replaceAll("~0", "~"));
  return missing === undefined || missing === names.at(-1) ? names : [...names, missing];
}
