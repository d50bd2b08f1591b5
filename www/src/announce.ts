// Tells screen readers how many findings there are, once the typing rests.

const DELAY = 800;

const place = document.querySelector<HTMLElement>(".finding-announcement");
let timer: ReturnType<typeof setTimeout> | undefined;

export function announce(text: string): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (place !== null && place.textContent !== text) place.textContent = text;
  }, DELAY);
}
