// For `build.js`: what Node has as globals, and Jest's jsdom has not.

export { TextDecoder, TextEncoder } from "node:util";
