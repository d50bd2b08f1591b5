// The authlint program.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import * as vscode from "vscode";

/** Its name or path, from the settings. */
export function program(): string {
  return vscode.workspace.getConfiguration("authlint").get<string>("path") || "authlint";
}

/** Its output. */
export async function run(...words: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(program(), words, { maxBuffer: 1 << 24 });
  return stdout;
}
