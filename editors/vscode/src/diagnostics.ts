// Findings as diagnostics.
import type { Finding, Label } from "authlint";
import * as vscode from "vscode";
import type { Checked } from "./documents";
import { range, rangeIn } from "./places";

/** Rules that find text without effect, which is shown faded; as in the language server. */
const UNNECESSARY = ["delivery-settings-ignored", "identity-pool-configs-ignored", "mfa-settings-ignored", "unused-ignore"];

const SET_OPERATION =
  "to set it, name the file `create-….json`, `update-….json` or `get-….json`, or set `operation` in `authlint.toml`";

const { Error, Warning, Information, Hint } = vscode.DiagnosticSeverity;
const SEVERITY = { error: Error, warning: Warning, advice: Information };

/** All findings of a document, and a hint if its operation is a guess. */
export function diagnostics(checked: Checked): vscode.Diagnostic[] {
  if (!checked.isLinted) {
    return [];
  }
  const found = checked.report.findings.map((finding) => diagnostic(checked, finding));
  return isAssumed(checked) ? [...found, assumption(checked)] : found;
}

export function isAssumed({ report }: Checked): boolean {
  return report.operationReason.startsWith("assumed");
}

export function diagnostic(checked: Checked, finding: Finding): vscode.Diagnostic {
  const { document } = checked;
  const basis = finding.basis === "inferred" ? " (inferred)" : "";
  const help = finding.help === undefined ? "" : `\n${finding.help}`;
  const result = new vscode.Diagnostic(range(document, finding.span), `${finding.message}${basis}${help}`, SEVERITY[finding.level]);
  result.source = "authlint";
  result.code = finding.url === undefined ? finding.rule : { value: finding.rule, target: vscode.Uri.parse(finding.url) };
  if (finding.category === "deprecation") {
    result.tags = [vscode.DiagnosticTag.Deprecated];
  } else if (UNNECESSARY.includes(finding.rule)) {
    result.tags = [vscode.DiagnosticTag.Unnecessary];
  }
  result.relatedInformation = finding.labels.flatMap((label) => related(checked, label));
  return result;
}

function related({ document, existing, options }: Checked, { message, file, span }: Label): vscode.DiagnosticRelatedInformation[] {
  if (file === undefined) {
    return [new vscode.DiagnosticRelatedInformation(new vscode.Location(document.uri, range(document, span)), message)];
  }
  if (existing === undefined || typeof options.existing !== "string") {
    return [];
  }
  return [new vscode.DiagnosticRelatedInformation(new vscode.Location(existing, rangeIn(options.existing, span)), message)];
}

/** Where the document starts, its operation and the reason. */
function assumption({ document, text, report }: Checked): vscode.Diagnostic {
  const start = Math.max(text.search(/\S/), 0);
  const kind = report.operation === "get" ? "response" : "request";
  const message = `checked as ${report.operation} ${kind}: ${report.operationReason}; ${SET_OPERATION}`;
  const result = new vscode.Diagnostic(range(document, { start, end: start + 1 }), message, Hint);
  result.source = "authlint";
  return result;
}
