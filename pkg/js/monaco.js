// Monaco: findings as markers, quick fixes, completion, hover. Works with a copy of the engine, or with a worker's.

const OWNER = "authlint";

/** Checks the models of some languages until it is disposed of. */
export function authlint(monaco, engine, { languages = ["json", "jsonc"], options, delay = 150 } = {}) {
  const of = (model) => ({ ...(model.getLanguageId() === "jsonc" && { format: "jsonc" }), ...(typeof options === "function" ? options(model) : options) });
  const watched = new Map();

  const watch = (model) => {
    if (!languages.includes(model.getLanguageId()) || watched.has(model)) return;
    watched.set(model, new Watch(monaco, engine, model, of, delay));
  };
  const forget = (model) => {
    watched.get(model)?.dispose();
    watched.delete(model);
  };
  const { editor, languages: providers } = monaco;
  const parts = [
    editor.onDidCreateModel(watch),
    editor.onWillDisposeModel(forget),
    editor.onDidChangeModelLanguage(({ model }) => {
      forget(model);
      watch(model);
    }),
    providers.registerCodeActionProvider(languages, codeActions(monaco, watched), { providedCodeActionKinds: ["quickfix"] }),
    providers.registerCompletionItemProvider(languages, completions(monaco, engine, of)),
    providers.registerHoverProvider(languages, hovers(engine, of)),
  ];
  editor.getModels().forEach(watch);
  return {
    /** Checks again, after options have changed. */
    refresh: () => watched.forEach((watch) => watch.ask()),
    dispose() {
      for (const part of parts) part.dispose();
      [...watched.keys()].forEach(forget);
    },
  };
}

/** The findings of a model, kept up to date. */
class Watch {
  constructor(monaco, engine, model, of, delay) {
    Object.assign(this, { monaco, engine, model, of });
    this.changes = model.onDidChangeContent(() => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask(), delay);
    });
    this.ask();
  }

  async ask() {
    const { model, monaco } = this;
    const version = model.getVersionId();
    const turn = (this.turn = (this.turn ?? 0) + 1);
    const isOld = () => this.isOver || this.turn !== turn || model.isDisposed() || model.getVersionId() !== version;
    try {
      await this.engine.init?.();
      if (isOld()) return;
      const { findings } = await this.engine.check(model.getValue(), this.of(model));
      if (isOld()) return;
      Object.assign(this, { findings, version });
      monaco.editor.setModelMarkers(model, OWNER, findings.map((finding) => marker(monaco, model, finding)));
    } catch (error) {
      if (!isOld()) console.error("authlint:", error);
    }
  }

  dispose() {
    this.isOver = true;
    clearTimeout(this.timer);
    this.changes.dispose();
    if (!this.model.isDisposed()) this.monaco.editor.setModelMarkers(this.model, OWNER, []);
  }
}

/** A finding as Monaco shows it. */
export function marker(monaco, model, finding) {
  const { Error, Warning, Info } = monaco.MarkerSeverity;
  return {
    ...range(model, finding.span),
    severity: { error: Error, warning: Warning, advice: Info }[finding.level],
    source: OWNER,
    code: finding.url === undefined ? finding.rule : { value: finding.rule, target: monaco.Uri.parse(finding.url) },
    message: finding.help === undefined ? finding.message : `${finding.message}\n${finding.help}`,
    relatedInformation: finding.labels.filter(({ file }) => file === undefined).map(({ message, span }) => ({ resource: model.uri, message, ...range(model, span) })),
  };
}

function range(model, { start, end }) {
  const [from, to] = [model.getPositionAt(start), model.getPositionAt(end)];
  return { startLineNumber: from.lineNumber, startColumn: from.column, endLineNumber: to.lineNumber, endColumn: to.column };
}

function codeActions(monaco, watched) {
  return {
    provideCodeActions(model, place, context) {
      const { findings = [], version } = watched.get(model) ?? {};
      const isCurrent = version === model.getVersionId();
      const actions = findings.filter(({ span }) => isCurrent && monaco.Range.areIntersectingOrTouching(range(model, span), place)).flatMap((finding) => {
        const own = marker(monaco, model, finding);
        const diagnostics = context.markers.filter(({ source, startColumn, startLineNumber }) => source === OWNER && startColumn === own.startColumn && startLineNumber === own.startLineNumber);
        return finding.fixes.map(({ title, edits, applicability }) => ({
          title,
          kind: "quickfix",
          diagnostics,
          isPreferred: applicability === "safe",
          edit: { edits: edits.map(({ text, ...span }) => ({ resource: model.uri, versionId: version, textEdit: { range: range(model, span), text } })) },
        }));
      });
      return { actions, dispose() {} };
    },
  };
}

/** An answer about a model, or nothing if it has changed meanwhile. */
async function asked(engine, model, ask) {
  const version = model.getVersionId();
  await engine.init?.();
  if (model.isDisposed() || model.getVersionId() !== version) return undefined;
  const answer = await ask();
  return model.isDisposed() || model.getVersionId() !== version ? undefined : answer;
}

function completions(monaco, engine, of) {
  const { CompletionItemKind: kinds, CompletionItemInsertTextRule: rules } = monaco.languages;
  const kind = { member: kinds.Property, value: kinds.EnumMember, rule: kinds.Keyword, directive: kinds.Keyword };
  return {
    triggerCharacters: ['"', "[", ","],
    async provideCompletionItems(model, position) {
      const choices = await asked(engine, model, () => engine.complete(model.getValue(), model.getOffsetAt(position), of(model)));
      if (choices === undefined) return undefined;
      const suggestions = choices.map((choice, index) => ({
        label: { label: choice.label, description: choice.detail },
        kind: kind[choice.kind],
        documentation: { value: choice.documentation },
        filterText: filterText(model, choice),
        insertText: choice.snippet,
        // The lines are indented already.
        insertTextRules: rules.InsertAsSnippet | rules.KeepWhitespace,
        range: range(model, choice.span),
        // The engine's order: required members first.
        sortText: String(index).padStart(4, "0"),
        ...(choice.deprecated && { tags: [monaco.languages.CompletionItemTag.Deprecated] }),
        ...(choice.comma && { additionalTextEdits: [{ range: range(model, choice.comma), text: choice.comma.text }] }),
      }));
      return { suggestions };
    },
  };
}

/** Monaco matches the text in the range before the cursor, which may start with a quote. */
function filterText(model, { filter, span }) {
  const quote = model.getValue().charAt(span.start);
  return quote === '"' && !filter.startsWith('"') ? `"${filter}"` : filter;
}

function hovers(engine, of) {
  return {
    async provideHover(model, position) {
      const hover = await asked(engine, model, () => engine.hover(model.getValue(), model.getOffsetAt(position), of(model)));
      return hover && { range: range(model, hover.span), contents: [{ value: hover.markdown }] };
    },
  };
}
