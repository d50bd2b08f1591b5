// The rules and their pages: a file of the extension that is read on demand.
import * as vscode from "vscode";

interface Rule {
  id: string;
  category: string;
  summary: string;
  page: string;
}

/** The scheme of pages. */
const SCHEME = "authlint";

export class Rules implements vscode.Disposable {
  private readonly pages: vscode.Disposable;
  private all?: Promise<Rule[]>;

  constructor(private readonly extension: vscode.Uri) {
    this.pages = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      provideTextDocumentContent: async ({ path }) => (await this.find(path.replace(/^\/|\.md$/g, "")))?.page,
    });
  }

  /** Shows the page of the rule at the cursor, or of one that is chosen, beside the document. */
  async explain(): Promise<void> {
    const id = ruleAtCursor() ?? (await this.choose());
    if (id !== undefined) {
      await vscode.commands.executeCommand("markdown.showPreviewToSide", vscode.Uri.from({ scheme: SCHEME, path: `/${id}.md` }));
    }
  }

  async summary(id: string): Promise<string | undefined> {
    return (await this.find(id))?.summary;
  }

  dispose(): void {
    this.pages.dispose();
  }

  private async choose(): Promise<string | undefined> {
    const rules = await this.read();
    const items = rules.map(({ id, category, summary }) => ({ label: id, description: category, detail: summary }));
    const chosen = await vscode.window.showQuickPick(items, { placeHolder: "A rule", matchOnDetail: true });
    return chosen?.label;
  }

  private async find(id: string): Promise<Rule | undefined> {
    return (await this.read()).find((rule) => rule.id === id);
  }

  private read(): Promise<Rule[]> {
    const file = vscode.Uri.joinPath(this.extension, "dist/rules.json");
    this.all ??= Promise.resolve(vscode.workspace.fs.readFile(file)).then((bytes) => JSON.parse(new TextDecoder().decode(bytes)));
    return this.all;
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
  const ids = here.map((it) => (typeof it.code === "object" ? it.code.value : it.code)).filter((id) => id !== undefined);
  return new Set(ids).size === 1 ? String(ids[0]) : undefined;
}
