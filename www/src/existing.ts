// The second document: what exists, with which an update is compared.

import type { EditorView } from "@codemirror/view";
import { html, nothing, render } from "lit-html";

import { plainEditor } from "./editor";
import { icons } from "./icons";
import { sentence } from "./words";

export interface ExistingActions {
  changed(): void;
  open(): void;
  close(): void;
}

export class Existing {
  #view: EditorView | undefined;
  #isSettingText = false;

  constructor(
    private readonly pane: HTMLElement,
    private readonly actions: ExistingActions,
  ) {}

  get isOpen(): boolean {
    return !this.pane.hidden;
  }

  /** Empty while it is closed. */
  get text(): string {
    return this.isOpen ? (this.#view?.state.doc.toString() ?? "") : "";
  }

  /** Opens the pane; with a text in place of what is there. */
  open(text?: string): void {
    this.pane.hidden = false;
    this.draw();
    const place = this.pane.querySelector(".existing-editor");
    if (place === null) return;
    this.#view ??= plainEditor(place, "Existing configuration", "Paste what GetBackendAuth returned, or an earlier request", () => {
      if (!this.#isSettingText) this.actions.changed();
    });
    if (text === undefined) return;
    this.#isSettingText = true;
    this.#view.dispatch({ changes: { from: 0, to: this.#view.state.doc.length, insert: text } });
    this.#isSettingText = false;
  }

  close(): void {
    this.pane.hidden = true;
  }

  focus(): void {
    this.#view?.focus();
  }

  /** Draws the head of the pane; `refused` is why there is no comparison. */
  draw(refused?: string): void {
    if (!this.isOpen) return;
    render(
      html`
        <div class="existing-head">
          <h2>Existing configuration</h2>
          ${refused === undefined ? nothing : html`<p class="refused" role="status">${icons.warning} Not compared: ${sentence(refused)}</p>`}
          <button class="button small" id="open-existing" @click=${this.actions.open}>${icons.open} Open</button>
          <button class="button small icon-only" id="close-existing" title="Stop comparing" aria-label="Stop comparing" @click=${this.actions.close}>${icons.close}</button>
        </div>
        <div class="existing-editor"></div>
      `,
      this.pane,
    );
  }
}
