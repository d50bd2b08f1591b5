// The dialog that shows the settings as a file.

import { html } from "lit-html";

import { toml } from "./configuration";
import { Dialog } from "./dialog";
import { save } from "./files";
import { icons } from "./icons";
import { copy } from "./notice";
import type { RuleChoices } from "./settings";

export class Configuring {
  readonly #dialog = new Dialog("configuration", "authlint.toml");

  open(rules: RuleChoices): void {
    const text = toml(rules);
    const body = html`
      <p>Put this file beside your documents, or above them: the command line and the editors find it there.</p>
      <pre class="toml" tabindex="0"><code>${text}</code></pre>
    `;
    const footer = html`
      <footer>
        <button class="button" id="copy-configuration" @click=${() => copy(text, "authlint.toml")}>${icons.copy} Copy</button>
        <button class="button primary" id="save-configuration" @click=${() => save("authlint.toml", text)}>${icons.download} Download</button>
      </footer>
    `;
    this.#dialog.render(body, footer);
    this.#dialog.open();
  }
}
