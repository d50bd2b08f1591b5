// Files that are opened, dropped and saved. They are read here and go nowhere.

import { notice } from "./notice";

/** The engine takes no more, in bytes. */
const LIMIT = 16 * 1024 * 1024;

export interface Opened {
  name: string;
  text: string;
  /** The editor has `\n`; a file that had `\r\n` throughout gets it back when it is saved. */
  lineEnd: string;
}

/** Reads a file; nothing where it is none of ours, which is said. */
export async function read(file: File): Promise<Opened | undefined> {
  if (file.size > LIMIT) {
    notice(`${file.name} has more than 16 megabytes: that is no configuration`);
    return undefined;
  }
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer());
    return { name: file.name, text, lineEnd: /^(?:[^\n]*\r\n)+[^\n]*$/.test(text) ? "\r\n" : "\n" };
  } catch {
    notice(`${file.name} is not UTF-8 text`);
    return undefined;
  }
}

/** Asks for a file. */
export function choose(then: (file: File) => void): void {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = ".json,.jsonc,.yaml,.yml,application/json";
  input.addEventListener("change", () => {
    const [file] = input.files ?? [];
    if (file !== undefined) then(file);
  });
  input.click();
}

/** Takes files that are dropped anywhere on the page. */
export function receive(then: (file: File) => void): void {
  let inside = 0;
  const mark = (change: number) => {
    inside = Math.max(0, inside + change);
    document.body.classList.toggle("dropping", inside > 0);
  };
  const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
  // Captured: the editor would insert the text of a file where it is dropped.
  const listen = (name: "dragenter" | "dragleave" | "dragover" | "drop", handle: (event: DragEvent) => void) =>
    window.addEventListener(
      name,
      (event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        event.stopPropagation();
        handle(event);
      },
      { capture: true },
    );
  listen("dragenter", () => mark(1));
  listen("dragleave", () => mark(-1));
  listen("dragover", () => {});
  listen("drop", (event) => {
    mark(-inside);
    const [file] = event.dataTransfer?.files ?? [];
    if (file !== undefined) then(file);
  });
}

export function save(name: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
