// VS Code in a browser, as the tests use it.

import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { launch } from "../../../../pkg/tests/browser.js";
import { install } from "./install.mjs";

const root = fileURLToPath(new URL("../../../..", import.meta.url));
const vsix = join(root, "editors/vscode/dist/authlint.vsix");
export const program = process.env.AUTHLINT ?? join(root, "target/debug/authlint");

/** Nothing but the editor: no welcome, no chat, no banners, no network. The folder is not trusted. */
const SETTINGS = {
  "chat.disableAIFeatures": true,
  "editor.fontSize": 13,
  "editor.minimap.enabled": false,
  "files.autoSave": "off",
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "git.enabled": false,
  "security.workspace.trust.banner": "never",
  "security.workspace.trust.startupPrompt": "never",
  "telemetry.telemetryLevel": "off",
  "window.commandCenter": false,
  "workbench.colorTheme": "Default Light Modern",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
};

/** Slow machines shared with others take their time. */
const PATIENCE = 60_000;

/** A server with the extension and a folder with some files, and a browser. */
export async function start(files) {
  const { node, entry, name } = install();
  const home = mkdtempSync(join(tmpdir(), "authlint-vscode-"));
  const folder = join(home, "folder");
  for (const [path, text] of Object.entries(files)) write(join(folder, path), text);
  const data = join(home, "data");
  const own = ["--user-data-dir", data, "--extensions-dir", join(home, "extensions")];
  const environment = { ...process.env, HOME: home, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home, PATH: `${dirname(node)}:${process.env.PATH}` };
  const installed = spawnSync(node, [entry, ...own, "--install-extension", vsix], { env: environment, encoding: "utf8" });
  if (installed.status !== 0) throw new Error(`the extension was not installed: ${installed.stdout}${installed.stderr}`);

  const port = await freePort();
  const flags = ["--auth", "none", "--bind-addr", `127.0.0.1:${port}`, "--disable-telemetry", "--disable-update-check"];
  // A group of its own, so that its children end with it.
  const server = spawn(node, [entry, ...own, ...flags], { env: environment, stdio: ["ignore", "pipe", "pipe"], detached: true });
  let log = "";
  for (const stream of [server.stdout, server.stderr]) stream.on("data", (text) => (log += text));
  const address = `http://127.0.0.1:${port}/?folder=${encodeURIComponent(folder)}`;
  await answers(address, () => log);
  const browser = await launch();
  return {
    name,
    folder,
    /** A window with these settings of the user, and these of the machine. */
    async open(user = {}, machine = {}) {
      write(join(data, "User/settings.json"), JSON.stringify({ ...SETTINGS, ...user }));
      write(join(data, "Machine/settings.json"), JSON.stringify(machine));
      const page = await browser.newPage({ viewport: { width: 1200, height: 800 }, deviceScaleFactor: 1.5 });
      page.setDefaultTimeout(PATIENCE);
      await page.goto(address);
      await page.locator(".monaco-workbench .explorer-folders-view .monaco-list-row").first().waitFor();
      return new Workbench(page, folder);
    },
    async stop() {
      await browser.close();
      const ended = new Promise((resolve) => server.once("exit", resolve));
      process.kill(-server.pid, "SIGTERM");
      await ended;
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A window of VS Code. */
class Workbench {
  constructor(page, folder) {
    Object.assign(this, { page, folder });
    this.editor = page.locator(".editor-instance .monaco-editor").first();
  }

  /** Opens a file of the folder. */
  async show(name) {
    await this.page.locator(".explorer-folders-view .monaco-list-row", { hasText: name }).dblclick();
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    await this.editor.locator(".view-line").first().waitFor();
  }

  /** Waits for numbers in the status bar, such as `Errors: 6, Warnings: 4`. */
  async problems(counts) {
    await this.says("problems", (label) => label === counts, counts);
  }

  /** Waits until a text is in the editor. */
  async text(text) {
    await this.page.waitForFunction(place, text);
  }

  /** The middle of the first place of a text in the editor. */
  async place(text) {
    await this.text(text);
    return this.page.evaluate(place, text);
  }

  /** Puts the cursor into a text. */
  async click(text) {
    const { x, y } = await this.place(text);
    await this.page.mouse.click(x, y);
  }

  /** Shows what is known about a text, until that says what is wanted. */
  async hover(text, wanted) {
    const hover = this.page.locator(".monaco-hover:not(.hidden)", { hasText: wanted }).first();
    await again(hover, async () => {
      const { x, y } = await this.place(text);
      await this.page.mouse.move(x, y + 100);
      await this.page.mouse.move(x, y, { steps: 5 });
    });
    return hover;
  }

  /** The quick fixes where the cursor is. */
  async fixes() {
    const fixes = this.page.locator(".action-widget .monaco-list-row.action");
    await again(fixes.first(), () => this.page.keyboard.press("Control+."));
    return fixes;
  }

  /** The list of completions, once it has an entry. */
  async completions(entry) {
    const list = this.page.locator(".suggest-widget.visible");
    const row = list.locator(".monaco-list-row", { hasText: entry }).first();
    // Typing has asked for them already.
    await row.waitFor({ timeout: PATIENCE / 4 }).catch(() => again(row, () => this.page.keyboard.press("Control+Space")));
    return list;
  }

  /** Runs a command of the palette. */
  async run(command) {
    await this.choose(command);
    await this.page.locator(".quick-input-widget").waitFor({ state: "hidden" });
  }

  /** The same for a command that asks something. */
  async choose(command) {
    await this.page.keyboard.press("F1");
    const input = this.page.locator(".quick-input-widget input");
    await input.waitFor();
    await input.fill(`>${command}`);
    await this.page.locator(".quick-input-list .monaco-list-row", { hasText: command }).first().waitFor();
    await this.page.keyboard.press("Enter");
  }

  /** Waits until the language status says something. */
  async status(text) {
    await this.says("languageStatus", (label) => label.includes(text), text);
  }

  /** Saves what was edited, and gives the new text of the file. */
  async saved(name) {
    const read = () => readFileSync(join(this.folder, name), "utf8");
    const before = read();
    await this.page.keyboard.press("Control+S");
    await until(() => read() !== before, `${name} is saved`);
    return read();
  }

  /** Waits until an item of the status bar says what is wanted. */
  async says(item, isWanted, wanted) {
    const link = this.page.locator(`#status\\.${item} a`);
    const label = () => link.getAttribute("aria-label", { timeout: 1000 }).catch(() => "");
    await until(async () => isWanted(await label()), `${item} says \`${wanted}\``).catch(async (error) => {
      throw new Error(`${error.message}; it says \`${await label()}\``);
    });
  }

  async close() {
    await this.page.close();
  }
}

/** In the page: the middle of the first place of a text, if the editor shows it. */
function place(text) {
  for (const line of document.querySelectorAll(".editor-instance .view-line")) {
    const start = line.textContent.replaceAll("\u00a0", " ").indexOf(text);
    if (start < 0) continue;
    const range = document.createRange();
    const nodes = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    const ends = [start, start + text.length];
    for (let offset = 0, node = nodes.nextNode(); node !== null && ends.length > 0; node = nodes.nextNode()) {
      const { length } = node.data;
      while (ends.length > 0 && ends[0] <= offset + length) {
        const at = ends.shift() - offset;
        if (ends.length === 1) range.setStart(node, at);
        else range.setEnd(node, at);
      }
      offset += length;
    }
    const { left, right, top, bottom } = range.getBoundingClientRect();
    return { x: (left + right) / 2, y: (top + bottom) / 2 };
  }
  return undefined;
}

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Does something until that shows something: what comes too early has no effect. */
async function again(shown, act) {
  await until(async () => {
    await act();
    return shown.waitFor({ timeout: PATIENCE / 12 }).then(() => true, () => false);
  }, `${shown} is shown`);
}

async function answers(address, log) {
  const isThere = async () => (await fetch(address).catch(() => ({ ok: false }))).ok;
  await until(isThere, "code-server answers").catch((error) => {
    throw new Error(`${error.message}\n${log()}`);
  });
}

async function until(isSo, what) {
  const end = Date.now() + PATIENCE;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`waited in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
