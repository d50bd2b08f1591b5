// Code actions: fixes, all safe fixes at once, the conversion to an update.
import type { Finding } from "authlint";
import * as vscode from "vscode";
import { diagnostic } from "./diagnostics";
import type { Checked, Documents } from "./documents";
import { convert, fix } from "./engine";
import { range } from "./places";

const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append("authlint");

export const KINDS = [vscode.CodeActionKind.QuickFix, vscode.CodeActionKind.RefactorRewrite, FIX_ALL];

export class Actions implements vscode.CodeActionProvider {
  constructor(private readonly documents: Documents) {}

  async provideCodeActions(document: vscode.TextDocument, place: vscode.Range, { only }: vscode.CodeActionContext) {
    const checked = await this.documents.checked(document);
    if (!checked?.isLinted) {
      return [];
    }
    const wants = (kind: vscode.CodeActionKind) => only === undefined || only.contains(kind);
    const { findings } = checked.report;
    const here = findings.filter(({ span }) => range(document, span).intersection(place) !== undefined);
    return [
      ...(wants(vscode.CodeActionKind.QuickFix) ? here.flatMap((finding) => fixes(checked, finding)) : []),
      ...(wants(FIX_ALL) && findings.some(hasSafeFix) ? [fixAll(checked)] : []),
      ...(wants(vscode.CodeActionKind.RefactorRewrite) ? toUpdate(checked) : []),
    ];
  }
}

function fixes(checked: Checked, finding: Finding): vscode.CodeAction[] {
  const { document } = checked;
  return finding.fixes.map(({ title, applicability, edits }) => {
    const isSafe = applicability === "safe";
    const action = new vscode.CodeAction(isSafe ? title : `${title} (unsafe fix)`, vscode.CodeActionKind.QuickFix);
    action.diagnostics = [diagnostic(checked, finding)];
    action.isPreferred = isSafe;
    action.edit = new vscode.WorkspaceEdit();
    action.edit.set(document.uri, edits.map(({ text, ...span }) => vscode.TextEdit.replace(range(document, span), text)));
    return action;
  });
}

function hasSafeFix({ fixes }: Finding): boolean {
  return fixes.some(({ applicability }) => applicability === "safe");
}

function fixAll(checked: Checked): vscode.CodeAction {
  return rewrite(checked, "apply all safe fixes", FIX_ALL, fix(checked.text, checked.options).text);
}

function toUpdate(checked: Checked): vscode.CodeAction[] {
  if (checked.report.operation === "update") {
    return [];
  }
  try {
    const { text } = convert(checked.text, { operation: "update" }, checked.options);
    return [rewrite(checked, "convert to an update request", vscode.CodeActionKind.RefactorRewrite, text)];
  } catch {
    // Something would be lost or made up.
    return [];
  }
}

function rewrite({ document, text }: Checked, title: string, kind: vscode.CodeActionKind, changed: string): vscode.CodeAction {
  const action = new vscode.CodeAction(title, kind);
  action.edit = new vscode.WorkspaceEdit();
  action.edit.set(document.uri, [difference(document, text, changed)]);
  return action;
}

/** The lines that differ, so that the cursor stays where it is. */
function difference(document: vscode.TextDocument, text: string, changed: string): vscode.TextEdit {
  const [old, now] = [text, changed].map((it) => it.split(/(?<=\n)/));
  const most = Math.min(old.length, now.length);
  let first = 0;
  while (first < most && old[first] === now[first]) first += 1;
  let last = 0;
  while (last < most - first && old[old.length - 1 - last] === now[now.length - 1 - last]) last += 1;
  const start = old.slice(0, first).join("").length;
  const end = text.length - old.slice(old.length - last).join("").length;
  return vscode.TextEdit.replace(range(document, { start, end }), now.slice(first, now.length - last).join(""));
}
