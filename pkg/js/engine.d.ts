import type { CheckOptions, Completion, Hover, ReadOptions, Report } from "./index.js";

/** `authlint` itself, or the connection to a worker. */
export interface Engine {
  check(text: string, options?: CheckOptions): Report | Promise<Report>;
  complete(text: string, offset: number, options?: ReadOptions): Completion[] | Promise<Completion[]>;
  hover(text: string, offset: number, options?: ReadOptions): Hover | undefined | Promise<Hover | undefined>;
  /** Awaited before the first call. */
  init?(): Promise<void>;
}
