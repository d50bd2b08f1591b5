// The second document: what exists, with which an update is compared.

import type { EditorView } from "@codemirror/view";
import type { Report } from "authlint";
import { html, nothing, render } from "lit-html";

import { plainEditor } from "./editor";
import { engine } from "./engine";
import { icons } from "./icons";
import { notationOf } from "./notation";
import { notice } from "./notice";
import { toJson } from "./to-json";
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

  /** Says why there is no comparison, and offers to write another notation as JSON. */
  async refuse(reason: string): Promise<void> {
    const { text } = this;
    // The reason is shown even where the engine refuses the text, such as one that is too long.
    const report = await engine.check(text).catch(() => undefined);
    if (text !== this.text) return;
    const notation = report && notationOf(report);
    if (report === undefined || notation === undefined) this.draw(reason);
    else this.draw(`this is ${notation.data.found}`, () => void this.#writeAsJson(report));
  }

  async #writeAsJson(report: Report): Promise<void> {
    const { text } = this;
    try {
      const json = await toJson(text, report, {});
      if (text !== this.text) return;
      this.open(json.text);
      this.actions.changed();
    } catch (error) {
      notice(error instanceof Error ? error.message : String(error));
    }
  }

  /** Draws the head of the pane; `refused` is why there is no comparison, `convert` writes it as JSON. */
  draw(refused?: string, convert?: () => void): void {
    if (!this.isOpen) return;
    render(
      html`
        <div class="existing-head">
          <h2>Existing configuration</h2>
          ${refused === undefined ? nothing : html`<p class="refused" role="status">${icons.warning} Not compared: ${sentence(refused)}</p>`}
          ${convert === undefined ? nothing : html`<button class="button small" id="existing-to-json" @click=${convert}>${icons.convert} Convert to JSON</button>`}
          <button class="button small" id="open-existing" @click=${this.actions.open}>${icons.open} Open</button>
          <button class="button small icon-only" id="close-existing" title="Stop comparing" aria-label="Stop comparing" @click=${this.actions.close}>${icons.close}</button>
        </div>
        <div class="existing-editor"></div>
      `,
      this.pane,
    );
  }
}
