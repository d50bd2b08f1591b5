#!/usr/bin/env node
// `npx authlint FILE…`: the main job of the command line, on Node.

import { accessSync, chmodSync, chownSync, constants, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync, writeSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { parseArgs } from "node:util";

import * as authlint from "./node.js";
import { failing } from "./flatten.js";

const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));

const HELP = `Checks AWS Amplify Backend auth configurations.

Usage: authlint [check|fix] FILE…    - is standard input
       authlint explain RULE
       authlint rules

  --format FORMAT          concise (default), json, jsonl or markdown
  --operation OPERATION    auto (default), create, update or get
  --envelope, --casing     how the document is written, if that is not to be found out
  --select, --extend-select, --ignore RULES
                           rules or categories, by comma or repetition
  --fail-level LEVEL       error (default), warning or advice
  --fix, --unsafe-fixes    apply safe fixes; the others too
  --stdin-filename NAME    what standard input is called
  --exit-zero              exit with 0 although there are findings
  --help, --version

Exit status: 0 nothing at or above the fail level, 1 findings, 2 could not check.

This is the engine of the native program. Bytes that are not UTF-8 are no finding here, but an exit status of 2.
It is without: folders and globs, authlint.toml, --existing, --diff,
--policy, --baseline, --watch, --ndjson, convert, schema, lsp, and the formats full, sarif, github, gitlab, junit,
checkstyle and rdjson.
`;

const LIST = { type: "string", multiple: true };
const TEXT = { type: "string" };
const FLAG = { type: "boolean" };

const FLAGS = {
  format: { ...TEXT, default: "concise" },
  operation: TEXT,
  envelope: TEXT,
  casing: TEXT,
  select: LIST,
  "extend-select": LIST,
  ignore: LIST,
  "fail-level": { ...TEXT, default: "error" },
  fix: FLAG,
  "unsafe-fixes": FLAG,
  "stdin-filename": TEXT,
  "exit-zero": FLAG,
  help: { ...FLAG, short: "h" },
  version: { ...FLAG, short: "V" },
};

const FORMATS = ["concise", "json", "jsonl", "markdown"];

/** An error; the message is for standard error. */
class CliError extends Error {}

/** Writes everything, waiting for slow readers. A closed pipe ends the program silently. */
function print(text, descriptor = 1) {
  let bytes = Buffer.from(text);
  while (bytes.length > 0) {
    try {
      bytes = bytes.subarray(writeSync(descriptor, bytes));
    } catch (error) {
      if (error.code === "EPIPE") process.exit();
      if (error.code !== "EAGAIN") throw error;
    }
  }
}

function complain(message) {
  print(`authlint: ${visible(message)}\n`, 2);
  process.exitCode = 2;
}

function flags() {
  try {
    return parseArgs({ options: FLAGS, allowPositionals: true });
  } catch (error) {
    throw new CliError(`${error.message.split(". ")[0]}; see \`authlint --help\` for what the npm package has`);
  }
}

async function main() {
  const { values, positionals } = flags();
  if (values.help) return print(HELP);
  if (values.version) return print(`authlint ${version}\n`);
  if (positionals[0] === "rules") return rules(values);
  if (positionals[0] === "explain") return explain(positionals.slice(1), values);
  const isFix = positionals[0] === "fix";
  const names = isFix || positionals[0] === "check" ? positionals.slice(1) : positionals;
  if (names.length === 0) throw new CliError("no file given; see `authlint --help`");
  if (!FORMATS.includes(values.format)) throw new CliError(`--format: \`${values.format}\` is not one of ${FORMATS.join(", ")} in the npm package`);
  await lint(names, { ...values, fix: isFix || values.fix || values["unsafe-fixes"] });
}

async function lint(names, flags) {
  const options = {
    operation: flags.operation,
    envelope: flags.envelope,
    casing: flags.casing,
    select: list(flags.select),
    extendSelect: list(flags["extend-select"]),
    ignore: list(flags.ignore),
    unsafeFixes: flags["unsafe-fixes"] ?? false,
    encoding: "utf-8",
  };
  // Report invalid options once, not for each file.
  failing({ findings: [] }, flags["fail-level"]);
  authlint.check("{}", options);

  const reports = [];
  let isStdoutTaken = false;
  for (const name of names) {
    try {
      const { report, text, engine, settings } = await one(name, flags, options);
      reports.push({ report, markdown: flags.format === "markdown" ? engine.markdown(text, settings) : undefined });
      isStdoutTaken ||= flags.fix && name === "-";
    } catch (error) {
      if (!(error instanceof CliError)) throw error;
      complain(error.message);
    }
  }
  print(written(reports, flags.format), isStdoutTaken ? 2 : 1);
  const isBad = reports.some(({ report }) => report.omitted > 0 || failing(report, flags["fail-level"]).length > 0);
  if (isBad && !flags["exit-zero"]) process.exitCode ??= 1;
}

