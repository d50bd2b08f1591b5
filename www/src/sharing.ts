// The dialog that makes a link.

import { html } from "lit-html";

import { Dialog } from "./dialog";
import { engine } from "./engine";
import { icons } from "./icons";
import { copy } from "./notice";
import { encode } from "./share";
import { optionsOf, type Settings } from "./settings";

/** Longer links are cut off by chat programs and mail. */
const LONG = 8000;

export class Sharing {
  readonly #dialog = new Dialog("share", "Share by link");

  async open(text: string, settings: Settings): Promise<void> {
    // Never the document itself: a link ends up in histories, chats and logs.
    const redacted = await engine.redact(text, optionsOf(settings));
    const link = new URL(location.href);
    link.hash = await encode({ ...settings, text: redacted });
    const { href } = link;
    const body = html`
      <p class="share-note ${redacted === text ? "good" : "masked"}">
        ${redacted === text
          ? html`${icons.check} Nothing in this document had to be masked.`
          : html`${icons.warning} <span>Secrets are not in the link: values of sensitive and unknown members were replaced by <code>•••</code>, and comments left out. Findings about them may differ.</span>`}
      </p>
      <label class="share-link"><span class="hidden">Link</span><input id="share-link" readonly .value=${href} @focus=${(event: Event) => (event.target as HTMLInputElement).select()} /></label>
      <p class="note">
        The document and its settings are in the link itself, compressed, behind the <code>#</code>: no server sees them.
        ${href.length > LONG ? `With ${href.length} characters it is too long for some programs.` : ""}
      </p>
    `;
    const footer = html`<footer><button class="button primary" id="copy-link" @click=${() => copy(href, "Link")}>${icons.copy} Copy link</button></footer>`;
    this.#dialog.render(body, footer);
    this.#dialog.open();
  }
}
