// What stands where the findings will be, before there is a document.

import { html, render } from "lit-html";

import { icons } from "./icons";
import { STARTERS, type StartDocument } from "./starters";

export interface StartActions {
  paste(): void;
  open(): void;
  start(document: StartDocument): void;
}

export function renderStart(head: HTMLElement, body: HTMLElement, actions: StartActions): void {
  render(html`<h2>Findings</h2>`, head);
  render(
    html`
      <div class="empty-state">
        <h3>Know before you send</h3>
        <p>
          Paste the <code>ResourceConfig</code> of a CreateBackendAuth or UpdateBackendAuth request, or what GetBackendAuth returned. Python, JavaScript, YAML
          and command lines are fine too: they are converted to JSON.
        </p>
        <div class="first">
          <button class="button primary" id="paste" @click=${actions.paste}>${icons.paste} Paste</button>
          <button class="button" @click=${actions.open}>${icons.open} Open a file</button>
        </div>
        <p class="or">or begin with an example</p>
        <ul class="starters">
          ${STARTERS.map(
            ({ title, about, load }) => html`<li><button @click=${async () => actions.start(await load())}><strong>${title}</strong><span>${about}</span></button></li>`,
          )}
        </ul>
      </div>
    `,
    body,
  );
}

/** Shown when the engine could not be loaded. */
export function renderFailure(body: HTMLElement, message: string): void {
  render(
    html`
      <div class="empty-state">
        <h3>The checker could not start</h3>
        <p>${message}</p>
        <button class="button primary" @click=${() => location.reload()}>Try again</button>
      </div>
    `,
    body,
  );
}
