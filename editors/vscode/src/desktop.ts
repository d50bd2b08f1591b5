// The extension where programs can be started.
import type { ExtensionContext } from "vscode";
import { Extension } from "./extension";
import { checkThere } from "./server";

export async function activate(context: ExtensionContext): Promise<void> {
  const extension = new Extension(context, checkThere);
  context.subscriptions.push(extension);
  await extension.restart();
}
