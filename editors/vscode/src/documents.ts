// The open documents, checked.
import type { Report } from "authlint";
import * as vscode from "vscode";
import { check, ownership, Ownership, type Options } from "./engine";
import { EffectiveOptions, type Effective } from "./options";

/** The languages of auth documents. */
export const LANGUAGES = ["json", "jsonc", "yaml"];

/** An auth document, or one that may become one. */
export interface Checked {
  document: vscode.TextDocument;
  version: number;
  text: string;
  options: Options;
  /** Where what it is compared with is from. */
  existing?: vscode.Uri;
  report: Report;
  /** Whether findings are shown; a document that may become ours only gets completions. */
  isLinted: boolean;
}

export class Documents implements vscode.Disposable {
  private readonly known = new Map<string, { version: number; effective: Effective; checked?: Checked }>();
  private readonly closed = vscode.workspace.onDidCloseTextDocument(({ uri }) => this.known.delete(uri.toString()));
  readonly effective: EffectiveOptions;

  constructor(private readonly log: vscode.LogOutputChannel) {
    this.effective = new EffectiveOptions(log);
  }

  /** The current text, checked; nothing if it is no auth document. */
  async checked(document: vscode.TextDocument): Promise<Checked | undefined> {
    // Git shows earlier texts of files.
    if (!LANGUAGES.includes(document.languageId) || document.uri.scheme === "git") {
      return undefined;
    }
    const effective = await this.effective.of(document);
    if (document.isClosed) {
      return undefined;
    }
    const key = document.uri.toString();
    const { version } = document;
    const known = this.known.get(key);
    if (known?.version === version && known.effective === effective) {
      return known.checked;
    }
    const checked = this.check(document, effective);
    this.known.set(key, { version, effective, checked });
    return checked;
  }

  dispose(): void {
    this.closed.dispose();
    this.effective.dispose();
  }

  private check(document: vscode.TextDocument, { options, chosen, existing, beside }: Effective): Checked | undefined {
    const text = document.getText();
    const { version } = document;
    if (text.length > size(vscode.workspace.getConfiguration("authlint", document.uri).get("maxSize", ""))) {
      return undefined;
    }
    try {
      const own = ownership(text, options);
      if (!(chosen ?? own !== Ownership.NotOurs)) {
        return undefined;
      }
      const isLinted = chosen ?? own === Ownership.Ours;
      const checked: Checked = { document, version, text, options, existing, isLinted, report: check(text, options) };
      return beside && checked.report.operation === "update" ? compared(checked, beside) : checked;
    } catch (error) {
      this.log.error(`${document.uri.path}: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  }
}

/** The same update, compared with a file beside it; as it is if that file cannot be compared. */
function compared(checked: Checked, beside: { uri: vscode.Uri; text: string }): Checked {
  try {
    const options = { ...checked.options, existing: beside.text };
    return { ...checked, options, existing: beside.uri, report: check(checked.text, options) };
  } catch {
    return checked;
  }
}

/** The number of bytes in `16MB`, `500kB` or `1000`. */
function size(text: string): number {
  const [, number, unit] = /^(\d+)\s*([kmg]?)b?$/i.exec(text.trim()) ?? ["", "16", "m"];
  return Number(number) * { "": 1, k: 1e3, m: 1e6, g: 1e9 }[unit.toLowerCase() as "" | "k" | "m" | "g"];
}
