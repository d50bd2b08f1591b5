// Keeps the report up to date with the text: one question at a time, always about the newest text.

import type { CheckOptions, Report } from "authlint";

import { engine } from "./engine";
import { Guess } from "./guess";

export interface Checked {
  text: string;
  report: Report;
  /** Why the document was not compared with what exists. */
  refused?: string;
}

interface Question {
  text: string;
  options: CheckOptions;
}

export class Checker {
  readonly guess = new Guess();
  #waiting: Question | undefined;
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
      const question = this.#waiting;
      this.#waiting = undefined;
      try {
        // What was typed meanwhile has its own answer; until then the old one is better than none.
        this.onChecked(await this.#answer(question));
      } catch (error) {
        this.onFailed(error instanceof Error ? error : new Error(String(error)));
      }
    }
    this.#busy = false;
  }

  async #answer({ text, options }: Question): Promise<Checked> {
    try {
      return { text, report: await this.#report(text, options) };
    } catch (error) {
      const refused = error instanceof Error ? /^existing: (.*)/.exec(error.message)?.[1] : undefined;
      if (refused === undefined) throw error;
      return { text, report: await this.#report(text, { ...options, existing: undefined }), refused };
    }
  }

  async #report(text: string, options: CheckOptions): Promise<Report> {
    const report = await engine.check(text, options);
    if (options.operation !== "auto") return report;
    const { operation, operationReason } = this.guess.settle(report);
    return operation === report.operation ? report : { ...(await engine.check(text, { ...options, operation })), operationReason };
  }
}
