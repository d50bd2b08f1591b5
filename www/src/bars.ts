// The bars: what can be done with the document, and with the console.

import type { Rule, RuleId } from "authlint";
import { html, nothing, render } from "lit-html";

import { CONVERSIONS, type Conversion } from "./conversions";
import { icons } from "./icons";
import { menuButton } from "./menu";
import type { Theme } from "./theme";

export interface TopActions {
  rules(): void;
  share(): void;
  turnTheme(): void;
  help(): void;
}

const THEMES: Record<Theme, [keyof typeof icons, string]> = {
  system: ["system", "Colours: as the system has them"],
  light: ["sun", "Colours: light"],
  dark: ["moon", "Colours: dark"],
};

export function renderTop(place: HTMLElement, theme: Theme, hasText: boolean, actions: TopActions): void {
  const [icon, label] = THEMES[theme];
  render(
    html`
      <button class="button quiet" id="open-rules" title="All rules, their levels and options" @click=${actions.rules}>${icons.rules}<span>Rules</span></button>
      <button class="button quiet" id="open-share" title="A link with the document, without its secrets" ?disabled=${!hasText} @click=${actions.share}>${icons.share}<span>Share</span></button>
      <button class="button quiet icon-only" id="turn-theme" title=${label} aria-label=${label} @click=${actions.turnTheme}>${icons[icon]}</button>
      <button class="button quiet icon-only" id="open-help" title="Shortcuts, documentation, version" aria-label="Help" @click=${actions.help}>${icons.help}</button>
    `,
    place,
  );
}

export interface FileActions {
  open(): void;
  copy(): void;
  format(): void;
  convert(conversion: Conversion): void;
  compare(): void;
  download(): void;
  clear(): void;
  example(id: RuleId): void;
}

export interface Toolbar {
  name: string;
  hasText: boolean;
  isComparing: boolean;
  /** Rules with a bad example; empty until they are loaded. */
  examples: readonly Rule[];
}

export function renderToolbar(place: HTMLElement, { name, hasText, isComparing, examples }: Toolbar, actions: FileActions): void {
  render(
    html`
      <button class="button quiet" id="open-file" title="Open a file" @click=${actions.open}>${icons.open}<span>Open</span></button>
      <button class="button quiet" id="copy-document" title="Copy the document" ?disabled=${!hasText} @click=${actions.copy}>${icons.copy}<span>Copy</span></button>
      <button class="button quiet" id="format" title="Indent the document; comments, order and numbers stay" ?disabled=${!hasText} @click=${actions.format}>${icons.format}<span>Format</span></button>
      ${menuButton({
        id: "convert",
        label: "Convert",
        icon: "convert",
        title: "Write the document as another request, in other names, with more or less around it",
        isDisabled: !hasText,
        sections: CONVERSIONS.map(([heading, items]) => [heading, items.map((item) => ({ label: item.label, run: () => actions.convert(item) }))]),
      })}
      <button class="button quiet" id="compare" title="Compare with what exists: see what an update would change and lose" aria-pressed=${String(isComparing)} @click=${actions.compare}>${icons.compare}<span>Compare</span></button>
      ${menuButton({
        id: "more",
        label: "More",
        icon: "more",
        title: "Download, clear, examples",
        sections: [
          ["", [
            { label: "Download", run: actions.download, isDisabled: !hasText },
            { label: "Clear", run: actions.clear, isDisabled: !hasText },
          ]],
          ...groups(examples).map(([category, rules]) => [`Examples: ${category}`, rules.map(({ id }) => ({ label: id, run: () => actions.example(id) }))] as const),
        ],
      })}
      ${name === "" ? nothing : html`<span class="file-name" title=${name}>${name}</span>`}
    `,
    place,
  );
}

function groups(rules: readonly Rule[]): [string, Rule[]][] {
  const categories = [...new Set(rules.map(({ category }) => category))].sort();
  return categories.map((category) => [category, rules.filter((rule) => rule.category === category)]);
}
