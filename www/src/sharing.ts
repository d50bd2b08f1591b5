// The dialog that makes a link.

import type { CheckOptions } from "authlint";
import { html } from "lit-html";

import { Dialog } from "./dialog";
import { engine } from "./engine";
import { icons } from "./icons";
import { copy } from "./notice";
import { encode } from "./share";
import type { Settings } from "./settings";

/** Longer links are cut off by chat programs and mail. */
const LONG = 8000;

export class Sharing {
  readonly #dialog = new Dialog("share", "Share by link");

  async open(text: string, settings: Settings, options: CheckOptions): Promise<void> {
    // Never the document itself: a link ends up in histories, chats and logs.
    const redacted = await engine.redact(text, options);
    const existing = typeof options.existing === "string" ? await engine.redact(options.existing) : undefined;
    const reading = await this.#reading(text, redacted, settings, options);
    const link = new URL(location.href);
    link.hash = await encode({ ...settings, reading, text: redacted, existing });
    const { href } = link;
    const body = html`
      <p class="share-note ${redacted === text ? "good" : "masked"}">
        ${redacted === text
          ? html`${icons.check} Nothing in this document had to be masked.`
          : html`${icons.warning} <span>Secrets are not in the link: values of sensitive and unknown members were replaced by <code>•••</code>, and comments left out, except suppressions. References such as <code>\${NAME}</code>, client IDs of Google and Amazon, and values of the API stay.</span>`}
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

  /** How the copy is read: as the document is, even if a comment said so that is not in the copy. */
  async #reading(text: string, redacted: string, { reading }: Settings, options: CheckOptions): Promise<Settings["reading"]> {
    if (reading.operation !== "auto" || redacted === text) return reading;
    const asked = { ...options, operation: "auto" } as const;
    const [{ operation }, copy] = await Promise.all([engine.check(text, options), engine.check(redacted, asked)]);
    return operation === copy.operation ? reading : { ...reading, operation };
  }
}
