// What a document is checked as while it is typed: a guess does not give way to another guess.

import type { Report } from "authlint";

type Settled = Pick<Report, "operation" | "operationReason">;

export class Guess {
  #settled: Settled | undefined;

  /** The operation that was settled on. */
  get operation(): Report["operation"] | undefined {
    return this.#settled?.operation;
  }

  /** For another document. */
  forget(): void {
    this.#settled = undefined;
  }

  settle({ operation, operationReason }: Settled): Settled {
    if (this.#settled === undefined || !isGuess(operationReason)) this.#settled = { operation, operationReason };
    return this.#settled;
  }
}

export function isGuess(reason: string): boolean {
  return reason.startsWith("assumed");
}
