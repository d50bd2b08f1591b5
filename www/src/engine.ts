// The one engine, off the main thread.

import { start, type Connection } from "authlint/worker";

export const engine: Connection = start();
