// The parts of the npm package that the extension is built from; `build.mjs` says where they are.

declare module "authlint/engine" {
  export function initSync(source: { module: Uint8Array }): void;
  export function configuration(text: Uint8Array, format: string, path: string): string;
  export function ownership(text: Uint8Array): number;
  export function symbols(text: Uint8Array): string;
}

declare module "authlint/api" {
  import type { Completion, Converted, Fixed, Form, Hover, Report } from "authlint";
  export function check(text: string, options: object): Report;
  export function complete(text: string, offset: number, options: object): Completion[];
  export function convert(text: string, form: Form, options: object): Converted;
  export function fix(text: string, options: object): Fixed;
  export function hover(text: string, offset: number, options: object): Hover | undefined;
  /** Says that the engine is there. */
  export function started(): void;
  /** Calls a function of the engine with options. */
  export function call<T>(run: (text: Uint8Array) => T, text: Uint8Array, options?: object): T;
  export function encoded(text: string): Uint8Array;
}

declare module "authlint/example" {
  const text: string;
  export default text;
}
