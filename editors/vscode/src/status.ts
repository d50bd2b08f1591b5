// The language status of JSON and YAML files: what checks them, and as what.
import * as vscode from "vscode";
import { isAssumed } from "./diagnostics";
import { LANGUAGES, type Checked } from "./documents";

const { Information, Warning, Error } = vscode.LanguageStatusSeverity;

export class Status implements vscode.Disposable {
  private readonly item = vscode.languages.createLanguageStatusItem("authlint", LANGUAGES);

  constructor() {
    this.item.name = "authlint";
    this.item.command = { command: "authlint.showLog", title: "Log" };
  }

  /** `how` is `built in`, or the program. */
  isRunning(version: string, how: string): void {
    this.say(Information, `authlint ${version}`, how);
  }

  isStopped(): void {
    this.say(Error, "authlint is not running");
  }

  isOff(): void {
    this.say(Warning, "authlint is switched off");
  }

  /** Says as what the active document is checked. */
  describe(checked: Checked | undefined): void {
    const [how] = (this.item.detail ?? "").split(" · ");
    this.item.detail = checked?.isLinted ? `${how} · ${operation(checked)}` : `${how} · not an auth document`;
  }

  dispose(): void {
    this.item.dispose();
  }

  private say(severity: vscode.LanguageStatusSeverity, text: string, detail?: string): void {
    Object.assign(this.item, { severity, text, detail });
  }
}

function operation(checked: Checked): string {
  const { operation } = checked.report;
  return isAssumed(checked) ? `${operation} (assumed)` : operation;
}
