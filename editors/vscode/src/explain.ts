// The documentation of a rule, as a preview beside the document.
import * as vscode from "vscode";
import { run } from "./program";

interface Rule {
  id: string;
  category: string;
  summary: string;
}

export async function explainRule(): Promise<void> {
  try {
    const id = ruleAtCursor() ?? (await chosenRule());
    if (id) {
      await show(await run("explain", id, "--format", "markdown"));
    }
  } catch (error) {
    await vscode.window.showErrorMessage(`authlint: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The rule of the finding at the cursor, if there is only one. */
function ruleAtCursor(): string | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    return undefined;
  }
  const all = vscode.languages.getDiagnostics(editor.document.uri);
  const here = all.filter((it) => it.source === "authlint" && it.range.contains(editor.selection.active));
  const ids = new Set(here.map((it) => String(typeof it.code === "object" ? it.code.value : it.code)));
  return ids.size === 1 ? [...ids][0] : undefined;
}

async function chosenRule(): Promise<string | undefined> {
  const rules: Rule[] = JSON.parse(await run("rules", "--format", "json"));
  const items = rules.map((rule) => ({ label: rule.id, description: rule.category, detail: rule.summary }));
  const chosen = await vscode.window.showQuickPick(items, { placeHolder: "A rule", matchOnDetail: true });
  return chosen?.label;
}

async function show(page: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: "markdown", content: page });
  await vscode.commands.executeCommand("markdown.showPreviewToSide", document.uri);
}
