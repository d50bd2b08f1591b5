// Keeps the report up to date with the text: one question at a time, always about the newest text.

import type { CheckOptions, Report } from "authlint";

import { engine } from "./engine";

export interface Checked {
  text: string;
  report: Report;
}

export class Checker {
  #waiting: { text: string; options: CheckOptions } | undefined;
  #busy = false;

  constructor(
    private readonly onChecked: (checked: Checked) => void,
    private readonly onFailed: (error: Error) => void,
  ) {}

  /** Asks for a report; of several questions only the last is answered. */
  check(text: string, options: CheckOptions): void {
    this.#waiting = { text, options };
    void this.#work();
  }

  async #work(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    while (this.#waiting !== undefined) {
      const { text, options } = this.#waiting;
      this.#waiting = undefined;
      try {
        const report = await engine.check(text, options);
        // What was typed meanwhile has its own answer; until then the old one is better than none.
        this.onChecked({ text, report });
      } catch (error) {
        this.onFailed(error instanceof Error ? error : new Error(String(error)));
      }
    }
    this.#busy = false;
  }
}
