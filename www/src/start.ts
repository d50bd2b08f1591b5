// What stands where the findings will be, before there is a document.

import { html, render } from "lit-html";

import { icons } from "./icons";

export interface Starter {
  title: string;
  about: string;
  load(): void;
}

export function renderStart(head: HTMLElement, body: HTMLElement, examples: readonly Starter[], open: () => void): void {
  render(html`<h2>Findings</h2>`, head);
  render(
    html`
      <div class="blank">
        <h3>Know before you send</h3>
        <p>
          Paste the <code>ResourceConfig</code> of a CreateBackendAuth or UpdateBackendAuth request, or what GetBackendAuth gave you. What is wrong with it
          appears here as you type: with its place, reason, source and fix.
        </p>
        <button class="button primary" @click=${open}>${icons.open} Open a file</button>
        <p class="or">or look at an example</p>
        <ul class="starters">
          ${examples.map(
            (example) => html`<li><button @click=${() => example.load()}><strong>${example.title}</strong><span>${example.about}</span></button></li>`,
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
      <div class="blank">
        <h3>The checker could not start</h3>
        <p>${message}</p>
        <button class="button primary" @click=${() => location.reload()}>Try again</button>
      </div>
    `,
    body,
  );
}
