// The browser asks before a page with changes is left.

function ask(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

/** Whether leaving is to be asked about. Only then is there a listener: browsers do not keep such pages for the back button. */
export function askBeforeLeaving(asks: boolean): void {
  if (asks) window.addEventListener("beforeunload", ask);
  else window.removeEventListener("beforeunload", ask);
}
