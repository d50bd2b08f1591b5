// The engine of the extension: works everywhere, needs no program.
import * as vscode from "vscode";
import { Actions, KINDS } from "./actions";
import { Completions, TRIGGERS } from "./completion";
import { diagnostics } from "./diagnostics";
import { Documents, LANGUAGES } from "./documents";
import { start } from "./engine";
import { Hovers, Outline } from "./reading";
import type { Rules } from "./rules";
import type { Status } from "./status";

/** The time after a change until findings are shown, in milliseconds. */
const DELAY = 150;

/** The argument of the commands that the program has too. */
interface Comparison {
  uri: string;
  existing: string;
}

/** Checks documents until it is disposed of. */
export async function checkHere(
  extension: vscode.Uri,
  rules: Rules,
  status: Status,
  log: vscode.LogOutputChannel,
): Promise<vscode.Disposable> {
  await start(extension);
  const documents = new Documents(log);
  const findings = new Findings(documents, status);
  const { languages } = vscode;
  const { registerCommand } = vscode.commands;
  return vscode.Disposable.from(
    documents,
    findings,
    registerCommand("authlint.compareWithExisting", ({ uri, existing }: Comparison) =>
      documents.effective.compare(uri, vscode.Uri.parse(existing)),
    ),
    registerCommand("authlint.stopComparing", ({ uri }: Pick<Comparison, "uri">) => documents.effective.compare(uri)),
    languages.registerCodeActionsProvider(LANGUAGES, new Actions(documents), { providedCodeActionKinds: KINDS }),
    languages.registerCompletionItemProvider(LANGUAGES, new Completions(documents, rules), ...TRIGGERS),
    languages.registerHoverProvider(LANGUAGES, new Hovers(documents)),
    languages.registerDocumentSymbolProvider(LANGUAGES, new Outline(documents), { label: "authlint" }),
  );
}

/** The findings of all open documents, kept up to date. */
class Findings implements vscode.Disposable {
  private readonly shown = vscode.languages.createDiagnosticCollection("authlint");
  private readonly waiting = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly parts: vscode.Disposable[];

  constructor(
    private readonly documents: Documents,
    private readonly status: Status,
  ) {
    const { workspace } = vscode;
    this.parts = [
      this.shown,
      workspace.onDidOpenTextDocument((document) => this.show(document)),
      workspace.onDidChangeTextDocument(({ document }) => this.later(document)),
      workspace.onDidCloseTextDocument(({ uri }) => this.shown.delete(uri)),
      documents.effective.onDidChange(() => workspace.textDocuments.forEach((document) => this.show(document))),
      vscode.window.onDidChangeActiveTextEditor((editor) => editor && this.show(editor.document)),
    ];
    workspace.textDocuments.forEach((document) => this.show(document));
  }

  dispose(): void {
    this.waiting.forEach((timer) => clearTimeout(timer));
    vscode.Disposable.from(...this.parts).dispose();
  }

  private later(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    clearTimeout(this.waiting.get(key));
    this.waiting.set(key, setTimeout(() => this.show(document), DELAY));
  }

  private async show(document: vscode.TextDocument): Promise<void> {
    this.waiting.delete(document.uri.toString());
    const checked = await this.documents.checked(document);
    if (document.isClosed || (checked && checked.version !== document.version)) {
      return;
    }
    this.shown.set(document.uri, checked && diagnostics(checked));
    if (vscode.window.activeTextEditor?.document === document) {
      this.status.describe(checked);
    }
  }
}
