// Small pieces of text as the page shows them.

import { html, type TemplateResult } from "lit-html";

/** A message: what stands between backticks is code. */
export function rich(message: string): (TemplateResult | string)[] {
  return message.split("`").map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part));
}

/** A message where there is only text: names of buttons, tooltips. */
export function plain(message: string): string {
  return message.replaceAll("`", "");
}

export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** The engine's messages begin in the middle of a line; here they begin one. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
