// The engine as text.

import base64 from "../dist/authlint_base64.js";

export function bytes() {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
