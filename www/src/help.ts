// Shortcuts, where to read on, and what is remembered.

import { html } from "lit-html";

import { Dialog } from "./dialog";
import { keepDrafts, keepsDrafts } from "./draft";
import { notice } from "./notice";

const REPOSITORY = __REPOSITORY__;

const SHORTCUTS: readonly (readonly [string, string])[] = [
  ["F8, Shift+F8", "next and previous finding"],
  ["Ctrl+.", "fixes at the cursor"],
  ["Ctrl+Space", "completion"],
  ["Ctrl+Z, Ctrl+Y", "undo and redo"],
  ["Ctrl+F", "search"],
];

export class Help {
  readonly #dialog = new Dialog("help", "Help");

  /** `forgotten` is called when drafts are switched on or off. */
  constructor(private readonly forgotten: () => void) {}

  open(): void {
    this.#dialog.render(html`
      <h3>Keys</h3>
      <dl class="shortcuts">
        ${SHORTCUTS.map(([keys, what]) => html`<div><dt>${keys.split(/(, )/).map((part) => (part === ", " ? part : html`<kbd>${part}</kbd>`))}</dt><dd>${what}</dd></div>`)}
      </dl>
      <p class="note">On a Mac, ⌘ takes the place of Ctrl.</p>
      <h3>Draft</h3>
      <label class="switch"><input type="checkbox" id="keep-drafts" .checked=${keepsDrafts()} @change=${(event: Event) => this.#keep((event.target as HTMLInputElement).checked)} />
        <span>Keep the document in this tab when it is reloaded or left</span></label>
      <p class="note">It stays in this browser, with its secrets, until the tab is closed.</p>
      <h3>Read on</h3>
      <ul class="links">
        <li><a href="./rules/index.html">All rules</a></li>
        <li><a href="${REPOSITORY}#readme" target="_blank" rel="noopener noreferrer">Documentation</a>: command line, editors, CI, Rust, Python, JavaScript</li>
        <li><a href=${REPOSITORY} target="_blank" rel="noopener noreferrer">Source code</a></li>
      </ul>
      <p class="note">authlint ${__VERSION__}</p>
    `);
    this.#dialog.open();
  }

  #keep(keeps: boolean): void {
    keepDrafts(keeps);
    this.forgotten();
    notice(keeps ? "The draft is kept in this tab" : "The draft is forgotten when this tab is reloaded or left");
  }
}
