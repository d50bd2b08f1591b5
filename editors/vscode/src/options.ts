// The options of a document: settings and the nearest configuration file, as for the command line.
import * as vscode from "vscode";
import { check, configuration, type Options } from "./engine";
import { rangeIn } from "./places";

/** What applies to a document. */
export interface Effective {
  options: Options;
  /** Whether it is checked whatever it looks like, or not at all. */
  chosen?: boolean;
  /** What an update is compared with, unless something else is named. */
  beside?: { uri: vscode.Uri; text: string };
  /** Where `options.existing` is from. */
  existing?: vscode.Uri;
}

const NAMES = ["authlint.toml", "authlint.json"];

/** The files that options depend on. */
const FILES = "**/{authlint.toml,authlint.json,existing.json}";

/** Reads the options of documents, and keeps them until something changes. */
export class EffectiveOptions implements vscode.Disposable {
  /** What a command compares documents with. */
  private readonly compared = new Map<string, vscode.Uri>();
  private readonly known = new Map<string, Promise<Effective>>();
  private readonly problems = vscode.languages.createDiagnosticCollection("authlint configuration");
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly parts: vscode.Disposable[];

  readonly onDidChange = this.changed.event;

  constructor(private readonly log: vscode.LogOutputChannel) {
    const files = vscode.workspace.createFileSystemWatcher(FILES);
    const forget = () => this.forget();
    this.parts = [
      files,
      files.onDidChange(forget),
      files.onDidCreate(forget),
      files.onDidDelete(forget),
      vscode.workspace.onDidChangeConfiguration((event) => event.affectsConfiguration("authlint") && forget()),
      vscode.workspace.onDidChangeWorkspaceFolders(forget),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.known.delete(uri.toString())),
      this.problems,
      this.changed,
    ];
  }

  of(document: vscode.TextDocument): Promise<Effective> {
    const key = document.uri.toString();
    const known = this.known.get(key) ?? this.read(document);
    this.known.set(key, known);
    return known;
  }

  /** Compares a document with a file, or with none but what its settings name. */
  compare(document: string, existing?: vscode.Uri): void {
    if (existing) {
      this.compared.set(document, existing);
    } else {
      this.compared.delete(document);
    }
    this.forget();
  }

  dispose(): void {
    vscode.Disposable.from(...this.parts).dispose();
  }

  private forget(): void {
    this.known.clear();
    this.problems.clear();
    this.changed.fire();
  }

  private async read(document: vscode.TextDocument): Promise<Effective> {
    const settings = vscode.workspace.getConfiguration("authlint", document.uri);
    const uri = located(document);
    const effective: Effective = { options: { path: uri.path, format: format(document, uri) } };
    const { options } = effective;
    let existing = this.compared.get(document.uri.toString()) ?? fromSettings(settings.get("existing"));
    if (!settings.get("noConfig")) {
      const named = fromSettings(settings.get("config"));
      const found = await (named ? this.readNamed(named) : nearest(uri));
      const configured = found && this.configure(effective, found, uri);
      existing ??= configured;
    }
    const operation = settings.get<string>("operation", "auto");
    if (operation !== "auto") {
      options.operation = operation as Options["operation"];
    }
    for (const name of ["select", "extendSelect", "ignore"] as const) {
      const rules = settings.get<Options[typeof name]>(name, []);
      if (rules && rules.length > 0 && this.isValid({ [name]: rules })) {
        options[name] = rules;
      }
    }
    for (const name of ["policy", "baseline"] as const) {
      if (settings.get<string | string[]>(name, "").length > 0) {
        this.log.warn(`authlint.${name}: only the program of authlint.path has this`);
      }
    }
    if (existing && existing.toString() !== uri.toString()) {
      const text = await read(existing);
      if (text === undefined) {
        this.log.error(`${existing.path}: cannot be read`);
      } else if (this.isValid({ existing: text })) {
        effective.existing = existing;
        options.existing = text;
      }
    } else if (document.uri.scheme !== "untitled") {
      const beside = vscode.Uri.joinPath(uri, "../existing.json");
      const text = beside.path === uri.path ? undefined : await read(beside);
      effective.beside = text === undefined ? undefined : { uri: beside, text };
    }
    return effective;
  }

  private async readNamed(uri: vscode.Uri): Promise<{ uri: vscode.Uri; text: string } | undefined> {
    const text = await read(uri);
    if (text === undefined) {
      this.log.error(`${uri.path}: cannot be read`);
    }
    return text === undefined ? undefined : { uri, text };
  }

  /** Applies a configuration file, and gives the file with which it compares the document. */
  private configure(effective: Effective, { uri, text }: { uri: vscode.Uri; text: string }, document: vscode.Uri) {
    const configFormat = uri.path.endsWith(".json") ? "json" : "toml";
    const configPath = relative(vscode.Uri.joinPath(uri, ".."), document);
    const said = configuration(text, configFormat, configPath);
    if ("message" in said) {
      const problem = new vscode.Diagnostic(rangeIn(text, said.span), `${said.message}\n${said.help}`);
      problem.source = "authlint";
      this.problems.set(uri, [problem]);
      return undefined;
    }
    if (said.policies) {
      this.log.warn(`${uri.path}: \`policies\`: only the program of authlint.path has these`);
    }
    Object.assign(effective.options, { config: text, configFormat, configPath });
    effective.chosen = said.chosen;
    return said.existing === undefined ? undefined : vscode.Uri.joinPath(uri, "..", said.existing);
  }

  /** Whether the engine takes some options; the log says why not. */
  private isValid(options: Options): boolean {
    try {
      check("{}", options);
      return true;
    } catch (error) {
      this.log.error(error instanceof Error ? error.message : String(error));
      return false;
    }
  }
}

