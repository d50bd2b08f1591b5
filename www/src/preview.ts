// What a fix, all of them, or a conversion would change: shown before it is done.

import { unifiedMergeView } from "@codemirror/merge";
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import type { Converted, Edit, Fixed } from "authlint";
import { html, nothing, type TemplateResult } from "lit-html";

import { Dialog } from "./dialog";
import { reading, shadow } from "./editor";
import { count, rich, sentence } from "./words";

export interface Change {
  before: string;
  after: string;
  /** What is said once it is done. */
  said: string;
}

export class Preview {
  readonly #dialog = new Dialog("preview", "Preview the change");
  #view: EditorView | undefined;

  constructor(private readonly apply: (change: Change) => void) {
    this.#dialog.element.addEventListener("close", () => {
      this.#view?.destroy();
      this.#view = undefined;
    });
  }

  /** Shows one fix. */
  one(before: string, edits: readonly Edit[]): void {
    this.#show({ before, after: edited(before, edits), said: "Done" });
  }

  /** Shows what all fixes make of a text: the safe ones, or the unsafe ones too. One of the two changes something. */
  all(before: string, safe: Fixed, all: Fixed, isUnsafe = safe.text === before): void {
    const { text: after, applied, report } = isUnsafe ? all : safe;
    const left = report.findings.length + report.omitted;
    const head = html`
      <p><strong>${count(applied.length, "fix", "fixes")}</strong>, ${count(left, "finding")} left.</p>
      ${safe.text === before
        ? html`<p class="note">All of these need a look: none is sure to be what you meant.</p>`
        : html`<label class="switch"><input type="checkbox" id="unsafe-fixes" .checked=${isUnsafe} ?disabled=${all.text === safe.text} @change=${(event: Event) => this.all(before, safe, all, (event.target as HTMLInputElement).checked)} />
            <span>Also those that need a look</span></label>`}
    `;
    this.#show({ before, after, said: `${sentence(count(applied.length, "fix", "fixes"))} applied` }, head);
  }

  /** Shows a conversion, with what is to be said of it. */
  converted(before: string, { text: after, notes }: Converted, said: string, then: () => void): void {
    const head = notes.length === 0 ? undefined : html`<ul class="notes">${notes.map((note) => html`<li>${rich(sentence(note))}</li>`)}</ul>`;
    this.#show({ before, after, said }, head, then);
  }

  #show(change: Change, head?: TemplateResult, then?: () => void): void {
    const body = html`
      ${head === undefined ? nothing : html`<div class="preview-head">${head}</div>`}
      <div class="preview-text" tabindex="-1"></div>
    `;
    const accept = () => {
      this.#dialog.close();
      then?.();
      this.apply(change);
    };
    const footer = html`
      <footer>
        <button class="button" @click=${() => this.#dialog.close()}>Cancel</button>
        <button class="button primary" id="apply-change" @click=${accept}>Apply</button>
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
}

/** The text with edits applied; they never overlap. */
function edited(text: string, edits: readonly Edit[]): string {
  const ordered = edits.toSorted((one, other) => other.start - one.start);
  return ordered.reduce((text, { start, end, text: inserted }) => text.slice(0, start) + inserted + text.slice(end), text);
}
