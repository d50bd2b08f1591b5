// Starts what checks documents: the engine of the extension, or a program that the settings name.
import example from "authlint/example";
import * as vscode from "vscode";
import { checkHere } from "./builtin";
import { Rules } from "./rules";
import { Status } from "./status";

/** Starts a program; only desktops and servers can. */
export type Server = (path: string, status: Status, log: vscode.LogOutputChannel) => Promise<vscode.Disposable>;

export class Extension implements vscode.Disposable {
  private readonly log = vscode.window.createOutputChannel("authlint", { log: true });
  private readonly status = new Status();
  private readonly rules: Rules;
  private readonly parts: vscode.Disposable;
  private checker?: vscode.Disposable;
  /** One start or stop after the other. */
  private turn: Promise<void> = Promise.resolve();

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly server?: Server,
  ) {
    this.rules = new Rules(context.extensionUri);
    const { registerCommand } = vscode.commands;
    this.parts = vscode.Disposable.from(
      this.log,
      this.status,
      this.rules,
      registerCommand("authlint.fixAll", fixAll),
      registerCommand("authlint.compare", compare),
      registerCommand("authlint.stopComparison", stopComparison),
      registerCommand("authlint.explainRule", () => this.rules.explain()),
      registerCommand("authlint.openExample", openExample),
      registerCommand("authlint.restart", () => this.restart()),
      registerCommand("authlint.showLog", () => this.log.show()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (["authlint.path", "authlint.enable"].some((name) => event.affectsConfiguration(name))) {
          void this.restart();
        }
      }),
    );
  }

  restart(): Promise<void> {
    this.turn = this.turn.then(() => this.start()).catch((error) => this.fail(error));
    return this.turn;
  }

  dispose(): void {
    this.checker?.dispose();
    this.parts.dispose();
  }

  private async start(): Promise<void> {
    this.checker?.dispose();
    this.checker = undefined;
    const settings = vscode.workspace.getConfiguration("authlint");
    if (!settings.get("enable", true)) {
      this.status.isOff();
      return;
    }
    const path = settings.get("path", "");
    this.checker = (await this.startServer(path)) ?? (await this.startHere(path));
  }

  private async startHere(path: string): Promise<vscode.Disposable> {
    const isMissing = path !== "" && this.server !== undefined;
    this.status.isRunning(this.context.extension.packageJSON.version, isMissing ? `built in: ${path} cannot be started` : "built in");
    return checkHere(this.context.extensionUri, this.rules, this.status, this.log);
  }

  /** The server, if the settings name a program that can be started. */
  private async startServer(path: string): Promise<vscode.Disposable | undefined> {
    if (path === "" || this.server === undefined) {
      return undefined;
    }
    try {
      return await this.server(path, this.status, this.log);
    } catch (error) {
      this.log.error(String(error));
      void offerSetting(path);
      return undefined;
    }
  }

  private fail(error: unknown): void {
    this.log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    this.status.isStopped();
  }
}

async function offerSetting(path: string): Promise<void> {
  const set = "Change the Setting";
  const message = `authlint: \`${path}\` cannot be started; the built-in engine checks instead.`;
  if ((await vscode.window.showWarningMessage(message, set)) === set) {
    await vscode.commands.executeCommand("workbench.action.openSettings", "authlint.path");
  }
}

/** The safe fixes of the document: the same action that runs on save. */
async function fixAll(): Promise<void> {
  await vscode.commands.executeCommand("editor.action.sourceAction", { kind: "source.fixAll.authlint", apply: "first" });
}

/** Compares the open update with a file: the engine and the program have the same command for it. */
async function compare(): Promise<void> {
  const uri = vscode.window.activeTextEditor?.document.uri.toString();
  if (uri === undefined) {
    return;
  }
  const filters = { "JSON or YAML": ["json", "jsonc", "yaml", "yml"] };
  const [existing] = (await vscode.window.showOpenDialog({ openLabel: "Compare", filters })) ?? [];
  if (existing) {
    await vscode.commands.executeCommand("authlint.compareWithExisting", { uri, existing: existing.toString() });
  }
}

async function stopComparison(): Promise<void> {
  const uri = vscode.window.activeTextEditor?.document.uri;
  if (uri) {
    await vscode.commands.executeCommand("authlint.stopComparing", { uri: uri.toString() });
  }
}

async function openExample(): Promise<void> {
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: "json", content: example }));
}
