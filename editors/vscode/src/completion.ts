// Members, values and directives.
import type { Completion } from "authlint";
import * as vscode from "vscode";
import type { Documents } from "./documents";
import { complete } from "./engine";
import { range } from "./places";
import type { Rules } from "./rules";

export const TRIGGERS = ['"', ":", "[", ","];

const { Property, EnumMember, Constant, Keyword } = vscode.CompletionItemKind;
const KIND = { member: Property, value: EnumMember, rule: Constant, directive: Keyword };

export class Completions implements vscode.CompletionItemProvider {
  constructor(
    private readonly documents: Documents,
    private readonly rules: Rules,
  ) {}

  async provideCompletionItems(document: vscode.TextDocument, position: vscode.Position) {
    const checked = await this.documents.checked(document);
    if (!checked) {
      return undefined;
    }
    const completions = complete(checked.text, document.offsetAt(position), checked.options);
    return completions.map((completion, order) => item(document, checked.text, completion, order));
  }

  async resolveCompletionItem(item: vscode.CompletionItem) {
    if (item.kind === Constant) {
      item.documentation = await this.rules.summary(labelOf(item));
    }
    return item;
  }
}

function item(document: vscode.TextDocument, text: string, completion: Completion, order: number): vscode.CompletionItem {
  const item = new vscode.CompletionItem({ label: completion.label, description: completion.detail }, KIND[completion.kind]);
  item.documentation = new vscode.MarkdownString(completion.documentation);
  item.filterText = filterText(text, completion);
  item.insertText = new vscode.SnippetString(completion.snippet);
  // The lines are indented already.
  item.keepWhitespace = true;
  item.range = range(document, completion.span);
  // The engine's order: required members first.
  item.sortText = String(order).padStart(4, "0");
  if (completion.deprecated) {
    item.tags = [vscode.CompletionItemTag.Deprecated];
  }
  if (completion.comma) {
    item.additionalTextEdits = [vscode.TextEdit.replace(range(document, completion.comma), completion.comma.text)];
  }
  return item;
}

/** The editor matches the text in the range before the cursor, which may start with a quote. */
function filterText(text: string, { filter, span }: Completion): string {
  return text.charAt(span.start) === '"' && !filter.startsWith('"') ? `"${filter}"` : filter;
}

function labelOf({ label }: vscode.CompletionItem): string {
  return typeof label === "string" ? label : label.label;
}