/** The place of a document; one that was never saved belongs to the first folder. */
function located({ uri }: vscode.TextDocument): vscode.Uri {
  if (uri.scheme !== "untitled") {
    return uri;
  }
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file("/");
  return vscode.Uri.joinPath(folder, "untitled.json");
}

/** The format where the extension of the file does not decide. */
function format({ languageId, uri }: vscode.TextDocument, { path }: vscode.Uri): Options["format"] {
  if (languageId === "jsonc" && (uri.scheme === "untitled" || !/\.json$/i.test(path))) {
    return "jsonc";
  }
  return languageId === "yaml" && (uri.scheme === "untitled" || !/\.[^/]+$/.test(path)) ? "yaml" : undefined;
}

/** The nearest configuration file above a document. */
async function nearest(document: vscode.Uri): Promise<{ uri: vscode.Uri; text: string } | undefined> {
  for (let folder = vscode.Uri.joinPath(document, ".."); ; folder = vscode.Uri.joinPath(folder, "..")) {
    for (const name of NAMES) {
      const uri = vscode.Uri.joinPath(folder, name);
      const text = await read(uri);
      if (text !== undefined) {
        return { uri, text };
      }
    }
    if (folder.path === vscode.Uri.joinPath(folder, "..").path) {
      return undefined;
    }
  }
}

async function read(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}

/** A file that a setting names, from the first folder. */
function fromSettings(path: string | undefined): vscode.Uri | undefined {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (!path || !folder) {
    return path ? vscode.Uri.file(path) : undefined;
  }
  const isAbsolute = /^([/\\]|[A-Za-z]:)/.test(path);
  return isAbsolute ? folder.with({ path: vscode.Uri.file(path).path }) : vscode.Uri.joinPath(folder, path);
}

function relative(folder: vscode.Uri, { path }: vscode.Uri): string {
  const start = folder.path.endsWith("/") ? folder.path : `${folder.path}/`;
  return path.startsWith(start) ? path.slice(start.length) : path;
}
