// Starts and stops the language server, which does everything else.
import * as vscode from "vscode";
import { LanguageClient, State, type ServerOptions } from "vscode-languageclient/node";
import { explainRule } from "./explain";
import { program } from "./program";
import { Status } from "./status";

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const log = vscode.window.createOutputChannel("authlint", { log: true });
  const status = new Status();
  const restart = () => start(log, status);
  context.subscriptions.push(
    log,
    status,
    vscode.commands.registerCommand("authlint.fixAll", fixAll),
    vscode.commands.registerCommand("authlint.explainRule", explainRule),
    vscode.commands.registerCommand("authlint.restart", restart),
    vscode.commands.registerCommand("authlint.showLog", () => log.show()),
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration("authlint.path") || event.affectsConfiguration("authlint.enable")) {
        await restart();
      }
    }),
  );
  await restart();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

async function start(log: vscode.LogOutputChannel, status: Status): Promise<void> {
  await client?.dispose();
  client = undefined;
  const settings = vscode.workspace.getConfiguration("authlint");
  if (!settings.get<boolean>("enable", true)) {
    status.isOff();
    return;
  }
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  const server: ServerOptions = { command: program(), args: ["lsp"], options: { cwd: folder } };
  client = new LanguageClient("authlint", "authlint", server, {
    documentSelector: ["json", "jsonc"].flatMap((language) =>
      ["file", "untitled"].map((scheme) => ({ language, scheme })),
    ),
    initializationOptions: settings,
    outputChannel: log,
  });
  client.onDidChangeState(({ newState }) => (newState === State.Running ? status.isRunning() : status.isStopped()));
  try {
    await client.start();
    status.isRunning(client.initializeResult?.serverInfo?.version);
  } catch (error) {
    log.error(error instanceof Error ? error.message : String(error));
    status.isStopped();
    await offerHelp();
  }
}

async function offerHelp(): Promise<void> {
  const set = "Say where it is";
  const chosen = await vscode.window.showErrorMessage(`authlint: \`${program()}\` cannot be started.`, set);
  if (chosen === set) {
    await vscode.commands.executeCommand("workbench.action.openSettings", "authlint.path");
  }
}

/** The safe fixes of the document: the same action that runs on save. */
async function fixAll(): Promise<void> {
  await vscode.commands.executeCommand("editor.action.sourceAction", {
    kind: "source.fixAll.authlint",
    apply: "first",
  });
}
