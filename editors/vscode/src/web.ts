// The extension in a browser.
import type { ExtensionContext } from "vscode";
import { Extension } from "./extension";

export async function activate(context: ExtensionContext): Promise<void> {
  const extension = new Extension(context);
  context.subscriptions.push(extension);
  await extension.restart();
}
