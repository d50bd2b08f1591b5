// The browser of the package's tests.

export * from "../../pkg/tests/browser.js";
