// The few icons, drawn with the colour of the text around them.

import { html, svg, type SVGTemplateResult, type TemplateResult } from "lit-html";

function icon(path: SVGTemplateResult): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${path}</svg>`;
}

export const icons = {
  error: icon(svg`<circle cx="12" cy="12" r="9" /><path d="M12 7.5v5.5M12 16.4v.1" />`),
  warning: icon(svg`<path d="M12 3.5 22 20.5H2z" /><path d="M12 10v4.5M12 17.4v.1" />`),
  advice: icon(svg`<path d="M9 18h6M10 21h4M12 3a6 6 0 0 0-3.5 10.9c.6.5 1 1.2 1 2.1h5c0-.9.4-1.6 1-2.1A6 6 0 0 0 12 3z" />`),
  check: icon(svg`<path d="m4.5 12.5 5 5 10-11" />`),
  wand: icon(svg`<path d="m4 20 11-11M15 4v3M20 9h-3M18.5 5.5 17 7M9 4.5v2M8 5.5h2M19.5 14v2M18.5 15h2" />`),
  diff: icon(svg`<path d="M12 4v8M8 8h8M8 18h8" />`),
  rules: icon(svg`<path d="M9 6h11M9 12h11M9 18h11M4.5 6h.1M4.5 12h.1M4.5 18h.1" />`),
  share: icon(svg`<path d="M10 14 20 4M14 4h6v6M19 14v5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1h5" />`),
  copy: icon(svg`<rect x="8.5" y="8.5" width="11.5" height="11.5" rx="2" /><path d="M15.5 5.5V5a1 1 0 0 0-1-1H5a1 1 0 0 0-1 1v9.5a1 1 0 0 0 1 1h.5" />`),
  open: icon(svg`<path d="M4 6.5V18a1 1 0 0 0 1 1h14a1 1 0 0 0 1-1V9a1 1 0 0 0-1-1h-7.5l-2-2.5H5a1 1 0 0 0-1 1z" />`),
  download: icon(svg`<path d="M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 20h14" />`),
  sun: icon(svg`<circle cx="12" cy="12" r="4" /><path d="M12 3v1.5M12 19.5V21M3 12h1.5M19.5 12H21M5.6 5.6l1 1M17.4 17.4l1 1M18.4 5.6l-1 1M6.6 17.4l-1 1" />`),
  moon: icon(svg`<path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z" />`),
  system: icon(svg`<rect x="3.5" y="4.5" width="17" height="12" rx="1.5" /><path d="M9 20.5h6M12 16.5v4" />`),
  close: icon(svg`<path d="m6 6 12 12M18 6 6 18" />`),
  book: icon(svg`<path d="M5 4h9a3 3 0 0 1 3 3v13H8a3 3 0 0 1-3-3zM5 17a3 3 0 0 1 3-3h9" />`),
  sliders: icon(svg`<path d="M4 8h9M17 8h3M4 16h3M11 16h9" /><circle cx="15" cy="8" r="2" /><circle cx="9" cy="16" r="2" />`),
  paste: icon(svg`<rect x="5.5" y="5" width="13" height="16" rx="2" /><path d="M9 5V3.5h6V5M9 11h6M9 15h4" />`),
  format: icon(svg`<path d="M4 6h16M8 11h12M8 16h8M4 21h16" />`),
  convert: icon(svg`<path d="M4 8h13l-4-4M20 16H7l4 4" />`),
  compare: icon(svg`<rect x="3.5" y="4.5" width="7" height="15" rx="1.5" /><rect x="13.5" y="4.5" width="7" height="15" rx="1.5" />`),
  more: icon(svg`<path d="M5 12h.1M12 12h.1M19 12h.1" />`),
  help: icon(svg`<circle cx="12" cy="12" r="9" /><path d="M9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8M12 16.9v.1" />`),
  undo: icon(svg`<path d="M8 5 4 9l4 4M4 9h10a6 6 0 0 1 0 12h-3" />`),
};
