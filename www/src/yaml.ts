// The engine that reads YAML: larger, and loaded with the first YAML document.

import { start } from "authlint/yaml/worker";

export const engine = start();
