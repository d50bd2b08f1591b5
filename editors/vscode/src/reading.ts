// Hover and outline.
import * as vscode from "vscode";
import type { Documents } from "./documents";
import { hover, symbols, type Symbol } from "./engine";
import { range } from "./places";

export class Hovers implements vscode.HoverProvider {
  constructor(private readonly documents: Documents) {}

  async provideHover(document: vscode.TextDocument, position: vscode.Position) {
    const checked = await this.documents.checked(document);
    const page = checked && hover(checked.text, document.offsetAt(position), checked.options);
    return page && new vscode.Hover(new vscode.MarkdownString(page.markdown), range(document, page.span));
  }
}

const { Object, Array, String, Number, Boolean, Null } = vscode.SymbolKind;
const KIND = { object: Object, list: Array, string: String, number: Number, boolean: Boolean, null: Null };

/** Longer documents get no outline. */
const LONGEST = 1_000_000;

export class Outline implements vscode.DocumentSymbolProvider {
  constructor(private readonly documents: Documents) {}

  async provideDocumentSymbols(document: vscode.TextDocument) {
    const checked = await this.documents.checked(document);
    if (!checked || checked.text.length > LONGEST) {
      return [];
    }
    return symbols(checked.text, checked.options).map((it) => symbol(document, it));
  }
}

function symbol(document: vscode.TextDocument, { name, detail, kind, span, selectionSpan, children }: Symbol): vscode.DocumentSymbol {
  // Empty names are refused.
  const result = new vscode.DocumentSymbol(name || '""', detail, KIND[kind], range(document, span), range(document, selectionSpan));
  result.children = children.map((child) => symbol(document, child));
  return result;
}
