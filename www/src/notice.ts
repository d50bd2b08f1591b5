// A line that says what just happened, for the eye and for screen readers.

const place = document.querySelector<HTMLElement>(".announcement");
let timer: ReturnType<typeof setTimeout> | undefined;

export function notice(text: string, action?: { label: string; run(): void }): void {
  if (place === null) return;
  place.replaceChildren(text);
  if (action !== undefined) {
    const button = document.createElement("button");
    button.textContent = action.label;
    button.addEventListener("click", action.run);
    place.append(" ", button);
  }
  place.dataset.shown = "";
  clearTimeout(timer);
  if (action === undefined) timer = setTimeout(() => delete place.dataset.shown, 4000);
}

/** Puts text on the clipboard and says so. */
export async function copy(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    notice(`${what} copied`);
  } catch {
    notice("The browser did not allow copying");
  }
}
