// The draft of this tab: it survives a reload, the back button, a followed link and a crash. Secrets stay in it, since no
// one but the person at this tab can read it.

import { sharedOf, type Shared } from "./share";

export interface Draft extends Shared {
  /** What exists, which the document is compared with. */
  existing: string;
  lineEnd: string;
  /** Whether the rules are those of a link, and not this user's. */
  isFromLink: boolean;
  isChanged: boolean;
}

const KEY = "authlint.draft";
const SWITCH = "authlint.drafts";
/** Writing a long document with every key would be felt. */
const DELAY = 250;

let timer: ReturnType<typeof setTimeout> | undefined;
let newest: (() => Draft) | undefined;

/** Keeps a draft soon; `draft` is asked when it is written. */
export function keep(draft: () => Draft): void {
  newest = draft;
  timer ??= setTimeout(write, DELAY);
}

function write(): void {
  clearTimeout(timer);
  timer = undefined;
  const draft = newest?.();
  newest = undefined;
  if (draft === undefined) return;
  try {
    if (keepsDrafts() && (draft.text !== "" || draft.existing !== "")) sessionStorage.setItem(KEY, JSON.stringify(draft));
    else sessionStorage.removeItem(KEY);
  } catch {
    // Without storage, or over its limit: the page asks before it is left.
  }
}

window.addEventListener("pagehide", write);

/** The draft of an earlier visit to this tab. */
export function kept(): Draft | undefined {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    const shared = sharedOf(value);
    if (shared === undefined) return undefined;
    const { existing, lineEnd, isMasked, isFromLink, isChanged } = value as Partial<Draft>;
    return {
      ...shared,
      existing: typeof existing === "string" ? existing : "",
      lineEnd: lineEnd === "\r\n" ? "\r\n" : "\n",
      isMasked: isMasked === true,
      isFromLink: isFromLink === true,
      isChanged: isChanged === true,
    };
  } catch {
    return undefined;
  }
}

/** Whether drafts are kept in this tab: until someone switches it off. */
export function keepsDrafts(): boolean {
  try {
    return localStorage.getItem(SWITCH) !== "off";
  } catch {
    return false;
  }
}

/** Switches the keeping of drafts; off, the one that is kept is forgotten. */
export function keepDrafts(keeps: boolean): void {
  try {
    if (keeps) return localStorage.removeItem(SWITCH);
    localStorage.setItem(SWITCH, "off");
    sessionStorage.removeItem(KEY);
  } catch {
    // Without storage nothing is kept anyway.
  }
}
