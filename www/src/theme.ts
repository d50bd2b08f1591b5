// Light, dark, or what the system says. `public/theme.js` does the same before the first paint.

export type Theme = "system" | "light" | "dark";

const KEY = "authlint.theme";
const ORDER: readonly Theme[] = ["system", "light", "dark"];

export function theme(): Theme {
  const chosen = document.documentElement.dataset.theme;
  return chosen === "light" || chosen === "dark" ? chosen : "system";
}

/** Goes on to the next of the three. */
export function turn(): Theme {
  const next = ORDER[(ORDER.indexOf(theme()) + 1) % ORDER.length] ?? "system";
  if (next === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = next;
  try {
    if (next === "system") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, next);
  } catch {
    // Without storage it lasts as long as the page.
  }
  return next;
}
