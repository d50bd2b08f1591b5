// The item in the status bar: whether the server runs.
import * as vscode from "vscode";

export class Status implements vscode.Disposable {
  private readonly item = vscode.languages.createLanguageStatusItem("authlint", [
    { language: "json" },
    { language: "jsonc" },
  ]);

  constructor() {
    this.item.name = "authlint";
    this.item.command = { command: "authlint.restart", title: "Restart" };
  }

  isRunning(version?: string): void {
    this.say(version ? `authlint ${version}` : "authlint", vscode.LanguageStatusSeverity.Information);
  }

  isStopped(): void {
    this.say("authlint is not running", vscode.LanguageStatusSeverity.Error);
  }

  isOff(): void {
    this.say("authlint is switched off", vscode.LanguageStatusSeverity.Warning);
  }

  dispose(): void {
    this.item.dispose();
  }

  private say(text: string, severity: vscode.LanguageStatusSeverity): void {
    this.item.text = text;
    this.item.severity = severity;
  }
}
