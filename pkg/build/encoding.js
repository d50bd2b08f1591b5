// For `build.js`: globals of Node that Jest's jsdom does not have.

export { TextDecoder, TextEncoder } from "node:util";
