// The clipboard, where the browser lets a page read it.

/** The text of the clipboard; nothing where it cannot be had. */
export async function pasted(): Promise<string | undefined> {
  try {
    return await navigator.clipboard.readText();
  } catch {
    return undefined;
  }
}
