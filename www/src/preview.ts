// What a fix, or all of them, would change: shown before it is done.

import { unifiedMergeView } from "@codemirror/merge";
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import type { Edit, Fixed, RuleId } from "authlint";
import { html, nothing } from "lit-html";

import { Dialog } from "./dialog";
import { reading, shadow } from "./editor";
import { count } from "./words";

export interface Change {
  before: string;
  after: string;
  /** The rules whose findings go away with it, where more than one fix is shown. */
  applied?: readonly RuleId[];
  /** Findings that are left. */
  left?: number;
}

export class Preview {
  readonly #dialog = new Dialog("preview", "Preview the change");
  #view: EditorView | undefined;
  #unsafe = false;

  constructor(private readonly apply: (change: Change) => void) {
    this.#dialog.element.addEventListener("close", () => {
      this.#view?.destroy();
      this.#view = undefined;
    });
  }

  /** Shows one fix. */
  one(before: string, edits: readonly Edit[]): void {
    this.#show({ before, after: edited(before, edits) });
  }

  /** Shows what `fix` makes of a text; whether the unsafe fixes are in it can be switched. */
  async all(before: string, fix: (unsafeFixes: boolean) => Promise<Fixed>): Promise<void> {
    const fixed = await fix(this.#unsafe);
    this.#show({ before, after: fixed.text, applied: fixed.applied, left: fixed.report.findings.length + fixed.report.omitted }, (unsafe) => {
      this.#unsafe = unsafe;
      void this.all(before, fix);
    });
  }

  #show(change: Change, toggle?: (unsafe: boolean) => void): void {
    const { before, after, applied, left } = change;
    const body = html`
      ${toggle === undefined
        ? nothing
        : html`
            <div class="preview-head">
              <p>
                ${applied?.length ? html`<strong>${count(applied.length, "fix", "fixes")}</strong>, ${count(left ?? 0, "finding")} left.` : "None of the fixes is sure to be what you meant."}
              </p>
              <label class="switch"><input type="checkbox" id="unsafe-fixes" .checked=${this.#unsafe} @change=${(event: Event) => toggle((event.target as HTMLInputElement).checked)} />
                <span>Also those that need a look</span></label>
            </div>
          `}
      <div class="preview-text" tabindex="-1"></div>
    `;
    const footer = html`
      <footer>
        <button class="button" @click=${() => this.#dialog.close()}>Cancel</button>
        <button class="button primary" id="apply-change" ?disabled=${before === after} @click=${() => this.#apply(change)}>Apply</button>
      </footer>
    `;
    this.#dialog.render(body, footer);
    this.#dialog.open();
    this.#draw(change);
  }

  #draw({ before, after }: Change): void {
    this.#view?.destroy();
    const parent = this.#dialog.element.querySelector(".preview-text");
    if (parent === null) return;
    const root = shadow(parent);
    this.#view = new EditorView({
      doc: after,
      root,
      parent: root as unknown as HTMLElement,
      extensions: [
        reading(),
        EditorState.readOnly.of(true),
        EditorView.contentAttributes.of({ "aria-label": "The change", tabindex: "0" }),
        EditorView.lineWrapping,
        unifiedMergeView({ original: before, mergeControls: false, collapseUnchanged: { margin: 3, minSize: 6 } }),
      ],
    });
  }

  #apply(change: Change): void {
    this.#dialog.close();
    this.apply(change);
  }
}

/** The text with edits applied; they never overlap. */
function edited(text: string, edits: readonly Edit[]): string {
  const ordered = edits.toSorted((one, other) => other.start - one.start);
  return ordered.reduce((text, { start, end, text: inserted }) => text.slice(0, start) + inserted + text.slice(end), text);
}
