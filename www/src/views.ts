// On a narrow screen one pane is seen at a time.

export type View = "document" | "findings";

const panes = document.querySelector<HTMLElement>(".panes");
const tabs = [...document.querySelectorAll<HTMLButtonElement>('[role="tab"]')];

export function show(view: View): void {
  if (panes !== null) panes.dataset.view = view;
  for (const tab of tabs) {
    const isShown = tab.id === `tab-${view}`;
    tab.setAttribute("aria-selected", String(isShown));
    tab.tabIndex = isShown ? 0 : -1;
  }
}

for (const [index, tab] of tabs.entries()) {
  const view = tab.id.replace("tab-", "") as View;
  tab.addEventListener("click", () => show(view));
  tab.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    const other = tabs[1 - index];
    other?.focus();
    other?.click();
  });
}

/** Whether one pane is seen at a time. */
export function isNarrow(): boolean {
  return matchMedia("(max-width: 820px)").matches;
}

/** The number of findings on their tab. */
export function showCount(count: number | undefined): void {
  const place = document.querySelector(".tab-count");
  if (place !== null) place.textContent = count === undefined || count === 0 ? "" : String(count);
}
