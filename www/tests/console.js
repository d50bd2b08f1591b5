// The console in a browser, as the tests use it. Whatever the page complains of fails the test.

import assert from "node:assert/strict";
import { after, before } from "node:test";

import { launch } from "./browser.js";
import { policy, serve, site } from "./site.js";

export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

let browser;
let server;

/** For the head of a file of tests: one browser and one server for all of them. */
export function prepare() {
  before(async () => {
    server = await serve(site, { "content-security-policy": `${policy()}; frame-ancestors 'none'` });
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });
}

/** The server that `prepare` started. */
export function served() {
  return server;
}

/** Opens the console, lets `use` do with it what it will, and then holds that the page had nothing to complain of. */
export async function inConsole(use, { hash = "", expected = () => false, ...settings } = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...settings });
  const problems = [];
  try {
    await context.exposeBinding("reportProblem", (_, problem) => problems.push(problem));
    await context.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile, lineNumber }) =>
        window.reportProblem(`policy: ${violatedDirective} ${blockedURI} (${sourceFile}:${lineNumber})`),
      );
    });
    context.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) problems.push(`console: ${message.text()}`);
    });
    context.on("weberror", (error) => problems.push(`uncaught: ${error.error().stack}`));
    context.on("request", (request) => {
      const url = new URL(request.url());
      const isOwn = url.protocol === "blob:" || (url.origin === new URL(server.address).origin && url.search === "" && request.method() === "GET");
      if (!isOwn) problems.push(`request: ${request.method()} ${request.url()}`);
    });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    await page.goto(server.address + hash);
    await ready(page);
    await use(page, { context, problems });
    assert.deepEqual(problems.filter((problem) => !expected(problem)), []);
  } finally {
    await context.close();
  }
}

/** The engine has started. */
export async function ready(page) {
  await page.locator(".findings-body .loading").waitFor({ state: "detached" });
}

/** The lines of the document that are drawn: all of them, where it is short. */
export function text(page) {
  return page.locator(".editor").evaluate(({ shadowRoot }) => {
    if (shadowRoot.querySelector(".cm-placeholder") !== null) return "";
    return [...shadowRoot.querySelectorAll(".cm-line")].map(({ textContent }) => textContent).join("\n");
  });
}

/** Pastes a document in place of what is there. */
export async function paste(page, document) {
  const tab = page.locator("#tab-document");
  if (await tab.isVisible()) await tab.tap();
  const content = page.locator(".editor .cm-content");
  await content.focus();
  await page.keyboard.press("Control+a");
  await content.evaluate((element, document) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", document);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, document);
}

/** The card of a finding. */
export function finding(page, rule) {
  return page.locator(`.finding[data-rule="${rule}"]`);
}

/** The rules of the findings as they are listed. */
export async function listed(page) {
  return page.locator(".finding").evaluateAll((cards) => cards.map((card) => card.dataset.rule));
}

/** Opens the card of a finding: its help, its fixes, its reasons. */
export async function select(page, rule) {
  await finding(page, rule).first().locator(".finding-main").click();
  await page.locator(`.finding.selected[data-rule="${rule}"]`).waitFor();
}

/** Says how the document is to be read, instead of what was detected. */
export async function readAs(page, what, value) {
  const details = page.locator(".reading");
  if ((await details.getAttribute("open")) === null) await details.locator("summary").click();
  await page.locator(`#reading-${what}`).selectOption(value);
}

/** Takes an item of a menu of the toolbar. */
export async function choose(page, menu, item) {
  await page.locator(`#${menu}`).click();
  await page.locator(`#${menu}-menu`).getByRole("menuitem", { name: item, exact: true }).click();
}

/** What is selected in the document. */
export function selection(page) {
  return page.locator(".editor").evaluate((element) => element.shadowRoot.getSelection().toString());
}
