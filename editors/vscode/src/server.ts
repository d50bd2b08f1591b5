// The program `authlint` as a language server.
import * as vscode from "vscode";
import { LanguageClient, State, type ServerOptions } from "vscode-languageclient/node";
import { LANGUAGES } from "./documents";
import type { Status } from "./status";

/** Starts the program; fails if it cannot be started. */
export async function checkThere(path: string, status: Status, log: vscode.LogOutputChannel): Promise<vscode.Disposable> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  const server: ServerOptions = { command: path, args: ["lsp"], options: { cwd: folder } };
  const client = new LanguageClient("authlint", "authlint", server, {
    documentSelector: LANGUAGES.flatMap((language) => ["file", "untitled"].map((scheme) => ({ language, scheme }))),
    initializationOptions: vscode.workspace.getConfiguration("authlint"),
    outputChannel: log,
  });
  const isRunning = () => status.isRunning(client.initializeResult?.serverInfo?.version ?? "", path);
  client.onDidChangeState(({ newState }) => (newState === State.Running ? isRunning() : status.isStopped()));
  try {
    await client.start();
  } catch (error) {
    await client.dispose().catch(() => {});
    throw error;
  }
  isRunning();
  return { dispose: () => client.dispose() };
}
