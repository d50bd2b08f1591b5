// Indents a document; comments, order, numbers and line ends stay.

/** The text with one member or item in a line; none where it already is like that. */
export async function formatted(text: string): Promise<string | undefined> {
  const { applyEdits, format } = await import("jsonc-parser");
  const after = applyEdits(text, format(text, undefined, { tabSize: 2, insertSpaces: true, eol: "\n" }));
  return after === text ? undefined : after;
}