/** Checks a file, or fixes it first. */
async function one(name, flags, options) {
  const given = name === "-" ? flags["stdin-filename"] : name;
  const path = given ?? "-";
  const bytes = read(name);
  if (bytes.length > authlint.MAX_LENGTH) throw new CliError(`${path}: over the limit of ${authlint.MAX_LENGTH} bytes`);
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new CliError(`${path}: not UTF-8`);
  }
  const engine = mayBeYaml(given, text) ? await import("../dist/yaml/node.js") : authlint;
  // Without a path, the text decides the format.
  const settings = { ...options, path: given };
  if (!flags.fix) return { engine, settings, text, report: engine.check(text, settings) };
  const fixed = engine.fix(text, settings);
  if (name === "-") print(fixed.text);
  else if (fixed.text !== text) replace(name, bytes, fixed.text);
  return { engine, settings, ...fixed };
}

/** Whether a file is YAML by its name, or a text without a name may be. */
function mayBeYaml(name, text) {
  return name === undefined ? !/^\s*[{[]/.test(text) : /\.ya?ml$/i.test(name);
}

function read(name) {
  try {
    return readFileSync(name === "-" ? 0 : name);
  } catch (error) {
    throw new CliError(error.code === "EISDIR" ? `${name}: a folder; the npm package takes files` : `${name}: ${reason(error)}`);
  }
}

/** Writes a new file beside the old one and renames it, so that a crash leaves the old text or the new one. */
function replace(name, before, text) {
  let unfinished;
  try {
    // A symbolic link stays a link.
    const path = realpathSync(name);
    const { mode, nlink, uid, gid } = statSync(path);
    accessSync(path, constants.W_OK);
    if (nlink > 1) throw new CliError(`${name}: not fixed: it has other hard links, which would keep the old text`);
    const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
    writeFileSync(temporary, text, { mode, flag: "wx", flush: true });
    unfinished = temporary;
    chownSync(temporary, uid, gid);
    chmodSync(temporary, mode);
    if (!readFileSync(path).equals(before)) throw new CliError(`${name}: not fixed: it has changed since it was read`);
    renameSync(temporary, path);
    unfinished = undefined;
  } catch (error) {
    throw error instanceof CliError ? error : new CliError(`${name}: not fixed: ${reason(error)}`);
  } finally {
    if (unfinished !== undefined) rmSync(unfinished, { force: true });
  }
}

function reason({ message }) {
  return message.replace(/^[A-Z]+: |, \w+( '.*')?$/g, "");
}

function list(values) {
  return values?.flatMap((value) => value.split(",")).map((value) => value.trim()).filter((value) => value !== "");
}

function written(reports, format) {
  const files = reports.map(({ report }) => report);
  switch (format) {
    case "json":
      return `${JSON.stringify({ version: 1, tool: { name: "authlint", version }, files, summary: summary(files) }, null, 2)}\n`;
    case "jsonl":
      return files.map((file) => `${JSON.stringify({ version: 1, ...file })}\n`).join("");
    case "markdown":
      return reports.map(({ markdown }) => markdown).join("");
    default:
      return files.map(concise).join("");
  }
}

function summary(files) {
  const count = (level) => files.flatMap(({ findings }) => findings).filter((finding) => finding.level === level).length;
  return { files: files.length, errors: count("error"), warnings: count("warning"), advice: count("advice") };
}

/** Escapes characters that control a terminal. */
function visible(text) {
  return text.replace(/\p{C}/gu, (character) => `\\u{${character.codePointAt(0).toString(16)}}`);
}

function concise({ path, findings, omitted }) {
  const name = visible(path);
  const lines = findings.map(({ start, level, rule, message, basis }) => {
    const inferred = basis === "inferred" ? " (inferred)" : "";
    return `${name}:${start.line}:${start.column}: ${level}[${rule}] ${message}${inferred}\n`;
  });
  if (omitted > 0) lines.push(`${name}: and ${omitted} more\n`);
  return lines.join("");
}

async function rules({ format }) {
  const all = await authlint.rules();
  if (format === "json") return print(`${JSON.stringify(all, null, 2)}\n`);
  const width = Math.max(...all.map(({ id }) => id.length));
  print(all.map(({ id, summary }) => `${id.padEnd(width)}  ${summary}\n`).join(""));
}

async function explain([id], { format }) {
  if (id === undefined) throw new CliError("explain: no rule given");
  const page = await authlint.explain(id);
  if (page === undefined) throw new CliError(`\`${id}\` is not a rule; \`authlint rules\` lists them`);
  print(format === "json" ? `${JSON.stringify(page, null, 2)}\n` : `# ${page.id}\n\n${page.docs.trim()}\n`);
}

main().catch((error) => complain(error.message));
