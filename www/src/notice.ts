// A line that says what just happened, for the eye and for screen readers.

import { html, nothing, render } from "lit-html";

import { rich } from "./words";

const place = document.querySelector<HTMLElement>(".announcement");
let timer: ReturnType<typeof setTimeout> | undefined;

/** How long it is shown; with an action long enough to be reached with the keyboard. */
const SHORT = 4000;
const LONG = 12_000;

export interface Action {
  label: string;
  run(): void;
  /** It stays until it is taken. */
  stays?: boolean;
}

export function notice(text: string, action?: Action): void {
  if (place === null) return;
  const run = () => {
    hide();
    action?.run();
  };
  render(html`<span>${rich(text)}</span>${action === undefined ? nothing : html`<button @click=${run}>${action.label}</button>`}`, place);
  place.dataset.shown = "";
  clearTimeout(timer);
  if (action?.stays !== true) timer = setTimeout(hide, action === undefined ? SHORT : LONG);
}

function hide(): void {
  if (place === null) return;
  delete place.dataset.shown;
  // What is not seen is not reached with the keyboard either.
  render(nothing, place);
}

/** Puts text on the clipboard and says so. */
export async function copy(text: string, what: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    notice(`${what} copied`);
    return true;
  } catch {
    notice("The browser did not allow copying");
    return false;
  }
}
