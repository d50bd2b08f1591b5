// Modal dialogs: the browser's own element keeps the focus inside and gives it back.

import { html, render, type TemplateResult } from "lit-html";

import { icons } from "./icons";

export class Dialog {
  readonly element = document.createElement("dialog");

  constructor(
    id: string,
    private readonly title: string,
  ) {
    this.element.id = id;
    this.element.setAttribute("aria-labelledby", `${id}-title`);
    // A click on the backdrop is a click on the dialog itself, not on what is in it.
    this.element.addEventListener("click", (event) => {
      if (event.target === this.element) this.element.close();
    });
    document.body.append(this.element);
  }

  render(body: TemplateResult, footer?: TemplateResult): void {
    render(
      html`
        <div class="dialog">
          <header>
            <h2 id="${this.element.id}-title">${this.title}</h2>
            <button class="button icon-only close" aria-label="Close" title="Close" @click=${() => this.element.close()}>${icons.close}</button>
          </header>
          <div class="dialog-body">${body}</div>
          ${footer ?? ""}
        </div>
      `,
      this.element,
    );
  }

  open(): void {
    if (!this.element.open) this.element.showModal();
  }

  close(): void {
    this.element.close();
  }
}
