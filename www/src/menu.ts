// A button that opens a menu. The browser's own popover closes it and gives the focus back.

import { html, type TemplateResult } from "lit-html";

import { icons } from "./icons";

export interface Item {
  label: string;
  run(): void;
  isDisabled?: boolean;
}

export interface MenuButton {
  id: string;
  label: string;
  icon: keyof typeof icons;
  title: string;
  isDisabled?: boolean;
  /** Items with a heading above them; without one where it is empty. */
  sections: readonly (readonly [string, readonly Item[]])[];
}

export function menuButton({ id, label, icon, title, isDisabled = false, sections }: MenuButton): TemplateResult {
  return html`
    <button class="button quiet" id=${id} title=${title} ?disabled=${isDisabled} popovertarget="${id}-menu" aria-haspopup="menu">${icons[icon]}<span>${label}</span></button>
    <div class="menu" id="${id}-menu" popover role="menu" aria-label=${label} @toggle=${placed} @keydown=${moved}>
      ${sections.map(([heading, items]) => html`
        <div role="group" aria-label=${heading || label}>
          ${heading === "" ? "" : html`<p aria-hidden="true">${heading}</p>`}
          ${items.map((item) => html`<button role="menuitem" ?disabled=${item.isDisabled ?? false} @click=${(event: Event) => { menuOf(event).hidePopover(); item.run(); }}>${item.label}</button>`)}
        </div>
      `)}
    </div>
  `;
}

function menuOf(event: Event): HTMLElement {
  return (event.currentTarget as HTMLElement).closest<HTMLElement>("[popover]") ?? document.body;
}

/** Below its button, inside the window. */
function placed(event: Event): void {
  const menu = event.currentTarget as HTMLElement;
  const button = document.querySelector(`[popovertarget="${menu.id}"]`);
  if ((event as ToggleEvent).newState !== "open" || button === null) return;
  const { left, bottom } = button.getBoundingClientRect();
  menu.style.setProperty("left", `${Math.max(8, Math.min(left, innerWidth - menu.offsetWidth - 8))}px`);
  menu.style.setProperty("top", `${Math.max(8, Math.min(bottom + 4, innerHeight - menu.offsetHeight - 8))}px`);
  menu.querySelector<HTMLElement>("[role=menuitem]:enabled")?.focus();
}

function moved(event: KeyboardEvent): void {
  const items = [...menuOf(event).querySelectorAll<HTMLElement>("[role=menuitem]:enabled")];
  const index = items.findIndex((item) => item === document.activeElement);
  const next = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: items.length - 1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  items[(next + items.length) % items.length]?.focus();
}
