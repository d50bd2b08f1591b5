// Before the first paint, so that nothing flashes.
try {
  const theme = localStorage.getItem("authlint.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Without storage the system's choice holds.
}
