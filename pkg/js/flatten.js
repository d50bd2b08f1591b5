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

/** The path of a finding as keys and indices; for a missing member, where it would be. */
export function segments({ pointer, message, data }) {
  const names = pointer.split("/").slice(1).map((name) => name.replaceAll("~1", "/").replaceAll("~0", "~"));
  const missing = data?.member ?? / is missing `([^`]+)`$/.exec(message)?.[1];
  return missing === undefined || missing === names.at(-1) ? names : [...names, missing];
}
